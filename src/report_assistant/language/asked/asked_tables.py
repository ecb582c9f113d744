"""The statutory table that a message asks for: 「表三」「填表」."""

from report_assistant.language.wishes.commands import Command
from report_assistant.report import text
from report_assistant.report.tables import TABLES

_TABLE_KEYS = {table.name: table.key for table in TABLES}
_TABLE_OF_SECTION = {table.section: table.key for table in TABLES}
_ANY_TABLE = Command.TABLE.word
_TABLE_VERBS = ("打开", "填写", "查看", "填", "看")
_MOST_ASKED_TABLE = 3


def table_in(typed: str, section: int | None) -> str | None:
    """Return the key of the table that 「表三」 or 「填表」 asks for; `None` for another message.

    「表格」 alone means the table of the section that is being asked about.
    """
    words = text.half_width(typed).strip().strip("。").removeprefix("/").replace(" ", "")
    verb = next((verb for verb in _TABLE_VERBS if words.startswith(verb)), "")
    named = words.removeprefix(verb)
    if named == _ANY_TABLE or (verb and named == _ANY_TABLE[0]):
        return _TABLE_OF_SECTION.get(section or 0, _TABLE_OF_SECTION[_MOST_ASKED_TABLE])
    return _TABLE_KEYS.get(named)
