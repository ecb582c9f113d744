"""The question card in lines: all of the question, choices in columns and on pages, facts aligned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.ask_look import AskLook, AskRoom, look_of, numbers_of
from report_assistant.tui.shown import ShownAsk, ShownChoice, ShownFact

_HAN = st.text(alphabet="政府信息公开网站条例年报（），。0123", min_size=1, max_size=40)


def _plain(look: AskLook) -> list[str]:
    return [line.plain for line in look.lines]


def _asked(groups: list[int]) -> ShownAsk:
    """A question with so many choices in each group."""
    choices, number = [], 0
    for at, count in enumerate(groups):
        for _ in range(count):
            number += 1
            choices.append(ShownChoice(number, f"情形{number}", f"第{at}类"))
    return ShownAsk("结果有哪几种？", tag="三、申请情况　第 3 题，共 4 题", choices=choices)


@given(_HAN, _HAN, st.integers(20, 90))
def test_question_and_hint_are_shown_whole(question: str, hint: str, width: int) -> None:
    look = look_of(ShownAsk(question, tag="基本信息", hint=hint), AskRoom(width, 20, True))
    shown = "".join(_plain(look))
    for words in (question, hint):
        assert words.replace("　", "") in shown.replace("　", "")
    assert all(cells(line) <= width for line in _plain(look))


@given(
    st.lists(st.integers(2, 9), min_size=1, max_size=5), st.integers(24, 100), st.integers(6, 24)
)
def test_every_choice_is_on_some_page_and_under_its_group(
    groups: list[int], width: int, rows: int
) -> None:
    ask = _asked(groups)
    first = look_of(ask, AskRoom(width, rows, False))
    pages = [_plain(look_of(ask, AskRoom(width, rows, False), n)) for n in range(first.pages)]
    shown = " ".join(line for page in pages for line in page[2:])
    assert [f"情形{choice.number} " in f"{shown} " for choice in ask.choices].count(False) == 0
    for page in pages:
        assert len(page) <= max(rows, 3)
        assert len(page) < 4 or not page[-1].startswith("第"), "no heading stands alone at the end"
        assert all(cells(line) <= width for line in page)


def test_choices_fill_columns_downwards() -> None:
    look = look_of(_asked([6]), AskRoom(60, 20, False))
    assert [line.split() for line in _plain(look)[3:]] == [
        ["1", "情形1", "3", "情形3", "5", "情形5"],
        ["2", "情形2", "4", "情形4", "6", "情形6"],
    ]


def test_last_years_answer_stands_at_the_edge_and_goes_where_there_is_no_room() -> None:
    ask = ShownAsk("多少条？", tag="一、总体情况　这部分第 5 题，共 9 题", last="去年 345 条")
    wide, middle, narrow = (_plain(look_of(ask, AskRoom(n, 9, False)))[0] for n in (60, 36, 14))
    assert wide.endswith(" 去年 345 条 ") and cells(wide) == 60 and "第 5 题" in wide
    assert middle.startswith("一、总体情况 ") and "去年" in middle
    assert narrow.strip() == "一、总体情况"


def test_facts_stand_right_aligned_below_their_heads() -> None:
    ask = ShownAsk(
        "这样记，对吗？", facts=(ShownFact("行政许可", "26 件", "31 件"), ShownFact("收费", "0 元"))
    )
    head, first, second = _plain(look_of(ask, AskRoom(50, 20, False)))[1:]
    assert cells(head[: head.index("记成") + 2]) == cells(first[: first.index("26 件") + 4])
    assert cells(head[: head.index("原来") + 2]) == cells(first[: first.index("31 件") + 4])
    assert cells(first[: first.index("26 件") + 4]) == cells(second[: second.index("0 元") + 3])


def test_without_colour_a_chosen_number_stands_in_brackets() -> None:
    room = AskRoom(60, 20, False, is_plain=True, chosen=frozenset({2}))
    look = look_of(_asked([3]), room)
    assert any("[ 2] 情形2" in line for line in _plain(look))


def test_numbers_in_the_box_are_choices_only_where_nothing_else_is_there() -> None:
    assert numbers_of("1、3，12") == {1, 3, 12}
    assert numbers_of("1 件") == frozenset()
    assert numbers_of("") == frozenset()


@pytest.mark.parametrize("width", [40, 56, 76, 110])
def test_facts_out_of_materials_tell_their_source_in_a_line_of_its_own(width: int) -> None:
    facts = tuple(
        ShownFact(f"题目{n}", "203 条", "", "出处：“总结.docx”第14段：全年公开信息203条", n > 8)
        for n in range(1, 11)
    )
    look = look_of(ShownAsk("这样记，对吗？", facts=facts), AskRoom(width, 40, False))
    lines = [line.plain for line in look.lines]
    assert all(cells(line) <= width for line in lines)
    assert sum("出处" in line for line in lines) == len(facts)
    assert sum("要您选" in line for line in lines) == 1


def test_facts_that_do_not_fit_go_on_pages() -> None:
    facts = tuple(ShownFact(f"题目{n}", "1 条", "", "出处：某处") for n in range(1, 21))
    room = AskRoom(76, 14, False)
    first = look_of(ShownAsk("这样记，对吗？", facts=facts), room)
    assert first.pages > 1
    assert len(first.lines) <= room.rows
    shown = [
        line.plain
        for page in range(first.pages)
        for line in look_of(ShownAsk("这样记，对吗？", facts=facts), room, page).lines
    ]
    assert all(any(f"题目{n} " in line for line in shown) for n in range(1, 21))
