"""The themes: each set of the palette as Textual wants it."""

from textual.theme import Theme

from report_assistant.tui.palette import PALETTES


def theme_name(palette: str) -> str:
    """Return the name under which a set of the palette is registered."""
    return f"report-{palette}"


def _theme(name: str) -> Theme:
    colours = dict(PALETTES[name])
    return Theme(
        name=theme_name(name),
        dark=name.startswith("dark"),
        primary=colours["primary"],
        secondary=colours["key"],
        accent=colours["primary"],
        foreground=colours["ink"],
        background=colours["canvas"],
        surface=colours["card"],
        panel=colours["side"],
        warning=colours["amber"],
        error=colours["red"],
        success=colours["green"],
        variables=colours,
    )


THEMES: tuple[Theme, ...] = tuple(map(_theme, PALETTES))
"""One theme for each set."""
