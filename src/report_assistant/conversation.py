"""The conversation: an interview whose log is kept in the store and whose report becomes a draft.

Every shell (terminal, plain console, test) talks through this. What an utterance recorded is on
disk before its events are returned, so nothing that was echoed can be lost.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from report_assistant.drafting.draft import Draft
from report_assistant.history.entries import entry_of, row_of
from report_assistant.history.handover import Handover, handover
from report_assistant.interview.commands import clerk_in, versions_in
from report_assistant.interview.events import Event, Recorded, Rejected, Said, Wish, Wished
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry
from report_assistant.interview.progress import position_of
from report_assistant.interview.question import Questionnaire
from report_assistant.problems import ClerkProblem
from report_assistant.report.checks import Finding
from report_assistant.report.edition import NUMERALS
from report_assistant.report.model import AnnualReport
from report_assistant.store.location import documents
from report_assistant.store.store import OtherWindowError, Store, StoreError
from report_assistant.word_files import WordFiles
from report_assistant.written_versions import WrittenVersions


@dataclass(frozen=True)
class ReportSummary:
    """One stored report, for lists and for the greeting."""

    number: int
    organisation: str
    year: int | None
    stopped_at: str
    """Where the conversation stopped: 第三部分第 2 问; empty when all is asked."""
    changed: str
    """When its last answer was stored, ISO 8601 UTC."""

    @property
    def name(self) -> str:
        """The report in a few words."""
        year = "年度未填" if self.year is None else f"{self.year} 年度"
        return f"{self.organisation or '（单位未填）'} {year}"


@dataclass(frozen=True)
class WrittenFile:
    """What became of 生成 Word."""

    path: Path
    missing: int
    """Blocks with 【待填】 in them."""
    kept: Path | None
    """A file of the same name that was changed by somebody and therefore left alone."""
    findings: tuple[Finding, ...] = ()
    """What the checks say about it."""


class Conversation:
    """One report being talked about."""

    def __init__(
        self, store: Store, questionnaire: Questionnaire, number: int | None, *, today: date
    ) -> None:
        """Resume report `number`, or begin a new one with the first answer."""
        self._store = store
        self._files = WordFiles(store)
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
        if (versions := versions_in(typed)) is not None:
            return [self._compared(*versions)]
        if (name := clerk_in(typed)) is not None:
            return [self._named(name)]
        events = self._stored(lambda: self.interview.say(typed))
        report = next((e.words for e in events if _hands_over_a_report(e)), "")
        return self.read_last_year(report) if report else events

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

    def write_word(self, folder: Path) -> WrittenFile:
        """Write the draft to `folder`. Raises WordFileError, FormError or TemplateProblem.

        A file of that name that was changed since it was written is never overwritten.
        """
        self._folder = folder
        draft = self.draft()
        path, kept = self._files.free_name(folder, draft)
        written = self._files.write(draft, path, self._number)
        findings = tuple(self.interview.answers.findings())
        return WrittenFile(written, len(draft.missing()), kept, findings)

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


def summaries(store: Store, questionnaire: Questionnaire, today: date) -> list[ReportSummary]:
    """Return all stored reports, last changed first. Raises StoreError."""
    return [_summary(store, questionnaire, number, today) for number in store.reports()]


def _findings(report: AnnualReport, last: AnnualReport | None) -> list[Finding]:
    from report_assistant.drafting.draft_checks import check_draft

    return check_draft(report, last)


def changed_blocks(before: AnnualReport, after: AnnualReport) -> int:
    """How many blocks of the draft differ between two reports."""
    from report_assistant.drafting.assembly import assemble

    return len(assemble(after).changed_from(assemble(before)))


def place_of(interview: Interview) -> str:
    """Where the conversation is: 第三部分第 2 问; empty when all is asked."""
    question = interview.current
    if question is None:
        return ""
    number, _ = position_of(interview.questionnaire, interview.answers.state, question)
    part = "基本信息" if question.section == 0 else f"第{NUMERALS[question.section - 1]}部分"
    return f"{part}第 {number} 问"


def _summary(store: Store, questionnaire: Questionnaire, number: int, today: date) -> ReportSummary:
    rows = store.rows(number)
    interview = Interview(questionnaire, map(entry_of, rows), today=today)
    report, last = interview.answers.report, interview.answers.last
    name, year = report.organisation.name, report.year
    if last is not None:  # what it will be, as long as nothing else was answered
        name = name or last.organisation.name
        year = year or (None if last.year is None else last.year + 1)
    return ReportSummary(
        number,
        name or "",
        year,
        place_of(interview),
        rows[-1].at if rows else "",
    )


def _hands_over_a_report(event: Event) -> TypeGuard[Wished]:
    return isinstance(event, Wished) and event.wish is Wish.IMPORT and bool(event.words)
