"""What the leader wrote, worked through in the conversation: nothing lost, all as decided."""

import re
from io import StringIO
from pathlib import Path
from random import Random

import docx
import pytest

from report_assistant.annotations.found import Comment
from report_assistant.annotations.reading import read_annotations
from report_assistant.interview.events import ActionRequested, Asked, Event, Offered
from report_assistant.language.wishes.commands import Command
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.shells.plain import PlainConsole
from tests.annotations.leader import LeadersCopy
from tests.annotations.making import DEPUTY
from tests.interview.talking import only
from tests.session.test_updating import offered, said
from tests.updates import comments_of, generate_in, text_of, write_in
from tests.word.soundness import unsound


@pytest.fixture
def written(conversation: Conversation, tmp_path: Path) -> Path:
    """The generated file, as it was generated."""
    return write_in(conversation, tmp_path / "报告").path


def still_open(path: Path) -> list[str]:
    listed = read_annotations(path.read_bytes(), path.name).listed
    return [
        each.words if isinstance(each, Comment) else (each.before + each.after).strip()
        for each in listed
    ]


def finish(conversation: Conversation) -> list[Event]:
    """Write what was decided."""
    events: list[Event] = []
    while conversation.offered is not None:
        events += conversation.say("1")
    return events


@pytest.mark.parametrize("as_word", [True, False])
def test_a_comment_is_shown_and_marked_as_dealt_with(
    conversation: Conversation, written: Path, as_word: bool
) -> None:
    copy = LeadersCopy(written)
    copy.comment("1280条", "这个数跟网站后台核一下")
    copy.save(as_word=as_word)
    before = text_of(written)
    first = offered(generate_in(conversation, written.parent))
    assert "有 1 条批注还没有处理（王建国）" in first.text
    shown = offered(conversation.say("1"))
    assert "批注（第 1 处，共 1 处）：王建国，1月12日" in shown.text
    assert "批在：“1280条”" in shown.text
    assert "批注说：这个数跟网站后台核一下" in shown.text
    assert "1280 条 ←" in shown.text
    assert shown.choices == ("改答案", "改写这一段", "已处理", "先放着")
    update = offered(conversation.say("已处理"))
    assert "王建国的批注“这个数跟网站后台核一下”：标为已解决" in update.text
    assert still_open(written) == ["这个数跟网站后台核一下"]
    (done,) = only(finish(conversation), WordWritten)
    assert done.file.path == written
    assert still_open(written) == []
    assert comments_of(written) == "这个数跟网站后台核一下"
    assert text_of(written) == before


def test_an_answer_is_changed_because_of_a_comment(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.comment("1280条", "应该是1290")
    copy.comment("编制本报告", "顺一顺", DEPUTY)
    copy.save()
    generate_in(conversation, written.parent)
    conversation.say("1")
    second = conversation.offered
    assert second is not None
    assert "顺一顺" in second.text
    third = offered(conversation.say("先放着"))
    assert "第 2 处，共 2 处" in third.text
    which = offered(conversation.say("改答案"))
    assert "网站" in which.choices[0], "the answer whose figure is commented on comes first"
    (asked,) = only(conversation.say("1"), Asked)
    assert asked.question.name == "overview.disclosure.website"
    update = offered(conversation.say("1290"))
    assert conversation.interview.answers.report.overview.disclosure.website == 1290
    assert "1280" in update.text
    assert "1290" in update.text
    finish(conversation)
    assert "1290条" in text_of(written)
    assert still_open(written) == ["顺一顺"]
    assert "应该是1290" in comments_of(written)


def test_an_answer_that_stays_leaves_the_comment(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    copy.comment("1280条", "对吗")
    copy.save()
    conversation.generating.folder = written.parent
    assert "对吗" in offered(conversation.say("领导改了什么")).text
    which = offered(conversation.say("改答案"))
    conversation.say(next(each for each in which.choices if "网站" in each))
    again = conversation.say("下一题")
    assert "这一处还留着" in said(again)
    assert "对吗" in offered(again).text
    assert "都还留在文件里" in said(conversation.say("停"))
    assert still_open(written) == ["对吗"]


def test_a_paragraph_is_rewritten_because_of_a_comment(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.comment("1280条", "写简单些")
    copy.save()
    conversation.generating.folder = written.parent
    conversation.say("批注")
    events = conversation.say("改写这一段")
    (wanted,) = only(events, ActionRequested)
    assert wanted.command is Command.REWRITE
    assert not only(events, Offered)
    assert conversation.offered is not None
    done = conversation.reword(wanted.words, "全年通过政府网站公开1280条信息。")
    assert "标为已解决" in offered(done).text
    finish(conversation)
    assert "全年通过政府网站公开1280条信息。" in text_of(written)
    assert still_open(written) == []
    assert "写简单些" in comments_of(written)


def test_changes_are_accepted_rejected_and_left(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    copy.change("编制本报告", "拟定本报告")
    copy.add("1280条", "（含转载）", DEPUTY)
    copy.add_paragraph("1280条", "另有一段。")
    copy.save()
    before = text_of(written)
    conversation.generating.folder = written.parent
    first = offered(conversation.say("修订"))
    assert first.choices == ("采纳", "不采纳", "先放着", "后面的都先放着")
    assert "原来：编制本报告\n改成：拟定本报告" in first.text
    second = offered(conversation.say("采纳"))
    assert "李主任" in second.text
    assert "加上：（含转载）" in second.text
    third = offered(conversation.say("不采纳"))
    assert "加上：另有一段。" in third.text
    back = offered(conversation.say("返回"))
    assert back == second
    conversation.say("2")
    update = offered(conversation.say("先放着"))
    assert "王建国的修订“编制本报告”改成“拟定本报告”：采纳" in update.text
    assert "李主任的修订“（含转载）”：不采纳" in update.text
    finish(conversation)
    after = text_of(written)
    assert "拟定本报告" in after
    assert "编制本报告" not in after
    assert "含转载" not in after
    assert still_open(written) == ["另有一段。"]
    assert before.count("\n") == after.count("\n")


def test_a_figure_in_a_change_is_offered_as_an_answer(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.change("1280", "1281")
    copy.change_cell(-2, 3, 1, "25")
    copy.save()
    generate_in(conversation, written.parent)
    assert "原来：1280\n改成：1281" in offered(conversation.say("1")).text
    figure = offered(conversation.say("采纳"))
    assert "要把答案也改成 1281 吗" in figure.text
    cell = offered(conversation.say("1"))
    assert "表三“本年新收·自然人”" in cell.text
    assert "原来：24\n改成：25" in cell.text
    declined = offered(conversation.say("采纳"))
    assert "要把答案也改成 25 吗" in declined.text
    conversation.say("答案不改")
    report = conversation.interview.answers.report
    assert report.overview.disclosure.website == 1281
    assert report.applications.received.natural_person == 24
    events = finish(conversation)
    assert not any("要把答案也改成" in event.text for event in only(events, Offered))
    assert "1281条" in text_of(written)
    assert still_open(written) == []


def test_a_figure_that_is_not_decided_is_no_answer(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.change("1280", "1281")
    copy.change_cell(-2, 3, 1, "25")
    copy.save()
    before = written.read_bytes()
    generate_in(conversation, written.parent)
    conversation.say("先不管，接着生成")
    assert "文件不用动" in offered([conversation.offered]).text if conversation.offered else False
    finish(conversation)
    assert conversation.offered is None
    assert conversation.interview.answers.report.overview.disclosure.website == 1280
    assert written.read_bytes() == before


def test_what_is_left_is_kept_through_an_update(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    copy.change("1280", "1281")
    copy.comment("编制本报告", "顺一顺")
    copy.save()
    conversation.say("改政务新媒体 1300")
    conversation.say("改政府网站 1290")
    generate_in(conversation, written.parent)
    conversation.say("先不管，接着生成")
    finish(conversation)
    assert still_open(written) == ["顺一顺", "12801281"]
    assert "1290" in comments_of(written)


def test_decisions_wait_for_the_file(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    copy.change("编制本报告", "拟定本报告")
    copy.comment("1280条", "核一下")
    copy.save()
    conversation.generating.folder = written.parent
    conversation.say("修订")
    conversation.say("采纳")
    stopped = conversation.say("停")
    assert "已经定了 1 处，还没有写进文件" in said(stopped)
    first = offered(generate_in(conversation, written.parent))
    assert "1 条批注还没有处理" in first.text
    update = offered(conversation.say("2"))
    assert "采纳" in update.text
    finish(conversation)
    assert "拟定本报告" in text_of(written)
    assert still_open(written) == ["核一下"]


def test_what_was_changed_again_meanwhile_is_told(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.change("编制本报告", "拟定本报告")
    copy.add("1280条", "左右")
    copy.save()
    conversation.generating.folder = written.parent
    conversation.say("修订")
    conversation.say("采纳")
    again = LeadersCopy(written)
    for text in again._opened.root.iter():
        if text.text == "拟定本报告":
            text.text = "起草本报告"
    again.save()
    update = offered(conversation.say("不采纳"))
    assert "有 1 处在文件里对不上了" in update.text
    finish(conversation)
    assert still_open(written) == ["编制本报告起草本报告"]


def test_there_is_nothing_to_show(conversation: Conversation, written: Path) -> None:
    conversation.generating.folder = written.parent
    assert "还是生成时的样子" in said(conversation.say("批注"))
    copy = LeadersCopy(written)
    copy.comment("1280条", "好", is_done=True)
    copy.save()
    assert "没有还没处理的批注和修订" in said(conversation.say("批注"))


def test_there_is_no_file_yet(conversation: Conversation) -> None:
    assert "还没有生成过 Word 文件" in said(conversation.say("看批注"))


def test_leaving_loses_nothing(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    number = copy.comment("1280条", "核一下")
    copy.reply(number, "核过了", "张三")
    copy.save()
    before = written.read_bytes()
    shown = offered(conversation.say("批注"))
    assert "张三，1月12日 回：核过了" in shown.text
    conversation.say("已处理")
    conversation.say("先不生成")
    assert written.read_bytes() == before
    assert conversation.offered is None


def test_a_comment_on_what_the_leader_wrote_has_no_answers(
    conversation: Conversation, written: Path
) -> None:
    copy = LeadersCopy(written)
    copy.add_paragraph("1280条", "另有一段。")
    copy.save()
    other = LeadersCopy(written)
    other.comment("编制本报告", "好")
    other.save()
    shown = [offered(conversation.say("批注")), offered(conversation.say("先放着"))]
    assert any("加上：另有一段。" in each.text for each in shown)


_CHINESE = re.compile("[\u4e00-\u9fff]{7}")


def _stretches(path: Path, count: int) -> list[str]:
    """Words that stand once in the file, none beside another, in order."""
    whole = text_of(path)
    found = []
    for paragraph in docx.Document(str(path)).paragraphs:
        for run in paragraph.runs:
            words = _CHINESE.findall(run.text)
            found += [each for each in words[:5:2] if whole.count(each) == 1]
    assert len(found) >= count
    return found[:count]


@pytest.mark.slow
@pytest.mark.parametrize(("as_word", "seed"), [(True, 1), (False, 2)])
def test_ten_of_each_are_worked_through(
    conversation: Conversation, written: Path, as_word: bool, seed: int
) -> None:
    dice = Random(seed)
    places = _stretches(written, 20)
    before = text_of(written)
    copy = LeadersCopy(written)
    for number, words in enumerate(places):
        if number % 2:
            copy.change(words, f"【改{number}】" if number % 4 == 1 else "", DEPUTY)
        else:
            copy.comment(words, f"批{number}。")
    copy.save(as_word=as_word)
    conversation.generating.folder = written.parent
    conversation.say("批注")
    left, expected = [], before
    for number, words in enumerate(places):
        asked = conversation.offered
        assert asked is not None
        assert f"第 {number + 1} 处，共 20 处" in asked.text
        new = f"【改{number}】" if number % 4 == 1 else ""
        choice = dice.choice(["采纳", "不采纳", "先放着"] if number % 2 else ["已处理", "先放着"])
        if choice == "先放着":
            left.append(f"{words}{new}" if number % 2 else f"批{number}。")
        if choice == "采纳":
            expected = expected.replace(words, new)
        conversation.say(choice)
    finish(conversation)
    assert still_open(written) == left
    assert comments_of(written).count("批") == 10
    kept = expected
    for words in left:  # what python-docx prints has neither the deleted nor the added words
        kept = kept.replace(words[:7], "")
    assert text_of(written) == kept
    assert unsound(written.read_bytes(), thoroughly=True) == []
    conversation.say("改政务新媒体 1300")
    generate_in(conversation, written.parent)
    conversation.say("先不管，接着生成")
    finish(conversation)
    assert still_open(written) == left
    assert "1300条" in text_of(written) + comments_of(written)


def test_the_line_mode_goes_through_them(conversation: Conversation, written: Path) -> None:
    copy = LeadersCopy(written)
    copy.comment("1280条", "写简单些")
    copy.comment("编制本报告", "好")
    copy.save()
    output = StringIO()
    lines = ["批注", "先放着", "改写这一段", "算了", "改写这一段", "公开1280条。", "完", "先不生成"]
    PlainConsole(conversation, written.parent, output).run(lines)
    told = output.getvalue()
    assert "批注（第 1 处，共 2 处）" in told
    assert "这一段没有改。\n批注（第 2 处，共 2 处）" in told
    assert "写简单些”：标为已解决" in told
