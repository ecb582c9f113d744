"""`report-assistant record`: who changed what in a stored report, shown or as a Word file."""

from argparse import Namespace
from datetime import date

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.history.words import page
from report_assistant.session.workspace import ReadOnlyWorkspace


def run(arguments: Namespace) -> int:
    """Write the record to the named file, or print it."""
    target = None
    if arguments.output is not None:
        target = OutputFile.named(arguments, arguments.output, WORD)
    with ReadOnlyWorkspace(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告，没有可以交接的记录。")
        record = workspace.conversation(number).record()
    if target is None:
        print(page(record))
        return FINE
    from report_assistant.history.word_record import record_docx

    print(f"交接记录已生成：{target.save(record_docx(record))}")
    return FINE
