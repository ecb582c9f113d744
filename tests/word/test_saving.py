"""Putting the file on disk, and what a clerk is told when that fails."""

import errno
import os
from pathlib import Path

import pytest

from report_assistant.drafting.draft import Draft, Title
from report_assistant.word.problems import WordFileError
from report_assistant.word.saving import file_name, save_docx
from tests.word.sample_drafts import full_draft


def _titled(*lines: str) -> Draft:
    return Draft("", None, (Title("title", 0, lines),))


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "我的 报告" / "年度报告.docx"
    assert save_docx(b"first", target) == target
    assert save_docx(b"second", target) == target
    assert target.read_bytes() == b"second"
    assert list(target.parent.iterdir()) == [target]


def test_a_relative_place_is_told_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save_docx(b"x", Path("报告.docx")) == tmp_path / "报告.docx"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_file_can_be_read_by_others_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    mask = os.umask(0o022)
    try:
        save_docx(b"x", target)
        assert target.stat().st_mode & 0o777 == 0o644
        target.chmod(0o660)
        save_docx(b"y", target)
        assert target.stat().st_mode & 0o777 == 0o660
    finally:
        os.umask(mask)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(errno.EACCES, "locked"), "正在 Word 或 WPS 里打开，请先关掉它"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.EIO, "broken"), "没有写成"),
    ],
)
def test_a_failure_is_one_sentence_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")

    def refuse(*_: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WordFileError, match=says) as failed:
        save_docx(b"new", target)
    assert str(failed.value).count("。") == 1
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_cannot_be_overwritten(tmp_path: Path) -> None:
    with pytest.raises(WordFileError, match="是一个文件夹"):
        save_docx(b"x", tmp_path)


def test_a_file_cannot_hold_a_file(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(WordFileError, match="不是文件夹"):
        save_docx(b"x", tmp_path / "文件" / "报告.docx")


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(WordFileError, match=r"没有在.*里新建文件的权限"):
        save_docx(b"x", tmp_path / "报告.docx")


def test_the_files_name_is_the_title() -> None:
    name = "艾岗乡人民政府2021年政府信息公开工作年度报告.docx"
    assert file_name(_titled("艾岗乡人民政府", "2021年政府信息公开工作年度报告")) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (('甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', "报告"), "甲乙丙丁戊己庚辛壬癸报告.docx"),
        (("【待填：单位全称】", "2021年报告"), "待填：单位全称2021年报告.docx"),
        (("a\nb\tc\x00d",), "abcd.docx"),
        (("...",), "政府信息公开工作年度报告.docx"),
        (("",), "政府信息公开工作年度报告.docx"),
    ],
)
def test_names_are_fit_for_windows(lines: tuple[str, ...], name: str) -> None:
    assert file_name(_titled(*lines)) == name


@pytest.mark.parametrize("text", ["长" * 500, "𠮷" * 500, "x" * 500])
def test_names_are_short_enough(text: str, tmp_path: Path) -> None:
    name = file_name(_titled(text))
    assert len(name) <= 85
    assert len(name.encode("utf-8")) <= 245
    save_docx(b"x", tmp_path / name)


def test_a_report_is_named_after_its_organisation_and_year() -> None:
    assert file_name(full_draft()).startswith("柳林镇人民政府2023年")
