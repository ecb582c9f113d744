"""Answers in words: taken where they speak as a report does, else what they are is said."""

from collections.abc import Iterable

from report_assistant.interview.answering import Answering
from report_assistant.interview.context import context_of
from report_assistant.interview.events import Event, Rejected, Said
from report_assistant.interview.multi_answer import Fact, Facts, Several, facts_of
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.questions_asked import QuestionsAsked
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn
from report_assistant.language.asking import Asks
from report_assistant.language.commands import Command
from report_assistant.language.context import Context
from report_assistant.language.fitting import in_full_for
from report_assistant.language.guards import Guard, GuardKind, guarded
from report_assistant.language.heard import Heard
from report_assistant.language.in_words import answer_words
from report_assistant.language.labelled import labelled_answers
from report_assistant.language.particulars import Particular, read_particulars, value_of
from report_assistant.language.suggested import pick
from report_assistant.language.understanding import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS

IN_WORDS = TEXT_KINDS | LIST_KINDS
CONTACT = "filters.contact"
_IN_FULL = "单位全称是不是“{}”？是就再按一次回车；不是就写和公章一致的全称。"
_LATER = "{}要先放着，再按一次回车就记成“待定”。"


class SaidWords:
    """Takes the words of a message where words are asked for."""

    def __init__(
        self,
        turn: Turn,
        answering: Answering,
        several: Several,
        on_enter: OnEnter,
        asking: QuestionsAsked,
    ) -> None:
        self._turn = turn
        self._answering = answering
        self._several = several
        self._on_enter = on_enter
        self._asking = asking

    def heard(self, words: str) -> list[Event]:
        """Return the events of a message at a question answered in words; nothing elsewhere."""
        question = self._turn.current
        if question is None or question.kind not in IN_WORDS or not words.strip():
            return []
        context = context_of(self._turn)
        heard = Heard(words, context.lexicon)
        if several := self._labelled(heard, context):
            return several
        is_collecting = self._turn.answers.state.status[question.name] is Status.COLLECTING
        guard = guarded(heard, context, is_collecting=is_collecting)
        if guard is None:
            return self._answer(question, heard, context)
        return self._guarded(guard, question, heard, context)

    def particulars(self, words: str) -> list[Event]:
        """Show the office's particulars that a message holds beside, or instead of, what is asked."""
        context = context_of(self._turn)
        read = read_particulars(Heard(words, context.lexicon), context)
        asked = self._turn.current
        if not read.found or (
            asked is not None and [p.question for p in read.found] == [asked.name]
        ):
            return []
        if read.unread and len(read.found) < 2:
            return []
        return self._several.show(Facts(tuple(self._facts(read.found)), tuple(read.unread)))

    def _facts(self, found: Iterable[Particular]) -> list[Fact]:
        """Return particulars as facts; at the question whether to print them, they say yes."""
        questions = self._turn.answers.questionnaire.by_name
        facts: list[Fact] = []
        for particular in found:
            question = questions[particular.question]
            try:
                value = self._turn.understood(question, particular.value)
            except NotUnderstood:
                continue
            facts.append(Fact(question, value, particular.words))
        asked = self._turn.current
        named = {fact.question.name for fact in facts}
        if asked is not None and asked.name == CONTACT and CONTACT not in named:
            facts.insert(0, Fact(asked, asked.options[0].value, ""))
        return facts

    def _labelled(self, heard: Heard, context: Context) -> list[Event]:
        try:
            values = labelled_answers(heard, context)
        except NotUnderstood as problem:
            return [Rejected(str(problem), heard.typed)]
        if values is None:
            return []
        return self._several.show(Facts(facts_of(values, context.questionnaire.by_name)))

    def _answer(self, question: Question, heard: Heard, context: Context) -> list[Event]:
        words = answer_words(heard.typed, context)
        picked = pick(heard, context) if question.suggestions else None
        if picked is not None and picked.places:
            numbers = " ".join(str(place + 1) for place in picked.places)
            return self._answering.answer("；".join((numbers, *picked.own)))
        return self._answering.answer(value_of(question, words, context) or words)

    def _guarded(
        self, guard: Guard, question: Question, heard: Heard, context: Context
    ) -> list[Event]:
        typed = heard.typed
        match guard.kind:
            case GuardKind.END if not guard.reason:
                return self._answering.answer("")
            case GuardKind.NONE if not guard.reason:
                return self._answering.answer("没有")
            case GuardKind.PARTICULARS:
                return self.particulars(typed) or [Rejected(guard.reason, typed)]
            case GuardKind.QUESTION:
                if told := self._asking.reply(heard, least=Asks.NOTHING):
                    return [Said(told)]
            case GuardKind.LATER:
                pending = Acceptable(command=Command.PENDING)
                return self._on_enter.offer(typed, pending, _LATER.format(guard.reason))
            case GuardKind.MISFIT if full := in_full_for(question, typed):
                offered = Acceptable(values={question.name: full})
                return self._on_enter.offer(typed, offered, _IN_FULL.format(full))
            case GuardKind.OTHER_FIGURES:
                if figures := self._figures(heard, context):
                    return figures
        if guard.may_be_answer:
            words = answer_words(typed, context)
            return self._on_enter.offer(typed, Acceptable(answer=words), guard.reason)
        return [Rejected(guard.reason, typed)]

    def _figures(self, heard: Heard, context: Context) -> list[Event]:
        """Show the figures of other questions."""
        from report_assistant.language.decision import decide

        settled = decide(heard, context).settled
        if not settled.values:
            return []
        found = facts_of(settled.values, context.questionnaire.by_name)
        unread = dict.fromkeys((*settled.unread, *settled.remarks))
        return self._several.show(Facts(found, tuple(unread), tuple(settled.aside)))
