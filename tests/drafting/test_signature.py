"""落款: the body's name and the day under the report, only where the clerk chose it."""

from datetime import date

import pytest

from report_assistant.checks import run_checks
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import SignatureLine
from report_assistant.importing.imported import import_report
from report_assistant.interview.events import Rejected, Said
from report_assistant.interview.interview import Interview
from report_assistant.merging.merge import merge
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.signature import date_in
from report_assistant.word.reader import read_report_bytes
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.interview.talking import asked, only, tell
from tests.scripts import ALL_ZERO
from tests.word.reading import WORD, tree, words
from tests.word.validity import validity_problems

_NAME, _DAY = "青河镇人民政府", "2026年1月20日"
_WITH_SIGNATURE = (*ALL_ZERO[:3], "2", *ALL_ZERO[4:-1])


@pytest.fixture
def signing(questionnaire: Questionnaire) -> Interview:
    """An interview in which the day of the signature is the only question left."""
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, _WITH_SIGNATURE)
    assert asked(interview) == "organisation.signed_on"
    return interview


def lines(interview: Interview) -> list[str]:
    blocks = assemble(interview.answers.report).blocks
    return [block.text for block in blocks if isinstance(block, SignatureLine)]


def test_it_is_printed_last_and_today_is_offered(signing: Interview) -> None:
    tell(signing, ("",))
    assert signing.current is None
    assert lines(signing) == [_NAME, "2026年1月10日"]
    assert isinstance(assemble(signing.answers.report).blocks[-1], SignatureLine)


def test_who_chooses_none_has_none_and_no_question(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, ALL_ZERO[:-1])
    assert interview.current is None
    assert interview.answers.report.organisation.signed_on == ""
    assert lines(interview) == []


@pytest.mark.parametrize(
    "typed",
    [
        *(_DAY, "1月20日", "1月20号", "2026.1.20", "2026-01-20"),
        *("二〇二六年一月二十日", "一月二十日", "落款日期2026年1月20日", "2026 年 1 月 20 日"),
    ],
)
def test_a_day_is_taken_however_it_is_written(signing: Interview, typed: str) -> None:
    tell(signing, (typed,))
    assert signing.answers.report.organisation.signed_on == _DAY


@pytest.mark.parametrize("typed", ["2月30日", "20", "等领导定", "青河镇", "1月"])
def test_what_is_no_day_is_not_taken(signing: Interview, typed: str) -> None:
    signing.say(typed)
    assert not signing.answers.report.organisation.signed_on


def test_a_day_after_the_time_limit_is_told(signing: Interview) -> None:
    tell(signing, ("2月20日",))
    found = [each for each in signing.answers.findings() if each.code == "S20"]
    assert [each.where for each in found] == ["organisation.signed_on"]
    assert "2026年1月31日" in found[0].message
    tell(signing, ("改落款日期 1月20日",))
    assert not [each for each in run_checks(signing.answers.report, None) if each.code == "S20"]


def test_what_is_asked_about_it_names_where_it_is_set(questionnaire: Questionnaire) -> None:
    interview = Interview(questionnaire, today=date(2026, 1, 10))
    tell(interview, ALL_ZERO[:-1])
    said = only(interview.say("报告最后要不要署名和日期"), Said)
    assert "“改落款”" in said[0].text
    interview.say("改落款")
    assert asked(interview) == "filters.contact"
    assert not only(interview.say("2"), Rejected)


def test_it_stands_at_the_right_and_is_read_back(questionnaire: Questionnaire) -> None:
    report = example("busy-town-2025")
    data = write_docx(assemble(report))
    assert validity_problems(data) == []
    last = list(tree(data).iter(f"{WORD}p"))[-2:]
    set_at = [look.get(f"{WORD}val") for p in last for look in p.iter(f"{WORD}jc")]
    assert set_at == ["right", "right"]
    assert [words(p) for p in last] == [report.organisation.name, _DAY]
    text = "\n".join(block.text for block in assemble(report).blocks)
    for printed in (
        read_report_bytes(data, "年报.docx"),
        read_report_bytes(text.encode(), "a.txt"),
    ):
        read = import_report(printed, questionnaire)
        assert read.report.organisation.signed_on == _DAY


def test_an_update_brings_the_new_day_and_takes_it_away() -> None:
    report = example("busy-town-2025")
    base = write_docx(assemble(report))
    report.organisation.signed_on = "2026年1月25日"
    later = merge(base, base, assemble(report)).data
    assert read_report_bytes(later, "年报.docx").paragraphs[-1].text == "2026年1月25日"
    report.organisation.signed_on = ""
    without = merge(
        later, write_docx(assemble(_with_day(report, "2026年1月25日"))), assemble(report)
    )
    last = read_report_bytes(without.data, "年报.docx").paragraphs[-1].text
    assert last == assemble(report).blocks[-1].text


def _with_day(report: AnnualReport, day: str) -> AnnualReport:
    made = report.model_copy(deep=True)
    made.organisation.signed_on = day
    return made


def test_next_year_asks_for_the_day_anew(signing: Interview, questionnaire: Questionnaire) -> None:
    tell(signing, (_DAY,))
    interview = Interview(questionnaire, today=date(2027, 1, 10))
    interview.take_last_year(signing.answers.report)
    tell(interview, ("", "", "", ""))
    assert interview.answers.state.values["filters.contact"] == ["signature"]
    assert not interview.answers.report.organisation.signed_on


@pytest.mark.parametrize("typed", ["2026年13月1日", "没有日期", "", "第3条"])
def test_other_words_are_no_day(typed: str) -> None:
    assert date_in(typed, 2026) is None
