"""`report-assistant collect`: a county's reports gathered, checked, added up and sent back."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from report_assistant.commands.json_output import plain_finding, print_json
from report_assistant.county.collecting import Collection
from report_assistant.county.desk import Asked, collect_into
from report_assistant.county.receiving import Progress
from report_assistant.county.standing import Status
from report_assistant.county.work import ThisMachine, Workers
from report_assistant.exit_codes import FINDINGS, FINE
from report_assistant.foundation.file_names import full_path
from report_assistant.shells.output import bare_stream


def run(arguments: Namespace) -> int:
    """Collect, write everything into the folder, and say where the bodies stand."""
    asked = Asked(
        full_path(arguments.reports),
        full_path(arguments.output),
        roster=None if arguments.roster is None else full_path(arguments.roster),
        last=None if arguments.last is None else full_path(arguments.last),
    )
    with _workers(arguments.scheduler) as workers, _progress() as progress:
        outcome = collect_into(asked, workers, progress, date.today())
    if arguments.json:
        print_json(_rows(outcome.collection))
    else:
        for line in outcome.lines():
            print(line)
    is_done = all(each.status is Status.HANDED_IN for each in outcome.collection.standings)
    return FINE if is_done else FINDINGS


@contextmanager
def _workers(scheduler: str | None) -> Iterator[Workers]:
    if scheduler is None:
        yield ThisMachine()
        return
    from report_assistant.county.cluster import Cluster

    with Cluster(scheduler) as cluster:
        yield cluster


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Yield what shows how far it is: done, of, rate and rest; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import (
        Progress as Bar,
    )

    console = Console(file=bare_stream(sys.stderr))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("正在读", total=None, rate="")

        def show(done: int, of: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed or 0
            bar.update(task, completed=done, total=of, rate=f"每秒 {speed:.0f} 份" if speed else "")

        yield show


def _rows(collection: Collection) -> list[dict[str, Any]]:
    return [
        {
            "body": each.name,
            "status": each.status.value,
            "file": each.used.file if each.used else "",
            "counted": each.is_counted,
            "round": each.round,
            "message": each.told,
            "findings": list(map(plain_finding, each.used.report.findings if each.used else ())),
        }
        for each in collection.standings
    ]
