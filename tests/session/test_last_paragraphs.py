"""Last year's own paragraphs: found for the same place, and taken as a start with figures blank."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.last_text import LastText
from report_assistant.report.model import AnnualReport
from report_assistant.session.conversation import Conversation
from report_assistant.session.last_paragraphs import last_paragraphs
from report_assistant.session.last_start import BLANK, FromLast, blanked, figures_in, moved_on
from report_assistant.session.own_paragraphs import own_paragraphs
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from report_assistant.word.reader import read_report_text
from tests.conftest import TODAY, example
from tests.scripts import PASTED

_CONTACT = "邮编：311800，电话：0575-87123456，网址 www.a1.gov.cn/2"
LAST = LastText(read_report_text(PASTED, "年报").paragraphs)


@pytest.mark.parametrize(
    ("block", "section", "lead", "found"),
    [
        (
            "contact",
            0,
            "",
            "如有疑问，请与松岭镇党政办联系（地址：松岭镇中山路2号，电话：0373-5550199）。",
        ),
        ("opening", 0, "", ""),
        ("s1_lead", 1, "", "2024年，松岭镇把公开工作同便民服务一起安排。"),
        ("s1_disclosure", 1, "主动公开情况", "全年公开信息213条，其中财政信息12条。"),
        ("s1_applications", 1, "依申请公开情况", "我镇收到申请3件，都在期限内答复。"),
        ("s1_platform", 1, "政府信息公开平台建设情况", "建成专区3个。"),
        ("s1_supervision", 1, "监督保障情况", ""),
        ("s5_previous", 5, "", "针对上年报告指出的问题，专栏已经补齐。"),
        ("s5_problems", 5, "", "2024年的主要问题：一是更新慢；二是解读少。"),
        ("s5_measure", 5, "丰富解读", "制作图解8幅。"),
        ("s6_fee", 6, "", "本年度没有收取信息处理费。"),
        ("s6_items", 6, "", "办理建议5件。"),
    ],
)
def test_the_same_place_is_found(block: str, section: int, lead: str, found: str) -> None:
    assert last_paragraphs(block, section, lead, LAST) == found


def test_the_plan_is_what_stands_behind_its_announcement() -> None:
    assert last_paragraphs("s5_plan", 5, "", LAST) == (
        "下一步采取以下措施：\n每周五报送，解决更新慢的问题。\n制作图解8幅。"
    )


def test_an_own_heading_of_last_year_is_found_by_itself() -> None:
    found = last_paragraphs("s1_supervision", 1, "夯实平台阵地", LAST)
    assert found == "建成专区3个。"


def test_of_our_own_report_each_paragraph_stands_beside_itself() -> None:
    report = example("busy-town-2025")
    text = LastText(printed_draft(assemble(report)).paragraphs)
    for paragraph in own_paragraphs(report, report, text):
        assert paragraph.last == paragraph.text, paragraph.block


def test_headings_are_the_same_whatever_their_number(talking: Conversation) -> None:
    beside = {each.lead: each.last for each in talking.rewriting.paragraphs if each.lead}
    assert beside["（一）依申请公开规范有序。"] == "我镇收到申请3件，都在期限内答复。"


def test_without_its_text_an_unfinished_draft_is_nobodys_paragraph() -> None:
    whole, part = example("busy-town-2025"), AnnualReport(year=2024)
    assert all(not paragraph.last for paragraph in own_paragraphs(whole, part))
    assert any(paragraph.last for paragraph in own_paragraphs(whole, whole))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2024年，公开222条、比2023年多12.5%。", f"2025年，公开{BLANK}条、比2024年多{BLANK}%。"),
        ("召开两次会议，共1,204件。", f"召开{BLANK}次会议，共{BLANK}件。"),
        ("按第三十条和〔2021〕30号办，三审三校。", "按第三十条和〔2021〕30号办，三审三校。"),
        ("2024年1月1日至12月31日", "2025年1月1日至12月31日"),
        (_CONTACT, _CONTACT),
        ("1.加强公开。\n2.发布3条。", f"1.加强公开。\n2.发布{BLANK}条。"),
        ("“十四五”规划和《办法（2019）》", "“十四五”规划和《办法（2019）》"),
        ("自2023-05-01起24小时开放，已覆盖5G", "自2023-05-01起24小时开放，已覆盖5G"),
    ],
)  # fmt: skip
def test_figures_are_blanked_and_names_and_dates_are_not(text: str, start: str) -> None:
    assert blanked(moved_on(text, 2024, 2025)) == start


@given(st.text("公开信息条件次0123456789,.，。、第年月", max_size=60))
def test_no_figure_is_left_in_a_blanked_text(text: str) -> None:
    once = blanked(text)
    assert figures_in(once) == [] and blanked(once) == once


@pytest.fixture
def talking(store: Store, questionnaire: Questionnaire, tmp_path: Path) -> Conversation:
    """A conversation about 2025 that has read last year's report of another wording."""
    file = tmp_path / "去年.txt"
    file.write_text(PASTED, encoding="utf-8")
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in (str(file), "", "", "2025"):
        conversation.say(typed)
    return conversation


def test_what_is_read_is_told_in_a_sentence_and_whole_on_asking(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    file = tmp_path / "去年.txt"
    file.write_text(PASTED, encoding="utf-8")
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    assert conversation.account() is None
    said = "".join(getattr(event, "text", "") for event in conversation.say(str(file)))
    account = conversation.account()
    assert account is not None
    assert f"读到 {account.answers_read} 项；没读到 {account.places_unread} 处" in said
    assert "，其中表二、表三、表四整张没有读到，打“读到的”看" in said


def test_last_years_text_is_there_after_a_restart(
    talking: Conversation, store: Store, questionnaire: Questionnaire
) -> None:
    again = Conversation(store, questionnaire, talking.stored.number, today=TODAY)
    assert again.interview.answers.last_text.paragraphs == LAST.paragraphs
    assert again.account() == talking.account()


def test_the_text_of_a_report_read_by_an_earlier_version_can_be_had(
    talking: Conversation, store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    assert talking.stored.number is not None
    number = store.create_report()
    rows = [row for row in store.rows(talking.stored.number) if row.kind != "last_text"]
    store.append(number, *rows)
    old = Conversation(store, questionnaire, number, today=TODAY)
    report = old.interview.answers.report
    assert not old.interview.answers.last_text.paragraphs
    old.say(str(tmp_path / "去年.txt"))
    assert old.interview.answers.last_text.paragraphs == LAST.paragraphs
    assert old.interview.answers.report == report
    old.say("撤销")
    assert not old.interview.answers.last_text.paragraphs


def test_last_years_text_is_a_start_and_its_figures_are_named_until_they_are_gone(
    talking: Conversation,
) -> None:
    rewriting = talking.rewriting
    start = rewriting.start_from_last("s1_disclosure", FromLast.AS_PRINTED)
    assert start == "全年公开信息213条，其中财政信息12条。"
    assert "去年的数还在里面：213、12" in rewriting.remark("s1_disclosure", start)
    assert "213" not in rewriting.remark("s1_disclosure", start.replace("213", "240"))
    blank = rewriting.start_from_last("s1_disclosure", FromLast.BLANKED)
    assert "去年的数" not in rewriting.remark("s1_disclosure", blank)
    rewriting.take("s1_disclosure", blank)
    words = next(b for b in talking.stored.draft().blocks if b.id == "s1_disclosure").text
    assert words.count(BLANK) == 2
    assert not re.search(r"\d", words)
    assert any(block.id == "s1_disclosure" for block in talking.stored.draft().missing())


def test_the_plain_mode_tells_the_account_and_begins_from_last_years_text(
    talking: Conversation, tmp_path: Path
) -> None:
    output = io.StringIO()
    number = next(
        n
        for n, each in enumerate(talking.rewriting.paragraphs, start=1)
        if each.block == "s1_leadership"
    )
    said = ["读到的", f"改写 {number}", FromLast.BLANKED, "完", "没读到的"]
    PlainConsole(talking, tmp_path, output).run(said)
    printed = output.getvalue()
    assert "读到的：松岭镇 2024 年度" in printed and "没读到的：" in printed
    assert "去年这一段：\n我镇收到申请3件，都在期限内答复。" in printed
    wording = talking.interview.answers.report.wording
    assert wording["s1_leadership"] == f"我镇收到申请{BLANK}件，都在期限内答复。"


def test_without_a_report_there_is_no_account(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    output = io.StringIO()
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    PlainConsole(conversation, tmp_path, output).run(["读到的"])
    assert "还没有读进去年的年报" in output.getvalue()


def test_the_record_tells_of_the_report_and_not_of_its_text(talking: Conversation) -> None:
    before = len(talking.record().changes)
    talking.say("撤销")
    talking.say("重做")
    assert len(talking.record().changes) == before + 2
    assert [change.kind.value for change in talking.record().changes].count("读入去年年报") == 1
