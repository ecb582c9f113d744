"""A Word file is found again under another name by what it says of itself."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from report_assistant.store.store import WrittenDraft
from report_assistant.versions.redline import redline
from report_assistant.word.writer import write_docx
from report_assistant.word_files.file_tracking import newest_file
from tests.word.sample_drafts import one_paragraph

DRAFT = one_paragraph("主动公开114条。")
CONTENT = write_docx(DRAFT)
TRACKED = redline(
    write_docx(one_paragraph("主动公开110条。")), CONTENT, date=datetime(2026, 1, 8, tzinfo=UTC)
)


@pytest.fixture
def written(tmp_path: Path) -> WrittenDraft:
    """A draft whose file has another name now, or is gone."""
    return WrittenDraft(str(tmp_path / "年报.docx"), DRAFT.document_id, CONTENT)


def put(path: Path, content: bytes, minute: int) -> Path:
    """Write a file as if at some minute: the later, the newer."""
    path.write_bytes(content)
    os.utime(path, (minute * 60, minute * 60))
    return path


def test_a_copy_with_tracked_changes_comes_last_however_new_it_is(
    tmp_path: Path, written: WrittenDraft
) -> None:
    tracked = put(tmp_path / "修订稿（第1版到第2版）.docx", TRACKED, minute=9)
    assert newest_file([written]) == tracked, "where there is nothing else"
    renamed = put(tmp_path / "定稿.docx", CONTENT, minute=1)
    assert newest_file([written]) == renamed


def test_of_several_copies_the_newest_is_meant(tmp_path: Path, written: WrittenDraft) -> None:
    put(tmp_path / "甲.docx", CONTENT, minute=2)
    newest = put(tmp_path / "乙.docx", CONTENT, minute=3)
    put(tmp_path / "丙.docx", CONTENT, minute=1)
    put(tmp_path / "别的.docx", write_docx(one_paragraph("别的。")), minute=4)
    put(tmp_path / "~$乙.docx", CONTENT, minute=5)
    assert newest_file([written]) == newest
