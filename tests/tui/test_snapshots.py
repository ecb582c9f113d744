"""The screens as they are drawn: text as it was looked at, nothing cut, every word readable.

The snapshots are text, a line for each row of the terminal. After a change that is meant, draw them
again with SNAPSHOTS=update and look at the difference.
"""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from rich.cells import cell_len
from rich.color import Color
from textual.pilot import Pilot
from textual.strip import Strip

from report_assistant.store.store import Store
from report_assistant.tui.themes import DARK, LIGHT
from tests.scripts import ALL_ZERO, SEED
from tests.tui.piloting import app_for, tell

FOLDER = Path(__file__).parent / "snapshots"
SIZES = [(80, 24), (100, 30), (130, 40)]
LOOKS = ["light", "dark", "no colour"]
_READABLE = 4.5
"""WCAG 2.1, contrast (minimum), level AA."""
_SAVED = "已保存"


@dataclass(frozen=True)
class Scene:
    """What was said before the picture, and the key that opens what is drawn."""

    typed: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    edit: Callable[[Path], None] | None = None
    """What happens to the Word file, once it is written."""
    typed_later: tuple[str, ...] = ()


def _edit_in_word(file: Path) -> None:
    document = docx.Document(str(file))
    run = next(run for each in document.paragraphs for run in each.runs if "114" in run.text)
    run.text = run.text.replace("114", "115")
    document.save(str(file))


SCENES = {
    "first question": Scene(),
    "choices": Scene(SEED[:9]),
    "several facts": Scene(
        (*SEED[:2], "新媒体114条，版面46块，收到申请2件，都是自然人，都公开了，天气不错")
    ),
    "refused": Scene((*SEED[:8], "很多")),
    "finding": Scene(("柳林镇人民政府", "2024", "", "2", "改本年新收 自然人2", "改规章 3")),
    "confirmation": Scene((*SEED, "改新收 3")),
    "all asked": Scene(SEED),
    "review": Scene(SEED[:30], ("f4",)),
    "draft": Scene(SEED[:30], ("f3",)),
    "help": Scene((), ("f1",)),
    "earlier answer": Scene(ALL_ZERO[:8], ("f2",)),
    "update": Scene(SEED, ("f5",), _edit_in_word, ("改新媒体 120",)),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_screens(
    name: str,
    size: tuple[int, int],
    look: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if look == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    scene, folder = SCENES[name], tmp_path / "word"
    with Store(tmp_path / "home") as store:
        app = app_for(store, folder)
        async with app.run_test(size=size) as pilot:
            while not app.is_open:
                await pilot.pause()
            app.theme = DARK.name if look == "dark" else LIGHT.name
            await tell(pilot, scene.typed)
            if scene.edit is not None:
                await _press(pilot, ("f5",))
                scene.edit(next(folder.glob("*.docx")))
            await tell(pilot, scene.typed_later)
            await _press(pilot, scene.keys)
            strips = app.screen._compositor.render_strips(app.size)
    rows = ["".join(segment.text for segment in strip) for strip in strips]
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}, "a row is cut or too long"
    if look != "no colour":
        assert list(_unreadable(strips)) == []
    _compare(FOLDER / f"{name} {size[0]}x{size[1]}.txt", rows, tmp_path)


async def _press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()


def _compare(file: Path, rows: list[str], tmp_path: Path) -> None:
    drawn = "\n".join(map(_without_time, rows)).replace(str(tmp_path), "…") + "\n"
    drawn = "\n".join(row.rstrip() for row in drawn.split("\n"))
    if os.environ.get("SNAPSHOTS") == "update":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8"), f"{file.name} looks different"


def _without_time(row: str) -> str:
    """The status line says when the last answer was stored."""
    begin, found, _ = row.partition(_SAVED)
    return begin.rstrip() if found else row


# ---------------------------------------------------------------- colours


def _unreadable(strips: list[Strip]) -> Iterator[tuple[str, float]]:
    for strip in strips:
        for segment in strip:
            style = segment.style
            words = "".join(mark for mark in segment.text if _is_word(mark))
            if not words or style is None or style.color is None or style.bgcolor is None:
                continue
            ratio = contrast(style.color, style.bgcolor)
            if ratio < _READABLE:
                yield words, round(ratio, 2)


def _is_word(mark: str) -> bool:
    return unicodedata.category(mark)[0] in "LN"


def contrast(one: Color, two: Color) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted(map(_luminance, (one, two)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.get_truecolor())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
