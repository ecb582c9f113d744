"""`report-assistant tables`: the three tables of a stored report as an Excel file, and back."""

from argparse import Namespace
from datetime import date

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FAILED, FINE
from report_assistant.foundation.file_kinds import WORKBOOK
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import AnsweredTogether, FactsShown, Rejected, Said
from report_assistant.session.conversation import Conversation
from report_assistant.session.workspace import ReadOnlyWorkspace, Workspace
from report_assistant.shells import phrases

_YES = "确定"


def run(arguments: Namespace) -> int:
    """Write the tables to the named file, or read them in from one."""
    target = None
    if arguments.output is not None:
        target = OutputFile.named(arguments, arguments.output, WORKBOOK)
    opened = Workspace if target is None else ReadOnlyWorkspace
    with opened(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告。先打 report-assistant 填上单位和年份，再来取表格。")
        conversation = workspace.conversation(number)
        if target is None:
            return _read(conversation, arguments.read)
        from report_assistant.sheets.workbook import write_workbook

        report = conversation.interview.answers.report
        path = target.save(write_workbook(report))
    print(f"三张表已写到：{path}")
    return FINE


def _read(conversation: Conversation, file: str) -> int:
    """Show what is read, and take it. It is one step: 撤销 in the conversation takes it back."""
    shown = conversation.read_tables(file)
    for event in shown:
        match event:
            case FactsShown():
                print(phrases.facts_text(event))
            case Said(text=words) | Rejected(reason=words):
                print(words)
    if any(isinstance(event, Rejected) for event in shown):
        return FAILED
    if any(isinstance(event, FactsShown) for event in shown):
        taken = conversation.say(_YES)
        count = sum(isinstance(event, AnsweredTogether) for event in taken)
        print(f"记下了 {count} 项。要退回去，打开对话打“撤销”。")
    return FINE
