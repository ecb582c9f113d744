"""Figures that paragraphs take from the statutory tables, zeros left out."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from report_assistant.drafting.chinese import Named, present
from report_assistant.report.tables import (
    APPLICANT_LABELS,
    CASE_OUTCOME_LABELS,
    OUTCOME_GROUPS,
    OutcomeGroup,
)

_CASES = "件"
_OTHER = "其他"


class OutcomeSum(NamedTuple):
    """One result group of table three: its sum, and the reasons that its rows give."""

    label: str
    number: Any
    reasons: list[Named]
    """None where the only row says no more than the group."""


def outcome_groups(applications: Any) -> list[OutcomeSum]:
    """Return the result groups of table three, （一） to （六）. Raises MissingAnswer."""
    return present(_outcome_sum(applications, group) for group in OUTCOME_GROUPS)


def _outcome_sum(applications: Any, group: OutcomeGroup) -> OutcomeSum:
    rows = [
        Named(_reason(label), getattr(applications, row).total, _CASES)
        for row, label in group.rows.items()
    ]
    reasons = [] if group.is_single else present(rows)
    if [row.name for row in reasons] == [_OTHER]:
        reasons = []
    return OutcomeSum(group.label, _sum([row.number for row in rows]), reasons)


def _reason(label: str) -> str:
    """Return a row's label without what follows from it: 逾期不补正、行政机关不再处理."""
    return label.partition("、")[0]


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
    "outcome_groups": outcome_groups,
    "applicant_figures": applicant_figures,
    "case_figures": case_figures,
}
"""Functions that narrative templates may call."""
