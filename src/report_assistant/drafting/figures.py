"""Figures that paragraphs take from the statutory tables, zeros left out."""

from collections.abc import Iterator
from typing import Any

from report_assistant.drafting.chinese import Named, present
from report_assistant.report.tables import (
    APPLICANT_LABELS,
    CASE_OUTCOME_LABELS,
    OUTCOME_GROUPS,
)

_CASES = "件"


def outcome_figures(applications: Any) -> list[Named]:
    """Return the result groups of table three, （一） to （六）. Raises MissingAnswer."""
    sums = (
        (group.label, _sum([getattr(applications, row).total for row in group.rows]))
        for group in OUTCOME_GROUPS
    )
    return present(Named(label, number, _CASES) for label, number in sums)


def applicant_figures(row: Any) -> list[Named]:
    """Return the kinds of applicant in one row of table three. Raises MissingAnswer."""
    return _row_figures([row], APPLICANT_LABELS.items())


def case_figures(*blocks: Any) -> list[Named]:
    """Return the outcomes of cases, blocks of table four added up. Raises MissingAnswer."""
    return _row_figures(blocks, CASE_OUTCOME_LABELS.items())


def _row_figures(rows: Any, labels: Any) -> list[Named]:
    def sums() -> Iterator[Named]:
        for name, label in labels:
            yield Named(label, _sum([getattr(row, name) for row in rows]), _CASES)

    return present(sums())


def _sum(numbers: list[Any]) -> Any:
    """Return the sum; a single number is returned as it is, so that it keeps its path."""
    return numbers[0] if len(numbers) == 1 else sum(numbers)


GLOBALS = {
    "figure": Named,
    "outcome_figures": outcome_figures,
    "applicant_figures": applicant_figures,
    "case_figures": case_figures,
}
"""Functions that narrative templates may call."""
