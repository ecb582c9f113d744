"""Stores and Word files that an earlier version wrote: opened, drafted and updated as by itself."""

import io
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from report_assistant.cli import main
from tests.earlier.replay import EDITED, KEPT, STORE, UNTOUCHED, replay

_MADE_FROM = {STORE.name, EDITED, UNTOUCHED}
_NEW_FIELD = ("  lead: ''\n", "  lead: ''\n  news: ''\n")
MENDED = {
    # The record tells a reworded paragraph as it is printed, not as it is stored.
    "1-record.txt": (
        ("信息{overview.disclosure.new_……", "信息116条，在版面公开46块，都按时更新。 另有业务……"),
    ),
    "1-record.xml": (
        ("{overview.disclosure.new_media}", "116"),
        ("{overview.disclosure.boards}", "46"),
    ),
    # What became of applications is asked for as soon as one was received.
    "5-record.txt": (
        ("没填：上年结转申请、复议", "没填：上年结转申请、办理结果种类、结转下年度申请、复议"),
    ),
    # A report that was just begun is asked for what is new in the year.
    "4-record.txt": (("还要写的内容、公开专区", "还要写的内容、新做法和例子、公开专区"),),
    # A sum that was accepted as computed follows its parts.
    "1.yaml": (_NEW_FIELD, ("total: 160", "total: 162")),
    "1-added.yaml": (_NEW_FIELD, ("total: 160", "total: 162")),
    **dict.fromkeys(("2.yaml", "3.yaml", "5.yaml", "5-added.yaml"), (_NEW_FIELD,)),
}
"""Where the earlier program was wrong: its words, and today's. No Word draft is among them."""
NAMES = sorted(path.name for path in KEPT.iterdir() if path.name not in _MADE_FROM)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the store in a folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copyfile(STORE, folder / STORE.name)
    return folder


@pytest.fixture(scope="module")
def replayed(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """What this program makes of the store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_ASSISTANT_HOME", str(home))
        patch.setenv("TZ", "UTC")
        patch.chdir(tmp_path_factory.mktemp("work"))
        time.tzset()
        yield replay(run)
    time.tzset()


def run(*arguments: str, typed: str = "") -> str:
    """Run one command in this process; return what it prints."""
    output = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(output), redirect_stderr(output):
        patch.setattr("sys.stdin", io.StringIO(typed))
        main(arguments)
    return output.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_what_the_earlier_program_gave_is_given_still(
    replayed: dict[str, bytes], name: str
) -> None:
    assert name in replayed, "replay.py no longer makes it"
    if name.endswith(".docx"):
        assert replayed[name] == (KEPT / name).read_bytes()
    else:
        expected = (KEPT / name).read_text(encoding="utf-8")
        for wrong, right in MENDED.get(name, ()):
            assert wrong in expected
            expected = expected.replace(wrong, right)
        assert replayed[name].decode() == expected


def test_nothing_is_replayed_that_is_not_kept(replayed: dict[str, bytes]) -> None:
    assert sorted(replayed) == NAMES


@pytest.mark.usefixtures("replayed")
def test_the_old_entries_stay_as_they_are(home: Path) -> None:
    """Answers were added and taken back; what was in the log before is not touched."""
    before = _asked_of(STORE, "SELECT * FROM entry")
    after = _asked_of(home / STORE.name, "SELECT * FROM entry")
    assert set(before) < set(after)


def test_the_kept_files_name_no_folder_of_a_computer() -> None:
    for path in KEPT.iterdir():
        data = path.read_bytes()
        for folder in (b"/tmp/", b"/home/", b"/root/", os.fsencode(Path.home())):
            assert folder not in data, path.name
    paths = [path for (path,) in _asked_of(STORE, "SELECT path FROM draft")]
    assert paths
    assert all(path.startswith("/年报/") for path in paths)


def _asked_of(store: Path, query: str) -> list[tuple[str, ...]]:
    address = f"{store.as_uri()}?mode=ro" + ("&immutable=1" if store == STORE else "")
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(query).fetchall()
