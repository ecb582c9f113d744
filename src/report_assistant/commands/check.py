"""`report-assistant check`: findings for reports in files, one or a folder of them."""

import glob
import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from report_assistant.checks import Facts, Finding, Severity
from report_assistant.exit_codes import FAILED, FINDINGS, FINE
from report_assistant.foundation.problems import ClerkProblem

_KINDS = (".docx", ".yaml", ".yml", ".txt", ".md", ".html", ".htm")
YearsBefore = Mapping[tuple[str, int], Facts]
"""Reporting body and year -> what is known of that report."""
_ANY = ("", 0)
"""Stands for every report: the one that was named as last year's."""
_FEW = 8
"""So many files are checked sooner than a second process has started."""


@dataclass(frozen=True)
class Checked:
    """The result for one file."""

    file: str
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    """The reason why the file could not be checked."""


def run(arguments: Namespace) -> int:
    """Check every file and print what was found."""
    files = list(_files(arguments.paths))
    results = _checked(files, _years_before(arguments.last))
    if arguments.json:
        _print_json(results)
    else:
        _print_tables(results)
    if any(result.problem for result in results):
        return FAILED
    worst = {finding.severity for result in results for finding in result.findings}
    return FINDINGS if Severity.ERROR in worst else FINE


def check_file(file: Path, years_before: YearsBefore) -> Checked:
    """Read and check one file; a file that cannot be read is a result too."""
    from report_assistant.checks import check_facts

    try:
        facts = _facts(file)
    except ClerkProblem as problem:
        return Checked(str(file), problem=str(problem))
    year = 0 if facts.year is None else facts.year - 1
    last = years_before.get((facts.name, year)) or years_before.get(_ANY)
    return Checked(str(file), tuple(check_facts(replace(facts, last=last))))


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


def _years_before(named: str | None) -> YearsBefore:
    """Return the report named as last year's; without one, the stored ones of any year."""
    if named is not None:
        return {_ANY: _facts(Path(named))}
    from report_assistant.store.location import store_file

    if not store_file().exists():
        return {}
    from report_assistant.report.tables import cell_values
    from report_assistant.session.workspace import Workspace

    with Workspace(date.today()) as workspace:
        reports = [
            workspace.conversation(each.number).interview.answers.report
            for each in workspace.summaries()
        ]
    facts = (Facts(report, cell_values(report)) for report in reversed(reports))
    return {(each.name, each.year or 0): each for each in facts}


# ---------------------------------------------------------------- which files


def _files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the named files, those in folders, and matches of patterns. Raises ClerkProblem."""
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if _is_report(each))
        elif path.exists() or not glob.has_magic(name):
            yield path
        else:
            found = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207
            if not found:
                raise ClerkProblem(f"没有找到符合“{name}”的文件。")
            yield from found


def _is_report(path: Path) -> bool:
    """Return whether a file in a folder is meant; Word's lock files (~$…) are not."""
    return (
        path.suffix.lower() in _KINDS and path.is_file() and not path.name.startswith(("~$", "."))
    )


def _checked(files: Sequence[Path], years_before: YearsBefore) -> list[Checked]:
    check = partial(check_file, years_before=years_before)
    if len(files) <= _FEW:
        return [check(file) for file in files]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(_with_progress(pool.map(check, files, chunksize=_FEW), len(files)))


def _with_progress(results: Iterable[Checked], total: int) -> Iterator[Checked]:
    for number, result in enumerate(results, start=1):
        if sys.stderr.isatty():
            end = "\n" if number == total else ""
            print(f"\r正在检查 {number}/{total}", end=end, file=sys.stderr, flush=True)
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
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    for result in results:
        if result.problem:
            print(result.problem, file=sys.stderr)


def _print_tables(results: Sequence[Checked]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    for result in results:
        console.print(result.file, style="bold", markup=False)
        if result.problem:
            console.print(f"  没能检查：{result.problem}", markup=False)
        elif not result.findings:
            console.print("  没有发现问题。")
        else:
            table = Table(show_header=True, show_edge=False, pad_edge=False, box=None)
            table.add_column("轻重", no_wrap=True)
            table.add_column("编号", no_wrap=True)
            table.add_column("问题", overflow="fold")
            for finding in result.findings:
                table.add_row(finding.severity.label, finding.code, finding.message)
            console.print(table, markup=False)
    console.print(_summary(results), markup=False)


def _summary(results: Sequence[Checked]) -> str:
    def files_with(severity: Severity) -> int:
        return sum(any(f.severity is severity for f in result.findings) for result in results)

    unread = sum(bool(result.problem) for result in results)
    text = (
        f"检查了 {len(results) - unread} 份：{files_with(Severity.ERROR)} 份有必须改的问题，"
        f"{files_with(Severity.WARNING)} 份有请核对的地方。"
    )
    return text + (f"另有 {unread} 份没能检查。" if unread else "")
