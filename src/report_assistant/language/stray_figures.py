"""Figures where words are asked for: 「400元」 as a paragraph, 「还有1件行政诉讼」 as a problem.

They are likelier the answer to another question, so the clerk is asked before they are taken.
"""

from collections.abc import Iterator

from report_assistant.language.facts.clauses import Clause, sentences
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind

_NUMBERED = (Kind.COUNT, Kind.MONEY, Kind.COUNTS, Kind.CHOICES)
_ASKED_IN_WORDS = (Kind.LINE, Kind.LINES, Kind.MEASURES, Kind.PROSE)
_SHORTEST_NAME = 3
"""Shorter names (网站, 培训) stand in many sentences that are no figures."""
_LONGEST = 40
"""A longer text with figures is one of the report's own sentences."""


def stray_figure(questionnaire: Questionnaire, question: Question, typed: str) -> str:
    """Return the clause that looks like the answer to another question; empty if none does."""
    if question.kind not in _ASKED_IN_WORDS or len(typed) > _LONGEST:
        return ""
    clauses = [clause for said in sentences(typed) for clause in said]
    counted = [clause for clause in clauses if any(each.unit for each in clause.mentions())]
    names = [name for name in _names(questionnaire) if name not in question.aliases]
    for clause in counted:
        if any(name in clause.words for name in names):
            return clause.words
    is_all = bool(counted) and len(counted) == len(clauses) and all(map(_ends, counted))
    if is_all and (question.kind is not Kind.PROSE or not any(map(_says_what, counted))):
        return counted[0].words
    return ""


def _ends(clause: Clause) -> bool:
    """Whether a clause says a figure and no more: 财政信息12条, not 更新一次栏目 or 每月一次."""
    return "每" not in clause.words and not clause.mentions()[-1].after.strip()


def _says_what(clause: Clause) -> bool:
    return any(each.before.strip() for each in clause.mentions())


def _names(questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions:
        if question.kind in _NUMBERED:
            names = (question.title, *question.aliases, *question.parts)
            yield from (name for name in names if len(name) >= _SHORTEST_NAME)
