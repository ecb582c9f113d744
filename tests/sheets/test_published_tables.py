"""Table three of published reports, pasted in the shapes that spreadsheets have."""

from collections import Counter
from pathlib import Path

import pytest

from report_assistant.sheets.clipboard import rows_of
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import grid_of, is_computed
from report_assistant.sheets.pasting import read_paste
from tests.checks.test_published_cases import cells_of
from tests.published.cases import CASES, load
from tests.sheets.shapes import SHAPES, THREE

EMPTY = FilledTable(grid_of("applications"), {})
WITH_TABLE = [path for path in CASES if load(path)["applications"]]
"""Whole or in part; the other published figures have nothing of table three."""


def judged(case: Path, shape: str) -> Counter[str]:
    """How many cells are right, told or wrong when a case is pasted."""
    cells = {p: cell for p, cell in cells_of(load(case)).items() if p in THREE.labels}
    texts = {path: cell.text for path, cell in cells.items()}
    text = SHAPES[shape](texts)
    pasted = read_paste(text, EMPTY)
    counted = EMPTY.with_numbers(pasted.numbers).counted
    verdicts: Counter[str] = Counter()
    is_part = shape.startswith("a part")
    for path, cell in cells.items():
        if is_computed(path):
            continue
        if path in pasted.numbers:
            is_right = (counted[path] or 0) == (cell.value or 0)
            verdicts["right" if is_right else "wrong"] += 1
        elif not is_part or not any(cell.text in row for row in rows_of(text)):
            verdicts["told" if pasted.told else "absent" if is_part else "wrong"] += 1
    return verdicts


@pytest.mark.parametrize("shape", SHAPES)
def test_no_cell_of_a_published_table_is_wrong_silently(shape: str) -> None:
    assert WITH_TABLE
    total: Counter[str] = Counter()
    for case in WITH_TABLE:
        total += judged(case, shape)
    print(f"\n{shape}: right {total['right']}, told {total['told']}, wrong {total['wrong']}")
    assert total["wrong"] == 0
    assert total["right"] or shape == "a part without labels"
