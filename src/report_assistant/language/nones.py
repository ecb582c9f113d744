"""None of it: 「没有行政处罚和行政强制」「公众号没开」「没人被追责」「无复议无诉讼」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from report_assistant.language.context import Context
from report_assistant.language.lexicon import NAME, OPTION, PART
from report_assistant.language.naming import Named, Naming, has_unknown, is_weak, names_in
from report_assistant.language.tokens import NUMBER, SHAPE, UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

if TYPE_CHECKING:
    from report_assistant.language.frames import Frame

_CASES = "filters.cases"
_LAWSUITS = "litigation"
_RECONSIDERATION = "reconsideration"
_STOPS = ("dunno", "defer", "plan", "lastyear", "question", "elsewhere", "delegate", "op_drop")
_MAY_BE_NONE = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.COUNTS, Kind.CHOICES, Kind.FIGURES, Kind.LINES, Kind.LINE}
    | {Kind.PROSE}
)


class Nones:
    """Finds what a message says there is none of."""

    def __init__(self, context: Context, naming: Naming) -> None:
        self._context = context
        self._naming = naming
        self._parts: dict[str, str] = {}
        """Of the cases: the parts of which there are none, with the words."""

    def incomplete(self) -> list[str]:
        """Return what says only of one part of the cases that there is none."""
        done = {_RECONSIDERATION, _LAWSUITS} <= self._parts.keys()
        return [] if done else list(self._parts.values())

    def read(
        self,
        tokens: Sequence[Token],
        pending: Sequence[Token],
        carry: Named | None,
        *,
        is_first: bool,
    ) -> list[Frame] | None:
        """Return the frames of words with a no in them; `None` where they are no such words.

        Without a name they answer the question that is up only at the head of a message.
        """
        from report_assistant.language.frames import Frame

        if any(token.has(*_STOPS) or token.kind in (SHAPE, NUMBER) for token in tokens):
            return None
        words = "".join(token.text for token in tokens)
        names = [*pending, *(token for token in names_in(tokens) if self._counts(token, tokens))]
        strong = [token for token in names if not is_weak(token)]
        names = strong or names
        place = next(n for n, token in enumerate(tokens) if token.has("neg"))
        is_sure = not has_unknown(tokens)
        if _is_unknown_thing(tokens, place):
            return None if not names else []
        if not names:
            if _no_parts(tokens, place):
                return []
            return self._unnamed(words, carry, is_sure=is_sure, is_first=is_first)
        frames: list[Frame] = []
        for token in names:
            for name in self._questions(token, words):
                frames.append(Frame(name, None, words, is_sure=is_sure, is_sounded=token.is_sounded))
        return frames

    def _counts(self, token: Token, tokens: Sequence[Token]) -> bool:
        """A weak name counts only where nothing stronger is named."""
        return not is_weak(token) or token.has(NAME)

    def _unnamed(
        self, words: str, carry: Named | None, *, is_sure: bool, is_first: bool
    ) -> list[Frame] | None:
        from report_assistant.language.frames import Frame

        if carry is not None:
            return [Frame(carry.question, None, words, is_sure=is_sure)]
        asked = self._context.asked
        if asked is None or not is_first or not _may_be_none(asked):
            return None
        return [Frame(asked.name, None, words, is_bare=True, is_sure=is_sure)]

    def _questions(self, token: Token, words: str) -> Iterator[str]:
        """Yield the questions that a name stands for; of the cases only when both parts were said."""
        names = token.kinds.get(NAME, ()) or token.kinds.get(PART, ())
        if _CASES in names or any(
            question == _CASES for question, _ in token.kinds.get(OPTION, ())
        ):
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
        options = {value for name, value in token.kinds.get(OPTION, ()) if name == _CASES}
        parts = {_LAWSUITS if value.startswith(_LAWSUITS) else value for value in options}
        had = {_RECONSIDERATION, _LAWSUITS} <= self._parts.keys()
        for part in parts or {_RECONSIDERATION, _LAWSUITS}:
            self._parts.setdefault(part, words)
        if not had and {_RECONSIDERATION, _LAWSUITS} <= self._parts.keys():
            yield _CASES


def _may_be_none(question: Question) -> bool:
    return question.kind in _MAY_BE_NONE and (question.takes_none or question.constraint is not None)


def _no_parts(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is parts that there are none of: 没有重复的."""
    return any(token.has("part", "part_out") for token in tokens[place:])


def _is_unknown_thing(tokens: Sequence[Token], place: int) -> bool:
    """Whether an unknown word stands right beside the no: 没有变化 is not none."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and after.kind == UNKNOWN
