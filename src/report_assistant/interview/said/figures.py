"""Figures in a message: taken where they plainly answer, else shown, proposed or asked about."""

from dataclasses import replace
from typing import Any

from report_assistant.interview.answering import Answering
from report_assistant.interview.context import context_of
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.said.multi_answer import Facts, Several, facts_of
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn, broken_constraint
from report_assistant.language.answer_text import editable, shown
from report_assistant.language.answers.agreement import LEFT_AS_IT_WAS
from report_assistant.language.answers.options import choose
from report_assistant.language.figures.decision import Decision, Step, decide
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.replies import asked_back, what_to_type_for
from report_assistant.language.figures.settled import Proposal
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.lexicon import NAME
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
_TOLD = frozenset({Step.TAKE, Step.CORRECT, Step.OFFER, Step.PROPOSE})
_IS_IT = "{}，是不是“{} {}”？是就再按一次回车；不是就照原样改好再发。"


class SaidFigures:
    """Takes the figures of a message."""

    def __init__(
        self,
        turn: Turn,
        answering: Answering,
        corrections: Corrections,
        several: Several,
        on_enter: OnEnter,
    ) -> None:
        self._turn = turn
        self._answering = answering
        self._corrections = corrections
        self._several = several
        self._on_enter = on_enter

    def tells(self, words: str) -> bool:
        """Whether a message plainly says figures, or a choice where one is asked for."""
        if self.decided(words).step in _TOLD:
            return True
        question = self._turn.current
        if question is None or question.kind not in _CHOSEN:
            return False
        chosen = context_of(self._turn).read(choose, words)
        return chosen is not None and chosen.step is not Step.ASK

    def plainly_said(self, words: str) -> list[Event]:
        """Return the events of a message that says several figures, whatever it asks besides."""
        question = self._turn.current
        if question is not None and question.kind not in _COUNTED | _CHOSEN:
            return []
        return self.heard(words) if len(self.decided(words).values) > 1 else []

    def heard(self, words: str) -> list[Event]:
        """Return the events of a message with figures; nothing for another message."""
        question = self._turn.current
        if question is not None and question.kind not in _COUNTED | _CHOSEN:
            return self._of_others(words)
        decision = self.decided(words)
        if question is not None and question.kind in _CHOSEN:
            if words.strip(" 。") in LEFT_AS_IT_WAS:
                return []  # nothing waits for it, and it is none of the options
            return self._chosen(question, decision, words)
        return self._done(decision, words)

    def about_another(self, words: str) -> list[Event]:
        """Refuse what names another question and says no number, where a number is asked for."""
        question, named = self._turn.current, self._named(words)
        if question is None or question.kind not in _COUNTED or named is None:
            return []
        return [Rejected(what_to_type_for(named), words)] if named.kind in _COUNTED else []

    def _done(self, decision: Decision, words: str) -> list[Event]:
        question = self._turn.current
        match decision.step:
            case Step.TAKE:
                return self._take(decision, words)
            case Step.CORRECT:
                return self._correct(decision)
            case Step.OFFER:
                return self._several.show(self.facts(decision)) or self._ask(decision, words)
            case Step.PROPOSE:
                return propose(decision.proposals[0], words, self._on_enter)
            case Step.ASK if question is not None and question.kind in _COUNTED:
                return self._ask(decision, words)
        return []

    def _of_others(self, words: str) -> list[Event]:
        """Show several labelled answers in a message, where words are asked for."""
        decision = self.decided(words)
        settled = decision.settled
        asked = self._turn.current
        if asked is not None and asked.kind is Kind.FIGURES and set(settled.values) == {asked.name}:
            return []
        is_prose = asked is not None and asked.kind is Kind.PROSE and words.endswith("。")
        if len(settled.values) < 2 or settled.left or settled.remarks or is_prose:
            return []
        if any(frame.is_bare for frames in settled.frames.values() for frame in frames):
            return []
        return self._several.show(self.facts(decision))

    def decided(self, words: str) -> Decision:
        """Return what a message comes to."""
        return context_of(self._turn).read(decide, words)

    def facts(self, decision: Decision) -> Facts:
        """Return what is to be shown."""
        settled = decision.settled
        questions = self._turn.answers.questionnaire.by_name
        notes = [*settled.reasons, *settled.supposed.values()]
        for proposal in settled.proposals:
            value = shown(proposal.question, proposal.value)
            notes.append(
                f"{proposal.how}，要记就打“{proposal.question.title} {value.partition(' ')[0]}”。"
            )
        unread = dict.fromkeys((*settled.left, *settled.remarks))
        return Facts(
            facts_of(settled.values, questions), tuple(unread), tuple(settled.aside), tuple(notes)
        )

    def _chosen(self, question: Question, decision: Decision, words: str) -> list[Event]:
        """Take or show a choice, with the facts that are said beside it."""
        chosen = context_of(self._turn).read(choose, words)
        has_numbers = bool(_numbers(decision))
        others = {n: v for n, v in decision.values.items() if n != question.name}
        if not has_numbers and chosen is not None and chosen.step is not Step.ASK:
            same = set(chosen.values)  # 都公开了 is the choice, and says no number
            others = {n: v for n, v in others.items() if n.rpartition(".")[2] not in same}
        if chosen is None and not has_numbers and others:
            named = [n.rpartition(".")[2] for n in others]
            if set(named) <= {option.value for option in question.options}:
                return self._answering.take(question, question.load(named))
        if chosen is None or chosen.step is Step.ASK:
            if others or (chosen is None and decision.step in (Step.TAKE, Step.OFFER)):
                return self._several.show(self.facts(decision))
            return [] if chosen is None else [Rejected(chosen.reason, words, chosen.unread)]
        values = list(chosen.values)
        value: Any = question.load(values[0] if question.kind is Kind.CHOICE else values)
        if chosen.step is Step.TAKE and not others:
            if reason := broken_constraint(question, value, self._turn.answers.state):
                return [Rejected(reason, words)]
            return self._answering.take(question, value)
        facts = self.facts(decision)
        rows = others if has_numbers and others else {question.name: value, **others}
        found = facts_of(rows, self._turn.answers.questionnaire.by_name)
        unread = facts.unread if others else chosen.unread
        return self._several.show(replace(facts, found=found, unread=unread))

    def _take(self, decision: Decision, words: str) -> list[Event]:
        [(name, value)] = decision.values.items()
        question = self._turn.answers.questionnaire.by_name[name]
        if question == self._turn.looking_at and (row := self._row_in_the_box(question, words)):
            value = row
        if reason := broken_constraint(question, value, self._turn.answers.state):
            return [Rejected(reason, words)]
        return self._answering.take(question, value)

    def _row_in_the_box(self, question: Question, words: str) -> Any:
        """Return the row that stands in the box of an answer looked at, edited; `None` else.

        What was deleted there is gone; in a sentence, what is not said stays.
        """
        if question.kind is not Kind.COUNTS or question.field is None:
            return None
        try:
            value = self._turn.understood(question, words)
        except NotUnderstood:
            return None
        return value if words.strip() == editable(question, value) else None

    def _correct(self, decision: Decision) -> list[Event]:
        [(name, value)] = decision.values.items()
        question = self._turn.answers.questionnaire.by_name[name]
        if self._turn.answers.state.status[name] is Status.NOT_RELEVANT:
            return self._several.show(self.facts(decision))
        return list(self._corrections.change(question, value))

    def _ask(self, decision: Decision, words: str) -> list[Event]:
        settled = decision.settled
        unread = tuple(dict.fromkeys((*settled.left, *settled.remarks)))
        return [
            Rejected(asked_back(settled, self._turn.current, self._named(words)), words, unread)
        ]

    def _named(self, words: str) -> Question | None:
        """Return the one question that a message names beside the one that is up."""
        context = context_of(self._turn)
        names = {
            name for token in context.heard(words).tokens for name in token.kinds.get(NAME, ())
        }
        asked = self._turn.current
        if len(names) != 1 or (asked is not None and asked.name in names):
            return None
        return context.questionnaire.by_name.get(names.pop())  # a computed row is no question


def propose(proposal: Proposal, words: str, on_enter: OnEnter) -> list[Event]:
    """Offer a value that follows from words, with how it does."""
    question = proposal.question
    told = _IS_IT.format(proposal.how, question.title, shown(question, proposal.value))
    return on_enter.offer(words, Acceptable(values={question.name: proposal.value}), told)


def _numbers(decision: Decision) -> list[Frame]:
    """Return the frames of a message that say a number."""
    frames = (frame for listed in decision.settled.frames.values() for frame in listed)
    return [frame for frame in frames if frame.number is not None]
