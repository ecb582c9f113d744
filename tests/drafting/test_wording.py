"""The words of the paragraphs: zero, one and many; nothing contradictory, nothing doubled."""

import re
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import assume, given

from report_assistant.checks import Facts, check_facts
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Paragraph, TableBlock
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.report.choices import OrganisationKind, Outline
from report_assistant.report.fields import field_at, set_value
from report_assistant.report.model import AnnualReport
from tests.conftest import example, in_first_wording
from tests.drafting.random_reports import HOSTILE, reports

Answers = dict[str, Any]


def text_of(block_id: str, answers: Answers | None = None, base: str = "all-zero-2025") -> str:
    """The block's text after changing answers of an example; empty when there is no such block.

    It is in the first of its wordings.
    """
    report = in_first_wording(example(base).model_copy(deep=True))
    for path, value in (answers or {}).items():
        set_value(report, path, field_at(path).load(value))
    return next((b.text for b in assemble(report).blocks if b.id == block_id), "")


def figures(*items: tuple[str, int, str]) -> list[dict[str, Any]]:
    return [{"name": name, "number": number, "unit": unit} for name, number, unit in items]


def row(**counts: int) -> dict[str, int]:
    columns = (
        "natural_person",
        "business",
        "research",
        "public_welfare",
        "legal_services",
        "other",
    )
    return {name: counts.get(name, 0) for name in columns}


def cases(**counts: int) -> dict[str, int]:
    columns = ("upheld", "corrected", "other_outcome", "pending")
    return {name: counts.get(name, 0) for name in columns}


D = "overview.disclosure."
CHANNELS = [
    ({}, "我乡全年没有新增主动公开的政府信息。"),
    ({D + "new_media": 1, D + "total": 1}, "我乡全年通过政务新媒体主动公开政府信息1条。"),
    (
        {D + "new_media": 114, D + "boards": 46, D + "total": 160},
        "我乡全年主动公开政府信息160条，其中政务新媒体114条、公开栏和宣传版面46条。",
    ),
    (
        {D + "website": 100, D + "new_media": 80, D + "total": 120},
        "我乡全年主动公开政府信息120条，同一信息在多个渠道公开的只计1条；"
        "分渠道统计，政府网站100条、政务新媒体80条。",
    ),
    ({D + "total": 30}, "我乡全年主动公开政府信息30条。"),
    (
        {D + "website": 5, D + "total": 5, D + "other_channels": figures(("明白纸", 12, "期"))},
        "我乡全年通过政府网站主动公开政府信息5条。另有明白纸12期。",
    ),
    (
        {D + "other_channels": figures(("广播", 3, "次"))},
        "我乡全年公开政府信息的方式有广播3次。",
    ),
    ({D + "website": 5}, "我乡全年通过以下渠道公开政府信息：政府网站5条。"),
    (
        {D + "total": 10, D + "classes": figures(("通知公告", 4, "条"), ("工作动态", 6, "条"))},
        "我乡全年主动公开政府信息10条。按信息内容分为两类：通知公告4条、工作动态6条。",
    ),
    (
        {D + "total": 10, D + "classes": figures(("通知公告", 4, "条"))},
        "我乡全年主动公开政府信息10条。公开内容包括通知公告4条等。",
    ),
    (
        {D + "total": 4, D + "classes": figures(("通知公告", 4, "条"))},
        "我乡全年主动公开政府信息4条。公开的信息均属通知公告。",
    ),
    (
        {D + "website": 160, D + "total": 160, D + "last_total": 148},
        "我乡全年通过政府网站主动公开政府信息160条。主动公开总数比上年增加12条。",
    ),
    (
        {D + "website": 160, D + "total": 160, D + "last_total": 161},
        "我乡全年通过政府网站主动公开政府信息160条。主动公开总数比上年减少1条。",
    ),
    (
        {D + "website": 160, D + "total": 160, D + "last_total": 160},
        "我乡全年通过政府网站主动公开政府信息160条。主动公开总数与上年持平。",
    ),
    (
        {D + "villages": 1, D + "village_channels": ["微信群"]},
        "我乡全年没有新增主动公开的政府信息。1个行政村通过微信群开展了村务公开。",
    ),
    (
        {
            D + "communities": 3,
            D + "village_topics": ["财务", "低保"],
        },
        "我乡全年没有新增主动公开的政府信息。3个社区向群众公开财务、低保等方面的信息。",
    ),
    (
        {
            D + "villages": 14,
            D + "communities": 2,
            D + "village_affairs": figures(("党务", 30, "条"), ("村务", 52, "条")),
        },
        "我乡全年没有新增主动公开的政府信息。14个行政村、2个社区开展了村（居）务公开。"
        "村（社区）全年公开党务30条、村务52条。",
    ),
    (
        {D + "villages_together": 16, D + "village_topics": ["财务"]},
        "我乡全年没有新增主动公开的政府信息。16个村（社区）向群众公开财务方面的信息。",
    ),
    (
        {D + "communities": 1},
        "我乡全年没有新增主动公开的政府信息。1个社区开展了居务公开。",
    ),
    (
        {D + "interpretations": 2, D + "business_figures": figures(("社保卡办理", 560, "件"))},
        "我乡全年没有新增主动公开的政府信息。全年发布政策解读2篇。"
        "业务办理方面，全年社保卡办理560件。",
    ),
]


@pytest.mark.parametrize(("answers", "expected"), CHANNELS)
def test_disclosure(answers: Answers, expected: str) -> None:
    assert text_of("s1_disclosure", answers) == f"（一）主动公开情况。{expected}"


A = "applications."
NO_CASES = "未发生因政府信息公开引起的行政复议、行政诉讼。"
APPLICATIONS = [
    (
        {
            A + "received": row(natural_person=4, business=1),
            A + "granted": row(natural_person=2),
            A + "partially_granted": row(natural_person=1),
            A + "third_party_rights": row(business=1),
            A + "other_handling": row(natural_person=1),
        },
        "新收政府信息公开申请5件，其中自然人4件、商业企业1件；无上年结转申请。"
        "当年办结5件，其中予以公开2件、部分公开1件、不予公开1件（涉及第三方合法权益）、"
        "其他处理1件，无结转下年度办理的申请。",
    ),
    (
        {
            A + "received": row(natural_person=2),
            A + "not_corrected": row(natural_person=1),
            A + "other_handling": row(natural_person=1),
            "overview.handling.subjects": "征地补偿、宅基地审批。",
            "overview.handling.channels": ["当面提交"],
            "overview.handling.steps": ["逐件登记台账", "办结后整理归档"],
        },
        "新收政府信息公开申请2件，均为自然人申请；无上年结转申请。"
        "申请内容主要涉及征地补偿、宅基地审批。当年办结2件，结果均为其他处理"
        "（申请人无正当理由逾期不补正1件，其他1件），无结转下年度办理的申请。"
        "我乡开通的申请渠道为当面提交。我乡办理申请时，逐件登记台账，办结后整理归档。",
    ),
    ({}, "未收到政府信息公开申请，也无上年结转的申请。"),
    (
        {A + "received": row(natural_person=1), A + "granted": row(natural_person=1)},
        "新收政府信息公开申请1件，为自然人申请；无上年结转申请。"
        "当年办结1件，结果为予以公开，无结转下年度办理的申请。",
    ),
    (
        {A + "received": row(business=2), A + "carried_forward": row(business=2)},
        "新收政府信息公开申请2件，均为商业企业申请；无上年结转申请。"
        "截至年底均未办结，结转下年度继续办理2件。",
    ),
    (
        {A + "carried_over": row(natural_person=2), A + "not_held": row(natural_person=2)},
        "未新收政府信息公开申请，上年结转2件。"
        "当年办结2件，结果均为无法提供（本机关不掌握），无结转下年度办理的申请。",
    ),
    (
        {
            A + "received": row(natural_person=3, research=1),
            A + "carried_over": row(natural_person=1),
            A + "state_secret": row(natural_person=1),
            A + "internal_affairs": row(natural_person=1),
            A + "petition": row(natural_person=1),
            A + "carried_forward": row(natural_person=1, research=1),
        },
        "新收政府信息公开申请4件，其中自然人3件、科研机构1件；上年结转1件。"
        "当年办结3件，其中不予公开2件（属于国家秘密1件，属于三类内部事务信息1件）、"
        "不予处理1件（信访举报投诉类申请）；结转下年度继续办理2件。",
    ),
    # A table that does not add up is quoted as it stands, and nothing false is said of it.
    (
        {A + "granted": row(natural_person=1)},
        "新收政府信息公开申请0件，上年结转0件。"
        "当年办结1件，结果为予以公开，无结转下年度办理的申请。",
    ),
    (
        {A + "received": row(natural_person=2)},
        "新收政府信息公开申请2件，均为自然人申请；无上年结转申请。"
        "当年办结0件，结转下年度继续办理0件。",
    ),
]


@pytest.mark.parametrize(("answers", "expected"), APPLICATIONS)
def test_applications(answers: Answers, expected: str) -> None:
    expected = f"（二）依申请公开情况。我乡全年{expected}{NO_CASES}"
    assert text_of("s1_applications", answers) == expected


R = "review_litigation."
CASES = [
    (
        {R + "reconsideration": cases(pending=2), R + "litigation_direct": cases(corrected=2)},
        "我乡因政府信息公开被申请行政复议2件，均尚未审结；"
        "被提起行政诉讼2件（均为未经复议直接起诉），结果均为纠正。",
    ),
    ({}, NO_CASES),
    (
        {R + "reconsideration": cases(upheld=1)},
        "我乡因政府信息公开被申请行政复议1件，结果为维持；未发生行政诉讼。",
    ),
    (
        {R + "litigation_after_reconsideration": cases(corrected=1, pending=1)},
        "我乡因政府信息公开被提起行政诉讼2件（均为复议后起诉），其中结果纠正1件、尚未审结1件；"
        "未发生行政复议。",
    ),
    (
        {R + "reconsideration": cases(other_outcome=2), R + "litigation_direct": cases(upheld=1)},
        "我乡因政府信息公开被申请行政复议2件，均为其他结果；"
        "被提起行政诉讼1件（未经复议直接起诉），结果为维持。",
    ),
]


@pytest.mark.parametrize(("answers", "expected"), CASES)
def test_cases(answers: Answers, expected: str) -> None:
    assert text_of("s1_applications", answers).endswith(f"的申请。{expected}")


P = "proactive_disclosure.normative_documents"
LEADERSHIP, MANAGEMENT = "overview.leadership.", "overview.management."
SENTENCES = [
    ("s1_management", {}, "全年未制发行政规范性文件，也无现行有效的行政规范性文件。"),
    (
        "s1_management",
        {P: {"issued": 2, "repealed": 0, "in_force": 9}},
        "全年制发行政规范性文件2件，未作废止，截至年底现行有效9件。",
    ),
    (
        "s1_management",
        {P: {"issued": 0, "repealed": 1, "in_force": 3}},
        "全年未制发行政规范性文件，废止1件，截至年底现行有效3件。",
    ),
    (
        "s1_management",
        {P: {"issued": 0, "repealed": 0, "in_force": 5}},
        "全年未制发、废止行政规范性文件，截至年底现行有效的行政规范性文件5件。",
    ),
    (
        "s1_management",
        {P: {"issued": 2, "repealed": 1, "in_force": 9}},
        "全年制发行政规范性文件2件、废止1件，截至年底现行有效9件。",
    ),
    ("s1_management", {MANAGEMENT + "leaks": 0}, "年内未发生失泄密事件。"),
    ("s1_management", {MANAGEMENT + "leaks": 1}, "全年发生失泄密事件1起。"),
    ("s1_management", {MANAGEMENT + "cleaned": 6}, "清理失效、错误信息6条。"),
    (
        "s1_management",
        {MANAGEMENT + "review": ["three_reviews"]},
        "公开政府信息实行三审三校，未发生失泄密事件。",
    ),
    (
        "s1_management",
        {MANAGEMENT + "review": ["three_reviews", "secrecy_review", "leader_approval"]},
        "公开政府信息实行三审三校、保密审查和分管领导审签，未发生",
    ),
    (
        "s1_management",
        {
            MANAGEMENT + "review": ["secrecy_review", "source_labelling"],
            MANAGEMENT + "reviewers": "科室初审、办公室复审、分管领导终审。",
            MANAGEMENT + "leaks": 2,
        },
        "公开政府信息实行保密审查和公文公开属性源头认定，科室初审、办公室复审、分管领导终审。全年发生失泄密事件2起。",
    ),
    (  # a review that is named as a rule is said once
        "s1_management",
        {
            LEADERSHIP + "rules": ["三审三校制度", "发布登记"],
            MANAGEMENT + "review": ["three_reviews", "secrecy_review"],
        },
        "建立了三审三校和发布登记制度。公开政府信息实行保密审查，未发生失泄密事件。",
    ),
    (
        "s1_management",
        {LEADERSHIP + "rules": ["保密审查"], MANAGEMENT + "review": ["secrecy_review"]},
        "制度建设方面，我乡建立了保密审查制度。年内未发生失泄密事件。",
    ),
    (
        "s1_management",
        {
            LEADERSHIP + "rules": ["三审三校"],
            MANAGEMENT + "review": ["three_reviews"],
            MANAGEMENT + "reviewers": "办公室初审、镇长终审",
        },
        "制度建设方面，我乡建立了三审三校制度。政府信息公开前，办公室初审、镇长终审，未发生失泄密事件。",
    ),
    ("s1_management", {MANAGEMENT + "catalogues": ["权责清单"]}, "我乡年内更新了权责清单。"),
    (
        "s1_management",
        {MANAGEMENT + "catalogues": ["政府信息公开指南", "权责清单", "公开目录"]},
        "我乡年内更新了政府信息公开指南、权责清单和公开目录。",
    ),
    (
        "s1_management",
        {MANAGEMENT + "cleaned": 6, MANAGEMENT + "cleaned_kinds": figures(("死链", 6, "条"))},
        "清理问题信息6条，均为死链。",
    ),
    (
        "s1_management",
        {
            MANAGEMENT + "cleaned": 6,
            MANAGEMENT + "cleaned_kinds": figures(("重复信息", 2, "条"), ("错别字", 3, "条")),
        },
        "清理问题信息6条，其中重复信息2条、错别字3条。",
    ),
    (
        "s1_management",
        {LEADERSHIP + "rules": ["保密审查制度"]},
        "制度建设方面，我乡建立了保密审查制度。",
    ),
    (
        "s1_management",
        {LEADERSHIP + "rules": ["责任", "审议", "审查", "监督制度"]},
        "制度建设方面，我乡建立了责任、审议、审查和监督制度。",
    ),
    (
        "s1_management",
        {LEADERSHIP + "rules": ["保密审查制度", "《信息发布办法》"]},
        "制度建设方面，我乡建立了保密审查制度和《信息发布办法》。",
    ),
    (
        "s1_supervision",
        {LEADERSHIP + "leader": "乡长。"},
        "成立以乡长为组长的政务公开工作领导小组，统筹",
    ),
    (
        "s1_supervision",
        {LEADERSHIP + "leader": "乡长", LEADERSHIP + "members": ["党政办", "财政所"]},
        "成立以乡长为组长，党政办和财政所为成员的政务公开",
    ),
    ("s1_supervision", {LEADERSHIP + "members": ["党政办"]}, "政府信息公开工作由党政办承担。"),
    ("s1_supervision", {LEADERSHIP + "staff": 1}, "政府信息公开日常工作由1名工作人员负责。"),
    (
        "s1_supervision",
        {LEADERSHIP + "leader": "乡长", LEADERSHIP + "staff": 3},
        "统筹推进政府信息公开工作。政府信息公开日常工作由3名工作人员负责",
    ),
    (
        "s1_supervision",
        {
            "overview.supervision.meetings": 1,
            "overview.supervision.trainings": 2,
            "overview.supervision.trained": 60,
        },
        "全年召开政府信息公开工作会议1次、组织业务培训2次、参训60人次。",
    ),
    ("s1_supervision", {"overview.supervision.inspections": 2}, "。我乡全年开展工作检查2次。"),
    (
        "s1_supervision",
        {"overview.supervision.assessment": "列入考核。"},
        "工作考核方面，政府信息公开工作列入考核。本年度未开展政府信息公开社会评议。",
    ),
    (
        "s1_supervision",
        {"overview.supervision.assessment": "纳入本单位年度综合考核"},
        "工作考核方面，政府信息公开工作纳入我乡年度综合考核。",
    ),
    (
        "s1_supervision",
        {"overview.supervision.social_evaluation": "座谈评议"},
        "本年度未开展政府信息公开工作考核。社会评议方面，座谈评议。",
    ),
    ("s1_supervision", {}, "本年度未开展政府信息公开工作考核和社会评议。"),
    ("s1_supervision", {}, "社会评议。全年没有人员因政府信息公开工作被追究责任。"),
    ("s1_supervision", {"overview.supervision.accountability": 1}, "工作被追究责任1人次。"),
    ("s1_platform", {}, "本年度没有新增政府信息公开平台。"),
    (
        "s1_platform",
        {D + "website": 3, D + "boards": 2},
        "主要通过政府网站、公开栏和宣传版面公开。",
    ),
    ("s1_platform", {"overview.platform.accounts": 2}, "。我乡设有政务新媒体账号2个。"),
    (
        "s1_platform",
        {
            "overview.platform.names": ["县政府网站专栏", "“青河发布”微信公众号"],
            "overview.platform.accounts": 1,
            "overview.platform.readership": figures(("关注人数", 3260, "人")),
            "overview.platform.places": 2,
            "overview.platform.place_names": ["便民服务中心", "乡文化站"],
        },
        "。我乡以县政府网站专栏和“青河发布”微信公众号为公开政府信息的平台。"
        "设有政务新媒体账号1个、政务公开专区（信息查阅点）2处，"
        "位于便民服务中心、乡文化站等地。政务新媒体关注人数3260人。",
    ),
    (
        "s1_platform",
        {"overview.platform.names": ["县政府网站专栏"]},
        "（四）政府信息公开平台建设情况。我乡以县政府网站专栏为公开政府信息的平台。",
    ),
    (
        "s1_platform",
        {"overview.platform.gazettes": 6, "overview.platform.press_conferences": 5},
        "全年编发政府公报6期、召开新闻发布会5场。",
    ),
    (
        "s1_disclosure",
        {
            D + "interpretations": 7,
            D + "interpretation_forms": figures(("图文解读", 5, "篇"), ("视频解读", 2, "个")),
            D + "interaction": figures(
                ("意见征集", 3, "次"), ("留言答复", 0, "条"), ("开放日", 1, "场")
            ),
        },
        "全年发布政策解读7篇，其中图文解读5篇、视频解读2个。互动交流方面，全年意见征集3次、开放日1场。",
    ),
    ("s1_lead", {}, "2025年，我乡按照《条例》规定推进政府信息公开工作，主要情况如下。"),
    ("s1_lead", {"overview.lead": "围绕民生"}, "围绕民生。"),
    ("s1_lead_2", {"overview.lead": "围绕民生\n及时公开！"}, "及时公开！"),
    ("s1_news", {"overview.news": ""}, ""),
    ("s1_news", {"overview.news": "5月设咨询台，答复问题137个"}, "5月设咨询台，答复问题137个。"),
    ("s1_news_2", {"overview.news": "设咨询台。\n办赶集问政"}, "办赶集问政。"),
    ("s5_problems", {"improvement.problems": []}, "我乡政府信息公开工作没有需要报告的突出问题。"),
    ("s5_problems", {"improvement.problems": ["渠道少。"]}, "存在的主要问题是渠道少。"),
    (
        "s5_problems",
        {"improvement.problems": ["渠道少；", "更新慢"]},
        "还存在以下问题：一是渠道少；二是更新慢。",
    ),
    ("s5_previous", {"improvement.previous": ""}, ""),
    (
        "s5_previous",
        {"improvement.previous": "建立了月巡查制度"},
        "针对上年度报告指出的问题，我乡建立了月巡查制度。",
    ),
    (
        "s5_previous",
        {"improvement.previous": "今年我乡按时报送率比上年提高"},
        "针对上年度报告指出的问题，今年我乡按时报送率比上年提高。",
    ),
    (
        "s5_previous",
        {"improvement.previous": "针对2024年度报告指出的问题，本单位已整改"},
        "针对2024年度报告指出的问题，本单位已整改。",
    ),
    ("s5_plan", {"improvement.measures": []}, "2026年，我乡将继续按照《条例》规定"),
    ("s5_plan", {}, "针对上述问题，2026年我乡将采取以下措施。"),
    ("s6_fee", {}, "2025年，我乡未收取信息处理费。此外，无其他需要报告的事项。"),
    (
        "s6_fee",
        {"other_matters.processing_fee": "270.50", "other_matters.fee_notices": 2},
        "（国办函〔2020〕109号），发出收费通知2件，收取信息处理费270.50元。",
    ),
    ("s6_fee", {"other_matters.fee_notices": 1}, "发出收费通知1件，实际未收取信息处理费。"),
    ("s6_items", {"other_matters.items": "落实工作要点"}, "落实工作要点。"),
    ("s6_items", {}, ""),
    (
        "contact",
        {"organisation.website": "www.example.gov.cn"},
        "电子版可在www.example.gov.cn查阅。",
    ),
    (
        "contact",
        {"organisation.office": "", "organisation.address": ""},
        "请与青禾乡人民政府联系（邮政",
    ),
]


@pytest.mark.parametrize(("block", "answers", "expected"), SENTENCES)
def test_sentence(block: str, answers: Answers, expected: str) -> None:
    assert expected in text_of(block, answers)
    assert bool(expected) == bool(text_of(block, answers))


@pytest.mark.parametrize(("number", "words"), [(2, "两"), (4, "四"), (12, "十二"), (20, "二十")])
def test_the_announced_number_of_measures_is_theirs(number: int, words: str) -> None:
    measures = [{"heading": f"第{n}条", "text": ""} for n in range(number)]
    report = in_first_wording(example("all-zero-2025").model_copy(deep=True))
    set_value(report, "improvement.measures", field_at("improvement.measures").load(measures))
    blocks = [b for b in assemble(report).blocks if b.section == 5 and isinstance(b, Paragraph)]
    assert f"做好以下{words}个方面的工作。" in blocks[1].text
    assert len([b for b in blocks if b.lead]) == number
    assert blocks[2].text == "（一）第0条。"


def test_without_contact_details_there_is_no_contact_paragraph() -> None:
    names = ("office", "address", "postcode", "phone", "email", "website")
    assert not text_of("contact", {f"organisation.{name}": "" for name in names})


def test_only_a_government_must_speak_of_assessment_and_evaluation() -> None:
    text = text_of("s1_supervision", {"organisation.kind": "department"})
    assert "考核" not in text
    assert "评议" not in text
    assert OrganisationKind.DEPARTMENT.is_government is False


def test_own_headings_in_order_with_defaults_for_the_rest() -> None:
    report = example("all-zero-2025").model_copy(deep=True)
    report.overview.outline = Outline.OWN_HEADINGS
    report.overview.headings = ["组织有力。", "管理到位"]
    leads = [b.lead for b in assemble(report).blocks if isinstance(b, Paragraph) and b.lead]
    assert leads[:5] == [
        "（一）组织有力。",
        "（二）管理到位。",
        "（三）公开渠道建设情况。",
        "（四）依申请公开办理情况。",
        "（五）监督保障情况。",
    ]


SEED_FACTS = {
    0: ("艾岗乡人民政府", "2021"),
    1: (
        *("114条", "46条", "社保卡办理560件", "就业登记416人", "159人", "37人", "开业补贴1人"),
        *("22个行政村", "党政办", "党政便民服务中心相关人员", "微信群、公示栏、公示墙"),
        *("加强组织领导", "规范建设", "政府信息公开渠道建设情况", "未发生失泄密事件"),
        *("工作考核", "社会评议", "追究责任", "未收到政府信息公开申请"),
    ),
    5: (
        *("一是公开渠道狭窄；二是工作流程不规范；三是监督制度不完善。", "四个方面"),
        *("（一）进一步拓宽公开渠道。", "（二）规范工作流程。"),
        *("（三）完善配套制度。", "（四）加强监督检查。"),
    ),
    6: ("我乡未收取信息处理费",),
}


@pytest.mark.parametrize("section", SEED_FACTS)
def test_the_facts_of_the_seed_stand_in_their_sections(aigang: AnnualReport, section: int) -> None:
    draft = assemble(in_first_wording(aigang))
    blocks = [block for block in draft.blocks if block.section == section]
    text = "\n".join(block.text for block in blocks)
    assert [fact for fact in SEED_FACTS[section] if fact not in text] == []


@pytest.mark.parametrize("name", ["aigang-2021", "all-zero-2025", "busy-town-2025"])
def test_section_one_is_well_under_a_thousand_characters(name: str) -> None:
    blocks = [block for block in assemble(example(name)).blocks if block.section == 1]
    assert 200 < sum(len(block.text) for block in blocks) <= 1000


@pytest.mark.parametrize("typed", HOSTILE)
def test_an_answer_appears_as_typed(typed: str) -> None:
    assert typed.rstrip("；。") in text_of("s1_lead", {"overview.lead": typed})
    heading = {"improvement.measures": [{"heading": typed, "text": typed}]}
    assert text_of("s5_measure_1", heading).startswith(typed.rstrip("；。"))


def with_full_stops(value: Any) -> Any:
    """The same answers, every text with a full stop of its own."""
    if isinstance(value, dict):
        return {key: with_full_stops(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_full_stops(item) for item in value]
    bare = isinstance(value, str) and not isinstance(value, Enum) and value.strip("。；") == value
    return f"{value}。" if bare and value else value


@pytest.mark.parametrize("name", ["aigang-2021", "all-zero-2025", "busy-town-2025"])
def test_a_full_stop_in_an_answer_is_not_doubled(name: str) -> None:
    given = example(name).model_dump()
    stopped = with_full_stops(given)
    for field in ("name", "short_name", "postcode"):
        stopped["organisation"][field] = given["organisation"][field]
    units = stopped["overview"]["disclosure"]
    for figure in (*units["business_figures"], *units["classes"], *units["other_channels"]):
        figure["unit"] = figure["unit"].rstrip("。")
    drafts = assemble(AnnualReport.model_validate(stopped)), assemble(AnnualReport(**given))
    for block, plain in zip(drafts[0].blocks, drafts[1].blocks, strict=True):
        assert not re.search("[。；，、：][。；，、]", block.text), block.text
        if isinstance(block, Paragraph):
            assert block.text == plain.text


@pytest.mark.slow
@given(reports())
def test_nothing_prints_as_none(report: AnnualReport) -> None:
    assume("None" not in report.model_dump_json())  # typed by the clerk
    for block in assemble(report).blocks:
        assert "None" not in block.text


def test_money_is_printed_as_typed() -> None:
    report = example("all-zero-2025").model_copy(deep=True)
    report.proactive_disclosure.fees = Decimal("2181.669177")
    tables = [block for block in assemble(report).blocks if isinstance(block, TableBlock)]
    assert tables[0].cells["proactive_disclosure.fees"] == "2181.669177"


PHRASINGS = {"applications": 3, "no_applications": 5, "no_cases": 3, "documents": 3}
BALANCED: tuple[Answers, ...] = (
    {},
    {A + "received": row(other=1), A + "not_held": row(other=1)},
    {A + "carried_over": row(natural_person=2), A + "carried_forward": row(natural_person=2)},
    {
        A + "received": row(natural_person=3, business=1),
        A + "carried_over": row(natural_person=1),
        A + "third_party_rights": row(natural_person=4, business=1),
    },
    {P: {"issued": 2, "repealed": 0, "in_force": 9}},
    {P: {"issued": 0, "repealed": 1, "in_force": 3}},
)


@pytest.mark.parametrize("template", PHRASINGS)
@pytest.mark.parametrize("answers", BALANCED)
def test_every_wording_says_the_same_numbers_and_has_no_finding(
    template: str, answers: Answers
) -> None:
    said = []
    for number in range(1, PHRASINGS[template] + 1):
        report = in_first_wording(example("all-zero-2025").model_copy(deep=True))
        for path, value in answers.items():
            set_value(report, path, field_at(path).load(value))
        report.phrasings[template] = number
        draft = assemble(report)
        texts = [block.text for block in draft.blocks if block.section == 1]
        numbers = sorted(re.findall(r"[1-9]\d*件", "".join(texts)))
        printed = printed_draft(draft)
        facts = Facts(AnnualReport(), printed.values, printed)
        found = [f.message for f in check_facts(facts) if f.code[0] in "XS" and "件" in f.message]
        said.append((numbers, found))
    assert [found for _, found in said] == [[]] * len(said)
    assert all(numbers == said[0][0] for numbers, _ in said)
