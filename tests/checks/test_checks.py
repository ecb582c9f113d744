"""The checks: they find what is wrong, accuse nothing that is right, and never raise."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from report_assistant.checks import CHECKS, Facts, Severity, check_facts, run_checks
from report_assistant.importing.facts import facts_of
from report_assistant.reading.printed_report import read_blocks
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.fields import set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import OUTCOME_GROUPS, TABLES, Table, cell_values
from report_assistant.report.values import Figure, Measure
from tests.checks.reports import reports
from tests.checks.samples import Sample
from tests.conftest import ROOT, example

CLEAN = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


@pytest.fixture
def report() -> AnnualReport:
    return example("aigang-2021").model_copy(deep=True)


def codes(report: AnnualReport) -> set[str]:
    return {finding.code for finding in run_checks(report)}


@pytest.mark.parametrize("name", CLEAN)
def test_a_right_report_has_no_findings(name: str) -> None:
    assert run_checks(example(name)) == []


def test_nothing_is_said_of_what_is_not_answered() -> None:
    assert run_checks(AnnualReport()) == []


@pytest.mark.slow
@given(reports())
def test_checks_never_raise_and_every_finding_says_what_to_do(report: AnnualReport) -> None:
    for finding in run_checks(report):
        assert finding.message.endswith("。")
        assert finding.where
        assert finding.found != finding.expected


def test_every_column_of_table_three_is_held_to_the_printed_identity(
    report: AnnualReport,
) -> None:
    table = next(table for table in TABLES if table.key == "applications")
    for column in ("natural_person", "business", "research", "other"):
        broken = report.model_copy(deep=True)
        setattr(broken.applications.granted, column, 2)
        findings = [f for f in run_checks(broken) if f.code == "T03"]
        assert [f.where for f in findings] == [f"applications.carried_forward.{column}"]
        label = table.labels[f"applications.granted.{column}"][1]
        assert f"“{label}”一列" in findings[0].message
        assert "相差 2" in findings[0].message


def test_every_broken_cell_of_a_balanced_report_is_found() -> None:
    busy = example("busy-town-2025")
    caught = broken = 0
    for table in TABLES[1:]:
        values = cell_values(busy)
        for path in table.paths:
            number = values[path]
            assert number is not None
            for wrong in (number + 1, number + 10):
                broken += 1
                facts = Facts(busy, {**values, path: wrong})
                errors = {f.where for f in check_facts(facts) if f.severity is Severity.ERROR}
                caught += bool(errors)
    print(f"\ncaught {caught} of {broken} broken cells")
    assert caught == broken


@pytest.mark.parametrize("table", TABLES[1:], ids=lambda table: table.name)
def test_the_printed_total_of_every_row_is_checked(report: AnnualReport, table: Table) -> None:
    """结转下年度, too, whose total the sums down the columns would not miss."""
    code = {"表三": "T01", "表四": "T04"}[table.name]
    values = cell_values(report)
    totals = [path for path in table.paths if path.endswith("total")]
    assert totals
    for total in totals:
        number = values[total]
        assert number is not None
        found = check_facts(Facts(report, {**values, total: number + 3}))
        assert (code, total) in {(each.code, each.where) for each in found}


def test_wrong_printed_totals_are_found(report: AnnualReport) -> None:
    values = cell_values(report)
    for path, code in (
        ("applications.received.total", "T01"),
        ("applications.handled.business", "T02"),
        ("review_litigation.reconsideration.total", "T04"),
    ):
        found = check_facts(Facts(report, {**values, path: 3}))
        assert code in {finding.code for finding in found}, path


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("proactive_disclosure.regulations.issued", 2, "T07"),
        ("proactive_disclosure.normative_documents.issued", 3, "T08"),
        ("proactive_disclosure.normative_documents.in_force", 101, "T09"),
        ("proactive_disclosure.fees", Decimal("350000"), "T11"),
        ("other_matters.processing_fee", Decimal(270), "T12"),
        ("review_litigation.reconsideration.upheld", 1, "T15"),
        ("other_matters.processing_fee", Decimal(275), "X17"),
        ("overview.disclosure.classes", [Figure(name="动态", number=161, unit="条")], "X18"),
        ("applications.granted.natural_person", 1, "T14"),
    ],
)
def test_what_looks_odd_is_found(report: AnnualReport, path: str, value: object, code: str) -> None:
    assert code not in codes(report)
    set_value(report, path, value)
    assert code in codes(report)


def test_a_fee_was_asked_for_with_a_notice(report: AnnualReport) -> None:
    report.other_matters.processing_fee = Decimal(270)
    report.other_matters.fee_notices = 0
    found = [each for each in run_checks(report) if each.code == "T13"]
    assert [(each.severity, each.where) for each in found] == [
        (Severity.WARNING, "other_matters.fee_notices")
    ]
    report.other_matters.fee_notices = 1
    assert "T13" not in codes(report)


def test_unpaid_fee_notices_were_issued(report: AnnualReport) -> None:
    report.applications.fee_unpaid.natural_person = 2
    report.other_matters.fee_notices = 1
    assert "T13" in codes(report)
    report.other_matters.fee_notices = 2
    assert "T13" not in codes(report)


def test_similar_but_right(report: AnnualReport) -> None:
    report.proactive_disclosure.normative_documents.issued = 3
    report.proactive_disclosure.normative_documents.repealed = 3
    assert codes(report) == set()
    report.organisation.kind = OrganisationKind.CITY
    report.proactive_disclosure.regulations.issued = 1
    report.proactive_disclosure.regulations.in_force = 15
    assert codes(report) == set()


def test_errors_come_first_and_codes_are_documented() -> None:
    documented = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([TXYS]\d\d) \| (\w+) \|", documented, flags=re.MULTILINE))
    heaviest: dict[str, str] = {}
    for check in sorted(CHECKS, key=lambda check: -list(Severity).index(check.severity)):
        heaviest[check.code] = check.severity.value
    assert rows == heaviest
    broken = example("busy-town-2025").model_copy(deep=True)
    broken.applications.granted.natural_person = 0
    broken.proactive_disclosure.normative_documents.in_force = 101
    severities = [finding.severity for finding in run_checks(broken)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert len(severities) > 1


def test_findings_are_values() -> None:
    broken = example("aigang-2021").model_copy(deep=True)
    broken.applications.granted.natural_person = 1
    finding = run_checks(broken)[0]
    assert replace(finding) == finding


@pytest.mark.parametrize(
    ("total", "codes"), [(598, []), (412, []), (411, ["X22"]), (701, ["X22"]), (700, [])]
)
def test_the_total_lies_between_one_channel_and_all(total: int, codes: list[str]) -> None:
    """186, 412, 38 and 64 items went out through the channels, some through several."""
    report = example("busy-town-2025")
    report.overview.disclosure.total = total
    assert [f.code for f in run_checks(report) if f.code == "X22"] == codes


def test_more_handled_than_came_in_is_told_before_the_last_row() -> None:
    report = example("busy-town-2025")
    report.applications.carried_forward = type(report.applications.carried_forward)()
    assert [f.code for f in run_checks(report) if f.code == "T14"] == []
    report.applications.granted.natural_person = 40
    assert [f.code for f in run_checks(report) if f.code == "T14"] == ["T14"]


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        (
            "phone",
            "037355501",
            ("0373-5550126", "（0373）5550126转8003", "5550126、5550127", "12345"),
        ),
        ("phone", "办公室", ("13900000000", "０３７３－５５５０１２６", "400-123-4567")),
        ("email", "dzb.example.gov.cn", ("dzb@example.gov.cn", "a_b-c@x-y.example")),
        ("website", "县政府网站", ("www.example.gov.cn", "https://www.example.gov.cn/zwgk/")),
    ],
)
def test_a_contact_that_cannot_be_reached_is_named(
    report: AnnualReport, field: str, wrong: str, right: tuple[str, ...]
) -> None:
    for words, expected in ((wrong, {"S24"}), *((each, set()) for each in right)):
        setattr(report.organisation, field, words)
        assert codes(report) == expected, words


_DOCUMENTS = "proactive_disclosure.normative_documents"


def _weight(sample: Sample, code: str) -> Severity:
    return next(f.severity for f in sample.findings() if f.code == code)


def _documents_off_by_three() -> Sample:
    return replace(Sample(), last=_last_year({f"{_DOCUMENTS}.in_force": 12}))


def _last_year(cells: Mapping[str, int]) -> Sample:
    return replace(Sample(year=2023), sections={}).with_cells(cells)


@pytest.mark.parametrize(
    "words",
    [
        "清理失效、错误信息45条。",
        "机构改革后我镇调整了领导小组成员，更正公开栏信息3条。",
        "证书有效期届满的及时换发，到期的公示按时撤下。",
    ],
)
def test_a_word_of_another_matter_explains_no_difference(words: str) -> None:
    sample = _documents_off_by_three()
    assert _weight(sample, "Y02") is Severity.ERROR
    assert _weight(sample.saying(words), "Y02") is Severity.ERROR


@pytest.mark.parametrize(
    "words",
    ["清理行政规范性文件，3件有效期届满自然失效。", "因机构改革，3件规范性文件划转到县里。"],
)
def test_what_is_said_of_the_documents_explains_their_difference(words: str) -> None:
    assert _weight(_documents_off_by_three().saying(words), "Y02") is Severity.WARNING


def test_a_note_explains_its_own_row_only() -> None:
    sample = _documents_off_by_three()
    own = replace(sample, notes={f"{_DOCUMENTS}.in_force": "含自然失效3件"})
    other = replace(sample, notes={"proactive_disclosure.licences": "含划转3件"})
    under = replace(sample, footnotes={"proactive_disclosure": "注：3件文件已自然失效。"})
    other_foot = replace(sample, footnotes={"proactive_disclosure": "注：行政许可含划转的3件。"})
    weights = [_weight(each, "Y02") for each in (own, other, under, other_foot)]
    assert weights == [Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.ERROR]


def test_what_explains_a_carried_over_number_is_said_of_it() -> None:
    before = _last_year({"applications.carried_forward.natural_person": 4})
    sample = replace(Sample(), last=before)
    other = sample.saying(
        "上年结转申请1件，要求更正政府信息，已经答复，公开目录和领导小组成员也作了相应的调整。"
    )
    said = sample.saying("上年结转申请1件，去年报告填报有误。")
    assert _weight(other, "Y01") is Severity.ERROR
    assert _weight(said, "Y01") is Severity.WARNING


def test_an_assessment_of_risks_is_no_assessment_of_the_work() -> None:
    risks = "（五）监督保障情况。发布前进行泄密风险评估，全年检查4次。"
    sample = Sample()
    paragraphs = (*sample.sections[1][:4], risks)
    assert _weight(sample.with_section(1, *paragraphs), "S03") is Severity.ERROR


def test_empty_cells_of_a_table_are_told_in_one_line() -> None:
    empty = {
        f"applications.{row}.{column}": ""
        for row in ("granted", "state_secret", "not_held")
        for column in ("natural_person", "business")
    }
    coercion = {"proactive_disclosure.coercion": "/"}
    found = [f for f in Sample().with_cells({**empty, **coercion}).findings() if f.code == "T06"]
    assert [f.where for f in found] == [
        "proactive_disclosure.coercion",
        "applications.granted.natural_person",
    ]
    assert "表三有 6 格没有填数：“" in found[1].message
    assert found[1].message.count("（自然人、商业企业）") == 3


def test_a_column_that_is_off_says_where_to_begin(report: AnnualReport) -> None:
    report.applications.received.business = 3
    short = next(f for f in run_checks(report) if f.code == "T03")
    assert short.where == "applications.carried_forward.business"
    assert short.target == "applications.granted.business"
    report.applications.granted.business = 5
    over = next(f for f in run_checks(report) if f.code == "T03")
    assert over.target == "applications.received.business"


# ---------------------------------------------------------------- what is not to be accused


def read(text: str) -> Facts:
    """A report in a text file, as `check` reads it."""
    return facts_of(read_blocks(text_blocks(text), "年报.txt"))


def said(facts: Facts, *wanted: str) -> list[tuple[str, Severity]]:
    return [(f.code, f.severity) for f in check_facts(facts) if f.code in wanted]


TITLE = (
    "{}2024年政府信息公开工作年度报告\n数据统计期限为2024年1月1日至2024年12月31日。\n一、总体情况\n"
)
REGULATIONS = (
    "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t2\t0\t14\n行政规范性文件\t3\t0\t20\n"
)


@pytest.mark.parametrize("name", ["云岭州气象局", "云岭自治州人民政府", "国家林草局"])
def test_regulations_of_a_guessed_kind_of_body_are_asked_about_only(name: str) -> None:
    findings = [f for f in check_facts(read(TITLE.format(name) + REGULATIONS)) if f.code == "T07"]
    assert {finding.severity for finding in findings} <= {Severity.WARNING}
    assert not any("改成 0" in finding.message for finding in findings)


def test_regulations_of_a_town_are_wrong() -> None:
    facts = read(TITLE.format("柳桥镇人民政府") + REGULATIONS)
    assert said(facts, "T07") == [("T07", Severity.ERROR)] * 2


def test_a_fee_that_was_not_taken_is_no_word_on_notices() -> None:
    unpaid = {
        "applications.fee_unpaid.natural_person": 2,
        "applications.fee_unpaid.total": 2,
        "applications.other_handling.natural_person": 0,
        "applications.other_handling.total": 0,
    }
    printed = Sample().with_cells(unpaid).with_section(6, "2024年我镇未收取信息处理费。").printed
    assert "T13" not in {finding.code for finding in check_facts(facts_of(printed))}


WRAPPED = """2024年，我镇公开补贴名单，
逐村张贴明白纸，
广播连播一个月，
群众反映较好。
（一）主动公开。公开栏每月
更换一次。
"""


def test_lines_wrapped_by_a_page_do_not_break_off() -> None:
    assert said(read(TITLE.format("柳桥镇人民政府") + WRAPPED), "S10") == []


def test_one_line_that_breaks_off_is_found() -> None:
    text = "公开栏每月更换一次。\n继续完善公开制度，\n（一）主动公开。逐村张贴明白纸。\n"
    assert said(read(TITLE.format("柳桥镇人民政府") + text), "S10") == [("S10", Severity.ERROR)]


COUNTY = (
    "（二）依申请公开。{}受理政府信息公开申请17件。\n三、收到和处理政府信息公开申请情况\n"
    "一、本年新收政府信息公开申请数量\t90\t5\t0\t0\t0\t0\t95\n"
    "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
)


@pytest.mark.parametrize(
    ("whose", "severity"),
    [
        ("县政府办代表县政府", Severity.WARNING),
        ("由县政府办公室牵头，全年", Severity.WARNING),
        ("全县", Severity.ERROR),
        ("我县", Severity.ERROR),
    ],
)
def test_a_narrower_body_than_the_reports_may_count_less(whose: str, severity: Severity) -> None:
    facts = read(TITLE.format("云岭县人民政府") + COUNTY.format(whose))
    assert said(facts, "X02") == [("X02", severity)]


ADDED_UP = "报告中的数据由各乡镇、县政府各部门的年报汇总。"
OWN_ONLY = "报告中的数据只统计县本级。"


@pytest.mark.parametrize(
    ("stated", "words", "found"),
    [
        (ADDED_UP, "县政府办受理政府信息公开申请17件。", []),
        (ADDED_UP, "县政府办受理政府信息公开申请117件。", [("X02", Severity.ERROR)]),
        (ADDED_UP, "全县受理政府信息公开申请17件。", [("X02", Severity.ERROR)]),
        (ADDED_UP, "县政府办没有收到政府信息公开申请。", []),
        ("", "县政府办没有收到政府信息公开申请。", [("X12", Severity.WARNING)]),
        (ADDED_UP, "我县没有收到政府信息公开申请。", [("X12", Severity.ERROR)]),
        (OWN_ONLY, "全县受理政府信息公开申请170件。", [("X02", Severity.WARNING)]),
        (OWN_ONLY, "全县受理政府信息公开申请17件。", [("X02", Severity.ERROR)]),
        (OWN_ONLY, "我县受理政府信息公开申请170件。", [("X02", Severity.ERROR)]),
    ],
)
def test_numbers_of_two_scopes_are_told_apart(
    stated: str, words: str, found: list[tuple[str, Severity]]
) -> None:
    text = TITLE.format("云岭县人民政府") + COUNTY.format("全年").replace(
        "全年受理政府信息公开申请17件。", f"{words}{stated}"
    )
    assert said(read(text), "X02", "X12") == found


@pytest.mark.parametrize(("stated", "found"), [(ADDED_UP, []), ("", [("X15", Severity.WARNING)])])
def test_the_governments_own_documents_are_some_of_the_countys(
    stated: str, found: list[tuple[str, Severity]]
) -> None:
    sample = Sample(name="云岭县人民政府").with_cells(
        {"proactive_disclosure.normative_documents.issued": 12}
    )
    printed = sample.saying(f"以县政府办名义制发行政规范性文件3件。{stated}").printed
    assert said(facts_of(printed), "X15") == found


def test_years_of_two_scopes_are_not_compared() -> None:
    cells = {
        "proactive_disclosure.normative_documents.in_force": 900,
        "applications.carried_over.natural_person": 40,
    }
    last = Sample(name="云岭县人民政府", year=2023)
    now = Sample(name="云岭县人民政府").with_cells(cells)
    codes = ("Y01", "Y02", "Y04")
    for own, whole in (("", ""), (OWN_ONLY, OWN_ONLY), (OWN_ONLY, ADDED_UP)):
        before = facts_of(last.saying(own).printed)
        facts = replace(facts_of(now.saying(whole).printed), last=before)
        assert bool(said(facts, *codes)) is (own == whole)


@pytest.mark.parametrize(
    ("local", "signed", "told"),
    [
        ("", "2025年1月20日", ""),
        ("", "2025年2月3日", "晚于2025年1月31日的期限"),
        ("1月15日", "2025年1月20日", "晚于当地要求的2025年1月15日的期限"),
        ("1月15日", "2025年1月15日", ""),
        # The law names no day for a town: where the local one is later, it holds.
        ("2月10日", "2025年2月3日", ""),
    ],
)
def test_the_day_of_signature_is_held_against_the_local_day(
    local: str, signed: str, told: str
) -> None:
    facts = Sample().saying(signed, section=6).facts
    facts.report.organisation.local_deadline = local
    found = [f.message for f in check_facts(facts) if f.code == "S20" and "落款" in f.message]
    assert len(found) == bool(told)
    assert all(told in message for message in found)
    assert not any("以本地通知为准" in message for message in found) or not local


def test_an_office_counts_its_own() -> None:
    facts = read(TITLE.format("云岭县人民政府办公室") + COUNTY.format("县政府办"))
    assert said(facts, "X02") == [("X02", Severity.ERROR)]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("开展规范性文件清理。", Severity.ERROR),
        ("经规范性文件清理，宣布失效4件。", Severity.WARNING),
    ],
)
def test_a_clearing_out_explains_a_number_by_what_came_of_it(
    words: str, severity: Severity
) -> None:
    cells = {"proactive_disclosure.normative_documents.in_force": 12}
    last = Sample(year=2023).with_cells(cells)
    assert said(replace(Sample(), last=last).saying(words).facts, "Y02") == [("Y02", severity)]


def test_a_report_may_be_based_on_what_it_carries_out() -> None:
    words = "为贯彻落实《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号要求，我镇编制了本报告。"
    assert said(read(TITLE.format("柳桥镇人民政府") + words), "S06") == []
    wrapped = TITLE.format("柳桥镇人民政府").replace("一、", f"{words}\n一、")
    assert said(read(wrapped), "S06") == []
    plain = TITLE.format("柳桥镇人民政府") + "我镇认真贯彻落实条例。"
    assert said(read(plain), "S06") == [("S06", Severity.WARNING)]


def test_a_report_is_not_based_on_the_plan_of_another_year() -> None:
    text = "现公布2024年柳桥镇政府信息公开工作年度报告。\n一、总体情况\n落实全县{}年政务公开工作要点。\n"
    assert said(read(text.format(2022)), "Y08") == [("Y08", Severity.WARNING)]
    assert said(read(text.format(2024)), "Y08") == []


def test_rows_of_a_table_that_was_not_read_are_no_prose() -> None:
    rows = (
        "三、收到和处理政府信息公开申请情况\n信息内容的标题一 信息内容的标题二 信息内容的标题三 信息内容\n"
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n"
        "信息内容的标题一 信息内容的标题二 信息内容的标题三 信息内容\n"
    )
    found = [
        f for f in check_facts(read(TITLE.format("柳桥镇人民政府") + rows)) if "三部分" in f.message
    ]
    assert [f.code for f in found] == []


def test_a_table_that_is_empty_or_missing_is_one_finding() -> None:
    blank = dict.fromkeys(TABLES[1].paths, "")
    findings = [f for f in Sample().with_cells(blank).findings() if f.code == "T06"]
    assert [finding.message[:12] for finding in findings] == ["表三整张表都没有填数。没"]
    missing = replace(Sample(), found_tables=frozenset())
    assert [f.code for f in missing.findings()] == ["T20"] * 3


def test_all_names_in_a_list_of_leaders_are_found() -> None:
    words = "成立以局党组书记、局长吕中山为组长，副局长王小伟、刘岳林任副组长的领导小组。"
    found = {f.found for f in Sample().saying(words).findings() if f.code == "S16"}
    assert found == {"吕中山", "王小伟", "刘岳林"}


def test_problems_and_measures_are_compared_while_they_are_answered(report: AnnualReport) -> None:
    report.improvement.problems = ["更新慢", "解读少", "人手紧"]
    report.improvement.measures = [Measure(heading="定期更新", text="每周一次")]
    assert [f.where for f in run_checks(report) if f.code == "S12"] == ["improvement.measures"]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("柳溪朝鲜族自治州人民政府", None),
        ("中国气象局", None),
        ("大连市人民政府", None),
        ("青岩市人民政府", "warning"),
        ("林业和草原局", "warning"),
        ("青河县人民政府", "error"),
        ("白音苏木人民政府", "error"),
    ],
)
def test_regulations_of_a_body_whose_kind_is_only_guessed_are_no_error(
    name: str, severity: str | None
) -> None:
    report = AnnualReport(year=2025)
    report.organisation.name = name
    set_value(report, "proactive_disclosure.regulations.issued", 2)
    found = [finding for finding in run_checks(report) if finding.code == "T07"]
    assert {finding.severity.value for finding in found} == ({severity} if severity else set())
    assert all(("请改成 0" in finding.message) == (severity == "error") for finding in found)


@pytest.mark.parametrize(
    ("year", "row", "is_told"),
    [
        (2026, "third_party_rights", True),
        (2027, "partially_granted", True),
        (2025, "third_party_rights", False),
        (2026, "granted", False),
        (2026, "not_held", False),
    ],
)
def test_a_direct_suit_beside_withheld_information_is_a_hint_from_2026(
    year: int, row: str, is_told: bool
) -> None:
    report = example("busy-town-2025").model_copy(deep=True)
    report.year = year
    for group in OUTCOME_GROUPS:
        for field in group.rows:
            set_value(report, f"applications.{field}.natural_person", 1 if field == row else 0)
            for column in ("business", "research", "public_welfare", "legal_services", "other"):
                set_value(report, f"applications.{field}.{column}", 0)
    set_value(report, "review_litigation.litigation_direct.upheld", 1)
    found = [finding for finding in run_checks(report) if finding.code == "T17"]
    assert bool(found) == is_told
    assert all(finding.severity is Severity.INFO for finding in found)
    assert all("一般应先复议" in finding.message for finding in found)


def _without_table(sample: Sample, words: str) -> list[str]:
    printed = sample.saying(words, 6).printed
    cells = {p: c for p, c in printed.cells.items() if not p.startswith("applications.")}
    found = frozenset({"proactive_disclosure", "review_litigation"})
    bare = replace(printed, cells=cells, found_tables=found)
    return [f.message for f in check_facts(Facts(AnnualReport(), bare.values, bare))]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "新收政府信息公开申请78件，上年结转3件，答复申请75件，结转下年度3件。",
            "一共 81 件，办结 75 件、结转下年 3 件，合起来是 78 件",
        ),
        (
            "收到政府信息公开申请70件。申请的结果：予以公开17件，不予公开6件，无法提供21件，"
            "其他处理12件。结转下年度1件。",
            "各种结果一共 56 件、结转下年 1 件",
        ),
        ("新收政府信息公开申请78件，上年结转3件，答复申请78件，结转下年度3件。", ""),
        ("收到政府信息公开申请28件，其中上年结转1件，办结申请27件，结转下年度1件。", ""),
        (
            "通过网站共办理并答复政府信息公开申请3件、纸质申请36件，结转下年度2件。",
            "",
        ),
    ],
)
def test_a_text_without_its_table_balances_in_itself(words: str, told: str) -> None:
    found = [m for m in _without_table(Sample(), words) if "对不上" in m]
    assert bool(found) == bool(told)
    assert all(told in message for message in found)
