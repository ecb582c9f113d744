"""A backup that is given: what it holds is said, and it comes in beside what is here."""

from datetime import date
from pathlib import Path

import pytest

from report_assistant.interview.events import Event, FactsShown, Offered, Rejected, Said
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.given.files import GivenFile
from report_assistant.store.backups import back_up, daily_backup
from report_assistant.store.store import Store, WrittenDraft
from tests.interview.talking import only

NAME, OTHER = "青禾乡人民政府", "白石镇人民政府"
TODAY = date(2027, 1, 10)


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    begun = Conversation(store, questionnaire, None, today=TODAY)
    begun.fill({"organisation.name": NAME, "year": 2026})
    return begun


def backup_of(folder: Path, questionnaire: Questionnaire, *names: str) -> Path:
    """A backup made on another computer, with a report of each name."""
    with Store(folder / "别处") as other:
        for name in names:
            talk = Conversation(other, questionnaire, None, today=TODAY)
            talk.fill({"organisation.name": name, "year": 2025})
            assert talk.stored.number is not None
            draft = WrittenDraft(f"/别处/{name}.docx", f"id-{name}", name.encode(), 2)
            other.record_draft(talk.stored.number, draft)
        return back_up(other.path, folder / "年报助手备份 2027-01-09.sqlite3")


def contents(store: Store) -> dict[int, list[object]]:
    return {number: [*store.rows(number)] for number in store.reports()}


def asked(events: list[Event]) -> Offered:
    (offered,) = only(events, Offered)
    return offered


def test_a_backup_comes_in_beside_what_is_here(
    store: Store, conversation: Conversation, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    backup, before = backup_of(tmp_path, questionnaire, OTHER), contents(store)
    offered = asked(conversation.say(f'"{backup}"'))
    for words in (backup.name, f"{OTHER} 2025 年度", "答了 2 题"):
        assert words in offered.text
    assert contents(store) == before, "nothing is done without a yes"
    told = conversation.say("1")
    assert OTHER in "".join(event.text for event in only(told, Said))
    assert conversation.offered is None
    after = contents(store)
    assert before.items() <= after.items()
    (number,) = after.keys() - before.keys()
    with Store(tmp_path / "别处") as other:
        assert after[number] == other.rows(1), "with the times it has there"
        assert store.drafts(number) == other.drafts(1), "edited Word files can go on"
    assert "都有" in only(conversation.say(str(backup)), Said)[0].text
    assert contents(store) == after


@pytest.mark.parametrize("no", ["2", "不", "取消", "算了"])
def test_no_leaves_everything(
    no: str,
    store: Store,
    conversation: Conversation,
    questionnaire: Questionnaire,
    tmp_path: Path,
) -> None:
    before = contents(store)
    conversation.say(str(backup_of(tmp_path, questionnaire, OTHER)))
    conversation.say(no)
    assert (conversation.offered, contents(store)) == (None, before)


def test_one_of_several_can_be_chosen(
    store: Store, conversation: Conversation, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    offered = asked(conversation.say(str(backup_of(tmp_path, questionnaire, OTHER, "红溪乡"))))
    (number,) = (n for n, words in enumerate(offered.choices, 1) if f"只拿 {OTHER}" in words)
    conversation.say(str(number))
    assert [
        row.value
        for report in store.reports()
        for row in store.rows(report)
        if row.name == "organisation.name"
    ] == [OTHER, NAME]


def test_a_file_of_the_page_may_be_gone_when_the_answer_comes(
    store: Store, conversation: Conversation, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    backup = backup_of(tmp_path, questionnaire, OTHER)
    hidden = backup.rename(tmp_path / "k3x9.sqlite3")
    assert (
        "昨天的备份.sqlite3"
        in asked(conversation.take_files([GivenFile(hidden, "昨天的备份.sqlite3")])).text
    )
    hidden.unlink()
    conversation.say("好")
    assert len(store.reports()) == 2


@pytest.mark.parametrize("typed", ["恢复备份", "/恢复备份", "从备份恢复。"])
def test_the_daily_backups_are_offered(
    typed: str, store: Store, conversation: Conversation
) -> None:
    assert "拖进窗口" in only(conversation.say(typed), Said)[0].text
    assert daily_backup(store.path, TODAY)
    conversation.fill({"organisation.name": OTHER})
    assert asked(conversation.say(typed)).choices[0] == TODAY.isoformat()
    offered = asked(conversation.say("1"))
    assert f"{NAME} 2026 年度" in offered.text and "比这里的早" in offered.text
    conversation.say("拿回来")
    assert len(store.reports()) == 2


def test_what_is_no_backup_is_refused(conversation: Conversation, tmp_path: Path) -> None:
    wrong = tmp_path / "台账.sqlite3"
    wrong.write_bytes(b"x" * 5000)
    assert "不是备份文件" in only(conversation.say(str(wrong)), Rejected)[0].reason
    missing = tmp_path / "没有.sqlite3"
    assert "找不到" in only(conversation.say(str(missing)), Rejected)[0].reason
    assert conversation.offered is None


def test_a_backup_beside_other_files_is_left_for_later(
    conversation: Conversation, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    summary = tmp_path / "总结.txt"
    summary.write_text("青禾乡2026年政务公开工作总结\n行政许可12件。\n", encoding="utf-8")
    files = [backup_of(tmp_path, questionnaire, OTHER), summary]
    events = conversation.take_files([GivenFile(each, each.name) for each in files])
    (shown,) = only(events, FactsShown)
    assert any("是备份，没有读" in note for note in shown.notes)
