"""Facts for the checks, of a report that was read from a file."""

import re

from report_assistant.checks import Facts
from report_assistant.importing.passages import read_passages
from report_assistant.importing.tables import fill_tables
from report_assistant.reading.outline import section_of
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import SUBJECT, PrintedReport


def is_report(printed: PrintedReport) -> bool:
    """Return whether a file holds anything of an annual report: its title, a heading, a table."""
    is_titled = bool(printed.found_tables or re.search(SUBJECT, printed.title))
    return is_titled or any(section_of(paragraph.text) for paragraph in printed.paragraphs)


def facts_of(printed: PrintedReport) -> Facts:
    """Return the facts of a printed report: its cells as printed, totals included, and its text.

    Only what checks need is read from the text, so that a thousand files take seconds.
    """
    report = AnnualReport(year=None)
    list(fill_tables(report, printed))
    for reading in read_passages(printed):
        reading.is_put_into(report)
    if printed.organisation:
        report.organisation.name = printed.organisation
    if printed.year is not None:
        report.year = printed.year
    return Facts(report, printed.values, printed)
