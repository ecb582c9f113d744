"""The conversation: stored, resumed, drafted; three ways to change an answer."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import TableBlock
from report_assistant.foundation.saving_problems import SaveError
from report_assistant.interview.events import ActionRequested, Corrected, Rejected
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.session.stored_reports import place_of, summaries
from report_assistant.store.store import Store, StoreError
from report_assistant.word.writer import write_docx
from tests.conftest import TODAY, example
from tests.interview.talking import asked, only
from tests.scripts import ALL_ZERO, SEED
from tests.updates import generate_in, write_in


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    return Conversation(store, questionnaire, None, today=TODAY)


def told(conversation: Conversation, script: tuple[str, ...]) -> Conversation:
    for typed in script:
        conversation.say(typed)
    return conversation


def test_nothing_is_stored_before_the_first_answer(
    conversation: Conversation, store: Store
) -> None:
    conversation.say("为什么问")
    conversation.say("上一题")
    assert store.reports() == []
    assert conversation.stored.number is None
    conversation.say("青河镇人民政府")
    assert store.reports() == [conversation.stored.number]


def test_it_resumes_where_it_stopped(
    conversation: Conversation, store: Store, questionnaire: Questionnaire
) -> None:
    told(conversation, SEED[:8])
    again = Conversation(store, questionnaire, conversation.stored.number, today=date(2023, 3, 1))
    assert again.interview.answers.report == conversation.interview.answers.report
    assert asked(again.interview) == "overview.disclosure.boards"
    (summary,) = summaries(store, questionnaire, TODAY)
    assert summary.stopped_at == "第一部分第 5 问" == place_of(again.interview)
    assert summary.name == "艾岗乡人民政府 2021 年度"


def test_what_cannot_be_stored_has_not_happened(
    conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(conversation, SEED[:8])
    before = conversation.interview.answers.report.model_copy(deep=True)

    def full(*_: object, **__: object) -> str:
        raise StoreError("磁盘满了")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "append", full)
        with pytest.raises(StoreError):
            conversation.say("46")
    assert conversation.interview.answers.report == before
    assert asked(conversation.interview) == "overview.disclosure.boards"
    conversation.say("46")
    assert conversation.interview.answers.report.overview.disclosure.boards == 46


def test_a_store_that_vanished_gives_a_sentence(conversation: Conversation, store: Store) -> None:
    told(conversation, SEED[:2])
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TABLE entry")
    with pytest.raises(StoreError):
        conversation.say("")


@pytest.mark.parametrize("way", ["typed", "selected", "reviewed"])
def test_a_change_reaches_only_the_blocks_that_used_the_answer(
    conversation: Conversation, way: str
) -> None:
    told(conversation, SEED)
    name = "overview.disclosure.new_media"
    before = conversation.stored.draft()
    if way == "typed":
        events = conversation.say("改新媒体 120")
    elif way == "selected":
        conversation.interview.look_at(name)
        events = conversation.say("120")
    else:
        events = conversation.stored.take(lambda interview: interview.change(name, "120"))
    (corrected,) = only(events, Corrected)
    assert (corrected.before, corrected.after) == ("114 条", "120 条")
    after = conversation.stored.draft()
    changed = set(after.changed_from(before))
    used = {block.id for block in before.using(name)}
    assert changed == used == {"s1_disclosure"}
    assert "120条" in next(block.text for block in after.blocks if block.id == "s1_disclosure")


def test_word_files_are_written_and_written_again(
    conversation: Conversation, tmp_path: Path
) -> None:
    told(conversation, SEED)
    first = write_in(conversation, tmp_path / "我的 文档")
    assert first.path.name == "艾岗乡人民政府2021年政府信息公开工作年度报告.docx"
    assert (first.missing, first.kept) == (0, None)
    data = first.path.read_bytes()
    assert write_in(conversation, tmp_path / "我的 文档").path == first.path
    assert first.path.read_bytes() == data
    conversation.say("改新媒体 120")
    assert write_in(conversation, tmp_path / "我的 文档").path == first.path
    assert first.path.read_bytes() != data


def test_a_file_that_the_clerk_edited_is_never_overwritten(
    conversation: Conversation, tmp_path: Path
) -> None:
    told(conversation, SEED)
    first = write_in(conversation, tmp_path)
    first.path.write_bytes(b"edited in Word")
    second = write_in(conversation, tmp_path)
    assert second.kept == first.path
    assert first.path.read_bytes() == b"edited in Word"
    assert second.path.name.endswith("（2）.docx")
    assert write_in(conversation, tmp_path).path == second.path


def test_an_unfinished_draft_can_be_made_at_any_time(
    conversation: Conversation, tmp_path: Path
) -> None:
    told(conversation, ALL_ZERO[:6])
    written = write_in(conversation, tmp_path)
    assert written.missing > 5
    assert written.path.exists()


def test_a_folder_that_cannot_be_written_gives_a_sentence(
    conversation: Conversation, tmp_path: Path
) -> None:
    told(conversation, SEED[:2])
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SaveError):
        write_in(conversation, tmp_path / "file")


def _last_years_file(folder: Path, name: str = "all-zero-2025") -> Path:
    path = folder / "去年 年报.docx"
    path.write_bytes(write_docx(assemble(example(name))))
    return path


def test_last_years_report_shortens_the_conversation(
    conversation: Conversation, tmp_path: Path
) -> None:
    """An all-zero township answers at most 14 times once last year's report is read in."""
    typed = [
        str(_last_years_file(tmp_path)),
        "",
        "",
        "",
        "",  # nothing new
        "1",  # assessment
        "1",  # evaluation
        "后面都是0",
        "",
        "1",
        "",
        "",
        "",
        "生成",
    ]
    actions = [
        event
        for words in typed
        for event in conversation.say(words)
        if isinstance(event, Rejected | ActionRequested)
    ]
    print(f"all-zero town with last year's report: {len(typed)} answers")
    assert len(typed) <= 14
    assert [event.command for event in actions if isinstance(event, ActionRequested)] == [
        Command.GENERATE
    ]
    assert not any(isinstance(event, Rejected) for event in actions)
    answers = conversation.interview.answers
    assert answers.next_open() is None
    assert answers.unfinished() == ()
    assert answers.report.year == 2026
    assert conversation.stored.draft().missing() == ()


def test_a_file_that_cannot_be_read_is_one_sentence(
    conversation: Conversation, tmp_path: Path
) -> None:
    (tmp_path / "年报.docx").write_bytes(b"not a zip")
    for typed in (tmp_path / "年报.docx", tmp_path / "没有.docx"):
        (event,) = conversation.say(str(typed))
        assert isinstance(event, Rejected)
        assert event.typed == str(typed)
    assert conversation.stored.number is None


def test_last_years_report_is_stored(
    conversation: Conversation, store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation.say(str(_last_years_file(tmp_path)))
    conversation.say("")
    again = Conversation(store, questionnaire, conversation.stored.number, today=TODAY)
    assert again.interview.answers.last == conversation.interview.answers.last
    assert again.interview.answers.report.organisation.name == "青禾乡人民政府"


def test_two_windows_on_one_report(
    conversation: Conversation, store: Store, questionnaire: Questionnaire
) -> None:
    told(conversation, SEED[:8])
    other = Conversation(store, questionnaire, conversation.stored.number, today=TODAY)
    other.say("改单位全称 青河镇人民政府")
    refused = conversation.say("撤销")
    assert any(isinstance(event, Rejected) for event in refused)
    assert conversation.interview.answers.report.organisation.name == "青河镇人民政府"
    assert conversation.interview.answers.entries == other.interview.answers.entries
    conversation.say("撤销")
    assert conversation.interview.answers.report.organisation.name == "艾岗乡人民政府"


def test_the_message_counts_what_is_seen_in_word(
    conversation: Conversation, tmp_path: Path
) -> None:
    told(conversation, ("青河镇人民政府", "", "", "待定"))
    (written,) = only(generate_in(conversation, tmp_path), WordWritten)
    missing = conversation.stored.draft().missing()
    text = "\n".join(block.text for block in missing if not isinstance(block, TableBlock))
    tables = sum(isinstance(block, TableBlock) for block in missing)
    assert written.file.missing == text.count("【待填") + tables > len(missing)
