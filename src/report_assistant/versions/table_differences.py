"""Changes in tables: cells under the names that clerks use, rows, labels, whole tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_assistant.reading.blocks import GridBlock, Row
from report_assistant.reading.true_columns import named_row
from report_assistant.report.places import part_name
from report_assistant.report.tables import TABLES, Table
from report_assistant.versions.alignment import align
from report_assistant.versions.difference import Difference, Kind, difference
from report_assistant.versions.excerpts import quoted
from report_assistant.versions.passages import Grid, Version

_VALUE = re.compile(r"\s*(?:[\d０-９【/-]|$)")


def table_differences(old: Version, new: Version) -> Iterator[Difference]:
    """Yield what changed in the tables of two versions."""
    for table in TABLES:
        for words in _statutory(table, old, new):
            yield difference(Kind.TABLE, table.section, words)
    for section, words in _other_tables(old.grids, new.grids):
        yield difference(Kind.TABLE, section, words)


# ---------------------------------------------------------------- statutory tables


def _statutory(table: Table, old: Version, new: Version) -> Iterator[str]:
    is_before, is_after = table.key in old.statutory, table.key in new.statutory
    if is_before and is_after:
        yield from _cells(table, old, new)
        yield from _labels(table, old.statutory[table.key], new.statutory[table.key])
    elif is_before:
        yield f"{table.name}整张去掉了"
    elif is_after:
        yield f"增加了{table.name}"


def _cells(table: Table, old: Version, new: Version) -> Iterator[str]:
    before, after = old.tables.cells, new.tables.cells
    one_sided: dict[str, str] = {}
    for path in table.paths:
        one, two = before.get(path), after.get(path)
        if one is not None and two is not None:
            if one.text != two.text:
                yield f"{table.place(path)}：{_replaced(one.text, two.text)}"
        elif one is not None or two is not None:
            verb = "去掉了" if two is None else "增加了"
            one_sided.setdefault(table.labels[path][0], verb)
    for row, verb in one_sided.items():
        yield f"{table.name}{verb}“{row}”一行的数"


def _labels(table: Table, old: Sequence[GridBlock], new: Sequence[GridBlock]) -> Iterator[str]:
    """Yield the changes in the printed words of a table."""
    yield from _lines(table.name, list(_label_lines(old)), list(_label_lines(new)))


def _label_lines(grids: Iterable[GridBlock]) -> Iterator["_Line"]:
    for row in (row for grid in grids for row in grid.rows):
        position, named = named_row(row)
        for number, cell in enumerate(row):
            is_value = number > position if named is not None else _VALUE.match(cell.text)
            if cell.begins and not is_value:
                yield _Line((cell.text.replace("\n", ""),))


# ---------------------------------------------------------------- other tables


@dataclass(frozen=True)
class _Line:
    """A row of a table, or one of its labels."""

    cells: tuple[str, ...]
    anchor: str = ""
    kind: str = "line"

    @property
    def text(self) -> str:
        return " ".join(cell for cell in self.cells if cell)


def _other_tables(old: Sequence[Grid], new: Sequence[Grid]) -> Iterator[tuple[int, str]]:
    for step in align(old, new).steps:
        before = None if step.old is None else old[step.old]
        after = None if step.new is None else new[step.new]
        if before is not None and after is not None:
            name = f"{part_name(after.section)}的表格"
            rows = [[_line(row) for row in grid.block.rows] for grid in (before, after)]
            for words in _lines(name, *rows):
                yield after.section, words
        elif after is not None:
            yield after.section, f"{part_name(after.section)}：增加了一张表{quoted(after.text)}"
        elif before is not None:
            yield (
                before.section,
                f"{part_name(before.section)}：去掉了一张表{quoted(before.text)}",
            )


def _line(row: Row) -> _Line:
    cells = tuple(cell.text.replace("\n", "") if cell.begins else "" for cell in row)
    return _Line(cells, anchor=next((cell for cell in cells if cell), ""))


def _lines(name: str, old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[str]:
    # A list of labels has no heads.
    heads = new[0].cells if new and len(new[0].cells) > 1 else ()
    for step in align(old, new).steps:
        before = None if step.old is None else old[step.old]
        after = None if step.new is None else new[step.new]
        if before is not None and after is not None:
            yield from _in_line(name, before, after, heads)
        elif after is not None and after.text:
            yield f"{name}增加了{quoted(after.text)}"
        elif before is not None and before.text:
            yield f"{name}去掉了{quoted(before.text)}"


def _in_line(name: str, before: _Line, after: _Line, heads: Sequence[str]) -> Iterator[str]:
    if len(before.cells) != len(after.cells):
        if before.text != after.text:
            yield f"{name}：{quoted(before.text)}改成{quoted(after.text)}"
        return
    for column, (one, two) in enumerate(zip(before.cells, after.cells, strict=True)):
        if one != two:
            yield f"{name}{_place(after, column, heads)}：{_replaced(one, two)}"


def _place(line: _Line, column: int, heads: Sequence[str]) -> str:
    """Name a cell by its row and column, as far as they have names."""
    head = heads[column] if column < len(heads) and heads is not line.cells else ""
    row = line.anchor if column and line.anchor != line.cells[column] else ""
    names = "·".join(name for name in (row, head) if name)
    return f"“{names}”" if names else ""


def _replaced(old: str, new: str) -> str:
    if not old.strip():
        return f"填上了{quoted(new)}"
    if not new.strip():
        return f"{quoted(old)}去掉了"
    return f"{quoted(old)}改成{quoted(new)}"
