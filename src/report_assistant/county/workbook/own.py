"""What people wrote into 汇总.xlsx themselves, apart from how it is read and written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from report_assistant.county.scoring import Scheme
from report_assistant.county.workbook.book import Content

Key = tuple[str, ...]
"""What a row is known by: the body; in 差错 the body, the code, the place and a number."""


@dataclass(frozen=True)
class OwnColumn:
    """A column of people's own."""

    head: str
    after: str
    """The program's column that it stands behind, by its head; nothing before all of them."""
    cells: Mapping[Key, Content] = field(default_factory=dict)


@dataclass(frozen=True)
class OwnSheet:
    """A sheet of people's own."""

    name: str
    after: str
    """The program's sheet that it stands behind; nothing before all of them."""
    rows: tuple[tuple[Content, ...], ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class OwnColumns:
    """All that people wrote into a 汇总.xlsx, to stand in the next one too."""

    columns: Mapping[str, tuple[OwnColumn, ...]] = field(default_factory=dict)
    """By sheet."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The file that is taken, by body."""
    scheme: Scheme | None = None
    by_hand: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    """What was counted by hand for the ranking, by item and body."""
    sheets: tuple[OwnSheet, ...] = ()
    year: int | None = None
    """The year that the workbook is on; `None` where it does not say."""

    def for_year(self, year: int | None) -> "OwnColumns":
        """Return what is taken over into a year's workbook: another year's decisions are not."""
        return self if self.is_of(year) else replace(self, chosen={}, by_hand={}, year=year)

    def is_of(self, year: int | None) -> bool:
        """Return whether the workbook may be on a year."""
        return None in (year, self.year) or year == self.year

    def of(self, sheet: str) -> tuple[OwnColumn, ...]:
        """Return the columns of one sheet."""
        return self.columns.get(sheet, ())

    def sheets_after(self, sheet: str) -> tuple[OwnSheet, ...]:
        """Return the sheets that stand behind one of the program's."""
        return tuple(each for each in self.sheets if each.after == sheet)
