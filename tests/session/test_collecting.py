"""汇总 in the conversation: reports collected, sums filled in and told, a second run's moves taken."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from report_assistant.cli import main
from report_assistant.county.roster import Member, Roster
from report_assistant.county.workbook.roster_book import roster_workbook
from report_assistant.exit_codes import FINDINGS, FINE
from report_assistant.history.words import page
from report_assistant.interview.events import (
    ActionRequested,
    Event,
    Offered,
    Rejected,
    Said,
)
from report_assistant.interview.log import EntryKind, Source
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.session.collected import words
from report_assistant.session.collected.result_folder import zipped
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import CollectingBegun
from report_assistant.session.given.files import GivenFile
from report_assistant.store.store import Store
from tests.answering import words_for
from tests.conftest import example
from tests.session.counties import BODIES, county_folder, with_one_worker, write_body
from tests.updates import write_in

TODAY = date(2026, 1, 20)
RECEIVED = "applications.received"
_OWN = example("busy-town-2025").applications.received
assert _OWN is not None
SUM = sum(BODIES.values()) + len(BODIES) * (_OWN.natural_person or 0)
"""Natural persons of all bodies."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return county_folder(tmp_path_factory.mktemp("县") / "2025年报")


@pytest.fixture(scope="module")
def results(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a first run, for tests of what is done with them."""
    output = tmp_path_factory.mktemp("结果") / "汇总结果"
    main(["collect", str(reports), "-o", str(output)])
    return output


@pytest.fixture
def begun(store: Store, questionnaire: Questionnaire, tmp_path: Path) -> Conversation:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    conversation.generating.folder = tmp_path / "文件"
    return with_one_worker(conversation)


@pytest.fixture
def county(begun: Conversation) -> Conversation:
    begun.fill(
        {
            "organisation.name": "安和县人民政府",
            "year": 2025,
            "organisation.kind": OrganisationKind.COUNTY,
        }
    )
    return begun


def _run(conversation: Conversation, folder: Path) -> list[Event]:
    """Collect a folder of reports, the results beside it."""
    conversation.gathering.begin()
    conversation.say(str(folder))
    started = conversation.say("1")
    assert isinstance(started[-1], CollectingBegun)
    return conversation.gathering.run()


def _said(events: Sequence[Event]) -> str:
    return "\n".join(event.text for event in events if isinstance(event, Said))


def _offered(events: Sequence[Event]) -> Offered:
    return next(event for event in events if isinstance(event, Offered))


def _received(conversation: Conversation) -> int:
    value = conversation.interview.answers.report.applications.received
    assert value is not None
    return value.natural_person or 0


def _open(conversation: Conversation, results: Path) -> list[Event]:
    events = conversation.say(str(results / "县本级.yaml"))
    assert _offered(events) == conversation.offered
    return conversation.say("1")


# ---------------------------------------------------------------- the whole story


def test_a_county_is_collected_told_written_and_collected_again(
    begun: Conversation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, last = county_folder(tmp_path / "2025年报"), tmp_path / "2024年报"
    for name in (*BODIES, "黑水乡", "金沟镇", "银坪镇"):
        write_body(last, name, 0, 2024)

    begun.gathering.begin()
    begun.say(str(folder))
    assert "去年的用“2024年报”" in _offered(begun.say(str(last))).text
    begun.say("1")
    told = begun.gathering.run()
    assert "没交 3 家" in _said(told)
    assert "名册.xlsx" in _said(told)

    filled = begun.say("1")
    assert "3 家之和" in _said(filled)
    report = begun.interview.answers.report
    assert report.organisation.name == "安和县人民政府"
    assert report.organisation.kind is OrganisationKind.COUNTY
    assert report.organisation.scope is Scope.WHOLE_AREA
    assert _received(begun) == SUM

    narrative = example("busy-town-2025")
    while (question := begun.interview.current) is not None:
        assert not question.name.startswith(("proactive_disclosure", RECEIVED))
        begun.say(words_for(begun.interview, question, narrative))
    assert not begun.interview.answers.must_change()
    file = write_in(begun, tmp_path / "报告").path
    assert main(["check", str(file)]) in (FINE, FINDINGS)
    assert "0 份有必须改的问题" in capsys.readouterr().out

    asked = _said(begun.say("收到申请的自然人哪几家有"))
    assert "3 家之和：青石镇" in asked
    assert "红岩乡" in asked
    for whence in ("收到申请的自然人哪来的", "收到申请的自然人这个数是怎么来的？"):
        assert _said(begun.say(whence)) == asked
    for other in ("这句话哪来的", "县政府哪来的", "行政处罚是什么"):
        assert "家之和" not in _said(begun.say(other))
    source = begun.sources().of_cell(f"{RECEIVED}.natural_person")
    assert any("3 家之和" in line for line in source.lines)

    (folder / "青石镇2025年年报.docx").unlink()
    write_body(folder, "青石镇", BODIES["青石镇"] + 3)
    begun.gathering.begin()
    assert isinstance(begun.say("再汇总一次")[-1], CollectingBegun)
    again = _offered(begun.gathering.run())
    assert f"表三“本年新收·自然人”：{SUM} 改成 {SUM + 3}，青石镇" in again.text
    problems = begun.interview.answers.report.improvement
    begun.say("1")
    assert _received(begun) == SUM + 3
    assert begun.interview.answers.report.improvement == problems


# ---------------------------------------------------------------- what is asked


def test_results_lie_beside_the_reports_and_are_never_inside(
    county: Conversation, reports: Path
) -> None:
    assert county.say("汇总")[-1] == ActionRequested(Command.COLLECT)
    county.gathering.begin()
    asked = _offered(county.say(f"'{reports}'"))
    assert f"{reports.name}汇总结果" in asked.text
    county.say(f"放到 {reports / '里面'}")
    county.say("1")
    [refused, *_] = county.gathering.run()
    assert isinstance(refused, Rejected)
    assert "不能放在" in refused.reason
    assert county.offered is None


def test_results_are_put_where_the_clerk_says(county: Conversation, reports: Path) -> None:
    county.say(f"汇总 {reports}")
    assert "结果放在“全县结果”" in _offered(county.say("放到 全县结果")).text
    assert "结果放在“/srv/共享/结果”" in _offered(county.say("放到 /srv/共享/结果")).text


def test_a_roster_that_was_given_is_mended_among_the_results(
    county: Conversation, tmp_path: Path
) -> None:
    folder = county_folder(tmp_path / "2025年报")
    given = tmp_path / "单位.csv"
    given.write_text("单位\n安和县青石镇人民政府\n", encoding="utf-8")
    county.gathering.begin()
    county.say(str(folder))
    county.say(str(given))
    county.say("1")
    assert "不认识 2 份" in _said(county.gathering.run())
    own = tmp_path / f"2025年报{words.RESULTS}" / "名册.xlsx"
    own.unlink()  # as if it was written over by hand
    own.write_bytes(roster_workbook(Roster(tuple(map(Member, BODIES)))))
    county.gathering.begin()
    county.say("1")
    assert "不认识" not in _said(county.gathering.run())


def test_a_folder_that_is_not_there_is_asked_for_again(county: Conversation) -> None:
    county.gathering.begin()
    [refused] = county.say("/没有/这个文件夹")
    assert isinstance(refused, Rejected)
    assert county.offered is not None
    assert words.GIVEN_UP in _said(county.say("取消"))
    assert county.offered is None


def test_folder_and_command_in_one_message(county: Conversation, reports: Path) -> None:
    assert words.BEGIN in _offered(county.say(f"汇总 {reports}")).choices


def test_a_folder_of_results_becomes_an_archive_for_a_browser(tmp_path: Path) -> None:
    folder = tmp_path / "退回意见"
    folder.mkdir()
    (folder / "青石镇.docx").write_bytes(b"1")
    with ZipFile(zipped(folder)) as archive:
        assert archive.namelist() == ["退回意见/青石镇.docx"]


def test_a_file_of_a_wrong_clock_goes_into_the_archive_too(tmp_path: Path) -> None:
    folder = tmp_path / "退回意见"
    folder.mkdir()
    (folder / "青石镇.docx").write_bytes(b"1")
    os.utime(folder / "青石镇.docx", (0, 0))
    with ZipFile(zipped(folder)) as archive:
        assert archive.namelist() == ["退回意见/青石镇.docx"]


def test_a_roster_in_the_results_is_used_by_itself(
    county: Conversation, tmp_path: Path, reports: Path
) -> None:
    output = tmp_path / "放这里"
    output.mkdir()
    (output / "名册.xlsx").write_bytes(b"")
    county.say(f"汇总 {reports}")
    assert "名册用“名册.xlsx”" in _offered(county.say(f"放到 {output}")).text


def test_dropped_reports_are_collected(county: Conversation, reports: Path, tmp_path: Path) -> None:
    county.gathering.begin()
    files = [GivenFile(file, file.name) for file in sorted(reports.iterdir())]
    asked = county.take_files(files[:2])
    assert "收下 2 份" in _said(asked)
    county.take_files(files)  # what lies there already is not put there twice
    received = tmp_path / "文件" / words.RECEIVED
    assert sorted(each.name for each in received.iterdir()) == [each.name for each in files]
    county.say("1")
    assert "交了 3 家" in _said(county.gathering.run())


def test_files_are_taken_as_ever_where_nothing_is_collected(
    county: Conversation, reports: Path
) -> None:
    file = next(reports.iterdir())
    county.take_files([GivenFile(file, file.name)])
    assert county.gathering.offered is None


def test_the_reading_is_stopped_and_what_was_read_is_kept(
    county: Conversation, reports: Path, tmp_path: Path
) -> None:
    output = tmp_path / "停"
    county.say(f"汇总 {reports}")
    county.say(f"放到 {output}")
    county.say("1")
    assert isinstance(county.say("现在几点")[-1], Rejected)

    def stop(done: int, _: int) -> None:
        if done == 1:
            county.say("停")

    assert words.STOPPED in _said(county.gathering.run(stop))
    assert county.offered is None
    county.say(f"汇总 {reports}")
    county.say(f"放到 {output}")
    county.say("1")
    first: list[int] = []
    county.gathering.run(lambda done, _: first.append(done))
    assert first[0] >= 1


def test_it_is_offered_once_at_the_first_question_of_the_tables(county: Conversation) -> None:
    told = [event for _ in range(60) for event in county.say("跳过")]
    assert [e.text for e in told if isinstance(e, Said)].count(words.HINT) == 1


def test_a_governments_office_is_offered_it(begun: Conversation) -> None:
    begun.fill(
        {
            "organisation.name": "安和县人民政府办公室",
            "organisation.kind": OrganisationKind.DEPARTMENT,
        }
    )
    told = [event for _ in range(60) for event in begun.say("跳过")]
    assert words.HINT in _said(told)


def test_a_town_is_not_offered_it(begun: Conversation) -> None:
    begun.fill(
        {"organisation.name": "安和县青石镇人民政府", "organisation.kind": OrganisationKind.TOWN}
    )
    told = [event for _ in range(60) for event in begun.say("跳过")]
    assert words.HINT not in _said(told)


def test_the_word_is_an_answer_where_it_names_a_choice(county: Conversation) -> None:
    county.look_at("organisation.scope")
    county.say("汇总")
    assert county.interview.answers.report.organisation.scope is Scope.WHOLE_AREA


# ---------------------------------------------------------------- sums in a report


def test_sums_are_one_step_and_told_in_the_record(county: Conversation, results: Path) -> None:
    _open(county, results)
    latest = county.interview.answers.standing.latest[RECEIVED]
    assert latest.source is Source.BODIES
    assert latest.origin == "3 家之和"
    assert "（3 家之和）" in page(county.record())
    assert "3 家之和：青石镇" in county.details(RECEIVED)
    county.say("撤销")
    assert RECEIVED not in county.interview.answers.state.values
    assert county.interview.answers.standing.collected is None


def test_sums_outlive_the_program(
    county: Conversation, results: Path, store: Store, questionnaire: Questionnaire
) -> None:
    _open(county, results)
    resumed = Conversation(store, questionnaire, county.stored.number, today=TODAY)
    assert "青石镇" in _said(resumed.say("收到申请哪几家有"))


def test_what_the_clerk_gave_is_not_replaced_without_a_question(
    county: Conversation, results: Path
) -> None:
    county.fill({"proactive_disclosure.licences": 5})
    asked = _offered(_open(county, results))
    assert "表二“行政许可”：您填的是 5，汇总是" in asked.text
    county.say("1")
    assert county.interview.answers.report.proactive_disclosure.licences == 5
    assert _received(county) == SUM


def test_what_the_clerk_gave_is_replaced_after_a_yes(county: Conversation, results: Path) -> None:
    county.fill({"proactive_disclosure.licences": 5})
    _open(county, results)
    county.say("2")
    licences = example("busy-town-2025").proactive_disclosure.licences
    assert licences is not None
    assert county.interview.answers.report.proactive_disclosure.licences == 3 * licences


def test_figures_of_the_government_alone_are_asked_about(
    county: Conversation, results: Path
) -> None:
    county.fill({"organisation.scope": Scope.OWN_BODY})
    assert "只算本级政府" in _offered(_open(county, results)).text
    county.say("2")
    assert county.interview.answers.report.organisation.scope is Scope.WHOLE_AREA


def test_another_bodys_report_gets_a_new_one(begun: Conversation, results: Path) -> None:
    begun.fill(
        {"organisation.name": "安和县青石镇人民政府", "organisation.kind": OrganisationKind.TOWN}
    )
    asked = _offered(begun.say(str(results / "县本级.yaml")))
    assert asked.choices == (words.FILL_NEW, words.FILL_NOT)
    [_, wanted] = begun.say("1")
    assert wanted == ActionRequested(Command.NEW_REPORT)
    other = begun.new_report()
    assert _received(other) == SUM
    assert RECEIVED not in begun.interview.answers.state.values


def test_a_year_that_is_another_gets_a_new_report(county: Conversation, results: Path) -> None:
    county.fill({"year": 2024})
    asked = _offered(county.say(str(results / "县本级.yaml")))
    assert words.FILL_THIS not in asked.choices


def test_the_folder_of_results_is_opened_as_its_file(county: Conversation, results: Path) -> None:
    assert words.FILL_THIS in _offered(county.say(f"汇总 {results}")).choices


def test_another_answers_file_is_refused(county: Conversation, tmp_path: Path) -> None:
    file = tmp_path / "答案.yaml"
    file.write_text("year: 2025\n", "utf-8")
    [refused] = county.say(str(file))
    assert isinstance(refused, Rejected)
    assert "县本级.yaml" in refused.reason


def test_the_same_sums_again_change_nothing(county: Conversation, results: Path) -> None:
    _open(county, results)
    entries = county.interview.answers.entries
    assert words.UNCHANGED in _said(county.say(str(results / "县本级.yaml")))
    assert county.interview.answers.entries == entries


def test_a_figure_changed_by_hand_stays_and_is_told(
    county: Conversation, results: Path, tmp_path: Path
) -> None:
    _open(county, results)
    licences = county.interview.answers.report.proactive_disclosure.licences
    county.fill({"proactive_disclosure.licences": 7})
    later = tmp_path / "县本级.yaml"
    text = (results / "县本级.yaml").read_text("utf-8")
    later.write_text(text.replace(str(licences), str((licences or 0) + 1)), "utf-8")
    events = county.say(str(later))
    assert "您填的是 7" in _said(events)
    assert county.interview.answers.report.proactive_disclosure.licences == 7
    assert "填进来时是" in _said(county.say("行政许可哪几家有"))


def test_a_sum_is_asked_only_where_there_are_any(county: Conversation) -> None:
    assert "家之和" not in _said(county.say("收到申请哪几家有"))
    assert "家之和" not in _said(county.say("收到申请哪来的"))


def test_the_log_keeps_the_sums_in_the_step_of_the_answers(
    county: Conversation, results: Path
) -> None:
    _open(county, results)
    step = county.interview.answers.standing.steps[-1]
    assert step[0].kind is EntryKind.COLLECTED
    assert {entry.name for entry in step} >= {RECEIVED, "filters.outcomes"}
