"""Answers in words: taken where they speak as a report does, else what they are is said."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from report_assistant.interview.answering import Answering
from report_assistant.interview.context import context_of
from report_assistant.interview.events import Event, Rejected, Said
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.questions_asked import QuestionsAsked
from report_assistant.interview.said.figures import propose
from report_assistant.interview.said.multi_answer import Fact, Facts, Several, facts_of
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn
from report_assistant.language.answers.agreement import WITHDRAWAL, WRITE_IT, says_to_write
from report_assistant.language.answers.fitting import fits, in_full_for
from report_assistant.language.answers.guard import MAY_BE_EITHER, Guard, GuardKind
from report_assistant.language.answers.guards import guarded
from report_assistant.language.answers.in_words import answer_words
from report_assistant.language.answers.labelled import labelled_answers
from report_assistant.language.answers.ordered_items import bare_list
from report_assistant.language.answers.particulars import (
    LEADER,
    NAME_OF_BODY,
    PARTICULARS,
    SHORT_NAME,
    YEAR,
    Particular,
    read_particulars,
    value_of,
)
from report_assistant.language.answers.suggested import pick
from report_assistant.language.asked.asking import Asks
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import decide
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.wishes.commands import Command
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME
from report_assistant.questionnaire.question import Question
from report_assistant.report.contact import EMAIL, OFFICE, PHONE
from report_assistant.report.fields import IN_WORDS, LIST_KINDS, Kind

CONTACT = "filters.contact"
PRINTED = frozenset(PARTICULARS) - {"organisation.name", SHORT_NAME, YEAR}
"""The particulars that are printed where the clerk wants them."""
PARTICULARS_ASKED = frozenset((*PARTICULARS, CONTACT))
_IN_FULL = "单位全称是不是“{}”？是就再按一次回车；不是就写和公章一致的全称。"
_IS_IT = "“{}”是不是“{}”？是就再按一次回车；不是就只写这一项，再发一遍。"
_OTHERS = "里面还有别的题的内容，一条都没有记。请一题一题地填，先填这一题的。"
_SHORTEST_NAME = 5
_ONE_POST = "这里只写组长的职务，例如 镇长。请只写职务，再发一遍。"
_CLAUSE_ENDS = re.compile("[，,；;。！!~～\n]")
_ONE_CLAUSE = frozenset(
    {
        "organisation.name",
        "organisation.office",
        "organisation.address",
        "overview.leadership.leader",
    }
)
_TALK = frozenset(GuardKind) - {
    GuardKind.END,
    GuardKind.NONE,
    GuardKind.PARTICULARS,
    GuardKind.MISFIT,
    GuardKind.PERSON,
}
_BRIEF = {GuardKind.END: "", GuardKind.NONE: "没有"}
"""What is answered by words that only end a list, or say there is none."""
_CORRECTS = ("op_set", "op_wrong", "slip", "repair", "cancel")
_NOTHING_TO_ADD = frozenset({GuardKind.END, GuardKind.NONE, GuardKind.LATER})
"""What says at a follow-up that it is left as it is."""
_LATER = "{}要先放着，再按一次回车就记成“待定”。"
_OR_WRITE = f"要写进年报，就回“{WRITE_IT}”。"
_NOTHING_DOUBTED = "现在没有等您定的话，要写的内容请直接打出来。"


@dataclass(frozen=True)
class SaidWords:
    """Takes the words of a message where words are asked for."""

    turn: Turn
    answering: Answering
    several: Several
    on_enter: OnEnter
    asking: QuestionsAsked
    wished: Callable[[str], list[Event]]
    """Carries out, or offers, a wish in a message that is no answer."""

    def heard(self, words: str) -> list[Event]:
        """Return the events of a message at a question answered in words; nothing elsewhere."""
        question = self.turn.current
        if question is None or question.kind not in IN_WORDS or not words.strip():
            return []
        if says_to_write(words):
            return [Rejected(_NOTHING_DOUBTED, words)]
        context = context_of(self.turn)
        heard = context.heard(words)
        others = question.kind is Kind.FIGURES and _names_another(heard, question)
        if several := self._labelled(heard, context) or [Rejected(_OTHERS, words)] * others:
            return several
        is_collecting = self.turn.answers.state.status[question.name] is Status.COLLECTING
        listed = bare_list(words) if question.kind in LIST_KINDS else words
        guard = guarded(context.heard(listed), context, is_collecting=is_collecting)
        if _leaves_out(words, question, context):
            return self.answering.answer("没有")
        if guard is None:
            return self._answer(question, heard, context)
        return self._guarded(guard, question, heard, context)

    def followed_up(self, words: str) -> list[Event]:
        """Take what is added to entries of a list: figures are what it is asked for."""
        question = self.turn.current
        if question is None or not self.turn.is_following_up or not words.strip():
            return []
        context = context_of(self.turn)
        if any(token.has(*_CORRECTS) for token in context.heard(words).tokens):
            return []
        guard = guarded(context.heard(words), context, is_collecting=True)
        takes = guard is None or guard.kind in (GuardKind.OTHER_FIGURES, GuardKind.REMARK)
        return self.answering.answer(words) if takes else []

    def particulars(self, words: str) -> list[Event]:
        """Show the office's particulars that a message holds beside, or instead of, what is asked."""
        found = self._particulars_in(words)
        named = {each.question for each in found}
        is_plain = self._asks_for_particulars or SHORT_NAME in named
        if not is_plain and not context_of(self.turn).read(read_particulars, words).unread:
            is_plain = any(map(self._is_plain, found))  # and nothing else is said
        if len(named) < (1 if is_plain else 2) or self._is_asked(found, words):
            return []
        facts = self.particulars_read(words)
        return [] if facts is None else self.several.show(facts)

    def particulars_read(self, words: str) -> Facts | None:
        """Return the office's particulars in a message; `None` where there are none."""
        context = context_of(self.turn)
        read, found = context.read(read_particulars, words), self._particulars_in(words)
        is_sure = self._asks_for_particulars or len(found) > 1 or not read.unread
        if not found or not (is_sure or any(each.question == SHORT_NAME for each in found)):
            return None
        facts, lost = self._facts(found)
        decided = context.read(decide, words).settled
        named = {fact.question.name for fact in facts}
        more = {
            name: value
            for name, value in decided.values.items()
            if name not in named and (name == YEAR or name.startswith("organisation."))
        }
        facts += facts_of(more, context.questionnaire.by_name)
        told = [words for name in more for words in decided.words.get(name, "").split("，")]
        unread = [each for each in read.unread if not any(words in each for words in told)]
        answer = self._answer_beside(facts, unread)
        unread = [each for each in unread if answer is None or each != answer.words]
        return Facts((*self._printed_with(facts, answer), *facts), (*unread, *lost))

    def _is_plain(self, found: Particular) -> bool:
        """Whether a particular can be nothing else, wherever it is said: by its shape or its label."""
        if found.question == EMAIL or (found.question == PHONE and "-" in found.words):
            return True
        tokens = context_of(self.turn).heard(found.words).tokens
        return any(found.question in token.kinds.get(NAME, ()) for token in tokens)

    def _answer_beside(self, facts: list[Fact], unread: list[str]) -> Fact | None:
        """Return what else answers the choice that is asked, beside the particulars: 4，自称我中心."""
        asked = self.turn.current
        if asked is None or not asked.options or any(f.question.name == asked.name for f in facts):
            return None
        for words in unread:
            with suppress(NotUnderstood):
                return Fact(asked, self.turn.understood(asked, words), words)
        return None

    def _printed_with(self, facts: list[Fact], answer: Fact | None) -> tuple[Fact, ...]:
        """Return the answer beside the particulars, and that these are to be printed."""
        contact = self.turn.answers.questionnaire.by_name[CONTACT]
        printed = contact.options[0].value
        is_here = answer is not None and answer.question.name == CONTACT
        chosen = answer.value if answer is not None and is_here else None
        chosen = chosen or self.turn.answers.state.values.get(CONTACT) or []
        others = () if answer is None or is_here else (answer,)
        is_wanted = any(fact.question.name in PRINTED for fact in facts)
        wanted = [printed, *chosen] if is_wanted and printed not in chosen else chosen
        is_new = wanted != (self.turn.answers.state.values.get(CONTACT) or [])
        return (*others, Fact(contact, wanted)) if is_new else others

    @property
    def _asks_for_particulars(self) -> bool:
        asked = self.turn.current
        return asked is not None and asked.name in PARTICULARS_ASKED

    def _particulars_in(self, words: str) -> list[Particular]:
        """Return the particulars in a message; once the report is filled in, the printed ones."""
        asked, found = self.turn.current, context_of(self.turn).read(read_particulars, words).found
        if asked is None or asked.section > 0:
            return [each for each in found if each.question in PRINTED]
        return list(found)

    def _is_asked(self, found: list[Particular], words: str) -> bool:
        """Whether a message is only the particular that the question is about."""
        asked = self.turn.current
        if asked is None:
            return False
        if asked.name == NAME_OF_BODY:  # 有色金属行业管理办公室 is a body
            offices = [each.value for each in found if each.question == OFFICE]
            if len(found) == 1 and offices in ([words.strip()], [words.strip()[1:]]):
                return True
        return [each.question for each in found] == [asked.name]

    def _facts(self, found: Iterable[Particular]) -> tuple[list[Fact], list[str]]:
        """Return particulars as facts, and the words of what is none: a second telephone, 张三科."""
        questions = self.turn.answers.questionnaire.by_name
        facts: dict[str, Fact] = {}
        lost: list[str] = []
        for particular in found:
            question = questions[particular.question]
            try:
                value = self.turn.understood(question, particular.value)
            except NotUnderstood:
                lost.append(particular.words)
                continue
            is_short = question.name == NAME_OF_BODY and len(value) < _SHORTEST_NAME
            if (
                is_short
                or facts.setdefault(question.name, Fact(question, value, particular.words)).value
                != value
            ):
                lost.append(particular.words)
        return list(facts.values()), lost

    def _labelled(self, heard: Heard, context: Context) -> list[Event]:
        try:
            values = labelled_answers(heard, context)
        except NotUnderstood as problem:
            return [Rejected(str(problem), heard.typed)]
        if values is None:
            return []
        decided = context.read(decide, heard.typed).settled
        if len(decided.values) > len(values):
            values = decided.values
        return self.several.show(Facts(facts_of(values, context.questionnaire.by_name)))

    def _answer(self, question: Question, heard: Heard, context: Context) -> list[Event]:
        words = answer_words(heard.typed, context)
        picked = pick(heard, context) if question.suggestions else None
        if picked is not None and picked.places:
            numbers = " ".join(str(place + 1) for place in picked.places)
            return self.answering.answer("；".join((numbers, *picked.own)))
        if offered := self._first_clause(question, heard, context):
            return offered
        return self.answering.answer(value_of(question, words, context) or words)

    def _first_clause(self, question: Question, heard: Heard, context: Context) -> list[Event]:
        """Offer the one clause that is the value where a remark stands beside it."""
        said = answer_words(heard.typed, context)
        pieces = [piece for piece in _CLAUSE_ENDS.split(said) if piece.strip()]
        if question.name not in _ONE_CLAUSE or len(pieces) < 2:
            return []
        lexicon = context.answer_lexicon
        values = [value_of(question, piece, context) for piece in pieces]
        fitting = [
            value for value in values if len(value) > 1 and not fits(question, value, lexicon)
        ]
        if question.name == NAME_OF_BODY:
            fitting = [value for value in fitting if len(value) >= _SHORTEST_NAME]
        if question.name == LEADER:
            fitting = fitting[:1] if fitting[:1] == values[:1] else []
            if not fitting:
                return [Rejected(_ONE_POST, heard.typed)]
        if len(fitting) != 1:
            return []
        others = dict(context.read(decide, heard.typed).settled.values)
        if others and question.name not in others:
            told = {question.name: self.turn.understood(question, fitting[0]), **others}
            return self.several.show(Facts(facts_of(told, context.questionnaire.by_name)))
        offered = Acceptable(values={question.name: self.turn.understood(question, fitting[0])})
        is_it = _IS_IT.format(question.title, fitting[0])
        return self.on_enter.offer(heard.typed, offered, is_it)

    def _guarded(
        self, guard: Guard, question: Question, heard: Heard, context: Context
    ) -> list[Event]:
        typed = heard.typed
        if self.turn.is_following_up and guard.kind in _NOTHING_TO_ADD:
            return self.answering.answer("")
        if guard.kind in _BRIEF and not guard.reason:
            return self.answering.answer(_BRIEF[guard.kind])
        if instead := self._instead(guard, question, heard, context):
            return instead
        doubted = Acceptable(written=answer_words(typed, context) if guard.may_be_answer else "")
        if guard.kind is GuardKind.LATER:
            told = _LATER.format(guard.reason.removeprefix(MAY_BE_EITHER))
            told += _OR_WRITE if guard.may_be_answer else ""
            return self.on_enter.offer(typed, replace(doubted, command=Command.PENDING), told)
        if guard.may_be_answer:
            return self.on_enter.offer(typed, doubted, guard.reason)
        return [Rejected(guard.reason, typed)]

    def _instead(
        self, guard: Guard, question: Question, heard: Heard, context: Context
    ) -> list[Event]:
        """Do what the words ask for, or show what they hold, instead of taking them."""
        match guard.kind:
            case GuardKind.PARTICULARS:
                return self.particulars(heard.typed) or [Rejected(guard.reason, heard.typed)]
            case GuardKind.MISFIT:
                return self._fitting(question, heard, context) or self._talked(heard)
            case GuardKind.OTHER_FIGURES if question.kind is Kind.FIGURES:
                return []  # 行政许可8件 may be an entry
            case GuardKind.OTHER_FIGURES | GuardKind.SLIP:
                return self._figures(heard, context) or self._talked(heard)
        return self._talked(heard) if guard.kind in _TALK else []

    def _fitting(self, question: Question, heard: Heard, context: Context) -> list[Event]:
        if full := in_full_for(question, heard.typed):
            offered = Acceptable(values={question.name: full})
            return self.on_enter.offer(heard.typed, offered, _IN_FULL.format(full))
        return self._first_clause(question, heard, context)

    def _talked(self, heard: Heard) -> list[Event]:
        """Reply to what is asked, or do what is wished."""
        if wished := self.wished(heard.typed):
            return wished
        told = self.asking.reply(heard, least=Asks.SOMEWHERE)
        return [Said(told)] if told else []

    def _figures(self, heard: Heard, context: Context) -> list[Event]:
        """Show the figures of other questions, or what they would come to."""
        settled = context.read(decide, heard.typed).settled
        if not settled.values:
            proposed = settled.proposals[:1]
            return propose(proposed[0], heard.typed, self.on_enter) if proposed else []
        found = facts_of(settled.values, context.questionnaire.by_name)
        unread = dict.fromkeys((*settled.left, *settled.remarks))
        notes = tuple(settled.supposed.values())
        return self.several.show(Facts(found, tuple(unread), tuple(settled.aside), notes))


def _leaves_out(words: str, question: Question, context: Context) -> bool:
    """Whether a message leaves out what need not be answered: 不写."""
    plain = words.strip(" 。")
    known = context.answer_lexicon.answers["leave_out"]
    return not question.required and plain in known and plain not in WITHDRAWAL


def _names_another(heard: Heard, question: Question) -> bool:
    """Whether a list of figures goes on with another question: …；业务数据：社保卡310件."""
    clauses = heard.clauses
    for clause, following in pairwise(clauses):
        names = {name for token in clause.tokens for name in token.kinds.get(NAME, ())}
        if following.pause == ":" and names and question.name not in names:
            return True
    return False
