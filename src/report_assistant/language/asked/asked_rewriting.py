"""Requests to reword a paragraph: 「改写」「改写 3」「改写主动公开」「恢复原文」「第3段换个写法」."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from report_assistant.language.wishes.commands import Command
from report_assistant.report import text

REWRITE, RESTORE, REPHRASE = Command.REWRITE.word, "恢复原文", Command.REPHRASE.word
_ANOTHER = "|".join(Command.REPHRASE.words)
_ASKED = re.compile(
    rf"(?:我要|我想|帮我)?(?P<word>{REWRITE}|{RESTORE}|{_ANOTHER})(?:一下)?[\s：:]*"
    r"(?:第\s*)?(?P<words>.{0,20}?)\s*(?:这?一?段|部分)?"
)
_ASKED_OF = re.compile(
    rf"(?:我要|我想|帮我)?[把将]?\s*(?:第\s*)?(?P<words>.{{0,20}}?)\s*(?:[这那]?一?[段部]分?|部分)"
    rf"(?:话)?[\s，,]*(?:请|要|想)?(?P<word>{_ANOTHER})(?:吧|一下)?"
)
"""The paragraph first: 「第3段换个写法」「主动公开那段换一种写法」."""


class Rewrite(Enum):
    """What is to become of a paragraph."""

    OWN_WORDS = auto()
    """The clerk writes it."""
    AS_GENERATED = auto()
    ANOTHER = auto()
    """Another of the wordings that the program has."""


_WAYS = {REWRITE: Rewrite.OWN_WORDS, RESTORE: Rewrite.AS_GENERATED}


@dataclass(frozen=True)
class RewriteAsked:
    """A paragraph is to be worded otherwise; by its number or its heading."""

    words: str
    way: Rewrite


def rewriting_in(typed: str) -> RewriteAsked | None:
    """Return what is asked; `None` for another message."""
    words = text.half_width(typed).strip().strip("。").removeprefix("/")
    found = _ASKED.fullmatch(words) or _ASKED_OF.fullmatch(words)
    if found is None:
        return None
    way = _WAYS.get(found["word"], Rewrite.ANOTHER)
    return RewriteAsked(found["words"].strip("“”\"' ").removesuffix("那"), way)
