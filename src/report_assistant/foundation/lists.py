"""Long lists in sentences: the first entries, and how many more there are."""

from collections.abc import Sequence


def shortened(lines: Sequence[str], most: int, rest: str = "还有 {} 处") -> list[str]:
    """Return the first `most` lines; where there are more, `rest` says how many as the last line."""
    if len(lines) <= most:
        return [*lines]
    return [*lines[:most], rest.format(len(lines) - most)]


def some_of(names: Sequence[str], most: int, counter: str) -> str:
    """Return names in one line; of many, the first, and how many they are: 青石镇、红岩乡等 12 家."""
    more = f"等 {len(names)} {counter}" if len(names) > most else ""
    return f"{'、'.join(names[:most])}{more}"
