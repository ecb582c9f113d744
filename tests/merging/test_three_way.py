"""One text in three versions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.three_way import Care, combine

BASE = "全年发布信息114条，其中版面46块。收到申请2件。已全部答复。"


def merged(mine: str, new: str, base: str = BASE) -> str:
    """The clerk's text after the edits that `combine` gives."""
    text = mine
    for edit in sorted(combine(base, mine, new).edits, key=lambda edit: -edit.begin):
        text = text[: edit.begin] + edit.words + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("mine", "new", "result"),
    [
        pytest.param(BASE, BASE.replace("114", "120"), BASE.replace("114", "120"), id="untouched"),
        pytest.param("甲。" + BASE, BASE, "甲。" + BASE, id="nothing new"),
        pytest.param(
            "甲。" + BASE + "乙。",
            BASE.replace("2件", "3件"),
            "甲。" + BASE.replace("2件", "3件") + "乙。",
            id="sentences of the clerk's own around it",
        ),
        pytest.param(
            BASE + "甲。", BASE + "乙。", BASE + "甲。乙。", id="both added a sentence at the end"
        ),
        pytest.param(
            BASE.replace("发布", "公开发布"),
            BASE.replace("114", "120").replace("46", "50"),
            "全年公开发布信息120条，其中版面50块。收到申请2件。已全部答复。",
            id="a number in a sentence that was touched",
        ),
        pytest.param(
            "我镇一年里对外公布各类消息，共计114条，版面占46块。收到申请2件。已全部答复。",
            BASE.replace("114", "120"),
            "我镇一年里对外公布各类消息，共计120条，版面占46块。收到申请2件。已全部答复。",
            id="a number in a sentence that was written anew",
        ),
        pytest.param(
            BASE.replace("114", "120"), BASE.replace("114", "120"), BASE.replace("114", "120")
        ),
        pytest.param(
            BASE.replace("已全部答复。", ""),
            BASE.replace("114", "120"),
            "全年发布信息120条，其中版面46块。收到申请2件。",
            id="another sentence was deleted",
        ),
        pytest.param(
            BASE.replace("信息", f"信{PARAGRAPH_END}息"),
            BASE.replace("全年发布", "本年共发布"),
            BASE.replace("全年发布信息", f"本年共发布信{PARAGRAPH_END}息"),
            id="the paragraph was cut in two",
        ),
        pytest.param(
            BASE.replace("其中版面46块", "版面为46块"),
            BASE.replace("全年发布", "本年共发布"),
            "本年共发布信息114条，版面为46块。收到申请2件。已全部答复。",
            id="another clause of the sentence",
        ),
    ],
)
def test_only_what_one_side_changed_is_merged(mine: str, new: str, result: str) -> None:
    assert merged(mine, new) == result
    assert combine(BASE, mine, new).clashes == ()


@pytest.mark.parametrize(
    ("mine", "new", "clash"),
    [
        (
            BASE.replace("114", "115"),
            BASE.replace("114", "120"),
            ("全年发布信息115条，其中版面46块。", "全年发布信息120条，其中版面46块。"),
        ),
        (
            BASE.replace("收到申请2件。", ""),
            BASE.replace("2件", "3件"),
            ("", "收到申请3件。"),
        ),
        (
            BASE.replace("收到申请2件", "共收到各类申请2件"),
            BASE.replace("收到申请2件", "未收到申请"),
            ("共收到各类申请2件。", "未收到申请。"),
        ),
    ],
)
def test_the_same_words_are_asked_about(mine: str, new: str, clash: tuple[str, str]) -> None:
    combined = combine(BASE, mine, new)
    assert [(found.mine, found.new) for found in combined.clashes] == [clash]
    assert merged(mine, new) == mine


def test_sentences_that_were_run_together_are_asked_about_as_one() -> None:
    base = "办结27件，公开了26件；结转1件。"
    mine = base.replace("公开了26件", "公开了二十六件")
    new = "办结27件，公开了27件，没有结转的申请。"
    [clash] = combine(base, mine, new).clashes
    assert (clash.mine, clash.new) == (mine, new)
    assert combine(base, mine, new).edits == ()


def test_a_missing_answer_in_a_reworded_sentence_is_filled() -> None:
    base, mine = "发布【待填：条数】条，已归档。", "对外发布了【待填：条数】条，均已归档。"
    assert merged(mine, "发布114条，已归档。", base) == "对外发布了114条，均已归档。"


@pytest.mark.parametrize(
    ("base", "mine", "new", "result"),
    [
        pytest.param(
            "收到申请2件，涉及3人。",
            "全年共受理申请2件，2人当面提交，涉及3人。",
            "收到申请5件，涉及3人。",
            "全年共受理申请5件，2人当面提交，涉及3人。",
            id="twice in the clerk's words",
        ),
        pytest.param(
            "收到申请2件，涉及2人。",
            "全年共受理申请2件，由2人提出。",
            "收到申请2件，涉及5人。",
            "全年共受理申请2件，由5人提出。",
            id="twice in ours",
        ),
        pytest.param(
            "收到申请2件，已归档。",
            "对外受理各类申请共2份，均已归档。",
            "收到申请5件，已归档。",
            "对外受理各类申请共5份，均已归档。",
            id="once, before another unit",
        ),
    ],
)
def test_of_several_equal_numbers_the_one_before_the_same_unit_is_meant(
    base: str, mine: str, new: str, result: str
) -> None:
    assert merged(mine, new, base) == result
    assert combine(base, mine, new).clashes == ()


def test_of_several_equal_numbers_before_the_same_unit_none_is_meant() -> None:
    base, new = "收到申请2件，已归档。", "收到申请5件，已归档。"
    mine = "全年共受理2件，其中2件当面提交，均已归档。"
    assert merged(mine, new, base) == mine
    assert len(combine(base, mine, new).clashes) == 1


def test_a_number_in_the_clerks_wording_is_pointed_out() -> None:
    mine = "我镇一年里对外公布各类消息，共计114条，版面占46块。收到申请2件。已全部答复。"
    cares = [edit.care for edit in combine(BASE, mine, BASE.replace("114", "120")).edits]
    assert len(cares) == 1
    assert cares[0] is not Care.FAR


def test_of_two_equal_numbers_the_one_with_the_unit_is_meant() -> None:
    base = "受理2件，召开会议2次。"
    mine = "今年一共受理了各类申请2件，会议开过2次。"
    assert (
        merged(mine, "受理2件，召开会议5次。", base) == "今年一共受理了各类申请2件，会议开过5次。"
    )


_SENTENCES = st.lists(
    st.text(alphabet="甲乙丙丁戊己12，", min_size=1, max_size=8).map(lambda words: f"{words}。"),
    min_size=1,
    max_size=6,
)


@given(_SENTENCES, _SENTENCES)
def test_one_sided_changes_give_that_side(one: list[str], two: list[str]) -> None:
    base, other = "".join(one), "".join(two)
    assert merged(base, other, base) == other
    assert merged(other, base, base) == other
    assert merged(other, other, base) == other


@given(_SENTENCES, _SENTENCES, _SENTENCES)
def test_edits_and_clashes_never_overlap(one: list[str], two: list[str], three: list[str]) -> None:
    base, mine, new = "".join(one), "".join(two), "".join(three)
    combined = combine(base, mine, new)
    spans = sorted(
        [(edit.begin, edit.end) for edit in combined.edits]
        + [(clash.begin, clash.end) for clash in combined.clashes]
    )
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert all(mine[clash.begin : clash.end] == clash.mine for clash in combined.clashes)
    assert all(0 <= begin <= end <= len(mine) for begin, end in spans)


@given(_SENTENCES, st.data())
def test_changes_in_different_sentences_are_both_there(
    parts: list[str], data: st.DataObject
) -> None:
    parts = [f"{number}号{words}" for number, words in zip("天地玄黄宇宙", parts, strict=False)]
    ours = data.draw(st.sets(st.integers(0, len(parts) - 1)))
    theirs = data.draw(st.sets(st.integers(0, len(parts) - 1))) - ours
    mine = [f"子{words}" if n in ours else words for n, words in enumerate(parts)]
    new = [f"{words[:-1]}丑。" if n in theirs else words for n, words in enumerate(parts)]
    both = [words if n in ours else new[n] for n, words in enumerate(mine)]
    assert merged("".join(mine), "".join(new), "".join(parts)) == "".join(both)
