"""None of it: 「没有行政处罚和行政强制」「公众号没开」「没人被追责」「无复议无诉讼」."""

from collections.abc import Iterator, Sequence

from report_assistant.language.figures.course import Course, words_of
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import (
    CASES,
    columns_in,
    has_unknown,
    is_weak,
    names_in,
)
from report_assistant.language.words.lexicon import NAME, OPTION, PART
from report_assistant.language.words.tokens import NUMBER, SHAPE, UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report import tables
from report_assistant.report.fields import Kind

CASE_ROWS = frozenset(f"review_litigation.{block}" for block in tables.CASE_BLOCK_LABELS)
RECONSIDERATION = "review_litigation.reconsideration"
_LAWSUITS, _RECONSIDERATION = "litigation", "reconsideration"
_STOPS = (
    "dunno",
    "defer",
    "plan",
    "lastyear",
    "question",
    "elsewhere",
    "delegate",
    "op_drop",
    "changed",
)
_MAY_BE_NONE = frozenset(Kind) - {Kind.CHOICE, Kind.MEASURES}


class Nones:
    """Finds what a message says there is none of."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._context = course.context
        self._naming = course.naming

    def incomplete(self) -> list[str]:
        """Return what says only of one part of the cases that there is none, and of the other nothing."""
        told = any(frame.question in CASE_ROWS for frame in self._course.read.frames)
        done = {_RECONSIDERATION, _LAWSUITS} <= self._course.cases.keys()
        return [] if done or told else list(self._course.cases.values())

    def read(
        self, tokens: Sequence[Token], pending: Sequence[Token], course: Course
    ) -> list[Frame] | None:
        """Return the frames of words with a no in them; `None` where they are no such words.

        Without a name they answer what was named before, or the question that is up at the head of
        a message.
        """
        if any(token.has(*_STOPS) or token.kind in (SHAPE, NUMBER) for token in tokens):
            return None
        place = next(n for n, token in enumerate(tokens) if token.has("neg"))
        if any(token.has("reason") for token in tokens[:place]):
            return None  # 因为涉及第三方没给
        names = [*pending, *names_in(tokens)]
        names = [token for token in names if not is_weak(token)] or names
        if _is_beside_unknown(tokens, place):
            return [] if names else None
        if not names:
            return self._unnamed(tokens, place, course)
        is_of_another = has_unknown(tokens[:place])
        if is_of_another or any(token.has("own") for token in tokens[place:]):
            course.read.unread.append(words_of(tokens))  # 没有自己的网站
            return []
        row = next(filter(None, map(course.row_named, names)), None)
        course.row = row or course.row
        return self.of_names(names, words_of(tokens), is_sure=not has_unknown(tokens))

    def of_names(self, names: Sequence[Token], words: str, *, is_sure: bool = True) -> list[Frame]:
        """Return frames that say that there is none of what is named."""
        return [
            Frame(name, None, words, is_sure=is_sure, is_sounded=token.is_sounded)
            for token in names
            for name in self._questions(token, words)
        ]

    def _unnamed(self, tokens: Sequence[Token], place: int, course: Course) -> list[Frame] | None:
        words, is_sure = words_of(tokens), not has_unknown(tokens)
        if any(token.has("part", "part_out") for token in tokens[place:]):
            return []  # 没有重复的
        if of_columns := _of_columns(course.row_at_hand, tokens, 0):
            return of_columns
        if course.carry is not None:
            if course.carry.question in CASE_ROWS:
                return self.of_names([course.carry.token], words, is_sure=is_sure)
            return [Frame(course.carry.question, None, words, is_sure=is_sure)]
        asked = self._context.asked
        if asked is None or course.read.frames or course.read.unread or not _may_be_none(asked):
            return None
        return [Frame(asked.name, None, words, is_bare=True, is_sure=is_sure)]

    def _questions(self, token: Token, words: str) -> Iterator[str]:
        """Yield the questions that a name stands for; of the cases only when both parts were said."""
        names = token.kinds.get(NAME, ()) or token.kinds.get(PART, ())
        choices = (question for question, _ in token.kinds.get(OPTION, ()))
        if CASES in names or CASES in choices:
            yield from self._cases(token, words)
            return
        asked = self._context.asked
        if asked is not None and asked.name in names:
            yield asked.name
            return
        known = [q for q in map(self._naming.question, names) if q is not None and _may_be_none(q)]
        counting = [q for q in known if self._context.counts(q.name)] or known
        yield from (question.name for question in counting[:1])

    def _cases(self, token: Token, words: str) -> Iterator[str]:
        options = {value for name, value in token.kinds.get(OPTION, ()) if name == CASES}
        parts = {_LAWSUITS if value.startswith(_LAWSUITS) else value for value in options}
        cases = self._course.cases
        had = {_RECONSIDERATION, _LAWSUITS} <= cases.keys()
        for part in parts or {_RECONSIDERATION, _LAWSUITS}:
            cases.setdefault(part, words)
        if not had and {_RECONSIDERATION, _LAWSUITS} <= cases.keys():
            yield CASES


def _of_columns(row: Question | None, tokens: Sequence[Token], place: int) -> list[Frame]:
    """Return frames for the columns of a row that a no is said of: 没有制发，也没有废止."""
    if row is None:
        return []
    words = words_of(tokens)
    columns = columns_in(tokens[place:], row)
    return [Frame(row.name, None, words, column=column) for _, column in columns]


def _may_be_none(question: Question) -> bool:
    return question.kind in _MAY_BE_NONE and (
        question.takes_none or question.constraint is not None
    )


def _is_beside_unknown(tokens: Sequence[Token], place: int) -> bool:
    """Whether an unknown word stands right behind the no: 没有动静 is not none."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and after.kind == UNKNOWN
