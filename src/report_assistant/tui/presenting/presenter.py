"""A conversation as the screen sees it: words in, plain values to show out; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.history.words import page
from report_assistant.interview.doubts import is_in_words
from report_assistant.interview.events import (
    ActionRequested,
    Asked,
    CarriedOut,
    Event,
    Rejected,
    Said,
)
from report_assistant.language.asked.handed_over import place_in, report_in
from report_assistant.language.wishes.commands import Command
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import (
    Collected,
    CollectingBegun,
    WordWritten,
    WrittenFile,
)
from report_assistant.shells import phrases
from report_assistant.tui.presenting.ask_presenter import ask_for
from report_assistant.tui.presenting.blocks import shown_blocks
from report_assistant.tui.presenting.draft_places import place_of
from report_assistant.tui.presenting.draft_presenter import blocks_of, source_of
from report_assistant.tui.presenting.event_presenter import (
    EXPLAINING,
    chips_for,
    echo,
    entries_for,
    entries_of_answers,
    outline_rows,
    problem_of,
    tally,
    with_a_way_out,
)
from report_assistant.tui.shown import (
    ChipWords,
    Refusal,
    Reply,
    ShownAsk,
    Standing,
    TranscriptEntry,
    Voice,
)
from report_assistant.tui.shown_draft import ShownBlock, ShownParagraph, ShownSource, Spot

if TYPE_CHECKING:
    from report_assistant.session.given.files import GivenFile
    from report_assistant.sheets.editing import TableEditor
    from report_assistant.sheets.filled import FilledTable


class ConversationPresenter:
    """Passes what was typed to the conversation and tells what came of it."""

    def __init__(self, conversation: Conversation, folder: Path) -> None:
        self.conversation = conversation
        """The conversation, for what needs no other words on a screen."""
        conversation.generating.folder = folder
        self._ask: ShownAsk | None = None
        """What was asked last, without an explanation."""
        self._question: ShownAsk | None = None
        """The question that was asked last, which is asked again when nothing waits any more."""
        self._is_refused = False
        self.written: WrittenFile | None = None
        """The Word file that was written last."""
        self.collected: tuple[Path, ...] = ()
        """The results of the last collecting, until they were offered."""

    @property
    def next_question(self) -> str:
        """Name of the question that waits for an answer; empty when all is asked."""
        question = self.conversation.interview.answers.next_open()
        return "" if question is None else question.name

    @property
    def is_new(self) -> bool:
        """Whether nothing has been answered yet."""
        return self.conversation.stored.number is None

    def is_about_a_file(self, typed: str) -> bool:
        """Return whether words may have a file written, or read: an office program may help."""
        return self.conversation.offered is not None or bool(report_in(typed) or place_in(typed))

    def begin(self) -> Reply:
        """Return the first words: a welcome or the last answers, then the question."""
        recalled = list(entries_of_answers(self.conversation.interview))
        last = self.conversation.interview.answers.last
        welcome = phrases.WELCOME if last is None else phrases.last_year_text(last)
        first = recalled or [TranscriptEntry(Voice.ASSISTANT, welcome)]
        if doubt := self.conversation.clock_doubt:
            first = [*first, TranscriptEntry(Voice.NOTE, doubt)]
        return self._reply(self.conversation.interview.ask(), first)

    def say(self, typed: str) -> Reply:
        """Take what was typed."""
        try:
            was_in_words = is_in_words(self.conversation.interview.current)
            events = self.conversation.say(typed)
            reply = self._reply(events, echo(typed, events), typed)
            is_lost = was_in_words and all(isinstance(event, Said) for event in events)
            return replace(reply, refused=typed) if is_lost else reply
        except ClerkProblem as problem:
            refused = self._reply([Rejected(str(problem), typed)])
            return replace(refused, fill=typed, refused="")  # Enter tries again

    def take_files(self, files: Sequence[GivenFile]) -> Reply:
        """Take files that were dropped on the page or chosen there. It may take a while."""
        given = TranscriptEntry(Voice.SAID, phrases.given_text([file.name for file in files]))
        try:
            return self._reply(self.conversation.take_files(files), [given])
        except ClerkProblem as problem:
            return self._reply([Rejected(str(problem), "")], [given])

    def ask_what_to_collect(self) -> Reply:
        """Ask which reports are to be collected."""
        return self._reply(self.conversation.gathering.begin())

    def collect(self, progress: Callable[[str], None]) -> Reply:
        """Collect others' reports, and tell what came of it; `progress` is told how far it is."""

        def told(done: int, of: int) -> None:
            progress(phrases.collecting_text(done, of))

        try:
            return self._reply(self.conversation.gathering.run(told))
        except ClerkProblem as problem:
            return self._reply([Rejected(str(problem), "")])

    def table(self, key: str) -> TableEditor:
        """Return a statutory table with the answers so far, to be filled in as a grid."""
        from report_assistant.sheets.editing import TableEditor

        answers = self.conversation.interview.answers
        return TableEditor(key, answers.questionnaire, answers.report, answers.last)

    def is_cell(self, name: str) -> bool:
        """Return whether a name is a cell that is filled in as part of its table only."""
        return "." in name and name not in self.conversation.interview.questionnaire.by_name

    def take_table(self, filled: FilledTable) -> Reply:
        """Take a table that was filled in, and say what the report leaves out of it."""
        from report_assistant.sheets.answers import table_answers

        answers = table_answers(filled, self.conversation.interview.answers)
        try:
            events = self.conversation.stored.fill(answers.values) if answers.values else []
        except ClerkProblem as problem:
            return self._reply([Rejected(str(problem), "")])
        left_out = [Said("\n".join(answers.told))] if answers.told else []
        return self._reply([*left_out, *events])

    def paragraphs(self) -> list[ShownParagraph]:
        """Return the paragraphs that can be reworded. Raises ClerkProblem."""
        from report_assistant.drafting.own_wording import text_of

        report = self.conversation.interview.answers.report
        return [
            ShownParagraph(
                each.block,
                each.title,
                text_of(each.wording, report),
                text_of(each.generated, report),
                each.last,
            )
            for each in self.conversation.rewriting.paragraphs
        ]

    def reword(self, block: str, text: str) -> Reply:
        """Take a paragraph in the clerk's own words."""
        try:
            return self._reply(self.conversation.reword(block, text))
        except ClerkProblem as problem:
            return self._reply([Rejected(str(problem), "")])

    def paragraphs_with_another_wording(self) -> list[tuple[str, str]]:
        """Return block and title of the paragraphs with another wording. Raises ClerkProblem."""
        rewriting = self.conversation.rewriting
        return [(p.block, p.title) for p in rewriting.paragraphs if rewriting.has_another(p)]

    def rephrase(self, block: str) -> Reply:
        """Take another wording of a paragraph."""
        try:
            return self._reply(self.conversation.rewriting.rephrase(block))
        except ClerkProblem as problem:
            return self._reply([Rejected(str(problem), "")])

    def figures_of(self, block: str, text: str) -> str:
        """Return what is said of the figures of an edited paragraph."""
        return self.conversation.rewriting.remark(block, text)

    def next_year(self) -> ConversationPresenter:
        """Return a conversation about the next year's report. Raises ClerkProblem."""
        following = self.conversation.next_year()
        return ConversationPresenter(following, following.generating.folder)

    def new_report(self) -> ConversationPresenter:
        """Return a conversation about another report."""
        other = self.conversation.new_report()
        return ConversationPresenter(other, other.generating.folder)

    def sample(self) -> tuple[ShownBlock, ...]:
        """Return the draft of a finished sample report. Raises ClerkProblem."""
        from report_assistant.session.sample import sample_draft

        return shown_blocks(sample_draft())

    def record(self) -> str:
        """Return the record of changes to the answers, as a page."""
        return page(self.conversation.record())

    def write_file(self, command: Command) -> tuple[TranscriptEntry, Path | None]:
        """Write the file that a command asks for; return what to say, and the file if there is one."""
        try:
            path = self.conversation.write_file(command)
        except ClerkProblem as problem:
            return TranscriptEntry(Voice.PROBLEM, str(problem)), None
        return TranscriptEntry(Voice.ASSISTANT, command.value.done.format(path)), path

    def open_file(self) -> str:
        """Open the newest Word file, and return where it is."""
        from report_assistant.shells.desktop import open_file

        return open_file(self.conversation.newest_file())

    def open_folder(self) -> str:
        """Open the folder of the Word files, and return where it is."""
        from report_assistant.shells.desktop import open_folder

        return open_folder(self.conversation.files_folder())

    def look_at(self, name: str) -> Reply:
        """Look at an earlier question."""
        return self._reply(self.conversation.look_at(name))

    def chips(self) -> tuple[ChipWords, ...]:
        """Return the chips for the moment."""
        offered = self.conversation.offered
        if offered is not None:
            return tuple(
                ChipWords(choice.partition("（")[0], str(number))
                for number, choice in enumerate(offered.choices, start=1)
            )
        chips = chips_for(
            self.conversation.interview, is_confirming=self.conversation.is_confirming
        )
        return with_a_way_out(chips) if self._is_refused else chips

    def standing(self) -> Standing:
        """Return where the report stands."""
        return Standing(
            phrases.report_name(self.conversation.interview.answers.report),
            phrases.saved_text(self.conversation.stored.last_saved),
            outline_rows(self.conversation.interview),
            *tally(self.conversation.interview.answers.findings()),
        )

    def blocks(self) -> tuple[ShownBlock, ...]:
        """Return the draft, the blocks of the current question marked. Raises TemplateProblem."""
        return blocks_of(self.conversation)

    def beside_draft(self) -> str:
        """Return what the draft does not show. Not for the screen's own thread: it reads the file."""
        return phrases.beside_draft(self.conversation.generating.edited_file())

    def source(self, block: str, spot: Spot) -> ShownSource:
        """Return the source of a spot of the draft. Raises TemplateProblem."""
        return source_of(self.conversation, block, spot)

    def place_in_draft(self, name: str) -> tuple[str, int] | None:
        """Return block and spot of the draft where an answer stands. Raises TemplateProblem."""
        question = self.conversation.interview.questionnaire.by_name[name]
        return place_of(question, self.conversation.sources(), self.blocks())

    def uses(self, name: str) -> tuple[str, ...]:
        """Return the places of the draft that hold an answer. Raises TemplateProblem."""
        question = self.conversation.interview.questionnaire.by_name[name]
        return self.conversation.sources().used_in(question)

    def open_names(self) -> frozenset[str]:
        """Return the names of the questions that wait for an answer."""
        return frozenset(each.name for each in self.conversation.interview.answers.not_answered())

    def write(self) -> Reply:
        """Write the Word file and say where it is, or ask how; or say why there is none."""
        try:
            return self._reply(self.conversation.generating.begin())
        except ClerkProblem as problem:
            return Reply(refusal=problem_of(str(problem)))

    def _reply(
        self, events: list[Event], first: Iterable[TranscriptEntry] = (), typed: str = ""
    ) -> Reply:
        fill, refused, action, about, taken = None, "", "", "", True
        refusal = None
        for event in events:
            match event:
                case Rejected(reason=reason, typed=words, is_offer=is_offer):
                    refusal = Refusal(reason, is_offer=is_offer)
                    refused, taken = words, False
                case Asked(question=question, current=current) if current:
                    fill = self.conversation.interview.answers.editable(question)
                case ActionRequested(command=Command.IMPORT, words=words) if words:
                    pass  # the conversation reads it in itself
                case WordWritten(file=file):
                    self.written, action, about = file, "finished", ""
                case CollectingBegun():
                    action, about = "run_collecting", ""
                case Collected(results=results):
                    self.collected = results
                case ActionRequested(command=command, about=about):
                    action = command.value.shell
        self._is_refused = refusal is not None and not refusal.is_offer
        entries, ask = tuple(self._entries(events)), self._asked(events, typed)
        if ask is not None and ask.is_explained:
            entries = tuple(entry for entry in entries if entry.voice is not Voice.NOTE)
            first = ()
        return Reply((*first, *entries), ask, refusal, fill, refused, action, about, taken)

    def _asked(self, events: list[Event], typed: str) -> ShownAsk | None:
        """Return what is asked now, explained where that is what the clerk wanted."""
        ask = ask_for(events, self.conversation.interview, typed)
        is_waiting = self.conversation.offered is not None or self.conversation.is_confirming
        if ask is None and not is_waiting and self._ask is not self._question:
            ask = self._question  # what waited is decided
        if ask is not None:
            self._ask = ask
            self._question = self._question if is_waiting else ask
            return ask
        explained = any(
            isinstance(event, CarriedOut) and event.command in EXPLAINING for event in events
        )
        words = [event.text for event in events if isinstance(event, Said)]
        if self._ask is None or not explained or not words:
            return None
        return replace(self._ask, hint="\n".join(words), is_explained=True)

    def folded(self) -> ShownAsk | None:
        """Return what is asked without the explanation."""
        return self._ask

    def _entries(self, events: list[Event]) -> Iterator[TranscriptEntry]:
        for event in events:
            if isinstance(event, WordWritten):
                yield TranscriptEntry(Voice.ASSISTANT, phrases.written_note(event.file))
            else:
                yield from entries_for([event])
