"""The one writer: whole or not at all, nothing of anybody's lost, a sentence for each failure."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report_assistant.foundation.open_files import FileInUseError
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import (
    digest,
    save_beside,
    save_new,
    save_over,
    unnamed_file,
)
from report_assistant.foundation.saving_problems import (
    ChangedMeanwhileError,
    NameTakenError,
    SaveError,
)
from tests.store.faults import fill, needs_mounts, small_disk

posix = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "我的 报告" / "年度报告.docx"
    assert save_over(b"first", target) == target
    assert save_over(b"second", target) == target
    assert target.read_bytes() == b"second"
    assert list(target.parent.iterdir()) == [target]


def test_a_relative_place_is_told_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save_over(b"x", Path("报告.docx")) == tmp_path / "报告.docx"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_file_can_be_read_by_others_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    mask = os.umask(0o022)
    try:
        save_over(b"x", target)
        assert target.stat().st_mode & 0o777 == 0o644
        target.chmod(0o660)
        save_over(b"y", target)
        assert target.stat().st_mode & 0o777 == 0o660
    finally:
        os.umask(mask)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.EBUSY, "busy"), "正在 Word 或 WPS 里打开，请先关掉它"),
        (PermissionError(errno.EACCES, "not yours"), "没有改动“报告.docx”的权限"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.EDQUOT, "over the quota"), "磁盘已满"),
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
    with pytest.raises(ClerkProblem, match=says) as failed:
        save_over(b"new", target)
    assert str(failed.value).count("。") == 1
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_cannot_be_overwritten(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="是一个文件夹"):
        save_over(b"x", tmp_path)


def test_a_file_cannot_hold_a_file(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(SaveError, match="不是文件夹"):
        save_over(b"x", tmp_path / "文件" / "报告.docx")


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(SaveError, match=r"没有在.*里新建文件的权限"):
        save_over(b"x", tmp_path / "报告.docx")


@posix
def test_what_is_open_is_said_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> Path:
        raise PermissionError(errno.EACCES, "locked")

    (tmp_path / ".~lock.报告.docx#").write_bytes(b"")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUseError, match="请先关掉它"):
        save_over(b"new", tmp_path / "报告.docx")


# ---------------------------------------------------------------- what is there already


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    assert save_new(b"first", target) == target
    with pytest.raises(NameTakenError, match="已经有了，没有动它"):
        save_new(b"second", target)
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("knows_links", [True, False])
def test_a_file_that_comes_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_links: bool
) -> None:
    """Both with second names and without them, as on many a USB stick."""
    target = tmp_path / "报告.docx"
    link = os.link

    def link_later(source: Path, name: Path) -> None:
        target.write_bytes(b"somebody's")
        if not knows_links:
            raise PermissionError(errno.EPERM, "no links here")
        link(source, name)

    monkeypatch.setattr(os, "link", link_later)
    with pytest.raises(NameTakenError):
        save_new(b"ours", target)
    assert target.read_bytes() == b"somebody's"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    target = save_new(b"first", tmp_path / "报告.docx")
    with unnamed_file(target) as file:
        file.fill(b"second")
        file.replace(digest(b"first"))
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_a_free_name_is_found_when_others_are_quicker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "记录.docx").write_bytes(b"old")
    link, late = os.link, [tmp_path / "记录（2）.docx"]

    def link_later(source: Path, name: Path) -> None:
        while late:
            late.pop().write_bytes(b"somebody's")
        link(source, name)

    monkeypatch.setattr(os, "link", link_later)
    assert save_beside(b"new", tmp_path / "记录.docx") == tmp_path / "记录（3）.docx"
    assert (tmp_path / "记录（2）.docx").read_bytes() == b"somebody's"


# ---------------------------------------------------------------- looked at again


def replaced(target: Path, seen: bytes) -> None:
    with unnamed_file(target) as file:
        file.fill(b"new")
        file.replace(digest(seen))


def test_what_was_saved_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"saved again")
    with pytest.raises(ChangedMeanwhileError, match="刚才又被保存过"):
        replaced(target, b"seen")
    assert target.read_bytes() == b"saved again"
    target.unlink()
    with pytest.raises(ChangedMeanwhileError):
        replaced(target, b"seen")
    assert list(tmp_path.iterdir()) == []


def test_what_is_saved_right_before_the_rename_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"seen")
    rename, late = Path.replace, [b"saved late"]

    def rename_later(source: Path, name: Path) -> Path:
        while late:
            target.write_bytes(late.pop())
        return rename(source, name)

    monkeypatch.setattr(Path, "replace", rename_later)
    with pytest.raises(ChangedMeanwhileError):
        replaced(target, b"seen")
    assert target.read_bytes() == b"saved late"
    assert list(tmp_path.iterdir()) == [target]


# ---------------------------------------------------------------- links, protected files, odd names


@posix
def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "共享" / "报告.docx", tmp_path / "报告.docx"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to(real)
    assert save_over(b"new", link) == link
    replaced(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    with pytest.raises(NameTakenError):
        save_new(b"other", link)
    assert list(real.parent.iterdir()) == [real]


@posix
def test_a_link_to_nothing_is_left_alone(tmp_path: Path) -> None:
    link = tmp_path / "报告.docx"
    link.symlink_to(tmp_path / "U盘" / "报告.docx")
    for save in (save_new, save_over):
        with pytest.raises(SaveError, match="是一个链接，它指的文件不在了"):
            save(b"new", link)
    assert list(tmp_path.iterdir()) == [link]


@posix
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(SaveError, match="是只读文件，没有动它"):
        save_over(b"new", target)
    with pytest.raises(SaveError, match="是只读文件，没有动它"):
        replaced(target, b"old")
    assert target.read_bytes() == b"old"


@posix
def test_pipes_and_devices_are_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.docx"
    os.mkfifo(pipe)
    for target in (pipe, Path("/dev/null")):
        with pytest.raises(SaveError, match="不是普通文件"):
            save_over(b"new", target)
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize(
    "name", ["长" * 100 + ".docx", "长/" * 1500 + "a.docx", "a/" * 1900 + "b"], ids=len
)
def test_a_name_that_is_too_long_is_one_sentence(tmp_path: Path, name: str) -> None:
    for save in (save_new, save_over, save_beside):
        with pytest.raises(SaveError, match="太长，请换一个短一些的名字"):
            save(b"x", tmp_path / name)
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_home_that_nobody_has_is_a_folder_like_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert save_new(b"x", Path("~nobody-here/报告.docx")).is_file()


# ---------------------------------------------------------------- kills and full disks


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    names = (".~abcd1234.tmp", ".~abcd_234.old.tmp", ".~abcd1234.tmp-journal")
    others = (".~lock.报告.docx#", "~$报告.docx", ".~报告.docx.tmp", "abcd1234.tmp")
    for name in (*names, *others, ".~fresh123.tmp"):
        (tmp_path / name).write_bytes(b"")
        if name != ".~fresh123.tmp":
            os.utime(tmp_path / name, (0, 0))
    save_new(b"x", tmp_path / "报告.docx")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {*others, ".~fresh123.tmp", "报告.docx"}


KILLED = """
import os, signal, sys
from pathlib import Path
from report_assistant.foundation.saving import digest, save_new, unnamed_file

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

step, target = sys.argv[1], Path(sys.argv[2])
owner, name = {"fsync": (os, "fsync"), "link": (os, "link"), "replace": (Path, "replace")}[step]
setattr(owner, name, killed)
if target.exists():
    with unnamed_file(target) as file:
        file.fill(b"new" * 5000)
        file.replace(digest(b"old"))
else:
    save_new(b"new" * 5000, target)
"""


@posix
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
def test_a_kill_leaves_the_old_file_or_none(tmp_path: Path, step: str, is_there: bool) -> None:
    target = tmp_path / "报告.docx"
    if is_there:
        target.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, step, str(target)], check=False)
    if step == "replace" and not is_there:
        assert done.returncode == 0, "a new name is a second name"
        assert target.read_bytes() == b"new" * 5000
        return
    assert done.returncode == -signal.SIGKILL
    assert target.exists() == is_there
    assert not is_there or target.read_bytes() == b"old"
    for left in tmp_path.glob(".~*"):
        os.utime(left, (0, 0))
    save_over(b"later", target)
    assert list(tmp_path.iterdir()) == [target]


@needs_mounts
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 256) as folder:
        target = folder / "报告.docx"
        target.write_bytes(b"old")
        filler = fill(folder)
        for save in (save_over, save_beside):
            with pytest.raises(SaveError, match="磁盘已满"):
                save(b"new" * 5000, target)
        assert target.read_bytes() == b"old"
        assert {path.name for path in folder.iterdir()} == {target.name, filler.name}
