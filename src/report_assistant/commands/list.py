"""`report-assistant list`: the stored reports."""

from argparse import Namespace
from datetime import date, datetime

from report_assistant.exit_codes import FINE
from report_assistant.session.workspace import ReadOnlyWorkspace
from report_assistant.shells.phrases import place_text


def run(_: Namespace) -> int:
    """Print one line a report: number, name, where it stopped, when it was last changed."""
    with ReadOnlyWorkspace(date.today()) as workspace:
        found = workspace.summaries()
    if not found:
        print("还没有填过报告。打 report-assistant 开始。")
    for summary in found:
        where = place_text(summary.stopped_at, summary.must_change)
        print(f"{summary.number}\t{summary.name}\t{where}\t{_local_time(summary.changed)}")
    return FINE


def _local_time(stored: str) -> str:
    return datetime.fromisoformat(stored).astimezone().strftime("%Y-%m-%d %H:%M")
