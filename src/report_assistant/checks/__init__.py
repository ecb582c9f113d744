"""Checks: the mistakes an auditor would notice, as findings with place, expectation and remedy.

A `Check` looks at the cells of the tables, at the answers and at the printed text, and yields
`Finding`s. Checks never raise: where a value is missing there is nothing to say yet. Severities
are three: an error contradicts an identity of the statutory form or the law
behind it; a warning looks odd but can be right; an info is worth knowing. Codes are those of
docs/checks.md.

To add a check, write a function that yields findings and list it in the CHECKS of its module.
"""

from report_assistant.checks.arithmetic.balance import BALANCE_CHECKS
from report_assistant.checks.arithmetic.changes import CHANGE_CHECKS
from report_assistant.checks.arithmetic.closing import CLOSING_CHECKS
from report_assistant.checks.arithmetic.contradictions import CONTRADICTION_CHECKS
from report_assistant.checks.arithmetic.figures import FIGURE_CHECKS
from report_assistant.checks.arithmetic.sums import SUM_CHECKS
from report_assistant.checks.basis import BASIS_CHECKS
from report_assistant.checks.cells import CELL_CHECKS
from report_assistant.checks.contact import CONTACT_CHECKS
from report_assistant.checks.contents import CONTENT_CHECKS
from report_assistant.checks.dates import DATE_CHECKS
from report_assistant.checks.documents_in_text import DOCUMENT_CHECKS
from report_assistant.checks.fees import FEE_CHECKS
from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.checks.form import FORM_CHECKS
from report_assistant.checks.headings import HEADING_CHECKS
from report_assistant.checks.last_year import LAST_YEAR_CHECKS
from report_assistant.checks.leftovers import LEFTOVER_CHECKS
from report_assistant.checks.listings import LISTING_CHECKS
from report_assistant.checks.names import NAME_CHECKS
from report_assistant.checks.other_bodies import OTHER_BODY_CHECKS
from report_assistant.checks.own_words import OWN_WORDS_CHECKS
from report_assistant.checks.people import PEOPLE_CHECKS
from report_assistant.checks.review_first import REVIEW_FIRST_CHECKS
from report_assistant.checks.set_phrases import PHRASE_CHECKS
from report_assistant.checks.text_and_tables import TEXT_AND_TABLE_CHECKS
from report_assistant.checks.words.near_misses import NEAR_MISS_CHECKS
from report_assistant.checks.words.signs import SIGN_CHECKS
from report_assistant.checks.words.slips import SLIP_CHECKS
from report_assistant.checks.words.spoken import SPOKEN_CHECKS
from report_assistant.checks.words.style import STYLE_CHECKS
from report_assistant.checks.years import YEAR_CHECKS
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import cell_values

CHECKS = (
    *CELL_CHECKS,
    *FORM_CHECKS,
    *FEE_CHECKS,
    *REVIEW_FIRST_CHECKS,
    *TEXT_AND_TABLE_CHECKS,
    *PHRASE_CHECKS,
    *DOCUMENT_CHECKS,
    *SUM_CHECKS,
    *BALANCE_CHECKS,
    *CLOSING_CHECKS,
    *CHANGE_CHECKS,
    *CONTRADICTION_CHECKS,
    *FIGURE_CHECKS,
    *LAST_YEAR_CHECKS,
    *OWN_WORDS_CHECKS,
    *YEAR_CHECKS,
    *HEADING_CHECKS,
    *LISTING_CHECKS,
    *CONTENT_CHECKS,
    *LEFTOVER_CHECKS,
    *DATE_CHECKS,
    *CONTACT_CHECKS,
    *BASIS_CHECKS,
    *NAME_CHECKS,
    *OTHER_BODY_CHECKS,
    *PEOPLE_CHECKS,
    *SLIP_CHECKS,
    *SIGN_CHECKS,
    *STYLE_CHECKS,
    *SPOKEN_CHECKS,
    *NEAR_MISS_CHECKS,
)


def run_checks(report: AnnualReport, last: AnnualReport | None = None) -> list[Finding]:
    """Return the findings of all checks about answers, errors first; `last` is last year's."""
    before = None if last is None else Facts(last, cell_values(last))
    return check_facts(Facts(report, cell_values(report), last=before))


def check_facts(facts: Facts) -> list[Finding]:
    """Return the findings of all checks, errors first."""
    found = [finding for check in CHECKS for finding in check.find(check, facts)]
    return sorted(found, key=lambda finding: list(Severity).index(finding.severity))


__all__ = ["CHECKS", "Check", "Facts", "Finding", "Severity", "check_facts", "run_checks"]
