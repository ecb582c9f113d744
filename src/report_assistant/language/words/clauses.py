"""Sentences and clauses of a message, as tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.tokens import NUMBER, SENTENCE_ENDS, STOP, WORD, Token

_OPENING, _CLOSING = "([{", ")]}"
_QUOTES = "\"'“”‘’「」《》<>"
_BREAKS = ",、:|\t ~.…—_-/"
_ARROW = "→"
_QUOTED = {"filler": ()}


@dataclass(frozen=True)
class Clause:
    """Words between two pauses."""

    tokens: tuple[Token, ...]
    pause: str = ""
    """The sign before it."""
    is_bracket: bool = False

    @property
    def words(self) -> str:
        """The words as they were read."""
        return "".join(token.text for token in self.tokens)

    @cached_property
    def numbers(self) -> list[int]:
        """The places of its numbers."""
        return [place for place, token in enumerate(self.tokens) if token.kind == NUMBER]


def sentences(tokens: Sequence[Token]) -> Iterator[list[Clause]]:
    """Yield each sentence as its clauses; names survive a sentence, what is said of a year does not."""
    current: list[Token] = []
    for token in tokens:
        if token.kind == STOP and token.text in SENTENCE_ENDS:
            if current:
                yield list(_clauses(current))
            current = []
        else:
            current.append(token)
    if current:
        yield list(_clauses(current))


def _clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    words: list[Token] = []
    pause, depth = "", 0
    quoted = has_number = False
    listed = list(_soft_brackets(tokens))
    for place, token in enumerate(listed):
        sign = token.text if token.kind == STOP else ""
        if sign == " " and place + 1 < len(listed) and listed[place + 1].kind == NUMBER:
            continue  # 网站 198
        if not sign:
            if has_number and _begins_sum(token, listed[place + 1 : place + 2]):
                yield Clause(_with_titles(words), pause, depth > 0)
                words, pause, has_number = [], "", False
            has_number = has_number or token.kind == NUMBER
            words.append(replace(token, kinds=_QUOTED) if quoted and not token.is_known else token)
            continue
        if sign in _QUOTES:
            quoted = not quoted
            continue
        leads_on = sign == _ARROW and has_number and _is_name(listed[place + 1 : place + 2])
        if leads_on or sign in _BREAKS or sign in _OPENING or sign in _CLOSING:
            if words:
                yield Clause(_with_titles(words), pause, depth > 0)
                words, pause, has_number = [], sign, False
            elif sign != " ":
                pause = sign
            if sign in _OPENING:
                depth += 1
            elif sign in _CLOSING:
                depth = max(0, depth - 1)
            continue
        words.append(token)
    if words:
        yield Clause(_with_titles(words), pause, depth > 0)


def _is_name(after: Sequence[Token]) -> bool:
    """Whether an arrow behind a figure leads to the next one: 网站216→公众号92."""
    return bool(after) and after[0].has(NAME)


def _begins_sum(token: Token, after: Sequence[Token]) -> bool:
    """Whether a sum is said behind its parts without a pause: 22个村3个社区共25个."""
    return token.has("total") and bool(after) and after[0].kind == NUMBER


def _with_titles(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Take a title in quotes as part of the name that it stands with: “青山发布”公众号."""
    if not any(token.has(NAME) for token in tokens):
        return tuple(tokens)
    return tuple(replace(t, kind=WORD) if t.kinds == _QUOTED else t for t in tokens)


def _soft_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out the brackets around a number alone: 网站(198)."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if (
            token.text == "("
            and place + 2 < len(tokens)
            and tokens[place + 1].kind == NUMBER
            and tokens[place + 2].text == ")"
        ):
            yield tokens[place + 1]
            place += 3
            continue
        yield token
        place += 1
