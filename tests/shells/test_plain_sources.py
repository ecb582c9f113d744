"""The line mode tells where sentences come from and where answers are used, and filters the review."""

import io
from pathlib import Path

import pytest

from report_assistant.language.asked.asked_sources import SourceAsked, UseAsked, asked_in
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for words in SEED:
        made.say(words)
    return made


def said(conversation: Conversation, *typed: str) -> str:
    output = io.StringIO()
    PlainConsole(conversation, Path(), output).run(typed)
    return output.getvalue()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("这句话哪来的", SourceAsked()),
        ("这句话是从哪里来的？", SourceAsked()),
        ("出处", SourceAsked()),
        ("出处 第3段", SourceAsked(paragraph=3)),
        ("第１２段哪来的", SourceAsked(paragraph=12)),
        ("“公开政府信息160条”是哪来的", SourceAsked("公开政府信息160条")),
        ("「114条」哪来的？", SourceAsked("114条")),
        ("出处 未收到申请", SourceAsked("未收到申请")),
        ("用在哪", UseAsked()),
        ("用在哪里？", UseAsked()),
        ("新媒体用在哪", UseAsked("新媒体")),
        ("“新媒体”用在了哪", UseAsked("新媒体")),
        ("公开渠道狭窄", None),
        ("114", None),
        ("资金来源不清", None),
    ],
)
def test_the_words(typed: str, asked: SourceAsked | UseAsked | None) -> None:
    assert asked_in(typed) == asked


def test_a_quoted_sentence_tells_its_answers(conversation: Conversation) -> None:
    told = said(conversation, "“政务新媒体114条”是哪来的")
    assert "114 条 ← 政务新媒体全年公开了多少条信息" in told
    assert "160 条 ← 全年主动公开政府信息一共多少条" in told
    assert "22 个" not in told, "the next sentence has its own answers"


def test_a_paragraph_by_number(conversation: Conversation) -> None:
    told = said(conversation, "出处 第1段")
    assert "固定写法，来自模板" in told
    assert "2021 年 ← 这份报告写的是哪一年的工作" in told
    assert "草稿一共" in said(conversation, "出处 第99段")


def test_what_was_never_asked_names_the_answer_that_decided_it(conversation: Conversation) -> None:
    told = said(conversation, "“新收政府信息公开申请0件”是哪来的")
    assert "因为：" in told and "本年新收申请（都是 0）" in told


def test_where_an_answer_is_used(conversation: Conversation) -> None:
    told = said(conversation, "新收用在哪")
    assert "新收政府信息公开申请0件" in told
    assert "表三“本年新收”各格" in told
    assert "还决定问不问：" in told
    assert "办理结果种类" in told


def test_asking_changes_nothing(conversation: Conversation) -> None:
    before = conversation.interview.answers.entries
    said(conversation, "这句话哪来的", "用在哪", "出处 第3段", "核对 提醒", "核对 新媒体")
    assert conversation.interview.answers.entries == before


def test_the_review_by_kind(conversation: Conversation) -> None:
    assert "提醒：" in said(conversation, "改行政事业性收费 20000万元", "核对 提醒")
    told = said(conversation, "改失泄密 待定", "核对 待定")
    assert "待定 1" in told
    assert "失泄密事件：待定" in told.partition("核对（待定）")[2]
    assert "单位全称" not in told.partition("核对（待定）")[2]
    assert "没有这样的题" in said(conversation, "撤销", "核对 未填")


def test_one_question_with_all_that_is_known(conversation: Conversation) -> None:
    told = said(conversation, "核对 新媒体")
    assert "答案：114 条" in told and "填写：" in told and "用在：" in told
