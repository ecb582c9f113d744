"""The place of a finding in words: 表三“本年新收·自然人”, 第一部分, 开头."""

from report_assistant.checks.finding import IN_TEXT
from report_assistant.report.fields import UnknownField
from report_assistant.report.labels import cell_place, field_label
from report_assistant.report.places import part_name
from report_assistant.report.tables import TABLE_OF, row_label


def place_words(where: str) -> str:
    """Return a finding's place as a person calls it; empty where there is no name for it."""
    if told := told_in_text(where):
        return part_name(told[0])
    table = TABLE_OF.get(where.partition(".")[0])
    if table is None:
        return _answer(where)
    row = "" if where == table.key else row_label(where)
    return cell_place(where) or (f"{table.name}“{row}”" if row else table.name)


def place_and_words(where: str) -> str:
    """Return a finding's place with the words that stand there: 第一部分“收到申请12件”."""
    told = told_in_text(where)
    return f"{part_name(told[0])}“{told[1]}”" if told and told[1] else place_words(where)


def told_in_text(where: str) -> tuple[int, str] | None:
    """Return the section and the words that a place in the text names; `None` for another place."""
    if not where.startswith(IN_TEXT):
        return None
    section, _, words = where.removeprefix(IN_TEXT).partition(":")
    return (int(section), words) if section.isdecimal() else None


def _answer(path: str) -> str:
    try:
        return field_label(path)
    except UnknownField:
        return ""
