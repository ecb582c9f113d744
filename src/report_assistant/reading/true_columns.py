"""Whether the cells of a table in text stand at their true columns, as Excel copies them.

A browser leaves out the cells that were merged away, so that the rows differ in length; a converter
may pad them to the same length at their ends, and then full rows do not stand below their heads.
"""

from collections.abc import Sequence

from report_assistant.reading import labels
from report_assistant.reading.blocks import Row, filled_places
from report_assistant.reading.heads import Heads, are_heads
from report_assistant.reading.labels import StatutoryRow


def named_row(row: Row) -> tuple[int, StatutoryRow | None]:
    """Return the row that the labels of a printed row name, and where the last label stands."""
    if are_heads(cell.text for cell in row):
        return -1, None
    for position in range(len(row) - 1, -1, -1):
        if any(mark.isalpha() for mark in row[position].text):
            named = labels.row_of(row[position].text)
            if named is not None:
                return position, named
    return -1, None


def have_true_columns(rows: Sequence[Row]) -> bool:
    """Return whether all rows are of one length, and full ones stand below their heads."""
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        return False
    heads, is_below_values = Heads(), False
    last_label, full = -1, dict[tuple[str, ...], list[int]]()
    for row in rows:
        position, named = named_row(row)
        if named is not None:
            is_below_values = True
            last_label = max(last_label, position)
            rest = row[position + 1 :]
            filled = [rest[place].column for place in filled_places(rest)]
            if len(filled) != len(named.paths) or len(filled) == 1:
                continue
            below = heads.columns_of(named.columns, named.paths)
            if not set(below) <= set(filled) or full.setdefault(named.columns, filled) != filled:
                return False
        elif are_heads(cell.text for cell in row):
            if is_below_values:
                heads, is_below_values = Heads(), False
            heads.learn(row)
            if not heads.have_true_columns:
                return False
    return all(columns[0] > last_label for columns in full.values())
