"""Requests to reword a paragraph: 「改写」「改写 3」「改写主动公开」「恢复原文」."""

import re
from dataclasses import dataclass

from report_assistant.language.wishes.commands import Command
from report_assistant.report import text

REWRITE, RESTORE = Command.REWRITE.word, "恢复原文"
_ASKED = re.compile(
    rf"(?:我要|我想|帮我)?(?P<word>{REWRITE}|{RESTORE})(?:一下)?[\s：:]*"
    r"(?:第\s*)?(?P<words>.{0,20}?)\s*(?:这?一?段|部分)?"
)


@dataclass(frozen=True)
class RewriteAsked:
    """A paragraph is to be reworded, or to be as it was generated; by its number or its heading."""

    words: str
    restore: bool


def rewriting_in(typed: str) -> RewriteAsked | None:
    """Return what is asked; `None` for another message."""
    found = _ASKED.fullmatch(text.half_width(typed).strip().strip("。").removeprefix("/"))
    if found is None:
        return None
    return RewriteAsked(found["words"].strip("“”\"' "), found["word"] == RESTORE)
