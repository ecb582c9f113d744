"""Archives of the release are the same bytes for the same files, whenever and wherever made."""

import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from scripts.release.archives import files_in, tar_folder, zip_folder
from scripts.release.trial.elf import glibc_of

FILES = {
    "年报助手.cmd": b"@echo off\r\n",
    "python/bin/python": b"\x7fELF",
    "python/a b.py": b"",
    "python/a/b.py": b"x = 1\n",
    "wheels/one.whl": b"PK",
}
MOMENT = 1764547200


def folder_of(place: Path, names: list[str], time: int) -> Path:
    """The same files, written in another order and at another time."""
    for name in names:
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(FILES[name])
        file.chmod(0o700 if name.endswith(("python", ".cmd")) else 0o640)
        os.utime(file, (time, time))
    return place


def tar_in_a_folder(folder: Path, target: Path, moment: int) -> None:
    tar_folder(folder, target, moment, "年报助手")


def zip_in_a_folder(folder: Path, target: Path, moment: int) -> None:
    zip_folder(folder, target, moment, "年报助手")


@pytest.mark.parametrize("pack", [tar_in_a_folder, zip_in_a_folder, zip_folder])
def test_the_same_files_make_the_same_bytes(
    pack: Callable[[Path, Path, int], None], tmp_path: Path
) -> None:
    one = folder_of(tmp_path / "one", [*FILES], 1_000_000_000)
    other = folder_of(tmp_path / "another", [*FILES][::-1], 1_700_000_000)
    pack(one, tmp_path / "1", MOMENT)
    pack(other, tmp_path / "2", MOMENT)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    pack(other, tmp_path / "3", MOMENT + 2)
    assert (tmp_path / "2").read_bytes() != (tmp_path / "3").read_bytes()


def test_a_zip_gives_back_names_contents_and_who_may_run_what(tmp_path: Path) -> None:
    zip_in_a_folder(folder_of(tmp_path / "one", [*FILES], MOMENT), tmp_path / "a.zip", MOMENT)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        held = {each.filename: each for each in archive.infolist()}
        assert {name: archive.read(name) for name in held} == {
            f"年报助手/{name}": content for name, content in FILES.items()
        }
    assert list(held) == sorted(held)
    assert held["年报助手/年报助手.cmd"].flag_bits & 0x800, "the name is not marked as UTF-8"
    assert held["年报助手/python/bin/python"].external_attr >> 16 == 0o100755
    assert held["年报助手/python/a b.py"].external_attr >> 16 == 0o100644
    assert held["年报助手/wheels/one.whl"].compress_type == zipfile.ZIP_STORED


def test_a_tar_gives_back_names_contents_and_who_may_run_what(tmp_path: Path) -> None:
    tar_in_a_folder(folder_of(tmp_path / "one", [*FILES], 1), tmp_path / "a.tar.gz", MOMENT)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        members = archive.getmembers()
        archive.extractall(tmp_path / "out", filter="data")
    assert {(each.uid, each.gid, each.mtime) for each in members} == {(0, 0, MOMENT)}
    assert {each.name: each.mode for each in members}["年报助手/python/bin/python"] == 0o755
    for name, content in FILES.items():
        assert (tmp_path / "out" / "年报助手" / name).read_bytes() == content


def test_files_come_in_the_order_of_their_whole_names(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [*FILES], MOMENT)
    names = [file.relative_to(folder).as_posix() for file in files_in(folder)]
    assert names == sorted(FILES)


@pytest.mark.parametrize(
    ("content", "newest"),
    [
        (b"\0GLIBC_2.2.5\0GLIBC_2.17\0GLIBC_2.9\0", (2, 17)),
        (b"GLIBC_2.28\0GLIBC_PRIVATE", (2, 28)),
        (b"musl", (0, 0)),
    ],
)
def test_the_newest_glibc_is_by_number(content: bytes, newest: tuple[int, int]) -> None:
    assert glibc_of(content) == newest
