"""X18: what came in and what became of it, where one paragraph says both.

A text without its table, as it is pasted or as an office sends it before the tables are made, has
nothing else to be compared with.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from report_assistant.checks.claims import Claim, Topic
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.reach import Reach
from report_assistant.checks.roles import Meaning, Role
from report_assistant.report.places import part_name
from report_assistant.report.tables import OUTCOME_GROUPS, Number

_OTHER_HANDLING = frozenset(OUTCOME_GROUPS[-1].rows)
_ENOUGH_GROUPS = 3


_TAKEN_IN = re.compile("收到|受理|收办|承办|接收|接到|新收")
_ONE_WAY = re.compile("通过|其中|网站|平台|信函|邮寄|当面|线上")


def _balance(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: new and carried over are handled and carried forward, in one paragraph.

    Where table three is there, each of the numbers is compared with it (X01 to X05).
    """
    if facts.values.get("applications.received.total") is not None:
        return
    claims = (c for c in facts.claims if c.topic is Topic.APPLICATIONS)
    for _, group in groupby(claims, key=lambda claim: claim.sentence.paragraph):
        told = [claim for claim in group if claim.reach is not Reach.GOVERNMENT]
        came_in = _came_in(told)
        forward = _only(told, Role.CARRIED_FORWARD)
        if not came_in or forward is None:
            continue
        handled = _only([c for c in told if not _ONE_WAY.search(c.quantity.before)], Role.HANDLED)
        outcomes = _all_outcomes(told)
        for words, done in (("办结", handled), ("各种结果一共", outcomes)):
            if done is not None and done + forward not in came_in:
                sums = (
                    f"说收到和上年结转的申请一共 {came_in[0]} 件，{words} {done} 件、"
                    f"结转下年 {forward} 件，合起来是 {done + forward} 件，对不上。"
                )
                yield _finding(check, told[0], sums)
                break


def _came_in(told: list[Claim]) -> list[Number]:
    """Return what can have come in, the likeliest first; 收到 may count what was carried over."""
    new = _only(told, Role.NEW)
    received = _only([c for c in told if _TAKEN_IN.search(c.quote)], Role.RECEIVED)
    over = _only([replace(c, meaning=Meaning(c.role)) for c in told], Role.CARRIED_OVER) or 0
    if new is not None:
        return [new + over]
    return [] if received is None else [received + over, received]


def _only(told: list[Claim], role: Role) -> Number | None:
    """Return the number that the claims give for a role; `None` if they give none or several."""
    found = {c.quantity.value for c in told if c.role is role and not c.meaning.at_most}
    return found.pop() if len(found) == 1 else None


def _all_outcomes(told: list[Claim]) -> Number | None:
    """Return the sum of the results, where the text lists them up to 其他处理."""
    groups = [c for c in told if c.role is Role.OUTCOME and not c.meaning.at_most]
    rows = [row for claim in groups for row in claim.rows]
    is_whole = bool(groups) and bool(_OTHER_HANDLING & set(groups[-1].rows))
    if not is_whole or len(groups) < _ENOUGH_GROUPS or len(rows) != len(set(rows)):
        return None
    return sum((claim.quantity.value for claim in groups), start=0)


def _finding(check: Check, claim: Claim, sums: str) -> Finding:
    section = claim.sentence.section
    return check.finding(
        text_place(section, claim.quote), f"{part_name(section)}{sums}请核对这几个数。"
    )


BALANCE_CHECKS = (Check("X18", Severity.WARNING, "申请的收办相抵", _balance),)
