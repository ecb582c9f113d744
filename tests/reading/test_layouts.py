"""Figures poured into every layout are read back, cell for cell."""

from decimal import Decimal
from pathlib import Path

import pytest

from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.tables import TABLES
from report_assistant.word.reader import read_report_bytes
from tests.reading.figures import CaseFigures, case_figures, invented, published_cases
from tests.reading.layouts import LAYOUTS, LOSSY

PATHS = [path for table in TABLES for path in table.paths]
INVENTED = invented()


def number_in(text: str) -> int | Decimal | None:
    """The number that a person reads in a cell of these figures."""
    digits = text.partition("（")[0].replace(",", "")
    if not digits:
        return None
    return Decimal(digits) if "." in digits else int(digits)


def wrong_cells(printed: PrintedReport, figures: CaseFigures, layout: str) -> dict[str, object]:
    wrong: dict[str, object] = {}
    for path in PATHS:
        wanted = number_in(figures.text(path))
        cell = printed.cells.get(path)
        if cell is None and layout in LOSSY and _has_gap(figures, path):
            continue  # where something is lost in a row, its other cells may be left unread
        if cell is None or cell.value != wanted:
            wrong[path] = (wanted, cell)
    return wrong


def _has_gap(figures: CaseFigures, path: str) -> bool:
    row = path.rpartition(".")[0] if path.count(".") == 2 else path
    whole = "review_litigation" if path.startswith("review_litigation") else row
    return any(not figures.text(other) for other in PATHS if other.startswith(whole))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", INVENTED)
def test_every_cell_is_read(name: str, layout: str) -> None:
    figures = INVENTED[name]
    printed = read_report_bytes(LAYOUTS[layout](figures), layout)
    assert wrong_cells(printed, figures, layout) == {}
    assert printed.found_tables == {table.key for table in TABLES}
    if layout not in LOSSY:
        assert printed.unread == ()


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if not name.startswith("official")])
@pytest.mark.parametrize("name", ["every", "zeros", "noted"])
def test_the_text_is_read(name: str, layout: str) -> None:
    figures = INVENTED[name]
    printed = read_report_bytes(LAYOUTS[layout](figures), layout)
    assert printed.title == figures.title
    assert printed.organisation in ("云溪镇人民政府", "白沙县林业局")
    assert printed.year == int("".join(filter(str.isdigit, figures.title)))
    sections = [p for p in printed.paragraphs if p.level is Level.SECTION]
    assert [(p.section, p.text) for p in sections] == [(n, figures.heading(n)) for n in range(1, 7)]
    for section in range(1, 7):
        assert printed.text_of(section) == "\n".join(figures.paragraphs.get(section, ()))
    headings = [p.text for p in printed.paragraphs if p.level is Level.HEADING]
    assert headings == ["（一）存在的问题", "（二）改进情况"]
    assert printed.footnotes == figures.footnotes


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", published_cases(), ids=lambda path: path.stem)
def test_every_cell_of_a_published_report_is_read(path: Path, layout: str) -> None:
    figures = case_figures(path)
    printed = read_report_bytes(LAYOUTS[layout](figures), layout)
    assert wrong_cells(printed, figures, layout) == {}


def test_totals_are_kept_as_printed() -> None:
    figures = INVENTED["every"]
    path = "applications.handled.total"
    spoiled = CaseFigures(figures.title, figures.cells | {path: "7"})
    printed = read_report_bytes(LAYOUTS["nested.docx"](spoiled), "年报.docx")
    assert printed.cells[path].value == 7
