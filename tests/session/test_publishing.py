"""定稿, 导出PDF and 打开文件夹 in the conversation: a clean copy, or one sentence why not."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in
from report_assistant.language.wishes.wishes import load_wishes
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells import desktop
from report_assistant.shells.finished_words import finished_words
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import SEED
from tests.tui.piloting import on_screen, running, tell, texts
from tests.updates import generate_in, write_in

UNBALANCED = ("改新收 自然人 2", "1", "1", "0")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """An office program that makes a PDF of anything; what it was given."""
    taken: list[bytes] = []

    def pdf_of(data: bytes) -> bytes:
        taken.append(data)
        return b"%PDF-1.7"

    monkeypatch.setattr("report_assistant.office.conversion.pdf_of", pdf_of)
    return taken


@pytest.fixture
def begun(store: Store, questionnaire: Questionnaire) -> Conversation:
    return Conversation(store, questionnaire, None, today=TODAY)


@pytest.fixture
def conversation(begun: Conversation) -> Conversation:
    """One in which everything is answered."""
    for typed in SEED:
        begun.say(typed)
    return begun


def _said(conversation: Conversation, folder: Path, *lines: str) -> str:
    output = io.StringIO()
    PlainConsole(conversation, folder, output).run(lines)
    return output.getvalue()


def test_the_clean_copy_lies_beside_the_word_file(
    conversation: Conversation, tmp_path: Path
) -> None:
    generate_in(conversation, tmp_path)
    [report] = tmp_path.glob("*.docx")
    before = report.read_bytes()
    copy = conversation.write_file(Command.FINAL)
    assert copy == report.with_name(f"{report.stem}（定稿）.docx")
    assert report.read_bytes() == before
    assert b"bookmarkStart" not in copy.read_bytes()
    assert docx.Document(str(copy)).paragraphs[0].text
    again = conversation.write_file(Command.FINAL)
    assert again.name == f"{report.stem}（定稿）（2）.docx", "nothing is written over"


def test_the_pdf_is_made_of_the_clean_copy(
    conversation: Conversation, tmp_path: Path, office: list[bytes]
) -> None:
    generate_in(conversation, tmp_path)
    clean = conversation.write_file(Command.FINAL).read_bytes()
    pdf = conversation.write_file(Command.PDF)
    assert (pdf.suffix, pdf.read_bytes()) == (".pdf", b"%PDF-1.7")
    assert office == [clean]


def test_words_changed_in_word_are_in_the_clean_copy(
    conversation: Conversation, tmp_path: Path
) -> None:
    generate_in(conversation, tmp_path)
    [report] = tmp_path.glob("*.docx")
    document = docx.Document(str(report))
    document.paragraphs[1].add_run("这一句是领导加的。")
    document.save(str(report))
    copy = conversation.write_file(Command.FINAL)
    assert "这一句是领导加的。" in docx.Document(str(copy)).paragraphs[1].text


@pytest.mark.parametrize("command", [Command.FINAL, Command.PDF])
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (SEED, "还没有生成过 Word 文件。先打“生成”"),
        ((*SEED, *UNBALANCED, "生成"), "还有 1 处必须改，没有定稿。打“核对”"),
        ((*SEED[:9], "生成"), "题没填，没有定稿："),
        ((*SEED, "生成", "改新媒体 120"), "以后改过。先打“生成”"),
    ],
    ids=["no file", "an error", "a gap", "an answer changed since"],
)
def test_what_is_not_finished_is_refused_in_one_sentence(
    begun: Conversation, tmp_path: Path, command: Command, script: Sequence[str], sentence: str
) -> None:
    folder = tmp_path / "word"
    _said(begun, folder, *script)
    files = sorted(folder.glob("*"))
    assert sentence in _said(begun, folder, command.word)
    assert sorted(folder.glob("*")) == files


def test_an_error_made_in_word_is_refused(conversation: Conversation, tmp_path: Path) -> None:
    generate_in(conversation, tmp_path)
    [report] = tmp_path.glob("*.docx")
    document = docx.Document(str(report))
    rows = [row for table in document.tables for row in table.rows]
    row = next(row for row in rows if "本年新收" in row.cells[0].text)
    row.cells[-7].text = "7"
    document.save(str(report))
    with pytest.raises(ClerkProblem, match=r"^答案里没有必须改的，Word 文件里还有 \d+ 处必须改"):
        conversation.write_file(Command.FINAL)


@pytest.mark.parametrize(
    "script", [SEED[:3], SEED[:9], (*SEED[:6], "待定", "待定", SEED[8]), SEED[:25], SEED[:-1]]
)
def test_whoever_tells_what_is_open_tells_the_same(
    begun: Conversation, tmp_path: Path, script: Sequence[str]
) -> None:
    for typed in script:
        begun.say(typed)
    written = write_in(begun, tmp_path)
    page = finished_words(written, begun)
    questions, marks = len(page.open_places), written.missing
    assert f"{marks} 处【待填】" in page.about
    assert f"未填 {questions}　" in _said(begun, tmp_path, "核对")
    assert f"还有 {questions} 题没填" in _said(begun, tmp_path, "还有几题")
    for command in (Command.FINAL, Command.PDF):
        with pytest.raises(ClerkProblem) as refused:
            begun.write_file(command)
        said = str(refused.value)
        assert f"还有 {questions} 题没填，没有定稿：{page.open_places[0].title}" in said
        assert f"Word 文件里是 {marks} 处【待填】" in said


def test_what_must_be_changed_is_counted_by_itself_everywhere(
    conversation: Conversation, tmp_path: Path
) -> None:
    for typed in UNBALANCED:
        conversation.say(typed)
    page = finished_words(write_in(conversation, tmp_path), conversation)
    assert len(page.must_change) == 1
    assert "必须改 1" in _said(conversation, tmp_path, "核对")
    with pytest.raises(ClerkProblem, match="还有 1 处必须改"):
        conversation.write_file(Command.FINAL)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("定稿", Command.FINAL),
        ("帮我出定稿", Command.FINAL),
        ("导出PDF", Command.PDF),
        ("导出 pdf", Command.PDF),
        ("生成PDF", Command.PDF),
        ("转成ＰＤＦ", Command.PDF),
        ("打开文件夹", Command.OPEN_FOLDER),
        ("文件在哪里？", Command.OPEN_FOLDER),
    ],
)
def test_words_of_the_same_kind(typed: str, command: Command) -> None:
    assert command_in(typed) is command


def test_each_command_is_found_by_each_of_its_words() -> None:
    for command in Command:
        for word in command.words:
            found = load_wishes().found(word)
            is_found = found is not None and found.command is command
            assert command_in(word) is command or is_found, word


@pytest.mark.slow
async def test_the_screen_does_the_same(
    store: Store, tmp_path: Path, office: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "has_windows", lambda: False)
    folder = tmp_path / "word"
    async with running(store, folder, size=(80, 24)) as pilot:
        await tell(pilot, (*SEED, "定稿", "导出PDF"))
        assert "还没有生成过 Word 文件" in on_screen(pilot)
        assert "正在转成 PDF" not in "".join(texts(pilot)), "it was refused"
        await tell(pilot, ("生成", "定稿"))
        [final] = folder.glob("*（定稿）.docx")
        assert f"定稿已生成：\n{final}" in "".join(texts(pilot))
        await tell(pilot, ("导出PDF",))
        assert "正在转成 PDF" not in "".join(texts(pilot)), "it is done"
        [pdf] = folder.glob("*.pdf")
        assert f"PDF 已生成：\n{pdf}" in "".join(texts(pilot))
        await tell(pilot, ("打开文件夹",))
        assert f"文件放在这里：\n{folder}" in "".join(texts(pilot))
    assert len(office) == 1


def test_the_folder_is_opened_where_there_are_windows(
    conversation: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def opens(folder: Path) -> bool:
        opened.append(folder)
        return True

    monkeypatch.setattr(desktop, "has_windows", lambda: True)
    monkeypatch.setattr(desktop, "_opened", opens)
    folder = tmp_path / "word"
    assert "还没有生成过文件" in _said(conversation, folder, "打开文件夹")
    assert f"已打开文件夹：\n{folder}" in _said(conversation, folder, "生成", "打开文件夹")
    assert opened == [folder]
