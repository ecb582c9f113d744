"""Rows of table three that the text gives whole: 收到3件，均为自然人; 自然人2件，商业企业1件.

The text of a report mostly gives the sum of a row, which is no answer by itself: the report asks for each
kind of applicant. A row is read where its kinds are all told and add up to its sum.
"""

import re
from collections.abc import Iterator

from report_assistant.checks import Facts
from report_assistant.checks.claims import Claim
from report_assistant.checks.roles import Role
from report_assistant.importing.readings import Reading
from report_assistant.report.model import APPLICANTS

_RECEIVED = "applications.received"
_NATURAL = "natural_person"
_ALL_NATURAL = re.compile("(?:均|全部|都)(?:为|是|系|由)(?:自然人|公民个人|个人)(?:申请|提出)?")


def applications_in(facts: Facts) -> Iterator[Reading]:
    """Yield the row of newly received applications."""
    claims = [claim for claim in facts.claims if claim.sentence.section == 1]
    taken = [claim for claim in claims if claim.role in (Role.NEW, Role.RECEIVED)]
    carried = [claim for claim in claims if claim.role is Role.CARRIED_OVER]
    totals = {claim.quantity.value for claim in taken}
    if len(totals) != 1 or any(claim.quantity.value for claim in carried):
        return
    total = totals.pop()
    row = _told(claims, taken)
    if row and sum(row.values()) == total:
        quoted = taken[0].sentence.printed.strip()
        yield Reading(_RECEIVED, dict.fromkeys(APPLICANTS, 0) | row, quoted, 1)


def _told(claims: list[Claim], taken: list[Claim]) -> dict[str, int]:
    """Return the kinds of applicant that the text counts, each once."""
    for claim in taken:
        if _ALL_NATURAL.search(claim.sentence.text, claim.quantity.end):
            return {_NATURAL: int(claim.quantity.value)}
    row: dict[str, int] = {}
    for claim in claims:
        if claim.role is not Role.APPLICANT:
            continue
        if len(claim.rows) != 1 or claim.rows[0] in row:
            return {}
        row[claim.rows[0]] = int(claim.quantity.value)
    return row
