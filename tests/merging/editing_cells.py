"""Edits of the statutory tables."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache

from report_assistant.report.tables import TABLES
from report_assistant.word.writer import write_docx
from tests.merging.claims import Claim
from tests.merging.claims_of_looks import AddedRow, ChangedCell
from tests.merging.page import Page
from tests.merging.rendered import CellPlace, Node, Seen, SeenCell, W, anchors_of, cells_of, text_of
from tests.word.sample_drafts import full_draft


def change_cell(page: Page) -> Claim | None:
    """A number typed over, now and then with a note in brackets."""
    cell = _some_cell(page)
    if cell is None:
        return None
    text = str(page.number())
    if page.dice.random() < 0.3:
        text += "（含上年1件）"
    _write(cell.node, text)
    return ChangedCell("change a cell", path_of(cell.place), cell.place, text)


def clear_cell(page: Page) -> Claim | None:
    """A number deleted."""
    cell = _some_cell(page)
    if cell is None:
        return None
    _write(cell.node, "")
    return ChangedCell("clear a cell", path_of(cell.place), cell.place, "")


def _some_cell(page: Page) -> SeenCell | None:
    cells = [cell for cell in page.statutory_cells() if path_of(cell.place)]
    return page.preferring([cell for cell in cells if path_of(cell.place) in page.busy], cells)


def _write(cell: Node, text: str) -> None:
    """Type over what a cell holds; anchor and looks stay."""
    words = list(cell.iter(f"{W}t"))
    for node in words:
        node.text = ""
    words[0].text = text


def add_row(page: Page) -> Claim | None:
    """A row of the clerk's own, made by copying one."""
    tables = [table for table in page.body.iterfind(f"{W}tbl") if anchors_of(table)]
    if not tables:
        return None
    table = page.dice.choice(tables)
    rows = [row for row in table.findall(f"{W}tr")[2:] if _may_be_copied(row)]
    if not rows:
        return None
    row = page.dice.choice(rows)
    made = deepcopy(row)
    label = page.mark()
    cells = made.findall(f"{W}tc")
    first = next(cell for cell in cells if text_of(cell) and not text_of(cell)[0].isdigit())
    for cell in cells:
        if list(cell.iter(f"{W}t")):
            _write(cell, label if cell is first else "0")
    row.addnext(made)
    return AddedRow("add a row", next(iter(cells_of(table))).place.head, label)


def _may_be_copied(row: Node) -> bool:
    """With a label and values, and no merge that begins in it."""
    texts = [text_of(cell) for cell in row.iterfind(f"{W}tc")]
    has_both = any(text.isdigit() for text in texts) and any(
        text and not text[0].isdigit() for text in texts
    )
    merges = row.iterfind(f"{W}tc/{W}tcPr/{W}vMerge")
    return has_both and all(merge.get(f"{W}val") != "restart" for merge in merges)


# ---------------------------------------------------------------- which cell is which


@cache
def paths() -> Mapping[CellPlace, str]:
    """The path of each value cell by where it stands: read off a table of numbers, all different."""
    numbers = {path: str(1000 + at) for at, path in enumerate(p for t in TABLES for p in t.paths)}
    path_of = {number: path for path, number in numbers.items()}
    printed = Seen(write_docx(full_draft(numbers)))
    return {cell.place: path_of[cell.text] for cell in printed.cells if cell.text in path_of}


def path_of(place: CellPlace) -> str:
    """The path of a cell, empty for one that no statutory table has."""
    return paths().get(place, "")
