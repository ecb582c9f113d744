"""collect: a folder of reports becomes a `Collection`, from which all results are written."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from report_assistant.county.body_report import PATHS, BodyReport, as_json
from report_assistant.county.kept import Kept, Round
from report_assistant.county.names import NameBook
from report_assistant.county.picking import Picking
from report_assistant.county.receiving import Received, Receiving
from report_assistant.county.report_files import ReportFiles, report_files
from report_assistant.county.roster import Roster, guessed_roster
from report_assistant.county.standing import Standing, Status, reported_year, standings
from report_assistant.county.year_before import YearBefore
from report_assistant.foundation.saving import digest
from report_assistant.report.choices import Scope
from report_assistant.report.tables import Number

_STRAY = "不像年报"


@dataclass(frozen=True)
class Collection:
    """What a county has received."""

    year: int | None
    roster: Roster
    standings: tuple[Standing, ...]
    """A body each, in the roster's order; then the files that are nobody's."""
    last: Mapping[str, Received] = field(default_factory=dict)
    """The reports on the year before, by body."""
    left_out: tuple[str, ...] = ()
    """What was not looked at, as sentences."""
    rounds: Mapping[str, tuple[Round, ...]] = field(default_factory=dict)
    """What the bodies have sent, this run's included, by body."""

    @property
    def counted(self) -> tuple[Standing, ...]:
        """The bodies that are added up."""
        return tuple(each for each in self.standings if each.is_counted)

    def with_status(self, *statuses: Status) -> tuple[Standing, ...]:
        """Return those that stand so."""
        return tuple(each for each in self.standings if each.status in statuses)

    def sums(self) -> dict[str, Number]:
        """Return the sum of each cell over the bodies that are added up; what is blank adds nothing."""
        totals: list[Number] = [0] * len(PATHS)
        for standing in self.counted:
            assert standing.used is not None
            for place, cell in enumerate(standing.used.report.cells):
                if cell is not None:
                    totals[place] += cell
        return dict(zip(PATHS, map(_without_zeros, totals), strict=True))


@dataclass(frozen=True)
class Wanted:
    """What is asked of a collection."""

    folder: Path
    roster: Roster | None = None
    last: Path | None = None
    """The folder of the reports on the year before."""
    before: Sequence[BodyReport] = ()
    """Those reports themselves, where there is no folder of them."""
    chosen: Callable[[int | None], Mapping[str, str]] = lambda _: {}
    """Tells for a year which file is taken, by body, where a person has decided."""


def collect(wanted: Wanted, receiving: Receiving, today: date) -> Collection:
    """Read and check the reports in a folder. Raises ClerkProblem where it cannot be looked at."""
    before = _year_before(wanted, receiving)
    found = report_files([str(wanted.folder)])
    received = list(receiving.read(found.files, wanted.folder, before.by_file))
    if again := [each for each in received if before.is_another(each)]:
        partners = {each.file: before.of(each) for each in again}
        paths = [wanted.folder / each.file for each in again]
        read = {each.file: each for each in receiving.read(paths, wanted.folder, partners.get)}
        received = [read.get(each.file, each) for each in received]
    received = [each for each in received if _is_kept(each, found)]
    roster = _roster(wanted.roster, _told_by(before.received or received))
    roster = roster.in_area_of([each.report.name for each in received])
    year = reported_year(received, before.received)
    kept = receiving.kept
    arrived = kept.arrivals([each.digest for each in received])
    stand = standings(roster, received, year, Picking(wanted.chosen(year), arrived))
    names = _names_in(kept, year, roster)
    rounds = {
        each.name: _rounds(each, year, kept, today, names.get(each.name, ()))
        for each in stand
        if each.member and each.used
    }
    return Collection(
        year,
        roster,
        tuple(replace(each, round=len(rounds.get(each.name, ()))) for each in stand),
        YearBefore(before.received, roster.book, year).by_body,
        (*found.left_out(), *before.unread()),
        rounds,
    )


def _year_before(wanted: Wanted, receiving: Receiving) -> YearBefore:
    read: Iterable[Received] = (
        Received("", digest(as_json(each).encode()), "", date.min, each) for each in wanted.before
    )
    if wanted.last is not None:
        files = report_files([str(wanted.last)]).files
        read = receiving.read(files, wanted.last, lambda _: None)
    read = tuple(read)
    unread = [each.file for each in read if each.report.problem]
    reports = tuple(each for each in read if each.report.is_report and each.report.name)
    names = [each.report.name for each in reports]
    roster = wanted.roster
    if roster is None or roster.is_guessed:
        return YearBefore(reports, NameBook(names), unread=unread)
    return YearBefore(reports, roster.in_area_of(names).book, unread=unread)


def _roster(known: Roster | None, told: Iterable[tuple[str, Scope | None]]) -> Roster:
    """Return the roster that is known; one that nobody has looked at yet is guessed anew."""
    if known is None:
        return guessed_roster(told)
    return guessed_roster(told, known.members) if known.is_guessed else known


def _without_zeros(total: Number) -> Number:
    """Return a sum of money without the zeros behind it: 139.784, not 139.7840."""
    if isinstance(total, Decimal) and total:
        return Decimal(f"{total:f}".rstrip("0").rstrip(".")) if total % 1 else Decimal(int(total))
    return total


def _is_kept(received: Received, found: ReportFiles) -> bool:
    """Return whether a file is a report, or may be one; another is named as left out."""
    is_kept = received.report.is_report or bool(received.report.problem)
    if not is_kept:
        found.skip(_STRAY, received.file)
    return is_kept


def _told_by(received: Iterable[Received]) -> Iterator[tuple[str, Scope | None]]:
    return ((each.report.name, each.report.scope) for each in received if not each.report.problem)


def _names_in(kept: Kept, year: int | None, roster: Roster) -> Mapping[str, Sequence[str]]:
    """Return the names under which a body's rounds are kept: its row may have had another once."""
    names: dict[str, list[str]] = defaultdict(list)
    for each in kept.bodies(year):
        names[each if each in roster.by_name else roster.book.match(each).name].append(each)
    return names


def _rounds(
    standing: Standing, year: int | None, kept: Kept, today: date, names: Sequence[str]
) -> tuple[Round, ...]:
    """Return a body's rounds, with the one that this file begins."""
    used = standing.used
    assert used is not None
    sent_before = (sent for name in names for sent in kept.rounds(name, year))
    rounds = tuple(sorted(sent_before, key=lambda sent: sent.number))
    if rounds and rounds[-1].digest == used.digest:
        return rounds
    findings = tuple((f.code, f.where, f.message) for f in used.report.to_mend)
    number = rounds[-1].number + 1 if rounds else 1
    sent = Round(number, used.digest, today, findings)
    kept.keep_round(standing.name, year, sent)
    return (*rounds, sent)
