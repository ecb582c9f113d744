"""The list of commands: what a few letters find, and what can be done now."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.foundation.sounds import initials
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.command_list import CommandLine, commands_now, found
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED

LINES = tuple(
    CommandLine("", each.word, each.value.does, each.value.key, each.value.also)
    for each in Command
    if each.value.group is not None
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("定", "定稿"),
        ("dg", "定稿"),
        ("DG", "定稿"),
        ("ｄｇ", "定稿"),
        ("dcpdf", "导出PDF"),
        ("pdf", "导出PDF"),
        ("导出 表", "导出表格"),
        ("导表", "导出表格"),
        ("dkwjj", "打开文件夹"),
        ("xjxyn", "新建下一年"),
        ("草稿", "预览"),
        ("cg", "预览"),
        ("另存", "备份"),
        ("样", "样例"),
        ("黑底", "深色"),
        ("u盘", None),
    ],
)
def test_what_a_few_letters_find(typed: str, first: str | None) -> None:
    words = [line.word for line in found(LINES, typed)]
    assert (words[0] if words else None) == first


def test_each_command_is_found_by_its_word_and_by_its_initials() -> None:
    for line in LINES:
        assert found(LINES, line.word)[0] is line
        short = found(LINES, initials(line.word))
        assert line in [each for each in short if initials(line.word) in initials(each.word)]


@given(st.text(max_size=8))
def test_what_is_typed_further_never_finds_more(typed: str) -> None:
    lines = found(LINES, typed)
    assert set(lines) <= set(LINES) and len(lines) == len(set(lines))
    assert set(found(LINES, f"{typed} 表")) <= set(lines)


def test_nothing_typed_leaves_all_in_their_order() -> None:
    assert found(LINES, "  ") == list(LINES)


def test_what_each_is_for_is_told_in_the_help_and_no_two_are_for_the_same() -> None:
    told = [line.does for line in LINES]
    assert all(told) and len(set(told)) == len(told)


def words_now(conversation: Conversation) -> set[str]:
    return {line.word for line in commands_now(conversation)}


def test_what_cannot_be_done_now_is_not_listed(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    conversation.generating.folder = tmp_path
    before = words_now(conversation)
    later = {"撤销", "上一题", "定稿", "导出PDF", "打开文件", "版本", "备份", "记录", "新建下一年"}
    assert not before & {*later, "重做", "同去年", "密排", "浅色", "去第三部分"}
    assert before >= {"待定", "预览", "核对", "生成", "导入", "样例", "疏排", "深色", "帮助"}
    for typed in (*SEED[:6], "生成"):
        conversation.say(typed)
    conversation.generating.begin()
    assert words_now(conversation) >= later
    conversation.say("撤销")
    assert "重做" in words_now(conversation)


def test_groups_stay_together(store: Store, questionnaire: Questionnaire) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    groups = [line.group for line in commands_now(conversation)]
    assert len(dict.fromkeys(groups)) == sum(
        before != after for before, after in zip(["", *groups], groups, strict=False)
    )
