"""The short Chinese name of any field: for 【待填：…】, for lists, for messages."""

from report_assistant.report.fields import field_at
from report_assistant.report.tables import row_label


def field_label(path: str) -> str:
    """Return the name of the field at `path`, from the tables or from the model's `title`.

    Raises UnknownField.
    """
    return row_label(path) or field_at(path).info.title or path
