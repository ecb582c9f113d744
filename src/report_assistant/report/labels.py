"""The short Chinese name of any field: for 【待填：…】, for lists, for messages."""

from report_assistant.report.fields import field_at
from report_assistant.report.tables import TABLE_OF, row_label

_AROUND_TABLES = {"notes": "表内附注", "footnote": "表下附注"}


def cell_place(path: str) -> str:
    """Name a cell of the tables in a sentence: 表三“本年新收·自然人”; empty for what is no cell."""
    table = TABLE_OF.get(path.partition(".")[0])
    return table.place(path) if table is not None and path in table.labels else ""


def field_label(path: str) -> str:
    """Return the name of the field at `path`, from the tables or from the model's `title`.

    Raises UnknownField.
    """
    around = _AROUND_TABLES.get(path.rpartition(".")[2])
    return around or row_label(path) or field_at(path).info.title or path
