"""Figures in a message: taken where they plainly answer, else shown, proposed or asked about."""

from collections.abc import Mapping
from typing import Any

from report_assistant.interview.answering import Answering
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.multi_answer import Facts, Several, facts_of
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn, broken_constraint
from report_assistant.language.answer_text import shown
from report_assistant.language.context import Context
from report_assistant.language.decision import Decision, Step, decide
from report_assistant.language.heard import Heard
from report_assistant.language.replies import asked_back
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
_IS_IT = "{}，是不是“{} {}”？是就再按一次回车；不是就照原样改好再发。"


def context_of(turn: Turn) -> Context:
    """Return what a message is said to."""
    answers = turn.answers
    state = answers.state
    year = answers.questionnaire.by_name["year"]
    return Context(
        answers.questionnaire,
        turn.current,
        state.values,
        state.values.get(year.name) or answers.offer(year).value,
        counts=lambda name: state.status.get(name) is not Status.NOT_RELEVANT,
        bare_column=lambda question, more: _bare_column(turn, question, more),
        understood=turn.understood,
        just_taken=(turn.looking_at.name,) if turn.looking_at is not None else _last(turn),
    )


def _last(turn: Turn) -> tuple[str, ...]:
    taken = tuple(name for name in turn.just_taken if name in turn.answers.state.values)
    return taken or turn.answers.answered_names()[-1:]


def _bare_column(turn: Turn, question: Question, more: Mapping[str, Any]) -> str | None:
    answers = turn.answers
    state = answers.state_with(*entries_for(answers, more)) if more else answers.state
    column: str | None = state.value_or_none(question.bare_number)
    return column


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
        if question is not None and question.kind in _CHOSEN and self._turn.takes(question, words):
            return []
        decision = self.decided(words)
        match decision.step:
            case Step.TAKE:
                return self._take(decision, words)
            case Step.CORRECT:
                return self._correct(decision, words)
            case Step.OFFER:
                return self._several.show(self.facts(decision)) or self._ask(decision, words)
            case Step.PROPOSE:
                return self._propose(decision, words)
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
        if len(settled.values) < 2 or settled.unread or settled.remarks:
            return []
        if any(frame.is_bare for frames in settled.frames.values() for frame in frames):
            return []
        return self._several.show(self.facts(decision))

    def decided(self, words: str) -> Decision:
        """Return what a message comes to."""
        context = context_of(self._turn)
        return decide(Heard(words, context.lexicon), context)

    def facts(self, decision: Decision) -> Facts:
        """Return what is to be shown."""
        settled = decision.settled
        questions = self._turn.answers.questionnaire.by_name
        notes = [*settled.reasons]
        for proposal in settled.proposals:
            value = shown(proposal.question, proposal.value)
            notes.append(
                f"{proposal.how}，要记就打“{proposal.question.title} {value.partition(' ')[0]}”。"
            )
        unread = dict.fromkeys((*settled.unread, *settled.remarks))
        return Facts(
            facts_of(settled.values, questions), tuple(unread), tuple(settled.aside), tuple(notes)
        )

    def _take(self, decision: Decision, words: str) -> list[Event]:
        [(name, value)] = decision.values.items()
        question = self._turn.answers.questionnaire.by_name[name]
        if reason := broken_constraint(question, value, self._turn.answers.state):
            return [Rejected(reason, words)]
        return self._answering.take(question, value)

    def _correct(self, decision: Decision, words: str) -> list[Event]:
        [(name, value)] = decision.values.items()
        question = self._turn.answers.questionnaire.by_name[name]
        return list(self._corrections.change(question, value))

    def _propose(self, decision: Decision, words: str) -> list[Event]:
        proposal = decision.proposals[0]
        question = proposal.question
        value = shown(question, proposal.value)
        told = _IS_IT.format(proposal.how, question.title, value)
        return self._on_enter.offer(words, Acceptable(values={question.name: proposal.value}), told)

    def _ask(self, decision: Decision, words: str) -> list[Event]:
        settled = decision.settled
        unread = tuple(dict.fromkeys((*settled.unread, *settled.remarks)))
        return [Rejected(asked_back(settled, self._turn.current), words, unread)]
