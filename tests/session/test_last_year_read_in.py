"""Last year's report that is read in late, twice, or by mistake: nothing confirmed is exchanged."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.events import Chosen, Event, Offered, Rejected, Said
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.interview.talking import only

NAME = "青禾乡人民政府"
TODAY = date(2027, 1, 10)


def report_of(name: str, year: int, like: str = "busy-town-2025") -> AnnualReport:
    report = example(like)
    report.organisation.name, report.year = name, year
    return report


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Reports in files: last year's own, another body's on this year."""
    reports = {
        "own": report_of(NAME, 2025, "all-zero-2025"),
        "other": report_of("松岭镇人民政府", 2026),
        "later": report_of(NAME, 2026),
        "own again": report_of(NAME.removesuffix("人民政府"), 2025),
    }
    paths = {name: tmp_path / f"{name}.docx" for name in reports}
    for name, report in reports.items():
        paths[name].write_bytes(write_docx(assemble(report)))
    return paths


@pytest.fixture
def talking(store: Store, questionnaire: Questionnaire, files: dict[str, Path]) -> Conversation:
    """A conversation about 2026 with last year's report read in and confirmed."""
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in (str(files["own"]), "", "", "2026"):
        conversation.say(typed)
    assert conversation.interview.answers.report.organisation.name == NAME
    return conversation


def offered(events: list[Event]) -> str:
    (question,) = only(events, Offered)
    assert question.choices == ("读进来，当去年的年报", "不读")
    return question.text


def identity(conversation: Conversation) -> object:
    answers = conversation.interview.answers
    return answers.report.organisation, answers.report.year, answers.last


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "doubts"),
    [
        ("other", ("这份是“松岭镇人民政府”的年报，您填的是“青禾乡人民政府”的", "也是 2026 年度的")),
        ("later", ("这份是 2026 年度的，您填的也是 2026 年度的",)),
        ("own again", ("已经读进来过一份2025 年度的年报，会换成这一份",)),
    ],
)
def test_a_report_that_does_not_fit_is_asked_about(
    talking: Conversation, files: dict[str, Path], file: str, doubts: tuple[str, ...]
) -> None:
    before = identity(talking), len(talking.interview.answers.entries)
    text = offered(talking.say(str(files[file])))
    assert all(doubt in text for doubt in doubts)
    assert talking.offered is not None
    assert only(talking.say("什么"), Rejected)
    events = talking.say("2")
    assert only(events, Chosen) and "没有读进来" in only(events, Said)[0].text
    assert talking.offered is None
    assert (identity(talking), len(talking.interview.answers.entries)) == before


@pytest.mark.slow
def test_what_was_confirmed_is_never_exchanged(
    talking: Conversation, files: dict[str, Path]
) -> None:
    organisation = talking.interview.answers.report.organisation.model_copy()
    talking.say(str(files["other"]))
    talking.say("1")
    answers = talking.interview.answers
    assert answers.report.organisation == organisation
    assert answers.last is not None and answers.last.organisation.name == "松岭镇人民政府"
    assert answers.state.status["organisation.name"] is Status.ANSWERED


def test_another_bodys_particulars_are_not_offered_to_stay(
    store: Store, questionnaire: Questionnaire, files: dict[str, Path]
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in (NAME, "2027", str(files["other"]), "1"):
        conversation.say(typed)
    answers = conversation.interview.answers
    assert answers.last is not None and answers.last.organisation.name == "松岭镇人民政府"
    question = conversation.interview.current
    assert question is not None and question.name == "filters.changed"
    assert not any(option.value.startswith("organisation.") for option in question.options)
    assert "filters.contact" not in {option.value for option in question.options}


@pytest.mark.slow
def test_what_only_the_other_report_says_is_asked_about_anew(
    talking: Conversation, files: dict[str, Path]
) -> None:
    talking.say(str(files["own again"]))
    talking.say("1")
    question = talking.interview.current
    assert question is not None and question.name == "filters.changed"
    listed = {option.value for option in question.options}
    assert "organisation.name" not in listed and "overview.leadership.leader" in listed
    assert not talking.interview.answers.report.overview.leadership.leader


@pytest.mark.slow
def test_one_undo_takes_the_other_report_back(
    talking: Conversation, files: dict[str, Path]
) -> None:
    before = identity(talking), talking.interview.answers.state.status
    talking.say(str(files["other"]))
    talking.say("1")
    talking.say("撤销")
    assert (identity(talking), talking.interview.answers.state.status) == before


def test_the_same_report_twice_changes_nothing(
    talking: Conversation, files: dict[str, Path]
) -> None:
    before = talking.interview.answers.entries
    events = talking.say(str(files["own"]))
    assert "没有变化" in only(events, Said)[0].text
    assert talking.interview.answers.entries == before


def test_after_all_is_answered_it_stands_beside_and_asks_nothing_again(
    store: Store, questionnaire: Questionnaire, files: dict[str, Path]
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    conversation.stored.fill({"organisation.name": NAME, "year": 2026})
    names = [q.name for q in conversation.interview.questionnaire.questions]
    answered = {
        name: questionnaire.by_name[name].none_value()
        for name in names
        if name.startswith("organisation.") and not questionnaire.by_name[name].required
    }
    conversation.stored.fill(answered)
    events = conversation.say(str(files["own"]))
    assert only(events, Offered) == []
    question = conversation.interview.current
    listed = {o.value for o in question.options} if question is not None else set()
    assert not listed & {"organisation.name", *answered}
    assert conversation.interview.answers.report.organisation.name == NAME


def test_the_plain_mode_asks_too(
    store: Store, questionnaire: Questionnaire, files: dict[str, Path], tmp_path: Path
) -> None:
    output = io.StringIO()
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    said = [NAME, "2026", str(files["other"]), "不读"]
    PlainConsole(conversation, tmp_path, output).run(said)
    printed = output.getvalue()
    assert "1. 读进来，当去年的年报\n2. 不读" in printed
    assert "没有读进来，原来的答案都没有动。" in printed
    assert conversation.interview.answers.last is None


def test_a_log_of_an_earlier_version_is_read_as_it_was(
    talking: Conversation, questionnaire: Questionnaire, store: Store
) -> None:
    report = talking.interview.answers.report
    assert talking.stored.number is not None
    rows = store.rows(talking.stored.number)
    number = store.create_report()
    for row in rows:
        name = "" if row.kind == "last_year" else row.name
        store.append(number, type(row)(row.kind, name, row.value, row.source, row.joined))
    old = Conversation(store, questionnaire, number, today=TODAY)
    assert old.interview.answers.report == report
    assert old.interview.answers.state.status["organisation.name"] is Status.CARRIED


# ---------------------------------------------------------------- a .zip of several reports


@pytest.fixture
def archive(files: dict[str, Path], tmp_path: Path) -> Path:
    """What a county sends on: the reports of two bodies."""
    archive = tmp_path / "各镇年报.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(files["own"], "青禾乡/年报.docx")
        packed.write(files["other"], "松岭镇.docx")
    return archive


@pytest.fixture
def begun(store: Store, questionnaire: Questionnaire) -> Conversation:
    return Conversation(store, questionnaire, None, today=TODAY)


def test_the_reports_of_an_archive_are_offered(begun: Conversation, archive: Path) -> None:
    (question,) = only(begun.say(str(archive)), Offered)
    assert question.choices == ("青禾乡/年报.docx", "松岭镇.docx", "不读")
    [refused] = only(begun.say("9"), Rejected)
    assert "1 到 3" in refused.reason
    [refused] = only(begun.say("好"), Rejected)  # which of them is not said
    events = begun.say("1")
    assert only(events, Chosen) and begun.offered is None
    last = begun.interview.answers.last
    assert last is not None and last.organisation.name == NAME


def test_none_of_an_archive_is_read(begun: Conversation, archive: Path) -> None:
    for leaves in ("3", "不", "取消", "返回"):
        begun.say(str(archive))
        assert "没有读进来" in only(begun.say(leaves), Said)[0].text
        assert begun.offered is None and begun.interview.answers.last is None


def test_a_report_of_an_archive_that_looks_wrong_is_asked_about(
    talking: Conversation, archive: Path
) -> None:
    talking.say(str(archive))
    assert "松岭镇" in offered(talking.say("2"))
    talking.say("2")
    assert talking.interview.answers.report.organisation.name == NAME


def test_an_archive_that_is_gone_is_read_all_the_same(begun: Conversation, archive: Path) -> None:
    begun.say(str(archive))
    archive.unlink()
    begun.say("1")
    assert begun.offered is None and begun.interview.answers.last is not None
