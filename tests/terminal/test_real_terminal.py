"""The real program in a real terminal, used as a clerk uses it."""

import sqlite3
from pathlib import Path

import docx
import pytest

from report_assistant.cli import main
from tests.conftest import ROOT
from tests.scripts import ALL_ZERO, SEED
from tests.terminal.tmux import Terminal, needs_tmux
from tests.updates import retype, text_of
from tests.word.contents import cell_texts, section_texts

pytestmark = [needs_tmux, pytest.mark.terminal]

FACTS = {
    1: (
        *("114条", "46条", "560件", "416人", "159人", "37人", "开业补贴1人", "22个行政村"),
        *("分管办公室副职", "党政办", "党政便民服务中心相关人员"),
    ),
    5: (
        *("公开渠道狭窄", "工作流程不规范", "监督制度不完善", "（一）进一步拓宽公开渠道。"),
        *("（二）规范工作流程。", "（三）完善配套制度。", "（四）加强监督检查。"),
    ),
}


def entries(home: Path) -> int:
    """How many entries the store holds."""
    try:
        with sqlite3.connect(f"file:{home / 'reports.sqlite3'}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


_LISTED = ("这样记，对吗？", "确定吗？", "请看一下")
"""What the card says where a list, or a sentence that would be printed, waits for a yes."""


def waiting(screen: str) -> str:
    """What is shown that is to be confirmed; else nothing."""
    return screen if any(words in screen for words in _LISTED) else ""


def converse(terminal: Terminal, home: Path, script: tuple[str, ...]) -> None:
    """Type line by line, each once the one before is stored, or listed to be confirmed."""
    for typed in script:
        before, listed = entries(home), waiting(terminal.screen())
        terminal.type(typed)
        terminal.press("Enter")
        terminal.wait_until(
            lambda screen, before=before, listed=listed: (
                entries(home) > before or waiting(screen) not in ("", listed)
            ),
            typed,
        )


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
def test_the_seed_is_typed_and_becomes_a_word_file(tmp_path: Path, size: tuple[int, int]) -> None:
    home, folder = tmp_path / "home", tmp_path / "报告 文件夹"
    with Terminal(size, home, "--folder", str(folder)) as terminal:
        terminal.wait_for("请问贵单位的全称是什么？")
        converse(terminal, home, SEED)
        terminal.wait_for("问题都问完了")
        terminal.press("F5")
        terminal.wait_for("Word 文件写好了")
        terminal.press("C-q")
    (path,) = folder.glob("*.docx")
    document = docx.Document(str(path))
    texts = section_texts(document)
    assert texts[0].startswith("艾岗乡人民政府\n2021年")
    for section, facts in FACTS.items():
        for fact in facts:
            assert fact in texts[section], (section, fact)
    cells = cell_texts(document)
    assert [len(table) for table in cells] == [10, 175, 15]
    assert {text for table in cells for text in table} == {"0"}
    again = tmp_path / "again.docx"
    assert main(["draft", str(ROOT / "examples" / "aigang-2021.yaml"), "-o", str(again)]) == 0
    assert again.read_bytes() == path.read_bytes(), "draft makes the same file"


def test_an_all_zero_town_is_done_quickly(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "word"
    with Terminal((80, 24), home, "--folder", str(folder)) as terminal:
        terminal.wait_for("请问贵单位的全称是什么？")
        converse(terminal, home, ALL_ZERO[:-1])
        terminal.type(ALL_ZERO[-1])
        terminal.press("Enter")
        terminal.wait_for("Word 文件写好了")
        keystrokes = terminal.keystrokes
    print(f"\nall-zero town: {len(ALL_ZERO)} answers, {keystrokes} keystrokes")
    assert len(list(folder.glob("*.docx"))) == 1
    assert len(ALL_ZERO) <= 30
    assert keystrokes <= 200


def test_the_cursor_pastes_resizing_and_resuming(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Terminal((80, 24), home, "--folder", str(tmp_path)) as terminal:
        terminal.wait_for("请问贵单位的全称是什么？")
        terminal.type("𠮷河镇人民政府")
        screen = terminal.wait_for("𠮷河镇人民政府")
        row = next(n for n, line in enumerate(screen.splitlines()) if "𠮷河镇" in line)
        assert terminal.cursor() == (24, row, True)
        terminal.press("Enter")
        terminal.wait_for("这份报告写的是哪一年")
        converse(terminal, home, SEED[1:17])
        terminal.paste("社保卡办理560件\n开业补贴1人")
        terminal.wait_for("开业补贴1人")
        terminal.press("Enter")
        terminal.wait_for("社保卡办理 560 件、开业补贴 1 人")
        terminal.press("C-q")
    with Terminal((130, 40), home, "--folder", str(tmp_path)) as terminal:
        terminal.wait_for("继续吗？")
        terminal.press("Enter")
        terminal.wait_for("已记 2 项")
        terminal.type("改新媒体 120")
        terminal.press("Enter")
        terminal.wait_for("原来：114 条")
        terminal.wait_for("120条")  # in the draft pane


def test_without_colour_everything_is_still_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    home = tmp_path / "home"
    with Terminal((80, 24), home) as terminal:
        terminal.wait_for("请问贵单位的全称是什么？")
        terminal.type("青河镇人民政府")
        terminal.press("Enter")
        terminal.wait_for("[ 青河镇人民政府 ]")


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
def test_an_edited_file_is_updated(tmp_path: Path, size: tuple[int, int]) -> None:
    """Draft, edit in Word, change answers, see what will change, decide, read the file."""
    home, folder = tmp_path / "home", tmp_path / "报告"
    with Terminal(size, home, "--folder", str(folder)) as terminal:
        terminal.wait_for("请问贵单位的全称是什么？")
        converse(terminal, home, SEED)
        terminal.wait_for("问题都问完了")
        terminal.press("F5")
        terminal.wait_for("Word 文件写好了")
        (path,) = folder.glob("*.docx")
        retype(path, "114条", "115条")
        retype(path, "分管办公室副职", "分管办公室的副职领导")
        converse(terminal, home, ("改新媒体 120", "改行政村 23"))
        terminal.press("F5")
        terminal.wait_for("按现在的答案，会这样变")
        terminal.wait_for("1 并进去，我改的都保留")
        terminal.type("1")
        terminal.press("Enter")
        terminal.wait_for("按新答案：")
        terminal.type("2")
        terminal.press("Enter")
        terminal.wait_for("新答案已经并进您改过的文件")
        terminal.press("C-q")
    text = text_of(path)
    for words in ("120条", "23个行政村", "分管办公室的副职领导"):
        assert words in text
    assert "115条" not in text
    (copy,) = folder.glob("*更新前*.docx")
    assert "115条" in text_of(copy)
