"""Sentences that put a new value in the place of an old one: …改成…, 不是…，是…, …打错了，…."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.phrases import (
    Phrase,
    Said,
    first_of,
    without_edges,
    words_of,
)
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.language.words.tokens import NUMBER, STOP, UNKNOWN, Token

_LEAD, _END = ("op_lead",), ("op_end",)
_VALUE_LEAD = ("op_is", "op_set")
ARROWS = frozenset("→>")
_NO_VALUE = (
    *("neg", "question", "ours", "defer", "dunno", "repair", "op_wrong", "op_drop", "handle"),
    *("delegate", "others_stay", "tail", "not_is", "recent", "hedge", "plan"),
)
_LONGEST_VALUE = 60
_TELLS = "写填记"
_LEADS_TO_VALUE = "成为是到对至叫"
"""Ends of operations that need no object before them: 改成, 应为, 应该是."""
_HEADS = ("op_set", "op_pick", "op_wrong", "op_again", "not_is", "changed", "was")


@dataclass(frozen=True)
class Rewriting:
    """What is said of a value."""

    subject: tuple[Token, ...]
    """What stands before the operation."""
    new: tuple[Token, ...]
    """The right value; empty if it is not said."""
    old: tuple[Token, ...] = ()
    used: int = 1
    """How many phrases it takes."""
    is_wrong: bool = False
    """Whether it says that something is wrong or has changed."""
    has_colon: bool = False
    is_glued: bool = False
    """Whether the operation stands beside its object without a name: 改进, 改变."""
    is_plain: bool = False
    """Whether a number is only said of something, with no word for a change."""
    is_loose: bool = False
    """Whether the value only stands in the next phrase, with nothing that leads to it."""
    is_cry: bool = False
    """Whether it says that something is wrong: 写错了, 不对."""
    may_be_last: bool = False
    """Whether it may mean the last answer without a name: 改成…, 应该是…; not 更正错误, 不是…."""


def rewriting_at(said: Said, place: int) -> Rewriting | None:
    """Return what a phrase, with those behind it, puts in the place of something."""
    here = said.phrases[place].tokens
    if (arrow := _arrow(here)) is not None:
        if any(token.has(NAME) for token in here[arrow + 1 :]) and _numbers(here) > 2:
            return None  # 网站216→公众号92→公开栏36 are figures in a row
        return Rewriting(here[:arrow], _value(here[arrow + 1 :]), here[:arrow])
    head = first_of(here, *_HEADS)
    if head is None:
        return _behind(said, place)
    after = said.phrases[place + 1] if place + 1 < len(said.phrases) else None
    for kind, read in _READERS.items():
        if here[head].has(kind):
            return read(here, head, after)
    return _wrong(said, here, head, place)


def _picked(here: tuple[Token, ...], head: int, _: Phrase | None) -> Rewriting | None:
    behind = _value(here[head + 1 :])
    is_place = len(behind) == 1 and (behind[0].has(ORDINAL) or _is_bare_number(behind[0]))
    return Rewriting(here[:head], behind) if is_place else None


def _behind(said: Said, place: int) -> Rewriting | None:
    """Return what is said of a phrase by the next: …是甲，不是乙; …太长了，改成…."""
    here = said.phrases[place].tokens
    turn = first_of(here, "op_is", "thisyear")
    if turn and [token.kind for token in _value(here[turn:])] == [NUMBER]:
        return Rewriting(here[:turn], _value(here[turn:]), is_plain=True)
    after = said.phrases[place + 1].tokens if place + 1 < len(said.phrases) else ()
    tokens = without_edges(after, _LEAD)
    if turn and tokens and tokens[0].has("not_is", "was"):
        old = _old(tokens[1:])
        new = _value(here[turn:])
        return Rewriting(here[:turn], new, old, used=2, is_wrong=True) if old else None
    if turn and here[-1].has("op_role") and here[turn].text.endswith("由"):
        return Rewriting(here[:turn], _value(here[turn:]), is_wrong=True)
    if not tokens or not tokens[0].has("op_set") or tokens[0].text[-1] not in _LEADS_TO_VALUE:
        return None
    found = rewriting_at(said, place + 1)
    if found is None or not found.new or found.subject:
        return None
    return replace(found, subject=here, used=found.used + 1, is_wrong=True, may_be_last=False)


def _set(here: tuple[Token, ...], head: int, after: Phrase | None) -> Rewriting | None:
    behind = here[head + 1 :]
    colon = bool(behind) and behind[0].text == ":"
    subject, old = here[:head], ()
    negated = first_of(behind, "not_is")
    if negated:
        return Rewriting(subject, _value(behind[:negated]), _old(behind[negated + 1 :]))
    new = _value(behind)
    glued = len(here[head].text) == 1 and not (behind and behind[0].has("op_is"))
    if here[head].text[0] in _TELLS and here[-1].text.endswith("了"):
        return None  # 财政所写成财政办了 tells what is wrong
    if not new:
        if after is not None and _looks_like_value(after):
            return Rewriting(subject, _value(after.tokens), used=2, is_wrong=True, is_loose=True)
        return Rewriting(subject, (), is_wrong=True)
    if after is not None and after.tokens and not colon:
        tokens = without_edges(after.tokens, _LEAD)
        if tokens and tokens[0].has("not_is"):
            return Rewriting(subject, new, _old(tokens[1:]), used=2)
    leads = colon or here[head].text[-1] in _LEADS_TO_VALUE
    return Rewriting(subject, new, old, has_colon=colon, is_glued=glued, may_be_last=leads)


def _not_but(here: tuple[Token, ...], head: int, after: Phrase | None) -> Rewriting | None:
    behind = here[head + 1 :]
    turn = first_of(behind, *_VALUE_LEAD)
    if turn:
        return Rewriting(here[:head], _value(behind[turn:]), _old(behind[:turn]), is_wrong=True)
    is_place = [n for n, token in enumerate(here[:head]) if token.has(*_VALUE_LEAD)]
    if is_place:
        cut = is_place[-1]
        return Rewriting(here[:cut], _value(here[cut:head]), _old(behind), is_wrong=True)
    if after is not None:
        tokens = without_edges(after.tokens, _LEAD)
        if tokens and tokens[0].has(*_VALUE_LEAD):
            new = _value(tokens)
            return Rewriting(here[:head], new, _old(behind), used=2, is_wrong=True)
    return None


def _was(here: tuple[Token, ...], head: int, after: Phrase | None) -> Rewriting | None:
    behind = here[head + 1 :]
    turn = first_of(behind, "thisyear", "op_set")
    if turn:
        return Rewriting(here[:head], _value(behind[turn:]), _old(behind[:turn]), is_wrong=True)
    if after is None:
        return None
    tokens = without_edges(after.tokens, _LEAD)
    if not tokens or not tokens[0].has("thisyear", *_VALUE_LEAD):
        return None
    return Rewriting(here[:head], _value(tokens), _old(behind), used=2, is_wrong=True)


def _wrong(said: Said, here: tuple[Token, ...], head: int, place: int) -> Rewriting | None:
    """Read …写错了, …换了: the right value stands behind it, or in the next phrase."""
    behind = without_edges(here[head + 1 :], ("op_end", "unit", "repair", "op_wrong"))
    is_cry = here[head].has("op_wrong")
    found = Rewriting(here[:head], (), is_wrong=True, is_cry=is_cry, may_be_last=is_cry)
    if not behind:
        return _wrong_before(said, found, place)
    is_moved = here[head].has("changed")
    if behind[0].has(*_VALUE_LEAD) or (is_moved and _leads(here[head])):
        return replace(found, new=_value(behind))
    return None if is_moved else _slipped(said, replace(found, used=1), here, behind, place)


def _slipped(
    said: Said,
    found: Rewriting,
    here: tuple[Token, ...],
    behind: tuple[Token, ...],
    place: int,
) -> Rewriting:
    """Read …少填了个0, …写漏了一个县字, with the whole value in the next phrase perhaps."""
    is_slip = behind[0].has("op_again") or _is_slip(behind)
    follows = said.phrases[place + 1] if place + 1 < len(said.phrases) else None
    if follows is not None and _looks_like_value(follows):
        return replace(found, new=_value(follows.tokens), used=2, is_loose=True)
    return found if is_slip else replace(found, subject=here)


def _wrong_before(said: Said, found: Rewriting, place: int) -> Rewriting:
    """Read the right value behind a phrase that only says that something is wrong."""
    following = place + 1
    while following < len(said.phrases) and _is_cry(said.phrases[following]):
        following += 1
    found = replace(found, used=following - place)
    if following == len(said.phrases):
        return found
    tokens = without_edges(said.phrases[following].tokens, (*_LEAD, "repair"))
    if tokens and tokens[0].has("was", "not_is"):
        inner = rewriting_at(said, following)
        if inner is not None and inner.new:
            return replace(inner, subject=found.subject, used=inner.used + found.used)
    turn = first_of(tokens, "op_is")
    used = found.used + 1
    if turn and tokens[0].has(NAME) and not any(token.has(NAME) for token in found.subject):
        return replace(found, subject=tokens[:turn], new=_value(tokens[turn:]), used=used)
    if tokens and tokens[0].has(*_VALUE_LEAD, "thisyear"):
        has_colon = any(token.text == ":" for token in tokens[:2])
        return replace(found, new=_value(tokens), used=used, has_colon=has_colon)
    if _looks_like_value(said.phrases[following]):
        return replace(found, new=_value(said.phrases[following].tokens), used=used)
    return replace(found, used=1)


def _leads(token: Token) -> bool:
    """Whether an operation leads to the value behind it: 搬到, 换成."""
    return token.text.rstrip("了")[-1] in _LEADS_TO_VALUE


def _is_slip(tokens: Sequence[Token]) -> bool:
    """Whether a digit was forgotten: 少填了个0."""
    return len(tokens) == 1 and tokens[0].text.strip("个").rstrip("位") in ("0", "零", "一", "1")


def _is_bare_number(token: Token) -> bool:
    return token.kind == NUMBER and not token.unit and token.value is not None


def _is_cry(phrase: Phrase) -> bool:
    return all(
        token.has("repair", "op_lead", "op_end", "filler", "op_wrong") for token in phrase.tokens
    ) and not any(token.has("op_is") for token in phrase.tokens[:1])


def _looks_like_value(phrase: Phrase) -> bool:
    if len(phrase.words) > _LONGEST_VALUE or any(token.has(*_NO_VALUE) for token in phrase.tokens):
        return False
    return any(token.kind in (UNKNOWN, "number", "shape") for token in phrase.tokens)


def _value(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a value, without what leads to it and the courtesy behind it."""
    return without_edges(tokens, (*_VALUE_LEAD, "thisyear"), _END)


def _old(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return without_edges(tokens, ("op_is",), _END)


def _arrow(tokens: Sequence[Token]) -> int | None:
    return next(
        (n for n, t in enumerate(tokens) if n and t.kind == STOP and t.text in ARROWS), None
    )


def _numbers(tokens: Sequence[Token]) -> int:
    return sum(token.kind == NUMBER for token in tokens)


def value_words(typed: str, tokens: Sequence[Token]) -> str:
    """Return a value as typed, without the post behind it: 镇长担任."""
    return words_of(typed, without_edges(tokens, (), ("op_role",)))


_READERS: Mapping[str, Callable[[tuple[Token, ...], int, Phrase | None], Rewriting | None]] = {
    "op_set": _set,
    "op_pick": _picked,
    "not_is": _not_but,
    "was": _was,
}
