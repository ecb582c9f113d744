"""Fixed phrases: a slip in one is found where it matters, and no phrase accuses another."""

from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report_assistant.checks.words.fixed_phrases import FixedPhrase, fixed_phrases
from report_assistant.checks.words.near_misses import near_misses

PHRASES = fixed_phrases().phrases
NAMES = [phrase for phrase in PHRASES if not phrase.is_of_the_trade]
TRADE = [phrase for phrase in PHRASES if phrase.is_of_the_trade]
UNLIKELY = "龘"


def _alike() -> dict[str, str]:
    listed = (files("report_assistant.foundation") / "syllables.txt").read_text("utf-8")
    alike: dict[str, str] = defaultdict(str)
    for _, characters in map(str.split, listed.splitlines()):
        for character in characters:
            alike[character] = characters.replace(character, "")
    return alike


SOUNDS = _alike()


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], phrase.words) for start, end, phrase in near_misses(text)]


def test_there_are_many_and_each_stands_once() -> None:
    words = [phrase.words for phrase in PHRASES]
    assert len(words) > 200
    assert len(set(words)) == len(words)
    assert all(len(each) >= 4 for each in words)


def test_no_phrase_is_the_near_miss_of_another() -> None:
    for phrase in PHRASES:
        assert found_in(f"落实{phrase.words}有关规定。") == []


@given(st.lists(st.sampled_from([phrase.words for phrase in PHRASES]), max_size=6))
def test_right_phrases_side_by_side_are_right(words: list[str]) -> None:
    assert found_in("、".join(words)) == []


@given(st.sampled_from(NAMES), st.data())
def test_one_wrong_character_inside_a_name_is_found(
    phrase: FixedPhrase, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(phrase.words) - 2))
    wrong = phrase.words[:place] + UNLIKELY + phrase.words[place + 1 :]
    assert wrong in [words for words, _ in found_in(f"落实{wrong}的规定")]


@given(st.sampled_from(TRADE), st.data())
def test_one_character_that_sounds_alike_is_found(phrase: FixedPhrase, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(phrase.words) - 2))
    sound = data.draw(st.sampled_from(SOUNDS[phrase.words[place]]))
    wrong = phrase.words[:place] + sound + phrase.words[place + 1 :]
    assert found_in(f"落实{wrong}的规定")


@given(st.sampled_from(TRADE), st.data())
def test_another_word_of_the_trade_is_right(phrase: FixedPhrase, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(phrase.words) - 2))
    assume(not any(name.words in phrase.words for name in NAMES))
    other = phrase.words[:place] + UNLIKELY + phrase.words[place + 1 :]
    assert found_in(f"落实{other}的规定") == []


@given(st.sampled_from([phrase for phrase in NAMES if phrase.is_whole]))
def test_the_last_character_counts_where_no_other_word_begins_so(phrase: FixedPhrase) -> None:
    wrong = phrase.words[:-1] + UNLIKELY
    assert (wrong, phrase.words) in found_in(f"落实{wrong}，")


@pytest.mark.parametrize(
    "right",
    [
        "政府信息不公开的，说明理由",
        "县人民政府的门户网站",
        "结转到下年度继续办理",
        "应公开未公开的栏目",
        "政务信息公开工作",
        "到县人民医院宣传",
        "中华人民共和国成立以来",
        "人民 政府",
        "政府信息源头管理",
        "依申请公开受理渠道",
        "谁审核、谁负责，谁审核谁负责",
        "政府信息公开栏目",
        "公开常态化",
        "政府信息公开被申请行政复议",
        "依申请公开政府信息办理情况",
        "平台建设情况",
        "党政综合办公时间",
        "政务服务中新增窗口",
        "市场监督管理具体办法",
    ],
)
def test_what_only_looks_like_a_slip_is_right(right: str) -> None:
    assert found_in(right) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("推进乡村振行", "乡村振兴"),
        ("按期达复", "按期答复"),
        ("政府信息公开申清", "政府信息公开申请"),
        ("三审三教制度", "三审三校制度"),
        ("历次全次精神", "历次全会精神"),
        ("扫黑险恶", "扫黑除恶"),
        ("人民攻府", "人民政府"),
        ("政府信信息公开工作", "政府信息公开工作"),
        ("依法申请公开、政府信息管理", ""),
    ],
)
def test_slips_of_a_keyboard_are_found(wrong: str, right: str) -> None:
    assert [phrase for _, phrase in found_in(wrong)] == ([right] if right else [])


def test_the_longest_phrase_is_named_once() -> None:
    wrong = "习近平新时代中国特设社会主义思想"
    right = "习近平新时代中国特色社会主义思想"
    assert found_in(f"坚持以{wrong}为指导") == [(wrong, right)]
