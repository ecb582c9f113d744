"""Generated Word files: listed, compared, handed on with marks."""

from pathlib import Path

import docx
import pytest

from report_assistant.interview.events import Event, Rejected, Said
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.updates import write_in


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for typed in SEED:
        made.say(typed)
    return made


def said(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Said))


def test_before_the_first_file_there_is_none(conversation: Conversation) -> None:
    assert "还没有" in conversation.versions()
    assert any(isinstance(event, Rejected) for event in conversation.say("比较 1 2"))


def test_two_versions_are_compared(conversation: Conversation, tmp_path: Path) -> None:
    write_in(conversation, tmp_path)
    conversation.say("改新媒体 120")
    write_in(conversation, tmp_path)
    listed = conversation.versions()
    assert listed.startswith("1. ")
    assert "比较 1 2" in listed
    compared = said(conversation.say("比较 1 2"))
    assert "114" in compared
    assert "120" in compared
    assert "一样" in said(conversation.say("比较 2 2"))


def test_a_copy_with_tracked_changes(conversation: Conversation, tmp_path: Path) -> None:
    write_in(conversation, tmp_path)
    conversation.say("改新媒体 120")
    write_in(conversation, tmp_path)
    assert "修订稿已生成" in said(conversation.say("修订稿 1 2"))
    conversation.say("修订稿 1 2")
    made = sorted(path.name for path in tmp_path.glob("修订稿*"))
    assert made == ["修订稿（第1版到第2版）.docx", "修订稿（第1版到第2版）（2）.docx"]
    xml = docx.Document(str(tmp_path / made[0])).element.xml
    assert "w:ins " in xml
    assert "w:delText" in xml


def test_a_copy_goes_to_the_folder_in_use_before_anything_is_generated_again(
    conversation: Conversation, store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    write_in(conversation, tmp_path)
    conversation.say("改新媒体 120")
    write_in(conversation, tmp_path)
    (tmp_path / "另一处").mkdir()
    resumed = Conversation(store, questionnaire, conversation.stored.number, today=TODAY)
    resumed.generating.folder = tmp_path / "另一处"
    resumed.say("修订稿 1 2")
    assert [path.name for path in (tmp_path / "另一处").iterdir()] == [
        "修订稿（第1版到第2版）.docx"
    ]
