"""Notes under the statutory tables and in their cells: 「其中修订16件」, 「含上年度结转数量」."""

from collections.abc import Mapping

from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import FOOTNOTE, TABLE_OF


def set_table_note(report: AnnualReport, path: str, words: str) -> None:
    """Put a note in place: in the cell at `path`, or under the table at `<table>.footnote`."""
    key, _, rest = path.partition(".")
    part = getattr(report, key)
    if rest == FOOTNOTE:
        part.footnote = words
    else:
        part.notes = {**part.notes, rest: words}


def note_place(path: str) -> str:
    """Name the place of a note: 表二“行政许可”, or 表二下面."""
    key, _, rest = path.partition(".")
    table = TABLE_OF[key]
    return f"{table.name}下面" if rest == FOOTNOTE else table.place(path)


def cell_note(report: AnnualReport, path: str) -> str:
    """Return the note that is printed with one cell's number, or nothing: 其中修订16件."""
    key, _, rest = path.partition(".")
    notes: Mapping[str, str] = getattr(report, key).notes
    return notes.get(rest, "")
