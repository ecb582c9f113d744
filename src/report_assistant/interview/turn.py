"""Turn: the current question, and the events that follow an answer to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from report_assistant.checks import Finding
from report_assistant.interview.answers import Answers
from report_assistant.interview.context import context_of
from report_assistant.interview.events import (
    AllAsked,
    Answered,
    AnsweredTogether,
    Asked,
    Event,
    Found,
    Recorded,
    Said,
    SectionStarted,
)
from report_assistant.interview.following_up import (
    asked_for_the_rest,
    followed_up,
    prepared_replies,
)
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.kept import kept_key
from report_assistant.interview.last_year import compared_words, entries_of_last
from report_assistant.interview.log import Entry, EntryKind, Source, Step, one_step
from report_assistant.interview.offers import followed
from report_assistant.interview.other_rules import other_rules_told
from report_assistant.interview.state import (
    State,
    Status,
    computed,
    follows_its_parts,
    is_none_unsaid,
)
from report_assistant.language.answer_text import PENDING, shown
from report_assistant.language.answers.details import about_each
from report_assistant.language.answers.understanding import understand
from report_assistant.language.context import Context
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import ALSO_A_CHOICE
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.next_steps import left_to_do

KeptContext = tuple[tuple[State, Question | None, tuple[str, ...]], Context]
_KIND, _OWN_NAME = "organisation.kind", "organisation.short_name"
_CALLS_ITSELF = "正文里自称“{}”；要换就打“自称我……”，例如 自称我中心。"
_FOLLOWED = "“{0}”是算出来的，跟着从 {1} 改成了 {2}。要填别的数，打“改{0}”。"


class Turn:
    """The place where the conversation is. All parts of the interview share one."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.looking_at: Question | None = None
        """An earlier question that the clerk looks back at."""
        self.found: Finding | None = None
        """The finding that was told last."""
        self.just_taken: tuple[str, ...] = ()
        """Names of the questions that were answered by the last step, or changed by it."""
        self.kept_context: KeptContext | None = None
        """What messages are said to, with the moment for which it holds; see `context_of`."""
        self._section_shown: int | None = None
        self._all_asked_told = False

    @property
    def current(self) -> Question | None:
        """The question that the next words answer; `None` when all is asked."""
        return self.looking_at or self.answers.next_open()

    @property
    def is_following_up(self) -> bool:
        """Whether it is asked what is to be added to the entries that were taken by number."""
        question = self.current
        return (
            question is not None
            and question.follow_up is not None
            and self.looking_at is None
            and self.answers.state.status[question.name] is Status.COLLECTING
        )

    def leave_follow_up(self) -> Iterator[Event]:
        """Take the entries as they are; where each has a prepared answer, that answer too."""
        question = self.current
        assert question is not None
        values = {question.name: self.answers.state.values[question.name]}
        values |= prepared_replies(question, self.answers)
        yield from self.take_all(values, Source.TYPED)

    def begin(self) -> Iterator[Event]:
        """Put the current question, its section named again."""
        self._section_shown = None
        yield from self.ask()

    def go_on(self) -> Iterator[Event]:
        """Stop looking back, and put the question that is still open."""
        self.looking_at = None
        yield from self.ask()

    def look_at(self, question: Question) -> Iterator[Event]:
        """Put an earlier question, with what is found about its answer; nothing changes by it."""
        self.looking_at = question
        for finding in self.answers.findings():
            covering = self.answers.questionnaire.covering(finding.where)
            if covering is not None and covering.name == question.name:
                self.found = finding
                yield Found(finding)
        yield from self.ask()

    def ask(self) -> Iterator[Event]:
        """Put the current question."""
        question = self.current
        if question is None:
            to_do = left_to_do(self.answers.report)
            yield AllAsked(
                self.answers.unfinished(),
                to_do,
                must_change=self.answers.must_change(),
                is_again=self._all_asked_told,
            )
            self._all_asked_told = True
            return
        if question.section != self._section_shown:
            self._section_shown = question.section
            section = self.answers.questionnaire.section_of(question)
            yield SectionStarted(section.number, section.title)
        if self.is_following_up:
            yield followed_up(question, self.answers)
            return
        offer = self.answers.offer(question)
        looking = self.looking_at is not None
        missed = "" if looking else asked_for_the_rest(question, self.answers)
        so_far = self.answers.state.values.get(question.name, [])
        collecting = self.answers.state.status[question.name] is Status.COLLECTING
        yield Asked(
            replace(question, label=missed) if missed else question,
            offer="" if looking or collecting else offer.words,
            last=compared_words(question, self.answers.last),
            current=self.answers.shown(question) if looking else "",
            suggestions=() if missed else offer.suggestions,
            so_far=len(so_far) if collecting else 0,
            none_on_enter=is_none_unsaid(question, self.answers.state),
        )

    def understood(self, question: Question, typed: str) -> Any:
        """Return the value that an answer means. Raises NotUnderstood."""
        context = context_of(self).unanswered(question)
        return self._fitting(question, self._about_last(question, typed, context))

    def _about_last(self, question: Question, typed: str, context: Context) -> Any:
        """Return what an answer means; what is said of last year's entries by number names them."""
        value = understand(question, typed, context)
        entries = entries_of_last(question, self.answers.last)
        subject = self.answers.report.organisation.short_name or ""
        return about_each(entries, value, subject) if entries else value

    def amended(self, question: Question, typed: str) -> Any:
        """Return the corrected value; what the words say nothing of stays. Raises NotUnderstood."""
        return self._fitting(question, self._about_last(question, typed, context_of(self)))

    def _fitting(self, question: Question, value: Any) -> Any:
        if broken := broken_constraint(question, value, self.answers.state):
            raise NotUnderstood(broken)
        return value

    def takes(self, question: Question, typed: str) -> bool:
        """Return whether the words are an answer to the question."""
        try:
            self.understood(question, typed)
        except NotUnderstood:
            return False
        return True

    def chooses(self, words: str, command: Command) -> bool:
        """Return whether words for a command name a choice of the question: 汇总, of whose figures."""
        question = self.current
        if command not in ALSO_A_CHOICE or question is None or not question.options:
            return False
        return self.takes(question, words)

    def take(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take the whole answer to a question."""
        before, state = self.finding_keys(), self.answers.state
        self.just_taken = (question.name,)
        yield self.record(Entry(EntryKind.ANSWER, question.name, question.dump(value), source))
        yield Answered(question, shown(question, value), self._told_of(question, value))
        yield from self.followed(state)
        yield from self.after(before)

    def take_all(
        self,
        values: Mapping[str, Any],
        source: Source,
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[Event]:
        """Take the answers to several questions (name -> value) as one step.

        `None` opens a question again. `origins` says of values out of materials where they stand.
        """
        before, state = self.finding_keys(), self.answers.state
        self.just_taken = tuple(values)
        entries = (
            replace(entry, source=Source.MATERIAL, origin=origins[entry.name])
            if entry.name in origins
            else entry
            for entry in entries_for(self.answers, values, source)
        )
        for recorded in self.record_step(one_step(entries)):
            yield recorded
            entry = recorded.entry
            if entry.name in values:
                yield from self._answered(entry.name, values[entry.name])
        yield from self.followed(state)
        yield from self.after(before)

    def _answered(self, name: str, value: Any) -> Iterator[Event]:
        question = self.answers.questionnaire.by_name[name]
        if value is not None:
            yield AnsweredTogether(question, shown(question, value), self._told_of(question, value))
        elif self.answers.state.status[name] is Status.PENDING:
            yield AnsweredTogether(question, PENDING)

    def _told_of(self, question: Question, value: Any) -> str:
        """Return what is said beside an answer just taken; mostly nothing."""
        is_computed = self.answers.state.status[_OWN_NAME] is Status.COMPUTED
        if question.name == _KIND and is_computed and _OWN_NAME not in self.just_taken:
            return _CALLS_ITSELF.format(self.answers.report.organisation.short_name)
        return other_rules_told(question, value)

    def followed(self, before: State) -> Iterator[Event]:
        """Say which values that were accepted as computed went with a change of their parts."""
        state = self.answers.state
        for question in followed(self.answers.questionnaire, before, state):
            if question.name not in self.just_taken:
                was, now = (shown(question, each.values[question.name]) for each in (before, state))
                yield Said(_FOLLOWED.format(question.title, was, now))

    def after(self, findings_before: set[str]) -> Iterator[Event]:
        """Yield the events after every change: new findings, then the next question."""
        self.looking_at = None
        for finding in self.answers.findings():
            if kept_key(finding) not in findings_before:
                self.found = finding
                yield Found(finding)
        yield from self.ask()

    def finding_keys(self) -> set[str]:
        """Return what is found now, with the values, to tell later what is new."""
        return {kept_key(finding) for finding in self.answers.findings()}

    def record(self, entry: Entry) -> Recorded:
        """Add an entry to the log. Typing what is offered as computed is accepting it."""
        [recorded] = self.record_step((entry,))
        return recorded

    def record_step(self, entries: Step) -> list[Recorded]:
        """Add the entries of a step, which are settled together.

        Only what may be accepted as computed looks at the entries before it.
        """
        recorded: list[Recorded] = []
        together: list[Entry] = []
        for entry in entries:
            taken = entry
            if self._may_be_accepted(entry):
                self.answers.record(*together)
                together.clear()
                taken = self._as_accepted(entry)
            together.append(taken)
            recorded.append(Recorded(taken))
        self.answers.record(*together)
        return recorded

    def _may_be_accepted(self, entry: Entry) -> bool:
        question = self.answers.questionnaire.by_name.get(entry.name)
        is_typed = entry.kind is EntryKind.ANSWER and entry.source is Source.TYPED
        return is_typed and question is not None and follows_its_parts(question)

    def _as_accepted(self, entry: Entry) -> Entry:
        question = self.answers.questionnaire.by_name[entry.name]
        offered = computed(question, self.answers.state)
        is_offered = offered == question.load(entry.value)
        return replace(entry, source=Source.DEFAULT) if is_offered else entry


def broken_constraint(question: Question, value: Any, state: State) -> str:
    """Return what is wrong with a value of the right kind; empty where the question takes it."""
    if state.value_or_none(question.constraint, value=value) is not False:
        return ""
    return question.constraint_message or "请核对这个数。"


def no_longer_fitting(
    questionnaire: Questionnaire, before: State, after: State
) -> Iterator[tuple[Question, str]]:
    """Yield the answers that a change of another one made wrong, and what is wrong with them."""
    for question in questionnaire.questions:
        value = after.values.get(question.name)
        if (
            question.constraint is None
            or value is None
            or value != before.values.get(question.name)
        ):
            continue
        broken = broken_constraint(question, value, after)
        if broken and not broken_constraint(question, value, before):
            yield question, broken
