"""The interview: words in, events out. Pure; the shell stores what it records and shows the rest.

The state is the log and nothing else, except for two things that need not survive a restart: the
earlier question that the clerk is looking at, and a change that waits for a yes.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from report_assistant.checks import Finding, run_checks
from report_assistant.foundation.snapshot import snapshot
from report_assistant.interview.answering import Answering
from report_assistant.interview.answers import Answers, Checks
from report_assistant.interview.commands import InterviewCommands
from report_assistant.interview.consequences import Drafted
from report_assistant.interview.context import context_of
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.doubts import NoneShown, is_in_words, run_together
from report_assistant.interview.events import ActionRequested, Event, Said, given_back
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.questions_asked import Places, QuestionsAsked, greeting_reply
from report_assistant.interview.reading_in import Collected, ReadingIn, text_entry
from report_assistant.interview.remarks import Remarks
from report_assistant.interview.review import filter_named, review_asked_in
from report_assistant.interview.said.figures import SaidFigures
from report_assistant.interview.said.multi_answer import Facts, Several
from report_assistant.interview.said.operating import Operating
from report_assistant.interview.said.words import SaidWords
from report_assistant.interview.state import ASKED
from report_assistant.interview.turn import Turn
from report_assistant.interview.while_waiting import WhileWaiting
from report_assistant.language.answers.agreement import LEFT_AS_IT_WAS
from report_assistant.language.asked.asides import explanation_in, reason_in
from report_assistant.language.asked.asked_tables import table_in
from report_assistant.language.asked.asking import Asks, asks
from report_assistant.language.asked.handed_over import report_in
from report_assistant.language.asked.named_question import question_named
from report_assistant.language.figures.decision import Step
from report_assistant.language.wishes.command_typos import near_command
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import TAUGHT_WORDS, command_in
from report_assistant.language.wishes.wish_covering import holds_digit
from report_assistant.language.wishes.wishes import EVERYTHING, load_wishes, wish_in
from report_assistant.language.words.framing import GREETING, framed, without_greeting
from report_assistant.language.words.heard import Heard, without_pictures
from report_assistant.questionnaire.names import CHANGED, NOT_ZERO
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import IN_WORDS
from report_assistant.report.last_text import NO_TEXT, LastText
from report_assistant.report.model import AnnualReport
from report_assistant.report.text import half_width


class Interview:
    """One conversation about one report."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        entries: Iterable[Entry] = (),
        *,
        today: date,
        drafted: Drafted | None = None,
        checks: Checks = run_checks,
    ) -> None:
        self.answers = Answers(questionnaire, entries, today=today, checks=checks)
        self._turn = Turn(self.answers)
        self._on_enter = OnEnter()
        none_shown = NoneShown(self._turn, self._on_enter, drafted)
        self._corrections = Corrections(self._turn, drafted, none_shown)
        self._several = Several(self._turn)
        self._answering = Answering(self._turn, self._corrections)
        self._figures = SaidFigures(
            self._turn, self._answering, self._corrections, self._several, self._on_enter
        )
        self._asking = QuestionsAsked(self._turn)
        self._words = SaidWords(
            self._turn,
            self._answering,
            self._several,
            self._on_enter,
            self._asking,
            self._wished_freely,
        )
        self._operating = Operating(self._turn, self._corrections, self._several, self._on_enter)
        self._remarks = Remarks(self._turn)
        self._commands = InterviewCommands(self._turn, self._several)
        self._reading_in = ReadingIn(self._turn)
        self._waiting = WhileWaiting(
            self._turn,
            self._corrections,
            self._several,
            self._figures,
            self._words,
            self._asking,
            self._commands,
            self._reviewed,
        )

    # ------------------------------------------------------------ looking

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions, with last year's answers in them where these are known."""
        return self.answers.questionnaire

    @property
    def current(self) -> Question | None:
        """The question that the next words answer; `None` when all is asked."""
        return self._turn.current

    @property
    def found(self) -> Finding | None:
        """The finding that was told last."""
        return self._turn.found

    @property
    def is_looking_back(self) -> bool:
        """Whether the current question is one that the clerk chose to see again."""
        return self._turn.looking_at is not None

    @property
    def is_confirming(self) -> bool:
        """Whether a change, or several facts, wait for yes or no."""
        return self._waiting.is_waiting

    @property
    def is_offering(self) -> bool:
        """Whether Enter would accept what was offered for the last message (是不是…？)."""
        return self._on_enter.is_offering

    @property
    def is_doubting(self) -> bool:
        """Whether the last message is written where the clerk says so (写进去)."""
        return self._on_enter.is_doubting

    def snapshot(self) -> Callable[[], None]:
        """Return a function that puts the interview back to what it is now, pending yes included."""
        return snapshot(*vars(self).values())

    # ------------------------------------------------------------ talking

    def know_places(self, places: Places) -> None:
        """Name folders of this computer to a clerk who asks where something lies."""
        self._asking.places = places

    def ask(self) -> list[Event]:
        """Return the events that put the current question, for the start of a conversation."""
        return list(self._turn.begin())

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said and return what it did, the next question included."""
        words = without_greeting(without_pictures(typed))
        if self.is_confirming:
            return given_back(self._waiting.heard(words), typed)
        offered = self._on_enter.names
        if self._on_enter.declined(words):
            return [*(self._given_up(offered) or [Said(_LEFT_ALONE)]), *self._turn.ask()]
        accepted = self._on_enter.answered(words)
        if accepted is not None:
            return self._accepted(accepted)
        before = self.answers.state.values
        events = given_back(self._said(words), typed)
        dropped = [n for n in offered if before.get(n) == self.answers.state.values.get(n)]
        return [*self._given_up(set(dropped) - self._names_waiting()), *events]

    def _given_up(self, names: Iterable[str]) -> list[Event]:
        """Say that what was offered for questions that are not up is not taken."""
        return [
            self._corrections.unchanged(self.questionnaire.by_name[name])
            for name in names
            if self.current is None or name != self.current.name
        ]

    def _names_waiting(self) -> frozenset[str]:
        return self._on_enter.names | self._corrections.names | self._several.names

    def _accepted(self, accepted: Acceptable) -> list[Event]:
        """Do what was offered."""
        if accepted.command is not None:
            return self._commands.carry_out(accepted.command, accepted.target)
        if accepted.values:
            return list(self._turn.take_all(accepted.values, Source.TYPED))
        return self._answering.answer(accepted.answer)

    def _said(self, words: str) -> list[Event]:
        """Take a message without its greeting."""
        return (
            self._steered(words)
            or self._said_for_enter(words)
            or self._greeted(words)
            or self._left_as_it_was(words)
            or self._corrections.title_asked_for(words)
            or self._wished_exactly(words)
            or self._corrections.figure_asked_for(words)
            or self._operating.heard(words)
            or self._corrected_in_words(words)
            or self._wished(words)
            or self._words.followed_up(words)
            or self._figures.plainly_said(words)
            or self._asked(words, Asks.PLAINLY)
            or self._nearly(words)
            or self._particulars_first(words)
            or self._corrected_by_name(words)
            or self._figures.heard(words)
            or self._particulars(words)
            or self._corrections.asked_for(words)
            or self._words.heard(words)
            or self._asked(words, Asks.NOTHING)
            or self._figures.about_another(words)
            or self._answering.answer(words)
        )

    def _said_for_enter(self, words: str) -> list[Event]:
        """Take what is offered, where words mean just that: 没有重复."""
        question = self.current
        if question is None or not self._heard(words).says_only(question.enter_words):
            return []
        is_offered = self.answers.offer(question).value is not None
        return self._answering.answer("") if is_offered else []

    def _left_as_it_was(self, words: str) -> list[Event]:
        """End looking at an earlier answer."""
        if not self.is_looking_back or words.strip(" 。.!") not in LEFT_AS_IT_WAS:
            return []
        return list(self._turn.go_on())

    def _corrected_by_name(self, words: str) -> list[Event]:
        """Refuse 「改新媒体 一百来条」 in the name of its question, where no figure is told."""
        return [] if self._figures.tells(words) else self._corrections.figure_refused(words)

    def _corrected_in_words(self, words: str) -> list[Event]:
        """Carry out 「改成员 党政办、司法所」, unless it asks something."""
        if asks(self._heard(words)) is Asks.PLAINLY:
            return []
        told = self._corrections.not_printed_in(words)
        shown_first = self._words.particulars(told) if told else []
        return shown_first or self._corrections.words_asked_for(words)

    def _particulars_first(self, words: str) -> list[Event]:
        """Show them first where a choice of section 0 is asked for, or no figure is told."""
        asked = self.current
        is_choice = asked is not None and asked.section == 0 and bool(asked.options)
        return self._particulars(words) if is_choice or not self._figures.tells(words) else []

    def _particulars(self, words: str) -> list[Event]:
        """Show the office's particulars, where they are no sentence of the report."""
        asked = self.current
        is_text = asked is not None and asked.kind in IN_WORDS and asked.section > 0
        return [] if is_text or not words.strip() else self._words.particulars(words)

    def _steered(self, words: str) -> list[Event]:
        """Carry out what is no answer: a report handed over, a command, a question asked back."""
        for said in framed(words):
            if report := report_in(said):
                return [ActionRequested(Command.IMPORT, report)]
        if (command := command_in(words)) and not self._turn.chooses(words, command):
            return self._commands.carry_out(command)
        for said in framed(words):
            if beside := self._beside(said, words):
                return beside
        return []

    def _greeted(self, words: str) -> list[Event]:
        """Reply to a greeting alone."""
        if GREETING.fullmatch(words.strip(" ，,。.!！~")) is None:
            return []
        return [Said(greeting_reply(self.answers, self.current))]

    def _wished(self, words: str) -> list[Event]:
        """Carry out a wish in free words, or offer what it may be.

        Where words are asked for, only what is nothing but a wish is one.
        """
        if not words.strip() or (self._figures.tells(words) and not self._is_rather_a_wish(words)):
            return []
        if not is_in_words(self.current):
            return self._wished_freely(words) or self._small_talk(words)
        return self._wished_freely(words) if (wish := wish_in(words)) and wish.is_sure else []

    def _is_rather_a_wish(self, words: str) -> bool:
        """Whether a message with a figure is a wish: 其余都是0, 再弄一份, 弄完没.

        All of it must be one, and the figure name nothing and be no digits: 88 may be a count. 全是0
        may answer the question that is up.
        """
        wish = wish_in(words)
        if wish is None or not wish.is_sure:
            return False
        if wish.command is Command.REST_ZERO:
            return wish.target != EVERYTHING
        decided = self._figures.decided(words)
        return bool(decided.values) and decided.is_bare and not holds_digit(half_width(words))

    def _wished_exactly(self, words: str) -> list[Event]:
        """Offer a command by the word that the program teaches, whatever else it may say."""
        return self._wished_freely(words) if words.strip(" 。.!") in TAUGHT_WORDS else []

    def _wished_freely(self, words: str) -> list[Event]:
        wish = wish_in(words)
        if wish is None or self._asking.answers_better(self._heard(words), wish):
            return []
        is_vain = wish.command is Command.SAME and not self._commands.has_last_year
        if self._turn.chooses(words, wish.command):
            return []
        if wish.at_once or is_vain:
            return self._commands.carry_out(wish.command, wish.target)
        offered = Acceptable(command=wish.command, target=wish.target)
        told = f"是不是要“{wish.told}”？是就再按一次回车；不是就换个说法。"
        return self._on_enter.offer(words, offered, told)

    def _small_talk(self, words: str) -> list[Event]:
        return [Said(talk.reply)] if (talk := load_wishes().small_talk(words)) else []

    def _heard(self, words: str) -> Heard:
        return context_of(self._turn).heard(words)

    def _asked(self, words: str, least: Asks) -> list[Event]:
        """Answer a question of the clerk's; where words are asked for, the guards tell it."""
        if not words.strip() or is_in_words(self.current):
            return []
        told = self._asking.reply(self._heard(words), least=least)
        return [Said(told)] if told else []

    def _nearly(self, words: str) -> list[Event]:
        """Offer the command that the words nearly are."""
        command = near_command(words)
        question = self.current
        if command is None or self._figures.decided(words).step is Step.TAKE:
            return []
        in_words = is_in_words(question)
        if question is not None and not in_words and self._turn.takes(question, words):
            return []
        otherwise = "不是就回“不是”，照原样当答案。" if in_words else "不是就改一改再发。"
        offered = Acceptable(command=command, otherwise=words if in_words else "")
        told = f"是不是“{command.word}”？是就再按一次回车，{otherwise}"
        return self._on_enter.offer(words, offered, told)

    def _beside(self, said: str, words: str) -> list[Event]:
        """Carry out what begins with a command and goes on: a part of the review, a reason, a table."""
        doubt = run_together(said) if is_in_words(self.current) else ""
        review = self._reviewed(said)
        is_reason = reason_in(said) is not None and (self._remarks.can_keep or not doubt)
        if doubt and (review or is_reason):
            return self._doubt(words, doubt)
        if review or is_reason or explanation_in(said) is not None:
            return review or self._remarks.heard(said)
        key = table_in(said, self.current.section if self.current else None)
        return [] if key is None else [ActionRequested(Command.TABLE, key)]

    def _reviewed(self, said: str) -> list[Event]:
        """Open the review at a filter or a question: 核对 未填."""
        words = review_asked_in(said)
        if words is None:
            return []
        if (chosen := filter_named(words)) is not None:
            return [ActionRequested(Command.REVIEW, chosen.value)]
        named = question_named(self.questionnaire, self.answers.is_asked, words)
        if named is not None and not named.rest:
            return [ActionRequested(Command.REVIEW, named.question.name)]
        return []

    def look_at(self, name: str) -> list[Event]:
        """Make an earlier question the current one; nothing changes by looking."""
        given_up = self._give_up_waiting()
        return [*given_up, *self._turn.look_at(self.questionnaire.by_name[name])]

    def change(self, name: str, typed: str, source: Source = Source.REVIEW) -> list[Event]:
        """Change one answer from outside the conversation's order, e.g. from the review."""
        given_up = self._give_up_waiting()
        question = self.questionnaire.by_name[name]
        return [*given_up, *self._corrections.correct(question, typed, source)]

    def fill(self, values: Mapping[str, Any], source: Source = Source.REVIEW) -> list[Event]:
        """Take typed values (question name -> value) from outside, e.g. a table filled as a whole.

        Choices that must be made for their questions to count are made with them.
        """
        given_up = self._give_up_waiting()
        return [*given_up, *self._turn.take_all(values, source)]

    def show_facts(self, facts: Facts) -> list[Event]:
        """Show facts that were read outside, in materials; they wait for a yes."""
        return [*self._give_up_waiting(), *self._several.show(facts)]

    def _give_up_waiting(self) -> list[Event]:
        """Give up what waits for a yes, and say so."""
        offered = self._on_enter.names
        self._on_enter.forget()
        return [*self._waiting.give_up(), *self._given_up(offered)]

    def take_last_year(
        self, last: AnnualReport, text: LastText = NO_TEXT, told: str = ""
    ) -> list[Event]:
        """Take last year's report as known, with its `text`; `told` says how it was read.

        What was confirmed with an earlier one becomes an answer of its own, so that nothing of it
        is exchanged.
        """
        return [*self._give_up_waiting(), *self._reading_in.take(last, text, told)]

    def take_collected(self, collected: Collected, told: str) -> list[Event]:
        """Take a county's figures that its bodies' reports make."""
        return [*self._give_up_waiting(), *self._reading_in.take_collected(collected, told)]

    def take_last_text(self, text: LastText, told: str) -> list[Event]:
        """Take the text of the report that was read in already, by an earlier version without it."""
        return self.write_down(text_entry(text), told)

    def take_last_year_unchanged(self, last: AnnualReport) -> list[Event]:
        """Take last year's report; all that it proposes to stay as it was is taken so."""
        events = self.take_last_year(last)
        asked = [name for name in (CHANGED, NOT_ZERO) if self.answers.state.status[name] in ASKED]
        return [*events, *(self.fill({name: [] for name in asked}) if asked else ())]

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about, for a reason that is remembered."""
        return self._remarks.keep(finding, reason)

    def note(self, name: str, words: str) -> list[Event]:
        """Note something about an answer, for the record only."""
        return self._remarks.note(name, words)

    def reword(self, block: str, wording: str | None) -> list[Event]:
        """Take a paragraph in the clerk's own words; `None` goes back to the generated ones."""
        if self.answers.standing.wording.get(block) == wording:
            return []
        before = self._turn.finding_keys()
        told = Said(_REWORDED if wording is not None else _AS_GENERATED)
        recorded = self._turn.record(Entry(EntryKind.WORDING, block, wording))
        return [recorded, told, *self._turn.after(before)]

    def write_down(self, entry: Entry, told: str) -> list[Event]:
        """Take what answers no question: a note, a choice of wording; `told` says what was done."""
        before = self._turn.finding_keys()
        recorded = self._turn.record(entry)
        return [recorded, Said(told), *self._turn.after(before)]

    # ------------------------------------------------------------ answers

    def _doubt(self, words: str, why: str) -> list[Event]:
        """Ask whether the words are the answer."""
        return self._on_enter.offer(words, Acceptable(written=words), why)


_LEFT_ALONE = "好的，没有动。"
_REWORDED = "这一段记下了，用您写的。没动过的数以后还会跟着答案变。要改回去，打“撤销”或“恢复原文”。"
_AS_GENERATED = "这一段改回原来的写法了。"
