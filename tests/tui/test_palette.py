"""The six sets of colours: complete, readable, and still readable where a terminal rounds them."""

import itertools

import pytest
from rich.color import Color, ColorSystem

from report_assistant.tui.palette import PAIRS, PALETTES, SETS, is_plain, palette_name
from report_assistant.tui.themes import THEMES
from tests.tui.contrasts import READABLE, contrast


def _shown(colour: str, palette: str) -> Color:
    """The colour as the terminal that the set is for shows it; its own sixteen are the user's."""
    parsed = Color.parse(colour)
    return parsed.downgrade(ColorSystem.EIGHT_BIT) if palette.endswith("-256") else parsed


@pytest.mark.parametrize("palette", SETS)
def test_every_pair_is_readable_as_the_terminal_shows_it(palette: str) -> None:
    colours = PALETTES[palette]
    ratios = {
        (text, ground): contrast(_shown(colours[text], palette), _shown(colours[ground], palette))
        for text, ground in PAIRS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_the_full_colours_are_readable_with_room_to_spare(shade: str) -> None:
    colours = PALETTES[shade]
    assert min(contrast(Color.parse(colours[a]), Color.parse(colours[b])) for a, b in PAIRS) > 4.8


def test_every_set_has_every_token() -> None:
    assert len({frozenset(colours) for colours in PALETTES.values()}) == 1
    assert {theme.name for theme in THEMES} == {f"report-{name}" for name in SETS}
    assert set(itertools.chain.from_iterable(PAIRS)) <= set(PALETTES["light"])


@pytest.mark.parametrize(
    ("system", "palette", "plain"),
    [
        ("truecolor", "light", False),
        ("256", "light-256", False),
        ("standard", "light-16", True),
        ("windows", "light-16", True),
        (None, "light-16", True),
    ],
)
def test_the_set_is_that_of_the_terminal(system: str | None, palette: str, plain: bool) -> None:
    assert palette_name(dark=False, color_system=system) == palette
    assert palette_name(dark=True, color_system=system) == palette.replace("light", "dark")
    assert is_plain(color_system=system, no_color=False) is plain
    assert is_plain(color_system=system, no_color=True)
