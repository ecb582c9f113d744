"""The colours of the screen: six sets of the same tokens, and the pairs that must be readable.

Styles name tokens only, `$card` or `bold $ink on $tint`. A token says what a colour is for, so a
set can be changed here without looking at a widget. Blue is where one is and what can be pressed,
amber is open, red is refused, green is done; nothing else is coloured.

The sets for 256 colours are chosen so that rounding leaves them as they are: rounded from the full
ones, blue-grey grounds come out lavender. Those for 16 are the terminal's own sixteen.
"""

from collections.abc import Mapping
from types import MappingProxyType

SETS = ("light", "dark", "light-256", "dark-256", "light-16", "dark-16")
"""The names of the sets, in the order of the columns below."""

_TABLE = """
canvas      #eef1f5  #11161e  #f2f2f2  #121212  #ffffff  #000000
card        #ffffff  #1e2733  #ffffff  #303030  #ffffff  #000000
side        #e2e8f0  #171e28  #e6e6e6  #1c1c1c  #ffffff  #000000
field       #e9f0fa  #141b25  #e6e6e6  #1c1c1c  #ffffff  #000000
zebra       #f4f7fa  #19212c  #f2f2f2  #262626  #ffffff  #000000
rule        #ccd6e3  #303c4c  #c6c6c6  #444444  #aaaaaa  #555555
shade       #b9c4d2  #0a0e14  #bcbcbc  #3a3a3a  #aaaaaa  #555555
ink         #1b2430  #e7ecf3  #141414  #eeeeee  #000000  #ffffff
quiet       #526074  #aab8c9  #575757  #b8b8b8  #555555  #aaaaaa
ghost       #616e82  #8794a6  #5f5f5f  #a8a8a8  #555555  #aaaaaa
primary     #1a4f96  #86b8f5  #005faf  #87d7ff  #0000aa  #55ffff
on-primary  #ffffff  #0d1622  #ffffff  #121212  #ffffff  #000000
key         #1a4f96  #86b8f5  #005faf  #87d7ff  #0000aa  #55ffff
tint        #d6e4f7  #28456b  #afd7ff  #005f87  #aaaaaa  #0000aa
tint-ink    #12305c  #eaf2fc  #141414  #ffffff  #000000  #ffffff
tint-quiet  #465671  #c3d0e0  #303030  #d7ffff  #000000  #ffffff
button      #cdd9e8  #344358  #d0d0d0  #4e4e4e  #aaaaaa  #aaaaaa
button-ink  #1b2430  #eef3f9  #141414  #eeeeee  #000000  #000000
head        #16386b  #1d3250  #005f87  #005f87  #0000aa  #0000aa
head-ink    #ffffff  #f2f6fb  #ffffff  #f2f6fb  #ffffff  #ffffff
head-quiet  #c3d3ea  #b7c8de  #d7ffff  #d7ffff  #ffffff  #ffffff
head-fill   #9fd6b4  #7fd19b  #afffaf  #87d787  #ffffff  #ffffff
head-bar    #4d6f9f  #3f5a7e  #0087af  #0087af  #aaaaaa  #aaaaaa
amber       #7a4a00  #f3c272  #5f5f00  #ffd787  #000000  #ffff55
amber-bg    #fdecc8  #40311a  #ffffaf  #5f5f00  #ffff55  #000000
red         #a3161f  #ffa39b  #af0000  #ffafaf  #aa0000  #ff5555
red-bg      #fbe1e0  #4c2023  #ffd7d7  #5f0000  #ffffff  #000000
green       #1b6a3a  #86d8a4  #005f00  #87ff87  #000000  #55ff55
green-bg    #d5eedd  #1d3c2b  #d7ffd7  #005f00  #ffffff  #000000
"""

_ON = {
    "ink": ("canvas", "card", "side", "field", "zebra"),
    "quiet": ("canvas", "card", "side", "field", "zebra"),
    "ghost": ("card", "zebra"),
    "key": ("canvas", "card", "side", "field", "zebra"),
    "on-primary": ("primary", "red"),
    "tint-ink": ("tint",),
    "tint-quiet": ("tint",),
    "button-ink": ("button",),
    "head-ink": ("head",),
    "head-quiet": ("head",),
    "amber": ("canvas", "card", "side", "zebra", "amber-bg"),
    "red": ("card", "canvas", "red-bg"),
    "green": ("canvas", "card", "side", "zebra", "green-bg"),
    "card": ("ink",),
    "ink on red": ("red-bg",),
    "ink on shade": ("shade",),
}
"""On which grounds the text of a token stands. Never quiet text on tint: that is `tint-quiet`."""


def _parsed(table: str) -> Mapping[str, Mapping[str, str]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return MappingProxyType(
        {
            name: MappingProxyType({token: colours[at] for token, *colours in rows})
            for at, name in enumerate(SETS)
        }
    )


PALETTES: Mapping[str, Mapping[str, str]] = _parsed(_TABLE)
"""Each set's colours by token, as `#rrggbb`."""

PAIRS: tuple[tuple[str, str], ...] = tuple(
    (text.partition(" ")[0], ground) for text, grounds in _ON.items() for ground in grounds
)
"""Every text token with a ground that it stands on."""


def palette_name(*, dark: bool, color_system: str | None) -> str:
    """Return the set for a terminal that shows colours as Rich's `color_system` says."""
    shade = "dark" if dark else "light"
    return {"truecolor": shade, "256": f"{shade}-256"}.get(color_system or "", f"{shade}-16")


def is_plain(*, color_system: str | None, no_color: bool) -> bool:
    """Return whether words and brackets must say what colours say elsewhere."""
    return no_color or color_system not in ("truecolor", "256")
