"""`report-assistant export`: stored answers become an answers file, the inverse of `draft`."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from report_assistant.commands.files import write_text
from report_assistant.desk import Desk
from report_assistant.exit_codes import FINE
from report_assistant.problems import ClerkProblem
from report_assistant.store.answers_file import dump_answers


def run(arguments: Namespace) -> int:
    """Write the answers to the named file, or to standard output."""
    with Desk(date.today()) as desk:
        number = desk.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告，没有可以导出的答案。")
        text = dump_answers(desk.conversation(number).interview.answers.report)
    if arguments.output is None:
        print(text, end="")
        return FINE
    write_text(Path(arguments.output), text)
    print(f"已导出：{arguments.output}")
    return FINE
