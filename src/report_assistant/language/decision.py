"""What is done with what was read: taken, offered, proposed, asked back (docs/understanding.md)."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from report_assistant.language.context import Context
from report_assistant.language.frames import Frame, Read, read_frames
from report_assistant.language.heard import Heard
from report_assistant.language.naming import names_in
from report_assistant.language.settling import Proposal, Settled, settle
from report_assistant.language.tokens import UNKNOWN, Token

_NO_BARE = ("noun", "op_wrong", "op_inc", "op_dec", "op_more", "op_less", "op_drop", "op_swap", "rate",
            "plan", "cumul", "elsewhere", "question", "delegate", "defer", "dunno", "part_out")


class Step(Enum):
    """What is done."""

    TAKE = "take"
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

    @property
    def proposals(self) -> list[Proposal]:
        """What follows from the words."""
        return self.settled.proposals


def decide(heard: Heard, context: Context) -> Decision:
    """Return what a message of figures comes to."""
    read = read_frames(heard, context)
    settled = settle(read, context)
    return Decision(_step(heard, context, read, settled), settled)


def _step(heard: Heard, context: Context, read: Read, settled: Settled) -> Step:
    if not settled.values:
        if settled.proposals:
            return Step.PROPOSE
        return Step.ASK if settled.unread or settled.reasons or settled.aside else Step.NOTHING
    frames = [frame for listed in settled.frames.values() for frame in listed]
    if all(frame.is_bare for frame in frames):
        return _bare_step(heard, context, frames, settled)
    asked = context.asked
    if asked is None or set(settled.values) != {asked.name}:
        return Step.OFFER
    if any(frame.is_hedged for frame in frames) and len(frames) == 1:
        return Step.ASK
    is_clean = not settled.unread and not settled.proposals
    is_sure = all(frame.is_sure and not frame.is_sounded for frame in frames)
    is_plain = not settled.remarks and not any(frame.is_set for frame in frames)
    return Step.TAKE if is_clean and is_sure and is_plain else Step.OFFER


def _bare_step(heard: Heard, context: Context, frames: list[Frame], settled: Settled) -> Step:
    tokens = heard.tokens
    if settled.unread or any(frame.is_hedged or frame.change for frame in frames):
        return Step.ASK
    if frames[0].value is None:
        return Step.OFFER if settled.remarks or _unknown(tokens) else Step.TAKE
    if len(frames) > 1 or _unknown(tokens) or any(token.has(*_NO_BARE) for token in tokens):
        return Step.ASK
    others = [t for t in names_in(tokens) if context.asked is None or not _names_asked(t, context)]
    strong = [token for token in others if not token.has("handle", "pub", "filler", "total", "unit")]
    return Step.ASK if strong else Step.TAKE


def _names_asked(token: Token, context: Context) -> bool:
    assert context.asked is not None
    return context.asked.name in token.kinds.get("name", ())


def _unknown(tokens: list[Token]) -> bool:
    return any(token.kind == UNKNOWN for token in tokens)
