"""Whose number it is: last year's, a plan's, another body's, a difference, a part, an old value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_assistant.language.words.lexicon import COLUMN, ENTITY, SELF
from report_assistant.language.words.numbers import value_of
from report_assistant.language.words.shapes import DATE, YEAR
from report_assistant.language.words.tokens import Token

LAST, PLAN, ELSEWHERE, CUMULATIVE = "last", "plan", "elsewhere", "cumulative"
_GIVES_TOTAL = ("total", "thisyear")
_FILLED = frozenset(
    {"填", "填的", "写", "写的", "报", "报的", "记", "的", "那", "个", "那个", "系"}
)
_POINTING = frozenset({"那", "这"})
"""Before a number it is one that was said before: 那三件."""
_TOWARDS = frozenset({"在", "于", "对", "向", "给", "到"})
"""Before 我镇 it is where another body does something."""
_YEAR_END = re.compile("(?:12|十二)月(?:31|三十一)[日号]")
_IS = frozenset({"是", "为", "达", "共", "达到", "到", "有", "就是", "一共", "总共", "现在是"})


@dataclass(frozen=True)
class Scoped:
    """Why a number is not used."""

    why: str
    is_known: bool
    """Whether it is certain what it is, so that it is only told."""


class Scope:
    """Whose figures are spoken of; holds until something else is said."""

    def __init__(self, year: int | None, *, is_of_last: bool = False) -> None:
        """Begin a message; `is_of_last` where last year's figure is what is asked for."""
        self._year = year
        self._is_of_last = is_of_last
        self.whose = ""
        """What the figures are of; empty for this body's and this year's."""

    @property
    def is_other(self) -> bool:
        """Whether they are not this report's."""
        return bool(self.whose)

    def begin_sentence(self) -> None:
        """Forget what was spoken of."""
        self.whose = ""

    def hear(self, tokens: Sequence[Token]) -> None:
        """Follow what is spoken of through some words."""
        before = ""
        for token in tokens:
            is_place, before = before in _TOWARDS, token.text
            if token.has(YEAR):
                self.whose = self._of_year(token.text)
            elif token.has("thisyear", "ours", SELF):
                is_ours = token.has("ours", SELF)
                if not (is_ours and (self.whose == LAST or is_place)):
                    self.whose = ""
            elif token.has("lastyear"):
                self.whose = "" if self._is_of_last else LAST
            elif token.has("plan"):
                self.whose = PLAN
            elif token.has("elsewhere"):
                self.whose = ELSEWHERE
            elif token.has("cumul"):
                self.whose = CUMULATIVE

    def _of_year(self, words: str) -> str:
        year = value_of(words.rstrip("年度"))
        if year is None or self._year is None or year == self._year:
            return ""
        return LAST if year < self._year else PLAN


def scoped(
    scope: Scope, left: Sequence[Token], right: Sequence[Token], in_row: bool
) -> Scoped | None:
    """Return why a number after `left` is not used; `None` where it is."""
    if scope.whose in (LAST, PLAN):
        return Scoped(scope.whose, is_known=True)
    if scope.is_other:
        return Scoped(scope.whose, is_known=False)

    return next(_reasons(left, right, in_row), None)


def _reasons(left: Sequence[Token], right: Sequence[Token], in_row: bool) -> Iterator[Scoped]:
    """Yield why the words beside a number say that it is not what is asked for."""

    def has(*kinds: str) -> bool:
        return any(token.has(*kinds) for token in left)

    if has("supposed"):
        yield Scoped("supposed", is_known=False)
    if has("reason"):
        yield Scoped("reason", is_known=True)
    if _is_difference(left):
        yield Scoped("difference", is_known=True)
    if _has_rate(left):
        yield Scoped("rate", is_known=True)
    if has("bound") or _ends_bound(right):
        yield Scoped("bound", is_known=False)
    if _is_of_period(left) and not has("each"):
        yield Scoped("period", is_known=False)
    is_inside = bool(left) and left[0].has("inside")  # 3件里头有1件
    if (has("part", "part_out") or is_inside) and not in_row and not _names_strongly(left):
        yield Scoped("part", is_known=True)
    if any(token.has("neg") for token in left[-2:]) and not has("total"):
        yield Scoped("negated", is_known=False)


def is_repair(tokens: Sequence[Token]) -> bool:
    """Whether words take back what was said before: 不对, 写错了."""
    return any(token.has("repair", "op_wrong") and not token.has(COLUMN) for token in tokens)


def relative(left: Sequence[Token]) -> str:
    """Return `+` or `-` where a number is to be added to, or taken from, an answer."""
    for token in reversed(left):
        if token.has("op_inc", "op_less") or token.text == "+":
            return "+"
        if token.has("op_dec", "op_more"):
            return "-"
        if not token.has("filler", "all", "hedge", "thisyear", "ours", "recent", "op_add"):
            return ""
    return ""


def is_old(left: Sequence[Token], right: Sequence[Token], has_next: bool) -> bool:
    """Whether a number is what was before: 不是203, 原来203, 203改成…."""
    if left and left[-1].text in _POINTING:
        return not (len(left) > 1 and left[-2].has(COLUMN))  # 律师那1件
    for token in reversed(left):
        if token.has("not_is", "was"):
            return not (token.text.endswith("的") and any(t.has(COLUMN) for t in left))  # 废止旧的2
        if token.text not in _IS | _FILLED:
            break
    if any(token.text == "→" for token in right[:2]):
        return True
    if right and right[0].has("not_is"):
        return not has_next  # 203不是
    return bool(right) and right[0].has("op_set") and has_next


def _is_difference(left: Sequence[Token]) -> bool:
    place = next((n for n, token in enumerate(left) if token.has("compare")), None)
    if place is None or left[place].has("op_inc"):
        last = [n for n, token in enumerate(left) if token.has("compare")]
        if not last or not any(t.has("compare") and not t.has("op_inc") for t in left):
            return False
        place = last[0]
    after = left[place:]
    return not any(token.text in _IS or token.has(*_GIVES_TOTAL) for token in after)


def _has_rate(left: Sequence[Token]) -> bool:
    place = next((n for n, token in enumerate(left) if token.has("rate")), None)
    if place is None:
        return False
    return not any(token.has(*_GIVES_TOTAL) for token in left[place:])


def _is_of_period(left: Sequence[Token]) -> bool:
    """Whether a part of the year is told, or one day; up to its last day is all of it."""
    return any(
        token.has("period") or (token.has(DATE) and _YEAR_END.fullmatch(token.text) is None)
        for token in left
    )


def _ends_bound(right: Sequence[Token]) -> bool:
    return (
        bool(right)
        and right[0].has("bound")
        and right[0].text in ("以上", "以下", "左右", "上下", "出头")
    )


def _names_strongly(left: Sequence[Token]) -> bool:
    return any(
        token.has("name", ENTITY) and not token.has("handle", "pub", "filler", "total")
        for token in left
    )
