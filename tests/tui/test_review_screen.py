"""The review in columns: what stands where, what is read in full, where the keys lead."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from report_assistant.foundation.cell_width import cells
from report_assistant.interview.review import ReviewFilter
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.lines.review_lines import Look, Mark
from report_assistant.tui.screens.answer import AnswerScreen
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.review import ReviewScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.review_card import ReviewCard
from report_assistant.tui.widgets.review_list import ReviewList
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import (
    click,
    conversation_screen,
    on_screen,
    press,
    resize,
    running,
    tell,
    texts,
    type_text,
)

NEXT_YEAR = ("", "", "", "120", "90", "改规范性文件 0 0 101")
"""The year after, half filled in, with something that must be changed."""
WIDTHS = (60, 80, 81, 99, 100, 119, 120, 159, 160)


@pytest.fixture
def begun(store: Store, questionnaire: Questionnaire) -> Store:
    """A store with a report and the one on the next year, which is being filled in."""
    first = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        first.say(typed)
    following = first.next_year()
    for typed in NEXT_YEAR:
        following.say(typed)
    return store


@asynccontextmanager
async def reviewing(
    begun: Store, folder: Path, size: tuple[int, int]
) -> AsyncIterator[Pilot[None]]:
    """The review of the report that is being filled in."""
    async with running(begun, folder, size=size, number=begun.reports()[0]) as pilot:
        await press(pilot, "f4")
        yield pilot


def review(pilot: Pilot[None]) -> ReviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def lines(pilot: Pilot[None]) -> ReviewList:
    return review(pilot).query_one(ReviewList)


def choose(pilot: Pilot[None], id: str) -> None:
    at = lines(pilot).index_of(id)
    assert at is not None
    lines(pilot).choose(at)


def column_of(words: str, row: str) -> int:
    """The column of the terminal at which words begin in a row."""
    assert words in row, (words, row)
    return cells(row[: row.index(words)])


def joined(shown: str) -> str:
    """What stands on the screen, without line breaks and room."""
    return "".join(shown.split())


# ---------------------------------------------------------------- columns


async def test_heads_and_cells_are_aligned_at_every_width(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (130, 40)) as pilot:
        for width in WIDTHS:
            await resize(pilot, width, 60)
            rows = on_screen(pilot).splitlines()
            head = next(row for row in rows if "题目" in row and "去年" in row)
            media = next(row for row in rows if "政务新媒体公开条数" in row)
            kind = next(row for row in rows if "单位类型" in row)
            assert column_of("题目", head) == column_of("政务新媒体", media), width
            assert column_of("答案", head) == column_of("120 条", media), width
            assert column_of("去年", head) == column_of("114 条", media), width
            assert column_of("提醒", head) == column_of("同去年", kind), width


async def test_no_cell_is_cut_without_its_dots(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (130, 40)) as pilot:
        for width in WIDTHS:
            await resize(pilot, width, 60)
            columns = lines(pilot)._columns
            for line in lines(pilot).lines:
                placed = columns.laid_out(line.cells)
                assert sum(cells(each.words) for each in placed) == columns.whole, width
                for cell, each in zip(line.cells, placed, strict=True):
                    shown = each.words.rstrip()
                    assert shown == cell.words or shown.endswith(".."), (width, cell.words)
            for row in on_screen(pilot).splitlines():
                assert cells(row) == width


async def test_hundreds_of_lines_are_drawn_as_they_come_into_view(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:8])
        await press(pilot, "f4")
        found = lines(pilot)
        found.show(found.lines * 40, 0)
        await press(pilot, "end")
        assert found.chosen is not None and found.chosen > 300
        assert "在政府网站公开" in on_screen(pilot)
        await press(pilot, "home")
        assert "基本信息" in on_screen(pilot), "the heading above the first line is seen again"


async def test_what_is_open_and_what_is_found_is_marked(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        found = {line.id: line for line in lines(pilot).lines}
        documents = found["proactive_disclosure.normative_documents:"]
        assert documents.mark is Mark.MUST
        assert "101" in documents.cells[-1].words
        news = found["overview.news:"]
        assert (news.mark, news.cells[1].words, news.cells[1].look) == (
            *(Mark.OPEN, "未填", Look.OPEN),
        )
        assert found["organisation.kind:"].mark is Mark.NONE


async def test_without_colours_the_marks_are_signs(
    begun: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reviewing(begun, tmp_path, (100, 60)) as pilot:
        choose(pilot, "overview.news:")
        await press(pilot, "right", "left")
        rows = on_screen(pilot).splitlines()
        news = [row for row in rows if "新做法和例子" in row]
        assert news[0].lstrip().startswith("?"), news
        assert next(row for row in rows if row.lstrip().startswith("!!>")), "the chosen one"


# ---------------------------------------------------------------- tabs


async def test_the_tabs_are_pressed_by_number_arrow_mouse_and_tab(
    begun: Store, tmp_path: Path
) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        filters = list(ReviewFilter)
        for number in (2, 3, 4, 5, 1):
            await press(pilot, str(number))
            assert review(pilot).place.filter is filters[number - 1]
        await press(pilot, "left")
        assert review(pilot).place.filter is ReviewFilter.DIFFERENT
        names = [line.name for line in lines(pilot).lines if line.name]
        assert "overview.disclosure.new_media" in names
        assert "year" not in names, "which always differs"
        await press(pilot, "right")
        assert review(pilot).place.filter is ReviewFilter.ALL
        await press(pilot, "shift+tab")
        assert isinstance(pilot.app.focused, Chip)
        await press(pilot, "enter")
        assert review(pilot).place.filter is ReviewFilter.DIFFERENT


async def test_a_tab_with_something_open_is_amber(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        whole, open_, pending, found, different = review(pilot).query("#review-tabs Chip")
        assert whole.has_class("-main")
        assert open_.has_class("-open") and found.has_class("-open")
        assert not pending.has_class("-open") and not different.has_class("-open")


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_tab_is_there_at_every_width(store: Store, tmp_path: Path, width: int) -> None:
    async with running(store, tmp_path, size=(width, 30)) as pilot:
        await tell(pilot, SEED[:4])
        await press(pilot, "f4")
        row = next(row for row in on_screen(pilot).splitlines() if "全部 " in row)
        for each in ReviewFilter:
            assert each.value in row
        assert "和去年不同 0" in row


# ---------------------------------------------------------------- the card


async def test_a_reminder_is_read_in_full_on_the_smallest_screen(
    begun: Store, tmp_path: Path
) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        found = [line for line in lines(pilot).lines if ":finding" in line.id]
        assert found
        for line in found:
            choose(pilot, line.id)
            await press(pilot)
            await resize(pilot, 80, 24)
            assert joined(line.cells[-1].words) in joined(on_screen(pilot))
        choose(pilot, "proactive_disclosure.normative_documents:")
        await resize(pilot, 80, 24)
        assert joined(found[0].cells[-1].words) in joined(on_screen(pilot))


async def test_the_card_says_how_a_line_stands_and_what_waits_for_it(
    begun: Store, tmp_path: Path
) -> None:
    async with reviewing(begun, tmp_path, (130, 40)) as pilot:
        choose(pilot, "overview.supervision.assessment:")
        await resize(pilot, 131, 40)
        shown = joined(on_screen(pilot))
        assert "还没有填。去年：没有。草稿里有1处等着它：" in shown
        assert "回车现在填" in shown and "F3看草稿里哪一句" in shown and "为什么问" in shown
        choose(pilot, "overview.disclosure.new_media:")
        await resize(pilot, 130, 40)
        shown = joined(on_screen(pilot))
        assert "答案：120条。去年：114条。草稿里有1处用到它：" in shown
        assert "回车看和改" in shown


async def test_why_it_is_asked_is_told_on_the_card_and_put_away_again(
    begun: Store, tmp_path: Path
) -> None:
    async with reviewing(begun, tmp_path, (130, 40)) as pilot:
        choose(pilot, "overview.supervision.assessment:")
        await resize(pilot, 131, 40)
        why = {
            str(chip.render()): chip for chip in review(pilot).query(f"{ReviewCard.__name__} Chip")
        }
        await click(pilot, why["为什么问"])
        assert "收起" in on_screen(pilot)
        assert "还没有填。" not in on_screen(pilot)
        await click(pilot, why["为什么问"])
        assert "还没有填。" in on_screen(pilot)


async def test_the_cards_buttons_are_reached_without_a_mouse(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (130, 40)) as pilot:
        choose(pilot, "overview.supervision.assessment:")
        await press(pilot, "tab", "right", "right")
        assert isinstance(pilot.app.focused, Chip)
        assert str(pilot.app.focused.render()) == "待定"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReviewScreen), "it was put off, and the review is back"
        assert review(pilot).place.line == "overview.supervision.assessment:"
        [line] = [each for each in lines(pilot).lines if each.id == review(pilot).place.line]
        assert line.cells[1].words == "待定"


# ---------------------------------------------------------------- where the keys lead


async def test_enter_asks_what_is_open(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        await press(pilot, "2")
        choose(pilot, "overview.news:")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConversationScreen)
        await tell(pilot, ("没有",))
        assert review(pilot).place.filter is ReviewFilter.OPEN


async def test_the_draft_opens_at_the_sentence_and_leads_back(begun: Store, tmp_path: Path) -> None:
    async with reviewing(begun, tmp_path, (80, 24)) as pilot:
        choose(pilot, "overview.disclosure.new_media:")
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        pane = pilot.app.screen.query_one(DraftPane)
        pointer = pane.pointer
        assert pointer is not None
        block = pane.places.blocks[pointer.block]
        spot = block.spots[pointer.number]
        assert "120条" in block.content.plain[spot.begin : spot.end]
        await press(pilot, "escape")
        assert review(pilot).place.line == "overview.disclosure.new_media:"


async def test_typing_on_the_review_or_a_page_of_it_leads_to_the_box(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:8])
        await press(pilot, "f4")
        await type_text(pilot, "改")
        assert conversation_screen(pilot).query_one(Prompt).text == "改"
        conversation_screen(pilot).query_one(Prompt).clear()
        await press(pilot, "f4", "enter")
        assert isinstance(pilot.app.screen, AnswerScreen)
        await type_text(pilot, "改")
        assert conversation_screen(pilot).query_one(Prompt).text == "改"


async def test_the_review_changes_an_answer_and_comes_back(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "核对"))
        choose(pilot, "overview.disclosure.new_media:")
        await press(pilot, "f2")
        await tell(pilot, ("120",))
        line = lines(pilot).line
        assert line is not None and line.id == "overview.disclosure.new_media:"
        assert line.cells[1].words == "120 条"


async def test_the_review_begins_with_the_findings(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "改规范性文件 0 0 101"))
        await press(pilot, "f4")
        first = lines(pilot).line
        assert first is not None and "101" in first.cells[-1].words
        await press(pilot, "f2")
        assert any("行政规范性文件" in text for text in texts(pilot)[-2:])
