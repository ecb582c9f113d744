"""How a table of the form stands on a sheet, for whatever library writes it.

Rows and columns are counted from 0 here, and `name_of` gives the name that a formula uses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_assistant.report.tables import Cell, Role, Table
from report_assistant.sheets.copying import placed_cells
from report_assistant.sheets.grid import is_computed

FONT = "宋体"
SHADE = "F2F2F2"
_LABEL_WIDTH, _VALUE_WIDTH = 16, 13
_LETTERS = 26

Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True)
class Laid:
    """A printed cell in its place."""

    top: int
    left: int
    cell: Cell

    @property
    def bottom(self) -> int:
        """Its last row."""
        return self.top + self.cell.rowspan - 1

    @property
    def right(self) -> int:
        """Its last column."""
        return self.left + self.cell.colspan - 1

    @property
    def is_merged(self) -> bool:
        """Whether it spans several cells of the sheet."""
        return self.cell.rowspan > 1 or self.cell.colspan > 1

    @property
    def text(self) -> str:
        """What is printed in it, where it holds no figure."""
        return self.cell.text + self.cell.aside

    @property
    def alignment(self) -> str:
        """How its text stands."""
        return "left" if self.cell.role is Role.LABEL else "center"

    @property
    def is_bold(self) -> bool:
        """Whether it is a head."""
        return self.cell.role in (Role.HEAD, Role.BANNER)

    @property
    def is_shaded(self) -> bool:
        """Whether nothing is filled in there."""
        return not self.cell.path or is_computed(self.cell.path)


def laid_out(table: Table) -> Iterator[Laid]:
    """Yield the printed cells of a table."""
    return (Laid(*placed) for placed in placed_cells(table))


def places(table: Table) -> dict[str, Place]:
    """Map cell paths to their places."""
    return {each.cell.path: (each.top, each.left) for each in laid_out(table) if each.cell.path}


def widths(table: Table) -> tuple[int, ...]:
    """Return the width of each column, in characters."""
    labels = {each.left for each in laid_out(table) if each.cell.role is Role.LABEL}
    return tuple(
        _LABEL_WIDTH if column in labels else _VALUE_WIDTH for column in range(table.columns)
    )


def sums(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Map each total to the cells that add up to it."""
    found: dict[str, tuple[str, ...]] = {}
    for identity in table.identities:
        if len(identity.right) == 1:
            found.setdefault(identity.right[0], identity.left)
    return found


def ranges(cells: Sequence[Place]) -> str:
    """Return cells as arguments of SUM, neighbours in a row or a column as one range."""
    steps = {(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(cells)}
    if len(steps) == 1 and steps <= {(0, 1), (1, 0)}:
        return f"{name_of(cells[0])}:{name_of(cells[-1])}"
    return ",".join(map(name_of, cells))


def name_of(place: Place) -> str:
    """Return a cell's name in formulas: B3."""
    return f"{column_name(place[1])}{place[0] + 1}"


def column_name(column: int) -> str:
    """Return a column's letters."""
    letters = ""
    number = column + 1
    while number:
        number, left = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + left) + letters
    return letters
