"""`report-assistant check`: findings for reports in files, one or a folder of them."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from report_assistant.checks import Severity
from report_assistant.commands.checked_files import (
    Checked,
    beside_each_other,
    check_files,
    without_year_before,
    years_before,
)
from report_assistant.commands.json_output import plain_finding, print_json
from report_assistant.county.report_files import ReportFiles, listed, report_files
from report_assistant.exit_codes import FAILED, FINDINGS, FINE
from report_assistant.shells.output import shown_console

_STRAY = "不像年报"


def run(arguments: Namespace) -> int:
    """Check every file and print what was found."""
    found = report_files(arguments.paths)
    before = years_before(arguments.last)
    results = _reports(check_files(found.files, before), found)
    if arguments.last is None:
        results = beside_each_other(results)
    if arguments.json:
        _print_json(results)
    else:
        _print_tables(results)
    output = sys.stderr if arguments.json else sys.stdout
    if arguments.last is not None and (alone := without_year_before(results, before)):
        print(f"没有找到去年的年报，没有和去年对照：{listed(alone)}。", file=output)
    for sentence in found.left_out():
        print(sentence, file=output)
    if any(result.problem for result in results):
        return FAILED
    worst = {finding.severity for result in results for finding in result.findings}
    return FINDINGS if Severity.ERROR in worst else FINE


def _reports(checked: Sequence[Checked], found: ReportFiles) -> list[Checked]:
    """Return the results of reports; what lies in a folder and is none is left out."""
    results = []
    for result, file in zip(checked, found.files, strict=True):
        if result.is_report or file in found.named:
            results.append(result)
        else:
            found.skip(_STRAY, file.name)
    return results


# ---------------------------------------------------------------- what is printed


def _print_json(results: Sequence[Checked]) -> None:
    print_json(
        [
            {"file": result.file, **plain_finding(finding)}
            for result in results
            for finding in result.findings
        ]
    )
    for result in results:
        if result.problem:
            print(result.problem, file=sys.stderr)
        for sentence in _lost_tables(result):
            print(f"{Path(result.file).name}：{sentence}", file=sys.stderr)


def _print_tables(results: Sequence[Checked]) -> None:
    from rich.table import Table

    console = shown_console()
    for result in results:
        console.print(result.file, style="bold")
        if result.problem:
            console.print(f"  没能检查：{result.problem}")
        elif not result.findings:
            console.print("  没有发现问题。")
        else:
            table = Table(show_header=True, show_edge=False, pad_edge=False, box=None)
            table.add_column("轻重", no_wrap=True)
            table.add_column("编号", no_wrap=True)
            table.add_column("问题", overflow="fold")
            for finding in result.findings:
                table.add_row(finding.severity.label, finding.code, finding.message)
            console.print(table)
        for sentence in _lost_tables(result):
            console.print(f"  {sentence}")
    console.print(_summary(results))


def _lost_tables(result: Checked) -> Iterator[str]:
    if result.lost:
        yield f"没有找到{'、'.join(result.lost)}，里面的数没有检查。"


def _summary(results: Sequence[Checked]) -> str:
    def files_with(severity: Severity) -> int:
        return sum(any(f.severity is severity for f in result.findings) for result in results)

    unread = sum(bool(result.problem) for result in results)
    text = (
        f"检查了 {len(results) - unread} 份：{files_with(Severity.ERROR)} 份有必须改的问题，"
        f"{files_with(Severity.WARNING)} 份有请核对的地方。"
    )
    return text + (f"另有 {unread} 份没能检查。" if unread else "")
