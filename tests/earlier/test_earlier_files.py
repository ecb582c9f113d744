"""Stores and Word files that an earlier version wrote: opened, drafted and updated as by itself."""

import io
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document as DocxDocument

from report_assistant.cli import main
from report_assistant.questionnaire.questionnaire import load_questionnaire
from tests.earlier.replay import EDITED, KEPT, STORE, UNTOUCHED, replay

_MADE_FROM = {STORE.name, EDITED, UNTOUCHED}
_LABELS = {
    "领导小组和工作制度": "leadership",
    "新媒体账号和信息清理情况": "platform",
    "培训和检查次数": "training",
    "村（社区）公开情况": "villages",
}
"""What groups of questions were called -> their keys."""
_WORDS = {
    # The record tells a reworded paragraph as it is printed, not as it is stored.
    "信息{overview.disclosure.new_……": "信息116条，在版面公开46块，都按时更新。 另有业务……",
    "{overview.disclosure.new_media}": "116",
    "{overview.disclosure.boards}": "46",
    "“行政村（社区）个数”": "“行政村个数”",
    # One choice of two is several of two now.
    "“写不写联系方式”：不写": "“联系方式和落款”：没有",
    "“写不写联系方式”：写": "“联系方式和落款”：联系方式（写在开头）",
    "“写不写联系方式”": "“联系方式和落款”",
    ">不写<": ">没有<",
}
"""Where the earlier program was wrong, or asked in another way: its words, and today's."""
_OPEN = "还没填："
"""Begins the line of the record that lists what is still asked; that changes with the questions."""
_SUM = ("overview", "disclosure", "total")
"""A sum that was accepted as computed; it follows its parts since."""
_FIGURE = re.compile(r"\d{2,}(?:\.\d+)?(?!\d*年)")
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


def named(kind: str) -> list[str]:
    """The names of what is kept of one kind."""
    return [name for name in NAMES if name.endswith(kind)]


@pytest.mark.parametrize("name", named(".docx"))
def test_a_word_file_has_every_table_heading_and_figure(
    replayed: dict[str, bytes], name: str
) -> None:
    """The templates' words are new; what the answers say is not."""
    before, now = Printed((KEPT / name).read_bytes()), Printed(replayed[name])
    assert now.cells == before.cells
    assert now.headings == before.headings
    assert before.figures <= now.figures


@pytest.mark.parametrize("name", ["3-updated.docx", "3-talked.docx"])
def test_what_the_clerk_wrote_is_in_the_updated_file(replayed: dict[str, bytes], name: str) -> None:
    """Whatever of the clerk's words the earlier program kept, this one keeps."""
    with closing(sqlite3.connect(f"{STORE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        written = connection.execute(
            "SELECT content FROM draft WHERE report = 3 ORDER BY id"
        ).fetchall()
    edited = Printed((KEPT / EDITED).read_bytes())
    base = min((Printed(content) for (content,) in written), key=lambda one: one.unlike(edited))
    pieces = [*base.pieces_added(edited)]
    assert pieces
    kept = [piece for piece in pieces if piece in Printed((KEPT / name).read_bytes()).text]
    assert kept
    for piece in kept:
        assert piece in Printed(replayed[name]).text


def test_what_an_update_rewords_is_told_before(tmp_path: Path) -> None:
    """Each paragraph that reads differently although no answer changed stands in what is printed."""
    with pytest.MonkeyPatch.context() as patch:
        shutil.copyfile(STORE, tmp_path / STORE.name)
        patch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
        patch.chdir(tmp_path)
        run("export", "3", "-o", "3.yaml")
        shutil.copyfile(KEPT / EDITED, EDITED)
        said = run("draft", "3.yaml", "-o", EDITED, "--update")
        before = Printed((KEPT / EDITED).read_bytes())
        now = Printed(Path(EDITED).read_bytes())
    differing = set(before.paragraphs) ^ set(now.paragraphs)
    assert not differing or "新版程序改了" in said
    assert "答案也变了" not in said
    assert said.count("原来：") >= len(set(before.paragraphs) - set(now.paragraphs))


@pytest.mark.parametrize("name", named(".yaml"))
def test_answers_files_hold_every_earlier_answer(replayed: dict[str, bytes], name: str) -> None:
    before = dict(_leaves(yaml.safe_load((KEPT / name).read_text("utf-8"))))
    now = dict(_leaves(yaml.safe_load(replayed[name])))
    before.pop(_SUM, None)
    assert before.items() <= {path: value for path, value in now.items() if path in before}.items()


@pytest.mark.parametrize("name", [*named("record.txt"), *named(".xml")])
def test_the_record_tells_what_it_told(replayed: dict[str, bytes], name: str) -> None:
    before, now = (KEPT / name).read_text("utf-8"), replayed[name].decode()
    for key, value in (*_labels(), *_WORDS.items()):
        before = before.replace(key, value)
    missing = [line for line in _lines(before) if line not in _lines(now)]
    assert [line for line in missing if not line.startswith(_OPEN)] == []


@pytest.mark.parametrize("name", [*named("asked.txt"), *named("added.txt"), "list.txt"])
def test_the_same_is_asked_at_the_same_place(replayed: dict[str, bytes], name: str) -> None:
    """Hints and choices change with the prompts; the place and the question do not."""
    before, now = (KEPT / name).read_text("utf-8"), replayed[name].decode()
    place = [line for line in before.splitlines()[:1] if line]
    asked = [line for line in before.splitlines() if line.endswith("？")]
    for line in (*place, *asked[:1]):
        assert line in now.splitlines()


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


@dataclass(frozen=True)
class Printed:
    """A Word file as it is read on paper."""

    data: bytes

    @cached_property
    def document(self) -> DocxDocument:
        return docx.Document(io.BytesIO(self.data))

    @cached_property
    def paragraphs(self) -> list[str]:
        return [paragraph.text for paragraph in self.document.paragraphs]

    @cached_property
    def cells(self) -> list[list[str]]:
        tables = self.document.tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    @property
    def headings(self) -> list[str]:
        return [text for text in self.paragraphs if re.match("[一二三四五六]、", text)]

    @property
    def text(self) -> str:
        return "\n".join([*self.paragraphs, *(cell for row in self.cells for cell in row)])

    @property
    def figures(self) -> set[str]:
        return set(_FIGURE.findall(self.text))

    def unlike(self, other: "Printed") -> int:
        return len(set(self.paragraphs) ^ set(other.paragraphs))

    def pieces_added(self, other: "Printed") -> Iterator[str]:
        """The words that another version has and this one has not."""
        before, after = self.text, other.text
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for _, _, _, begin, end in matcher.get_opcodes():
            if end - begin > 1:
                yield after[begin:end]


def _labels() -> list[tuple[str, str]]:
    options = load_questionnaire().by_name["filters.more"].options
    now = {option.value: option.label for option in options}
    return [(label, now[key]) for label, key in _LABELS.items()]


def _lines(text: str) -> list[str]:
    """The lines of a record, or the words of its Word file; how many entries it has is left out."""
    lines = re.findall("<w:t[^>]*>([^<]*)", text) if text.startswith("<?xml") else text.splitlines()
    return [re.sub("共 \\d+ 条", "", line) for line in lines]


def _leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, repr(tree)


def _asked_of(store: Path, query: str) -> list[tuple[str, ...]]:
    address = f"{store.as_uri()}?mode=ro" + ("&immutable=1" if store == STORE else "")
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(query).fetchall()
