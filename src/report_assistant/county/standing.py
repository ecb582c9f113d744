"""Where each body stands: handed in, missing, twice, unreadable, unknown, of the wrong year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from report_assistant.checks import Severity
from report_assistant.county.names import Match
from report_assistant.county.picking import Picking, best_of
from report_assistant.county.receiving import Received
from report_assistant.county.roster import WHOLE, Member, Roster
from report_assistant.county.roster_file import COLUMNS, NO
from report_assistant.report.choices import Scope
from report_assistant.report.tables import Number


class Status(Enum):
    """Where a body stands, in the words of the sheet."""

    HANDED_IN = "交了"
    MISSING = "没交"
    TWICE = "交了两份"
    UNREADABLE = "读不出"
    UNKNOWN = "不认识"
    WRONG_YEAR = "年份不对"


@dataclass(frozen=True)
class Standing:
    """Where one body stands; for a file that is nobody's, where that file stands."""

    name: str
    """The body's; of an unknown one, as its file has it, or the file's name."""
    status: Status
    member: Member | None = None
    """Its row of the roster."""
    files: tuple[Received, ...] = ()
    used: Received | None = None
    """The file whose figures are taken."""
    told: str = ""
    """What a person has to know or to decide."""
    round: int = 0
    """How many different files it has sent, this one included."""

    @property
    def is_counted(self) -> bool:
        """Whether its figures are added up."""
        return self.used is not None and self.member is not None and self.member.is_counted

    def cell(self, path: str) -> Number | None:
        """Return the figure in one cell of the file that is taken."""
        return self.used.report.cell(path) if self.used else None

    def count(self, severity: Severity) -> int:
        """Return how many findings of one weight its file has."""
        return len(self.used.report.findings_of(severity)) if self.used else 0


def reported_year(received: Iterable[Received], last: Iterable[Received] = ()) -> int | None:
    """Return the year that is reported on: the one after `last`, if any report is on it.

    Otherwise that of most of the reports; of two alike, the later.
    """
    years, before = _years(received), _years(last)
    if before and (after := _most(before) + 1) in years:
        return after
    return _most(years) if years else None


def _years(received: Iterable[Received]) -> Counter[int]:
    return Counter(each.report.year for each in received if each.report.year)


def _most(years: Counter[int]) -> int:
    return max(years, key=lambda year: (years[year], year))


def standings(
    roster: Roster,
    received: Sequence[Received],
    year: int | None,
    picking: Picking,
) -> tuple[Standing, ...]:
    """Return where each body of the roster stands, then what is nobody's."""
    files_of: dict[str, list[Received]] = {each.name: [] for each in roster.members}
    strangers = []
    for each in received:
        match = _whose(each, roster)
        if match.name:
            files_of[match.name].append(each)
        else:
            strangers.append(_unknown(each, match))
    known = (
        _standing(each, tuple(files_of[each.name]), year, picking, roster)
        for each in roster.members
    )
    return (*known, *strangers)


def _whose(received: Received, roster: Roster) -> Match:
    """Return whose a file is: by its title; by its name, where it has none or could not be read."""
    told = received.report.name
    by_title = roster.book.match(told) if told else Match()
    if by_title.name:
        return by_title
    by_file = roster.book.match_file(received.file)
    if not told or not by_file.name:
        return by_title if told else by_file
    return Match(candidates=tuple(dict.fromkeys((by_file.name, *by_title.candidates))))


_MAY_BE = f"可能是{{}}，请在名册里这个单位的“{COLUMNS['aliases']}”一栏写上“{{}}”"
_NOT_THERE = "名册里没有这个单位，请在名册里加一行，或者把文件拿走"
_NO_NAME = "看不出是哪个单位的，请把单位名称写进文件名"


def _unknown(received: Received, match: Match) -> Standing:
    name = received.report.name
    if received.report.problem:
        status, told = Status.UNREADABLE, received.report.problem
    elif match.candidates:
        told = _MAY_BE.format("、".join(match.candidates), name)
        status = Status.UNKNOWN
    else:
        status, told = Status.UNKNOWN, _NOT_THERE if name else _NO_NAME
    return Standing(name or received.file, status, files=(received,), told=told)


CHOSEN = "采用文件"
"""The column where a person says which of a body's files is taken."""
_ALIKE = "收到 {} 份，内容相同"
_SAME_TABLES = "收到 {} 份，三张表相同，用的是“{}”"
_CHOOSE = f"收到 {{}} 份，三张表不同：{{}}。请在“{CHOSEN}”一栏写上用哪一份，写好以前不计入汇总"
HOW_TO_LEAVE_OUT = f"请在名册里把“{COLUMNS['is_counted']}”改成“{NO}”"
_WHOLE = f"{WHOLE}，{HOW_TO_LEAVE_OUT}，或者换成它自己的报告"
_OTHER_FILES = "另有{}没有用"
_UNLIKE_NAME = "“{}”文件名像是{}的，里面是{}的报告，请核对"


def _standing(
    member: Member, files: tuple[Received, ...], year: int | None, picking: Picking, roster: Roster
) -> Standing:
    read = [each for each in files if not each.report.problem]
    right = [each for each in read if each.report.year in (year, None)]
    if not files:
        return Standing(member.name, Status.MISSING, member)
    if not read:
        return Standing(member.name, Status.UNREADABLE, member, files, told=files[0].report.problem)
    if not right:
        told = f"交来的是{read[0].report.year}年的报告"
        return Standing(member.name, Status.WRONG_YEAR, member, files, told=told)
    picked = picking.of(member.name, right)
    if len({each.report.cells for each in picked.files}) > 1:
        doubt = _CHOOSE.format(len(picked.files), "、".join(each.file for each in picked.files))
        told = "；".join([*picked.told, doubt, *_misnamed(picked.files, member, roster)])
        return Standing(member.name, Status.TWICE, member, files, told=told)
    used = best_of(picked.files)
    known = picked.files if picking.is_chosen(member.name) else right
    others = [each for each in files if each not in known]
    told = "；".join([*picked.told, *_told(picked.files, used, others, member, roster)])
    return Standing(member.name, Status.HANDED_IN, member, files, used, told)


def is_counted_twice(member: Member | None, used: Received | None) -> bool:
    """Return whether a body that is added up has sent what adds up its whole area already."""
    is_counted = member is not None and member.is_counted
    return is_counted and used is not None and used.report.scope is Scope.WHOLE_AREA


def _misnamed(picked: Iterable[Received], member: Member, roster: Roster) -> Iterator[str]:
    for each in picked:
        named = roster.book.match_file(each.file)
        if named.name and named.name != member.name:
            yield _UNLIKE_NAME.format(each.file, named.name, member.name)


def _told(
    picked: Sequence[Received],
    used: Received,
    others: Sequence[Received],
    member: Member,
    roster: Roster,
) -> Iterator[str]:
    if len({each.digest for each in picked}) > 1:
        yield _SAME_TABLES.format(len(picked), used.file)
    elif len(picked) > 1:
        yield _ALIKE.format(len(picked))
    yield from _misnamed(picked, member, roster)
    if is_counted_twice(member, used):
        yield _WHOLE
    if used.report.lost:
        yield f"没有找到{'、'.join(used.report.lost)}"
    if others:
        yield _OTHER_FILES.format("、".join(_why(each) for each in others))


def _why(received: Received) -> str:
    report = received.report
    return f"{received.file}（{'读不出' if report.problem else f'{report.year}年'}）"
