"""The pages for clerks and for who looks after their computers say what is so."""

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from scripts.desk_pictures import DeskPicture
from scripts.page_pictures import Picture
from scripts.release import building
from scripts.release.building import SUMS, SYSTEMS
from scripts.release.folders import NAME
from scripts.release.launchers import for_linux, for_windows
from scripts.screenshots import FOLDER as PICTURES
from scripts.screenshots import SCENES
from textual.binding import Binding
from textual.dom import DOMNode

import report_assistant.tui
from report_assistant.cli import _parser
from report_assistant.store import backups, location
from report_assistant.web.ending import AFTER_CLOSING, AFTER_LOSING
from report_assistant.web.given_files import LARGEST
from scripts import desk_pictures, page_pictures
from tests.conftest import ROOT

FOR_CLERKS, FOR_STAFF = ROOT / "README.zh-CN.md", ROOT / "docs" / "部署.md"
PAGES = (FOR_CLERKS, FOR_STAFF, ROOT / "README.md")
CLERKS, STAFF = (page.read_text(encoding="utf-8") for page in (FOR_CLERKS, FOR_STAFF))
RELEASE = ROOT / "release"
LARGEST_PICTURE = 150 * 1024


# ---------------------------------------------------------------- the program's own commands


def commands_told() -> Iterator[tuple[str, list[str]]]:
    """Yield each command that a page tells, and the options that it is told with."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        told = re.findall(r"`report-assistant ([^`\n]+)`", text)
        told += re.findall(r"^    (?:\S*/)?report-assistant ([^\n#]+)", text, flags=re.MULTILINE)
        for words in told:
            name, *rest = words.split()
            yield name, [word for word in rest if re.fullmatch(r"--?[a-z][a-z-]*", word)]


def options_of(name: str) -> set[str]:
    """What a command takes; for an option, what stands without a command."""
    parser = _parser()
    if name.startswith("-"):
        return set(parser._option_string_actions)
    (commands,) = (each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    return set(commands.choices[name]._option_string_actions)


@pytest.mark.parametrize(("name", "options"), [*commands_told()], ids=str)
def test_every_command_is_one_and_takes_the_options(name: str, options: list[str]) -> None:
    wanted = {*options, name} if name.startswith("-") else {*options}
    assert wanted - options_of(name) == set()


def test_commands_are_told() -> None:
    assert {"serve", "backup", "restore", "check"} <= {name for name, _ in commands_told()}


# ---------------------------------------------------------------- keys, buttons, figures


@cache
def bound_keys() -> set[str]:
    found: set[str] = set()
    for module in pkgutil.walk_packages(report_assistant.tui.__path__, "report_assistant.tui."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode):
                for binding in vars(each).get("BINDINGS", ()):
                    keys = binding.key if isinstance(binding, Binding) else binding[0]
                    found |= set(keys.split(","))
    return found


_KEYS = CLERKS.partition("## 快捷键")[2].partition("\n## ")[0]
_FIRST_CELLS = [row.split("|")[1] for row in _KEYS.splitlines() if row.startswith("| ")][1:]
_NAMES = {"PgUp": "pageup", "PgDn": "pagedown", "Esc": "escape", "向上键（框里没字的时候）": "up"}
_OF_TEXTUAL = {"Tab"}
KEYS = [key for cell in _FIRST_CELLS for key in cell.strip().split("、") if key not in _OF_TEXTUAL]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_does_something(key: str) -> None:
    assert _NAMES.get(key, key.lower()) in bound_keys()


def test_keys_are_told() -> None:
    assert {"F1", "F5", "Ctrl+P"} <= set(KEYS)


def test_every_button_of_the_page_is_told() -> None:
    page = (ROOT / "src/report_assistant/web/page.html").read_text(encoding="utf-8")
    script = (ROOT / "src/report_assistant/web/page.js").read_text(encoding="utf-8")
    buttons = re.findall(r"<button[^>]*>([^<]+)</button>", page)
    assert len(buttons) >= 8
    others = re.findall(r'textContent = \w+ \? "([^"]+)" : "([^"]+)"', script)
    others = [words for pair in others for words in pair if words not in ("浅色", "小字")]
    assert [words for words in (*buttons, *others) if f"“{words}”" not in CLERKS] == []


def test_figures_are_those_of_the_program() -> None:
    assert f"{AFTER_CLOSING:.0f} 秒后" in STAFF and AFTER_LOSING == 30 * 60
    assert f"不超过 {LARGEST >> 20} 兆" in STAFF
    assert backups._DAYS_KEPT == 14 and "留最近十四天" in CLERKS and "留十四天" in STAFF


# ---------------------------------------------------------------- the release


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("text", [CLERKS, STAFF], ids=["clerks", "staff"])
def test_every_archive_is_told(system: str, text: str) -> None:
    ending = ".zip" if system.startswith("windows") else ".tar.gz"
    assert f"{NAME}-版本-{system}{ending}" in text
    assert SUMS in STAFF


def test_the_wheelhouse_is_installed_by_the_same_commands() -> None:
    commands = re.findall(r"^    (.+)$", building._FOR_STAFF, flags=re.MULTILINE)
    assert len(commands) == 3
    assert "".join(f"    {command}\n" for command in commands) in STAFF


@pytest.mark.parametrize(
    ("system", "name"),
    [("windows", "年报助手.cmd"), ("linux", "年报助手.desktop"), ("linux", "年报助手.sh")],
)
def test_what_is_opened_is_in_the_release(system: str, name: str) -> None:
    in_folder = for_windows("") if system == "windows" else for_linux("", "", "")
    path = Path(name)
    assert {name, f"{path.stem}（终端）{path.suffix}"} <= {*in_folder}
    assert name in CLERKS and "“（终端）”" in CLERKS


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_the_page_in_the_folder_says_the_same(system: str) -> None:
    page = (RELEASE / system / "先读我.txt").read_text(encoding="utf-8")
    assert "先读我.txt" in CLERKS
    for words in ("便携", location._CARRIED, "Windows 7", "（终端）", "样例"):
        assert words in page and words in CLERKS


def test_what_is_carried_is_told_by_its_names() -> None:
    for text in (CLERKS, STAFF):
        assert f"“{location.CARRIED_SIGN}”" in text
        assert location._CARRIED in text and location._WORD_FILES in text
        assert location.FILE_NAME in text
    assert location.HOME_VARIABLE in STAFF


# ---------------------------------------------------------------- pictures and places


def test_pictures_are_those_that_the_program_makes() -> None:
    photos = (*Picture, *DeskPicture)
    made = {f"{scene.name}.svg" for scene in SCENES} | {f"{name}.png" for name in photos}
    assert {file.name for file in PICTURES.iterdir()} == made


@pytest.mark.parametrize("picture", sorted(PICTURES.iterdir()), ids=lambda picture: picture.name)
def test_every_picture_is_shown_and_is_small(picture: Path) -> None:
    pages = (ROOT / "docs" / "review.md", ROOT / "docs" / "汇总.md")
    shown = CLERKS + "".join(page.read_text("utf-8") for page in pages)
    assert f"pictures/{picture.name})" in shown
    assert picture.stat().st_size < LARGEST_PICTURE


def test_where_no_browser_is_pictures_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(page_pictures, "PROGRAM", None)
    page_pictures.take_page_pictures(tmp_path)
    assert "not installed" in capsys.readouterr().out and not any(tmp_path.iterdir())


def test_where_no_office_program_is_pictures_of_results_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    desk_pictures.take_desk_pictures(tmp_path)
    assert "not installed" in capsys.readouterr().out and not any(tmp_path.iterdir())


def anchor(heading: str) -> str:
    """How a heading is called in links, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=str)
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    for target, wanted in re.findall(
        r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text(encoding="utf-8")
    ):
        if "://" not in target:
            linked = (page.parent / target if target else page).read_text(encoding="utf-8")
            headings = re.findall(r"^#+ (.+)$", linked, flags=re.MULTILINE)
            assert wanted in {anchor(heading) for heading in headings}


@pytest.mark.parametrize("page", PAGES[::2], ids=lambda page: page.name)
def test_staff_find_their_page(page: Path) -> None:
    assert "](docs/部署.md)" in page.read_text(encoding="utf-8")
