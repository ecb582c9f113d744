"""Updating line by line: the same words, the same ways out."""

from io import StringIO
from pathlib import Path

import pytest

from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole
from tests.updates import text_of


def told(conversation: Conversation, folder: Path, *lines: str) -> str:
    output = StringIO()
    PlainConsole(conversation, folder, output).run(lines)
    return output.getvalue()


@pytest.mark.slow
def test_the_whole_story(conversation: Conversation, file: Path) -> None:
    lines = ("改政府网站 1290", "改检查次数 7", "生成", "嗯？", "1", "1", "1")
    said = told(conversation, file.parent, *lines)
    parts = [
        *("按现在的答案，会这样变：", "1. 并进去，我改的都保留", "3. 先不生成"),
        *("没看懂。请打前面的编号", "您写的：", "按新答案：", "1. 保留我的", "4. 先不生成"),
        *("新答案已经并进您改过的文件：", "更新以前的样子留在旁边："),
    ]
    places = [said.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "现编制" in text_of(file)
    assert "政府网站1281条" in text_of(file)
    assert "工作检查7次" in text_of(file)


def test_leaving_in_the_middle(conversation: Conversation, file: Path) -> None:
    before = file.read_bytes()
    said = told(conversation, file.parent, "改政务新媒体 1300", "生成", "退出", "1")
    assert "再见" in said
    assert file.read_bytes() == before
    assert "没看懂" not in said


def test_a_look_at_the_answers_comes_back_to_the_question(
    conversation: Conversation, file: Path
) -> None:
    said = told(conversation, file.parent, "改政务新媒体 1300", "生成", "核对", "先不生成")
    assert said.count("3. 先不生成") == 2
    assert said.rstrip().endswith("文件还是原来的样子。")


def test_the_draft_says_that_the_word_file_holds_more(
    conversation: Conversation, file: Path
) -> None:
    assert file.exists()
    assert "Word 里改过的地方这里不显示" in told(conversation, file.parent, "预览")
