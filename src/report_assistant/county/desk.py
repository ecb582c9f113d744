"""The county's desk as one step: a folder of reports in, a folder of results out."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from report_assistant.checks import Severity
from report_assistant.checks.bodies import core_name
from report_assistant.county.collecting import Collection, Wanted, collect
from report_assistant.county.kept import Kept, kept_in
from report_assistant.county.receiving import Progress, Receiving
from report_assistant.county.result_files import ResultFiles
from report_assistant.county.result_names import SUMMARY
from report_assistant.county.results import GUESSED, Former, Writing, former_results
from report_assistant.county.roster import WHOLE, Roster
from report_assistant.county.roster_file import FILE_NAME as ROSTER
from report_assistant.county.roster_file import read_roster
from report_assistant.county.standing import (
    HOW_TO_LEAVE_OUT,
    Standing,
    Status,
    is_counted_twice,
)
from report_assistant.county.work import Workers
from report_assistant.foundation.file_kinds import WORKBOOK
from report_assistant.foundation.file_names import exists, is_file, is_folder
from report_assistant.foundation.lists import some_of
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import digest
from report_assistant.foundation.saving_problems import explained
from report_assistant.report.tables import TABLE_OF

_NO_FOLDER = "找不到文件夹“{}”，请检查路径。"
_INSIDE = "结果不能放在年报的文件夹“{}”里面，请换一个文件夹。"
_LAST = "last"
_LAST_AS_BEFORE = "去年的年报还用上次的“{}”。"
_LAST_IS_GONE = (
    "上次的去年年报“{}”找不到了，这次没有和去年对照。请把它放回去，或者再说一次去年的年报在哪里。"
)
_SUMS_ARE_WRONG = "其中 {} 家错在三张表里，全县的三张表也跟着不准：{}。请先让它们改好，再汇总一次。"
_NOTHING = "“{}”里没有能读的年报，什么都没有写。请看看是不是这个文件夹。"
_NONE_OF_ROSTER = "交来的没有一家对得上名册，请看看名册是不是拿错了。"
_MOST_NAMED = 10


@dataclass(frozen=True)
class Asked:
    """What the office asks for; all paths from the root on."""

    folder: Path
    output: Path
    roster: Path | None = None
    last: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    collection: Collection
    output: Path
    files: tuple[str, ...]
    """The files that were written, below the folder of results."""
    told: tuple[str, ...]
    """What a person has to know, as sentences."""

    def lines(self) -> Iterator[str]:
        """Yield what came of it, a sentence a line."""
        yield from _standing_lines(self.collection)
        yield from self.told
        yield from self.collection.left_out
        yield f"结果在“{self.output}”，先看“{SUMMARY}”。"


def collect_into(asked: Asked, workers: Workers, progress: Progress | None, today: date) -> Outcome:
    """Collect, and write all results. Raises ClerkProblem."""
    if not is_folder(asked.folder):
        raise ClerkProblem(_NO_FOLDER.format(asked.folder))
    if asked.output == asked.folder or asked.folder in asked.output.parents:
        raise ClerkProblem(_INSIDE.format(asked.folder))
    with explained(asked.output):
        asked.output.mkdir(parents=True, exist_ok=True)
    with kept_in(asked.output) as kept:
        own = asked.output / ROSTER
        roster = _roster(asked.roster, own, kept)
        former = former_results(asked.output)
        wanted = Wanted(asked.folder, roster, chosen=lambda year: former.own.for_year(year).chosen)
        last, told_of_last = _last(asked, kept)
        wanted = _with_last(wanted, last) if last else wanted
        collection = collect(wanted, Receiving(kept, workers, progress), today)
        _check_there_is_something(collection, asked, former)
        files = ResultFiles(asked.output, kept)
        writing = Writing(kept, files, today)
        if _is_new(collection.roster, own):
            writing.write_roster(collection.roster)
        writing.write(collection, former)
        told = (*(roster.problems if roster else ()), *told_of_last, *files.told)
    return Outcome(collection, asked.output, tuple(files.written), told)


def _with_last(wanted: Wanted, last: Path) -> Wanted:
    """Return what is asked, beside the year before: a folder of reports, or its 汇总.xlsx."""
    if last.suffix.lower() != WORKBOOK:
        if not is_folder(last):
            raise ClerkProblem(_NO_FOLDER.format(last))
        return replace(wanted, last=last)
    from report_assistant.county.workbook.former_total import former_reports

    return replace(wanted, before=tuple(former_reports(read_file(last), last.name)))


def _roster(asked: Path | None, own: Path, kept: Kept) -> Roster | None:
    """Return the roster that was named, or the one that lies with the results; `None` without one.

    One that is as it was guessed, when few reports were there yet, is a guess still.
    """
    if asked is not None:
        return read_roster(asked)
    if not is_file(own):
        return None
    return replace(read_roster(own), is_guessed=digest(read_file(own)) == kept.written(GUESSED))


def _is_new(roster: Roster, own: Path) -> bool:
    """Return whether the results have no such roster yet; one that cannot be read is none."""
    with suppress(ClerkProblem):
        return not is_file(own) or read_roster(own).members != roster.members
    return True


def _check_there_is_something(collection: Collection, asked: Asked, former: Former) -> None:
    """Raise ClerkProblem for a folder without a report, unless all of a roster are to be reminded.

    Where there are results already it is the wrong folder, or a disk that is not there.
    """
    files = any(each.files for each in collection.standings)
    if not files and (former.is_there or not collection.standings):
        raise ClerkProblem("\n".join((_NOTHING.format(asked.folder), *collection.left_out)))


def _last(asked: Asked, kept: Kept) -> tuple[Path | None, tuple[str, ...]]:
    """Return the year before's reports, which are asked for once, and what is to be told of them."""
    if asked.last is not None:
        kept.keep_asked(_LAST, asked.last)
        return asked.last, ()
    last = kept.asked(_LAST)
    if last is None:
        return None, ()
    if not exists(last):
        return None, (_LAST_IS_GONE.format(last),)
    return last, (_LAST_AS_BEFORE.format(last),)


def _standing_lines(collection: Collection) -> Iterator[str]:
    bodies = [each for each in collection.standings if each.member]
    year = f"{collection.year}年" if collection.year else ""
    yield (
        f"{collection.roster.county}{year}的年报：名册 {len(bodies)} 家，"
        f"交了 {len(collection.with_status(Status.HANDED_IN))} 家，"
        f"计入汇总 {len(collection.counted)} 家。"
    )
    if len(bodies) < len(collection.standings) and not any(each.files for each in bodies):
        yield _NONE_OF_ROSTER
    for status in list(Status)[1:]:
        if found := collection.with_status(status):
            unit = "家" if all(each.member for each in found) else "份"
            yield f"{status.value} {len(found)} {unit}：{_named(found, unit)}。"
    wrong = [each for each in bodies if each.count(Severity.ERROR)]
    if wrong:
        yield f"有必须改的差错 {len(wrong)} 家：{_named(wrong)}。"
    if added := [each for each in collection.counted if _has_wrong_tables(each)]:
        yield _SUMS_ARE_WRONG.format(len(added), _named(added))
    if twice := [each for each in bodies if is_counted_twice(each.member, each.used)]:
        yield f"{WHOLE}，{HOW_TO_LEAVE_OUT}：{_named(twice)}。"
    if collection.roster.is_guessed:
        yield f"没有名册，按交来的年报列了一份，请打开“{ROSTER}”核对，改好以后再汇总一次。"


def _has_wrong_tables(standing: Standing) -> bool:
    assert standing.used is not None
    errors = standing.used.report.findings_of(Severity.ERROR)
    return any(each.where.partition(".")[0] in TABLE_OF for each in errors)


def _named(found: Sequence[Standing], unit: str = "家") -> str:
    return some_of([core_name(each.name) for each in found], _MOST_NAMED, unit)
