"""The main screen, driven by keys and clicks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.timer import Timer

from report_assistant.foundation.cell_width import cells
from report_assistant.shells.phrases import WORKING
from report_assistant.store.store import Store
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.draft import DraftScreen
from report_assistant.tui.screens.finished import FinishedScreen
from report_assistant.tui.screens.help import HelpScreen
from report_assistant.tui.screens.reports import ReportsScreen
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.draft_pane import DraftPane
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.outline import Outline, OutlineLine
from report_assistant.tui.widgets.prompt import Prompt
from tests.scripts import ALL_ZERO, SEED
from tests.tui.piloting import (
    app_for,
    becomes,
    buttons,
    click,
    conversation_screen,
    on_screen,
    press,
    resize,
    running,
    settled,
    tell,
    texts,
    turns,
    type_text,
)

SIZES = [(80, 24), (100, 30), (130, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_question_is_there_and_the_box_is_ready(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(store, tmp_path, size=size) as pilot:
        assert "请问贵单位的全称是什么？" in texts(pilot)[-1]
        assert isinstance(pilot.app.focused, Prompt)
        screen = conversation_screen(pilot)
        width = size[0]
        assert screen.query_one(Outline).display == (width >= 100)
        assert screen.query_one(OutlineLine).display == (width < 100)
        assert screen.query_one("#draft-side").display == (width >= 120)
        prompt = screen.query_one(Prompt)
        assert prompt.region.bottom <= size[1] - 2, "chips and keys stand below the box"


async def test_the_input_method_finds_the_cursor(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        prompt = conversation_screen(pilot).query_one(Prompt)
        assert pilot.app.cursor_position == prompt.cursor_screen_offset
        await tell(pilot, ALL_ZERO[:3])
        await type_text(pilot, "青河镇")
        assert pilot.app.cursor_position == prompt.cursor_screen_offset
        await resize(pilot, 130, 40)
        assert pilot.app.cursor_position == prompt.cursor_screen_offset


async def test_typing_is_stored_and_answered(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ("青河镇人民政府",))
        assert [row.value for row in store.rows(store.reports()[0])] == ["青河镇人民政府"]
        assert texts(pilot)[-2] == "青河镇人民政府"
        assert "哪一年" in texts(pilot)[-1]


async def test_what_is_typed_before_the_core_is_loaded_is_answered(
    store: Store, tmp_path: Path
) -> None:
    app = app_for(store, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.get_default_screen().post_message(Prompt.Submitted("青河镇人民政府"))
        await becomes(pilot, lambda: app.is_open)
        assert [row.value for row in store.rows(store.reports()[0])] == ["青河镇人民政府"]


async def test_the_up_arrow_brings_back_what_was_refused(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*ALL_ZERO[:5], "约一百条"))
        prompt = conversation_screen(pilot).query_one(Prompt)
        assert prompt.text == "约一百条", "it stays in the box"
        await tell(pilot, ("为什么问",))
        assert prompt.text == ""
        assert "按向上键取回" in str(prompt.placeholder)
        await press(pilot, "up")
        assert prompt.text == "约一百条"
        await press(pilot, *(["backspace"] * 4))
        await tell(pilot, ("100",))
        assert texts(pilot)[-2] == "100 条"
        assert "在这里打字" in str(prompt.placeholder)
        assert "取回" not in str(prompt.placeholder)


async def test_one_wrong_key_is_corrected_where_it_is(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*ALL_ZERO[:5], "103o"))
        await press(pilot, "backspace", "enter")
        assert texts(pilot)[-2] == "103 条"


async def test_what_is_typed_after_a_refusal_takes_its_place(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*ALL_ZERO[:5], "约一百条"))
        await type_text(pilot, "98")
        assert conversation_screen(pilot).prompt.text == "98"


async def test_a_long_text_can_be_brought_back_after_other_messages(
    store: Store, tmp_path: Path
) -> None:
    paragraph = "我们镇今年在便民服务中心门口放了两块新的牌子，来办事的人一进门就看得到。" * 3
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*ALL_ZERO[:5], paragraph))
        prompt = conversation_screen(pilot).query_one(Prompt)
        await tell(pilot, ("约一百条", "为什么问", "100", "20"))
        assert "按向上键取回" in str(prompt.placeholder), "it may belong to another question"
        await press(pilot, "up")
        assert prompt.text == paragraph


async def test_words_that_were_answered_as_a_question_can_be_brought_back(
    store: Store, tmp_path: Path
) -> None:
    words = "建议提案办理情况要不要写在这里？"
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:-1], words))
        assert words in texts(pilot)
        await press(pilot, "up")
        assert conversation_screen(pilot).query_one(Prompt).text == words


async def test_what_was_written_after_all_is_not_brought_back(store: Store, tmp_path: Path) -> None:
    paragraph = "今天天气真好，大家都出来晒太阳，院子里头热闹得很，孩子们也跑来跑去"
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:-1], paragraph))
        assert "写进去" in texts(pilot)[-1]
        await tell(pilot, ("写进去",))
        assert paragraph in texts(pilot)
        prompt = conversation_screen(pilot).query_one(Prompt)
        assert "取回" not in str(prompt.placeholder)


async def test_what_is_offered_can_be_taken_or_declined_by_a_click(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (SEED[0], "看看草搞"))
        assert buttons(pilot)[:2] == ["回车 是", "不是"]
        assert sum("回车" in each for each in buttons(pilot)) == 1, "Enter takes the offer now"


async def test_enter_alone_does_not_write_what_was_doubted(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:-1], "今天天气真好"))
        assert "还是写进年报" in texts(pilot)[-1]
        await press(pilot, "enter")
        assert "今天天气真好" not in texts(pilot)
        assert "都问完了" in texts(pilot)[-1]


async def test_after_a_refusal_enter_takes_what_the_question_offers(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (SEED[0], "0"))
        assert "回车 2021 年" in buttons(pilot)
        await press(pilot, "enter")
        assert texts(pilot)[-2] == "2021 年"


async def test_after_a_refusal_enter_takes_the_list_that_waits(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, (*ALL_ZERO[:5], "网站20条，新媒体30条", "那个啥"))
        await press(pilot, "enter")
        assert "政府网站公开条数：20 条" in turns(pilot)


async def test_a_refusal_takes_the_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ALL_ZERO[:5])
        asked = texts(pilot)
        await tell(pilot, ("约一百条",))
        assert (refused := texts(pilot))[:-1] == asked
        await tell(pilot, ("约两百条",))
        assert texts(pilot)[:-1] == asked
        assert texts(pilot)[-1] != refused[-1]
        assert "「200 条」" in on_screen(pilot)
        assert "「100 条」" not in on_screen(pilot)
        await tell(pilot, ("100",))
        assert texts(pilot)[-2] == "100 条"


async def test_nothing_red_goes_into_the_transcript(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ALL_ZERO[:5])
        before = list(conversation_screen(pilot).transcript.entries)
        await tell(pilot, ("约一百条", "约两百条", "约三百条"))
        assert list(conversation_screen(pilot).transcript.entries) == before
        assert on_screen(pilot).count("没有记下") == 1


async def test_an_explanation_stands_in_the_card_until_it_is_folded(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        await tell(pilot, ALL_ZERO[:5])
        card = conversation_screen(pilot).card
        hint, before = card.shown.hint, list(conversation_screen(pilot).transcript.entries)
        await tell(pilot, ("为什么问",))
        assert card.shown.hint != hint
        assert list(conversation_screen(pilot).transcript.entries) == before
        assert buttons(pilot)[0] == "收起"
        await press(pilot, "tab", "enter")
        assert card.shown.hint == hint
        assert "收起" not in buttons(pilot)


async def test_a_paste_keeps_all_its_lines(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:17])
        pilot.app.post_message(events.Paste("社保卡办理560件\n开业补贴1人\n[/附件] 3 份"))
        await settled(pilot)
        await press(pilot, "enter")
        assert "社保卡办理 560 件、开业补贴 1 人、[/附件] 3 份" in texts(pilot)[-3:], texts(pilot)[
            -4:
        ]


async def test_an_earlier_answer_is_selected_with_keys_and_changed(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        await press(pilot, "f4")
        await press(pilot, "escape")
        screen = conversation_screen(pilot)
        await press(pilot, "f2")
        for _ in screen.transcript.entries:
            chosen = screen.transcript.chosen
            if chosen is not None and chosen.question == "overview.disclosure.new_media":
                break
            await press(pilot, "up")
        await press(pilot, "enter")
        prompt = screen.query_one(Prompt)
        assert prompt.text == "114 条"
        assert pilot.app.focused is prompt
        await tell(pilot, ("120",))
        assert "政务新媒体公开条数：120 条" in turns(pilot)


async def test_an_earlier_answer_is_clicked_and_kept(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ALL_ZERO[:6])
        before = len(store.rows(1))
        transcript = conversation_screen(pilot).transcript
        await click(pilot, transcript, offset=(5, transcript.size.height - 1))
        assert "现在的答案：0 条" in texts(pilot)[-1]
        await press(pilot, "enter")
        assert len(store.rows(1)) == before, "looking changes nothing"


async def test_chips_and_keys_do_what_words_do(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, ("青河镇人民政府",))
        chips = {chip.render().plain: chip for chip in pilot.app.screen.query(Chip)}
        await click(pilot, chips["回车 2021 年"])
        assert texts(pilot)[-2] == "2021 年"
        await press(pilot, "ctrl+z")
        assert "已撤销" in texts(pilot)[-2]
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape")
        await press(pilot, "f3")
        assert isinstance(pilot.app.focused, DraftPane)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, DraftScreen)
        await press(pilot, "f3", "escape")
        assert isinstance(pilot.app.focused, Prompt)


async def test_ctrl_z_undoes_typing_first(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府",))
        await type_text(pilot, "20")
        await press(pilot, "ctrl+z")
        assert len(store.rows(1)) == 1


async def test_the_draft_pane_follows_the_answers(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        pane = conversation_screen(pilot).query_one(DraftPane)
        assert "【单位全称】" in on_screen(pilot)
        await tell(pilot, (*SEED[:8],))
        shown = on_screen(pilot)
        assert "114条" in shown
        assert "【版面公开条数】" in shown
        assert "【待填：" not in shown
        assert pane.places.current == "s1_disclosure"


async def test_word_is_written_and_the_place_is_said(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "我的 文档"
    async with running(store, folder, size=(80, 24)) as pilot:
        await tell(pilot, SEED)
        await press(pilot, "f5")
        (written,) = folder.glob("*.docx")
        assert isinstance(pilot.app.screen, FinishedScreen)
        await press(pilot, "escape")
        assert str(written) in texts(pilot)[-2]


async def test_a_file_that_cannot_be_written_gives_a_sentence(store: Store, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    async with running(store, blocked, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED[:3], "生成"))
        assert "文件夹" in texts(pilot)[-1]


async def test_stored_reports_are_offered_and_resumed(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:8])
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, ReportsScreen)
        screen_text = str(pilot.app.screen.query(".question").first().content)  # type: ignore[attr-defined]
        assert "上次停在第一部分第 5 问，继续吗？" in screen_text
        await press(pilot, "enter")
        assert "114 条" in texts(pilot)
        assert "公开栏" in texts(pilot)[-1]
    assert len(store.reports()) == 1
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await press(pilot, "down", "enter")
        assert "全称" in texts(pilot)[-1]


async def test_leaving_is_one_key(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青河镇人民政府",))
        await press(pilot, "ctrl+q")
    assert pilot.app.return_code == 0


async def test_hostile_words_are_shown_as_typed(store: Store, tmp_path: Path) -> None:
    hostile = "[bold]{{ 7*7 }}[/附件]整改率[98%]C:\\[temp]镇人民政府"
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (hostile, "写进去"))
        assert hostile in texts(pilot)
        shown = on_screen(pilot)
        assert "[bold]{{ 7*7 }}[/附件]" in shown and "49" not in shown


async def test_tiny_and_huge_terminals(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, SEED[:9])
        for size in ((40, 12), (20, 5), (200, 60), (99, 24), (100, 24), (119, 30), (120, 30)):
            await resize(pilot, *size)
        await tell(pilot, SEED[9:11])
        assert "成员" in texts(pilot)[-1]


@pytest.mark.parametrize("columns", [30, 50, 80, 130])
async def test_chips_that_do_not_fit_whole_are_left_out(
    store: Store, tmp_path: Path, columns: int
) -> None:
    async with running(store, tmp_path, size=(130, 24)) as pilot:
        await tell(pilot, ["青河镇人民政府", "", "撤销"])
        await resize(pilot, columns, 24)
        chips = list(pilot.app.screen.query(Chip))
        shown = [chip for chip in chips if chip.display]
        assert shown == chips[: len(shown)], "the likeliest stay"
        assert all(chip.region.right <= columns for chip in shown)
        for chip in shown:
            assert chip.region.width in (chip.width, chip.words_width + 2), "whole, maybe closer"
        for left_out in chips[len(shown) :][:1]:
            line = pilot.app.screen.query_one(Chips)
            assert shown[-1].region.right + 3 + left_out.words_width > line.content_region.right
        assert shown


async def test_clicked_choices_stand_in_the_box_as_numbers(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        await tell(pilot, SEED[:9])
        rows = on_screen(pilot).splitlines()
        for words in ("领导小组、工作制度和人员", "业务数据"):
            y = next(at for at, row in enumerate(rows) if words in row)
            x = cells(rows[y][: rows[y].index(words)])
            assert await pilot.click(offset=(x + 1, y))
            await settled(pilot)
        assert conversation_screen(pilot).prompt.text == "1 4"
        await press(pilot, "enter")
        assert any("业务数据" in turn for turn in turns(pilot))


async def test_the_question_is_on_the_screen_whatever_happens(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await tell(pilot, (*SEED, "去网站那题"))
        question = safe(conversation_screen(pilot).card.shown.question)
        assert "网站" in question

        def is_there() -> bool:
            rows = [row.strip() for row in on_screen(pilot).splitlines()]
            return any(question in row for row in rows) and any("答  " in row for row in rows)

        for happens in (
            ("约一百条",),
            ("很多",),
            ("不好说呢",),
            ("为什么问",),
            ("截止日期什么时候",),
        ):
            await tell(pilot, happens)
            assert is_there(), happens
        for size in ((80, 24), (130, 40), (100, 30), (60, 16), (160, 45)):
            await resize(pilot, *size)
            assert is_there(), size
        for keys in (("pageup",) * 5, ("f2", "up", "up", "home"), ("escape",), ("tab", "tab")):
            await press(pilot, *keys)
            assert is_there(), keys


async def test_a_long_text_in_the_box_is_whole_at_every_width(store: Store, tmp_path: Path) -> None:
    words = "".join(f"第{n}句话" for n in range(20))
    async with running(store, tmp_path, size=(130, 40)) as pilot:
        await type_text(pilot, words)
        for size in ((80, 24), (100, 30), (160, 45), (130, 40)):
            await resize(pilot, *size)
            box = conversation_screen(pilot).prompt.region
            rows = pilot.app.screen._compositor.render_strips(pilot.app.size)[box.y : box.bottom]
            shown = "".join(row.crop(box.x, box.right).text.strip() for row in rows)
            assert shown == words, size


async def test_a_timer_that_is_heard_of_late_says_nothing_of_work(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the screen is busy, what was to be said of the work may come after its end."""
    async with running(store, tmp_path, size=(100, 30)) as pilot:
        screen = conversation_screen(pilot)
        late: list[Callable[[], None]] = []
        header = screen.query_one(Header)
        timer = header.set_timer(60)

        def later(_: float, callback: Callable[[], None]) -> Timer:
            late.append(callback)
            return timer

        monkeypatch.setattr(header, "set_timer", later)
        await screen._in_thread(lambda: None)
        late[0]()
        await pilot.pause()
        assert WORKING not in on_screen(pilot)


async def test_enter_turns_to_what_was_not_seen_before_it_agrees_to_it(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青山镇人民政府", "", "", "", "", "后面都是0"))
        card, seen = conversation_screen(pilot).card, 1
        assert "第 1 页" in on_screen(pilot)
        while "直接回车看下一页" in on_screen(pilot):
            await press(pilot, "enter")
            seen += 1
            assert f"第 {seen} 页，共" in on_screen(pilot)
            assert card.shown.facts
        assert seen > 1 and f"共 {seen} 页" in on_screen(pilot)
        assert "直接回车就都记下" in on_screen(pilot)
        await press(pilot, "enter")
        assert not card.shown.facts


async def test_before_all_is_agreed_to_in_words_it_is_said_what_was_not_seen(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青山镇人民政府", "", "", "", "", "后面都是0"))
        pages = int(re.findall(r"第 1 页，共 (\d+) 页", on_screen(pilot))[0])
        await type_text(pilot, "确定")
        assert f"下一页（还有 {pages - 1} 页没看）" in on_screen(pilot)
        await press(pilot, "pagedown")
        left = f"（还有 {pages - 2} 页没看）" if pages > 2 else ""
        assert f"下一页{left} " in on_screen(pilot)
        await press(pilot, "enter")
        assert not conversation_screen(pilot).card.shown.facts, "said is said"


async def test_a_list_that_comes_after_another_is_seen_from_its_first_page(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path, size=(80, 24)) as pilot:
        await tell(pilot, ("青山镇人民政府", "", "", "", "", "后面都是0"))
        await press(pilot, "enter")
        assert "直接回车就都记下" in on_screen(pilot)
        await tell(pilot, ("取消", "后面都是0"))
        assert "第 1 页" in on_screen(pilot)
        assert "直接回车看下一页" in on_screen(pilot)
