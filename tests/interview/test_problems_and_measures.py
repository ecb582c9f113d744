"""Section five: problems that fit the body, asked about once, and one measure for each."""

from datetime import date

import pytest

from report_assistant.checks import run_checks
from report_assistant.drafting.assembly import assemble
from report_assistant.interview.events import Asked
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.offers import MOST_SHOWN
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.model import AnnualReport
from report_assistant.shells.phrases import question_text
from tests.conftest import example
from tests.interview.talking import only, tell
from tests.scripts import ALL_ZERO

PROBLEMS, MEASURES, PREVIOUS = (f"improvement.{n}" for n in ("problems", "measures", "previous"))
TODAY = date(2026, 1, 10)
BODIES = (
    ("青河镇人民政府", OrganisationKind.TOWN),
    ("石岭乡人民政府", OrganisationKind.TOWNSHIP),
    ("东风街道办事处", OrganisationKind.SUBDISTRICT),
    ("云山县财政局", OrganisationKind.DEPARTMENT),
    ("云山县人民政府办公室", OrganisationKind.DEPARTMENT),
    ("云山县人民政府", OrganisationKind.COUNTY),
)


def of_body(questionnaire: Questionnaire, name: str, kind: OrganisationKind) -> Interview:
    interview = Interview(questionnaire, today=TODAY)
    interview.fill({"organisation.name": name, "organisation.kind": kind})
    return interview


def offered(interview: Interview, name: str = PROBLEMS) -> tuple[str, ...]:
    return interview.answers.offer(interview.questionnaire.by_name[name]).suggestions


def at_problems(questionnaire: Questionnaire) -> Interview:
    """A town that is asked for its problems."""
    interview = Interview(questionnaire, today=TODAY)
    place = ALL_ZERO.index("后面都是0") + 1
    tell(interview, ALL_ZERO[:place])
    while interview.current is not None and interview.current.name != PROBLEMS:
        interview.say("")
    assert interview.current is not None
    return interview


def report_of(interview: Interview) -> AnnualReport:
    return interview.answers.report


def asked_name(interview: Interview) -> str:
    assert interview.current is not None
    return interview.current.name


@pytest.mark.parametrize(("name", "kind"), BODIES)
def test_every_kind_of_body_is_offered_a_screen_of_problems(
    questionnaire: Questionnaire, name: str, kind: OrganisationKind
) -> None:
    interview = of_body(questionnaire, name, kind)
    shown = offered(interview)
    assert len(shown) == MOST_SHOWN == len(set(shown))
    words = "".join(shown)
    assert ("村" in words) <= (kind in (OrganisationKind.TOWN, OrganisationKind.TOWNSHIP))
    assert ("社区" in words) <= (kind is OrganisationKind.SUBDISTRICT)
    assert ("许可" in words) <= ("财政局" in name)
    question = questionnaire.by_name[PROBLEMS]
    lines = question_text(Asked(question, suggestions=shown)).splitlines()
    assert len(lines) <= 16, "beside the box and the lines of state it fits on 24 lines"
    assert all(2 * len(line) <= 76 for line in lines)


def test_neighbours_see_others_first_and_the_same_body_the_same(
    questionnaire: Questionnaire,
) -> None:
    firsts = set()
    for name in ("青河", "柳林", "龙泉", "石桥", "白沙", "双河", "新安", "东湖"):
        one = offered(of_body(questionnaire, f"{name}镇人民政府", OrganisationKind.TOWN))
        assert one == offered(of_body(questionnaire, f"{name}镇人民政府", OrganisationKind.TOWN))
        firsts.add(one[0])
    assert len(firsts) >= 4


def test_every_pair_stands_in_a_report_without_a_finding(questionnaire: Questionnaire) -> None:
    question = questionnaire.by_name[PROBLEMS]
    assert len(question.suggestions) >= 20
    interview = Interview(questionnaire, today=TODAY)
    for suggestion in question.suggestions:
        interview.fill({PROBLEMS: [suggestion.text]})
        [reply] = offered(interview, MEASURES)
        assert reply == suggestion.reply
        heading, _, done = reply.partition("。")
        assert 4 <= len(heading) <= 10
        assert any(words in done for words in ("每", "日内", "一周内", "上半年"))
        report = example("all-zero-2025").model_copy(deep=True)
        before = {finding.code for finding in run_checks(report)}
        report.improvement.problems = [suggestion.text]
        report.improvement.measures = interview.answers.offer(questionnaire.by_name[MEASURES]).value
        assert {finding.code for finding in run_checks(report)} <= before, suggestion.text


@pytest.mark.parametrize(
    ("former", "heading"),
    [
        ("信息更新还不够及时", "及时更新信息"),
        ("公开渠道还不够多", "拓宽公开渠道"),
        ("工作流程不够规范", "规范发布流程"),
        ("监督制度不够完善", "完善监督检查"),
        ("工作人员业务还不够熟练", "加强业务培训"),
        ("和群众的互动还不够多", "加强与群众互动"),
    ],
)
def test_problems_as_earlier_versions_put_them_have_their_measures(
    questionnaire: Questionnaire, former: str, heading: str
) -> None:
    interview = at_problems(questionnaire)
    stored = Entry(EntryKind.ANSWER, PROBLEMS, [former], Source.TYPED)
    resumed = Interview(questionnaire, [*interview.answers.entries, stored], today=TODAY)
    assert asked_name(resumed) == MEASURES
    resumed.say("")
    [measure] = report_of(resumed).improvement.measures or []
    assert measure.heading == heading


def test_what_is_added_to_a_problem_stands_in_its_sentence(questionnaire: Questionnaire) -> None:
    interview = at_problems(questionnaire)
    [asked] = only(interview.say("1"), Asked)
    first = offered(interview)[0]
    assert first in asked.question.label
    assert "栏目" in asked.question.label
    interview.say("“通知公告”栏目3条信息发布时已过期。")
    added = f"{first}，如“通知公告”栏目3条信息发布时已过期"
    assert report_of(interview).improvement.problems == [added]
    assert asked_name(interview) == MEASURES
    assert len(offered(interview, MEASURES)) == 1
    interview.say("")
    [words] = [b.text for b in assemble(report_of(interview)).blocks if b.id == "s5_problems"]
    assert f"{added}。" in words


@pytest.mark.parametrize("nothing", ["", "没有", "没有了", "说不清", "待定", "跳过"])
def test_nothing_to_add_takes_the_measures_with_it(
    questionnaire: Questionnaire, nothing: str
) -> None:
    interview = at_problems(questionnaire)
    interview.say("1 3")
    interview.say(nothing)
    improvement = report_of(interview).improvement
    shown = offered(interview)
    assert improvement.problems == [shown[0], shown[2]]
    assert len(improvement.measures or []) == 2
    assert asked_name(interview) == PREVIOUS


@pytest.mark.parametrize(
    ("typed", "added"),
    [
        ("网站3条；公众号2条", ("网站3条", "公众号2条")),
        ("2：公众号2条没有更新", ("", "公众号2条没有更新")),
        ("第2个：例如公众号2条没有更新", ("", "公众号2条没有更新")),
        ("1、网站3条过期；2、公众号2条没有更新", ("网站3条过期", "公众号2条没有更新")),
        ("网站3条过期", ("网站3条过期", "")),
        ("网站3条", ("网站3条", "")),
        ("3月、6月各一次", ("3月、6月各一次", "")),
        ("10月漏发2条", ("10月漏发2条", "")),
    ],
)
def test_several_problems_are_added_to_in_one_answer(
    questionnaire: Questionnaire, typed: str, added: tuple[str, str]
) -> None:
    interview = at_problems(questionnaire)
    interview.say("1 2")
    interview.say(typed)
    expected = [
        f"{problem}，如{words}" if words else problem
        for problem, words in zip(offered(interview), added, strict=False)
    ]
    assert report_of(interview).improvement.problems == expected


def test_a_further_number_adds_a_problem_and_own_words_are_not_asked_about(
    questionnaire: Questionnaire,
) -> None:
    interview = at_problems(questionnaire)
    interview.say("1")
    interview.say("3")
    assert asked_name(interview) == PROBLEMS
    interview.say("")
    shown = offered(interview)
    assert report_of(interview).improvement.problems == [shown[0], shown[2]]
    other = at_problems(questionnaire)
    other.say("各村公开栏位置偏僻")
    assert asked_name(other) == MEASURES


def test_a_report_closed_at_the_follow_up_goes_on_there(questionnaire: Questionnaire) -> None:
    interview = at_problems(questionnaire)
    interview.say("1")
    resumed = Interview(questionnaire, interview.answers.entries, today=TODAY)
    resumed.say("网站3条过期")
    assert "，如网站3条过期" in (report_of(resumed).improvement.problems or [""])[0]


def test_a_problem_without_a_measure_is_asked_for_by_name(questionnaire: Questionnaire) -> None:
    interview = at_problems(questionnaire)
    tell(interview, ("1 2；各村公开栏位置偏僻", ""))
    assert asked_name(interview) == MEASURES
    [asked] = only(interview.say("1 2"), Asked)
    assert asked.question.label.startswith(
        "3个问题只写了2条措施，第3个问题“各村公开栏位置偏僻”还没有写措施"
    )
    interview.say("调整公开栏位置。3月底前移到村委会门口。")
    measures = report_of(interview).improvement.measures or []
    assert [len(measures), measures[2].heading] == [3, "调整公开栏位置"]
    assert asked_name(interview) == PREVIOUS
    assert not [f for f in interview.answers.findings() if f.code == "S12"]


def test_fewer_measures_may_be_left_and_the_check_says_it_in_the_same_words(
    questionnaire: Questionnaire,
) -> None:
    interview = at_problems(questionnaire)
    tell(interview, ("栏目更新慢；人员变动多", "加强培训。每季度一次。", ""))
    assert asked_name(interview) == PREVIOUS
    [finding] = [f for f in interview.answers.findings() if f.code == "S12"]
    assert finding.message.startswith("2个问题只写了1条措施，第2个问题“人员变动多”还没有写措施")


def test_each_of_last_years_problems_may_be_answered(questionnaire: Questionnaire) -> None:
    interview = at_problems(questionnaire)
    last = report_of(interview).model_copy(deep=True)
    last.year = 2024
    last.improvement.problems = ["更新不够及时，如网站3条过期", "渠道较少"]
    interview.take_last_year(last)
    while asked_name(interview) != PROBLEMS:
        interview.say("")
    tell(interview, ("1", ""))
    [asked] = only(interview.look_at(PREVIOUS), Asked)
    assert asked.last == "1. 更新不够及时，如网站3条过期；2. 渠道较少"
    interview.say("1：每月核对一次栏目；2：增设公开栏4处")
    assert report_of(interview).improvement.previous == (
        "针对上年度报告指出的“更新不够及时”问题，我镇每月核对一次栏目；"
        "针对“渠道较少”问题，增设公开栏4处。"
    )
