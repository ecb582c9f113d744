"""The line mode goes on after an unexpected error, and commands no terminal."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.language.answers.agreement import DONE
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.rewriting import Rewriting
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.hostile import CONTROLS, commands_terminal

NAME = "青山镇人民政府"


@pytest.fixture
def talk(store: Store, questionnaire: Questionnaire) -> Conversation:
    return Conversation(store, questionnaire, None, today=TODAY)


def said(talk: Conversation, lines: Any) -> str:
    output = io.StringIO()
    PlainConsole(talk, talk.home / "word", output).run(lines)
    return output.getvalue()


def test_the_conversation_goes_on_after_an_unexpected_error(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_before = Conversation.say

    def say(self: Conversation, typed: str) -> Any:
        if typed == "出错":
            raise ZeroDivisionError(NAME)
        return as_before(self, typed)

    monkeypatch.setattr(Conversation, "say", say)
    told = said(talk, ["出错", NAME, "出错", ""])
    assert told.count("程序出了差错") == 2
    assert talk.interview.answers.report.organisation.name == NAME
    assert NAME not in (talk.home / FILE_NAME).read_text()


def test_a_step_that_fails_half_way_has_not_happened(
    talk: Conversation, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(talk, [NAME])
    before = talk.interview.answers.entries
    with monkeypatch.context() as failing:
        failing.setattr(Store, "append", lambda *_, **__: 1 / 0)
        assert "程序出了差错" in said(talk, ["2021"])
    assert talk.interview.answers.entries == before
    said(talk, ["2021"])
    assert talk.stored.number is not None
    assert len(store.rows(talk.stored.number)) == len(talk.interview.answers.entries) > len(before)


def test_a_paragraph_that_is_being_reworded_is_kept(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(talk, [NAME, "2021"])
    taken: list[str] = []
    as_before = Rewriting.take

    def take(self: Rewriting, block: str, words: str) -> Any:
        taken.append(words)
        if len(taken) == 1:
            raise ZeroDivisionError
        return as_before(self, block, words)

    monkeypatch.setattr(Rewriting, "take", take)
    told = said(talk, ["改写 1", "我们自己的话。", DONE, DONE])
    assert "程序出了差错" in told
    assert taken == ["我们自己的话。"] * 2


def test_ctrl_c_ends_with_a_sentence(talk: Conversation) -> None:
    def lines(*before: str) -> Iterator[str]:
        yield from before
        raise KeyboardInterrupt

    assert said(talk, lines(NAME)).endswith("记下的都已保存，下次接着填。\n")
    assert talk.interview.answers.report.organisation.name == NAME
    assert "正在改写的那一段没有保存" in said(talk, lines("改写 1", "一句。"))


@pytest.mark.parametrize("sign", [*CONTROLS, "\r"], ids=ascii)
def test_what_is_echoed_commands_no_terminal(talk: Conversation, sign: str) -> None:
    for typed in (
        f"看{sign}不懂",
        f"导入 没{sign}有.docx",
        f"导入表格 没{sign}有.xlsx",
        f"改 {sign}",
    ):
        told = said(talk, [typed, f"{sign}12{sign}"])
        assert not commands_terminal(told)


def test_without_an_error_there_is_no_log(talk: Conversation) -> None:
    said(talk, [NAME, "预览", "核对"])
    assert not (talk.home / FILE_NAME).exists()


def test_a_name_that_no_file_can_have_is_told(talk: Conversation) -> None:
    for name in (
        "去\x00年.docx",
        "\ud83d.xlsx",
        "~没有这个人/去年.docx",
        "~没有这个人/三张表.xlsx",
    ):
        told = said(talk, [f"导入 {name}", f"导入表格 {name}", name])
        assert "程序出了差错" not in told


def test_a_message_without_end_is_refused_before_it_is_read(talk: Conversation) -> None:
    told = said(talk, [NAME, "字" * 200_000, "公开了，" * 50_000])
    assert told.count("太长了，一次最多") == 2


def test_a_pasted_report_may_be_long(talk: Conversation) -> None:
    report = f"{NAME}2020年政府信息公开工作年度报告\n一、总体情况\n" + "公开信息12条。\n" * 4000
    [*_, last] = talk.say(report)
    assert "太长了" not in str(last)
