"""Blocks of a draft as they are shown: what is open marked, what nobody asked for yet folded."""

from collections.abc import Set
from dataclasses import dataclass

from textual.content import Content

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    SignatureLine,
    TableBlock,
    Title,
)
from report_assistant.drafting.sentences import sentences_of
from report_assistant.tui.lines.draft_styles import OPEN_MARK
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.presenting.marks import mark_count, marked
from report_assistant.tui.presenting.shown_tables import table_shown
from report_assistant.tui.shown_draft import ShownBlock, Spot

_INDENT = "　　"


@dataclass(frozen=True)
class Asking:
    """What is asked for now, and what was asked before."""

    question: str = ""
    section: int = 0
    asked: Set[str] = frozenset()
    """The questions that were answered or put off."""
    named: Set[str] = frozenset()
    """The marks that may tell what is missing."""


def shown_blocks(draft: Draft, asking: Asking | None = None) -> tuple[ShownBlock, ...]:
    """Return the blocks; without `asking` it is a report that is finished."""
    if asking is None:
        every = {block.id for block in draft.blocks}
        return tuple(_shown(block, Asking(), every) for block in draft.blocks)
    current = draft.place_of(asking.question, asking.section) if asking.question else None
    begun = draft.begun(asking.asked)
    return tuple(
        _shown(block, asking, begun, is_current=block is current) for block in draft.blocks
    )


def _shown(block: Block, asking: Asking, begun: Set[str], is_current: bool = False) -> ShownBlock:
    is_begun = is_current or block.id in begun
    kind = type(block).__name__.lower()
    if isinstance(block, TableBlock):
        words, spots, table = table_shown(block, asking.question if is_current else "", is_begun)
        content = Content.styled(words, "" if is_begun else "$quiet")
        return ShownBlock(block.id, kind, content, spots, is_current, table)
    if isinstance(block, Paragraph) and not is_begun and _folds(block):
        content, spots = _folded(block)
    else:
        content, spots = _text(block, asking.named if is_current else frozenset())
    return ShownBlock(block.id, kind, content, spots, is_current)


def _folds(block: Paragraph) -> bool:
    count = mark_count(block.text)
    return count > 1 or (count == 1 and bool(block.lead))


def _folded(block: Paragraph) -> tuple[Content, tuple[Spot, ...]]:
    """Return a paragraph that nothing is known for: its heading, and how much is missing."""
    lead, mark = safe(block.lead), f"【这一段 {mark_count(block.text)} 处】"
    content = Content.assemble(_INDENT, (lead, "bold"), (mark, OPEN_MARK))
    at = len(_INDENT)
    body = next((each.begin for each in sentences_of(block) if each.begin >= len(lead)), 0)
    spots = [Spot(at, at + len(lead), 0, at=0)] if lead else []
    spots.append(Spot(at + len(lead), at + len(lead) + len(mark), len(spots), at=body))
    return content, tuple(spots)


def _text(block: Block, named: Set[str]) -> tuple[Content, tuple[Spot, ...]]:
    """Return a block of words; what is put before its text moves its sentences."""
    indent = _INDENT if type(block) is Paragraph else ""
    shown = marked("\n".join(block.lines) if isinstance(block, Title) else block.text, named)
    content = Content(indent + safe(shown.text))
    moved = len(indent)
    if isinstance(block, (Title, Heading)):
        content = content.stylize("bold")
    elif isinstance(block, Paragraph) and not isinstance(block, SignatureLine):
        content = content.stylize("bold", 0, moved + shown.place(len(block.lead)))
    for begin, end in shown.marks:
        content = content.stylize(OPEN_MARK, begin + moved, end + moved)
    if isinstance(block, Title):
        return content, (Spot(0, len(content.plain), 0, at=0),)
    return content, tuple(
        Spot(shown.place(each.begin) + moved, shown.place(each.end) + moved, line, at=each.begin)
        for line, each in enumerate(sentences_of(block))
    )
