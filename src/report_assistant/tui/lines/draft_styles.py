"""Styles that text and tables of the draft share."""

from textual.style import Style

POINTED = "$tint-ink on $tint"
"""The sentence or cell that is pointed at."""
OPEN_MARK = "not bold $amber on $amber-bg"
"""A place where an answer is missing."""
SPOT = "spot"
"""Under this name the block and a spot's number go with its characters, for the mouse."""


def spot_style(block: str, number: int) -> Style:
    """Return a style that looks like nothing, and tells the mouse where it is."""
    return Style.from_meta({SPOT: (block, number)})
