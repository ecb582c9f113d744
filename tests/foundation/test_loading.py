"""The one reader: within a limit, ordinary files only, a sentence for each failure."""

import os
from pathlib import Path

import pytest

from report_assistant.foundation.loading import ReadError, read_file

posix = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("没有.docx", "找不到"),
        ("文件/里面.docx", "找不到"),
        (".", "是一个文件夹"),
        ("~nobody-here/年报.docx", "找不到"),
        ("长" * 5000, "太长"),
        ("a\0b.docx", "打不开"),
        ("大.docx", "太大（超过 1 MB）"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    name: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("文件").write_bytes(b"")
    with Path("大.docx").open("wb") as file:
        file.truncate(500 << 20)
    with pytest.raises(ReadError, match=says) as failed:
        read_file(Path(name), 1 << 20)
    assert str(failed.value).count("。") == 1


@posix
def test_pipes_and_devices_are_refused_unopened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    for path in (tmp_path / "管道", Path("/dev/zero")):
        with pytest.raises(ReadError, match="不是普通文件，没有打开它"):
            read_file(path)


def test_a_file_that_is_not_the_clerks_is_not_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "not yours")

    (tmp_path / "年报.docx").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="没有读它的权限"):
        read_file(tmp_path / "年报.docx")


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "年报.docx").write_bytes(b"x" * 1000)
    assert len(read_file(tmp_path / "年报.docx", 1000)) == 1000
    with pytest.raises(ReadError, match="太大"):
        read_file(tmp_path / "年报.docx", 999)
