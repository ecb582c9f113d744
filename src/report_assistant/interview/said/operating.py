"""Operations on answers that are there: a list worked on, an answer in words changed, one put again."""

import re
from dataclasses import replace
from decimal import Decimal

from report_assistant.interview.context import context_of
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.on_enter import Acceptable, OnEnter
from report_assistant.interview.said.multi_answer import Facts, Several, facts_of
from report_assistant.interview.state import Status
from report_assistant.interview.turn import Turn, broken_constraint
from report_assistant.language.answer_text import shown
from report_assistant.language.asked.told_deadline import day_answered, told_deadline
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import SUPPOSES, decide
from report_assistant.language.operations.changes import Change, Operations, PutAgain, Refused
from report_assistant.language.operations.operations import operations_in
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import ENTITY
from report_assistant.language.words.tokens import NUMBER, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import IN_WORDS, Kind

_DEADLINE = "organisation.local_deadline"
_WONDERS = re.compile("会不会|是不是太|合不合适|好不好看")
_QUOTED = re.compile('^[“"「『]([^”"」』]+)[”"」』](?:[，,。;；].*)?$')
_CHANGES = ("op_inc", "op_dec", "op_more", "op_less", "op_set", "op_wrong", "op_drop", "recent")
_ONE_BY_ONE = "没有全看懂，一处都没有改。请一次说一处，例如：通知公告改成 60。"
_WAVERS = "前后说的不一样，还没有改。请只说最后定下来的那一种，再发一遍。"
_IS_IT = "{}：{} → {}。是就再按一次回车；不是就照原样改好再发。"


class Operating:
    """Carries operations out: shown before and after."""

    def __init__(
        self, turn: Turn, corrections: Corrections, several: Several, on_enter: OnEnter
    ) -> None:
        self._turn = turn
        self._corrections = corrections
        self._several = several
        self._on_enter = on_enter

    def heard(self, words: str) -> list[Event]:
        """Return the events of an operation; nothing for another message."""
        question = self._turn.current
        is_deadline = question is not None and question.name == _DEADLINE
        if day := told_deadline(words) or (day_answered(words) if is_deadline else ""):
            return self._deadline_told(day)
        status = self._turn.answers.state.status
        is_collecting = question is not None and status[question.name] is Status.COLLECTING
        collecting = question.name if question is not None and is_collecting else None
        context = context_of(self._turn)
        heard = context.heard(words)
        if _is_none(heard) or self._are_figures(heard, collecting):
            return []
        match operations_in(heard, context, collecting=collecting):
            case Refused(reason):
                return [Rejected(reason, words)]
            case PutAgain(name, reason):
                asked = self._turn.look_at(context.questionnaire.by_name[name])
                return [Rejected(reason, words), *asked]
            case Operations() as operations:
                return self._operated(operations, heard, context, collecting)
        return []

    def _deadline_told(self, day: str) -> list[Event]:
        """Take the day of a local notice; where a sentence is asked for, it is shown first."""
        deadline = self._turn.answers.questionnaire.by_name[_DEADLINE]
        asked = self._turn.current
        if asked is None or asked.kind not in IN_WORDS or asked.section == deadline.section:
            return list(self._corrections.change(deadline, day))
        return self._several.show(Facts(facts_of({_DEADLINE: day}, {_DEADLINE: deadline})))

    def _operated(
        self, operations: Operations, heard: Heard, context: Context, collecting: str | None
    ) -> list[Event]:
        figures = context.read(decide, heard.typed).values.keys()
        if _wavers(heard):
            return [] if figures else [Rejected(_WAVERS, heard.typed)]
        if {change.question for change in operations.changes} < figures:
            return []  # figures of more than it changes
        if self._leaves_out(operations, heard):
            return [Rejected(_ONE_BY_ONE, heard.typed)]
        changes = operations.changes
        if len(changes) > 1 or (operations.unread and collecting is None):
            return self._shown(changes, operations.unread)
        return self._changed(changes[0], operations.unread, heard.typed) if changes else []

    def _are_figures(self, heard: Heard, collecting: str | None) -> bool:
        """Whether a message is the figures that are asked for: 工作动态→200."""
        question = self._turn.current
        if question is None or question.kind is not Kind.FIGURES or collecting is not None:
            return False
        of_others = [t for t in heard.tokens if _is_entry_of_another(t, question)]
        if of_others and any(token.has(*_CHANGES) for token in heard.tokens):
            return False  # 刚才分类里的通知公告再加两条
        return self._turn.takes(question, heard.typed)

    def _leaves_out(self, operations: Operations, heard: Heard) -> bool:
        """Whether a list of figures is changed by fewer numbers than were said."""
        known = self._turn.answers.state.values
        used: set[int] = set()
        for change in operations.changes:
            question = self._turn.answers.questionnaire.by_name[change.question]
            if question.kind is not Kind.FIGURES or change.value is None or not change.is_exact:
                return False
            for figure in (*change.value, *(known.get(change.question) or ())):
                used.add(figure.number)
        said = {token.value for token in heard.tokens if token.kind == NUMBER}
        return bool(said - used - {None, Decimal(1)})

    def _changed(self, change: Change, unread: tuple[str, ...], words: str) -> list[Event]:
        question = self._turn.answers.questionnaire.by_name[change.question]
        if change.value is None:
            return list(self._corrections.open_again(question))
        status = self._turn.answers.state.status[question.name]
        if status is Status.NOT_RELEVANT:
            return self._shown((change,), unread)
        if isinstance(change.value, str) and (quoted := _QUOTED.match(change.value)):
            change = replace(change, value=quoted[1])
        if reason := broken_constraint(question, change.value, self._turn.answers.state):
            return [Rejected(reason, words)]
        if status is Status.COLLECTING and question == self._turn.current:
            entry = Entry(EntryKind.PART, question.name, question.dump(change.value), Source.TYPED)
            return [self._turn.record(entry), *self._turn.ask()]
        if change.is_exact:
            return list(self._corrections.change(question, change.value))
        before = self._turn.answers.shown(question)
        told = _IS_IT.format(question.title, before, shown(question, change.value))
        return self._on_enter.offer(words, Acceptable(values={question.name: change.value}), told)

    def _shown(self, changes: tuple[Change, ...], unread: tuple[str, ...]) -> list[Event]:
        values = {change.question: change.value for change in changes}
        questions = self._turn.answers.questionnaire.by_name
        return self._several.show(Facts(facts_of(values, questions), unread))


def _is_entry_of_another(token: Token, question: Question) -> bool:
    return any(name != question.name for name, _ in token.kinds.get(ENTITY, ()))


def _is_none(heard: Heard) -> bool:
    """Whether a message takes itself back, or only asks what would be: 写成500会不会太假."""
    only_asks = _WONDERS.search(heard.words) or SUPPOSES.search(heard.words)
    return any(token.has("cancel") for token in heard.tokens) or bool(only_asks)


def _wavers(heard: Heard) -> bool:
    """Whether a message changes its mind on the way: 把党建删了，不是，把财务删了."""
    clauses = heard.clauses
    return any(
        (
            all(token.has("hesitate", "repair", "not_is", "filler") for token in clause.tokens)
            and any(token.has("hesitate", "repair", "not_is") for token in clause.tokens)
        )
        or clause.tokens[0].has("hesitate")
        for clause in clauses[1:]
    )
