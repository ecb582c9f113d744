"""An edited Word file, updated in the conversation: what is asked, and what becomes of the file."""

import os
from pathlib import Path

import pytest

from report_assistant.interview.events import (
    ActionRequested,
    Asked,
    Event,
    Offered,
    Rejected,
    Said,
)
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.shells import phrases
from report_assistant.shells.finished_words import finished_words
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.interview.talking import only
from tests.scripts import BUSY
from tests.updates import (
    add_paragraph,
    comments_of,
    generate_in,
    retype,
    set_cell,
    text_of,
    write_in,
)

RECEIVED = "applications.received"


def offered(events: list[Event]) -> Offered:
    assert isinstance(events[-1], Offered), events
    return events[-1]


def said(events: list[Event]) -> str:
    return "\n".join(event.text for event in events if isinstance(event, Said))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_will_change_is_shown_before_anything_is_written(
    conversation: Conversation, file: Path
) -> None:
    before = files_in(file.parent)
    conversation.say("改政务新媒体 1300")
    first = offered(generate_in(conversation, file.parent))
    assert "您在 Word 里改过" in first.text
    assert file.name in first.text
    assert "政务新媒体1300条" in first.text
    assert first.choices == ("并进去，我改的都保留", "另存成一个新文件", "先不生成")
    assert "还是原来的样子" in said(conversation.say("先不生成"))
    assert conversation.offered is None
    assert files_in(file.parent) == before


def test_new_answers_come_into_the_edited_file(
    conversation: Conversation, file: Path, store: Store
) -> None:
    edited = file.read_bytes()
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    events = conversation.say("1")
    (written,) = only(events, WordWritten)
    assert written.file.path == file
    text = text_of(file)
    for words in ("现编制本报告", "政府网站1281条", "政务新媒体1300条"):
        assert words in text
    (copy,) = (path for path in file.parent.iterdir() if path != file)
    assert "更新前" in copy.name
    assert copy.read_bytes() == edited
    assert copy.name in phrases.written_text(written.file, ())
    assert conversation.stored.number is not None
    assert store.drafts(conversation.stored.number)[-1].content != file.read_bytes(), (
        "the pure draft"
    )


def test_a_figure_changed_in_word_is_offered_and_never_taken_unasked(
    conversation: Conversation, file: Path
) -> None:
    set_cell(file, -2, 3, 3, "25")
    generate_in(conversation, file.parent)
    answers = conversation.interview.answers
    figure = offered(conversation.say("就用这个文件"))
    assert "1280 改成了 1281，要把答案也改成 1281 吗？" in figure.text
    assert figure.choices == ("答案也改成 1281", "答案不改", "后面的都不改")
    second = offered(conversation.say("不"))
    assert "表三“本年新收·自然人”的 24 改成了 25" in second.text
    assert answers.report.overview.disclosure.website == 1280
    assert answers.report.applications.received.natural_person == 24
    events = conversation.say("好")
    assert conversation.interview.answers.report.applications.received.natural_person == 25
    assert conversation.interview.answers.report.applications.received.business == 3
    assert "再打一次“生成”" in said(events)
    again = offered(generate_in(conversation, file.parent))
    assert "表三“本年新收·总计”：“27”改成“28”" in again.text


def test_a_figure_that_opens_other_questions_waits_for_a_yes(
    conversation: Conversation, file: Path
) -> None:
    retype(file, "1281条", "1280条")
    set_cell(file, -2, 3, 3, "0")
    set_cell(file, -2, 3, 4, "0")
    generate_in(conversation, file.parent)
    conversation.say("1")
    while conversation.offered is not None or conversation.interview.is_confirming:
        conversation.say("确定" if conversation.interview.is_confirming else "1")
    received = conversation.interview.answers.report.applications.received
    assert (received.natural_person, received.business) == (0, 0)


@pytest.mark.parametrize(
    ("choice", "stands", "comment"),
    [("保留我的", "1281条", False), ("用新的", "1290条", False), ("3", "1281条", True)],
)
def test_conflicts_are_decided_one_by_one(
    conversation: Conversation, file: Path, choice: str, stands: str, comment: bool
) -> None:
    conversation.say("改政府网站 1290")
    first = offered(generate_in(conversation, file.parent))
    assert "1 处" in first.text
    conflict = offered(conversation.say("并进去"))
    assert "1281" in conflict.text
    assert "1290" in conflict.text
    assert conflict.choices[-1] == "先不生成"
    conversation.say(choice)
    assert stands in text_of(file)
    assert ("1290" in comments_of(file)) is comment
    assert "现编制" in text_of(file)


def test_a_figure_that_was_kept_against_the_answers_is_read_back(
    conversation: Conversation, file: Path
) -> None:
    conversation.say("改政府网站 1290")
    generate_in(conversation, file.parent)
    conversation.say("1")
    figure = offered(conversation.say("保留我的"))
    assert "1280 改成了 1281，答案现在是 1290，要把答案也改成 1281 吗？" in figure.text
    conversation.say("1")
    assert conversation.interview.answers.report.overview.disclosure.website == 1281


def test_a_total_that_was_changed_in_word_is_told(conversation: Conversation, file: Path) -> None:
    set_cell(file, -2, 3, 9, "28")
    generate_in(conversation, file.parent)
    conversation.say("1")
    events = conversation.say("1")
    assert "没有哪个答案直接对着它" in said(events)
    assert "表三“本年新收·总计”的 27 改成了 28" in said(events)
    assert conversation.offered is None


@pytest.mark.slow
def test_one_can_go_back_and_out_of_every_question(conversation: Conversation, file: Path) -> None:
    before = files_in(file.parent)
    conversation.say("改政府网站 1290")
    for words in ("先不生成", "返回", "取消", "算了", "不", "q"):
        generate_in(conversation, file.parent)
        conversation.say(words)
        assert conversation.offered is None
    whether = offered(generate_in(conversation, file.parent))
    conversation.say("1")
    assert offered(conversation.say("返回")) == whether
    conversation.say("1")
    conversation.say("先不生成")
    assert conversation.offered is None
    assert files_in(file.parent) == before


def test_nonsense_is_one_sentence_and_looking_around_is_fine(
    conversation: Conversation, file: Path
) -> None:
    conversation.say("改政府网站 1290")
    question = offered(generate_in(conversation, file.parent))
    for words in ("哈哈", "", "9", "0", "改新媒体 3", "导入", "比较 1 2"):
        (refused,) = conversation.say(words)
        assert isinstance(refused, Rejected)
        assert "先不生成" in refused.reason
        assert "\n" not in refused.reason
        assert conversation.offered == question
    assert "先不生成" in said(conversation.say("帮助"))
    for words, action in (
        ("核对", Command.REVIEW),
        ("预览", Command.PREVIEW),
        ("版本", Command.VERSIONS),
    ):
        events = conversation.say(words)
        assert events[0] == ActionRequested(action)
        assert offered(events) == question


@pytest.mark.parametrize(
    ("words", "action"), [("今天到这", Command.LEAVE), ("生成", Command.GENERATE)]
)
def test_leaving_and_beginning_anew_end_the_update(
    conversation: Conversation, file: Path, words: str, action: Command
) -> None:
    before = files_in(file.parent)
    conversation.say("改政府网站 1290")
    generate_in(conversation, file.parent)
    assert conversation.say(words) == [ActionRequested(action)]
    assert conversation.offered is None
    assert files_in(file.parent) == before


def test_looking_at_an_answer_gives_the_update_up(conversation: Conversation, file: Path) -> None:
    generate_in(conversation, file.parent)
    assert "先不更新" in said(conversation.look_at(RECEIVED))
    assert conversation.offered is None


def test_the_interview_goes_on_after_an_update(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY[:6]:
        made.say(typed)
    add_paragraph(write_in(made, tmp_path / "稿").path, "附：说明。")
    waiting = made.interview.current
    assert waiting is not None
    generate_in(made, tmp_path / "稿")
    events = made.say("1")
    assert [event.question for event in only(events, Asked)] == [waiting]


def test_a_new_file_beside_the_edited_one(conversation: Conversation, file: Path) -> None:
    edited = file.read_bytes()
    generate_in(conversation, file.parent)
    (written,) = only(conversation.say("另存"), WordWritten)
    assert written.file.path.name.endswith("（2）.docx")
    assert written.file.kept == file
    assert file.read_bytes() == edited
    assert _beside(written, conversation) == (
        f"原来的“{file.name}”有改动，没有覆盖，所以换了个文件名。",
    )


def _beside(written: WordWritten, conversation: Conversation) -> tuple[str, ...]:
    """What the finished page says of the file: whole sentences, the path stands by itself there."""
    return finished_words(written.file, conversation).beside


def test_the_finished_page_says_what_became_of_the_edited_file(
    conversation: Conversation, file: Path
) -> None:
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    (written,) = only(conversation.say("1"), WordWritten)
    done, copy, *_ = _beside(written, conversation)
    assert done == "新答案已经并进您改过的文件。"
    assert copy.startswith("更新以前的样子留在旁边：") and copy.endswith(".docx")


def test_a_file_that_is_open_waits_or_gets_a_new_name(
    conversation: Conversation, file: Path
) -> None:
    edited = file.read_bytes()
    mark = file.with_name(f"~${file.name[2:]}")
    mark.write_bytes(b"")
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    in_use = offered(conversation.say("1"))
    assert "正在 Word 或 WPS 里打开" in in_use.text
    assert offered(conversation.say("关好了")) == in_use
    assert len(list(file.parent.iterdir())) == 2, "no copy is left behind"
    (written,) = only(conversation.say("2"), WordWritten)
    assert file.read_bytes() == edited
    assert _beside(written, conversation)[0] == "您改过的文件没有动，并好的另存成了一个新文件。"
    assert "政务新媒体1300条" in text_of(written.file.path)
    assert "现编制" in text_of(written.file.path)
    assert "您改过的文件没有动" in phrases.written_text(written.file, ())


def test_a_file_that_cannot_be_replaced_is_as_one_that_is_open(
    conversation: Conversation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(file.parent)
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if Path(target) == file:
            error = PermissionError()
            error.winerror = 5  # type: ignore[attr-defined]
            raise error
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        assert "关掉" in offered(conversation.say("1")).text
        assert files_in(file.parent) == before
    assert only(conversation.say("1"), WordWritten)
    assert "政务新媒体1300条" in text_of(file)


@pytest.mark.slow
def test_a_protected_file_can_be_saved_beside(conversation: Conversation, file: Path) -> None:
    edited = file.read_bytes()
    file.chmod(0o444)
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    asked = offered(conversation.say("1"))
    assert "是只读文件，没有动它" in asked.text
    assert asked.choices == ("再试一次", "把并好的另存成一个新文件", "先不生成")
    assert offered(conversation.say("1")) == asked
    (written,) = only(conversation.say("2"), WordWritten)
    assert file.read_bytes() == edited
    assert "政务新媒体1300条" in text_of(written.file.path)
    assert "现编制" in text_of(written.file.path)


@pytest.mark.slow
def test_what_is_saved_while_the_file_is_updated_is_kept(
    conversation: Conversation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clerk saves in Word after the merge: told, merged anew, and both edits are in the file."""
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, file.parent)
    fsync, late = os.fsync, [file]

    def save_in_word(descriptor: int) -> None:
        while late:
            add_paragraph(late.pop(), "合并期间另一次保存。")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", save_in_word)
        events = conversation.say("1")
    assert "刚才又保存过，还没有动它" in said(events)
    assert "合并期间另一次保存。" in text_of(file)
    assert "1300条" not in text_of(file)
    assert "1300条" in offered(events).text
    assert list(file.parent.iterdir()) == [file]
    assert only(conversation.say("1"), WordWritten)
    for words in ("合并期间另一次保存。", "现编制", "政务新媒体1300条"):
        assert words in text_of(file)


@pytest.mark.slow
def test_a_file_from_another_computer_is_compared_and_left_alone(
    file: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    before = files_in(file.parent)
    with Store(tmp_path / "别的电脑") as other:
        elsewhere = Conversation(other, questionnaire, None, today=TODAY)
        for typed in BUSY:
            elsewhere.say(typed)
        question = offered(generate_in(elsewhere, file.parent))
        assert "没有当初生成" in question.text
        assert "1281" in question.text
        assert question.choices == ("另存成一个新文件", "先不生成")
        elsewhere.say("2")
        assert files_in(file.parent) == before
        generate_in(elsewhere, file.parent)
        (written,) = only(elsewhere.say("1"), WordWritten)
        assert written.file.path != file
    assert file.read_bytes() == before[file.name]


def test_what_is_no_word_file_is_left_alone(conversation: Conversation, file: Path) -> None:
    file.write_bytes(b"edited in Word")
    question = offered(generate_in(conversation, file.parent))
    assert "读不了" in question.text
    assert only(conversation.say("另存成一个新文件"), WordWritten)
    assert file.read_bytes() == b"edited in Word"


def test_a_change_that_waits_for_a_yes_comes_first(conversation: Conversation, file: Path) -> None:
    conversation.say("改政府网站 没有")
    conversation.say("改办理结果种类 1")
    assert conversation.interview.is_confirming
    assert "定了再生成" in said(generate_in(conversation, file.parent))
    assert conversation.offered is None


def test_a_renamed_file_is_found_and_updated(conversation: Conversation, file: Path) -> None:
    renamed = file.rename(file.with_name("年报（张主任改过）.docx"))
    (file.parent / "别的.docx").write_bytes(b"not a document")
    conversation.stored.take(lambda interview: interview.change(RECEIVED, "自然人 4"))
    question = offered(generate_in(conversation, file.parent))
    assert renamed.name in question.text
    while conversation.offered is not None:
        conversation.say("1")
    assert "现编制本报告" in text_of(renamed)
    assert not file.exists()


def test_our_own_copy_with_marks_is_not_taken_for_the_file(
    conversation: Conversation, tmp_path: Path
) -> None:
    write_in(conversation, tmp_path)
    conversation.stored.take(lambda interview: interview.change(RECEIVED, "自然人 4"))
    second = write_in(conversation, tmp_path).path
    conversation.say("修订稿 1 2")
    assert len(list(tmp_path.glob("修订稿*.docx"))) == 1
    renamed = second.rename(tmp_path / "定稿.docx")
    retype(renamed, "编制本报告", "现编制本报告")
    (tmp_path / "修订稿（第1版到第2版）.docx").touch()
    assert renamed.name in offered(generate_in(conversation, tmp_path)).text


def test_a_figure_that_was_declined_is_not_asked_about_again(
    conversation: Conversation, file: Path
) -> None:
    generate_in(conversation, file.parent)
    asked = conversation.say("1")
    assert "1281" in offered(asked).text
    conversation.say("答案不改")
    assert "1281" in str(conversation.record().changes)
    again = generate_in(conversation, file.parent)
    conversation.say("1")
    assert "答案没有要并进去的新变化" in offered(again).text
    assert conversation.offered is None

    retype(file, "1281条", "1290条")
    generate_in(conversation, file.parent)
    assert "1290" in offered(conversation.say("1")).text, "another figure is another question"


def test_whether_the_newest_file_was_edited_is_known(
    conversation: Conversation, file: Path
) -> None:
    assert conversation.generating.edited_file() == file
    conversation.generating.begin()
    conversation.say("1")
    assert conversation.generating.edited_file() == conversation.newest_file()
