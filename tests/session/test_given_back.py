"""A Word file of ours that was edited elsewhere and is given back: it takes its place, nothing is lost."""

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from report_assistant.history.words import page
from report_assistant.interview.events import Event, Offered, Rejected, Said
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.session.given.files import GivenFile
from report_assistant.store.store import Store
from tests.annotations.leader import LeadersCopy
from tests.conftest import TODAY
from tests.interview.talking import only
from tests.scripts import BUSY
from tests.updates import retype, text_of, write_in


@pytest.fixture
def written(conversation: Conversation, tmp_path: Path) -> Path:
    """The file in the clerk's folder, as it was generated."""
    return write_in(conversation, tmp_path / "报告").path


@pytest.fixture
def copy(written: Path, tmp_path: Path) -> Path:
    """The downloaded copy, edited in Word, where the server put it."""
    return edited(written, tmp_path / "upload-x7" / "年报 (1).docx")


def edited(file: Path, target: Path, old: str = "编制本报告", new: str = "现编制本报告") -> Path:
    target.parent.mkdir(exist_ok=True)
    shutil.copy(file, target)
    retype(target, old, new)
    return target


def give(conversation: Conversation, file: Path) -> list[Event]:
    """Give a file as the page does; it is gone afterwards."""
    events = conversation.take_files([GivenFile(file, file.name)])
    file.unlink()
    return events


def words(events: Sequence[Event]) -> str:
    told = [getattr(e, "text", "") or getattr(e, "reason", "") for e in events]
    return "\n".join(told)


def test_new_answers_come_into_the_file_that_was_given_back(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    mine = copy.read_bytes()
    conversation.say("改政务新媒体 1300")
    events = give(conversation, copy)
    assert "收下了改过的“年报 (1).docx”" in words(events)
    assert written.read_bytes() == mine, "it is in the place of the newest file"
    (question,) = only(events, Offered)
    assert "政务新媒体1300条" in question.text
    (done,) = only(conversation.say("1"), WordWritten)
    assert done.file.path == written
    assert "现编制本报告" in text_of(written) and "政务新媒体1300条" in text_of(written)
    assert str(copy.parent) not in words(events)


def test_where_no_answer_changed_nothing_is_asked(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    mine = copy.read_bytes()
    events = give(conversation, copy)
    assert "就用您改过的这一份" in words(events)
    assert not only(events, Offered) and conversation.offered is None
    assert [path.read_bytes() for path in written.parent.iterdir()] == [mine]
    asked_later = conversation.generating.begin()
    assert "另存成一个新文件" in str(only(asked_later, Offered)), "生成 asks as ever"


def test_a_figure_that_was_changed_in_word_is_asked_about(
    conversation: Conversation, written: Path, tmp_path: Path
) -> None:
    events = give(conversation, edited(written, tmp_path / "u" / "a.docx", "1280条", "1281条"))
    (question,) = only(events, Offered)
    assert "把答案也改成 1281 吗" in question.text
    conversation.say("1")
    assert "1281" in str(conversation.interview.answers.report.overview.disclosure.website)


def test_what_the_leader_wrote_is_shown_first(
    conversation: Conversation, written: Path, tmp_path: Path
) -> None:
    file = tmp_path / "u" / "领导看过.docx"
    file.parent.mkdir()
    shutil.copy(written, file)
    leader = LeadersCopy(file)
    leader.comment("1280条", "这个数跟网站后台核一下")
    leader.save(as_word=True)
    events = give(conversation, file)
    (question,) = only(events, Offered)
    assert "批注" in question.text
    assert "这个数跟网站后台核一下" in words(conversation.say("1"))


def test_when_both_were_edited_both_are_kept(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    retype(written, "1280条", "1282条")
    here, mine = written.read_bytes(), copy.read_bytes()
    events = give(conversation, copy)
    assert "原来的一份也改过，有 1 处改动是给回来的这一份里没有的" in words(events)
    assert written.read_bytes() == mine
    (beside,) = (path for path in written.parent.iterdir() if path != written)
    assert "更新前" in beside.name and beside.name in words(events)
    assert beside.read_bytes() == here


def test_a_copy_that_holds_all_edits_warns_of_nothing(
    conversation: Conversation, written: Path, copy: Path, tmp_path: Path
) -> None:
    conversation.say("改政务新媒体 1300")
    give(conversation, copy)
    conversation.say("1")
    merged = written.read_bytes()
    again = edited(written, tmp_path / "u2" / "年报.docx", "1280条", "1283条")
    events = give(conversation, again)
    assert "原来的一份没有丢" in words(events) and "注意" not in words(events)
    assert merged in [path.read_bytes() for path in written.parent.iterdir()]


def test_where_the_file_in_the_folder_is_broken_both_are_kept(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    written.write_bytes(b"torn")
    events = give(conversation, copy)
    assert "原来的一份没有丢" in words(events) and "注意" in words(events)
    assert b"torn" in [path.read_bytes() for path in written.parent.iterdir()]


def test_a_copy_of_an_earlier_version_takes_the_place_of_a_later_one(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    conversation.say("改政务新媒体 1300")
    assert write_in(conversation, written.parent).path == written
    events = give(conversation, copy)
    assert "政务新媒体1300条" in only(events, Offered)[0].text
    conversation.say("1")
    assert "现编制本报告" in text_of(written) and "政务新媒体1300条" in text_of(written)


def test_a_file_that_nobody_edited_is_not_taken(
    conversation: Conversation, written: Path, tmp_path: Path
) -> None:
    untouched = Path(shutil.copy(written, tmp_path / "年报.docx"))
    before = written.read_bytes()
    conversation.say("改政务新媒体 1300")
    events = give(conversation, untouched)
    assert "没有人改过" in words(events)
    assert [path.read_bytes() for path in written.parent.iterdir()] == [before]


def test_the_newest_file_itself_may_be_dragged_in(
    conversation: Conversation, written: Path
) -> None:
    retype(written, "编制本报告", "现编制本报告")
    events = conversation.say(str(written))
    assert "就是现在这份 Word 文件" in words(events) and "就用您改过的这一份" in words(events)
    assert list(written.parent.iterdir()) == [written]


def test_an_edited_copy_may_be_dragged_in_from_elsewhere(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    conversation.say("改政务新媒体 1300")
    events = conversation.say(f"'{copy}'")
    assert only(events, Offered) and written.read_bytes() == copy.read_bytes()


def test_where_the_file_is_gone_the_one_given_back_is_put_there(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    mine = copy.read_bytes()
    written.unlink()
    give(conversation, copy)
    assert written.read_bytes() == mine and conversation.newest_file() == written


def test_where_the_folder_is_gone_it_is_put_into_the_one_in_use(
    conversation: Conversation, written: Path, copy: Path, tmp_path: Path
) -> None:
    mine = copy.read_bytes()
    shutil.rmtree(written.parent)
    conversation.generating.folder = tmp_path / "新文件夹"
    conversation.say("改政务新媒体 1300")
    events = give(conversation, copy)
    placed = tmp_path / "新文件夹" / written.name
    assert placed.read_bytes() == mine and conversation.newest_file() == placed
    assert "政务新媒体1300条" in only(events, Offered)[0].text


def test_a_file_that_is_open_in_word_is_left_alone(
    conversation: Conversation, written: Path, copy: Path
) -> None:
    before = written.read_bytes()
    lock = written.with_name(f"~${written.name[2:]}")
    lock.touch()
    (refused,) = only(give(conversation, copy), Rejected)
    assert "还没有收下" in refused.reason and "请先关掉" in refused.reason
    assert refused.typed == "" and written.read_bytes() == before


def test_a_file_of_another_report_says_what_it_is(
    store: Store, questionnaire: Questionnaire, copy: Path
) -> None:
    other = Conversation(store, questionnaire, None, today=TODAY)
    other.fill({"organisation.name": "青禾乡人民政府", "year": 2021})
    (question,) = only(give(other, copy), Offered)
    assert "给另一份报告生成的" in question.text and "在列表里选那一份报告" in question.text
    other.say("不读")
    assert other.interview.answers.last is None


def test_a_file_of_another_computer_says_what_it_is(
    tmp_path: Path, questionnaire: Questionnaire, copy: Path
) -> None:
    with Store(tmp_path / "另一台") as elsewhere:
        there = Conversation(elsewhere, questionnaire, None, today=TODAY)
        for typed in BUSY:
            there.say(typed)
        (question,) = only(give(there, copy), Offered)
        assert "没有当初生成它时的底稿" in question.text
        assert there.interview.answers.last is None


def test_last_years_own_file_is_last_years_report(
    store: Store, questionnaire: Questionnaire, copy: Path
) -> None:
    this_year = Conversation(store, questionnaire, None, today=TODAY)
    this_year.fill({"organisation.name": "龙泉镇人民政府", "year": 2022})
    give(this_year, copy)
    last = this_year.interview.answers.last
    assert last is not None and last.year == 2021


def test_it_may_come_in_an_archive(conversation: Conversation, written: Path, copy: Path) -> None:
    archive = copy.with_name("改好的.zip")
    with zipfile.ZipFile(archive, "w") as made:
        made.write(copy, "年报.docx")
    events = give(conversation, archive)
    assert "收下了改过的“年报.docx”" in words(events)
    assert written.read_bytes() == copy.read_bytes()


def test_one_among_several_files_is_to_be_given_alone(
    conversation: Conversation, written: Path, copy: Path, tmp_path: Path
) -> None:
    before = written.read_bytes()
    notes = tmp_path / "总结.txt"
    notes.write_text("龙泉镇2021年工作总结\n行政许可9999件。\n", encoding="utf-8")
    events = conversation.take_files([GivenFile(f, f.name) for f in (copy, notes)])
    told = repr(events)
    assert "改过的请看完这一批再单独给" in told and written.read_bytes() == before


def test_the_record_and_the_answers_hold_no_path(
    store: Store, conversation: Conversation, copy: Path
) -> None:
    folder = str(copy.parent)
    give(conversation, copy)
    assert only(conversation.say("为什么问"), Said) is not None
    assert conversation.stored.number is not None
    assert folder not in repr(store.rows(conversation.stored.number))
    assert folder not in page(conversation.record())
