"""Contrast of two colours (WCAG 2.1)."""

from rich.color import Color

READABLE = 4.5
"""Contrast (minimum), level AA."""


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
