"""Rows of tables that became text: merged cells are lost, so columns are not what they were.

Values are taken only where their places are certain: all of them are there, or the row is exactly
as long as it must be, or the full rows of the same piece show on which side conversion pads rows.
"""

from collections.abc import Sequence
from enum import Enum

from report_assistant.reading.blocks import GridCell
from report_assistant.reading.labels import StatutoryRow
from report_assistant.reading.numbers import is_blank


class Padding(Enum):
    """The position of the empty cells by which a conversion replaces merged ones."""

    BEFORE = "before the values"
    AFTER = "after the values"


def padding_of(rest: Sequence[GridCell], named: StatutoryRow) -> Padding | None:
    """Return what a full row shows: its values, and nothing else, with blanks on one side."""
    filled = _filled(rest)
    wanted = len(named.paths)
    if len(rest) <= wanted or len(filled) != wanted or filled[-1] - filled[0] != wanted - 1:
        return None
    if filled[0] == 0:
        return Padding.AFTER
    return Padding.BEFORE if filled[-1] == len(rest) - 1 else None


def aligned(
    named: StatutoryRow, rest: Sequence[GridCell], padding: Padding | None
) -> list[str | None] | None:
    """Return the texts of a row's values in printed order; `None` if their places are not certain.

    `rest` is what stands behind the row's label.
    """
    texts: list[str | None] = [cell.text for cell in rest]
    filled = _filled(rest)
    wanted = len(named.paths)
    if wanted == 1:
        values = {rest[place].text for place in filled}
        return [*values] if len(values) == 1 else [None] if not values else None
    if not filled:
        return [None] * wanted
    if len(filled) == wanted and filled[-1] - filled[0] == wanted - 1:
        return texts[filled[0] : filled[0] + wanted]
    if len(rest) == wanted:
        return texts
    if len(rest) > wanted and padding is not None:
        values_at = 0 if padding is Padding.AFTER else len(rest) - wanted
        inside = range(values_at, values_at + wanted)
        return texts[inside.start : inside.stop] if set(filled) <= set(inside) else None
    return None


def _filled(rest: Sequence[GridCell]) -> list[int]:
    """Return the positions of cells that are not empty, a sign for none (/) included."""
    return [
        place for place, cell in enumerate(rest) if cell.text.strip() or not is_blank(cell.text)
    ]
