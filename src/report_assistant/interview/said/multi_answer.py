"""Several facts at once, shown before anything is taken; each can be changed or left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.events import (
    Event,
    FactRow,
    FactsShown,
    Rejected,
    Said,
)
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.log import Source
from report_assistant.interview.state import ASKED, Status
from report_assistant.interview.turn import Turn
from report_assistant.language.answer_text import shown
from report_assistant.language.answers.agreement import says_no, says_yes
from report_assistant.language.problems import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import WORDED_KINDS, Kind

_CHANGE = re.compile(
    r"(?:改|把)?\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?(?:改成|改为|[\s：:是])\s*(?P<words>.+)"
)
_DROP = re.compile(r"(?:去掉|不要|删除?|去除)\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?")
_DROP_NAMED = re.compile(
    r"(?:去掉|不要|删掉|删除?|去除)\s*(?P<name>\D{2,}?)(?:这|那)?(?:一?[行条项个])?"
)
_CHANGE_NAMED = re.compile(
    r"(?:改|把)?\s*(?P<name>\D{2,8}?)(?:改成|改为|换成|应该是|是)[\s：:]*(?P<words>.+)"
)
"""电话改成…, of a row in words: figures are read as whole sentences."""
_TAKEN = ASKED | {Status.NOT_YET, Status.COMPUTED, Status.CARRIED}
_HOW = "对就回“确定”；改第 2 行就打“2 {}”；不要第 2 行就打“去掉 2”；都不要就回“取消”。"
_HOW_ONE = "对就回“确定”；不对就打“1 {}”这样改；不要就回“取消”。"
_WAITS = "上面读到的还没有记：对就回“确定”，都不要就回“取消”。"
_THE_SAME = "“{}”就是“{}”，没有变。"
_GIVEN_UP = "刚才读到的 {} 项没有记。"
_LONGEST_EXAMPLE = 24
_SOME_NUMBER = "50"
_COUNTED = frozenset({Kind.COUNT, Kind.COUNTS})
_IN_WORDS = "加新的内容"
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Fact:
    """The answer to one question, and the words that it was read from."""

    question: Question
    value: Any
    words: str = ""


@dataclass(frozen=True)
class Facts:
    """The facts that were understood in a message, and the words that were not."""

    found: tuple[Fact, ...]
    unread: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """Question -> value."""
        return {fact.question.name: fact.value for fact in self.found}


class Several:
    """The facts of one message, waiting for the clerk's yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._facts: Facts | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether facts wait for yes or no."""
        return self._facts is not None

    @property
    def has_several_rows(self) -> bool:
        """Whether more than one fact waits."""
        return self._facts is not None and len(self._facts.found) > 1

    @property
    def names(self) -> frozenset[str]:
        """The questions whose facts wait."""
        return frozenset(() if self._facts is None else self._facts.values)

    @property
    def how_it_waits(self) -> str:
        """How facts that wait are taken or given up, in a sentence."""
        return _WAITS

    def give_up(self) -> list[Event]:
        """Give up facts that wait, and say so."""
        facts, self._facts = self._facts, None
        return [] if facts is None else [Said(_GIVEN_UP.format(len(facts.found)))]

    def show(self, facts: Facts) -> list[Event]:
        """Show facts; they wait for a yes. Nothing where none of them has a question."""
        placed = self._placed(facts)
        if not placed.found:
            return []
        self._facts = placed
        return [self._shown(placed)]

    def said_again(self, facts: Facts) -> list[Event]:
        """Take a new sentence: facts that are shown already are a yes, others change the list."""
        assert self._facts is not None
        waiting, merged = self._facts, self._placed(self._merged(self._facts, facts))
        if facts.unread or merged.values != waiting.values:
            self._facts = merged
            return [self._shown(merged)]
        said = {fact.question.name for fact in waiting.found if not fact.question.is_filter}
        if (said or waiting.values.keys()) <= facts.values.keys():
            return list(self._take())
        fact = facts.found[-1]
        told = _THE_SAME.format(fact.question.title, shown(fact.question, fact.value))
        return [Said(f"{told}{self.how_it_waits}")]

    def _merged(self, waiting: Facts, facts: Facts) -> Facts:
        """Return the facts that wait with those of a new sentence in their places, or behind them."""
        new = {fact.question.name: fact for fact in facts.found}
        rows = [new.pop(fact.question.name, fact) for fact in waiting.found]
        return replace(facts, found=(*rows, *new.values()))

    def meant_by(self, words: str) -> Facts | None:
        """Return the row that words without a name are the value of; `None` where none is sure.

        One row alone may get another value so; of several rows, only the value that is shown is
        known again. Words that say no number change nothing: 没有 may be said of anything.
        """
        assert self._facts is not None
        rows = [fact for fact in self._facts.found if not fact.question.is_filter]
        read = [(row, self._value(row.question, words)) for row in rows]
        same = [row for row, value in read if value == row.value]
        if len(same) == 1:
            return Facts((same[0],))
        if (
            len(rows) != 1
            or read[0][1] is None
            or _HAS_DIGIT.search(text.half_width(words)) is None
        ):
            return None
        row, value = read[0]
        return None if row.question.kind in WORDED_KINDS else Facts((replace(row, value=value),))

    def _value(self, question: Question, words: str) -> Any:
        try:
            return self._turn.understood(question, words)
        except NotUnderstood:
            return None

    def replied(self, typed: str) -> list[Event] | None:
        """Take yes, no, or a change of one row; `None` for another message."""
        assert self._facts is not None
        if says_yes(typed):
            return list(self._take())
        if says_no(typed):
            return list(self._declined())
        words = text.half_width(typed).strip().strip("。")
        if (dropped := self._dropped_row(words)) is not None:
            return list(self._drop(self._facts, dropped, typed))
        if changed := self._changed_row(words):
            return list(self._change(self._facts, *changed, typed))
        return None

    def _dropped_row(self, words: str) -> int | None:
        """Return the number of the row that is left out; `None` for other words."""
        if found := _DROP.fullmatch(words):
            return int(found["row"])
        found = _DROP_NAMED.fullmatch(words)
        return None if found is None else self._row_named(found["name"])

    def _changed_row(self, words: str) -> tuple[int, str] | None:
        """Return the number of the row that is changed, and to what; `None` for other words."""
        if found := _CHANGE.fullmatch(words):
            return int(found["row"]), found["words"]
        found = _CHANGE_NAMED.fullmatch(words)
        row = None if found is None else self._row_named(found["name"])
        if found is None or row is None or self._facts is None:
            return None
        is_worded = self._facts.found[row - 1].question.kind in WORDED_KINDS
        return (row, found["words"]) if is_worded else None

    def _row_named(self, name: str) -> int | None:
        """Return the number of the one row that a name is part of the title of."""
        assert self._facts is not None
        rows = [
            number
            for number, fact in enumerate(self._facts.found, start=1)
            if any(name in known for known in (fact.question.title, *fact.question.aliases))
        ]
        return rows[0] if len(rows) == 1 else None

    def how_to_change(self, typed: str) -> list[Event]:
        """Say how the facts that wait are changed."""
        assert self._facts is not None
        return [Rejected(_how(self._facts), typed)]

    def _placed(self, facts: Facts) -> Facts:
        """Leave out what no question is there for; add the choices that open questions."""
        entries = entries_for(self._answers, facts.values)
        state = self._answers.state_with(*entries)
        questions = self._answers.questionnaire.by_name
        opened = [
            Fact(questions[entry.name], questions[entry.name].load(entry.value))
            for entry in entries
            if entry.name not in facts.values
        ]
        facts = replace(facts, found=(*opened, *facts.found))
        placed = [fact for fact in facts.found if state.status[fact.question.name] in _TAKEN]
        lost = [fact.words for fact in facts.found if fact not in placed]
        return replace(facts, found=tuple(placed), unread=(*facts.unread, *lost))

    # ------------------------------------------------------------ showing

    @property
    def _answers(self) -> Answers:
        return self._turn.answers

    def _shown(self, facts: Facts) -> FactsShown:
        rows = [
            FactRow(
                fact.question.title,
                shown(fact.question, fact.value),
                self._answers.said(fact.question),
            )
            for fact in facts.found
        ]
        return FactsShown(tuple(rows), facts.unread, _how(facts), facts.aside, facts.notes)

    def _declined(self) -> Iterator[Event]:
        self._facts = None
        yield Said("这几项都没有记。")
        yield from self._turn.go_on()

    def _drop(self, facts: Facts, row: int, typed: str) -> Iterator[Event]:
        if not 1 <= row <= len(facts.found):
            yield Rejected(f"只有 {len(facts.found)} 行。{_how(facts)}", typed)
            return
        left = tuple(fact for n, fact in enumerate(facts.found, start=1) if n != row)
        if not left:
            yield from self._declined()
            return
        self._facts = replace(facts, found=left)
        yield self._shown(self._facts)

    def _change(self, facts: Facts, row: int, words: str, typed: str) -> Iterator[Event]:
        if not 1 <= row <= len(facts.found):
            yield Rejected(f"只有 {len(facts.found)} 行。{_how(facts)}", typed)
            return
        fact = facts.found[row - 1]
        try:
            value = self._turn.understood(fact.question, words)
        except NotUnderstood as problem:
            yield Rejected(f"“{fact.question.title}”：{problem}", typed)
            return
        changed = [*facts.found]
        changed[row - 1] = replace(fact, value=value)
        self._facts = replace(facts, found=tuple(changed))
        yield self._shown(self._facts)

    # ------------------------------------------------------------ taking

    def _take(self) -> Iterator[Event]:
        """Take the facts. What was not understood is kept up: it may be an answer as well."""
        assert self._facts is not None
        facts, self._facts = self._facts, None
        yield from self._turn.take_all(facts.values, Source.TYPED)


def facts_of(values: Mapping[str, Any], questions: Mapping[str, Question]) -> tuple[Fact, ...]:
    """Return values as facts."""
    return tuple(Fact(questions[name], value) for name, value in values.items())


def _how(facts: Facts) -> str:
    is_one = len(facts.found) == 1
    return (_HOW_ONE if is_one else _HOW).format(_example(facts.found[0 if is_one else 1]))


def _example(fact: Fact) -> str:
    """Return what a row can be changed to, as it is typed."""
    question = fact.question
    if question.options:
        return question.options[0].label
    if question.kind in _COUNTED and shown(question, fact.value).startswith(question.example):
        return _SOME_NUMBER
    return question.example if len(question.example) <= _LONGEST_EXAMPLE else _IN_WORDS
