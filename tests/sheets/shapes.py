"""Table three as clerks have it in a spreadsheet, in many shapes."""

from collections.abc import Callable, Mapping, Sequence

from report_assistant.report.tables import TABLE_OF, Number
from report_assistant.sheets.clipboard import text_of
from report_assistant.sheets.copying import placed_cells

THREE = TABLE_OF["applications"]
Texts = Mapping[str, str]
"""Cell path -> what stands in the cell, totals included."""
Shape = Callable[[Texts], str]

_HEAD_ROWS, _LABEL_COLUMNS = 3, 3
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def as_printed(texts: Texts) -> list[list[str]]:
    """Labels, heads, totals, as the form prints them."""
    block = [[""] * THREE.columns for _ in THREE.rows]
    for top, left, cell in placed_cells(THREE):
        block[top][left] = texts.get(cell.path, "") if cell.path else cell.text + cell.aside
    return block


def _values_only(texts: Texts) -> list[list[str]]:
    return [row[_LABEL_COLUMNS:] for row in as_printed(texts)[_HEAD_ROWS:]]


def _without_totals(rows: Sequence[Sequence[str]], handled: int) -> list[list[str]]:
    return [list(row[:-1]) for n, row in enumerate(rows) if n != handled]


def with_headings_and_totals(texts: Texts) -> str:
    return text_of(as_printed(texts))


def without_headings(texts: Texts) -> str:
    return text_of(_values_only(texts))


def without_totals(texts: Texts) -> str:
    return text_of(_without_totals(as_printed(texts), len(THREE.rows) - 2))


def bare_without_totals(texts: Texts) -> str:
    return text_of(_without_totals(_values_only(texts), len(THREE.rows) - _HEAD_ROWS - 2))


def full_width_with_units(texts: Texts) -> str:
    """Digits of an input method, thousands separated, a unit, spaces around."""
    return text_of(as_printed({path: _written_out(text) for path, text in texts.items()}))


def _written_out(text: str) -> str:
    try:
        return f" {int(text):,}件 ".translate(_FULL_WIDTH)
    except ValueError:
        return text.translate(_FULL_WIDTH)


def blanks_for_zeros(texts: Texts) -> str:
    """Without heads and labels, and nothing where there was none."""
    return text_of(_values_only({path: "" if t == "0" else t for path, t in texts.items()}))


def dashes_for_zeros(texts: Texts) -> str:
    marks = ("/", "—", "-", "")
    texts = {
        path: marks[n % len(marks)] if text == "0" else text
        for n, (path, text) in enumerate(texts.items())
    }
    return text_of(as_printed(texts))


def row_labels_only(texts: Texts) -> str:
    """One column of labels and the numbers, no heads; a few empty rows and columns after them."""
    rows = [[next(filter(None, reversed(row[:3])), ""), *row[3:]] for row in as_printed(texts)[3:]]
    return text_of([[*row, "", ""] for row in [*rows, [""] * 8, [""] * 8]])


def a_part_with_labels(texts: Texts) -> str:
    """Some rows from the middle with their labels, under the heads."""
    printed = as_printed(texts)
    return text_of([*printed[:_HEAD_ROWS], *printed[8:20]])


def a_part_without_labels(texts: Texts) -> str:
    return text_of([row[:4] for row in _values_only(texts)[5:9]])


SHAPES: Mapping[str, Shape] = {
    "headings and totals": with_headings_and_totals,
    "without headings": without_headings,
    "without totals": without_totals,
    "bare, without totals": bare_without_totals,
    "full-width, units": full_width_with_units,
    "blanks for zeros": blanks_for_zeros,
    "dashes for zeros": dashes_for_zeros,
    "row labels only": row_labels_only,
    "a part with labels": a_part_with_labels,
    "a part without labels": a_part_without_labels,
}


def number_texts(numbers: Mapping[str, Number | None]) -> dict[str, str]:
    return {path: "" if number is None else str(number) for path, number in numbers.items()}
