"""What is done with what was read: taken, offered, proposed, asked back (docs/understanding.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import ALL, Frame
from report_assistant.language.figures.frames import read_frames
from report_assistant.language.figures.naming import names_in
from report_assistant.language.figures.settled import Proposal, Settled
from report_assistant.language.figures.settling import settle
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.tokens import NUMBER, UNKNOWN, Token
from report_assistant.language.words.typed_numbers import EXACT
from report_assistant.report.fields import Kind

_NO_BARE = (
    "noun",
    "op_inc",
    "op_dec",
    "op_more",
    "op_less",
    "op_drop",
    "rate",
    "plan",
    "cumul",
    "elsewhere",
    "delegate",
    "defer",
    "dunno",
    "part_out",
)


_CODE = re.compile(r"[{}\[\]<>=+*#@&'\"\\^`|]")
_LAUGHTER = re.compile(r"23{3,}|6{3,}|([1-9])\1{3,}")
"""Digits typed in fun, unless the unit stands with them."""
_ABOUT = re.compile("[来多几余把]")
_NOT_YET = re.compile("(?:还|尚|暂时?)[没未]")
SUPPOSES = re.compile("如果|假如|假使|要是|若是|倘若")
"""What begins a supposition, which changes nothing."""
_UNSURE = ("delegate", "defer", "dunno", "plan", "question")


class Step(Enum):
    """What is done."""

    TAKE = "take"
    CORRECT = "correct"
    """An answer is changed at once, as the words ask for."""
    OFFER = "offer"
    PROPOSE = "propose"
    ASK = "ask"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Decision:
    """What a message comes to."""

    step: Step
    settled: Settled

    @property
    def values(self) -> dict[str, Any]:
        """The answers, by question."""
        return self.settled.values

    def is_said(self, name: str) -> bool:
        """Whether the question was named as it is written, not with characters that sound so."""
        return not any(frame.is_sounded for frame in self.settled.frames.get(name, ()))

    @property
    def is_bare(self) -> bool:
        """Whether all that was read is a number without a name."""
        return all(frame.is_bare for frames in self.settled.frames.values() for frame in frames)

    @property
    def proposals(self) -> list[Proposal]:
        """What follows from the words."""
        return self.settled.proposals


def decide(heard: Heard, context: Context) -> Decision:
    """Return what a message of figures comes to."""
    read = read_frames(heard, context)
    settled = settle(read, context)
    if any(token.has("cancel") for token in heard.tokens):
        return Decision(Step.ASK, Settled(unread=[heard.words]))
    step = _step(heard, context, settled)
    if step in (Step.TAKE, Step.CORRECT) and SUPPOSES.search(heard.words):
        step = Step.OFFER
    is_open = step in (Step.ASK, Step.NOTHING) and not settled.reasons
    if is_open and _is_inexact(heard.tokens):
        settled.reasons.append(EXACT)
    return Decision(step, settled)


def _is_inexact(tokens: Sequence[Token]) -> bool:
    """Whether it is said about how many there are: 大概一百, 很多, 两百来条."""
    numbers = [token for token in tokens if token.kind == NUMBER]
    if any(token.value is None and _ABOUT.search(token.text) for token in numbers):
        return True
    return any(token.has("bound") or (numbers and token.has("hedge")) for token in tokens)


def _step(heard: Heard, context: Context, settled: Settled) -> Step:
    frames = [frame for listed in settled.frames.values() for frame in listed]
    if not settled.values:
        return _step_without_values(settled)
    if _is_loose(frames):
        return Step.NOTHING
    if all(frame.is_bare for frame in frames):
        return _bare_step(heard, context, frames, settled)
    return _named_step(heard, context, frames, settled)


def _step_without_values(settled: Settled) -> Step:
    if settled.proposals:
        return Step.PROPOSE
    return Step.ASK if settled.left or settled.reasons or settled.aside else Step.NOTHING


def _named_step(heard: Heard, context: Context, frames: list[Frame], settled: Settled) -> Step:
    asked = context.asked
    if all(frame.is_hedged for frame in frames) and len(frames) == 1:
        return Step.ASK
    is_asked = asked is not None and set(settled.values) == {asked.name}
    if is_asked and asked is not None and asked.kind is Kind.COUNTS and settled.left:
        return Step.ASK  # part of a row is no row
    is_clean = not settled.left and not settled.proposals and not settled.remarks
    is_sure = all(
        frame.is_sure and not frame.is_sounded and not frame.is_hedged for frame in frames
    )
    is_unsure = any(token.has(*_UNSURE) for token in heard.tokens)
    if not is_clean or not is_sure or is_unsure or settled.supposed:
        return Step.OFFER
    if is_asked:
        return Step.TAKE
    is_set = all(frame.is_set for frame in frames)
    return Step.CORRECT if is_set and len(settled.values) == 1 else Step.OFFER


def _is_loose(frames: list[Frame]) -> bool:
    """Whether all that was read is one answer in words whose label may be a word of a sentence."""
    return len(frames) == 1 and isinstance(frames[0].value, str | tuple) and not frames[0].is_sure


def _bare_step(heard: Heard, context: Context, frames: list[Frame], settled: Settled) -> Step:
    tokens = heard.tokens
    is_fun = _LAUGHTER.fullmatch(heard.words.strip()) or _CODE.search(heard.words)
    if is_fun or settled.left or any(frame.is_hedged or frame.change for frame in frames):
        return Step.ASK
    if frames[0].value is None:
        return _none_step(tokens, settled)
    if _concludes(heard, frames):
        return Step.OFFER
    is_rate = any(t.has("rate") for t in tokens) and not any(t.has("total") for t in tokens)
    if settled.remarks or is_rate:
        return Step.ASK
    if _has_subject(heard.tokens, frames):
        return Step.OFFER
    step = _number_step(_around(heard, frames), context, frames)
    is_sum = bool(settled.supposed) and any(token.has("total") for token in tokens)
    return Step.OFFER if step is Step.TAKE and is_sum else step


def _none_step(tokens: Sequence[Token], settled: Settled) -> Step:
    is_put_off = any(token.has("defer", "dunno", "hedge", "delegate") for token in tokens)
    is_put_off |= (
        bool(settled.remarks) and _NOT_YET.search("".join(t.text for t in tokens)) is not None
    )
    if is_put_off or settled.aside:
        return Step.ASK
    return Step.OFFER if settled.remarks or _unknown(tokens) else Step.TAKE


def _number_step(tokens: Sequence[Token], context: Context, frames: list[Frame]) -> Step:
    is_clean = not _unknown(tokens) and not any(token.has(*_NO_BARE) for token in tokens)
    if is_clean and frames[0].unit and any(token.has("question") for token in tokens):
        return Step.OFFER
    frames = [frame for frame in frames if frame.value != ALL]
    if (
        len(frames) > 1
        or _unknown(tokens)
        or any(token.has(*_NO_BARE, "question") for token in tokens)
    ):
        return Step.ASK
    others = [t for t in names_in(tokens) if context.asked is None or not _names_asked(t, context)]
    strong = [
        token for token in others if not token.has("handle", "pub", "filler", "total", "unit")
    ]
    return Step.ASK if strong else Step.TAKE


def _concludes(heard: Heard, frames: list[Frame]) -> bool:
    """Whether the last clause says the number and the unknown words stand before it: …，就是3次."""
    pieces = list(_pieces(heard))
    numbered = [place for place, piece in enumerate(pieces) if any(map(_is_number, piece))]
    if len(pieces) < 2 or len(numbered) != 1 or len(frames) != 1 or not frames[0].unit:
        return False
    said = numbered[0]
    if not any(map(_unknown, pieces)) or any(map(_unknown, pieces[said:])):
        return False
    return not any(token.has(*_NO_BARE, "question") for token in pieces[said])


def _pieces(heard: Heard) -> Iterator[Sequence[Token]]:
    """Yield the clauses of a message, cut at blanks as well."""
    for clause in heard.clauses:
        piece: list[Token] = []
        for token in clause.tokens:
            if piece and heard.words[piece[-1].end : token.start].isspace():
                yield piece
                piece = []
            piece.append(token)
        yield piece


def _is_number(token: Token) -> bool:
    return token.kind == NUMBER


def _around(heard: Heard, frames: list[Frame]) -> list[Token]:
    """Return the tokens of a message without the clauses whose numbers were set aside."""
    said = heard.clauses
    values = {frame.value for frame in frames}
    used = [
        clause
        for clause in said
        if not clause.numbers or any(clause.tokens[n].value in values for n in clause.numbers)
    ]
    return [token for clause in used or said for token in clause.tokens]


def _has_subject(tokens: Sequence[Token], frames: list[Frame]) -> bool:
    """Whether what is unknown does what is counted: 便民大厅设了1个."""
    if len(frames) != 1 or not frames[0].unit or any(t.has(*_NO_BARE, "question") for t in tokens):
        return False
    unknown = [n for n, token in enumerate(tokens) if token.kind == UNKNOWN]
    if len(unknown) != 1 or unknown[0] + 1 >= len(tokens):
        return False
    return tokens[unknown[0] + 1].has("handle", "pub")


def _names_asked(token: Token, context: Context) -> bool:
    assert context.asked is not None
    return context.asked.name in token.kinds.get("name", ())


def _unknown(tokens: Sequence[Token]) -> bool:
    return any(token.kind == UNKNOWN for token in tokens)
