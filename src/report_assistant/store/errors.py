"""Errors of SQLite and the system as sentences for the clerk."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.store.location import carried_home

_DAMAGED = (
    *("malformed", "not a database", "no such table", "no such column", "already exists"),
    *("duplicate column", "decode", "unsupported file format", "no such index"),
)


class StoreError(ClerkProblem):
    """The store cannot be read or written; the message tells the clerk what to do."""

    reason = "存放答案的文件这次用不了"
    """The beginning of a sentence, for work that goes on without the store."""


class DamagedStoreError(StoreError):
    """The store's file is not as it was written."""

    reason = "存放答案的文件损坏了"


class NewerStoreError(StoreError):
    """The store's file was written by a newer program."""

    reason = "存放答案的文件是新版程序写的"


class ForeignStoreError(StoreError):
    """The file in the store's place is another program's."""

    reason = "放在存放答案的位置上的，不是本程序的文件"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's complaints about the file at `path` into StoreErrors."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.ProgrammingError) as error:
        raise _complaint(str(error), path) from error
    except (sqlite3.DatabaseError, ValueError, OverflowError) as error:
        raise damaged(path) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _full(path) from error
        raise StoreError(f"不能使用存放答案的文件夹：{path.parent}。{_advice(path)}") from error


def damaged(path: Path) -> DamagedStoreError:
    """Return the error for a damaged store; it says what to do."""
    return DamagedStoreError(
        f"存放答案的文件损坏了：{path}。请不要删除它，它没有被改动。\n"
        "打 report-assistant restore 看每天的备份，选一份恢复；\n"
        "打 report-assistant restore --salvage 把还读得出来的答案取出来。"
    )


def newer(path: Path) -> NewerStoreError:
    """Return the error for a store of a newer program; it says what to do."""
    return NewerStoreError(
        f"存放答案的文件是新版程序写的：{path}。请先升级本程序再打开。答案都还在，没有改动。"
    )


def foreign(path: Path) -> ForeignStoreError:
    """Return the error for a file of another program."""
    return ForeignStoreError(
        f"这个文件不是本程序存放答案用的，没有动它：{path}。请把它移到别的文件夹，再打开本程序。"
    )


def _complaint(words: str, path: Path) -> StoreError:
    if "locked" in words:
        return StoreError("另一个窗口正在保存，请稍等几秒再试；如果一直这样，请关掉另一个窗口。")
    if "full" in words:
        return _full(path)
    if any(sign in words for sign in _DAMAGED):
        return damaged(path)
    return StoreError(f"不能读写存放答案的文件：{path}。{_advice(path)}")


def _advice(path: Path) -> str:
    if path.parent == carried_home():
        return "U 盘有写保护的请关掉；不行就把整个程序文件夹复制到桌面，再从那里打开。"
    return "请检查磁盘是否已满、文件夹是否可写。"


def _full(path: Path) -> StoreError:
    drive = f"（{path.drive}）" if path.drive else ""  # only Windows has one
    return StoreError(f"放答案的磁盘{drive}满了，请清出一些空间，再试一次。")
