"""What one file says: the body, the year, the cells of the tables, the findings, the own words.

This is all that is kept of a report. It is plain data, so that it can go from one process or
computer to another and be kept on disk.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from decimal import Decimal
from types import NoneType
from typing import Any

from report_assistant.checks import Facts, Finding, Severity
from report_assistant.report.choices import Scope
from report_assistant.report.fields import Kind, all_paths, field_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedParagraph, PrintedReport
from report_assistant.report.tables import TABLES, Number, Values

PATHS = tuple(path for table in TABLES for path in table.paths)
"""The cells of the three tables, totals included, in reading order."""
_PLACES = {path: place for place, path in enumerate(PATHS)}
_MONEY = frozenset(path for path in all_paths() if field_at(path).kind is Kind.MONEY)
"""The cells that hold more than whole numbers."""
_OWN_SECTIONS = (1, 5)
_VARIABLE = re.compile(r"[\d\s.,，、%％:：;；()（）“”\"《》]+")
_STOPS = re.compile("[。；！？，,;\n]")
_LEAST = 6
_MOST_DIGITS = 100


@dataclass(frozen=True)
class BodyReport:
    """One file, read and checked."""

    name: str = ""
    """The reporting body, as the report has it."""
    year: int | None = None
    scope: Scope | None = None
    signed_on: str = ""
    is_report: bool = False
    problem: str = ""
    """Why the file could not be read; nothing else is known then."""
    cells: tuple[Number | None, ...] = ()
    """The numbers in the cells, in the order of `PATHS`."""
    findings: tuple[Finding, ...] = ()
    lost: tuple[str, ...] = ()
    """The tables that were not found: 表二."""

    @property
    def values(self) -> Values:
        """The numbers by cell, made anew each time: ten thousand of them are not kept."""
        return dict(zip(PATHS, self.cells, strict=True)) if self.cells else {}

    def cell(self, path: str) -> Number | None:
        """Return the number in one cell; `None` where there is none."""
        return self.cells[_PLACES[path]] if self.cells else None

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """The findings that are sent back to the body; what is only worth knowing is not."""
        return tuple(each for each in self.findings if each.severity is not Severity.INFO)

    def findings_of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one weight."""
        return tuple(each for each in self.findings if each.severity is severity)


@dataclass(frozen=True)
class OwnText:
    """The text of sections one and five, where a body writes in its own words."""

    title: str = ""
    paragraphs: tuple[tuple[int, str], ...] = ()
    """Section and text."""

    def clauses(self, names: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the clauses, without numbers and without what the body is called."""
        words = "\n".join(text for _, text in self.paragraphs)
        for name in sorted(filter(None, names), key=len, reverse=True):
            words = words.replace(name, "")
        pieces = (_VARIABLE.sub("", piece) for piece in _STOPS.split(words))
        return tuple(piece for piece in pieces if len(piece) >= _LEAST)


def body_report(facts: Facts, lost: tuple[str, ...], findings: Sequence[Finding]) -> BodyReport:
    """Return what is kept of a report."""
    from report_assistant.importing.facts import is_report

    organisation = facts.report.organisation
    return BodyReport(
        name=facts.name,
        year=facts.year,
        scope=organisation.scope,
        signed_on=organisation.signed_on or "",
        is_report=facts.printed is None or is_report(facts.printed),
        cells=tuple(_held(path, facts.values.get(path)) for path in PATHS),
        findings=tuple(findings),
        lost=lost,
    )


def _held(path: str, value: Number | None) -> Number | None:
    """Return a number that its cell can hold.

    The 3.5 licences of one body would make a sum that no report takes; its findings tell of them.
    """
    if value is None or value < 0:
        return None
    return value if path in _MONEY or value == int(value) else None


def own_text(facts: Facts) -> OwnText:
    """Return the text in a body's own words, of a printed report."""
    printed = facts.printed
    if printed is None:
        return OwnText()
    kept = (
        (each.section, each.text)
        for each in printed.paragraphs
        if each.section in _OWN_SECTIONS and each.level is Level.TEXT
    )
    return OwnText(printed.title, tuple(kept))


def year_before(report: BodyReport, text: OwnText) -> Facts:
    """Return a report as the checks of the next year's look at it."""
    answers = AnnualReport(year=report.year)
    answers.organisation.name = report.name or None
    answers.organisation.scope = report.scope
    paragraphs = tuple(PrintedParagraph(words, section) for section, words in text.paragraphs)
    printed = PrintedReport("", title=text.title, paragraphs=paragraphs)
    return Facts(answers, report.values, printed)


# ---------------------------------------------------------------- as words


def as_json(report: BodyReport) -> str:
    """Return a report as JSON; `from_json` is the exact inverse."""
    plain = asdict(report) | {"cells": [_plain(cell) for cell in report.cells]}
    return json.dumps(plain, ensure_ascii=False)


def from_json(words: str) -> BodyReport:
    """Return the report that JSON of ours is. What is none raises one of many exceptions."""
    plain: dict[str, Any] = json.loads(words)
    report = BodyReport(
        **{
            **plain,
            "scope": next((each for each in Scope if each.value == plain["scope"]), None),
            "cells": tuple(map(_number, plain["cells"])),
            "findings": tuple(_finding(each) for each in plain["findings"]),
            "lost": tuple(plain["lost"]),
        }
    )
    if not _is_sound(report):
        raise ValueError("not as we write it")
    return report


def text_as_json(text: OwnText) -> str:
    """Return a text as JSON."""
    return json.dumps(asdict(text), ensure_ascii=False)


def text_from_json(words: str) -> OwnText:
    """Return the text that JSON of ours is."""
    plain = json.loads(words)
    return OwnText(plain["title"], tuple((section, text) for section, text in plain["paragraphs"]))


def _plain(cell: Number | None) -> int | str | None:
    return str(cell) if isinstance(cell, Decimal) else cell


def _number(plain: int | str | None) -> Number | None:
    return Decimal(plain) if isinstance(plain, str) else plain


def _is_sound(report: BodyReport) -> bool:
    """Return whether all is of its type, and each figure one that a table can have."""
    words = (report.name, report.signed_on, report.problem, *report.lost)
    said = (word for each in report.findings for word in astuple(each) if word is not each.severity)
    return (
        all(isinstance(word, str) for word in (*words, *said))
        and type(report.year) in (int, NoneType)
        and len(report.cells) in (0, len(PATHS))
        and all(cell is None or _is_figure(cell) for cell in report.cells)
    )


def _is_figure(cell: Number) -> bool:
    if isinstance(cell, Decimal):
        return cell.is_finite() and abs(cell.adjusted()) < _MOST_DIGITS
    return type(cell) is int


def _finding(plain: Mapping[str, Any]) -> Finding:
    return Finding(**{**plain, "severity": Severity(plain["severity"])})
