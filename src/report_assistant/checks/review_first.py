"""T17: suits brought without a review, where the law asks for a review first."""

from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.report.tables import OUTCOME_GROUPS

_FIRST_YEAR = 2026
"""The revised 行政复议法实施条例 is in force since 2026-07-01.

行政复议法 art. 23 asks for a review of 不予公开 since 2024-01-01; only the revised rules settle that
部分公开 is meant too, so earlier reports are left alone.
"""
_DIRECT = "review_litigation.litigation_direct.total"
_WITHHELD = tuple(
    row for group in OUTCOME_GROUPS if group.label in ("部分公开", "不予公开") for row in group.rows
)


def _review_first(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T17: where information was withheld, a direct suit is worth a second look.

    Suits over what was given, and over answers of earlier years, remain possible: no more than a
    hint. Silence is no exception (art. 23, item 3: 未履行法定职责).
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
        "请核对这些案件是不是复议后起诉；以前年度的、对已经提供的信息不满意起诉的，照实填。",
        found=direct,
    )


REVIEW_FIRST_CHECKS = (Check("T17", Severity.INFO, "应先复议", _review_first),)
