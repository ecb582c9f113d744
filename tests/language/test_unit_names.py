"""The name of the unit: stored as it was typed, however it begins."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire

BEGINNINGS = (
    *("叫", "为", "在", "有", "包括", "主要", "主要有", "由", "任", "的", "单", "名"),
    *(
        "改",
        "把",
        "请",
        "先",
        "还",
        "那",
        "好",
        "早",
        "就",
        "用",
        "共",
        "合",
        "全",
        "新",
        "无",
        "没",
    ),
    *(
        "不",
        "未",
        "一",
        "二",
        "三",
        "十",
        "百",
        "千",
        "万",
        "去",
        "上",
        "下",
        "中",
        "核",
        "查",
        "对",
    ),
)
OFFICES = ("河镇人民政府", "民街道办事处", "色金属行业管理办公室", "山乡人民政府", "平县财政局")


def stored(questionnaire: Questionnaire, typed: str) -> str | None:
    interview = Interview(questionnaire, today=date(2026, 1, 5))
    interview.say(typed)
    return interview.answers.report.organisation.name


@given(st.sampled_from(BEGINNINGS), st.sampled_from(OFFICES))
@example("叫", "河镇人民政府")
@example("为", "民街道办事处")
@example("有", "色金属行业管理办公室")
def test_no_character_of_a_name_is_eaten(
    questionnaire: Questionnaire, beginning: str, office: str
) -> None:
    assert stored(questionnaire, beginning + office) == beginning + office


@pytest.mark.parametrize(
    "typed",
    [
        "我们叫叫河镇人民政府",
        "单位是叫河镇人民政府",
        "单位全称：叫河镇人民政府",
        "我们单位的全称是叫河镇人民政府",
        "名称：叫河镇人民政府",
        "我是叫河镇人民政府",
    ],
)
def test_words_around_the_name_fall_away(questionnaire: Questionnaire, typed: str) -> None:
    assert stored(questionnaire, typed) == "叫河镇人民政府"
