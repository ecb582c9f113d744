"""Y01-Y04: the tables against last year's report.

Y07, the sum over all bodies of a county, needs all of their reports and is not a check of one.

What explains a difference must be said of that difference. A word such as 清理 or 调整 stands in any
report, so it only counts in a note of the row itself, or where the text speaks of the row beside it.
"""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.report.labels import cell_place
from report_assistant.report.tables import TABLE_OF

_THREE, _TWO = TABLE_OF["applications"], TABLE_OF["proactive_disclosure"]
_CARRIED_EXPLAINED = re.compile(
    "更正(?!政府|公开|个人|信息)|核减|核增|修正|有误|调整|误填|误报|口径|并入|移交"
)
_DOCUMENTS_EXPLAINED = re.compile(
    "修订|修改|失效|机构改革|划转|统计口径|更正|有误|有效期届满|到期|清理[^。，,；;]{0,8}\\d|清理后"
)
"""A clearing-out explains a number where the text says what came of it; every report has one."""
_CARRIED = re.compile("结转")
_DOCUMENT_ROWS = {
    "regulations": re.compile("规章(?!制度)"),
    "normative_documents": re.compile("规范性文件|(?<![党建])文件"),
}
_OTHER_ROWS = re.compile("许可|处罚|强制|收费")
_BESIDE = 24
"""So many characters around what is spoken of, inside its sentence, can explain it."""


def year_before(facts: Facts) -> Facts | None:
    """Return the report on the year before; one on another year says nothing about this one."""
    last = facts.last
    if last is None:
        return None
    is_before = not facts.year or not last.year or last.year == facts.year - 1
    return last if is_before else None


def comparable_year_before(facts: Facts) -> Facts | None:
    """Return the report on the year before where its figures are of the same bodies as this one's."""
    last = year_before(facts)
    scopes = {facts.scope, last.scope} - {None} if last is not None else set()
    return None if len(scopes) > 1 else last


def _notes(facts: Facts, row: str) -> str:
    """Return what is noted in the cells of a row, as answered or as printed."""
    key, _, name = row.partition(".")
    answered = getattr(facts.report, key).notes
    cells = facts.printed.cells if facts.printed else {}
    return "".join(
        [
            *(note for cell, note in answered.items() if cell.startswith(f"{name}.")),
            *(cell.note for path, cell in cells.items() if path.startswith(f"{row}.")),
        ]
    )


def _footnote(facts: Facts, key: str) -> str:
    """Return what stands under a table, as answered and as printed."""
    printed = facts.printed.footnotes.get(key, "") if facts.printed else ""
    answered: str = getattr(facts.report, key).footnote
    return f"{printed}{answered}"


def _said_beside(text: str, about: re.Pattern[str], words: re.Pattern[str]) -> bool:
    """Return whether the words stand near what they are to be about, in the same sentence."""
    for sentence in re.split("[。\n]", text):
        for named in about.finditer(sentence):
            near = sentence[max(0, named.start() - _BESIDE) : named.end() + _BESIDE]
            if words.search(near):
                return True
    return False


def _carried(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y01: 上年结转 is last year's 结转下年度, column by column, unless a correction is explained."""
    last = comparable_year_before(facts)
    if last is None:
        return
    is_explained = _is_carried_explained(facts)
    found = []
    for path in _THREE.paths:
        if not path.startswith("applications.carried_over."):
            continue
        before = last.values.get(path.replace("carried_over", "carried_forward"))
        now = facts.values.get(path)
        if before is not None and now is not None and before != now:
            message = (
                f"{_THREE.place(path)}是 {now}，去年报告的“结转下年度”是 {before}。"
                "两个数应当相同；去年填错了的，请在表里加注说明。"
            )
            severity = Severity.WARNING if is_explained else None
            found.append(
                check.finding(path, message, expected=before, found=now, severity=severity)
            )
    single = [finding for finding in found if not finding.where.endswith(".total")]
    yield from single or found


def _is_carried_explained(facts: Facts) -> bool:
    noted = f"{_notes(facts, 'applications.carried_over')}{_footnote(facts, 'applications')}"
    return bool(_CARRIED_EXPLAINED.search(noted)) or _said_beside(
        facts.text(0, 1, 6), _CARRIED, _CARRIED_EXPLAINED
    )


def _in_force(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y02: 现行有效 is last year's, plus 制发, minus 废止; 修订 or 自然失效 explain a difference."""
    last = comparable_year_before(facts)
    if last is None:
        return
    for row in _DOCUMENT_ROWS:
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
                severity=Severity.WARNING if _is_in_force_explained(facts, row) else None,
            )


def _is_in_force_explained(facts: Facts, row: str) -> bool:
    if _DOCUMENTS_EXPLAINED.search(_notes(facts, f"proactive_disclosure.{row}")):
        return True
    footnote = _footnote(facts, "proactive_disclosure")
    if _DOCUMENTS_EXPLAINED.search(footnote) and not _OTHER_ROWS.search(footnote):
        return True
    told = f"{footnote}\n{facts.text(0, 1, 6)}"
    return _said_beside(told, _DOCUMENT_ROWS[row], _DOCUMENTS_EXPLAINED)


def _pending(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y03: where carried-over cases count, those open last year are among this year's."""
    last = comparable_year_before(facts)
    if last is None or not re.search("上年|结转", _footnote(facts, "review_litigation")):
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
    last = comparable_year_before(facts)
    if last is None:
        return
    for path in _COMPARED:
        now, before = facts.values.get(path), last.values.get(path)
        if now is None or before is None or -_MUCH < now - before < _MUCH:
            continue
        if now >= before * _TIMES or now * _TIMES <= before:
            message = f"{cell_place(path)}本年是 {now}，上年是 {before}，相差太大。请核对是不是填错了位或单位。"
            yield check.finding(path, message, expected=before, found=now)


LAST_YEAR_CHECKS = (
    Check("Y01", Severity.ERROR, "上年结转", _carried),
    Check("Y02", Severity.ERROR, "现行有效的增减", _in_force),
    Check("Y03", Severity.INFO, "上年未审结的案件", _pending),
    Check("Y04", Severity.WARNING, "与上年相差太大", _swings),
)
