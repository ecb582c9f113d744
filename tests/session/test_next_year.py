"""A finished report becomes last year's of a new one; the sample is nobody's report."""

import io
from datetime import date
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import with_phrasings
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.importing.imported import import_report
from report_assistant.interview.events import ActionRequested, AllAsked, Asked
from report_assistant.interview.log import EntryKind
from report_assistant.interview.state import Status
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.deadlines import Deadline
from report_assistant.report.model import AnnualReport
from report_assistant.session.conversation import Conversation
from report_assistant.session.sample import sample_draft
from report_assistant.session.stored_reports import summaries
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from report_assistant.word.reader import read_report
from tests.conftest import TODAY, example
from tests.interview.talking import only
from tests.scripts import SEED
from tests.updates import write_in

NAME = "艾岗乡人民政府"


@pytest.fixture
def finished(store: Store, questionnaire: Questionnaire) -> Conversation:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        conversation.say(typed)
    assert conversation.interview.current is None
    return conversation


def test_it_begins_with_this_years_report_as_last_years(finished: Conversation) -> None:
    following = finished.next_year()
    assert following.stored.number not in (None, finished.stored.number)
    kinds = [entry.kind for entry in following.interview.answers.entries]
    assert kinds == [EntryKind.LAST_YEAR, EntryKind.LAST_TEXT]
    assert following.interview.answers.last == with_phrasings(finished.interview.answers.report)
    for typed in ("", "", ""):
        following.say(typed)
    report = following.interview.answers.report
    assert (report.organisation.name, report.year) == (NAME, 2022)
    assert report.organisation.kind == finished.interview.answers.report.organisation.kind


def test_no_number_is_carried_over(finished: Conversation) -> None:
    following = finished.next_year()
    following.say("")
    assert following.interview.answers.report.overview.disclosure.new_media is None
    status = following.interview.answers.state.status
    counts = [q for q in following.interview.questionnaire.questions if q.carry is not None]
    carried = {name for name, each in status.items() if each is Status.CARRIED}
    assert carried <= {question.name for question in counts}


def test_it_is_as_if_its_word_file_had_been_read_in(
    finished: Conversation, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    written = write_in(finished, tmp_path)
    imported = import_report(read_report(written.path), questionnaire).report
    imported.organisation.local_deadline = ""  # when it was handed in is not printed
    assert finished.next_year().interview.answers.last == with_phrasings(imported)


def test_it_is_not_begun_twice(finished: Conversation) -> None:
    first = finished.next_year()
    assert finished.next_year().stored.number == first.stored.number
    first.say("")
    first.say("")
    assert finished.next_year().stored.number == first.stored.number


def test_the_report_itself_stays_as_it_is(finished: Conversation, store: Store) -> None:
    assert finished.stored.number is not None
    before = store.rows(finished.stored.number)
    finished.next_year()
    assert store.rows(finished.stored.number) == before


def test_the_list_names_it_before_anything_is_answered(
    finished: Conversation, store: Store, questionnaire: Questionnaire
) -> None:
    finished.next_year()
    names = [summary.name for summary in summaries(store, questionnaire, TODAY)]
    assert names == [f"{NAME} 2022 年度", f"{NAME} 2021 年度"]


def test_without_a_year_it_says_what_to_do(store: Store, questionnaire: Questionnaire) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    with pytest.raises(ClerkProblem, match="先填好"):
        conversation.next_year()
    conversation.say(NAME)
    with pytest.raises(ClerkProblem, match="先填好"):
        conversation.next_year()
    assert store.reports() == [conversation.stored.number]


def test_the_words_are_wishes_of_the_shell(finished: Conversation) -> None:
    assert only(finished.say("新建下一年"), ActionRequested)[0].command is Command.NEXT_YEAR
    assert only(finished.say("样例"), ActionRequested)[0].command is Command.SAMPLE


def test_the_plain_console_goes_over_to_the_next_year(finished: Conversation) -> None:
    output = io.StringIO()
    PlainConsole(finished, Path(), output).run(["新建下一年", "", "", "", "记录"])
    told = output.getvalue()
    assert f"{NAME} 2021 年度的报告已经作为去年的年报" in told
    assert f"{NAME} 2022 年度，共" in told


def test_the_command_begins_it(
    finished: Conversation,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(store.path.parent))
    assert main(["next", str(finished.stored.number)]) == 0
    assert "2021 年度" in capsys.readouterr().out
    assert len(store.reports()) == 2


def test_a_finished_report_says_what_is_left_to_do(
    finished: Conversation,
) -> None:
    (event,) = only(finished.interview.ask(), AllAsked)
    assert event.to_do[-1].by == Deadline(date(2022, 1, 31))
    output = io.StringIO()
    PlainConsole(finished, Path(), output).run(["核对"])
    assert output.getvalue().count("盖章") == 1, "told in full once, above, and on 核对"


def test_the_sample_is_whole_and_leaves_the_report_alone(
    store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    output = io.StringIO()
    PlainConsole(conversation, Path(), output).run(["样例"])
    sample = example("aigang-2021")
    assert sample.organisation.name and sample.organisation.name in output.getvalue()
    assert not sample_draft().missing()
    assert conversation.stored.number is None and store.reports() == []
    assert conversation.interview.answers.report == AnnualReport()
    assert only(conversation.interview.ask(), Asked)[0].question.name == "organisation.name"
