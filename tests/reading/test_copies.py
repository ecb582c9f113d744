"""The matrix: every table x every layout that copies leave x every way in. No cell is wrong."""

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from report_assistant.report.tables import TABLES, Number
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import grid_of, is_computed
from report_assistant.sheets.pasting import read_paste
from report_assistant.word.reader import read_report_text
from tests.reading.copied_tables import COPIES, Copy, report_text
from tests.reading.figures import CaseFigures, case_figures, invented, published_cases
from tests.reading.test_layouts import number_in

Read = tuple[Mapping[str, Number | None], bool]
"""Cell path -> what was read, and whether something was told."""

FIGURES = invented() | {path.stem: case_figures(path) for path in published_cases()}


def imported(figures: CaseFigures, copy: Copy) -> Read:
    """A whole report as a text file, or pasted into the conversation."""
    printed = read_report_text(report_text(figures, copy), "年报.txt")
    return {path: cell.value for path, cell in printed.cells.items()}, bool(printed.unread)


def pasted(figures: CaseFigures, copy: Copy) -> Read:
    """Each table by itself, pasted into its grid."""
    numbers: dict[str, Number | None] = {}
    told = False
    for table in TABLES:
        filled = FilledTable(grid_of(table.key), {})
        found = read_paste(copy(table, figures), filled)
        numbers |= found.numbers
        told |= bool(found.told)
    return numbers, told


WAYS: Mapping[str, Callable[[CaseFigures, Copy], Read]] = {"import": imported, "paste": pasted}


def judged(way: str, copy: Copy, figures: CaseFigures) -> Counter[str]:
    """How many cells are right, told or wrong."""
    read, told = WAYS[way](figures, copy)
    verdicts: Counter[str] = Counter()
    for path in (path for table in TABLES for path in table.paths):
        if way == "paste" and is_computed(path):
            continue
        wanted = number_in(figures.text(path))
        if path in read and (read[path] or 0) == (wanted or 0):
            verdicts["right"] += 1
        elif path in read:
            verdicts["wrong"] += 1
        elif wanted is not None:
            verdicts["told" if told else "silent"] += 1
    return verdicts


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("layout", COPIES)
def test_no_cell_of_a_copied_table_is_wrong(layout: str, way: str) -> None:
    total: Counter[str] = Counter()
    full: Counter[str] = Counter()
    for name, figures in FIGURES.items():
        found = judged(way, COPIES[layout], figures)
        total += found
        if name in ("every", "zeros"):
            full += found
    print(
        f"\n{layout} by {way}: "
        + ", ".join(f"{k} {total[k]}" for k in ("right", "told", "wrong", "silent"))
    )
    assert total["wrong"] == total["silent"] == 0
    assert full["told"] == 0
