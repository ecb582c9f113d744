"""A file that an earlier version wrote: what reads differently is shown first, and may be kept."""

from pathlib import Path

import pytest

from report_assistant.drafting.draft import Paragraph
from report_assistant.interview.events import Event, Offered
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from tests.interview.talking import only
from tests.updates import EARLIER, GONE, earlier_version, generate_in, retype, text_of, write_in


@pytest.fixture
def old_file(conversation: Conversation, tmp_path: Path) -> Path:
    """A file that an earlier version generated, as it was generated."""
    with earlier_version():
        return write_in(conversation, tmp_path / "报告").path


def prose(conversation: Conversation) -> list[str]:
    draft = conversation.stored.draft()
    return [b.text for b in draft.blocks if isinstance(b, Paragraph) and b.section == 1]


def asked(events: list[Event]) -> Offered:
    assert isinstance(events[-1], Offered), events
    return events[-1]


@pytest.mark.parametrize("answer", ["先不生成", "取消"])
def test_what_reads_differently_is_shown_before_the_file_is_touched(
    conversation: Conversation, old_file: Path, answer: str
) -> None:
    before = old_file.read_bytes()
    offered = asked(generate_in(conversation, old_file.parent))
    assert offered.choices == ("用新的写法", "都保留原来的写法", "一段一段定", "先不生成")
    assert "新版程序改了写法，这个文件里有 4 段" in offered.text
    assert "答案也变了" not in offered.text
    assert "您在 Word 里改过" not in offered.text
    for words in (EARLIER, GONE, "（没有这一段）", "（不再写这一段）"):
        assert words in offered.text
    conversation.say(answer)
    assert conversation.offered is None
    assert old_file.read_bytes() == before
    assert [path.name for path in old_file.parent.iterdir()] == [old_file.name]


def test_the_new_words_are_taken_after_a_yes(conversation: Conversation, old_file: Path) -> None:
    generate_in(conversation, old_file.parent)
    assert only(conversation.say("用新的写法"), WordWritten)
    text = text_of(old_file)
    assert EARLIER not in text
    assert GONE not in text
    assert all(words in text for words in prose(conversation))
    assert only(generate_in(conversation, old_file.parent), WordWritten), "nothing is asked again"


def test_kept_words_stay_as_they_were_and_are_not_asked_about_again(
    conversation: Conversation, old_file: Path
) -> None:
    before = text_of(old_file)
    generate_in(conversation, old_file.parent)
    conversation.say("2")
    assert text_of(old_file) == before
    again = asked(generate_in(conversation, old_file.parent))
    assert "新版程序" not in again.text


def test_figures_of_kept_words_follow_their_answers(
    conversation: Conversation, old_file: Path
) -> None:
    """An answer changed too: the words are the earlier ones, the figure is today's."""
    assert "1200条" in text_of(old_file)
    conversation.say("改政务新媒体 1300")
    offered = asked(generate_in(conversation, old_file.parent))
    assert offered.text.count("答案也变了") == 1
    conversation.say("都保留原来的写法")
    while conversation.offered is not None:
        assert "您在 Word 里改过" not in conversation.offered.text
        conversation.say("1")
    text = text_of(old_file)
    assert "1300条" in text
    assert "1200条" not in text
    assert text.count(EARLIER) == 2
    assert GONE in text


def test_paragraphs_are_decided_one_by_one_and_one_can_go_back(
    conversation: Conversation, old_file: Path
) -> None:
    generate_in(conversation, old_file.parent)
    first = asked(conversation.say("一段一段定"))
    assert "（第 1 段，共 4 段）" in first.text
    assert prose(conversation)[0] in first.text
    assert EARLIER + prose(conversation)[0] in first.text
    conversation.say("保留原来的写法")
    assert "（第 1 段" in asked(conversation.say("返回")).text
    for answer in ("保留原来的写法", "用新的写法", "1", "1"):
        conversation.say(answer)
    text = text_of(old_file)
    assert text.count(EARLIER) == 1
    assert GONE not in text
    assert prose(conversation)[-1] in text


def test_what_somebody_edited_is_not_reworded(conversation: Conversation, old_file: Path) -> None:
    """An edited paragraph stays as it is: no conflict, for no answer changed."""
    retype(old_file, EARLIER, "照往年口径，")
    edited = next(line for line in text_of(old_file).split("\n") if "照往年口径，" in line)
    offered = asked(generate_in(conversation, old_file.parent))
    assert "有 3 段" in offered.text
    events = conversation.say("用新的写法")
    assert only(events, WordWritten)
    text = text_of(old_file)
    assert edited in text
    assert prose(conversation)[1] in text
    assert EARLIER not in text


def test_an_answer_still_comes_into_an_edited_paragraph_of_an_earlier_version(
    conversation: Conversation, old_file: Path
) -> None:
    retype(old_file, "1280条", "1281条")
    conversation.say("改政务新媒体 1300")
    offered = asked(generate_in(conversation, old_file.parent))
    assert "新版程序" in offered.text
    whether = asked(conversation.say("1"))
    assert "您在 Word 里改过" in whether.text
    assert "1300" in whether.text
    conversation.say("1")
    text = text_of(old_file)
    assert "1300条" in text
    assert "1281条" in text
    assert "要把答案也改成 1281 吗" in (conversation.offered or Offered("", ())).text
