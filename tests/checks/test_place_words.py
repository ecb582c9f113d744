"""The place of a finding as a person calls it."""

import pytest

from report_assistant.checks.finding import text_place
from report_assistant.checks.place_words import place_words, told_in_text
from report_assistant.report.tables import TABLES


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("applications.received.natural_person", "表三“本年新收·自然人”"),
        ("proactive_disclosure.licences", "表二“行政许可”"),
        ("review_litigation.reconsideration", "表四“行政复议”"),
        ("proactive_disclosure", "表二"),
        (text_place(1, "收到申请12件"), "第一部分"),
        (text_place(0, "联系方式"), "开头"),
        (text_place(3, ""), "第三部分"),
        ("organisation.postcode", "邮政编码"),
        ("nowhere.at.all", ""),
        ("", ""),
    ],
)
def test_a_place_in_words(where: str, words: str) -> None:
    assert place_words(where) == words


def test_every_cell_has_a_name() -> None:
    for table in TABLES:
        for path in table.paths:
            assert place_words(path) == table.place(path)


def test_a_place_in_the_text_is_taken_apart() -> None:
    assert told_in_text(text_place(5, "三是：继续")) == (5, "三是：继续")
    assert told_in_text("applications.received.total") is None
