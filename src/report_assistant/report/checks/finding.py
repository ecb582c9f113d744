"""What a check is, what it looks at, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedReport
from report_assistant.report.tables import Values


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that stands before the finding on screen."""
        return {"error": "必须改", "warning": "请核对", "info": "提醒"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One thing that a check noticed."""

    code: str
    severity: Severity
    where: str
    """Path of the cell or answer that most likely caused it."""
    message: str
    """What is wrong and how to mend it, in one or two sentences."""
    expected: str = ""
    found: str = ""

    @property
    def key(self) -> str:
        """Names the finding, so that a reason for keeping it can be remembered."""
        return f"{self.code}:{self.where}"


@dataclass(frozen=True)
class Facts:
    """What the checks look at."""

    report: AnnualReport
    values: Values
    """What stands in the cells of the tables, totals included: computed, or as printed."""
    printed: PrintedReport | None = None
    """The report as printed; `None` while there are only answers."""
    last: "Facts | None" = None
    """The same body's report on the year before, where it is known."""


@dataclass(frozen=True)
class Check:
    """One rule. `find` yields a finding for each place where it is broken."""

    code: str
    severity: Severity
    title: str
    find: Callable[["Check", Facts], Iterator[Finding]]

    def finding(
        self, where: str, message: str, *, expected: object = "", found: object = ""
    ) -> Finding:
        """Return a finding of this check."""
        return Finding(self.code, self.severity, where, message, str(expected), str(found))
