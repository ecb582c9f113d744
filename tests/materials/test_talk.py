"""Chats and e-mails: who said what, and what was put right later."""

from email.message import EmailMessage

import pytest

from report_assistant.materials.files import contents_of
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.questionnaire import load_questionnaire
from tests.materials.readings import OWN, YEAR, facts, material

CHAT = """2025-12-29 09:01 云岭镇小陈：2025年信息公开年报要报数了
2025-12-29 09:05 青石镇王某：我镇网站150条，公众号88条
2025-12-29 09:08 宣传李某：公众号114条，网站203条
2025-12-29 09:15 李某：公开栏48条吧，大概
2025-12-29 09:40 宣传李某：更正一下，网站是206条
2025-12-29 10:05 宣传李某：明年任务是公众号300条
"""


def test_a_correction_replaces_what_was_said_before() -> None:
    assert facts(CHAT) == {"website": 206, "new_media": 114}


def test_the_place_is_the_message() -> None:
    found = {fact.question: fact.origins[0].place for fact in material(CHAT).facts}
    assert found["overview.disclosure.website"] == "2025-12-29 09:40 宣传李某"


@pytest.mark.parametrize(
    "later",
    [
        "38件不对",
        "刚才那个数不对，36件",
        "处罚到底是38还是36？",
        "处罚那个数报错了，还要再加2件",
    ],
)
def test_what_is_doubted_later_is_not_offered(later: str) -> None:
    words = f"2025-12-29 09:10 赵某：行政处罚38件\n2025-12-29 10:18 赵某：{later}\n"
    assert facts(words).get("penalties") != 38


def test_a_correction_without_a_name_is_of_the_number_that_it_says_is_wrong() -> None:
    words = """2026-01-12 09:15 周某：公众号全年203条
2026-01-12 09:20 李某：网站121条
2026-01-12 09:31 周某：等一下，203不对，25年的是196条
"""
    assert facts(words) == {"new_media": 196, "website": 121}


def test_last_year_is_the_report_s_where_it_is_said_the_year_after() -> None:
    words = """2026-01-12 09:15 周某：公开年报用的数：去年网站203条
2026-01-12 09:16 周某：今年公众号5条
"""
    assert facts(words) == {"website": 203}


def test_messages_of_the_summer_are_not_of_the_whole_year() -> None:
    words = "2025-07-02 09:15 周某：网站98条\n2025-12-30 09:16 周某：公众号114条\n"
    assert facts(words) == {"new_media": 114}


@pytest.mark.parametrize(
    "words",
    [
        "周某 2025/12/30 8:55\n网站203条\n李某 2025/12/30 8:56\n公众号114条",
        "2025-12-30 08:55:01 周某\n网站203条\n2025-12-30 08:56:10 李某\n公众号114条",
        "—— 2025-12-30 ——\n周某 08:55\n网站203条\n李某 08:56\n公众号114条",
        "2025年12月30日 08:55 周某：网站203条\n2025年12月30日 08:56 李某：公众号114条",
    ],
)
def test_layouts_of_chats(words: str) -> None:
    assert facts(words) == {"website": 203, "new_media": 114}


MAIL = """发件人: 王某 <wang@example.invalid>
发送时间: 2026年1月8日 10:20
主题: 2025年政务公开数据

1.政府网站公开信息203条；
2.行政许可12件、行政处罚5件；

-----原始邮件-----
发件人: 王某
发送时间: 2025年12月20日 9:00
主题: 2025年政务公开数据（初步）

政府网站公开信息190条，公众号100条。
"""


def test_only_the_newest_of_a_conversation_by_e_mail_is_read() -> None:
    assert facts(MAIL) == {"website": 203, "licences": 12, "penalties": 5}


def test_a_reply_without_figures_leaves_what_it_answers() -> None:
    head, _, _ = MAIL.partition("1.")
    _, border, older = MAIL.partition("-----原始邮件-----")
    assert facts(f"{head}数据没有变，见下面。\n{border}{older}") == {
        "website": 190,
        "new_media": 100,
    }


def test_lines_that_are_quoted_are_older() -> None:
    assert facts(MAIL.partition("-----")[0] + "> 网站大概200条\n> 公众号100条\n") == {
        "website": 203,
        "licences": 12,
        "penalties": 5,
    }


def test_an_answer_that_leaves_the_rest_goes_on_with_the_older_mail() -> None:
    head, _, _ = MAIL.partition("1.")
    _, border, older = MAIL.partition("-----原始邮件-----")
    words = f"{head}网站更正为203条，其他不变，见下面。\n{border}{older}"
    assert facts(words) == {"website": 203}
    assert [fact.value for fact in material(words).disputed] == [100]


def test_a_file_that_came_with_an_e_mail_is_read() -> None:
    message = EmailMessage()
    message["Subject"], message["Date"] = "2025年数据", "Fri, 09 Jan 2026 15:46:20 +0800"
    message.set_content("见附件。")
    rows = "云岭镇2025年政务公开工作总结\n网站公开信息203条。\n".encode()
    message.add_attachment(rows, maintype="text", subtype="plain", filename="总结.txt")
    contents = contents_of(message.as_bytes(), "信.eml")
    read = read_material(contents, OWN, YEAR, load_questionnaire())
    assert [fact.value for fact in read.facts] == [203]


def test_weekdays_and_days_without_a_year() -> None:
    words = "周某 7月2日 14:05\n网站98条\n李某 12月30日 14:06\n公众号114条\n王某 星期三 9:01\n公开栏48条"
    assert facts(words) == {"new_media": 114, "boards": 48}


@pytest.mark.parametrize("last", ["网站最后是139条", "网站最终139条", "网站后台导出来139了"])
def test_a_number_told_anew_takes_the_first_away(last: str) -> None:
    """Whether or not the later message is understood, the earlier number is not offered."""
    talk = f"2025-12-30 09:15 段某：网站发了136条\n2025-12-31 10:00 段某：{last}\n"
    assert facts(talk).get("website") in (None, 139)
