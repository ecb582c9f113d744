"""The tables as the screen has them: opened from the report, taken as answers. No widgets."""

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Event, Rejected, Said
from report_assistant.report.edition import section_title
from report_assistant.session.conversation import Conversation
from report_assistant.sheets.answers import table_answers
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.filled import FilledTable


def opened_table(conversation: Conversation, key: str) -> TableEditor:
    """Return the table with the answers so far."""
    answers = conversation.interview.answers
    return TableEditor(key, answers.questionnaire, answers.report, answers.last)


def table_title(editor: TableEditor) -> str:
    """Return the table's name and what it is about."""
    table = editor.grid.table
    return f"{table.name}　{section_title(table.section)}"


def taken_table(conversation: Conversation, filled: FilledTable) -> list[Event]:
    """Take what was filled in as answers; say what the report leaves out of it."""
    answers = table_answers(filled, conversation.interview.answers)
    try:
        events = conversation.fill(answers.values) if answers.values else []
    except ClerkProblem as problem:
        return [Rejected(f"没有保存：{problem}", "")]
    left_out = [Said("\n".join(answers.told))] if answers.told else []
    return [*left_out, *events]
