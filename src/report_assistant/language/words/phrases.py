"""A message as phrases between pauses, each with its tokens and its words as they were typed.

Values of answers in words are cut from here, so that their signs stay as the clerk typed them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from report_assistant.language.words.lexicon import Lexicon
from report_assistant.language.words.tokens import NUMBER, STOP, Token, tokens_of
from report_assistant.report import text

_BREAKS = "，,。;；!！?？\n"
_STRONG = "。;；!！?？\n"
_OPENING, _CLOSING = "(（《“「[【", ")）》”」]】"
_SPACES = " \t\u3000"
_EDGES = _SPACES + "，,。;；:：!！、-→>"
_QUOTES = (("“", "”"), ("「", "」"), ('"', '"'), ("‘", "’"))


@dataclass(frozen=True)
class Phrase:
    """Words between two pauses."""

    typed: str
    """The whole message."""
    tokens: tuple[Token, ...]
    pause: str = ""
    """The sign before it."""

    @property
    def words(self) -> str:
        """The words as typed."""
        return words_of(self.typed, self.tokens)

    @property
    def span(self) -> str:
        """All that stands between its first word and its last."""
        return self.typed[self.tokens[0].start : self.tokens[-1].end]


@dataclass(frozen=True)
class Said:
    """A message cut into phrases."""

    typed: str
    lexicon: Lexicon

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its phrases that hold words; nothing is known by its sound: 是民政办 is no 市民政办."""
        tokens = tokens_of(_narrow(self.typed), self.lexicon.as_written)
        return tuple(_phrases(self.typed, tokens))


def words_of(typed: str, tokens: Sequence[Token]) -> str:
    """Return the words as typed from the first of some tokens to the last."""
    if not tokens:
        return ""
    return unquoted(typed[tokens[0].start : tokens[-1].end].strip(_EDGES))


def unquoted(words: str) -> str:
    """Return words without the quotes around all of them."""
    for opening, closing in _QUOTES:
        inner = words[1:-1]
        if len(words) > 2 and words[0] == opening and words[-1] == closing and opening not in inner:
            return inner
    return words


def first_of(tokens: Sequence[Token], *kinds: str) -> int | None:
    """Return the place of the first token of some kinds."""
    return next((place for place, token in enumerate(tokens) if token.has(*kinds)), None)


def without_edges(
    tokens: Sequence[Token], before: Sequence[str] = (), behind: Sequence[str] = ()
) -> tuple[Token, ...]:
    """Return tokens without words of some kinds at their two ends; stops there go as well."""
    start, end = 0, len(tokens)
    while start < end and (_is_sign(tokens[start]) or tokens[start].has(*before)):
        start += 1
    while end > start and (_is_sign(tokens[end - 1]) or tokens[end - 1].has(*behind)):
        end -= 1
    return tuple(tokens[start:end])


def _is_sign(token: Token) -> bool:
    return token.kind == STOP and token.text not in '《》“”「」()（）"‘’'


def _narrow(typed: str) -> str:
    """Return words in half-width signs, as many as were typed."""
    return "".join(map(_narrow_sign, typed))


def _narrow_sign(sign: str) -> str:
    narrow = text.half_width(sign).lower()
    return narrow if len(narrow) == 1 else sign


def _phrases(typed: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
    kept: list[Token] = []
    pause, depth = "", 0
    for token in tokens:
        sign = typed[token.start] if token.kind == STOP else ""
        if sign and sign in _OPENING:
            depth += 1
        elif sign and sign in _CLOSING:
            depth = max(0, depth - 1)
        if sign and sign in _BREAKS and (depth == 0 or sign == "\n"):
            if any(_holds_words(each) for each in kept):
                yield Phrase(typed, tuple(kept), pause)
                pause = sign
            elif not pause or sign in _STRONG:
                pause = sign
            kept = []
            depth = 0 if sign == "\n" else depth
        elif not (sign and sign in _SPACES):
            kept.append(token)
    if any(_holds_words(each) for each in kept):
        yield Phrase(typed, tuple(kept), pause)


def _holds_words(token: Token) -> bool:
    return token.kind != STOP or token.kind == NUMBER
