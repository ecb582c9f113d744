"""Where in the shown draft an answer stands, or is waited for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from report_assistant.tui.shown_draft import ShownBlock

if TYPE_CHECKING:
    from report_assistant.questionnaire.question import Question
    from report_assistant.session.sentence_origins import SentenceSources


def place_of(
    question: Question, sources: SentenceSources, blocks: Sequence[ShownBlock]
) -> tuple[str, int] | None:
    """Return the block and the number of the first spot that the answer changes, if there is one."""
    sentences = {(each.block, each.begin) for each in sources.sentences_from(question)}
    cells = sources.cells_from(question)
    for block in blocks:
        for number, spot in enumerate(block.spots):
            if (block.id, spot.at) in sentences or not cells.isdisjoint(spot.cells):
                return block.id, number
    folded = {block for block, _ in sentences}
    return next(((b.id, len(b.spots) - 1) for b in blocks if b.id in folded and b.spots), None)
