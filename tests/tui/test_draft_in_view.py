"""The draft beside the conversation shows the paragraphs that the question is about, from their first line."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.widgets.draft_pane import DraftPane
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import conversation_screen, resize, running, settled, tell


def _place(pilot: Pilot[None]) -> tuple[int, int]:
    """Where the pane is scrolled to, and where it ought to be."""
    pane = conversation_screen(pilot).query_one(DraftPane)
    current = next(block for block in pane.children if block.has_class("-current"))
    return round(pane.scroll_y), min(current.virtual_region.y, pane.max_scroll_y)


@pytest.mark.parametrize("answers", [8, 20, len(SEED)])
async def test_the_paragraph_is_there_from_its_first_line(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, answers: int
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED[: answers - 1]:
        conversation.say(typed)
    number = conversation.stored.number
    async with running(store, tmp_path, size=(130, 40), number=number) as pilot:
        await tell(pilot, SEED[answers - 1 : answers])
        if answers < len(SEED):
            here, wanted = _place(pilot)
            assert here == wanted > 0
        else:  # nothing is asked any more: the place stays
            pane = conversation_screen(pilot).query_one(DraftPane)
            assert round(pane.scroll_y) == pane.max_scroll_y
        await resize(pilot, 140, 34)
        if answers < len(SEED):
            here, wanted = _place(pilot)
            assert here == wanted


async def test_who_looks_elsewhere_is_left_there(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED[:20]:
        conversation.say(typed)
    number = conversation.stored.number
    async with running(store, tmp_path, size=(130, 40), number=number) as pilot:
        pane = conversation_screen(pilot).query_one(DraftPane)
        pane.post_message(
            events.MouseScrollUp(
                pane, 1, 1, 0, -1, 0, shift=False, meta=False, ctrl=False, screen_x=90, screen_y=9
            )
        )
        await settled(pilot)
        pane.scroll_to(y=0, animate=False)
        await settled(pilot)
        pane.children[0].styles.height = 9  # as when lines are broken in another way
        await settled(pilot)
        assert pane.scroll_y == 0
