"""Reports become answers: our own drafts whole, other reports as far as they say them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from report_assistant.drafting.assembly import assemble, earlier_templates
from report_assistant.importing.imported import Imported, import_report
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.choices import Outline
from report_assistant.report.model import AnnualReport
from report_assistant.word.reader import read_report, read_report_bytes
from report_assistant.word.writer import write_docx
from tests.conftest import example, in_first_wording
from tests.published.cases import DAMAGED
from tests.recognition.test_own_draft import EXAMPLES, drafted_reports

QUESTIONNAIRE = load_questionnaire()

OTHER = """\
松岭镇2024年政府信息公开工作年度报告

本报告电子版可在 www.songling.example.cn 下载。如有疑问，请与松岭镇党政办联系（地址：松岭镇中山路2号，邮编：453000，\
电话：0373-5550199，电子邮箱：slz@example.cn）。

一、总体情况

（一）主动公开。全年在政府网站公开信息２１３条，微信公众号发布1,024条，公开栏更新38期。发布政策解读5篇。
（二）依申请公开。我镇未收到政府信息公开申请。
（三）政府信息管理。未发生失泄密事件，清理过期信息17条。
（四）政府信息公开平台建设。建成政务公开专区3个。12个行政村通过村务公开栏、微信群、广播等方式公开财务、低保等事项。
（五）监督保障。组织业务培训2次，开展自查4次。

五、存在的主要问题及改进情况

主要问题：一是更新不够及时；二是解读形式单一。针对上述问题，下一步采取以下措施：
（一）加快更新。每周五前报送信息。
（二）丰富解读。制作图解和短视频。

六、其他需要报告的事项

本年度发出收费通知2件，收取信息处理费380元。
"""


def imported(text: str, questionnaire: Questionnaire) -> Imported:
    return import_report(read_report_bytes(text.encode(), "年报.txt"), questionnaire)


def from_word(report: AnnualReport) -> Imported:
    data = write_docx(assemble(report))
    return import_report(read_report_bytes(data, "年报.docx"), QUESTIONNAIRE)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_word_file_of_ours_gives_its_answers(name: str) -> None:
    report = example(name)
    read = from_word(report)
    assert read.unread == ()
    assert assemble(read.report) == assemble(report)
    assert read.report.applications == report.applications
    assert read.report.review_litigation == report.review_litigation


@pytest.mark.slow
@given(drafted_reports())
@settings(max_examples=6)
def test_every_word_file_of_ours_gives_its_answers(report: AnnualReport) -> None:
    read = from_word(report)
    assert read.unread == ()
    assert [block.text for block in assemble(read.report).blocks] == [
        block.text for block in assemble(report).blocks
    ]


def test_figures_of_another_report_are_placed(questionnaire: Questionnaire) -> None:
    report = imported(OTHER, questionnaire).report
    assert report.year == 2024
    assert report.organisation.name == "松岭镇"
    assert report.overview.outline is Outline.FIVE_ASPECTS
    disclosure = report.overview.disclosure
    assert (disclosure.website, disclosure.new_media, disclosure.boards) == (213, 1024, 38)
    assert (disclosure.interpretations, disclosure.villages) == (5, 12)
    assert disclosure.village_channels == ["村务公开栏", "微信群", "广播"]
    assert (report.overview.management.leaks, report.overview.management.cleaned) == (0, 17)
    assert report.overview.platform.places == 3
    supervision = report.overview.supervision
    assert (supervision.trainings, supervision.inspections) == (2, 4)


def test_contact_problems_and_fee_of_another_report(questionnaire: Questionnaire) -> None:
    report = imported(OTHER, questionnaire).report
    contact = report.organisation
    assert (contact.address, contact.postcode) == ("松岭镇中山路2号", "453000")
    assert (contact.phone, contact.email) == ("0373-5550199", "slz@example.cn")
    assert contact.website == "www.songling.example.cn"
    assert contact.short_name == "我镇"
    assert report.improvement.problems == ["更新不够及时", "解读形式单一"]
    assert [m.heading for m in report.improvement.measures or []] == ["加快更新", "丰富解读"]
    assert report.other_matters.processing_fee == Decimal(380)
    assert report.other_matters.fee_notices == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "政务新媒体发布信息1000余条",
        "政务新媒体发布信息约300条、另有转载",
        "政务新媒体粉丝3万人",
        "政务新媒体阅读量5200次",
        "比上年政务新媒体多公开",
        "政务新媒体发布20条，政务新媒体发布30条",
        "政府网站和政务新媒体共发布300条",
    ],
)
def test_what_is_not_said_exactly_is_not_taken(questionnaire: Questionnaire, sentence: str) -> None:
    text = f"松岭镇2024年政府信息公开工作年度报告\n一、总体情况\n{sentence}。\n"
    assert imported(text, questionnaire).report.overview.disclosure.new_media is None


def test_a_damaged_report_is_imported_with_its_facts(questionnaire: Questionnaire) -> None:
    read = import_report(read_report(DAMAGED), questionnaire)
    report = read.report
    assert (report.organisation.name, report.year) == ("柳溪乡人民政府", 2021)
    assert report.overview.outline is Outline.OWN_HEADINGS
    assert report.overview.headings == ["加强组织领导", "规范建设", "政府信息公开渠道建设情况"]
    disclosure = report.overview.disclosure
    assert (disclosure.new_media, disclosure.boards, disclosure.villages) == (114, 46, 22)
    assert [(f.name, f.number) for f in disclosure.business_figures or []] == [
        ("社保卡办理", 560),
        ("开业补贴", 1),
        ("城镇实名制就业登记", 416),
        ("下岗失业人员再就业", 159),
        ("困难人员再就业", 37),
    ]
    assert report.overview.leadership.leader == "分管办公室副职"
    assert report.overview.leadership.members == ["党政办", "党政便民服务中心相关人员"]
    assert len(report.improvement.problems or []) == 3
    assert len(report.improvement.measures or []) == 4


def test_the_cells_that_a_report_lost_are_named(questionnaire: Questionnaire) -> None:
    read = import_report(read_report(DAMAGED), questionnaire)
    lost = [sentence for sentence in read.unread if "没有读到" in sentence]
    assert len(lost) == 6
    counts = read.report.applications.model_dump(exclude={"notes", "footnote"})
    cells = {count for row in counts.values() for count in row.values()}
    assert cells == {0, None}
    assert read.report.applications.granted.natural_person is None
    assert read.report.review_litigation.reconsideration.total == 0


@pytest.mark.slow
def test_a_word_file_of_an_earlier_version_gives_its_answers_too() -> None:
    report = example("busy-town-2025")
    report.improvement.previous = "建立了栏目月巡查制度。"
    data = write_docx(assemble(report, earlier_templates()))
    read = import_report(read_report_bytes(data, "年报.docx"), QUESTIONNAIRE)
    assert read.unread == ()
    assert read.report.improvement.previous == "建立了栏目月巡查制度。"
    drafted = assemble(in_first_wording(read.report))
    assert "针对上年度报告指出的问题，我镇建立了" in "".join(b.text for b in drafted.blocks)
