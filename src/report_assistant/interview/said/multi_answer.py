"""Several facts at once, shown before anything is taken; each can be changed or left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
from report_assistant.interview.said.row_words import rows_chosen, rows_dropped, rows_listed
from report_assistant.interview.state import ASKED, Status
from report_assistant.interview.turn import Turn
from report_assistant.language.answer_text import shown
from report_assistant.language.answers.agreement import says_no, says_yes
from report_assistant.language.problems import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import WORDED_KINDS, Kind

_CHANGE = re.compile(
    r"(?:改|把)?\s*(?:第\s*)?(?P<row>\d{1,3})\s*(?:行|条|项)?(?:改成|改为|[\s：:是])\s*(?P<words>.+)"
)
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
_HOW_WITH_CHOICES = (
    "前面的对就回“确定”；不要第 2 行就打“去掉 2”；后面几行要用哪一行就打它的编号，例如 {0}，不打就不记；"
    "都不要就回“取消”。"
)
_OTHERS_OUT = "只要这几行就打“去掉 {}”"
_ALL_OF_THEM = "这几行都要就回“确定”"
_ROWS_OR_VALUE = "“{}”有两种意思：{}；第 {row} 行要改成 {value}，就打“第{row}行改成{value}”。"
_HOW_TO_CHOOSE = "要用哪一行就打它的编号，不用就回“取消”。"
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
    source: str = ""
    """Where it stands in a material, as it is shown."""
    origin: str = ""
    """The same for the record."""


@dataclass(frozen=True)
class Facts:
    """The facts that were understood in a message, and the words that were not."""

    found: tuple[Fact, ...]
    unread: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    choices: tuple[Fact, ...] = ()
    """Values that are taken only where the clerk says so: two sources, or another answer already."""
    read_in: str = ""

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
        if not placed.found and not placed.choices:
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
        kept = replace(facts, choices=waiting.choices, read_in=waiting.read_in)
        return replace(kept, found=(*rows, *new.values()))

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
        return (
            None
            if row.question.kind in WORDED_KINDS
            else Facts((replace(row, value=value, source="", origin=""),))
        )

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
        return self._about_rows(text.half_width(typed).strip().strip("。"), typed)

    def _about_rows(self, words: str, typed: str) -> list[Event] | None:
        """Take what is said of rows by number or name; `None` for another message."""
        assert self._facts is not None
        if dropped := self._dropped_rows(words):
            return list(self._drop(self._facts, dropped, typed))
        if chosen := self._chosen_rows(words):
            return self._choose(self._facts, chosen)
        if meant := self._rows_or_value(words):
            return [Rejected(meant, typed)]
        if changed := self._changed_row(words):
            return list(self._change(self._facts, *changed, typed))
        return None

    def _dropped_rows(self, words: str) -> tuple[int, ...]:
        """Return the numbers of the rows that are left out; none for other words."""
        if rows := rows_dropped(words):
            return rows
        found = _DROP_NAMED.fullmatch(words)
        row = None if found is None else self._row_named(found["name"])
        return () if row is None else (row,)

    def _chosen_rows(self, words: str) -> tuple[int, ...]:
        """Return the choices that are meant by their numbers; none where others are among them."""
        assert self._facts is not None
        first, last = len(self._facts.found), len(self._facts.found) + len(self._facts.choices)
        rows = rows_chosen(words)
        return rows if all(first < row <= last for row in rows) else ()

    def _rows_or_value(self, words: str) -> str:
        """Ask which is meant where numbers may be rows, or a row and its value: 1 2; else empty."""
        assert self._facts is not None
        rows, last = rows_listed(words), len(self._facts.found)
        if len(rows) < 2 or list(rows) != sorted(rows) or rows[-1] > last:
            return ""
        others = " ".join(str(row) for row in range(1, last + 1) if row not in rows)
        taken = _OTHERS_OUT.format(others) if others else _ALL_OF_THEM
        return _ROWS_OR_VALUE.format(words, taken, row=rows[0], value=rows[1])

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
        rows, choices = map(self._rows, (facts.found, facts.choices))
        return FactsShown(
            *(rows, facts.unread, _how(facts), facts.aside, facts.notes, choices, facts.read_in)
        )

    def _rows(self, facts: Iterable[Fact]) -> tuple[FactRow, ...]:
        return tuple(
            FactRow(
                fact.question.title,
                shown(fact.question, fact.value),
                self._answers.said(fact.question),
                fact.source,
            )
            for fact in facts
        )

    def _declined(self) -> Iterator[Event]:
        self._facts = None
        yield Said("这几项都没有记。")
        yield from self._turn.go_on()

    def _drop(self, facts: Facts, rows: tuple[int, ...], typed: str) -> Iterator[Event]:
        count = len(facts.found) + len(facts.choices)
        if not all(1 <= row <= count for row in rows):
            yield Rejected(f"只有 {count} 行。{_how(facts)}", typed)
            return
        left = tuple(fact for n, fact in enumerate(facts.found, start=1) if n not in rows)
        behind = enumerate(facts.choices, start=len(facts.found) + 1)
        choices = tuple(fact for n, fact in behind if n not in rows)
        if not left and not choices:
            yield from self._declined()
            return
        self._facts = replace(facts, found=left, choices=choices)
        yield self._shown(self._facts)

    def _choose(self, facts: Facts, rows: tuple[int, ...]) -> list[Event]:
        """Put choices among the facts that are taken; another value of the same goes back."""
        chosen = {
            fact.question.name: fact
            for n, fact in enumerate(facts.choices, start=len(facts.found) + 1)
            if n in rows
        }
        back = tuple(fact for fact in facts.found if fact.question.name in chosen)
        kept = tuple(fact for fact in facts.found if fact not in back and not _is_implied(fact))
        others = tuple(fact for fact in facts.choices if fact not in chosen.values())
        changed = replace(facts, found=(*kept, *chosen.values()), choices=(*others, *back))
        self._facts = self._placed(changed)
        return [self._shown(self._facts)]

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
        changed[row - 1] = replace(fact, value=value, source="", origin="")  # the clerk's own
        self._facts = replace(facts, found=tuple(changed))
        yield self._shown(self._facts)

    # ------------------------------------------------------------ taking

    def _take(self) -> Iterator[Event]:
        """Take the facts. What was not understood is kept up: it may be an answer as well."""
        assert self._facts is not None
        facts, self._facts = self._facts, None
        if not facts.found:
            yield from self._declined()
            return
        origins = {fact.question.name: fact.origin for fact in facts.found if fact.origin}
        yield from self._turn.take_all(facts.values, Source.TYPED, origins)


def facts_of(values: Mapping[str, Any], questions: Mapping[str, Question]) -> tuple[Fact, ...]:
    """Return values as facts."""
    return tuple(Fact(questions[name], value) for name, value in values.items())


def _is_implied(fact: Fact) -> bool:
    """Whether it only opens the questions of others out of materials."""
    return fact.question.is_filter and not fact.origin


def _how(facts: Facts) -> str:
    if not facts.found:
        return _HOW_TO_CHOOSE
    if facts.choices:
        return _HOW_WITH_CHOICES.format(len(facts.found) + 1)
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
