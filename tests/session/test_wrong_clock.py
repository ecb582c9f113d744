"""A computer whose date is plainly wrong: it is said where it matters, and nothing breaks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from report_assistant import RELEASED
from report_assistant.foundation import clock
from report_assistant.history.words import page
from report_assistant.interview.events import Asked, Event, Rejected, Said
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.shells.phrases import written_note
from report_assistant.shells.telling import greeting
from report_assistant.store.backups import backups, daily_backup
from report_assistant.store.store import Store
from report_assistant.tui.presenting.presenter import ConversationPresenter
from tests.interview.talking import only
from tests.scripts import BUSY
from tests.updates import file_in, generate_in

WRONG = [date(2009, 1, 3), date(2099, 1, 1)]
SAID = "这台电脑的日期是 {}年1月{}日，看着不对。"


@pytest.fixture(autouse=True)
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "RELEASED", RELEASED)


def said_of(today: date) -> str:
    return SAID.format(today.year, today.day)


def before_question(events: list[Event], name: str) -> str:
    """What is said right before a question."""
    asked = next(e for e in only(events, Asked) if e.question.name == name)
    before = events[events.index(asked) - 1]
    return before.text if isinstance(before, Said) else ""


@pytest.mark.parametrize("today", WRONG)
def test_it_is_said_at_the_start_and_where_the_year_is_proposed(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, today: date
) -> None:
    conversation = Conversation(store, questionnaire, None, today=today)
    assert greeting(conversation).startswith(said_of(today))
    begun = ConversationPresenter(conversation, tmp_path).begin()
    assert any(entry.text.startswith(said_of(today)) for entry in begun.entries)
    told = before_question(conversation.say("龙泉镇人民政府"), "year")
    assert told.startswith(said_of(today)) and "不要直接按回车" in told


@pytest.mark.parametrize("today", WRONG)
def test_the_whole_report_can_be_made_all_the_same(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, today: date
) -> None:
    conversation = Conversation(store, questionnaire, None, today=today)
    events = [event for typed in BUSY for event in conversation.say(typed)]
    assert not only(events, Rejected)
    assert conversation.interview.answers.report.year == 2021
    (written,) = only(generate_in(conversation, tmp_path / "报告"), WordWritten)
    assert said_of(today) in written_note(written.file)
    assert page(conversation.record())
    assert file_in(conversation, Command.BACKUP, tmp_path).exists()


@pytest.mark.parametrize("today", [RELEASED, date(2026, 11, 30), date(2036, 12, 31)])
def test_of_a_date_that_may_be_right_nothing_is_said(
    store: Store, questionnaire: Questionnaire, today: date
) -> None:
    conversation = Conversation(store, questionnaire, None, today=today)
    assert "看着不对" not in greeting(conversation)
    assert "看着不对" not in repr(conversation.say("龙泉镇人民政府"))


def test_a_year_to_come_is_refused_only_by_a_clock_that_may_be_right(
    store: Store, questionnaire: Questionnaire
) -> None:
    right = Conversation(store, questionnaire, None, today=date(2027, 1, 5))
    right.say("龙泉镇人民政府")
    assert only(right.say("2030"), Rejected)
    wrong = Conversation(store, questionnaire, None, today=date(2009, 1, 3))
    wrong.say("龙泉镇人民政府")
    wrong.say("2025")
    assert wrong.interview.answers.report.year == 2025


def test_where_the_clock_goes_back_the_record_keeps_its_order(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    times = iter([datetime(2099, 1, 1, tzinfo=UTC) - timedelta(days=9000 * n) for n in range(9)])
    with Store(tmp_path / "答案", now=lambda: next(times)) as store:
        conversation = Conversation(store, questionnaire, None, today=date(2099, 1, 1))
        for typed in ("龙泉镇人民政府", "2025", "1"):
            conversation.say(typed)
        number = conversation.stored.number
        assert number is not None
        again = Conversation(store, questionnaire, number, today=date(2027, 1, 5))
        assert again.interview.answers.report == conversation.interview.answers.report
        told = page(again.record())
        assert told.index("龙泉镇人民政府") < told.index("2025")


def test_the_daily_copies_of_a_wrong_clock_drive_no_good_one_out(
    store: Store, questionnaire: Questionnaire
) -> None:
    Conversation(store, questionnaire, None, today=date(2027, 1, 5)).say("龙泉镇人民政府")
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(14)]
    for day in days:
        daily_backup(store.path, day)
    for today in WRONG:
        daily_backup(store.path, today)
    names = {copy.stem for copy in backups(store.path)}
    assert names == {day.isoformat() for day in (*days, *WRONG)}
