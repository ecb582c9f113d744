"""`report-assistant check`: findings for reports in files, one or a folder of them."""

import json
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from report_assistant.checks import Facts, Finding, Severity
from report_assistant.checks.bodies import bare_name
from report_assistant.commands.report_files import ReportFiles, listed, report_files
from report_assistant.exit_codes import FAILED, FINDINGS, FINE
from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.text import shown
from report_assistant.shells.output import bare_stream, shown_console
from report_assistant.store.location import home

ReportYear = tuple[str, int]
"""The reporting body, without 人民政府 or 办事处, and the year of its report."""
YearsBefore = Mapping[ReportYear, Facts] | Facts
"""Reporting body and year -> what is known of that report; or last year's report of all files."""
_FEW = 8
"""So many files are checked sooner than a second process has started."""


@dataclass(frozen=True)
class Checked:
    """The result for one file."""

    file: str
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    """The reason why the file could not be checked."""
    year: ReportYear = ("", 0)
    is_report: bool = True
    """Whether the file holds anything of an annual report."""


def run(arguments: Namespace) -> int:
    """Check every file and print what was found."""
    found = report_files(arguments.paths)
    checked = _checked(found.files, years_before(arguments.last))
    results, strays = _reports(checked, found)
    if arguments.last is None:
        results = [_beside_the_year_before(result, results) for result in results]
    if arguments.json:
        _print_json(results)
    else:
        _print_tables(results)
    _tell_left_out(strays, found, sys.stderr if arguments.json else sys.stdout)
    if any(result.problem for result in results):
        return FAILED
    worst = {finding.severity for result in results for finding in result.findings}
    return FINDINGS if Severity.ERROR in worst else FINE


def check_file(file: Path, years_before: YearsBefore) -> Checked:
    """Read and check one file; a file that cannot be read is a result too."""
    try:
        return _checked_report(file, years_before)
    except ClerkProblem as problem:
        return Checked(str(file), problem=str(problem))
    except Exception as error:  # the other files are to get their results
        return Checked(str(file), problem=report_unexpected(error, home()))


def _checked_report(file: Path, years_before: YearsBefore) -> Checked:
    from report_assistant.checks import check_facts

    facts = _facts(file)
    last = _year_before(facts, years_before)
    found = tuple(check_facts(replace(facts, last=last)))
    return Checked(str(file), found, year=_report_year(facts), is_report=_is_report(facts))


def _report_year(facts: Facts) -> ReportYear:
    return bare_name(facts.name), facts.year or 0


def _is_report(facts: Facts) -> bool:
    from report_assistant.importing.facts import is_report

    return facts.printed is None or is_report(facts.printed)


def _year_before(facts: Facts, years_before: YearsBefore) -> Facts | None:
    if isinstance(years_before, Facts):
        return years_before
    body, year = _report_year(facts)
    return years_before.get((body, year - 1)) if body and year else None


def _facts(file: Path) -> Facts:
    if file.suffix.lower() in (".yaml", ".yml"):
        return _facts_of_answers(file)
    from report_assistant.importing.facts import facts_of
    from report_assistant.word.reader import read_report

    return facts_of(read_report(file))


def _facts_of_answers(file: Path) -> Facts:
    from report_assistant.commands.files import read_text
    from report_assistant.drafting.assembly import assemble
    from report_assistant.drafting.printed_draft import printed_draft
    from report_assistant.report.tables import cell_values
    from report_assistant.store.answers_file import load_answers

    report = load_answers(read_text(file), file.name)
    return Facts(report, cell_values(report), printed_draft(assemble(report)))


def years_before(named: str | None) -> YearsBefore:
    """Return the report named as last year's; without one, the stored ones of any year.

    Files are checked even where the store cannot be read.
    """
    if named is not None:
        return _facts(Path(named))
    from report_assistant.store.errors import StoreError
    from report_assistant.store.location import store_file

    try:
        store_file().stat()
    except FileNotFoundError:  # nothing was ever stored, and nothing need be loaded
        return {}
    except OSError:
        pass  # said when it is opened
    try:
        return _stored_years()
    except StoreError as error:
        print(f"{error.reason}，没有和存着的去年年报对照。", file=sys.stderr)
        return {}


def _stored_years() -> YearsBefore:
    """Return the stored reports; without a body or a year a report precedes no other."""
    from report_assistant.report.tables import cell_values
    from report_assistant.session.workspace import ReadOnlyWorkspace

    with ReadOnlyWorkspace(date.today()) as workspace:
        reports = [
            workspace.conversation(each.number).interview.answers.report
            for each in workspace.summaries()
        ]
    facts = (Facts(report, cell_values(report)) for report in reversed(reports))
    by_year = ((_report_year(each), each) for each in facts)
    return {(body, year): each for (body, year), each in by_year if body and year}


def _beside_the_year_before(result: Checked, results: Sequence[Checked]) -> Checked:
    """Check a file once more where the same body's report on the year before is among the files."""
    body, year = result.year
    before = [each for each in results if year and each.year == (body, year - 1)]
    if not body or not before:
        return result
    return check_file(Path(result.file), {(body, year - 1): _facts(Path(before[-1].file))})


# ---------------------------------------------------------------- one file after another


def _checked(files: Sequence[Path], years_before: YearsBefore) -> list[Checked]:
    check = partial(check_file, years_before=years_before)
    if len(files) <= _FEW:
        return [check(file) for file in files]
    with ProcessPoolExecutor(max_workers=os.cpu_count(), initializer=_ignore_interrupts) as pool:
        try:
            return list(_with_progress(pool.map(check, files, chunksize=_FEW), len(files)))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ignore_interrupts() -> None:
    """Leave Ctrl+C to the first process: each of the others would print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _reports(checked: Sequence[Checked], found: ReportFiles) -> tuple[list[Checked], list[Path]]:
    """Return the results, and apart from them the files in folders that are no reports."""
    pairs = list(zip(checked, found.files, strict=True))
    results = [each for each, file in pairs if each.is_report or file in found.named]
    return results, [f for each, f in pairs if not each.is_report and f not in found.named]


def _with_progress(results: Iterable[Checked], total: int) -> Iterator[Checked]:
    for number, result in enumerate(results, start=1):
        if sys.stderr.isatty():
            end = "\n" if number == total else ""
            progress = f"\r正在检查 {number}/{total}"
            print(progress, end=end, file=bare_stream(sys.stderr), flush=True)
        yield result


# ---------------------------------------------------------------- what is printed


def _print_json(results: Sequence[Checked]) -> None:
    rows = [
        {
            "file": result.file,
            "code": finding.code,
            "severity": finding.severity.value,
            "where": finding.where,
            "message": finding.message,
            "expected": finding.expected,
            "found": finding.found,
        }
        for result in results
        for finding in result.findings
    ]
    words = json.dumps(rows, ensure_ascii=False, indent=1)
    print(words if shown(words) == words else json.dumps(rows, indent=1))
    for result in results:
        if result.problem:
            print(result.problem, file=sys.stderr)


def _tell_left_out(strays: Sequence[Path], found: ReportFiles, output: TextIO) -> None:
    """Say in a line each which files of a folder were not checked, and why."""
    if strays:
        print(f"不像年报，没有检查：{listed(strays)}。", file=output)
    if found.skipped:
        print(
            f"这里不检查这些格式，跳过了：{listed(found.skipped)}。"
            "年报请另存成 .docx；工作表请在对话里“导入表格”。",
            file=output,
        )


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
    console.print(_summary(results))


def _summary(results: Sequence[Checked]) -> str:
    def files_with(severity: Severity) -> int:
        return sum(any(f.severity is severity for f in result.findings) for result in results)

    unread = sum(bool(result.problem) for result in results)
    text = (
        f"检查了 {len(results) - unread} 份：{files_with(Severity.ERROR)} 份有必须改的问题，"
        f"{files_with(Severity.WARNING)} 份有请核对的地方。"
    )
    return text + (f"另有 {unread} 份没能检查。" if unread else "")
