"""A step that fails half-way has not happened: in memory, in the store, or in what waits."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from report_assistant.drafting import assembly, draft_checks
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.interview.events import Answered, FactsShown, Rejected
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Row, Store, StoreError
from report_assistant.word_files.word_files import WordFiles
from tests.conftest import TODAY
from tests.interview.talking import asked, only
from tests.scripts import BUSY, SEED
from tests.updates import generate_in, retype, write_in

TEMPLATE = TemplateProblem("overview.md", 3, "“new_medai”没有这个名字。")
FAULT = RuntimeError("a fault of the program")


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED[:8]:
        made.say(typed)
    return made


@contextmanager
def checks_that_raise(error: Exception) -> Iterator[None]:
    """Findings cannot be worked out: they are, after each answer, with the templates."""

    def broken(*_: object) -> list[object]:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draft_checks, "check_draft", broken)
        yield


@contextmanager
def full_disk() -> Iterator[None]:
    def full(*_: object, **__: object) -> str:
        raise StoreError("磁盘满了")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "append", full)
        patch.setattr(Store, "begin_report", full)
        yield


def stored(store: Store) -> list[Row]:
    return [row for number in store.reports() for row in store.rows(number)]


@pytest.mark.parametrize("error", [TEMPLATE, FAULT])
@pytest.mark.parametrize("way", ["say", "fill", "change", "look_at_and_say", "undo"])
def test_an_answer_whose_checks_fail_was_not_taken_and_the_next_one_is(
    conversation: Conversation, store: Store, error: Exception, way: str
) -> None:
    before, report = stored(store), conversation.interview.answers.report
    name = "overview.disclosure.new_media"
    with checks_that_raise(error), pytest.raises(type(error)):
        match way:
            case "say":
                conversation.say("46")
            case "fill":
                conversation.stored.fill({name: 300, "overview.disclosure.boards": 46})
            case "change":
                conversation.stored.take(lambda interview: interview.change(name, "300"))
            case "look_at_and_say":
                conversation.interview.look_at(name)
                conversation.say("300")
            case "undo":
                conversation.say("撤销")
    assert stored(store) == before
    assert conversation.interview.answers.report == report
    if way == "look_at_and_say":
        conversation.say("下一题")
    assert only(conversation.say("46"), Answered)[0].question.name == "overview.disclosure.boards"
    assert len(stored(store)) == len(before) + 1


def test_a_first_answer_that_fails_begins_no_report(
    store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    with full_disk(), pytest.raises(StoreError):
        conversation.say("青山镇人民政府")
    assert conversation.stored.number is None
    assert not store.exists(1)
    conversation.say("青山镇人民政府")
    assert conversation.stored.number == 1


def test_several_facts_still_wait_for_a_yes_when_the_yes_could_not_be_stored(
    conversation: Conversation,
) -> None:
    shown = conversation.say("网站128条，公众号114条")
    assert only(shown, FactsShown)
    with full_disk(), pytest.raises(StoreError):
        conversation.say("确定")
    assert conversation.is_confirming
    conversation.say("确定")
    assert conversation.interview.answers.report.overview.disclosure.website == 128
    assert not conversation.is_confirming


def test_a_pasted_table_still_waits_when_the_yes_could_not_be_stored(
    store: Store, questionnaire: Questionnaire
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    rows = [line.split() for line in ("行政许可 301", "行政处罚 21", "行政强制 3")]
    conversation.say("\n".join("\t".join(row) for row in rows))
    assert conversation.is_confirming
    with full_disk(), pytest.raises(StoreError):
        conversation.say("确定")
    assert conversation.is_confirming
    conversation.say("确定")
    assert conversation.interview.answers.report.proactive_disclosure.licences == 301


def test_a_question_looked_back_at_stays_up_when_its_answer_could_not_be_stored(
    conversation: Conversation,
) -> None:
    conversation.say("上一题")
    looked_at = asked(conversation.interview)
    with full_disk(), pytest.raises(StoreError):
        conversation.say("120")
    assert asked(conversation.interview) == looked_at
    conversation.say("120")
    assert conversation.interview.answers.report.overview.disclosure.new_media == 120


def test_an_update_that_fails_half_way_is_over_and_the_conversation_goes_on(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    path = write_in(conversation, tmp_path / "报告").path
    retype(path, "1280条", "1281条")
    edited = path.read_bytes()
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, path.parent)

    def broken(*_: object, **__: object) -> object:
        raise FAULT

    with monkeypatch.context() as patch:
        patch.setattr(WordFiles, "update", broken)
        with pytest.raises(RuntimeError):
            conversation.say("1")
            for _ in range(9):  # until all conflicts are decided
                conversation.say("2")
    assert conversation.offered is None
    assert path.read_bytes() == edited
    assert not any(isinstance(event, Rejected) for event in conversation.say("改政务新媒体 1400"))
    assert not any(
        isinstance(event, WordWritten) for event in generate_in(conversation, path.parent)
    )
    assert conversation.offered is not None


def test_the_line_mode_goes_on_with_a_template_that_cannot_be_used(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    output = io.StringIO()
    console = PlainConsole(conversation, tmp_path, output)
    console.run(SEED[:8])

    def broken(_: object) -> object:
        raise TEMPLATE

    with checks_that_raise(TEMPLATE):
        console.run(["46"])
    assert "没有保存：overview.md 第 3 行：“new_medai”没有这个名字。" in output.getvalue()
    assert "没存上的是“46”" in output.getvalue()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "assemble", broken)
        console.run(["预览"])
    assert output.getvalue().splitlines()[-1] == str(TEMPLATE)
    console.run(["46"])
    assert conversation.interview.answers.report.overview.disclosure.boards == 46


def test_everything_the_interview_keeps_is_put_back(
    conversation: Conversation,
) -> None:
    """Parts of the interview set their attributes anew: a snapshot relies on it."""
    interview = conversation.interview
    interview.say("网站128条，公众号114条")
    put_back = interview.snapshot()
    before = _state(interview)
    for typed in ("确定", "46", "上一题", "撤消", "1 4 5", "改单位 青山镇人民政府", "重做", "你好"):
        interview.say(typed)
        interview.answers.findings()
    put_back()
    assert _state(interview) == before


def _state(interview: object) -> list[dict[str, str]]:
    """All that the parts hold, in words; what is shared by all of them is named only."""
    parts = list(vars(interview).values())
    return [
        {
            name: "a part" if any(value is part for part in parts) else _words(value)
            for name, value in vars(part).items()
        }
        for part in parts
    ]


def _words(value: object) -> str:
    return value.name if isinstance(value, Question) else repr(value)
