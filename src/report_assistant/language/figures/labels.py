"""Answers in words among other facts: 「组长是镇长，成员：党政办、财政所」「三审三校都执行了」.

A clause that begins with the name of a question answered in words says its answer; of a choice, its
choices. What follows with 、 belongs to a list.
"""

import re
from collections.abc import Sequence

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import is_weak
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import ENTITY, NAME, OPTION, UNIT
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.language.words.tokens import NUMBER, UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import LIST_KINDS, Kind

_WORDED = frozenset({Kind.LINE, Kind.PROSE, Kind.LINES, Kind.FIGURES})
_CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
_IS = re.compile(
    "^[嘛呢啊呀哈吧哦]?(?:方面|情况|这块|这边|的话|那边|工作)*(?:就?是|为|系|有|由|包括|采用|主要[是为有]|：|:|,|，| )*"
)
_NOT_SAID = (
    "neg",
    "dunno",
    "defer",
    "delegate",
    "question",
    "op_drop",
    "op_clear",
    "op_wrong",
    "op_swap",
    "op_add",
    "repair",
    "lastyear",
    "plan",
)
_SPARE = ("filler", "ours", "thisyear", "all", "self", "part", "each", "total", "handle")
_VILLAGES = "overview.disclosure.villages"
_OPENED = {
    "overview.disclosure.village_channels": ("用", "通过", "利用", "靠"),
    "overview.disclosure.village_topics": ("公开", "公开的", "公开了"),
}
_WITHOUT_NUMBERS = frozenset({"overview.leadership.leader", "overview.leadership.members"})
_SHORTEST = 2
_SIGNS = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
)


class Labels:
    """Finds answers in words by their labels."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._context = course.context
        self._naming = course.naming

    def read(self, clauses: Sequence[Clause], place: int) -> int:
        """Read the clause at `place`, and what goes on with it; return where that ends."""
        clause = clauses[place]
        if self._chosen(clause):
            return place + 1
        if (opened := self._opened(clause)) is not None:
            question, rest = opened
        elif (labelled := self._labelled(clause)) is not None:
            question, rest = labelled
        else:
            return place
        end = place + 1
        words = _text(rest)
        if not words and end < len(clauses) and clauses[end].pause in (":", "", "|", "\t", " "):
            if self._labelled(clauses[end]) is not None:
                return place
            has_colon = clauses[end].pause == ":"
            words, end = _text(clauses[end].tokens), end + 1
            if has_colon:
                return self._told(question, clauses, place, words, end)
        if question.kind in LIST_KINDS:
            while end < len(clauses) and clauses[end].pause in self._goes_on(
                question, clauses[end]
            ):
                words, end = f"{words}、{_text(clauses[end].tokens)}", end + 1
        said = _IS.sub("", words).strip(" ,、")
        if len(said) < _SHORTEST or all(map(_is_scrap, rest)) or _counts(question, rest):
            return place
        if words.startswith("是"):
            said = said.removesuffix("的")  # 考核是纳入年度考核的
        is_told = said != words or end > place + 1
        whole = "".join(each.words for each in clauses[place:end])
        self._take(question, said, whole, is_sure=is_told)
        return end

    def _told(
        self, question: Question, clauses: Sequence[Clause], place: int, words: str, end: int
    ) -> int:
        """Take all that is said behind a colon, up to what is of another question."""
        is_figures = question.kind is Kind.FIGURES
        while end < len(clauses) and (
            clauses[end].pause in self._goes_on(question, clauses[end])
            if is_figures
            else self._is_more(clauses[end])
        ):
            pause = "、" if is_figures else clauses[end].pause.translate(_SIGNS)
            words, end = f"{words}{pause}{_text(clauses[end].tokens)}", end + 1
        whole = "".join(each.words for each in clauses[place:end])
        self._take(question, words.strip(" ,、，"), whole, is_sure=True)
        return end

    def _is_more(self, clause: Clause) -> bool:
        if clause.pause not in (",", "、") or clause.numbers or clause.is_bracket:
            return False
        if any(token.has(*_NOT_SAID) or _operates(token) for token in clause.tokens):
            return False
        return clause.pause == "、" or self._naming.named_by(clause.tokens, "") is None

    def _goes_on(self, question: Question, clause: Clause) -> str:
        """Return the pauses after which a list goes on: figures may stand behind commas too."""
        if question.kind is not Kind.FIGURES:
            return "、"
        is_figure = len(clause.numbers) == 1 and self._naming.named_by(clause.tokens, "") is None
        return "、, " if is_figure else ""

    def _take(
        self, question: Question, value: str | tuple[str, ...], words: str, *, is_sure: bool
    ) -> None:
        self._course.add(Frame(question.name, value, words, is_sure=is_sure))

    def _labelled(self, clause: Clause) -> tuple[Question, Sequence[Token]] | None:
        """Return the question that a clause begins with, and what is said of it."""
        tokens = clause.tokens
        start = next((n for n, token in enumerate(tokens) if not _is_spare(token)), None)
        if start is None:
            return None
        token = tokens[start]
        question = self._worded(token)
        asked = self._context.asked
        if asked is not None and any(q == asked.name for q, _ in token.kinds.get(OPTION, ())):
            return None
        if question is None or token.is_sounded or len(token.text) < 2:
            return None
        rest = tokens[start + 1 :]
        if question.kind is Kind.FIGURES and rest:
            return None  # 业务数据: and then the figures
        if any(each.has(*_NOT_SAID) for each in rest[:2]) or any(_operates(each) for each in rest):
            return None
        return question, rest

    def _worded(self, token: Token) -> Question | None:
        if token.has(ENTITY) or is_weak(token):
            return None
        for name in token.kinds.get(NAME, ()):
            question = self._naming.question(name)
            if question is not None and question.kind in _WORDED and question.section > 0:
                return question
        return None

    def _chosen(self, clause: Clause) -> bool:
        """Read choices that are named as what they are: 三审三校和保密审查都执行了."""
        tokens = clause.tokens
        if clause.numbers or any(t.kind == UNKNOWN or t.has(*_NOT_SAID) for t in tokens):
            return False
        asked = self._context.asked
        for question in self._context.questionnaire.questions:
            if question.kind not in _CHOSEN or question.field is None or question.section == 0:
                continue
            values = [
                value
                for token in tokens
                if not token.is_sounded
                for name, value in token.kinds.get(OPTION, ())
                if name == question.name
            ]
            named = any(question.name in token.kinds.get(NAME, ()) for token in tokens)
            if values and (named or question is asked):
                chosen = tuple(dict.fromkeys(values))
                self._take(question, chosen, clause.words, is_sure=question is asked)
                return True
        return False

    def _opened(self, clause: Clause) -> tuple[Question, Sequence[Token]] | None:
        """Return the list of the villages that a verb opens, once villages are spoken of."""
        asked = self._context.asked
        is_asked = asked is not None and asked.name == _VILLAGES
        if not is_asked and _VILLAGES not in self._course.read.frames.questions:
            return None
        first = next((token for token in clause.tokens if token.text not in ("的", "是")), None)
        if first is None or any(token.kind == NUMBER for token in clause.tokens):
            return None
        for name, verbs in _OPENED.items():
            question = self._naming.question(name)
            if first.text in verbs and question is not None and len(clause.tokens) > 1:
                return question, clause.tokens[clause.tokens.index(first) + 1 :]
        return None


def _operates(token: Token) -> bool:
    return token.has("op_set", "op_wrong", "op_drop", "op_clear", "op_swap", ORDINAL)


def _is_scrap(token: Token) -> bool:
    """Whether it says nothing in words: a particle, a figure alone."""
    return token.kind == NUMBER or (
        token.has("filler", "op_end", "op_lead", UNIT) and token.kind != UNKNOWN
    )


def _counts(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether a number is said where none can be: 领导小组开了3次会."""
    return question.name in _WITHOUT_NUMBERS and any(token.kind == NUMBER for token in tokens)


def _is_spare(token: Token) -> bool:
    return token.has(*_SPARE) and not token.has(NAME)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens).translate(_SIGNS)
