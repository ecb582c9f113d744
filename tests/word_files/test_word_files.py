"""Word files: written, recognised, updated; nothing that somebody typed is lost."""

import os
from datetime import date
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft
from report_assistant.foundation.open_files import FileInUseError
from report_assistant.foundation.saving_problems import SaveError
from report_assistant.ooxml.problems import VersionError
from report_assistant.store.store import Store
from report_assistant.word.writer import write_docx
from report_assistant.word_files.word_files import EditedFileError, UnknownBaseError, WordFiles
from tests.conftest import example
from tests.updates import add_paragraph, text_of


def draft(new_media: int = 114) -> Draft:
    report = example("aigang-2021")
    report.overview.disclosure.new_media = new_media
    return assemble(report)


@pytest.fixture
def files(store: Store) -> WordFiles:
    return WordFiles(store)


@pytest.fixture
def edited(files: WordFiles, tmp_path: Path) -> Path:
    path = files.write(draft(), tmp_path / "稿.docx")
    add_paragraph(path, "领导加的一段。")
    return path


def test_what_nobody_edited_is_free(files: WordFiles, edited: Path, tmp_path: Path) -> None:
    assert files.is_free(tmp_path / "没有.docx")
    assert not files.is_free(edited)
    with pytest.raises(EditedFileError, match="没有动它"):
        files.write(draft(), edited)
    edited.write_bytes(write_docx(draft()))
    assert files.is_free(edited), "the edit was taken back"


def test_an_update_keeps_the_edit_and_a_copy(files: WordFiles, edited: Path) -> None:
    before = edited.read_bytes()
    updated = files.update(draft(120), edited)
    assert updated.path == edited
    assert updated.copy is not None
    assert updated.copy.read_bytes() == before
    assert f"{date.today():%Y-%m-%d} 更新前" in updated.copy.name
    assert "领导加的一段。" in text_of(edited)
    assert "120条" in text_of(edited)
    assert not files.is_free(edited), "it still holds somebody's edit"


def test_the_copy_of_a_long_name_and_of_a_private_file(files: WordFiles, tmp_path: Path) -> None:
    path = files.write(draft(), tmp_path / f"{'报' * 80}.docx")
    add_paragraph(path, "领导加的一段。")
    path.chmod(0o600)
    for number in (120, 121):
        updated = files.update(draft(number), path)
        assert updated.copy is not None
        assert "更新前" in updated.copy.name
        assert os.name != "posix" or updated.copy.stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.glob("*.docx"))) == 3


def test_updates_follow_each_other(files: WordFiles, edited: Path, store: Store) -> None:
    """The base after an update is the pure draft, so that later edits are still told apart."""
    for number in (120, 121, 114):
        files.update(draft(number), edited)
        written = store.written(draft(number).document_id)
        assert written is not None
        assert written.content == write_docx(draft(number))
        assert f"{number}条" in text_of(edited)
        add_paragraph(edited, f"第 {number} 次加的。")
    assert len(list(edited.parent.glob("稿（*更新前*.docx"))) == 3
    for words in ("领导加的一段。", "第 120 次加的。", "第 121 次加的。"):
        assert words in text_of(edited)


def test_an_update_without_changes_writes_nothing(files: WordFiles, edited: Path) -> None:
    before = edited.read_bytes(), edited.stat().st_mtime_ns
    updated = files.update(draft(), edited)
    assert (updated.copy, updated.merged.done) == (None, ())
    assert (edited.read_bytes(), edited.stat().st_mtime_ns) == before
    assert list(edited.parent.glob("*.docx")) == [edited]


@pytest.mark.parametrize("mark", ["~$稿.docx", "~$.docx", ".~lock.稿.docx#"])
def test_a_file_that_is_open_is_not_replaced(files: WordFiles, edited: Path, mark: str) -> None:
    before = edited.read_bytes()
    (edited.parent / mark).write_bytes(b"")
    with pytest.raises(FileInUseError, match="关掉"):
        files.update(draft(120), edited)
    assert edited.read_bytes() == before
    updated = files.update(draft(120), edited, beside=True)
    assert updated.path.name == "稿（2）.docx"
    assert updated.copy is None
    assert edited.read_bytes() == before
    assert "领导加的一段。" in text_of(updated.path)


def test_a_file_that_cannot_be_read_is_in_use(
    files: WordFiles, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        error = PermissionError()
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    new = draft()
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(FileInUseError):
        files.merged(new, edited)


def test_a_full_disk_leaves_everything_as_it_was(
    files: WordFiles, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = edited.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(SaveError, match="磁盘已满"):
            files.update(draft(120), edited)
    assert edited.read_bytes() == before
    assert [path.name for path in edited.parent.glob("*.docx")] == ["稿.docx"]
    assert files.update(draft(120), edited).path == edited


def test_a_strangers_file_has_no_base(files: WordFiles, edited: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "别处") as other:
        elsewhere = WordFiles(other)
        with pytest.raises(UnknownBaseError, match="底稿"):
            elsewhere.merged(draft(), edited)
        found = [str(each) for each in elsewhere.differences(draft(), edited)]
        assert any("领导加的一段。" in each for each in found)
    edited.write_bytes(b"something")
    with pytest.raises(VersionError, match="读不了“稿"):
        files.merged(draft(), edited)
