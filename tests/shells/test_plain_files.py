"""定稿, 导出PDF, 备份, 打开文件, 打开文件夹 in line mode: done, or one sentence why not."""

import io
import shutil
from pathlib import Path

import pytest

from report_assistant.office import conversion, programs
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells import desktop
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import ALL_ZERO

WORDS = ("定稿", "导出PDF", "备份", "打开文件", "打开文件夹")


@pytest.fixture
def conversation(
    store: Store, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> Conversation:
    monkeypatch.setattr(desktop, "has_windows", lambda: False)
    return Conversation(store, questionnaire, None, today=TODAY)


def told(conversation: Conversation, folder: Path, *typed: str) -> str:
    output = io.StringIO()
    PlainConsole(conversation, folder, output).run(typed)
    return output.getvalue()


def test_each_is_done(
    conversation: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "pdf_of", lambda _: b"%PDF")
    said = told(conversation, tmp_path, *ALL_ZERO, *WORDS)
    for words in ("定稿已生成：", "PDF 已生成：", "已备份：", "文件在这里：", "文件放在这里："):
        assert words in said
    assert {each.suffix for each in tmp_path.iterdir()} >= {".docx", ".pdf", ".sqlite3"}


def test_each_says_why_not_before_there_is_a_file(
    conversation: Conversation, tmp_path: Path
) -> None:
    words = [each for each in WORDS if each != "备份"]
    said = told(conversation, tmp_path / "还没有", "青山镇人民政府", *words)
    assert said.count("还没有生成过 Word 文件。先打“生成”") == 2
    assert said.count("还没有生成过文件。") == 2


def test_each_says_why_not_when_the_folder_is_gone(
    conversation: Conversation, tmp_path: Path
) -> None:
    folder = tmp_path / "年报"
    told(conversation, folder, *ALL_ZERO)
    shutil.rmtree(folder)
    said = told(conversation, folder, "定稿", "导出PDF", "打开文件", "打开文件夹")
    assert said.count("还没有生成过") == 4 and "程序出了差错" not in said


def test_without_an_office_program_the_way_out_is_told(
    conversation: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    said = told(conversation, tmp_path, *ALL_ZERO, "导出PDF")
    assert "这台电脑上没有找到" in said and "另存为 PDF" in said
