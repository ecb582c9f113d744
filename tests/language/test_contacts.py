"""The office's particulars in one message."""

import pytest

from report_assistant.interview.events import Answered, FactsShown, Rejected
from report_assistant.interview.interview import Interview
from tests.interview.talking import asked, only, tell

TOWN = ["双桥镇人民政府", "2021", "镇"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "双桥镇人民路18号，电话 0371-6222 3344",
            {"联系地址": "双桥镇人民路18号", "联系电话": "0371-62223344"},
        ),
        (
            "党政办公室，地址：双桥镇政府大院，联系电话０３７１－６２２２３３４４，邮编452300",
            {
                "联系科室": "党政办公室",
                "联系地址": "双桥镇政府大院",
                "邮政编码": "452300",
                "联系电话": "0371-62223344",
            },
        ),
        (
            "62223344;sqz@163.com;www.shuangqiao.gov.cn/zfxxgk",
            {
                "联系电话": "62223344",
                "电子邮箱": "sqz@163.com",
                "电子版网址": "www.shuangqiao.gov.cn/zfxxgk",
            },
        ),
        (
            "邮编452300，地址：人民路18号（汽车站旁）",
            {"联系地址": "人民路18号（汽车站旁）", "邮政编码": "452300"},
        ),
        ("电话是13800001111", {"联系电话": "13800001111"}),
    ],
)
def test_they_are_shown_and_taken(interview: Interview, typed: str, shown: dict[str, str]) -> None:
    tell(interview, [*TOWN, "1"])
    assert asked(interview) == "organisation.office"
    (facts,) = only(interview.say(typed), FactsShown)
    assert {row.title: row.shown for row in facts.rows} == shown
    assert not facts.unread
    taken = only(interview.say("确定"), Answered)
    assert {each.question.title: each.shown for each in taken} == shown


def test_they_say_that_they_are_to_be_printed(interview: Interview) -> None:
    tell(interview, TOWN)
    assert asked(interview) == "filters.contact"
    tell(interview, ["写，人民路18号，电话0371-62223344", "确定"])
    office = interview.answers.report.organisation
    assert (office.address, office.phone) == ("人民路18号", "0371-62223344")
    assert asked(interview) == "organisation.office"


def test_what_is_none_of_them_is_quoted(interview: Interview) -> None:
    tell(interview, [*TOWN, "1"])
    (facts,) = only(interview.say("联系人张三，电话0371-62223344，邮编452300"), FactsShown)
    assert facts.unread == ("联系人张三",)


@pytest.mark.parametrize(
    "typed", ["双桥镇人民路18号", "双桥镇人民路18号院内2楼", "人民路18号(老汽车站旁)"]
)
def test_an_address_alone_is_the_answer(interview: Interview, typed: str) -> None:
    tell(interview, [*TOWN, "1", "党政办公室", typed])
    assert interview.answers.report.organisation.address == typed


def test_an_office_has_no_digits(interview: Interview) -> None:
    tell(interview, [*TOWN, "1"])
    assert only(interview.say("联系人张三电话见网站2"), Rejected)
