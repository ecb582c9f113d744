"""Phrasings: which of several wordings of a template a report uses.

A template may have several wordings, equal in facts. Which one a report uses is an answer, by the
template's name, counted from 1. Where none is stored it is drawn from the body's name, the year and
the template's name, and from nothing else: the same report always draws the same, and each year
draws the next one.
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
    if not report.organisation.name or report.year is None:
        return FIRST
    return following(_drawn(report.organisation.name, template) + report.year, count)


def following(number: int, count: int) -> int:
    """Return the number of the wording after one; the first after the last."""
    return number % count + FIRST


@lru_cache(maxsize=1024)
def _drawn(name: str, template: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{name}\n{template}".encode()).digest()[:8])
