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
from report_assistant.report.fields import Kind

_CHANGE = re.compile(
    r"(?:改|把)?\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?(?:改成|改为|[\s：:是])\s*(?P<words>.+)"
)
_DROP = re.compile(r"(?:去掉|不要|删除?|去除)\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?")
_TAKEN = ASKED | {Status.NOT_YET, Status.COMPUTED, Status.CARRIED}
_HOW = "对就回“确定”；改第 2 行就打“2 {}”；不要第 2 行就打“去掉 2”；都不要就回“取消”。"
_HOW_ONE = "对就回“确定”；不对就打“1 {}”这样改；不要就回“取消”。"
_SOME_NUMBER = "50"


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

    def forget(self) -> None:
        """Give up facts that wait."""
        self._facts = None

    def show(self, facts: Facts) -> list[Event]:
        """Show facts; they wait for a yes. Nothing where none of them has a question."""
        placed = self._placed(facts)
        if not placed.found:
            return []
        self._facts = placed
        return [self._shown(placed)]

    def show_again(self, facts: Facts) -> list[Event]:
        """Show the facts that wait with those of a new sentence, which go first."""
        assert self._facts is not None
        kept = [fact for fact in self._facts.found if fact.question.name not in facts.values]
        order = list(self._answers.questionnaire.by_name)
        found = sorted((*kept, *facts.found), key=lambda fact: order.index(fact.question.name))
        return self.show(replace(facts, found=tuple(found)))

    def replied(self, typed: str) -> list[Event] | None:
        """Take yes, no, or a change of one row; `None` for another message."""
        assert self._facts is not None
        words = text.half_width(typed).strip().strip("。")
        if says_yes(typed):
            return list(self._take())
        if says_no(typed):
            return list(self._declined())
        if found := _DROP.fullmatch(words):
            return list(self._drop(self._facts, int(found["row"]), typed))
        if found := _CHANGE.fullmatch(words):
            return list(self._change(self._facts, int(found["row"]), found["words"], typed))
        return None

    def not_replied(self, typed: str) -> list[Event]:
        """Say how to go on with the facts that wait."""
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
                self._answers.shown(fact.question),
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
    changed = facts.found[0 if is_one else 1].question
    example = changed.example if changed.kind is Kind.LINE else _SOME_NUMBER
    return (_HOW_ONE if is_one else _HOW).format(example)
