"""Fitting the columns of a block to those of a table when no heads say which is which."""

from collections.abc import Iterator, Sequence

from report_assistant.reading.numbers import is_blank, printed_cell
from report_assistant.report.tables import Number


def column_window(
    rows: Sequence[Sequence[str]], layouts: Sequence[list[str]]
) -> Iterator[dict[int, str]]:
    """Yield column -> name for the one layout that fits; nothing if none does, or several.

    A block as wide as a layout fits it. A wider one fits where its other columns are empty. Between
    several fits, the sums of the rows decide: a layout's last column may be the total.
    """
    width = len(rows[0]) if rows else 0
    exact = [dict(enumerate(layout)) for layout in layouts if len(layout) == width]
    if len(exact) == 1:
        has_total = exact[0][width - 1].endswith(".total")
        if has_total or not may_be_shifted(rows):
            yield exact[0]
        return
    found = [
        {start + at: name for at, name in enumerate(layout)}
        for layout in layouts
        for start in range(width - len(layout) + 1)
        if _covers(rows, start, start + len(layout))
    ]
    adding_up = [columns for columns in found if _adds_up(rows, columns)]
    if len(found) == 1 or len(adding_up) == 1:
        yield (adding_up or found)[0]


def may_be_shifted(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the last column is the sum of the others, so that a column is missing."""
    numbers = [[_number(cell) for cell in row] for row in rows]
    return any(row[-1] for row in numbers) and all(sum(row[:-1]) == row[-1] for row in numbers)


def _covers(rows: Sequence[Sequence[str]], start: int, stop: int) -> bool:
    return all(
        is_blank(cell) for row in rows for at, cell in enumerate(row) if not start <= at < stop
    )


def _adds_up(rows: Sequence[Sequence[str]], columns: dict[int, str]) -> bool:
    """Return whether the layout has a total and each row's cells add up to it."""
    places = sorted(columns)
    if not columns[places[-1]].endswith(".total"):
        return False
    return all(
        sum(_number(row[at]) for at in places[:-1]) == _number(row[places[-1]]) for row in rows
    )


def _number(cell: str) -> Number:
    return printed_cell(cell).value or 0
