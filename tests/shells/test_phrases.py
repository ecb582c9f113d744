"""The words around a question."""

import io
from pathlib import Path

import pytest

from report_assistant.interview.events import Asked
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.phrases import offer_chip, question_text
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("name", "offer", "times"),
    [
        ("filters.more", "没有", 1),  # the hint says what Enter does
        ("improvement.previous", "", 1),
        ("organisation.address", "", 1),
        ("overview.management.leaks", "0 起", 2),
    ],
)
def test_what_enter_does_is_said_once(
    questionnaire: Questionnaire, name: str, offer: str, times: int
) -> None:
    question = questionnaire.by_name[name]
    asked = Asked(question, offer=offer, none_on_enter=not question.required)
    said = question_text(asked)
    assert said.count("回车") == times


@pytest.mark.parametrize(
    ("words", "chip"), [("没有", "没有"), ("都是 0", "都是 0"), ("446 条", "用 446 条")]
)
def test_nobody_uses_nothing(words: str, chip: str) -> None:
    assert offer_chip(words) == chip


def test_the_plain_mode_takes_the_words_for_the_look(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    output = io.StringIO()
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    PlainConsole(conversation, tmp_path, output).run(["青河镇人民政府", "大字"])
    assert "疏排" in output.getvalue()


def test_typed_sentences_are_quoted_without_a_second_stop(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    output = io.StringIO()
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    said = [
        "青河镇人民政府",
        "改上年问题 栏目更新不及时，已整改到位。",
        "改上年问题 栏目更新不及时，已全部整改到位。",
        "改措施 拓宽渠道。开通公众号，每周更新一次。",
        "改措施 拓宽渠道。开通公众号，每天更新一次。",
        "理由 和科室核对过。",
        "撤销",
        "撤销",
        "改措施 好",
        "改上年问题 好",
    ]
    PlainConsole(conversation, tmp_path, output).run(said)
    printed = output.getvalue()
    assert "每天更新一次。" in printed
    assert [twice for twice in ("。。", "。；", "；。", "，。") if twice in printed] == []


def test_no_example_ends_the_sentence_that_quotes_it(questionnaire: Questionnaire) -> None:
    ended = [q.name for q in questionnaire.questions if q.example.endswith(("。", "；", "，"))]
    assert ended == []
