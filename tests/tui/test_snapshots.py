"""The screens as they are drawn: text as it was looked at, nothing cut, every word readable.

The snapshots are text, a line for each row of the terminal. After a change that is meant, draw them
again with SNAPSHOTS=update and look at the difference.
"""

import os
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.strip import Strip

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.themes import theme_name
from tests.conftest import TODAY
from tests.scripts import ALL_ZERO, PASTED, SEED
from tests.tui.contrasts import READABLE, contrast
from tests.tui.piloting import app_for, doubtful, press, settled, started, tell
from tests.updates import write_in

FOLDER = Path(__file__).parent / "snapshots"
SIZES = [(80, 24), (100, 30), (130, 40)]
_SAVED, _GIVEN = "已保存", "填写："


@dataclass(frozen=True)
class Scene:
    """What was said before the picture, and the key that opens what is drawn."""

    typed: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    edit: Callable[[Path], None] | None = None
    """What happens to the Word file; then the last words are said."""


def _edit_in_word(file: Path) -> None:
    document = docx.Document(str(file))
    run = next(run for each in document.paragraphs for run in each.runs if "114" in run.text)
    run.text = run.text.replace("114", "115")
    document.save(str(file))


COUNTY = ("安和县人民政府", "2025", "", "")
SCENES = {
    "first question": Scene(),
    "choices": Scene(SEED[:9]),
    "several facts": Scene(
        (*SEED[:2], "新媒体114条，版面46块，收到申请2件，都是自然人，都公开了，天气不错")
    ),
    "refused": Scene((*SEED[:8], "很多")),
    "finding": Scene(("柳林镇人民政府", "2021", "", "2", "改本年新收 自然人2", "改规章 3")),
    "confirmation": Scene((*SEED, "改新收 3")),
    "all asked": Scene(SEED),
    "review": Scene(SEED[:30], ("f4",)),
    "review of what is open": Scene((*SEED, "改失泄密 待定"), ("f4", "right", "right")),
    "one answer": Scene((*SEED, "核对 新媒体")),
    "draft": Scene(SEED[:30], ("f3",)),
    "sentence": Scene(SEED, ("f3", "home", *("down",) * 13)),
    "cell": Scene(
        (*SEED, "改新收 自然人 2，商业企业 1"), ("f3", "home", *("down",) * 26, *("right",) * 6)
    ),
    "help": Scene((), ("f1",)),
    "commands": Scene(SEED[:9], ("ctrl+p",)),
    "collecting": Scene((*COUNTY, "汇总")),
    "explanation": Scene((*SEED[:9], "为什么问")),
    "button": Scene(SEED[:8], ("tab",)),
    "earlier answer": Scene(ALL_ZERO[:8], ("f2",)),
    "table two": Scene((*SEED[:30], "表二")),
    "table three": Scene((*SEED, "表三"), ("down", "4", "tab")),
    "table four": Scene((*SEED[:30], "表四")),
    "paragraph": Scene((*SEED, "改写 5")),
    "paragraph with last year's": Scene((PASTED, "", "", "2025", "改写 4"), ("f7",)),
    "what was read": Scene((PASTED, "读到的")),
    "large print": Scene((*SEED[:9], "疏排"), ("escape",)),
    "update": Scene((*SEED, "改新媒体 120"), ("f5",), _edit_in_word),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_screens(
    name: str, size: tuple[int, int], tmp_path: Path, questionnaire: Questionnaire
) -> None:
    async with _staged(SCENES[name], size, tmp_path, questionnaire) as pilot:
        for theme in map(theme_name, ("light", "dark")):
            pilot.app.theme = theme
            await settled(pilot)
            strips = _drawn(pilot)
            rows = ["".join(segment.text for segment in strip) for strip in strips]
            assert len(rows) == size[1]
            assert {cell_len(row) for row in rows} == {size[0]}, "a row is cut or too long"
            assert list(_unreadable(_on_top(pilot, strips))) == [], theme
            assert doubtful(rows) == set()
            _compare(FOLDER / f"{name} {size[0]}x{size[1]}.txt", rows, tmp_path)


@pytest.mark.parametrize("name", ["choices", "finding", "review"])
async def test_without_colour_the_same_is_said(
    name: str, tmp_path: Path, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with _staged(SCENES[name], SIZES[0], tmp_path, questionnaire) as pilot:
        rows = ["".join(segment.text for segment in strip) for strip in _drawn(pilot)]
    _compare(FOLDER / f"{name} without colour.txt", rows, tmp_path)


@asynccontextmanager
async def _staged(
    scene: Scene, size: tuple[int, int], folder: Path, questionnaire: Questionnaire
) -> AsyncIterator[Pilot[None]]:
    """The program with everything said; all but the last words are in the store already."""
    word = folder / "word"
    with Store(folder / "home") as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        for words in scene.typed[:-1]:
            conversation.say(words)
        if scene.edit is not None:
            scene.edit(write_in(conversation, word).path)
            conversation.say(scene.typed[-1])
        app = app_for(store, word, conversation.stored.number)
        async with started(app, size) as pilot:
            await tell(pilot, scene.typed[-1:])
            await press(pilot, *scene.keys)
            yield pilot


def _drawn(pilot: Pilot[None]) -> list[Strip]:
    return pilot.app.screen._compositor.render_strips(pilot.app.size)


def _on_top(pilot: Pilot[None], strips: list[Strip]) -> list[Strip]:
    """What is not dimmed: of a screen with a dialog over it, the dialog."""
    if not isinstance(pilot.app.screen, ModalScreen):
        return strips
    region = pilot.app.screen.query_one(".dialog").region
    return [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]


def _compare(file: Path, rows: list[str], tmp_path: Path) -> None:
    drawn = "\n".join(map(_without_time, rows)).replace(str(tmp_path), "…") + "\n"
    drawn = "\n".join(row.rstrip() for row in drawn.split("\n"))
    if os.environ.get("SNAPSHOTS") == "update":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8"), f"{file.name} looks different"


def _without_time(row: str) -> str:
    """The status line says when the last answer was stored, the details when one was given."""
    for words in (_SAVED, _GIVEN):
        begin, found, _ = row.partition(words)
        row = begin.rstrip() if found else row
    return row


# ---------------------------------------------------------------- colours


def _unreadable(strips: list[Strip]) -> Iterator[tuple[str, float]]:
    for strip in strips:
        for segment in strip:
            style = segment.style
            words = "".join(mark for mark in segment.text if _is_word(mark))
            if not words or style is None or style.color is None or style.bgcolor is None:
                continue
            ratio = contrast(style.color, style.bgcolor)
            if ratio < READABLE:
                yield words, round(ratio, 2)


def _is_word(mark: str) -> bool:
    return unicodedata.category(mark)[0] in "LN"
