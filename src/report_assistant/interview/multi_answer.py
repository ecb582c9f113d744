"""Several facts at once, shown before anything is taken; each can be changed or left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
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
from report_assistant.language.agreement import SAID_NO, SAID_YES
from report_assistant.language.answer_text import shown
from report_assistant.language.facts.contacts import (
    CONTACT_FILTER,
    CONTACT_NAMES,
    read_contacts,
)
from report_assistant.language.facts.several import FactReader, Facts
from report_assistant.language.facts.taken import Fact
from report_assistant.language.understanding import NotUnderstood
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import Kind

_ANSWERED_IN_WORDS = (Kind.PROSE, Kind.LINES, Kind.MEASURES)
_CHANGE = re.compile(
    r"(?:改|把)?\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?(?:改成|改为|[\s：:是])\s*(?P<words>.+)"
)
_AMENDS = re.compile("改成|改为|更正为|改到|改作")
_DROP = re.compile(r"(?:去掉|不要|删除?|去除)\s*(?:第\s*)?(?P<row>\d{1,2})\s*(?:行|条|项)?")
_TAKEN = ASKED | {Status.NOT_YET}
_HOW = "对就回“确定”；改第 2 行就打“2 {}”；不要第 2 行就打“去掉 2”；都不要就回“取消”。"
_HOW_ONE = "对就回“确定”；不对就打“1 {}”这样改；不要就回“取消”。"
_SOME_NUMBER = "50"


class Several:
    """The facts of one message, waiting for the clerk's yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._facts: Facts | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether facts wait for yes or no."""
        return self._facts is not None

    def forget(self) -> None:
        """Give up facts that wait."""
        self._facts = None

    def heard(self, typed: str) -> list[Event]:
        """Return the events of a message with several facts; nothing for any other message."""
        question = self._turn.current
        facts = self._contacts(question, typed) or self._facts_in(question, typed)
        if facts is None:
            return []
        self._facts = facts
        return [self._shown(facts)]

    def corrected(self, words: str, named: Question | None) -> list[Event]:
        """Show what the words after 改 say: several facts, or one of another question than is named.

        So they read the same as without 改. Nothing for a correction of the question `named`.
        """
        facts = self._placed(self._reader(None, words).read(words))
        is_other = [fact.question for fact in facts.found] != [named] and not facts.unread
        if len(facts.found) < 2 and not (facts.found and named is not None and is_other):
            return []
        self._facts = facts
        return [self._shown(facts)]

    def answer(self, typed: str) -> Iterator[Event]:
        """Take yes, no, or a change of one row."""
        assert self._facts is not None
        words = text.half_width(typed).strip().strip("。")
        if words.lower() in SAID_YES:
            facts, self._facts = self._facts, None
            yield from self._take(facts)
        elif words.lower() in SAID_NO:
            self._facts = None
            yield Said("这几项都没有记。")
            yield from self._turn.go_on()
        elif found := _DROP.fullmatch(words):
            yield from self._drop(self._facts, int(found["row"]), typed)
        elif found := _CHANGE.fullmatch(words):
            yield from self._change(self._facts, int(found["row"]), found["words"], typed)
        else:
            yield Rejected(_how(self._facts), typed)

    # ------------------------------------------------------------ reading

    def _facts_in(self, question: Question | None, typed: str) -> Facts | None:
        if question is not None and not self._may_hold_facts(question, typed):
            return None
        facts = self._placed(self._reader(question, typed).read(typed))
        few = 2 if question is not None and question.kind is Kind.LINE else 1
        return facts if len(facts.found) >= few else None

    def _contacts(self, question: Question | None, typed: str) -> Facts | None:
        """Return the office's particulars, where one is asked for and others are said."""
        if question is None or question.name not in CONTACT_NAMES:
            return None
        questionnaire = self._answers.questionnaire
        taken = read_contacts(typed, questionnaire, self._turn.understood)
        found = [fact for fact in taken if fact.question is not question]
        if not found or (len(list(taken)) == 1 and taken.unread):
            return None
        if question.name == CONTACT_FILTER:
            taken.put(Fact(question, question.options[0].value, ""))
        order = list(questionnaire.by_name)
        ordered = sorted(taken, key=lambda fact: order.index(fact.question.name))
        return self._placed(Facts(tuple(ordered), tuple(taken.unread)))

    def _may_hold_facts(self, question: Question, typed: str) -> bool:
        """Return an answer to the question that is up is never taken for something else."""
        if question.kind in _ANSWERED_IN_WORDS:
            return False
        if question.kind is Kind.LINE:
            return True
        return not self._turn.takes(question, typed)

    def _reader(self, question: Question | None, typed: str) -> FactReader:
        """Return the reader of a message; where that changes something, the rest of a row stays."""
        answers = self._answers
        year = answers.questionnaire.by_name["year"]
        return FactReader(
            answers.questionnaire,
            self._turn.amended if _AMENDS.search(typed) else self._turn.understood,
            asked=question,
            year=answers.state.values.get(year.name) or answers.offer(year).value,
        )

    def _placed(self, facts: Facts) -> Facts:
        """Leave out what no question is there for, as the other answers stand."""
        if not facts.found:
            return facts
        state = self._answers.state_with(*entries_for(self._answers, _values(facts)))
        placed = [fact for fact in facts.found if state.status[fact.question.name] in _TAKEN]
        lost = [fact.words for fact in facts.found if fact not in placed]
        return Facts(tuple(placed), (*facts.unread, *lost))

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
        return FactsShown(tuple(rows), facts.unread, _how(facts))

    def _drop(self, facts: Facts, row: int, typed: str) -> Iterator[Event]:
        if not 1 <= row <= len(facts.found):
            yield Rejected(f"只有 {len(facts.found)} 行。{_how(facts)}", typed)
            return
        left = tuple(fact for n, fact in enumerate(facts.found, start=1) if n != row)
        self._facts = replace(facts, found=left) if left else None
        if self._facts is None:
            yield Said("这几项都没有记。")
            yield from self._turn.go_on()
        else:
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

    def _take(self, facts: Facts) -> Iterator[Event]:
        yield from self._turn.take_all(_values(facts), Source.TYPED)


def _values(facts: Facts) -> dict[str, Any]:
    return {fact.question.name: fact.value for fact in facts.found}


def _how(facts: Facts) -> str:
    is_one = len(facts.found) == 1
    changed = facts.found[0 if is_one else 1].question
    example = changed.example if changed.kind is Kind.LINE else _SOME_NUMBER
    return (_HOW_ONE if is_one else _HOW).format(example)
