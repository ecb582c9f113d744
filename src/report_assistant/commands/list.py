"""`report-assistant list`: the stored reports."""

from argparse import Namespace
from datetime import date, datetime

from report_assistant.exit_codes import FINE
from report_assistant.session.workspace import ReadOnlyWorkspace


def run(_: Namespace) -> int:
    """Print one line a report: number, name, where it stopped, when it was last changed."""
    with ReadOnlyWorkspace(date.today()) as workspace:
        found = workspace.summaries()
    if not found:
        print("还没有填过报告。打 report-assistant 开始。")
    for summary in found:
        where = f"停在{summary.stopped_at}" if summary.stopped_at else "问题都问完了"
        print(f"{summary.number}\t{summary.name}\t{where}\t{_local_time(summary.changed)}")
    return FINE


def _local_time(stored: str) -> str:
    return datetime.fromisoformat(stored).astimezone().strftime("%Y-%m-%d %H:%M")
