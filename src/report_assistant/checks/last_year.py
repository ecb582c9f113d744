"""Y01-Y04: the tables against last year's report.

Y07, the sum over all bodies of a county, needs all of their reports and is not a check of one.
"""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.report.tables import TABLE_OF, TABLES

_THREE, _TWO = TABLE_OF["applications"], TABLE_OF["proactive_disclosure"]
_EXPLAINED = re.compile("更正|核减|核增|修正|有误|调整|误填|误报|口径|并入|移交")
_EXPLAINED_DOCUMENTS = re.compile(
    "修订|自然失效|宣布失效|机构改革|划转|清理|统计口径|更正|有误|有效期届满|到期"
)


def year_before(facts: Facts) -> Facts | None:
    """Return the report on the year before; one on another year says nothing about this one."""
    last = facts.last
    if last is None:
        return None
    is_before = not facts.year or not last.year or last.year == facts.year - 1
    return last if is_before else None


def _words(facts: Facts, key: str) -> str:
    """Return everything said about a table: its notes, its footnote, the text."""
    part = getattr(facts.report, key)
    said = [part.footnote, *part.notes.values()]
    if facts.printed:
        said += [facts.printed.footnotes.get(key, ""), facts.text(0, 1, 6)]
        said += [cell.note for path, cell in facts.printed.cells.items() if path.startswith(key)]
    return "".join(said)


def _carried(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y01: 上年结转 is last year's 结转下年度, column by column, unless a correction is explained."""
    last = year_before(facts)
    if last is None:
        return
    words = [s for s in _words(facts, "applications").split("。") if "结转" in s]
    is_explained = any(_EXPLAINED.search(sentence) for sentence in words)
    found = []
    for path in _THREE.paths:
        if not path.startswith("applications.carried_over."):
            continue
        before = last.values.get(path.replace("carried_over", "carried_forward"))
        now = facts.values.get(path)
        if before is not None and now is not None and before != now:
            message = (
                f"{_THREE.place(path)}是 {now}，去年报告的“结转下年度”是 {before}。"
                "两个数应当相同；去年填错了的，请在报告里说明。"
            )
            severity = Severity.WARNING if is_explained else None
            found.append(
                check.finding(path, message, expected=before, found=now, severity=severity)
            )
    single = [finding for finding in found if not finding.where.endswith(".total")]
    yield from single or found


def _in_force(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y02: 现行有效 is last year's, plus 制发, minus 废止; 修订 or 自然失效 explain a difference."""
    last = year_before(facts)
    if last is None:
        return
    is_explained = bool(_EXPLAINED_DOCUMENTS.search(_words(facts, "proactive_disclosure")))
    for row in ("regulations", "normative_documents"):
        base = f"proactive_disclosure.{row}"
        before = last.values.get(f"{base}.in_force")
        issued, repealed, now = (
            facts.values.get(f"{base}.{name}") for name in ("issued", "repealed", "in_force")
        )
        if before is None or issued is None or repealed is None or now is None:
            continue
        if now != before + issued - repealed:
            yield check.finding(
                f"{base}.in_force",
                f"{_TWO.place(f'{base}.in_force')}是 {now}。上年有效 {before} 件，加本年制发 {issued} 件，"
                f"减废止 {repealed} 件，应当是 {before + issued - repealed} 件。"
                "有修订、自然失效等情形的，请在表里加注说明。",
                expected=before + issued - repealed,
                found=now,
                severity=Severity.WARNING if is_explained else None,
            )


def _pending(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y03: where carried-over cases count, those open last year are among this year's."""
    last = year_before(facts)
    if last is None or not re.search("上年|结转", _footnote(facts)):
        return
    table = TABLE_OF["review_litigation"]
    for path in table.paths:
        block, _, name = path.rpartition(".")
        total, open_before = facts.values.get(path), last.values.get(f"{block}.pending")
        if name == "total" and total is not None and open_before and total < open_before:
            message = (
                f"{table.place(path)}是 {total}，去年却有 {open_before} 件尚未审结。"
                "附注说含上年结转，请核对这些案件算进去没有。"
            )
            yield check.finding(path, message, expected=f">= {open_before}", found=total)


def _footnote(facts: Facts) -> str:
    notes = facts.printed.footnotes if facts.printed else {}
    return notes.get("review_litigation", "") + facts.report.review_litigation.footnote


_TIMES, _MUCH = 5, 20
_COMPARED = (
    "proactive_disclosure.normative_documents.in_force",
    "proactive_disclosure.licences",
    "proactive_disclosure.penalties",
    "proactive_disclosure.coercion",
    "proactive_disclosure.fees",
    "applications.received.total",
    "applications.handled.total",
    "review_litigation.reconsideration.total",
    "review_litigation.litigation_direct.total",
    "review_litigation.litigation_after_reconsideration.total",
)


def _swings(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y04: a number five times last year's, or a fifth of it, is looked at twice."""
    last = year_before(facts)
    if last is None:
        return
    for path in _COMPARED:
        now, before = facts.values.get(path), last.values.get(path)
        if now is None or before is None or -_MUCH < now - before < _MUCH:
            continue
        if now >= before * _TIMES or now * _TIMES <= before:
            place = next(table.place(path) for table in TABLES if path in table.labels)
            message = (
                f"{place}本年是 {now}，上年是 {before}，相差太大。请核对是不是填错了位或单位。"
            )
            yield check.finding(path, message, expected=before, found=now)


LAST_YEAR_CHECKS = (
    Check("Y01", Severity.ERROR, "上年结转", _carried),
    Check("Y02", Severity.ERROR, "现行有效的增减", _in_force),
    Check("Y03", Severity.INFO, "上年未审结的案件", _pending),
    Check("Y04", Severity.WARNING, "与上年相差太大", _swings),
)
