"""Whether what was handed over is an annual report, or a material."""

import re

from report_assistant.reading.outline import section_of
from report_assistant.report.printed import SUBJECT, PrintedReport

_NO_REPORT = re.compile(
    "(?:通知|方案|函|要点|计划|培训|会议|提纲|模板|通报|清单|台账)[（(\\w）)]{0,8}$"
)
_FEWEST_SECTIONS = 2


def is_annual_report(printed: PrintedReport) -> bool:
    """Return whether a file holds an annual report: its title, one of the tables, its headings."""
    if printed.found_tables:
        return True
    sections = {section_of(paragraph.text) for paragraph in printed.paragraphs} - {0}
    if len(sections) >= _FEWEST_SECTIONS:
        return True
    return bool(re.search(SUBJECT, printed.title)) and not _NO_REPORT.search(printed.title)
