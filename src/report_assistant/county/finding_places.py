"""Where a finding is, in words: 表三“本年新收·自然人”, 第一部分“收到申请12件”."""

from report_assistant.report.fields import UnknownField
from report_assistant.report.labels import field_label
from report_assistant.report.places import part_name
from report_assistant.report.tables import TABLES

_IN_TEXT = "section:"


def place_in_words(where: str) -> str:
    """Return the place of a finding as people call it."""
    if where.startswith(_IN_TEXT):
        section, _, words = where.removeprefix(_IN_TEXT).partition(":")
        part = part_name(int(section)) if section.isdigit() else ""
        return f"{part}“{words}”" if words else part
    for table in TABLES:
        if where in table.labels:
            return table.place(where)
        rows = {path.rpartition(".")[0]: label for path, (label, _) in table.labels.items()}
        if where in rows:
            return f"{table.name}“{rows[where]}”"
        if where.partition(".")[0] == table.key:
            return table.name
    try:
        return field_label(where)
    except UnknownField:
        return where
