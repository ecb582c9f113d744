"""A table being filled in: the numbers so far, the totals and identities that follow from them.

An empty cell of a row that has numbers counts as 0, and so does an empty row of a table that has
any: that is how clerks fill in a spreadsheet. A table without any number is simply not answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from report_assistant.checks import Facts, Finding, check_facts
from report_assistant.report.fields import field_at, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import Number, Values, cell_values
from report_assistant.sheets.grid import Grid, GridRow, grid_of


@dataclass(frozen=True)
class FilledTable:
    """A table with what the clerk has filled in. Every change makes a new one."""

    grid: Grid
    numbers: Mapping[str, Number]
    """Cell path -> number, cells that are filled in only, never totals."""

    def with_numbers(self, numbers: Mapping[str, Number | None]) -> "FilledTable":
        """Return the table with some cells changed; `None` empties one."""
        merged = {**self.numbers, **numbers}
        kept = {path: number for path, number in merged.items() if number is not None}
        return replace(self, numbers=kept)

    @cached_property
    def values(self) -> Values:
        """The number in each cell, totals computed; `None` for an empty cell."""
        computed = self.counted
        shown: dict[str, Number | None] = {}
        for row in self.grid.rows:
            is_blank = not row.is_computed and self.is_empty(row)
            for path in row.paths:
                own = path in row.filled_in
                shown[path] = (
                    self.numbers.get(path) if own else None if is_blank else computed[path]
                )
        return shown if self.numbers else dict.fromkeys(shown)

    @cached_property
    def counted(self) -> dict[str, Number | None]:
        """The number that each cell counts for in sums, empty cells included."""
        return cell_values(self.alone)

    def is_empty(self, row: GridRow) -> bool:
        """Return whether nothing is filled in in a row."""
        return not any(path in self.numbers for path in row.filled_in)

    def findings(self, report: AnnualReport, last: AnnualReport | None = None) -> list[Finding]:
        """Return the findings about the table as part of `report`, worst first."""
        if not self.numbers:
            return []
        whole = report.model_copy(
            update={self.grid.table.key: getattr(self.alone, self.grid.table.key)}
        )
        before = None if last is None else Facts(last, cell_values(last))
        found = check_facts(Facts(whole, cell_values(whole), last=before))
        return [finding for finding in found if self._is_here(finding)]

    def _is_here(self, finding: Finding) -> bool:
        return finding.where == self.grid.table.key or finding.where in self.grid.table.labels

    @cached_property
    def alone(self) -> AnnualReport:
        """The report that has this table and nothing else."""
        report = AnnualReport()
        for path, number in self._with_zeros():
            field = field_at(path)
            set_value(report, path, Decimal(number) if field.kind.value == "money" else number)
        return report

    def _with_zeros(self) -> Iterator[tuple[str, Number]]:
        if not self.numbers:
            return
        for path in self.grid.filled_in:
            yield path, self.numbers.get(path, 0)


def filled_from(key: str, report: AnnualReport) -> FilledTable:
    """Return a table as the report has it."""
    grid = grid_of(key)
    values = cell_values(report)
    numbers = {path: values[path] for path in grid.filled_in}
    return FilledTable(grid, {path: n for path, n in numbers.items() if n is not None})
