"""T17: suits brought without a review, where the law asks for a review first."""

from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.report.tables import OUTCOME_GROUPS

_FIRST_YEAR = 2026
"""The revised 行政复议法实施条例 is in force since 2026-07-01."""
_DIRECT = "review_litigation.litigation_direct.total"
_WITHHELD = tuple(
    row for group in OUTCOME_GROUPS if group.label in ("部分公开", "不予公开") for row in group.rows
)


def _review_first(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T17: where information was withheld, a direct suit is worth a second look.

    Silence, what was given and suits of earlier years remain possible: it is no more than a hint.
    """
    direct = facts.values.get(_DIRECT)
    if not direct or facts.year is None or facts.year < _FIRST_YEAR:
        return
    withheld = [facts.values.get(f"applications.{row}.total") or 0 for row in _WITHHELD]
    if not any(withheld):
        return
    yield check.finding(
        _DIRECT,
        f"表四“未经复议直接起诉”有 {direct} 件，表三有不予公开或者部分公开。对不予公开、部分公开不服的，"
        "一般应先复议（行政复议法第二十三条，2026 年 7 月 1 日起施行的实施条例），"
        "请核对这些案件是不是复议后起诉；因不答复等起诉的、以前年度的，照实填。",
        found=direct,
    )


REVIEW_FIRST_CHECKS = (Check("T17", Severity.INFO, "应先复议", _review_first),)
