"""Reports in files, each read and checked beside the one on the year before, one or a thousand."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from report_assistant.checks import Facts, Finding
from report_assistant.checks.bodies import bare_name
from report_assistant.county.reading import content_at, facts_in_bytes, lost_tables
from report_assistant.county.receiving import FAILED
from report_assistant.county.report_files import listed, report_files
from report_assistant.county.work import Failed, ThisMachine, done_by
from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.file_names import is_folder
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.shells.output import bare_stream
from report_assistant.store.location import home

ReportYear = tuple[str, int]
"""The reporting body, without 人民政府 or 办事处, and the year of its report."""
YearsBefore = Mapping[ReportYear, Facts | Path] | Facts
"""Reporting body and year -> that report, or the file that it is in; or last year's report of all
files."""
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
    lost: tuple[str, ...] = ()
    """The statutory tables that were not found in it."""


def check_file(file: Path, years_before: YearsBefore) -> Checked:
    """Read and check one file; a file that cannot be read is a result too."""
    from report_assistant.word.reader import DoubtfulFiguresError

    try:
        return _checked_report(file, years_before)
    except DoubtfulFiguresError as problem:
        from report_assistant.importing.facts import is_report

        return Checked(str(file), problem=str(problem), is_report=is_report(problem.printed))
    except ClerkProblem as problem:
        return Checked(str(file), problem=str(problem))
    except Exception as error:  # the other files are to get their results
        return Checked(str(file), problem=report_unexpected(error, home()))


def check_files(files: Sequence[Path], years_before: YearsBefore) -> list[Checked]:
    """Return the results in the order of the files, with a process for each core."""
    if len(files) <= _FEW:
        return [check_file(file, years_before) for file in files]
    found: dict[int, Checked] = {}
    workers = ThisMachine(begin=partial(_begin, years_before))
    for number, result in done_by(workers, _check_in_process, files):
        file = files[number]
        failed = Checked(str(file), problem=FAILED.format(file.name))
        found[number] = failed if isinstance(result, Failed) else result
        _show_progress(len(found), len(files))
    return [found[number] for number in range(len(files))]


def beside_each_other(checked: Sequence[Checked]) -> list[Checked]:
    """Check those once more of which the same body's report on the year before is among the files."""
    file_of = _one_of_each([each for each in checked if each.year[0] and each.year[1]])
    later = [each for each in checked if (each.year[0], each.year[1] - 1) in file_of]
    again = {each.file: each for each in check_files([Path(e.file) for e in later], file_of)}
    return [again.get(each.file, each) for each in checked]


def without_year_before(checked: Sequence[Checked], before: YearsBefore) -> list[str]:
    """Return the bodies of the reports that have none on the year before among those."""
    if isinstance(before, Facts):
        return []
    reports = [each for each in checked if each.is_report and not each.problem]
    alone = [e for e in reports if _partner(e.year, before) is None]
    return [_named(each.year) or Path(each.file).name for each in alone]


def _named(year: ReportYear) -> str:
    """Return a body's report in a few words: 青石镇2025年."""
    body, number = year
    return f"{body}{number}年" if body and number else body


def _one_of_each(checked: Sequence[Checked]) -> dict[ReportYear, Path]:
    """Return the files by body and year; of several that are the same year's, say so and take none."""
    files: dict[ReportYear, list[Path]] = {}
    for each in checked:
        files.setdefault(each.year, []).append(Path(each.file))
    for year, alike in files.items():
        if len(alike) > 1:
            print(
                f"{_named(year)}的年报有 {len(alike)} 份（{listed([file.name for file in alike])}），"
                "不知道该和哪一份对照，都没有用来对照。请只留一份。",
                file=sys.stderr,
            )
    return {year: alike[0] for year, alike in files.items() if len(alike) == 1}


# ---------------------------------------------------------------- the year before


def years_before(named: str | None) -> YearsBefore:
    """Return the report named as last year's, or those of a folder; unnamed, the stored ones.

    Files are checked even where the store cannot be read.
    """
    if named is not None:
        return _years_in(named) if is_folder(Path(named)) else facts_in(Path(named))
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


def _years_in(folder: str) -> YearsBefore:
    """Return the files of a folder by body and year, and say which could not be read."""
    checked = check_files(report_files([folder]).files, {})
    unread = [Path(each.file).name for each in checked if each.problem and each.is_report]
    if unread:
        print(f"去年的年报里，这些没有读出来，没有对照：{listed(unread)}。", file=sys.stderr)
    return {**_one_of_each([each for each in checked if each.is_report and each.year[0]])}


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


def _partner(own: ReportYear, before: Mapping[ReportYear, Facts | Path]) -> Facts | Path | None:
    """Return the same body's report on the year before, or one that does not say its year."""
    body, year = own
    if not body or not year:
        return None
    return before.get((body, year - 1)) or before.get((body, 0))


def _year_before(own: ReportYear, before: YearsBefore) -> Facts | None:
    if isinstance(before, Facts):
        return before
    partner = _partner(own, before)
    return facts_in(partner) if isinstance(partner, Path) else partner


# ---------------------------------------------------------------- one file


def facts_in(file: Path) -> Facts:
    """Return what a file states, a report or answers. Raises ClerkProblem."""
    return facts_in_bytes(*content_at(file))


def _checked_report(file: Path, years_before: YearsBefore) -> Checked:
    from report_assistant.checks import check_facts

    facts = facts_in(file)
    own = _report_year(facts)
    found = tuple(check_facts(replace(facts, last=_year_before(own, years_before))))
    lost = tuple(lost_tables(facts, file.name))
    return Checked(str(file), found, year=own, is_report=_is_report(facts), lost=lost)


def _report_year(facts: Facts) -> ReportYear:
    return bare_name(facts.name), facts.year or 0


def _is_report(facts: Facts) -> bool:
    from report_assistant.importing.facts import is_report

    return facts.printed is None or is_report(facts.printed)


# ---------------------------------------------------------------- one file after another

_before_of_process: YearsBefore = {}
"""What a process got when it began; sent with every file it would cost more than the files."""


def _begin(years_before: YearsBefore) -> None:
    global _before_of_process  # noqa: PLW0603 - the one thing that a process knows from its start
    _before_of_process = years_before


def _check_in_process(file: Path) -> Checked:
    return check_file(file, _before_of_process)


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        progress = f"\r正在检查 {done}/{total}"
        print(progress, end=end, file=bare_stream(sys.stderr), flush=True)
