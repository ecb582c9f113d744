"""The main figures of a report: what a leader looks at first, beside last year's."""

from collections.abc import Callable
from dataclasses import dataclass

from report_assistant.report.model import AnnualReport, add
from report_assistant.report.tables import Number

_ITEMS, _CASES, _MONEY = "条", "件", "万元"


@dataclass(frozen=True)
class MainFigure:
    """One figure, this year's and last year's; `None` where it is not known."""

    label: str
    unit: str
    now: Number | None
    before: Number | None

    @property
    def difference(self) -> Number | None:
        """This year's less last year's."""
        return None if self.now is None or self.before is None else self.now - self.before


def main_figures(report: AnnualReport, last: AnnualReport | None) -> tuple[MainFigure, ...]:
    """Return the figures that are known for this year, those of last year's report beside them."""
    figures = (
        MainFigure(label, unit, value(report), _before(value, report, last))
        for label, unit, value in _FIGURES
    )
    return tuple(figure for figure in figures if figure.now is not None)


def _before(value: "_Value", report: AnnualReport, last: AnnualReport | None) -> Number | None:
    """Return last year's figure; the total may be answered where there is no report to read it from.

    There is a 0 too where nobody was asked for it.
    """
    if last is not None:
        return value(last)
    return report.overview.disclosure.last_total or None if value is _published else None


def _published(report: AnnualReport) -> int | None:
    return report.overview.disclosure.total


def _disputes(report: AnnualReport) -> int | None:
    cases = report.review_litigation
    return add(iter((cases.reconsideration.total, cases.litigation_total)))


_Value = Callable[[AnnualReport], Number | None]
_FIGURES: tuple[tuple[str, str, _Value], ...] = (
    ("主动公开政府信息", _ITEMS, _published),
    (
        "现行有效规范性文件",
        _CASES,
        lambda report: report.proactive_disclosure.normative_documents.in_force,
    ),
    ("行政许可", _CASES, lambda report: report.proactive_disclosure.licences),
    ("行政处罚", _CASES, lambda report: report.proactive_disclosure.penalties),
    ("行政强制", _CASES, lambda report: report.proactive_disclosure.coercion),
    ("行政事业性收费", _MONEY, lambda report: report.proactive_disclosure.fees),
    ("新收政府信息公开申请", _CASES, lambda report: report.applications.received.total),
    ("行政复议、行政诉讼", _CASES, _disputes),
)
