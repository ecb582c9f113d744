"""Phrasings: which of several wordings of a template a report uses.

A template may have several wordings, equal in facts. Which one a report uses is an answer, by the
template's name, counted from 1. Where none is stored it is drawn from the body's name, the year and
the template's name, and from nothing else: the same report always draws the same, and each year
draws the next one. Where name or year were corrected since, `drawn_for` keeps those that were first
answered, so that a correction does not reword the whole report.
"""

import hashlib
from functools import lru_cache

from report_assistant.report.model import AnnualReport

FIRST = 1


def phrasing_of(report: AnnualReport, template: str, count: int) -> int:
    """Return the number of the wording that a report uses, of a template that has `count`."""
    if count == FIRST:
        return FIRST
    chosen = report.phrasings.get(template)
    if chosen is not None:
        return following(chosen - 1, count)
    name, year = _drawn_for(report)
    return FIRST if not name or year is None else following(_drawn(name, template) + year, count)


def following(number: int, count: int) -> int:
    """Return the number of the wording after one; the first after the last."""
    return number % count + FIRST


def _drawn_for(report: AnnualReport) -> tuple[str | None, int | None]:
    return next(iter(report.drawn_for.items()), (report.organisation.name, report.year))


@lru_cache(maxsize=1024)
def _drawn(name: str, template: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{name}\n{template}".encode()).digest()[:8])
