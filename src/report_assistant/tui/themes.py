"""The themes: dark text on white, and light text on dark; both readable on any screen."""

from textual.theme import Theme

LIGHT = Theme(
    name="report-light",
    dark=False,
    primary="#1f4e8c",
    secondary="#2f5f93",
    accent="#8a3b00",
    foreground="#1a1a1a",
    background="#fcfcfa",
    surface="#f7f8fa",
    panel="#e6ebf2",
    warning="#8a5200",
    error="#a3161f",
    success="#1e6b3a",
)
DARK = Theme(
    name="report-dark",
    dark=True,
    primary="#6fa8dc",
    secondary="#8fb8de",
    accent="#f0b060",
    foreground="#f0f0f0",
    background="#14171c",
    surface="#1b2027",
    panel="#2a313b",
    warning="#f0b060",
    error="#ff8a80",
    success="#7fd19b",
)
