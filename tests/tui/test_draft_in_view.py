"""The draft beside the conversation shows the paragraph that the question is about."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.screens.prose import ProseScreen
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import conversation_screen, press, resize, running, settled, tell, type_text

WIDE = (130, 40)


def pane(pilot: Pilot[None]) -> DraftPane:
    return conversation_screen(pilot).query_one(DraftPane)


def is_in_view(pilot: Pilot[None], block: str) -> bool:
    """Whether a block is seen whole, or from its first line where it is longer than the pane."""
    lines = pane(pilot).lines_of_block(block)
    assert lines is not None
    top, height = round(pane(pilot).scroll_y), pane(pilot).scrollable_content_region.height
    return top <= lines[0] and min(lines[1], lines[0] + height - 1) < top + height


def answered(store: Store, questionnaire: Questionnaire, count: int) -> int | None:
    """Begin a report, and return its number."""
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED[:count]:
        conversation.say(typed)
    return conversation.stored.number


@pytest.mark.parametrize("answers", [8, 20, 34])
async def test_the_paragraph_is_there_from_its_first_line(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, answers: int
) -> None:
    number = answered(store, questionnaire, answers - 1)
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        await tell(pilot, SEED[answers - 1 : answers])
        current = pane(pilot).places.current
        assert current
        assert is_in_view(pilot, current)
        for size in ((120, 20), (80, 24), (160, 45)):
            await resize(pilot, *size)
        assert is_in_view(pilot, current)


async def test_who_looks_elsewhere_is_left_there(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    number = answered(store, questionnaire, 20)
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        pane(pilot).post_message(
            events.MouseScrollUp(
                pane(pilot), 1, 1, 0, -1, 0, False, False, False, screen_x=90, screen_y=9
            )
        )
        await settled(pilot)
        pane(pilot).scroll_to(y=0, animate=False)
        await settled(pilot)
        await resize(pilot, 124, 40)  # lines are broken in another way
        assert pane(pilot).scroll_y == 0


async def test_the_place_stays_when_all_is_asked(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    number = answered(store, questionnaire, len(SEED) - 1)
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        await tell(pilot, SEED[-1:])
        assert pane(pilot).scroll_y > 0


async def test_a_paragraph_that_was_rewritten_is_shown(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    number = answered(store, questionnaire, len(SEED))
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        await press(pilot, "f3", "end", "escape")
        assert not is_in_view(pilot, "s1_management")
        await conversation_screen(pilot).action_rewrite("s1_management")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProseScreen)
        await press(pilot, "escape")
        await settled(pilot)
        assert is_in_view(pilot, "s1_management")


async def test_what_is_typed_in_the_draft_stands_in_the_box(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    number = answered(store, questionnaire, 8)
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        await press(pilot, "f3")
        assert pilot.app.focused is pane(pilot)
        await type_text(pilot, "166")
        assert isinstance(pilot.app.focused, Prompt)
        assert pilot.app.focused.text == "166"


async def test_an_answer_draws_one_block_again(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    number = answered(store, questionnaire, 8)
    async with running(store, tmp_path, size=WIDE, number=number) as pilot:
        before = {laid.block.id: laid for laid in pane(pilot)._laid}
        await tell(pilot, ("46",))
        others = {laid.block.id for laid in pane(pilot)._laid if before[laid.block.id] is not laid}
        assert others <= {"s1_disclosure", "s1_leadership"}
