"""What is written is remembered before it has its name, and looked at again before it is replaced."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.foundation.saving_problems import SaveError
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.answers_file import dump_answers
from report_assistant.store.store import Store
from report_assistant.word_files.word_files import EditedFileError, WordFiles
from tests.conftest import TODAY, example
from tests.scripts import SEED
from tests.store.faults import fill, needs_mounts, small_disk
from tests.updates import add_paragraph, generate_in, text_of, write_in
from tests.word_files.test_word_files import draft

posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX notion")

# The program is killed as soon as the file has its name: by a link for a new one, else by a rename.
KILLED = """
import os, signal, sys
from pathlib import Path
from report_assistant.cli import main

def then_killed(step):
    def carried_out(source, target, *rest):
        step(source, target, *rest)
        if str(target).endswith("稿.docx"):
            os.kill(os.getpid(), signal.SIGKILL)
    return carried_out

os.link, Path.replace = then_killed(os.link), then_killed(Path.replace)
main(sys.argv[1:])
"""


def killed_after_naming(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path / "数据"))
    monkeypatch.chdir(tmp_path)
    for number in (114, 120, 130):
        report = example("aigang-2021")
        report.overview.disclosure.new_media = number
        Path(f"{number}.yaml").write_text(dump_answers(report), encoding="utf-8")


@pytest.mark.slow
@posix
@pytest.mark.usefixtures("computer")
def test_a_file_is_remembered_when_the_program_is_killed_at_once() -> None:
    killed_after_naming("draft", "114.yaml", "-o", "稿.docx")
    killed_after_naming("draft", "120.yaml", "-o", "稿.docx")
    assert main(["draft", "130.yaml", "-o", "稿.docx"]) == 0
    assert "130条" in text_of(Path("稿.docx"))


@pytest.mark.slow
@posix
@pytest.mark.usefixtures("computer")
def test_an_update_is_remembered_when_the_program_is_killed_at_once() -> None:
    assert main(["draft", "114.yaml", "-o", "稿.docx"]) == 0
    add_paragraph(Path("稿.docx"), "领导加的一段。")
    killed_after_naming("draft", "120.yaml", "-o", "稿.docx", "--update")
    assert "120条" in text_of(Path("稿.docx"))
    assert main(["draft", "130.yaml", "-o", "稿.docx", "--update"]) == 0
    for words in ("130条", "领导加的一段。"):
        assert words in text_of(Path("稿.docx"))


def test_a_record_that_fails_leaves_no_file(store: Store, tmp_path: Path) -> None:
    files = WordFiles(store)
    path, edited = (files.write(draft(), tmp_path / name) for name in ("稿.docx", "改过.docx"))
    add_paragraph(edited, "领导加的一段。")
    before = {file: file.read_bytes() for file in (path, edited)}
    store._connection.execute("PRAGMA query_only = ON")
    for step in (
        lambda: files.write(draft(120), tmp_path / "新.docx"),
        lambda: files.write(draft(120), path),
        lambda: files.write_over(draft(120), edited),
        lambda: files.update(draft(120), edited),
        lambda: files.update(draft(120), edited, beside=True),
    ):
        with pytest.raises(SaveError, match="Word 文件没有写，答案都还在"):
            step()
    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


@needs_mounts
def test_a_full_disk_where_answers_are_kept_is_told_as_that(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    with small_disk(tmp_path / "disk", 1024) as home, Store(home) as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        for words in SEED:
            conversation.say(words)
        filler = fill(home)
        with pytest.raises(SaveError, match="Word 文件没有写，答案都还在"):
            generate_in(conversation, tmp_path / "报告")
        assert list((tmp_path / "报告").iterdir()) == []
        filler.unlink()
        generate_in(conversation, tmp_path / "报告")
        assert len(list((tmp_path / "报告").iterdir())) == 1


def test_what_comes_while_a_draft_is_printed_stays(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves under the name, or into our untouched file, after we looked."""
    files, target = WordFiles(store), tmp_path / "稿.docx"
    printed = WordFiles.printed

    def save_in_word(self: WordFiles, made: object) -> bytes:
        target.write_bytes(b"somebody's")
        return printed(self, made)  # type: ignore[arg-type]

    for _ in ("nothing was there", "our own file was there"):
        with monkeypatch.context() as patch:
            patch.setattr(WordFiles, "printed", save_in_word)
            with pytest.raises(EditedFileError, match="没有动它"):
                files.write(draft(), target)
        assert target.read_bytes() == b"somebody's"
        target.unlink()
        files.write(draft(), target)


def test_the_conversation_takes_another_name_when_somebody_is_quicker(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for words in SEED:
        conversation.say(words)
    link, late = os.link, [b"somebody's"]

    def link_later(source: Path, name: Path) -> None:
        while late:
            Path(name).write_bytes(late.pop())
        link(source, name)

    monkeypatch.setattr(os, "link", link_later)
    written = write_in(conversation, tmp_path / "报告")
    assert written.kept is not None
    assert written.kept.read_bytes() == b"somebody's"
    assert written.path.name.endswith("（2）.docx")
