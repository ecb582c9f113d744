"""Passages that reports word alike: whose report, section five, section six, the leading group."""

import pytest

from report_assistant.importing.imported import import_report
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.word.reader import read_report_text

TITLE = "青石镇人民政府2024年政府信息公开工作年度报告"


def read(*lines: str) -> AnnualReport:
    text = "\n".join(lines)
    return import_report(read_report_text(text, "年报.txt"), load_questionnaire()).report


def section(number: str, heading: str, *lines: str) -> AnnualReport:
    return read(TITLE, f"{number}、{heading}", *lines)


@pytest.mark.parametrize(
    ("opening", "name", "year"),
    [
        (
            "本报告由青石镇人民政府按照条例要求编制。统计期限自2024年1月1日起至2024年12月31日止。",
            "青石镇人民政府",
            2024,
        ),
        ("现公布云岭县水务局2024年政府信息公开工作年度报告。", "云岭县水务局", 2024),
        ("根据要求，由云岭县东河街道办事处综合各项数据编制。", "云岭县东河街道办事处", None),
        (
            "统计周期为2024年1月1日至12月31日，请联系云岭县财政局办公室（电话：略）。",
            "云岭县财政局",
            2024,
        ),
        ("本报告由县政务公开领导小组办公室编制。", None, None),
        ("按照省政府办公厅通知要求编制本报告。", None, None),
    ],
)
def test_body_and_year_of_a_text_without_title(
    opening: str, name: str | None, year: int | None
) -> None:
    report = read(opening, "一、总体情况", "做好公开工作。")
    assert (report.organisation.name, report.year) == (name, year)


@pytest.mark.parametrize(
    "title",
    [
        ("云岭县民政局", "2024年信息公开工作年度报告"),
        ("云岭县民政局2024年政府信息", "公开工作年度报告"),
        ("云岭县民政局2024年政府信息公开工作年度报告", "云岭县民政局政府信息公开工作年度报告"),
        ("2024年云岭县民政局政府信息公开工作年度报告",),
    ],
)
def test_titles_on_two_lines(title: tuple[str, ...]) -> None:
    report = read(*title, "一、总体情况", "公开信息23条。")
    assert (report.organisation.name, report.year) == ("云岭县民政局", 2024)


def test_a_government_keeps_its_name_in_a_title_that_begins_with_the_year() -> None:
    report = read("2024年云岭县人民政府信息公开工作年度报告", "一、总体情况", "公开信息23条。")
    assert report.organisation.name == "云岭县人民政府"


def test_a_short_title_is_completed_by_the_text() -> None:
    title = "东河街道2024年政府信息公开工作年度报告"
    report = read(title, "东河街道办事处编制本报告。", "一、总体情况", "公开信息23条。")
    assert report.organisation.name == "东河街道办事处"
    assert read(title, "一、总体情况", "公开。").organisation.name == "东河街道"


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        (
            "存在一些不足，主要是：更新不够及时，解读形式单一，人员业务能力有待提升等。",
            ["更新不够及时", "解读形式单一", "人员业务能力有待提升"],
        ),
        ("主要表现在：公开渠道较少；队伍力量薄弱。", ["公开渠道较少", "队伍力量薄弱"]),
        ("存在更新不及时、内容不够全面等问题。", ["更新不及时", "内容不够全面"]),
        ("存在薄弱环节，如更新不够及时、解读形式单一等。", ["更新不够及时", "解读形式单一"]),
        (
            "存在以下问题：（一）更新不够及时；（二）解读形式单一。",
            ["更新不够及时", "解读形式单一"],
        ),
        ("一是更新不够及时；二是解读形式单一。", ["更新不够及时", "解读形式单一"]),
        ("我镇政府信息公开工作还存在一些不足。", None),
        ("工作取得成效，但仍存在一定的差距和不足。", None),
    ],
)
def test_problems(words: str, problems: list[str] | None) -> None:
    assert section("五", "存在的主要问题及改进情况", words).improvement.problems == problems


@pytest.mark.parametrize("begin", ["下一步，", "改进措施：", "针对上述问题，"])
def test_measures_that_are_numbered_in_a_sentence(begin: str) -> None:
    words = f"{begin}一是加快更新，每周报送信息；二是丰富解读形式。三是加强培训。"
    report = section("五", "存在的主要问题及改进情况", "一是更新慢；二是人手少。", words)
    told = [(each.heading, each.text) for each in report.improvement.measures or []]
    assert told == [("加快更新", "每周报送信息"), ("丰富解读形式", ""), ("加强培训", "")]
    assert report.improvement.problems == ["更新慢", "人手少"]


def test_problems_and_measures_on_numbered_lines() -> None:
    lines = ("（一）存在的主要问题", "1.更新不够及时。", "2.解读形式单一。")
    plan = ("（二）改进情况", "1.加快更新。每周报送。", "2.丰富解读。制作图解。")
    improvement = section("五", "存在的主要问题及改进情况", *lines, *plan).improvement
    assert improvement.problems == ["更新不够及时", "解读形式单一"]
    told = [(each.heading, each.text) for each in improvement.measures or []]
    assert told == [("加快更新", "每周报送"), ("丰富解读", "制作图解")]


@pytest.mark.parametrize(
    ("words", "items"),
    [
        (
            "全年办理人大代表建议5件、政协提案8件，均已答复。未收取信息处理费。",
            "全年办理人大代表建议5件、政协提案8件，均已答复。",
        ),
        ("本年度未收取信息处理费。", None),
        ("无其他需要报告的事项。", ""),
    ],
)
def test_other_matters(words: str, items: str | None) -> None:
    assert section("六", "其他需要报告的事项", words).other_matters.items == items


def test_deputies_are_no_members() -> None:
    words = "成立以镇长为组长，分管副镇长为副组长，各办公室负责人为成员的领导小组。"
    group = section("一", "总体情况", words).overview.leadership
    assert (group.leader, group.members) == ("镇长", ["各办公室负责人"])


def test_the_address_is_no_web_page() -> None:
    contact = "网站地址：http://www.example.cn/，地址：青石镇林荫路5号，邮箱地址：a@example.cn。"
    organisation = read(TITLE, contact, "一、总体情况", "公开。").organisation
    assert organisation.address == "青石镇林荫路5号"


def test_review_and_assessment_are_read_from_set_phrases() -> None:
    words = "严格执行“三审三校”和保密审查，将政务公开工作纳入年度考核。"
    overview = section("一", "总体情况", words).overview
    assert [each.value for each in overview.management.review or []] == [
        "three_reviews",
        "secrecy_review",
    ]
    assert overview.supervision.assessment == "将政务公开工作纳入年度考核"


def test_last_years_fee_is_not_this_years() -> None:
    told = "全年未收取信息处理费，上年收取信息处理费100元。"
    text = f"青石镇人民政府2024年政府信息公开工作年度报告\n六、其他需要报告的事项\n{told}\n"
    found = import_report(read_report_text(text, "年报.txt"), load_questionnaire()).report
    assert found.other_matters.processing_fee == 0
