"""Every screen at the widths where its layout changes: nothing is cut in the middle, all is painted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from report_assistant.foundation.cell_width import cells
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.store.store import Store
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyLine
from tests.scripts import PASTED, SEED
from tests.tui.piloting import doubtful, press, resize, staged

WIDTHS = (60, 80, 81, 99, 100, 119, 120, 159, 160)
HEIGHTS = {60: 16, 80: 24, 81: 27, 99: 28, 100: 30, 119: 35, 120: 36, 159: 40, 160: 45}
"""Each width with a height, so that every layout is seen."""

PAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "a question": (SEED[:12], ()),
    "choices": (SEED[:9], ()),
    "a refusal": ((*SEED[:7], "很多"), ()),
    "an explanation": ((*SEED[:7], "为什么问"), ()),
    "facts": ((*SEED[:3], "许可26件，处罚3件，强制没有"), ()),
    "a confirmation": ((*SEED[:9], "改网站 待定"), ()),
    "all asked": (SEED, ()),
    "an earlier answer": (SEED[:12], ("f2", "up")),
    "a button": (SEED[:8], ("tab", "tab")),
    "the review": (SEED[:30], ("f4",)),
    "one answer": ((*SEED[:12], "核对 新媒体"), ()),
    "the draft": (SEED[:30], ("f3", "f3")),
    "table two": ((*SEED[:12], "表二"), ()),
    "table three": ((*SEED[:12], "表三"), ("down", "4", "tab")),
    "table four": ((*SEED[:12], "表四"), ()),
    "help": (SEED[:3], ("f1",)),
    "commands": (SEED[:3], ("ctrl+p",)),
    "a paragraph": ((*SEED[:30], "改写 3"), ()),
    "what was read": ((PASTED, "读到的"), ()),
    "files": ((*SEED[:3], "导入"), ()),
    "the record": ((*SEED[:3], "记录"), ()),
    "the file is written": (SEED, ("f5",)),
}


_PLAIN = ("a question", "a refusal", "choices", "the review", "table three")
_ROOMY = ("a question", "choices", "the review")


@pytest.mark.parametrize("page", PAGES)
async def test_nothing_is_cut(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, page: str
) -> None:
    typed, keys = PAGES[page]
    async with staged(store, questionnaire, tmp_path, size=(130, 40), typed=typed) as pilot:
        await _look_at_all_widths(pilot, keys)


@pytest.mark.parametrize("page", _PLAIN)
async def test_nothing_is_cut_without_colour(
    store: Store,
    questionnaire: Questionnaire,
    tmp_path: Path,
    page: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    typed, keys = PAGES[page]
    async with staged(store, questionnaire, tmp_path, size=(130, 40), typed=typed) as pilot:
        assert pilot.app.has_class("-plain")
        await _look_at_all_widths(pilot, keys)


@pytest.mark.parametrize("page", _ROOMY)
async def test_nothing_is_cut_in_large_print(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, page: str
) -> None:
    typed, keys = PAGES[page]
    typed = (*typed, Command.ROOMY.word)
    async with staged(store, questionnaire, tmp_path, size=(130, 40), typed=typed) as pilot:
        await _look_at_all_widths(pilot, keys)


async def _look_at_all_widths(pilot: Pilot[None], keys: Sequence[str]) -> None:
    await press(pilot, *keys)
    for width in WIDTHS:
        await resize(pilot, width, HEIGHTS[width])
        assert list(_faults(pilot, width)) == [], width


def _faults(pilot: Pilot[None], width: int) -> Iterator[str]:
    screen = pilot.app.screen
    strips = screen._compositor.render_strips(pilot.app.size)
    rows = ["".join(segment.text for segment in strip if not segment.control) for strip in strips]
    yield from (f"{cell_len(row)} cells: {row}" for row in rows if cell_len(row) != width)
    yield from (f"of doubtful width: {sign}" for sign in doubtful(rows))
    for strip in strips:
        for segment in strip:
            if segment.style is None or segment.style.bgcolor is None:
                yield f"not painted: {segment.text!r}"
    for chip in screen.query(Chip):
        if chip.display and chip.region:
            if chip.region.width < chip.words_width:
                yield f"cut: {chip.render().plain}"
            if chip.region.right > width:
                yield f"beyond the edge: {chip.render().plain}"
    for line in (*screen.query(Header), *screen.query(KeyLine)):
        if line.display and cells(line.render().plain) > line.content_region.width:
            yield f"too long: {line.render().plain}"
