"""The conversation: an interview that is stored, its Word files, its record.

Every shell (terminal, plain console, test) talks through this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from report_assistant.foundation.file_kinds import ANSWERS
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.history.entries import entry_of
from report_assistant.history.handover import Handover, handover
from report_assistant.history.words import given_words
from report_assistant.interview.commands import HOW_TO_READ_TABLES
from report_assistant.interview.doubts import is_in_words
from report_assistant.interview.events import (
    ActionRequested,
    Asked,
    Event,
    Offered,
    Rejected,
    Said,
    given_back,
)
from report_assistant.interview.interview import Interview
from report_assistant.language.asked.asides import ClerkNamed, clerk_in, versions_in
from report_assistant.language.asked.asked_notes import note_in
from report_assistant.language.asked.asked_rewriting import RewriteAsked, rewriting_in
from report_assistant.language.asked.asked_sources import SourceAsked, UseAsked, asked_in
from report_assistant.language.asked.handed_over import report_in, workbook_in
from report_assistant.language.wishes.commands import Command
from report_assistant.language.words.framing import framed, without_greeting
from report_assistant.questionnaire.names import TODAY
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.last_text import LastText
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import MAX_TEXT
from report_assistant.session.collected.gathering import Gathering
from report_assistant.session.generating import Generating
from report_assistant.session.given.back import GivenBack
from report_assistant.session.given.backups import GivenBackups
from report_assistant.session.given.files import GivenFile, file_at, names_of
from report_assistant.session.given.tables import GivenTables
from report_assistant.session.handing_over import HandingOver
from report_assistant.session.publishing import Publishing
from report_assistant.session.stored_interview import StoredInterview, findings
from report_assistant.session.stored_reports import summaries
from report_assistant.session.table_notes import TableNotes
from report_assistant.store.location import carried_home, documents
from report_assistant.store.store import Store
from report_assistant.word_files.word_files import WordFiles
from report_assistant.word_files.written_versions import WrittenVersions

if TYPE_CHECKING:
    from report_assistant.importing.account import Account
    from report_assistant.session.rewriting import Rewriting
    from report_assistant.session.sentence_origins import SentenceSources

_TOO_LONG = (
    f"这段话有 {{}} 个字，太长了，一次最多 {MAX_TEXT} 个字，请分开说。"
    "要交来一份年报，请把文件拖进窗口。"
)
_ANSWER_FIRST = "{}先没有读：上面还有一处等您回答，请先答好，再给一次。"
_NO_PERSON = (
    "“{}”不像是人名，没有记。留名请写姓名，例如：我是 张三；说的是本单位的名称，请打“改单位全称”。"
)


class Conversation:
    """One report being talked about."""

    def __init__(
        self, store: Store, questionnaire: Questionnaire, number: int | None, *, today: date
    ) -> None:
        """Resume report `number`, or begin a new one with the first answer."""
        self._store = store
        self._questionnaire = questionnaire
        self._today = today
        self.stored = StoredInterview(
            store, questionnaire, number, today=today, places=self._places
        )
        """The interview and its place in the store."""
        self._sources: SentenceSources | None = None
        self._tables = GivenTables(self.stored)
        self._files = WordFiles(store)
        self.generating = Generating(self.stored, self._files, documents())
        """The Word files, and the folder where files are put."""
        returned = GivenBack(store, self.stored, self.generating)
        backups = GivenBackups(store, self.stored, questionnaire, today)
        self._handed_over = HandingOver(self.stored, questionnaire, self._tables, returned, backups)
        self._publishing = Publishing(self.stored, self._files)
        self.gathering = Gathering(self.stored, today)
        """The reports of a county's bodies."""

    @property
    def interview(self) -> Interview:
        """The interview."""
        return self.stored.now

    @property
    def home(self) -> Path:
        """The folder of the store."""
        return self._store.path.parent

    def _places(self) -> Mapping[str, str]:
        """Return the folders that the FAQ names."""
        is_carried = self.home == carried_home()
        return {
            "carried" if is_carried else "at_home": str(self.home),
            "folder": str(self.generating.folder),
        }

    @property
    def clock_doubt(self) -> str:
        """What is to be said at the start of a computer's date that cannot be right; mostly empty."""
        return self.stored.clock_doubt

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said. Raises StoreError, and then nothing was taken."""
        return list(self._remarked(self._replied(typed)))

    def _remarked(self, events: Iterable[Event]) -> Iterator[Event]:
        """Say before a question what is to be known of it.

        That is that the computer's date, by which something is proposed, is wrong; that the tables
        can be added up of others' reports.
        """
        for event in events:
            yield from self.gathering.hint(event)
            if self.clock_doubt and isinstance(event, Asked) and _is_by_date(event):
                yield Said(self.clock_doubt)
            yield event

    def _replied(self, typed: str) -> list[Event]:
        is_long = len(typed) > MAX_TEXT and "\t" not in typed and not report_in(typed)
        if is_long and not self._handed_over.is_material(typed):
            return [Rejected(_TOO_LONG.format(len(typed)), typed)]
        heard = self._before_the_interview(without_greeting(typed))
        return self._in_the_interview(typed) if heard is None else given_back(heard, typed)

    def _before_the_interview(self, words: str) -> list[Event] | None:
        """Reply to what the interview need not hear of: files, tables, the draft."""
        if self.offered is not None:
            return self._annotations(self._about_a_file(words))
        if (sums := self.gathering.hear(words, self.generating.folder)) is not None:
            return sums
        if not self.is_confirming and (read := self._handed_over.hear(words)) is not None:
            return read
        replies = (self._beside(said) for said in framed(words))
        return next((reply for reply in replies if reply is not None), None)

    def _in_the_interview(self, typed: str) -> list[Event]:
        events = self.stored.take(lambda interview: interview.say(typed), typed)
        if any(map(_asks_for_annotations, events)):
            return given_back(self._annotations(events), typed)
        if self.generating.is_updating:
            return self.generating.carry_on(events)
        report = next((e.words for e in events if _hands_over_a_report(e)), "")
        return given_back(self._handed_over.read(report), typed) if report else events

    def _annotations(self, events: list[Event]) -> list[Event]:
        """Show what others wrote into the Word file, in the place of a wish for it."""
        others = [event for event in events if not _asks_for_annotations(event)]
        if len(others) == len(events):
            return events
        try:
            return [*others, *self.generating.show_annotations()]
        except ClerkProblem as problem:
            return [*others, Rejected(str(problem), "")]

    def _about_a_file(self, words: str) -> list[Event]:
        """Take the answer to the question about a file."""
        if self.generating.offered is not None:
            return self.generating.say(words)
        if self._handed_over.offered is not None:
            return self._handed_over.say(words)
        return self.gathering.say(words, self.generating.folder)

    def _beside(self, said: str) -> list[Event] | None:
        """Reply to what is said beside the interview: of draft, files, clerk or tables."""
        if (asked := asked_in(said)) is not None:
            return [self._told(asked, said)]
        if (told := self.gathering.told_sum(said)) is not None:
            return [told]
        if (versions := versions_in(said)) is not None:
            return [self._compared(*versions, said)]
        if (clerk := clerk_in(said)) is not None and not self._is_answer(clerk):
            return [self._named(clerk, said)]
        if not self.interview.is_confirming and (changed := self._reworded(said)) is not None:
            return changed
        return self._about_tables(said)

    def _reworded(self, said: str) -> list[Event] | None:
        """Reword a paragraph, or annotate a table."""
        if (rewriting := rewriting_in(said)) is not None and not self._is_sentence(rewriting):
            return self.rewriting.hear(rewriting, said)
        if (asked_note := note_in(said)) is not None:
            return TableNotes(self.stored).hear(asked_note, said)
        return None

    def _is_answer(self, clerk: ClerkNamed) -> bool:
        """Whether 「我是发改委」「我们是个镇」 answers a question rather than names the clerk."""
        return not clerk.is_person and self.interview.current is not None

    def _is_sentence(self, asked: RewriteAsked) -> bool:
        """Whether 「改写…」 begins an answer in words: it names no paragraph."""
        return is_in_words(self.interview.current) and not self.rewriting.knows(asked)

    @property
    def rewriting(self) -> Rewriting:
        """The paragraphs in the clerk's own words."""
        from report_assistant.session.rewriting import Rewriting

        return Rewriting(self.stored)

    def reword(self, block: str, edited: str) -> list[Event]:
        """Take a paragraph in the clerk's own words; go on with the comment that it answers.

        Raises ClerkProblem, and then nothing was taken.
        """
        return self.generating.reworded(block, self.rewriting.take(block, edited))

    def look_at(self, name: str) -> list[Event]:
        """Look at an earlier question. An update that waits for a word is given up."""
        return [*self._give_up_files(), *self.interview.look_at(name)]

    def fill(self, values: Mapping[str, Any]) -> list[Event]:
        """Take typed values (question name -> value), and give up an update that waits for a word.

        Raises StoreError.
        """
        taken = self.stored.fill(values)
        return [*self._give_up_files(), *taken]

    def take_last_year(self, report: AnnualReport) -> list[Event]:
        """Take last year's report, and all that it proposes to stay as it was. Raises StoreError."""
        taken = self.stored.take(lambda interview: interview.take_last_year_unchanged(report))
        return [*self._give_up_files(), *taken]

    def _give_up_files(self) -> list[Event]:
        """Leave the question about a file that waits for an answer."""
        self._handed_over.give_up()
        self.gathering.give_up()
        return self.generating.give_up()

    def next_year(self) -> Conversation:
        """Go on with the report on the year after this one; begin it where there is none yet.

        It begins as if this year's finished report had been read in. Raises ClerkProblem.
        """
        from report_assistant.drafting.assembly import assemble, with_phrasings
        from report_assistant.drafting.printed_draft import printed_draft

        report = self.interview.answers.report
        if report.year is None or not report.organisation.name:
            raise ClerkProblem("先填好单位名称和年份，再打“新建下一年”。")
        for other in summaries(self._store, self._questionnaire, self._today):
            if (other.organisation, other.year) == (report.organisation.name, report.year + 1):
                return self._other(other.number)
        following = self._other(None)
        finished = with_phrasings(report)
        text = LastText(printed_draft(assemble(finished)).paragraphs)
        following.stored.take(lambda interview: interview.take_last_year(finished, text))
        return following

    def new_report(self) -> Conversation:
        """Begin another report; this one stays as it is. Raises StoreError."""
        other = self._other(None)
        self.gathering.hand_over(other.gathering)
        return other

    def _other(self, number: int | None) -> Conversation:
        other = Conversation(self._store, self._questionnaire, number, today=self._today)
        other.generating.folder = self.generating.folder
        return other

    @property
    def is_confirming(self) -> bool:
        """Whether something waits for yes or no."""
        return self._tables.is_waiting or self.interview.is_confirming

    def take_files(self, files: Sequence[GivenFile]) -> list[Event]:
        """Read files that were dropped on the page or chosen there, as paths in words are read.

        They are read when this returns, and may be gone then. Raises StoreError.
        """
        if not files:
            return []
        if self.gathering.takes_files:
            return self.gathering.take_files(files, self.generating.folder)
        if self.offered is not None or self.is_confirming or self.generating.is_updating:
            return [Rejected(_ANSWER_FIRST.format(names_of(files)), "")]
        if len(files) == 1 and files[0].name.lower().endswith(ANSWERS):
            return self.gathering.open(files[0])
        events = self._handed_over.take(files)
        return [replace(e, typed="") if isinstance(e, Rejected) else e for e in events]

    def read_tables(self, file: str) -> list[Event]:
        """Read the statutory tables in from an Excel file; shown first, taken after a yes."""
        return self._handed_over.read_tables(file_at(file))

    def _about_tables(self, typed: str) -> list[Event] | None:
        """Return the events of a pasted table, or a word about one; `None` for other messages."""
        if (file := workbook_in(typed)) is not None:
            return self.read_tables(file) if file else [Said(HOW_TO_READ_TABLES)]
        return self._tables.hear(typed)

    def account(self) -> Account | None:
        """Return what was read of last year's report; `None` where none was read in."""
        from report_assistant.importing.account import account_of

        answers = self.interview.answers
        if answers.last is None:
            return None
        return account_of(answers.last, answers.last_text, self._questionnaire)

    def versions(self) -> str:
        """Return the Word files generated so far, in words."""
        return WrittenVersions(self._store, self.stored.number).listed()

    def record(self) -> Handover:
        """Return the changes to the answers, and what is left for the next clerk."""
        rows = [] if self.stored.number is None else self._store.rows(self.stored.number)
        return handover(rows, self._questionnaire, today=self._today, checks=findings)

    def write_file(self, command: Command) -> Path:
        """Write what a command asks for as a new file. Raises ClerkProblem."""
        writers: Mapping[Command, Callable[[], Path]] = {
            Command.HANDOVER: self._write_record,
            Command.TABLES: self._write_tables,
            Command.FINAL: self._publishing.write_word,
            Command.PDF: self._publishing.write_pdf,
            Command.BACKUP: self._write_backup,
        }
        return writers[command]()

    def _write_record(self) -> Path:
        from report_assistant.history.files import save_record

        return save_record(self.record(), self.generating.folder)

    def _write_tables(self) -> Path:
        from report_assistant.sheets.files import save_tables

        return save_tables(self.interview.answers.report, self.generating.folder)

    def _write_backup(self) -> Path:
        from report_assistant.store.backups import back_up_beside

        return back_up_beside(self._store.path, self.generating.folder, self._today)

    def newest_file(self) -> Path | None:
        """Return the newest Word file; `None` where none was generated, or it is gone."""
        return self._files.last_written(self.stored.number)

    def files_folder(self) -> Path:
        """Return the folder that was written to last: that of the newest Word file, or of results.

        Without one it is the folder where the Word file will be.
        """
        newest = self.newest_file()
        folder = self.generating.folder if newest is None else newest.parent
        return self.gathering.results_after(newest) or folder

    def _named(self, clerk: ClerkNamed, said: str) -> Event:
        if not clerk.is_person:
            return Rejected(_NO_PERSON.format(clerk.name), said)
        self._store.name_clerk(clerk.name)
        if not clerk.name:
            return Said("从现在起的改动不留名。以前记下的还在记录里。")
        return Said(f"您好，{clerk.name}。从现在起的改动记在您名下，只存在这台电脑上，不写进年报。")

    def _compared(self, word: str, old: int, new: int, said: str) -> Event:
        try:
            versions = WrittenVersions(self._store, self.stored.number)
            return Said(versions.asked_for(word, old, new, self.generating.folder))
        except ClerkProblem as problem:
            return Rejected(str(problem), said)

    def sources(self) -> SentenceSources:
        """Return the origins of the draft's sentences. Raises TemplateProblem."""
        from report_assistant.session.sentence_origins import SentenceSources

        answers = self.interview.answers
        if self._sources is None or self._sources.report is not answers.report:
            self._sources = SentenceSources(answers)
        return self._sources

    def details(self, name: str) -> str:
        """Return all that is known of one answer. Raises ClerkProblem."""
        from report_assistant.session.provenance_text import detail_text

        question = self.interview.questionnaire.by_name[name]
        return detail_text(question, self.interview, self.sources(), self._last_done(name))

    def _last_done(self, name: str) -> str:
        """Return who gave an answer last, and when; empty where the log does not say."""
        rows = [] if self.stored.number is None else self._store.rows(self.stored.number)
        row = next((row for row in reversed(rows) if row.name == name), None)
        if row is None:
            return ""
        origin = entry_of(row).origin
        return "\n".join([given_words(row.at, row.who), *([origin] if origin else [])])

    def _told(self, asked: SourceAsked | UseAsked, said: str) -> Event:
        from report_assistant.session.provenance_text import told

        try:
            return Said(told(asked, self.sources(), self.interview))
        except ClerkProblem as problem:
            return Rejected(str(problem), said)

    # ------------------------------------------------------------ Word files

    @property
    def offered(self) -> Offered | None:
        """The question about a file that waits for an answer, if there is one."""
        return self.generating.offered or self._handed_over.offered or self.gathering.offered

    def asked_again(self) -> list[Event]:
        """Return the question about a file once more, if one waits."""
        offered = self.offered
        return [] if offered is None else [offered]


def _is_by_date(asked: Asked) -> bool:
    """Whether the answer is proposed by the computer's date, where it is asked for anew."""
    default = asked.question.default
    if default is None or asked.current:
        return False
    return any(name.partition(".")[0] == TODAY for name in default.reads)


def _asks_for_annotations(event: Event) -> bool:
    return isinstance(event, ActionRequested) and event.command is Command.ANNOTATIONS


def _hands_over_a_report(event: Event) -> TypeGuard[ActionRequested]:
    return (
        isinstance(event, ActionRequested) and event.command is Command.IMPORT and bool(event.words)
    )
