"""The conversation: an interview whose log is kept in the store and whose report becomes a draft.

Every shell (terminal, plain console, test) talks through this. What an utterance recorded is on
disk before its events are returned, so nothing that was echoed can be lost.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from report_assistant.drafting.draft import Draft
from report_assistant.history.entries import entry_of, row_of
from report_assistant.history.handover import Handover, handover
from report_assistant.interview.commands import clerk_in, versions_in
from report_assistant.interview.events import (
    AllAsked,
    Asked,
    Event,
    Offered,
    Recorded,
    Rejected,
    Said,
    SectionStarted,
    Wish,
    Wished,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, Source
from report_assistant.interview.question import Questionnaire
from report_assistant.problems import ClerkProblem
from report_assistant.report.checks import Finding
from report_assistant.report.model import AnnualReport
from report_assistant.store.location import documents
from report_assistant.store.store import OtherWindowError, Store, StoreError
from report_assistant.stored_reports import summaries
from report_assistant.updating import FigureTaken, NewFileWished, Update
from report_assistant.word_files import WordFiles
from report_assistant.written_files import FileUpdated, WordWritten, WrittenFile
from report_assistant.written_versions import WrittenVersions

if TYPE_CHECKING:
    from report_assistant.behind import AnswersBehind

_ASKING = (Asked, AllAsked, SectionStarted)
"""What waits until an update is over."""
_GIVEN_UP = "Word 文件先不更新，还是原来的样子。"


class Conversation:
    """One report being talked about."""

    def __init__(
        self, store: Store, questionnaire: Questionnaire, number: int | None, *, today: date
    ) -> None:
        """Resume report `number`, or begin a new one with the first answer."""
        self._store = store
        self._files = WordFiles(store)
        self._update: Update | None = None
        self._folder = documents()
        self._number = number
        self._questionnaire = questionnaire
        self._today = today
        rows = [] if number is None else store.rows(number)
        self.last_saved = rows[-1].at if rows else ""
        self.interview = self._resumed(map(entry_of, rows))

    @property
    def number(self) -> int | None:
        """The report's number in the store; `None` before the first answer."""
        return self._number

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said. Raises StoreError, and then nothing was taken."""
        if self._update is not None and not self.interview.is_confirming:
            return self._in_update(self._update, self._update.say(typed))
        if (versions := versions_in(typed)) is not None:
            return [self._compared(*versions)]
        if (name := clerk_in(typed)) is not None:
            return [self._named(name)]
        events = self._stored(lambda: self.interview.say(typed))
        if self._update is not None:
            return self._in_update(self._update, events)
        report = next((e.words for e in events if _hands_over_a_report(e)), "")
        return self.read_last_year(report) if report else events

    def look_at(self, name: str) -> list[Event]:
        """Look at an earlier question. An update that waits for a word is given up."""
        given_up: list[Event] = [] if self._update is None else [Said(_GIVEN_UP)]
        self._update = None
        return [*given_up, *self.interview.look_at(name)]

    def read_last_year(self, report: str) -> list[Event]:
        """Read last year's report in: a file's path, or its pasted text. Raises StoreError."""
        from report_assistant.importing.imported import import_report
        from report_assistant.word.reader import read_report, read_report_text

        try:
            if "\n" in report:
                printed = read_report_text(report, "粘贴的内容")
            else:
                printed = read_report(Path(report).expanduser())
        except ClerkProblem as problem:
            return [Rejected(str(problem), report)]
        imported = import_report(printed, self._questionnaire)
        return self._stored(lambda: self.interview.take_last_year(imported.report, imported.unread))

    def next_year(self) -> "Conversation":
        """Go on with the report on the year after this one; begin it where there is none yet.

        It begins as if this year's finished report had been read in. Raises ClerkProblem.
        """
        report = self.interview.answers.report
        if report.year is None or not report.organisation.name:
            raise ClerkProblem("先填好单位名称和年份，再打“新建下一年”。")
        for other in summaries(self._store, self._questionnaire, self._today):
            if (other.organisation, other.year) == (report.organisation.name, report.year + 1):
                return self._other(other.number)
        following = self._other(None)
        following._stored(lambda: following.interview.take_last_year(report))
        return following

    def _other(self, number: int | None) -> "Conversation":
        return Conversation(self._store, self._questionnaire, number, today=self._today)

    def versions(self) -> str:
        """The Word files generated so far, in words."""
        return WrittenVersions(self._store, self._number).listed()

    def record(self) -> Handover:
        """Who did what to the answers, and what is left for the next clerk."""
        rows = [] if self._number is None else self._store.rows(self._number)
        return handover(rows, self._questionnaire, today=self._today, checks=_findings)

    def write_record(self, folder: Path) -> Path:
        """Write the record as a new Word file in `folder`. Raises ClerkProblem."""
        from report_assistant.history.files import save_record

        return save_record(self.record(), folder)

    def _named(self, clerk: str) -> Event:
        self._store.name_clerk(clerk)
        if not clerk:
            return Said("从现在起的改动不留名。以前记下的还在记录里。")
        return Said(f"您好，{clerk}。从现在起的改动记在您名下，只存在这台电脑上，不写进年报。")

    def _compared(self, word: str, old: int, new: int) -> Event:
        try:
            versions = WrittenVersions(self._store, self._number)
            return Said(versions.asked_for(word, old, new, self._folder))
        except ClerkProblem as problem:
            return Rejected(str(problem), "")

    def change(self, name: str, typed: str) -> list[Event]:
        """Change one answer from the review. Raises StoreError."""
        return self._stored(lambda: self.interview.change(name, typed))

    def fill(self, values: Mapping[str, Any]) -> list[Event]:
        """Take typed values (question name -> value) for several questions. Raises StoreError."""
        return self._stored(lambda: self.interview.fill(values))

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about. Raises StoreError."""
        return self._stored(lambda: self.interview.keep(finding, reason))

    def draft(self) -> Draft:
        """The draft that the answers make now."""
        from report_assistant.drafting.assembly import assemble

        return assemble(self.interview.answers.report)

    # ------------------------------------------------------------ Word files

    @property
    def offered(self) -> Offered | None:
        """The question about a Word file that waits for an answer, if there is one."""
        if self._update is None or self.interview.is_confirming:
            return None
        return self._update.asked

    def generate(self, folder: Path) -> list[Event]:
        """生成: write the Word file, or begin to bring the answers into the one that was edited.

        Raises ClerkProblem; nothing is ever written over.
        """
        draft = self.draft()
        self._folder = folder
        self._update = None
        target = self._files.last_written(self._number) or self._files.usual_name(folder, draft)
        if self._files.is_free(target):
            return [WordWritten(self.write_word(folder))]
        if self.interview.is_confirming:
            return [Said("上面还有一处等您回“确定”或“取消”，定了再生成。")]
        self._update = Update(self._files, draft, target, self._number, self._behind(target))
        return self._in_update(self._update, self._update.begin())

    def write_word(self, folder: Path) -> WrittenFile:
        """Write the draft to `folder`. Raises WordFileError, FormError or TemplateProblem.

        A file of that name that was changed since it was written is never overwritten.
        """
        self._folder = folder
        draft = self.draft()
        path, kept = self._files.free_name(folder, draft)
        return self._file(self._files.write(draft, path, self._number), kept)

    def _file(
        self, path: Path, kept: Path | None = None, update: FileUpdated | None = None
    ) -> WrittenFile:
        findings = tuple(self.interview.answers.findings())
        return WrittenFile(path, len(self.draft().missing()), kept, findings, update)

    def _in_update(self, update: Update, events: Iterable[Event]) -> list[Event]:
        """Carry out what an update wants, and put its next question, or the interview's."""
        before, done = update.asked, list[Event]()
        try:
            for event in events:
                done += self._done(event)
        except ClerkProblem as problem:
            self._update = None
            return [*done, Rejected(str(problem), "")]
        if update.asked is not None:
            is_refused = any(isinstance(event, Rejected) for event in done)
            is_waiting = self.interview.is_confirming or (is_refused and update.asked == before)
            return done if is_waiting else [*done, update.asked]
        self._update = None
        is_left = any(isinstance(event, Wished) for event in done)
        return done if is_left or self.interview.is_confirming else [*done, *self._asked_again()]

    def _done(self, event: Event) -> list[Event]:
        match event:
            case FigureTaken():
                return [each for each in self._take(event) if not isinstance(each, _ASKING)]
            case NewFileWished():
                return [WordWritten(self.write_word(self._folder))]
            case FileUpdated():
                return [WordWritten(self._file(event.updated.path, update=event))]
        return [] if isinstance(event, _ASKING) else [event]

    def _asked_again(self) -> list[Event]:
        return [] if self.interview.current is None else self.interview.ask()

    def _behind(self, target: Path) -> "AnswersBehind":
        from report_assistant.behind import AnswersBehind

        return AnswersBehind(self._written_from(target), self.interview.answers)

    def _written_from(self, target: Path) -> AnnualReport:
        """The answers that a file was made from, as far as the log tells; else those of now."""
        from report_assistant.drafting.assembly import assemble

        try:
            base = self._files.base(target)
        except ClerkProblem:  # what is wrong with the file is said when it is merged
            base = None
        if base is not None:
            entries = self.interview.answers.entries[: base.entries]
            report = self._resumed(entries).answers.report
            if assemble(report).document_id == base.document:
                return report
        return self.interview.answers.report

    def _take(self, figure: FigureTaken) -> list[Event]:
        answer = self.interview.answers.with_value(figure.path, figure.value)
        if answer is None:  # its question went away with an answer that was taken before
            return []
        return self._stored(lambda: self.interview.change(*answer, Source.FILE))

    def _stored(self, step: Callable[[], list[Event]]) -> list[Event]:
        """Carry out a step and store what it recorded; if that fails, it has not happened."""
        before = self.interview.answers.entries
        events = step()
        recorded = [event.entry for event in events if isinstance(event, Recorded)]
        try:
            if recorded:
                self._store_step(recorded, len(before))
        except OtherWindowError as other:
            assert self._number is not None
            self.interview = self._resumed(map(entry_of, self._store.rows(self._number)))
            return [Rejected(str(other), ""), *self.interview.ask()]
        except StoreError:
            self.interview = self._resumed(before)
            raise
        return events

    def _store_step(self, entries: Iterable[Entry], known: int) -> None:
        """Store what was recorded together, the log being as long as we know it."""
        if self._number is None:
            self._number = self._store.create_report()
        self.last_saved = self._store.append(self._number, *map(row_of, entries), after=known)

    def _resumed(self, entries: Iterable[Entry]) -> Interview:
        return Interview(
            self._questionnaire,
            entries,
            today=self._today,
            changed_blocks=changed_blocks,
            checks=_findings,
        )


def _findings(report: AnnualReport, last: AnnualReport | None) -> list[Finding]:
    from report_assistant.drafting.draft_checks import check_draft

    return check_draft(report, last)


def changed_blocks(before: AnnualReport, after: AnnualReport) -> int:
    """How many blocks of the draft differ between two reports."""
    from report_assistant.drafting.assembly import assemble

    return len(assemble(after).changed_from(assemble(before)))


def _hands_over_a_report(event: Event) -> TypeGuard[Wished]:
    return isinstance(event, Wished) and event.wish is Wish.IMPORT and bool(event.words)
