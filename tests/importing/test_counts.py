"""Counts in sentences as reports have them: what is read, and what is left because it is not sure."""

from typing import Any

import pytest

from report_assistant.importing.imported import import_report
from report_assistant.importing.readings import Reading
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport
from report_assistant.word.reader import read_report_text

BUREAU, TOWN = "云岭县林业局", "青石镇人民政府"
WEBSITE, NEW_MEDIA, BOARDS, TOTAL, INTERPRETATIONS, CLASSES = (
    f"overview.disclosure.{name}"
    for name in ("website", "new_media", "boards", "total", "interpretations", "classes")
)
SUPERVISION, PLATFORM = "overview.supervision", "overview.platform"
CHANNELS = (WEBSITE, NEW_MEDIA, BOARDS, TOTAL)


def read(sentence: str, name: str = BUREAU, heading: str = "（一）主动公开情况。") -> AnnualReport:
    return imported(sentence, name, heading)[0]


def imported(
    sentence: str, name: str = BUREAU, heading: str = "（一）主动公开情况。"
) -> tuple[AnnualReport, tuple[Reading, ...]]:
    text = f"{name}2024年政府信息公开工作年度报告\n一、总体情况\n{heading}{sentence}\n"
    found = import_report(read_report_text(text, "年报.txt"), load_questionnaire())
    return found.report, found.readings


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("全年通过县政府门户网站公开信息36条。", {WEBSITE: 36}),
        ("我局在县政府信息公开平台主动公开信息45条。", {WEBSITE: 45}),
        ("“绿水云岭”公众号发布图文消息156篇，阅读量12万次。", {NEW_MEDIA: 156}),
        ("微信公众号“绿水云岭”推送信息88条。", {NEW_MEDIA: 88}),
        ("通过微博、微信公众号分别发布信息337条、757条。", {NEW_MEDIA: 1094}),
        ("微信公众号发布300条，微博发布100条，抖音号发布20条。", {NEW_MEDIA: 420}),
        ("微信公众号发布信息189期，713条。", {NEW_MEDIA: 713}),
        ("政务新媒体发布信息400条，其中微信公众号300条，微博100条。", {NEW_MEDIA: 400}),
        (
            "县政府网站公开120条、微信公众号公开80条、公开栏公开30条。",
            {WEBSITE: 120, NEW_MEDIA: 80, BOARDS: 30},
        ),
        ("通过网站、公众号、公开栏等渠道共公开信息300条。", {TOTAL: 300}),
        (
            "共公开信息300条，其中县政府网站120条，微信公众号80条，其他100条。",
            {TOTAL: 300, WEBSITE: 120, NEW_MEDIA: 80},
        ),
        ("主动公开政府信息的数量：40条。", {TOTAL: 40}),
        ("积极利用微信公众号等新媒体平台，全年发布各类信息386条。", {NEW_MEDIA: 386}),
        ("通过县政府网站发布各种信息86条（次）。", {WEBSITE: 86}),
        ("政务公开栏更换12期，共公开信息86条。", {}),
        ("2024年累计主动公开政府信息560条，同比增加20条。", {TOTAL: 560}),
        ("在绿水云岭微信公众号自媒体发布94条。", {NEW_MEDIA: 94}),
        (
            "在云岭林业公众号发布动态信息59篇；在云岭林业官方微博号发布信息约310条（原创35条）。",
            {},
        ),
    ],
)
def test_channels_are_read(sentence: str, counts: dict[str, int]) -> None:
    report = read(sentence)
    told = {path: value_at(report, path) for path in CHANNELS}
    assert told == dict.fromkeys(CHANNELS) | counts


def test_a_platform_that_holds_the_site_is_not_the_site() -> None:
    platform, site = "全县信息公开平台共发布政府信息938条", "通过政府网站发布信息217条"
    county = "云岭县人民政府"
    assert value_at(read(f"{platform}。", county), WEBSITE) == 938
    assert value_at(read(f"{platform}，其中：{site}。", county), WEBSITE) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "全年在县政府网站公开预决算信息12条。",
        "门户网站“通知公告”栏目发布信息35条。",
        "在“学习平台”号发布信息12条。",
        "县政府网站公开目录、工作指南等信息若干，公众号阅读量3500次。",
        "全县各部门主动公开政府信息12000条。",
        "向县政府网站报送政务信息56条，被省级采用3条。",
        "全年编发政务信息35条。",
        "截至2024年12月31日，累计公开信息5600条。",
        "历年累计公开信息5600条。",
        "2023年，我局主动公开政府信息95条。",
        "主动公开信息1000余条，网站公开约300条。",
        "我局没有门户网站，未开通公众号。",
        "公开规范性文件3件，公开行政处罚信息45条。",
        "网站公开信息120条，网站公开信息130条。",
        "县融媒体中心公众号发布信息35条，县级以上媒体网站发布信息20条。",
        "各村微信公众号发布信息320条。",
        "审核信息530条，发布信息500条。",
        "办理网站留言35条，公众号粉丝3000人。",
    ],
)
def test_what_is_not_sure_is_left(sentence: str) -> None:
    report = read(sentence)
    assert [value_at(report, path) for path in CHANNELS] == [None] * len(CHANNELS)


@pytest.mark.parametrize(
    ("sentence", "path", "value"),
    [
        ("开展政务公开培训2次，参训人员64人次。", f"{SUPERVISION}.trainings", 2),
        ("开展政务公开培训2次，参训人员64人次。", f"{SUPERVISION}.trained", 64),
        ("组织开展两次业务培训。", f"{SUPERVISION}.trainings", 2),
        ("开展安全生产培训12次。", f"{SUPERVISION}.trainings", None),
        ("开展安全生产培训2次，培训120人次。", f"{SUPERVISION}.trained", None),
        ("参加县里组织的培训3次。", f"{SUPERVISION}.trainings", None),
        ("每季度开展一次业务培训。", f"{SUPERVISION}.trainings", None),
        ("召开政务公开工作推进会2次。", f"{SUPERVISION}.meetings", 2),
        ("召开党组会议24次，研究公开工作1次。", f"{SUPERVISION}.meetings", None),
        ("组织政务公开检查4次。", f"{SUPERVISION}.inspections", 4),
        ("开展安全检查20次。", f"{SUPERVISION}.inspections", None),
        ("建成政务公开专区3个。", f"{PLATFORM}.places", 3),
        ("开设政务新媒体账号2个。", f"{PLATFORM}.accounts", 2),
        ("关停政务新媒体账号2个。", f"{PLATFORM}.accounts", None),
        ("编发政府公报12期。", f"{PLATFORM}.gazettes", 12),
        ("召开新闻发布会3场。", f"{PLATFORM}.press_conferences", 3),
        ("明确1名工作人员具体负责信息公开的收集和更新。", "overview.leadership.staff", 1),
        ("各科室明确1名信息员。", "overview.leadership.staff", None),
        ("发布政策解读12篇，其中视频解读3篇。", INTERPRETATIONS, 12),
        ("公开信息90条，其中通知公告46条，政策解读44条。", INTERPRETATIONS, 44),
        ("清理过期、错误信息45条。", "overview.management.cleaned", 45),
        ("整改问题3个。", "overview.management.cleaned", None),
        ("全年不曾发生失泄密事件。", "overview.management.leaks", 0),
        ("防止失泄密。", "overview.management.leaks", None),
        ("无因公开工作被追究责任的情况。", f"{SUPERVISION}.accountability", 0),
        ("健全问责制度。", f"{SUPERVISION}.accountability", None),
    ],
)
def test_other_work_is_counted(sentence: str, path: str, value: int | None) -> None:
    assert value_at(read(sentence, heading="（五）监督保障情况。"), path) == value or (
        value is not None and value_at(read(sentence), path) == value
    )


@pytest.mark.parametrize(
    ("sentence", "received"),
    [
        ("全年未收到政府信息公开申请。", 0),
        ("未收到公民、法人或者其他组织的申请。", 0),
        ("新收政府信息公开申请0件。", 0),
        ("收到政府信息公开申请3件，均为自然人申请。", 3),
        ("收到政府信息公开申请3件，均已答复。", None),
        ("未收到信函申请，网上收到申请2件。", None),
        ("镇机关未收到政府信息公开申请。各站所共收到政府信息公开申请2件。", None),
        ("2023年未收到政府信息公开申请。", None),
    ],
)
def test_applications_are_read_where_the_whole_row_is_told(
    sentence: str, received: int | None
) -> None:
    row = read(sentence, heading="（二）依申请公开情况。").applications.received
    assert row.total == received
    assert row.natural_person == received


def test_denied_cases_are_rows_of_nothing() -> None:
    report = read("未发生政府信息公开行政复议、行政诉讼。", heading="（二）依申请公开情况。")
    assert report.review_litigation.reconsideration.total == 0
    assert report.review_litigation.litigation_total == 0


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("主动公开政府信息70条，工作动态66条，其他信息4条。", {"工作动态": 66, "其他信息": 4}),
        ("主动公开政府信息70条，其中“三农”信息6条、通知4条。", {"三农信息": 6, "通知": 4}),
        ("主动公开政府信息70条，工作动态6条，其他信息4条。", None),
        ("主动公开政府信息70条，其中动态66条、通知14条。", None),
        ("主动公开政府信息70条，其中网站66条、公众号4条。", None),
    ],
)
def test_classes_are_read_where_they_part_the_total(
    sentence: str, classes: dict[str, Any] | None
) -> None:
    figures = read(sentence).overview.disclosure.classes
    assert (figures and {each.name: each.number for each in figures}) == classes


def test_a_reading_says_where_it_stands() -> None:
    _, readings = imported("通过县政府网站公开信息36条，另有公开栏。")
    [found] = [reading for reading in readings if reading.path == WEBSITE]
    assert (found.section, found.quoted) == (1, "通过县政府网站公开信息36条")


@pytest.mark.parametrize("website", [400, 100])
def test_what_some_channels_carried_is_no_total(website: int) -> None:
    """A total names no channel, or all of those that are counted."""
    told = f"我局门户网站公开信息{website}条。通过传统媒体、信息公开栏等平台公开207条。"
    disclosure = read(told).overview.disclosure
    assert (disclosure.total, disclosure.website) == (None, website)


def test_a_list_of_classes_is_read_whole_or_not_at_all() -> None:
    classes = "部门领导信息1条、机构设置1条、规划计划11条、业务工作24条"
    told = f"全年主动公开政府信息共37条，其中包括{classes}。"
    found = read(told).overview.disclosure.classes
    assert found is None or len(found) == 4


def test_no_number_is_read_from_its_middle() -> None:
    told = "辖区21938个村（社区）向群众公开了村级财务等方面的信息。"
    assert read(told, TOWN).overview.disclosure.villages_together != 938
    assert read(told.replace("21938", "1938"), TOWN).overview.disclosure.villages_together == 1938


def test_of_a_count_of_others_only_a_part_is_ours() -> None:
    told = "县政府网站公开信息5000条，其中我镇120条。"
    assert read(told, TOWN).overview.disclosure.website in (None, 120)
