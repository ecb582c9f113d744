"""Draw the pictures of the screen in docs/pictures/, from the program itself.

    python -m scripts.screenshots [FOLDER]

The program runs in a test terminal with invented answers. The same program gives the same pictures.
Those of the page in the browser are taken by scripts/page_pictures.py, where there is a browser, and
those of the county's results by scripts/desk_pictures.py, where there is LibreOffice.

Textual's pictures count characters, but a Chinese one is two columns wide, and no font with Chinese
characters is as wide as the cells of these pictures. So each run of characters of one width is put
into its own cells, and cells become half as wide as the type is high, as such fonts have it.
"""

import asyncio
import contextlib
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from report_assistant.foundation import clock
from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.widgets.prompt import Prompt
from scripts.desk_pictures import take_desk_pictures
from scripts.page_pictures import take_page_pictures

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
TODAY = date(2026, 1, 8)
SMALL, WIDE = (80, 24), (130, 40)

TO_NEW_MEDIA = ("青禾乡人民政府", "2025", "", "", "1", "218", "126")
TO_DISCLOSURE = (
    *(
        "12",
        "1 5",
        "乡长",
        "党政办、财政所、便民服务中心",
        "",
        "责任、审议、审查、监督",
        "",
        "",
        "",
    ),
    *("14", "2", "微信群、公示栏", "", "财务、社会事务", "", "", ""),
    *("1 2", "党政办初审、分管领导终审", "", "1", "1", "2", "0"),
)
TO_APPLICATIONS = ("2 0 5", "26", "3", "0", "0")
TO_OUTCOMES = ("自然人 2，商业企业 1", "0")
TOO_MANY_HANDLED = (*TO_OUTCOMES, "1", "自然人 3", "0")

_DRAWN, _CELL = 20 * 0.61, 20 * 0.5
"""How wide a cell is in Textual's pictures, and in ours."""
_FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'NSimSun', monospace"
_TEXT = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" '
    r'textLength="[^"]*" (?P<clip>[^>]*)>(?P<words>[^<]*)</text>'
)
_ACROSS = re.compile(r'(?P<lead>\s(?:x|width)="|viewBox="0 0 |translate\((?=9,))(?P<number>[\d.]+)')
_NOT_DRAWN = re.compile(r"[\s\u2580-\u259f]")
"""Blanks, and the parts of a cell at the ends of a scroll bar."""


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the terminal's size, and what the clerk did before."""

    name: str
    size: tuple[int, int]
    typed: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


SCENES = (
    Scene("answering", WIDE, (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS)),
    Scene("why", SMALL, (*TO_NEW_MEDIA, "为什么问")),
    Scene("refused", SMALL, (*TO_NEW_MEDIA, "没数过，大概 40")),
    Scene("choices", SMALL, (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS, *TO_OUTCOMES)),
    Scene("commands", SMALL, TO_NEW_MEDIA, ("ctrl+p",)),
    Scene("correcting", SMALL, (*TO_NEW_MEDIA, "改新媒体 120")),
    Scene("finding", SMALL, (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS, *TOO_MANY_HANDLED)),
    Scene("review", SMALL, (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS), ("f4",)),
    Scene(
        "sentence",
        WIDE,
        (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS),
        ("f3", "home", *("down",) * 6),
    ),
    Scene(
        "table",
        SMALL,
        (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS, *TOO_MANY_HANDLED, "表三"),
        ("down", "down"),
    ),
    Scene("paragraph", SMALL, (*TO_NEW_MEDIA, *TO_DISCLOSURE, *TO_APPLICATIONS, "改写 3")),
)


def main() -> None:
    """Draw all pictures, as if this version had been released before the day they show."""
    vars(clock)["RELEASED"] = TODAY
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        svg = asyncio.run(_played(scene))
        (folder / f"{scene.name}.svg").write_text(in_cells(svg), encoding="utf-8", newline="\n")
    take_page_pictures(folder)
    take_desk_pictures(folder)


async def _played(scene: Scene) -> str:
    os.environ |= {"COLORTERM": "truecolor", "WT_SESSION": "1"}
    ConversationScreen.AFTER_THE_QUESTION = 0
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        home = Path(name)
        app = ReportAssistant(folder=home, today=TODAY, home=home)
        async with app.run_test(size=scene.size) as pilot:
            while not app.is_open:
                await pilot.pause()
            await pilot.pause()
            await _type(pilot, scene.typed)
            await pilot.press(*scene.keys)
            await _settle(pilot)
            return app.export_screenshot(title="年报助手")


async def _settle(pilot: Pilot[None]) -> None:
    """Wait until what follows the next question is drawn too."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def _type(pilot: Pilot[None], lines: Iterable[str]) -> None:
    for line in lines:
        prompt = pilot.app.screen.query_one(Prompt)
        prompt.clear()
        prompt.insert(line)
        await pilot.press("enter")
        await _settle(pilot)


def in_cells(svg: str) -> str:
    """Return the picture in terminal cells, without fonts from elsewhere, chance names or times."""
    svg = re.sub(r"\s*<!--.*?-->|@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]+;", f"font-family: {_FONTS};", svg)
    svg = svg.replace("font-variant-east-asian: full-width;", "")
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"(已保存\S*)\d\d:\d\d", r"\g<1>09:15", svg)
    svg = _ACROSS.sub(lambda found: found["lead"] + _across(float(found["number"])), svg)
    svg = _TEXT.sub(lambda found: "".join(_runs(found)), svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _runs(found: re.Match[str]) -> Iterator[str]:
    """Return a text as runs of equally wide characters, each in its cells."""
    x = float(found["x"])
    for key, characters in groupby(html.unescape(found["words"]), _run_of):
        words = "".join(characters)
        length = _CELL * cell_len(words)
        if key:
            yield (
                f'<text class="{found["style"]}" x="{x:g}" y="{found["y"]}" '
                f'textLength="{length:g}" lengthAdjust="spacingAndGlyphs" {found["clip"]}>'
                f"{html.escape(words)}</text>"
            )
        x += length


def _run_of(character: str) -> str:
    """Return what a character shares with its neighbours in a run; empty for what is not drawn."""
    if _NOT_DRAWN.match(character):
        return ""
    if cell_len(character) == 2:
        return "wide"
    return "narrow" if character.isascii() else character  # such as “ : wide in Chinese fonts only


def _across(x: float) -> str:
    return f"{x * _CELL / _DRAWN:g}"


if __name__ == "__main__":
    main()
