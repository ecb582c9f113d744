"""Answers to the clerk's own questions: from the FAQ, else the hint, and honestly that there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from report_assistant.interview.answering import all_asked
from report_assistant.interview.answers import Answers
from report_assistant.interview.context import context_of
from report_assistant.interview.last_year import compared_words
from report_assistant.interview.turn import Turn
from report_assistant.language.answer_text import shown
from report_assistant.language.asked.asking import Asks, asks
from report_assistant.language.asked.faq import Faq, Hit, told
from report_assistant.language.wishes.commands import Command
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.places import places_at
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.deadlines import deadline

if TYPE_CHECKING:
    from report_assistant.language.wishes.wishes import Wish

_SURE, _UNASKED = 0.8, 0.88
"""From here on an entry answers without the hint, or where nothing plainly asks."""
_PERHAPS, _RATHER = 0.8, 1.0
"""How well an entry must fit, and a wish must not, where a message may be either."""
_OFTEN_ASKED = frozenset({Command.EXAMPLE, Command.PROGRESS, Command.SKIP, Command.PENDING})
"""What is wished for in words that mostly ask."""
_NO_ANSWER = "这个问题没有现成的答案。"
_WHAT_CAN_BE_DONE = "程序答不上来的，请问上级政府信息公开工作主管部门；打“帮助”看能打哪些词。"
_THIS_NUMBER = re.compile("[这该](?:个|些)?(?:数|数字|数据)(?!字)")
"""A question with it is about what is asked, whatever command its other words may name."""


Places = Callable[[], Mapping[str, str]]
"""Tells where things lie on this computer, by the FAQ's placeholders for them."""


class QuestionsAsked:
    """Replies to a clerk who asks instead of answering."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.places: Places = dict
        """Knows nothing, until somebody tells."""
        self._answers: Answers = turn.answers

    def reply(self, heard: Heard, *, least: Asks) -> str:
        """Return the reply to a message that asks as plainly as `least`; empty for another one."""
        certainty = asks(heard)
        if certainty < least:
            return ""
        if certainty is not Asks.NOTHING and (option := self._option_asked_about(heard)):
            return option
        hits = self._found(heard)
        if certainty is Asks.NOTHING:
            sure = [hit for hit in hits if hit.score >= _UNASKED]
            return self._told(sure[:1]) if sure and not self._turn_takes(heard) else ""
        if not hits:
            return self._without_answer() if certainty is Asks.PLAINLY else ""
        return self._told(hits)

    def _option_asked_about(self, heard: Heard) -> str:
        """Return what is known of the one choice that a question points at: 第二种是啥意思."""
        question = self._turn.current
        if question is None or not question.options:
            return ""
        pointed = [(t, n) for t in heard.tokens if t.has(ORDINAL) for n in places_at(t)]
        if len(pointed) != 1 or not 1 <= pointed[0][1] <= len(question.options):
            return ""
        [(token, number)] = pointed
        label = question.options[number - 1].label
        hits = self._found(context_of(self._turn).heard(heard.words.replace(token.text, label)))
        told = self._told(hits[:1]) if hits else f"这一题：{question.hint}"
        return f"第 {number} 项是“{label}”。\n{told}"

    def answers_better(self, heard: Heard, wish: Wish) -> bool:
        """Whether a message asks what the FAQ answers, rather than wishes for something."""
        if asks(heard) is not Asks.PLAINLY:
            return False
        if self._option_asked_about(heard):
            return True
        hits = self._found(heard)
        if wish.command is not Command.RECORD and _THIS_NUMBER.search(heard.words):
            return True
        if wish.command is Command.LEAVE and wish.left:
            return True  # 关机了前面填的还在吗
        least = _PERHAPS if wish.command in _OFTEN_ASKED else _RATHER
        return bool(hits) and hits[0].score + wish.left >= least

    def _turn_takes(self, heard: Heard) -> bool:
        question = self._turn.current
        return question is not None and self._turn.takes(question, heard.typed)

    def _found(self, heard: Heard) -> list[Hit]:
        question = self._turn.current
        kind = self._answers.state.values.get("organisation.kind")
        name, section = (None, None) if question is None else (question.name, question.section)
        found = _faq().found(
            heard.typed.strip(), name, section, None if kind is None else str(kind)
        )
        return list(found)

    def _told(self, hits: list[Hit]) -> str:
        kind = self._answers.state.values.get("organisation.kind")
        facts = self._facts()
        first = told(hits[0].entry.answer_for(str(kind)), facts)
        question = self._turn.current
        if not first:
            return self._without_answer()
        lines = [f"{first}{_source(hits[0])}"]
        if len(hits) > 1 and (also := told(hits[1].entry.answer_for(str(kind)), facts)):
            lines.append(f"也可能是问“{hits[1].entry.ask[0]}”：{also}")
        if hits[0].score < _SURE and question is not None and question.hint not in lines[0]:
            lines.append(f"这一题：{question.hint}")
        return "\n".join(lines)

    def _without_answer(self) -> str:
        question = self._turn.current
        if question is None:
            return f"{_NO_ANSWER}{_WHAT_CAN_BE_DONE}"
        return f"{_NO_ANSWER}这一题：{question.hint}{why(question)}"

    def _facts(self) -> Mapping[str, str]:
        report, question = self._answers.report, self._turn.current
        left = left_to_answer(self._answers)
        facts = {"left": str(left) if left else "", "sum": self._sum(), **self.places()}
        if report.year is not None:
            facts["year"] = str(report.year)
        if (due := deadline(report)) is not None:
            facts["due"] = due.before
        if question is not None:
            facts |= {
                "example": question.example,
                "why": why(question),
                "last": compared_words(question, self._answers.last),
            }
        return facts

    def _sum(self) -> str:
        """Return the channels added up, as far as they are answered."""
        part = self._answers.report.overview.disclosure
        known = [n for n in (part.website, part.new_media, part.boards) if n is not None]
        others = (figure.number for figure in part.other_channels or () if figure.unit == "条")
        question = self._answers.questionnaire.by_name.get("overview.disclosure.total")
        return shown(question, sum(known) + sum(others)) if known and question is not None else ""


def left_to_answer(answers: Answers) -> int:
    """Return how many questions wait for an answer, those put off included."""
    return len(answers.not_answered())


def example_of(question: Question, suggestions: Iterable[str]) -> str:
    """Return an example of an answer, and the prepared ones."""
    prepared = "；".join(map(text.phrase, suggestions))
    shown_ones = f"也可以用写好的：{prepared}" if prepared else ""
    return f"例如：{text.sentence(question.example)}{shown_ones}"


@lru_cache(maxsize=1)
def _faq() -> Faq:
    from report_assistant.language.asked.faq_file import load_faq  # only when something is asked

    return load_faq()


def why(question: Question) -> str:
    """Return the reason why a question is asked, and the rule."""
    rule = f"（依据：{question.article}）" if question.article else ""
    return f"{question.guidance_hint}{rule}" or question.hint


def _source(hit: Hit) -> str:
    source = hit.entry.source
    return "" if source == "程序" else f"（依据：{text.phrase(source)}）"


def greeting_reply(answers: Answers, question: Question | None) -> str:
    """Return the reply to a greeting alone."""
    return "您好！" + (all_asked(answers) if question is None else f"我们接着填：{question.label}")
