"""Where sentences come from, on the screen; the review that only looks; back to the same line."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from report_assistant.interview.review import ReviewFilter
from report_assistant.store.store import Store
from report_assistant.tui.presenting.draft_pointers import Pointer
from report_assistant.tui.screens.answer import AnswerScreen
from report_assistant.tui.screens.choosing import ChoosingScreen
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.review import ReviewScreen
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.prompt import Prompt
from report_assistant.tui.widgets.review_list import ReviewList
from report_assistant.tui.widgets.sources import Sources
from tests.scripts import SEED
from tests.tui.piloting import click, press, running, tell, texts

SIZES = pytest.mark.parametrize("size", [(80, 24), (130, 40)], ids=["narrow", "wide"])
_DISCLOSURE = "s1_disclosure"


def pane(pilot: Pilot[None]) -> DraftPane:
    return pilot.app.screen.query_one(DraftPane)


def sources(pilot: Pilot[None]) -> str:
    """What the box says, line by line."""
    box = pilot.app.screen.query_one(Sources)
    if not box.display:
        return ""
    lines = (str(each.render()) for each in box.query(Static) if each.display)
    return "\n".join(" ".join(line.split()) for each in lines for line in each.splitlines())


def pointed(pilot: Pilot[None]) -> str:
    """The words that are marked."""
    here = pane(pilot).pointer
    assert here is not None
    block = pane(pilot).places.blocks[here.block]
    spot = block.spots[here.number]
    return block.content.plain[spot.begin : spot.end]


async def point_at(pilot: Pilot[None], words: str) -> None:
    """Go down until a sentence holds these words."""
    for _ in range(200):
        if words in pointed(pilot):
            return
        await press(pilot, "down")
    raise AssertionError(f"{words} is not in the draft")


async def _choose(pilot: Pilot[None], question: str) -> None:
    """Choose the answer to a question: by its number on the page, from a list beside the box."""
    source = pilot.app.screen.query_one(Sources).source
    assert source is not None
    if isinstance(pilot.app.screen, DraftScreen):
        names = [each.name for each in source.answers]
        await press(pilot, str(names.index(question) + 1))
    else:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ChoosingScreen)
        options = pilot.app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index(question)


def choose(pilot: Pilot[None], line: str) -> None:
    """Choose a line of the review by its id."""
    lines = pilot.app.screen.query_one(ReviewList)
    at = lines.index_of(line)
    assert at is not None
    lines.choose(at)


@SIZES
async def test_a_sentence_says_its_answers_and_leads_to_them(
    size: tuple[int, int], store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        await tell(pilot, SEED)
        before = len(store.rows(1))
        await press(pilot, "f3", "home")
        await point_at(pilot, "114条")
        assert "政务新媒体公开条数 114 条" in sources(pilot)
        sentence = pointed(pilot)
        await _choose(pilot, "overview.disclosure.new_media")
        assert len(store.rows(1)) == before, "looking changes nothing"
        await press(pilot, "enter")
        await tell(pilot, ("120",))
        if isinstance(pilot.app.screen, ConversationScreen):  # the draft stands beside the box
            assert isinstance(pilot.app.focused, Prompt), "what is typed next is no choice there"
            await press(pilot, "f3")
        assert isinstance(pilot.app.focused, DraftPane), "back at the sentence"
        assert pointed(pilot) != sentence, "it reads differently now"
        assert pointed(pilot)[:9] == sentence[:9]
        assert len(store.rows(1)) == before + 1
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert sources(pilot) == ""


async def test_a_digit_chooses_only_what_is_there(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:8])
        await press(pilot, "f3", "home")
        source = pilot.app.screen.query_one(Sources).source
        assert source is not None
        assert len(source.answers) == 2
        await press(pilot, "2")
        assert pilot.app.screen.query_one(Sources).chosen == 1
        await press(pilot, "9")  # no such answer: it was meant for the box
        screen = pilot.app.screen
        assert isinstance(screen, ConversationScreen)
        assert screen.prompt.text == "9"


async def test_a_button_below_the_answers_does_what_its_key_does(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, SEED[:8])
        await press(pilot, "f3", "home")
        await press(pilot, "tab")
        assert isinstance(pilot.app.focused, Chip)
        assert "单位全称" in sources(pilot), "the sources stay while one of their buttons is chosen"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ChoosingScreen)


async def test_fixed_wording_is_said_to_be_fixed(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:4])
        await press(pilot, "f3", "home")
        await point_at(pilot, "根据《中华人民共和国")
        assert "固定写法，来自模板" in sources(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DraftScreen), "there is nothing to change"


async def test_cells_say_what_they_mean_and_what_they_add_up(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "改新收 自然人 2，商业企业 1", "1", "3", "0"))
        await press(pilot, "f3", "home")
        await point_at(pilot, "2")
        pane(pilot).point(Pointer("s3_table", 0))
        await press(pilot, "right")
        assert "表三「本年新收・商业企业」：1" in sources(pilot)
        await press(pilot, *("right",) * 5)
        assert "表三「本年新收・总计」：3" in sources(pilot)
        assert "＝ 自然人 2 ＋ 商业企业 1" in sources(pilot)


async def test_a_click_points(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, SEED[:8])
        pane(pilot).scroll_home(animate=False)
        await click(pilot, pane(pilot), offset=(21, 1))
        assert isinstance(pilot.app.focused, DraftPane)
        assert "单位全称 艾岗乡人民政府" in sources(pilot)


async def test_looking_around_the_review_changes_nothing(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        before = store.rows(1)
        await press(pilot, "f4", *("down",) * 4, "enter")
        assert isinstance(pilot.app.screen, AnswerScreen)
        await press(pilot, "down", "escape", *("right",) * 5, "left", "enter", "escape", "escape")
        assert store.rows(1) == before


async def test_the_details_tell_all_of_one_answer(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("我是 张三", *SEED, "核对 新媒体"))
        assert isinstance(pilot.app.screen, AnswerScreen)
        shown = "\n".join(str(each.content) for each in pilot.app.screen.query(Static))
        assert "答案：114 条" in shown
        assert "填写：张三，" in shown
        assert "用在：" in shown
        await press(pilot, "f2")
        assert "现在的答案：114 条" in texts(pilot)[-1]


async def test_filters_show_their_lines_and_the_clerk_comes_back_to_the_same(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "改失泄密 待定", "核对 待定"))
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.place.filter is ReviewFilter.PENDING
        chips = [str(chip.render()) for chip in screen.query("#review-tabs Chip")]
        assert [words.split()[:2] for words in chips] == [
            *(["1", "全部"], ["2", "未填"], ["3", "待定"], ["4", "提醒"], ["5", "和去年不同"])
        ]
        await press(pilot, "1", *("down",) * 9)
        line = screen.place.line
        assert line
        await press(pilot, "f2")
        await tell(pilot, ("待定",))
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.place.line == line
        await click(pilot, list(pilot.app.screen.query(Chip))[1])
        assert pilot.app.screen.place.filter is ReviewFilter.OPEN


async def test_newly_asked_questions_come_before_the_review(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        await press(pilot, "f4")
        choose(pilot, "applications.received:")
        await press(pilot, "f2")
        await tell(pilot, ("2",))
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert "办理结果有哪几种" in texts(pilot)[-1]
        await tell(pilot, ("1", "2", ""))
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_change_that_waits_for_a_yes_keeps_the_review_away(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "改新收 2", "1", "2", ""))
        await press(pilot, "f4")
        choose(pilot, "applications.received:")
        await press(pilot, "f2")
        await tell(pilot, ("0",))
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert "确定吗？" in texts(pilot)[-1]
        await tell(pilot, ("取消",))
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_the_closing_list_is_told_once(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        assert "2022 年 1 月 31 日" in texts(pilot)[-1]
        await tell(pilot, ("改新媒体 120",))
        assert texts(pilot)[-1].startswith("问题都问完了。打“生成”")
        assert "1 月 31 日" not in texts(pilot)[-1]


async def test_a_draft_that_is_left_before_it_is_there_is_no_error() -> None:
    await DraftScreen([]).on_mount()
