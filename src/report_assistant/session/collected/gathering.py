"""汇总: which reports, the collecting itself, and what it comes to.

What is asked is asked by numbered choices, beside the interview. The collecting runs in a thread of
the shell's: `run`; it can be stopped at every file, and what was read is kept beside the results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.county.result_names import MEMOS, REMINDERS, ROSTER, SUMMARY
from report_assistant.foundation.file_kinds import ANSWERS, LIST, WORKBOOK
from report_assistant.foundation.file_names import full_path, is_file, is_folder, safe_stem
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.choosing import Choosing, Step
from report_assistant.interview.events import Asked, Chosen, Event, Offered, Rejected, Said
from report_assistant.language.asked.asked_sources import figure_asked_in, sum_asked_in
from report_assistant.language.asked.handed_over import files_in, path_in
from report_assistant.report.tables import TABLES
from report_assistant.session.collected import words
from report_assistant.session.collected.given_reports import keep_reports
from report_assistant.session.collected.own_workers import own_workers
from report_assistant.session.collected.taking_sums import TakingSums
from report_assistant.session.file_events import Collected, CollectingBegun
from report_assistant.session.given.files import GivenFile, file_at
from report_assistant.session.stored_interview import StoredInterview

if TYPE_CHECKING:
    from report_assistant.county.desk import Asked as Order
    from report_assistant.county.desk import Outcome
    from report_assistant.county.receiving import Progress
    from report_assistant.county.work import Workers

_TO, _ROSTER_WORD = "放到", "名册"
_STOPS = frozenset({"1", "停", words.STOP, "停下来", "取消"})
_SHOWN = (SUMMARY, ROSTER, REMINDERS, MEMOS)
"""Results to look at, where they were made."""


class StoppedError(ClerkProblem):
    """The clerk had the collecting stopped."""


@dataclass(frozen=True)
class Wanted:
    """What is to be collected, as far as it was said."""

    folder: Path
    output: Path
    roster: Path | None = None
    last: Path | None = None
    is_ours: bool = False
    """Whether the folder is one into which given files were put."""


class Gathering:
    """The dialogue of 汇总 about one report; nothing of it needs to survive a restart."""

    def __init__(self, stored: StoredInterview, today: date) -> None:
        self._stored = stored
        self._today = today
        self._sums = TakingSums(stored)
        self._is_asking = False
        self._wanted: Wanted | None = None
        self._former: Wanted | None = None
        """What was collected last."""
        self._is_running = self._was_hinted = False
        self.is_stopping = False
        """Whether the clerk wants the reading stopped."""
        self.workers: Callable[[], Workers] = own_workers
        """Who reads the files."""
        self._output: Path | None = None
        """The folder of the results that were made last."""

    @property
    def offered(self) -> Offered | None:
        """What is asked, if anything is."""
        if self._is_running:
            return Offered(words.RUNNING, (words.STOP,), words.RUNNING_BOX)
        if self._wanted is not None:
            return Offered(_ready(self._wanted), self._shown_choices, words.READY_BOX)
        if self._is_asking:
            return Offered(words.WHERE, self._shown_choices, words.WHERE_BOX)
        return self._sums.offered

    @property
    def takes_files(self) -> bool:
        """Whether files that are given now are meant for it."""
        return (self._is_asking or self._wanted is not None) and not self._is_running

    @property
    def is_running(self) -> bool:
        """Whether the reports are being read."""
        return self._is_running

    def begin(self) -> list[Event]:
        """Ask which reports."""
        if not self._is_running:
            self._forget()
            self._is_asking = True
        return self._asked()

    def hear(self, said: str, home: Path) -> list[Event] | None:
        """Take 「汇总 文件夹」, or a file with sums by its path; `None` for other messages.

        Given reports are put below `home`.
        """
        rest = said.strip().removeprefix(words.WORD).strip()
        if path := path_in(rest):
            if path.lower().endswith(ANSWERS):
                return self._sums.open(file_at(path))
            if rest != said.strip():
                self._forget()
                self._is_asking = True
                return self._take_path(path, said, home)
        return None

    def open(self, file: GivenFile) -> list[Event]:
        """Take a file with sums."""
        return self._sums.open(file)

    def hand_over(self, other: Gathering) -> list[Event]:
        """Fill sums that are for another report into that one. Raises StoreError."""
        found, self._sums.for_another = self._sums.for_another, None
        return [] if found is None else other._sums.fill(found)

    def give_up(self) -> None:
        """Leave what was asked; what runs goes on."""
        if not self._is_running:
            self._forget()

    def say(self, typed: str, home: Path) -> list[Event]:
        """Take the answer to what is asked."""
        if self._is_running:
            return self._stop_or_wait(typed)
        if not self.takes_files:
            return self._sums.say(typed)
        return self._chosen(typed) or self._put_elsewhere(typed) or self._given_in(typed, home)

    def take_files(self, files: Sequence[GivenFile], home: Path) -> list[Event]:
        """Take files that are given while it is asked for them: reports, or a roster."""
        if len(files) == 1 and files[0].name.lower().endswith(ANSWERS):
            self._forget()
            return self._sums.open(files[0])
        wanted = self._wanted
        rosters = [file for file in files if _is_roster(file)]
        reports = [file for file in files if file not in rosters]
        if not reports and wanted is None:
            return [Rejected(words.REPORTS_FIRST, "")]
        if reports and wanted is not None and not wanted.is_ours:
            return [Rejected(words.CHOSEN_FOLDER.format(wanted.folder.name), "")]
        folder = home / words.RECEIVED
        try:
            kept = keep_reports(reports, folder)
            roster = keep_reports(rosters[:1], home)
        except ClerkProblem as problem:
            return [Rejected(str(problem), "")]
        wanted = wanted or Wanted(folder, _beside(folder), is_ours=True)
        self._wanted = replace(wanted, roster=roster[0]) if roster else wanted
        told = [Said(words.RECEIVED_NOW.format(len(kept), folder))] if kept else []
        return [*told, *self._asked()]

    def told_sum(self, said: str) -> Event | None:
        """Answer 「收到申请哪几家有」「哪来的」; `None` for other messages, and where there are no sums."""
        from report_assistant.session.collected.told_sums import told_sum, told_whence

        if self._stored.now.answers.standing.collected is None:
            return None
        if figure := figure_asked_in(said):
            whence = told_whence(figure, self._stored.now)
            return None if whence is None else Said(whence)
        asked = sum_asked_in(said)
        if asked is None:
            return None
        try:
            return Said(told_sum(asked, self._stored.now))
        except ClerkProblem as problem:
            return Rejected(str(problem), said)

    def results_after(self, file: Path | None) -> Path | None:
        """Return the folder of the last results, where they are newer than a file."""
        if self._output is None or not is_folder(self._output):
            return None
        times = [each.stat().st_mtime for each in self._output.iterdir()]
        is_newer = file is None or max(times, default=0.0) > file.stat().st_mtime
        return self._output if is_newer else None

    def stop(self) -> None:
        """Have the collecting stop at the next file."""
        self.is_stopping = True

    def run(self, progress: Progress | None = None) -> list[Event]:
        """Collect, and say what came of it; in a thread where the shell has one."""
        from report_assistant.county.desk import Asked as Order
        from report_assistant.county.desk import collect_into

        assert self._wanted is not None
        wanted = self._wanted
        order = Order(wanted.folder, wanted.output, wanted.roster, wanted.last)

        def told(done: int, of: int) -> None:
            if self.is_stopping:
                raise StoppedError(words.STOPPED)
            if progress is not None:
                progress(done, of)

        try:
            outcome = collect_into(order, self.workers(), told, self._today)
        except KeyboardInterrupt:
            return self._ended(Said(words.STOPPED))
        except StoppedError as stopped:
            return self._ended(Said(str(stopped)))
        except ClerkProblem as problem:
            return self._ended(Rejected(str(problem), ""))
        finally:
            self._is_running = self.is_stopping = False
        return self._done(outcome, order)

    def hint(self, event: Event) -> list[Event]:
        """Return the hint to be given before the first question of the tables, once."""
        if self._was_hinted or not isinstance(event, Asked) or not _is_of_tables(event):
            return []
        if event.current or not self._may_collect():
            return []
        self._was_hinted = True
        return [Said(words.HINT)]

    def _may_collect(self) -> bool:
        """Whether the body may add up its area's figures, and has not done so."""
        answers = self._stored.now.answers
        organisation = answers.report.organisation
        is_office = (organisation.name or "").endswith(_OFFICES)
        may = organisation.kind is not None and organisation.kind.may_count_its_area
        return (may or is_office) and answers.standing.collected is None

    # ------------------------------------------------------------ what is said to it

    def _stop_or_wait(self, typed: str) -> list[Event]:
        if typed.strip() not in _STOPS:
            return [Rejected(words.BUSY, typed)]
        self.stop()
        return [Chosen(words.STOP)]

    def _chosen(self, typed: str) -> list[Event] | None:
        """Return what a choice does; `None` where the message is none."""
        wanted = self._wanted
        choosing = Choosing(
            "",
            self._choices(),
            stop=self._give_up,
            back=self._give_up,
            no=self._give_up if wanted else None,
        )
        step = choosing.chosen(typed)
        return None if step is None else [choosing.echo(step, typed), *step()]

    def _choices(self) -> tuple[tuple[str, Step], ...]:
        """Return the choices while it is asked which reports, or whether it may begin."""
        not_now = (words.NOT_NOW, self._give_up)
        if self._wanted is not None:
            return ((words.BEGIN, self._begin_running), not_now)
        if self._former is not None:
            again = words.AGAIN.format(self._former.folder.name)
            return ((again, self._begin_again), not_now)
        return (not_now,)

    @property
    def _shown_choices(self) -> tuple[str, ...]:
        return tuple(choice for choice, _ in self._choices())

    def _begin_again(self) -> Iterator[Event]:
        self._wanted = self._former
        yield from self._begin_running()

    def _begin_running(self) -> Iterator[Event]:
        self._is_running, self.is_stopping = True, False
        yield CollectingBegun(Offered(words.RUNNING, (words.STOP,), words.RUNNING_BOX))

    def _give_up(self) -> Iterator[Event]:
        self._forget()
        yield Said(words.GIVEN_UP)
        yield from self._stored.now.ask()

    def _given_in(self, typed: str, home: Path) -> list[Event]:
        """Take what a message hands over by its path."""
        files = [file_at(path) for path in files_in(typed)]
        if files and (len(files) > 1 or not _is_roster(files[0])):
            return self.take_files(files, home)
        path = path_in(typed)
        if path or self._wanted is None:
            return self._take_path(path or typed.strip(), typed, home)
        return [Rejected(words.NO_SUCH, typed)]

    def _put_elsewhere(self, typed: str) -> list[Event] | None:
        """Take 「放到 文件夹」: a path, or a name beside the reports; `None` for other messages."""
        wanted, said = self._wanted, typed.strip()
        place = said.removeprefix(_TO).strip(' ，,：:“”"')
        if wanted is None or not said.startswith(_TO) or not place:
            return None
        path = path_in(place)
        name = safe_stem(place)
        output = full_path(path) if path else wanted.folder.with_name(name or wanted.output.name)
        self._wanted = replace(wanted, output=output)
        return self._asked()

    def _take_path(self, typed: str, said: str, home: Path) -> list[Event]:
        """Take a path: of the reports, then of roster, last year's reports, or the results."""
        path, wanted = full_path(typed), self._wanted
        if is_file(path) and wanted is not None:
            is_of_last_year = path.stem.startswith(words.WORD)
            told = replace(wanted, last=path) if is_of_last_year else replace(wanted, roster=path)
            self._wanted = told
        elif is_file(path):
            return self.take_files([file_at(str(path))], home)
        elif not is_folder(path):
            return [Rejected(words.NO_FOLDER.format(path.name or typed), said)]
        elif wanted is not None:
            self._wanted = replace(wanted, last=path)
        elif sums := self._sums.file_in(path):
            self._forget()
            return self._sums.open(sums)
        else:
            self._wanted = Wanted(path, _beside(path))
        return self._asked()

    # ------------------------------------------------------------ what came of it

    def _done(self, outcome: Outcome, order: Order) -> list[Event]:
        assert self._wanted is not None
        self._former = replace(self._wanted, roster=None)  # it lies with the results now
        self._forget()
        self._output = outcome.output
        shown = tuple(path for name in _SHOWN if (path := outcome.output / name).exists())
        told: list[Event] = [Said("\n".join(outcome.lines())), Collected(shown)]
        sums = self._sums.file_in(order.output)
        return [*told, *(self._sums.open(sums) if sums else self._stored.now.ask())]

    def _ended(self, event: Event) -> list[Event]:
        self._forget()
        return [event, *self._stored.now.ask()]

    def _forget(self) -> None:
        self._is_asking, self._wanted = False, None
        self._sums.forget()

    def _asked(self) -> list[Event]:
        return [] if self.offered is None else [self.offered]


_OFFICES = ("人民政府办公室", "人民政府办公厅", "政务公开办公室", "政务服务中心", "政务服务局")


def _beside(folder: Path) -> Path:
    """Return the folder of the results beside that of the reports."""
    return folder.with_name(f"{folder.name}{words.RESULTS}")


def _is_roster(file: GivenFile) -> bool:
    return file.name.lower().endswith((WORKBOOK, LIST)) or _ROSTER_WORD in file.name


def _is_of_tables(asked: Asked) -> bool:
    return asked.question.name.partition(".")[0] in {table.key for table in TABLES}


def _ready(wanted: Wanted) -> str:
    from report_assistant.county.roster_file import FILE_NAME

    roster = wanted.roster
    if roster is None and is_file(wanted.output / FILE_NAME):
        roster = wanted.output / FILE_NAME
    known = words.ROSTER.format(roster.name) if roster else ""
    known += words.LAST.format(wanted.last.name) if wanted.last else ""
    is_near = wanted.output.parent == wanted.folder.parent
    output = wanted.output.name if is_near else str(wanted.output)
    return words.READY.format(wanted.folder.name, output, known)
