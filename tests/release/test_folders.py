"""Wheels unpacked, licences found, sources patched."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from scripts.release.commands import ReleaseError, run
from scripts.release.folders import unpack
from scripts.release.licences import of_wheels
from scripts.release.source_trees import unpacked

METADATA = "one-1.0.dist-info/METADATA"


def wheel(folder: Path, files: dict[str, str], name: str = "one-1.0-py3-none-any.whl") -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for each, text in files.items():
            archive.writestr(each, text)
    return folder / name


def test_modules_are_unpacked_and_scripts_left_out(tmp_path: Path) -> None:
    files = {
        "one/__init__.py": "a",
        "one-1.0.data/purelib/one/data.txt": "b",
        "one-1.0.data/scripts/one": "#!python",
        "one-1.0.data/headers/one.h": "",
    }
    unpack([wheel(tmp_path, files)], tmp_path / "packages")
    found = {path.relative_to(tmp_path / "packages") for path in tmp_path.rglob("packages/**/*.*")}
    assert found == {Path("one/__init__.py"), Path("one/data.txt")}


@pytest.mark.parametrize("name", ["../one.py", "/one.py", "one/../../two.py"])
def test_a_wheel_stays_in_its_place(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="a wheel holds"):
        unpack([wheel(tmp_path, {name: ""})], tmp_path / "packages")


def test_two_wheels_with_the_same_module_are_refused(tmp_path: Path) -> None:
    one = wheel(tmp_path, {"one/__init__.py": "", "one/a.py": "1"})
    two = wheel(tmp_path, {"one/__init__.py": "", "one/a.py": "2"}, "two-1.0-py3-none-any.whl")
    with pytest.raises(ReleaseError, match="writes over one/a"):
        unpack([one, two], tmp_path / "packages")


def test_licences_are_found_beside_the_metadata_and_in_the_package(tmp_path: Path) -> None:
    files = {
        METADATA: "Name: one\nVersion: 1.0\n",
        "one-1.0.dist-info/licenses/vendor/": "",
        "one-1.0.dist-info/licenses/vendor/zlib.txt": "zlib's",
        "one-1.0.dist-info/LICENSE": "ours",
        "one/COPYING": "a part's",
        "one/licenses.py": "no licence",
    }
    assert of_wheels([wheel(tmp_path, files)]) == {
        "one-1.0/vendor/zlib.txt": b"zlib's",
        "one-1.0/LICENSE": b"ours",
        "one-1.0/one/COPYING": b"a part's",
    }


def test_a_licence_that_is_only_named_is_told_and_none_is_refused(tmp_path: Path) -> None:
    told = "Name: one\nVersion: 1.0\nLicense-Expression: MIT\nAuthor: Somebody\n"
    [(name, text)] = of_wheels([wheel(tmp_path, {METADATA: told})]).items()
    assert name == "one-1.0/METADATA.txt"
    assert b"License-Expression: MIT" in text
    with pytest.raises(ReleaseError, match="one names no licence"):
        of_wheels([wheel(tmp_path, {METADATA: "Name: one\nVersion: 1.0\n"})])


def test_what_a_failed_command_said_is_told(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("#!/bin/sh\necho said\n", encoding="utf-8")
    (tmp_path / "there").chmod(0o755)
    assert run("./there", folder=tmp_path) == "said\n"
    with pytest.raises(ReleaseError, match="no-such-program cannot be found"):
        run("no-such-program")
    with pytest.raises(ReleaseError, match=r"(?s)sh -c 'echo why; exit 3'\nwhy"):
        run("sh", "-c", "echo why; exit 3")


def packed(target: Path, files: dict[str, str]) -> Path:
    with tarfile.open(target, "w:xz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return target


def patch(old: str, new: str) -> str:
    return f"--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-{old}\n+{new}\n"


def test_the_patches_that_are_named_are_applied_in_their_order(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.orig.tar.xz", {"a-1/a.c": "one\n"})
    debian = packed(
        tmp_path / "a.debian.tar.xz",
        {
            "debian/patches/series": "CVE-2.patch\npaths.diff\nCVE-1.patch\n",
            "debian/patches/CVE-2.patch": patch("one", "two"),
            "debian/patches/CVE-1.patch": patch("two", "three"),
            "debian/patches/paths.diff": patch("no", "such line"),
        },
    )
    tree = unpacked(source, tmp_path / "tree", debian, "CVE-*.patch")
    assert (tree / "a.c").read_text(encoding="utf-8") == "three\n"
    with pytest.raises(ReleaseError, match=r"holds no patch XYZ"):
        unpacked(source, tmp_path / "again", debian, "XYZ-*")
