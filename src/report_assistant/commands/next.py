"""`report-assistant next`: begin the report on the year after a stored one."""

from argparse import Namespace
from datetime import date

from report_assistant.exit_codes import FINE
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.session.workspace import Workspace
from report_assistant.shells import phrases


def run(arguments: Namespace) -> int:
    """Begin it, with the stored report as last year's, and say its number."""
    with Workspace(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告。打 report-assistant 开始。")
        following = workspace.conversation(number).next_year()
    last = following.interview.answers.last
    print(f"编号 {following.stored.number}：{'' if last is None else phrases.last_year_text(last)}")
    print("打 report-assistant 接着填。")
    return FINE
