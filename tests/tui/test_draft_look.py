"""The look of the draft: marks that say no more than is known, tables as tables, lines for a width."""

from itertools import pairwise

import pytest
from textual.content import Content

from report_assistant.drafting.absent import missing_mark
from report_assistant.drafting.draft import Draft, TableBlock
from report_assistant.foundation.cell_width import cells
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.sample import sample_draft
from report_assistant.store.store import Store
from report_assistant.tui.lines.draft_layout import LaidBlock
from report_assistant.tui.lines.source_lines import SourceLines
from report_assistant.tui.presenting.blocks import Asking, shown_blocks
from report_assistant.tui.presenting.draft_presenter import blocks_of
from report_assistant.tui.presenting.marks import marked
from report_assistant.tui.shown_draft import ShownAnswer, ShownBlock
from tests.conftest import TODAY
from tests.scripts import SEED

WIDTHS = pytest.mark.parametrize("width", [20, 34, 40, 58, 86])


def told(store: Store, questionnaire: Questionnaire, *said: str) -> Conversation:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in said:
        conversation.say(typed)
    return conversation


def block(conversation: Conversation, name: str) -> ShownBlock:
    return next(each for each in blocks_of(conversation) if each.id == name)


def lines(shown: ShownBlock, width: int, pointed: int = -1, plain: bool = False) -> list[str]:
    return [line.plain for line in LaidBlock(shown, width, pointed, plain).lines]


# ---------------------------------------------------------------- marks


def test_only_what_is_asked_for_is_named() -> None:
    mark = missing_mark("overview.disclosure.boards")
    text = f"公开栏{mark}条。【待填：甲】【待填：乙】另有【待填：丙】个。"
    shown = marked(text, {mark})
    assert shown.text == "公开栏【版面公开条数】条。【待填 2 处】另有【待填】个。"
    assert [shown.text[begin:end] for begin, end in shown.marks] == [
        *("【版面公开条数】", "【待填 2 处】", "【待填】")
    ]


def test_places_move_with_the_marks() -> None:
    text = "一【待填：甲】二【待填：乙】【待填：丙】三"
    shown = marked(text, frozenset())
    for sign in "一二三":
        assert shown.text[shown.place(text.index(sign))] == sign
    assert shown.place(len(text)) == len(shown.text)
    assert shown.text[shown.place(text.index("乙"))] == "【"


def test_what_nobody_asked_for_is_folded(store: Store, questionnaire: Questionnaire) -> None:
    conversation = told(store, questionnaire, *SEED[:8])
    assert block(conversation, "s1_disclosure").is_current
    assert "【版面公开条数】" in block(conversation, "s1_disclosure").content.plain
    folded = block(conversation, "s1_supervision")
    assert folded.content.plain == "　　（五）监督保障情况。【这一段 5 处】"
    assert [spot.at for spot in folded.spots] == [0, len("（五）监督保障情况。")]
    table = block(conversation, "s3_table")
    assert table.table is None
    assert table.content.plain == "表三　还没有问到这里"
    everything = "".join(each.content.plain for each in blocks_of(conversation))
    assert "【待填：" not in everything


def test_a_paragraph_is_begun_by_answers_that_it_says(
    store: Store, questionnaire: Questionnaire
) -> None:
    draft = told(store, questionnaire, *SEED[:8]).stored.draft()
    assert not draft.begun(["year", "organisation.name", "overview.headings"])
    assert draft.begun(["overview.disclosure.new_media"]) == {"s1_disclosure"}
    assert "s3_table" in draft.begun(["applications.received"])


def test_the_question_leads_to_the_block_of_its_own_section(
    store: Store, questionnaire: Questionnaire
) -> None:
    draft = told(store, questionnaire, *SEED[:8]).stored.draft()
    found = draft.place_of("proactive_disclosure.normative_documents", 2)
    assert found is not None
    assert found.id == "s2_table", "not the paragraph of section one that tells of it too"
    title = draft.place_of("year", 0)
    assert title is not None
    assert title.id == "title"


# ---------------------------------------------------------------- tables


def sample() -> Draft:
    return sample_draft()


def filled() -> ShownBlock:
    """Table three with a different number in every cell."""
    for each in sample().blocks:
        if isinstance(each, TableBlock) and each.table.name == "表三":
            texts = {path: str(at + 1) for at, path in enumerate(each.table.paths)}
            draft = Draft("", 2025, (TableBlock(each.id, 3, each.table, texts),))
            return shown_blocks(draft)[0]
    raise AssertionError


@pytest.mark.parametrize("width", [34, 40, 58, 86])
def test_numbers_end_where_their_heads_end(width: int) -> None:
    drawn = lines(filled(), width)
    assert {cells(line) for line in drawn} == {width}
    foot = drawn[-1]
    ends = {at for at, sign in enumerate(_in_columns(foot)) if sign.isdigit()}
    last_digits = sorted(at for at in ends if at + 1 not in ends)[-7:]
    heads = [_in_columns(line) for line in drawn[:4] if not any(map(str.isdigit, line))]
    for at in last_digits:
        assert any(head[at] != " " and head[at + 1 : at + 2] in ("", " ") for head in heads), at


def _in_columns(line: str) -> str:
    """A line in which every column of the terminal has one sign."""
    return "".join(sign * cells(sign) for sign in line)


def test_only_what_says_something_is_drawn(store: Store, questionnaire: Questionnaire) -> None:
    conversation = told(
        store, questionnaire, *SEED, "改新收 自然人 2，商业企业 1", "1", "3", "0", ""
    )
    table = block(conversation, "s3_table").table
    assert table is not None
    (band,) = table.bands
    assert band.heads[0] == "自然人"
    assert band.heads[-1] == "总计"
    assert any("都是 0" in rest.text for rest in table.rest)


@WIDTHS
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    for shown in shown_blocks(sample()):
        drawn = LaidBlock(shown, width)
        assert drawn.height == len(drawn.lines)
        if shown.table is None or width >= 34:
            assert all(cells(line.plain) <= width for line in drawn.lines), shown.id


@WIDTHS
def test_what_is_pointed_at_is_in_the_lines_that_are_said(width: int) -> None:
    for shown in shown_blocks(sample()):
        for number, spot in enumerate(shown.spots):
            for plain in (False, True):
                drawn = LaidBlock(shown, width, number, plain)
                first, last = drawn.lines_of(number)
                assert 0 <= first <= last < drawn.height
                if shown.table is None and plain:
                    assert "[" in drawn.lines[first].plain
                    assert "]" in drawn.lines[last].plain
                    words = shown.content.plain[spot.begin : spot.end]
                    assert f"[{words}]" in "".join(line.plain for line in drawn.lines).replace(
                        " ", ""
                    ) or (" " in words or "\n" in words)


def test_a_cell_is_marked_by_a_sign_without_colours() -> None:
    shown = filled()
    pointed = lines(shown, 86, pointed=0, plain=True)
    assert sum(line.count(">") for line in pointed) == 1
    assert all("|" in line for line in pointed)


def test_marks_are_never_broken() -> None:
    shown = ShownBlock("a", "paragraph", Content("政务公开专区（信息查阅点）【待填 12 处】处"))
    assert any("【待填 12 处】" in line for line in lines(shown, 30))


# ---------------------------------------------------------------- where a sentence comes from


@pytest.mark.parametrize("width", [30, 42, 76])
def test_answers_are_aligned(width: int) -> None:
    answers = [
        ShownAnswer("a", "主动公开总条数", "408 条", "345 条"),
        ShownAnswer("b", "版面公开条数", "12 条", "12 条"),
        ShownAnswer("c", "领导小组成员", "党政办、财政所、民政办、自然资源所、综合执法队"),
    ]
    drawn = [line.plain for line in SourceLines(answers, width, 0, numbered=True).lines()]
    assert all(cells(line) <= width for line in drawn)
    if width > 30:
        ends = [cells(line) for line in drawn[:2]]
        assert all(one == other for one, other in pairwise(ends))
        assert "去年 345 条" in drawn[0]


def test_what_no_key_is_left_for_is_counted() -> None:
    answers = [ShownAnswer(str(at), f"第{at}题", "1") for at in range(12)]
    drawn = [line.plain for line in SourceLines(answers, 40).lines()]
    assert drawn[-1] == "还有 3 题"


def test_a_sample_is_nobody_s_question() -> None:
    assert not any(each.is_current for each in shown_blocks(sample()))
    assert shown_blocks(sample(), Asking("year", 0))[0].is_current
