"""Draw the pictures of the screen in docs/pictures/, from the program itself.

    python -m scripts.screenshots [FOLDER]

The program runs in a test terminal with invented answers. Textual's pictures count characters; a
Chinese one is two columns wide, so the widths are worked out again from terminal cells.
"""

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from report_assistant.tui.app import ReportAssistant
from report_assistant.tui.widgets.prompt import Prompt

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
TODAY = date(2026, 1, 8)
SMALL, WIDE = (80, 24), (130, 40)

BASICS = ("青禾乡人民政府", "2025", "", "2", "1", "18", "126条")
REST = (
    *("12", "4", "", "没有", "2", "", "0", "1", "", ""),
    *("0", "0", "0", "0", "0", "0", "没有"),
)
_CELL = 20 * 0.61  # the font size and the ratio that the pictures are laid out with
_FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'NSimSun', monospace"
_TEXT = re.compile(r'(<text [^>]*?)textLength="[^"]*"([^>]*)>([^<]*)</text>')


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the terminal's size, and what the clerk did before."""

    name: str
    size: tuple[int, int]
    typed: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


SCENES = (
    Scene("first-question", SMALL),
    Scene("answering", WIDE, BASICS),
    Scene("why", SMALL, (*BASICS, "为什么问")),
    Scene("correcting", SMALL, (*BASICS, "改新媒体 120")),
    Scene("review", SMALL, (*BASICS, *REST), ("f4",)),
)


def main() -> None:
    """Draw all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        svg = asyncio.run(_played(scene))
        (folder / f"{scene.name}.svg").write_text(_in_cells(svg), encoding="utf-8", newline="\n")


async def _played(scene: Scene) -> str:
    with tempfile.TemporaryDirectory() as home:
        app = ReportAssistant(folder=Path(home), today=TODAY, home=Path(home))
        async with app.run_test(size=scene.size) as pilot:
            while not app.is_open:
                await pilot.pause()
            await _type(pilot, scene.typed)
            await pilot.press(*scene.keys)
            await pilot.pause()
            return app.export_screenshot(title="年报助手")


async def _type(pilot: Pilot[None], lines: Iterable[str]) -> None:
    for line in lines:
        pilot.app.screen.query_one(Prompt).insert(line)
        await pilot.press("enter")
        await pilot.pause()


def _in_cells(svg: str) -> str:
    """The picture with widths in terminal cells, without fonts from elsewhere or chance names."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]+;", f"font-family: {_FONTS};", svg)
    svg = svg.replace("font-variant-east-asian: full-width;", "")
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return _TEXT.sub(_with_width, svg)


def _with_width(found: re.Match[str]) -> str:
    width = _CELL * cell_len(html.unescape(found[3]))
    return f'{found[1]}textLength="{width:.1f}"{found[2]}>{found[3]}</text>'


if __name__ == "__main__":
    main()
