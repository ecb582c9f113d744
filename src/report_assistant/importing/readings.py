"""A reading: one answer that a text says, and the words that say it."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from report_assistant.report.fields import field_at, set_value
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class Reading:
    """One answer found in the text."""

    path: str
    value: Any
    """Plain data, as an answers file would hold it."""
    quoted: str
    """The words that it was read from."""
    section: int
    """The section that they stand in; OPENING before the first."""

    def is_put_into(self, report: AnnualReport) -> bool:
        """Set the answer in a report and return whether it is one that the report can hold."""
        try:
            set_value(report, self.path, field_at(self.path).load(self.value))
        except ValidationError:  # a number beyond all measure, a text without an end
            return False
        return True
