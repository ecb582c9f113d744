"""T: the identities that the form prints or implies, and what its cells can hold."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.model import OUTCOMES
from report_assistant.report.tables import (
    CASE_BLOCK_LABELS,
    TABLES,
    Identity,
    Number,
    Table,
    Values,
)

# ---------------------------------------------------------------- identities of the form


def _identities(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T01-T04: the sums that the form prints or implies."""
    for table in TABLES:
        found = [
            finding
            for identity in table.identities
            if identity.code == check.code
            for finding in _broken(check, facts, table, identity)
        ]
        # A total that is off only because one of its columns is off says nothing new.
        single = [finding for finding in found if not finding.where.endswith(".total")]
        yield from single if check.code in ("T02", "T03") and single else found


def _broken(check: Check, facts: Facts, table: Table, identity: Identity) -> Iterator[Finding]:
    left, right, values = facts.sum(*identity.left), facts.sum(*identity.right), facts.values
    if left is None or right is None or left == right:
        return
    where = identity.right[-1]
    message = (
        f"{_identity_place(table, identity)}不平：{_terms(table, values, identity.left, left)}，"
        f"{_terms(table, values, identity.right, right)}，相差 {abs(left - right)}。"
        f"{identity.rule}，请核对这几个数。"
    )
    found = check.finding(where, message, expected=left, found=right)
    yield replace(found, target=_first_cell(identity.code, where, is_short=left > right))


def _first_cell(code: str, where: str, *, is_short: bool) -> str:
    """Return where to begin with a column of table three: what came in, or what became of it."""
    if code not in ("T02", "T03"):
        return ""
    row = OUTCOMES[0] if is_short or code == "T02" else "received"
    return f"applications.{row}.{where.rpartition('.')[2]}"


def _identity_place(table: Table, identity: Identity) -> str:
    row, column = table.labels[identity.right[-1]]
    if identity.code in ("T01", "T04"):
        return f"{table.name}“{row}”一行"
    return f"{table.name}“{column}”一列"


def _terms(table: Table, values: Values, paths: tuple[str, ...], total: Number) -> str:
    """Return the sum in words; terms of zero are left out where there are many."""
    if len(paths) == 1:
        row, column = table.labels[paths[0]]
        return f"{column if paths[0].endswith('.total') else row} {total}"
    by_row = len({path.rpartition(".")[0] for path in paths}) > 1
    shown = [path for path in paths if values.get(path) or len(paths) <= 2]
    named = [f"{table.labels[path][0 if by_row else 1]} {values[path]}" for path in shown]
    return f"{' + '.join(named)} = {total}" if named else "各项相加 = 0"


# ---------------------------------------------------------------- table two


_DISCLOSURE = "proactive_disclosure"
_MANY_DOCUMENTS = 50
_MANY_FEES = Decimal(10_000)
_SMALL_BODIES = frozenset({"township", "town", "subdistrict", "department"})


def _regulations(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T07: 规章 are issued by 设区的市、自治州 and above, and 国务院部门 (立法法).

    A kind that was only guessed does not make it an error, nor 0 the answer. Offices above the
    county often print the figures of the government that they work for.
    """
    kind = facts.likely_kind
    if kind is None or kind.may_issue_regulations or kind is OrganisationKind.CITY_DEPARTMENT:
        return
    is_sure = facts.kind is not None
    body = f"，但{kind.label}不能制定规章" if is_sure else ""
    advice = "请改成 0。" if is_sure else "请核对单位类型和这个数。"
    for name in ("issued", "repealed", "in_force"):
        path = f"{_DISCLOSURE}.regulations.{name}"
        if value := facts.values.get(path):
            yield check.finding(
                path,
                f"表二“规章”填了 {value}{body}。省、自治区、直辖市、设区的市、自治州的政府和国务院部门"
                f"才能制定规章，单位自己的规章制度不算。{advice}",
                expected=0 if is_sure else "",
                found=value,
                severity=None if is_sure else Severity.WARNING,
            )


def _documents(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T08: what was issued this year is in force unless it was repealed."""
    for row, label in (("regulations", "规章"), ("normative_documents", "行政规范性文件")):
        base = f"{_DISCLOSURE}.{row}"
        issued, repealed, in_force = (
            facts.values.get(f"{base}.{name}") for name in ("issued", "repealed", "in_force")
        )
        if issued is None or repealed is None or in_force is None:
            continue
        if in_force < issued - repealed:
            yield check.finding(
                f"{base}.in_force",
                f"表二“{label}”：本年制发 {issued} 件、废止 {repealed} 件，现行有效却只有 "
                f"{in_force} 件。现行有效要把以前年度还有效的也算上，请核对。",
                expected=f">= {issued - repealed}",
                found=in_force,
            )


def _own_documents(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T09: a small body counts its own documents, not the county's register."""
    path = f"{_DISCLOSURE}.normative_documents.in_force"
    value = facts.values.get(path)
    if value is None or facts.likely_kind not in _SMALL_BODIES:
        return
    if value > _MANY_DOCUMENTS:
        yield check.finding(
            path,
            f"表二“行政规范性文件·现行有效”填了 {value} 件，比一般的乡镇、街道和县直部门多很多。"
            "这里只填本单位自己制发的，请核对。",
            expected=f"<= {_MANY_DOCUMENTS}",
            found=value,
        )


def _fee_unit(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T11: the column is in 万元; a huge amount was probably typed in 元."""
    value = facts.values.get(f"{_DISCLOSURE}.fees")
    if value is None or facts.likely_kind not in _SMALL_BODIES:
        return
    if value >= _MANY_FEES:
        yield check.finding(
            f"{_DISCLOSURE}.fees",
            f"表二“行政事业性收费”填了 {Decimal(value):f} 万元，也就是一亿元以上。"
            "是不是按元填的？单位是万元，请核对。",
            expected=f"< {_MANY_FEES}",
            found=value,
        )


# ---------------------------------------------------------------- tables three and four


def _empty_intake(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T14: nothing received and nothing carried over means nothing handled."""
    received = facts.values.get("applications.received.total")
    carried = facts.values.get("applications.carried_over.total")
    if received is None or carried is None or received + carried:
        return
    for row in ("handled", "carried_forward"):
        path = f"applications.{row}.total"
        if value := facts.values.get(path):
            yield check.finding(
                path,
                f"表三新收和上年结转都是 0，{'办理结果' if row == 'handled' else '结转下年度'}"
                f"却有 {value} 件。请核对收到了几件申请。",
                expected=0,
                found=value,
            )


def _intake(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T14: what was handled must have come in."""
    yield from _empty_intake(check, facts)
    yield from _more_handled_than_taken_in(check, facts)


def _more_handled_than_taken_in(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T14: before 结转下年度 is known, results can already be more than came in."""
    taken_in = facts.sum("applications.received.total", "applications.carried_over.total")
    handled = facts.values.get("applications.handled.total")
    forward = facts.values.get("applications.carried_forward.total")
    if taken_in and handled is not None and forward is None and handled > taken_in:
        yield check.finding(
            "applications.received.total",
            f"表三办结了 {handled} 件，比新收和上年结转一共的 {taken_in} 件还多。"
            "请核对收到的件数和各种结果的件数。",
            expected=f"<= {taken_in}",
            found=handled,
        )


def _cases_without_applications(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T15: reviews or lawsuits in a year without applications are rare (old cases)."""
    received = facts.values.get("applications.received.total")
    carried = facts.values.get("applications.carried_over.total")
    totals = (facts.values.get(f"review_litigation.{block}.total") for block in CASE_BLOCK_LABELS)
    if received is None or carried is None or received + carried:
        return
    if cases := sum(total or 0 for total in totals):
        yield check.finding(
            "review_litigation.reconsideration",
            f"全年没有收到申请，表四却有 {cases} 件复议或诉讼。如果是以前年度的案件就没问题，请核对。",
            expected=0,
            found=cases,
        )


# ---------------------------------------------------------------- classes


def _classes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: the classes cannot add up to more than the total that they are parts of."""
    disclosure = facts.report.overview.disclosure
    if not disclosure.classes or disclosure.total is None:
        return
    parts = sum(figure.number for figure in disclosure.classes if figure.unit == "条")
    if parts > disclosure.total:
        yield check.finding(
            "overview.disclosure.classes",
            f"各类加起来 {parts} 条，比主动公开总条数 {disclosure.total} 条还多。请核对总数或分类。",
            expected=f"<= {disclosure.total}",
            found=parts,
        )


def _total_and_channels(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X22: an item in several channels counts once, so the total has two bounds."""
    disclosure = facts.report.overview.disclosure
    total, added = disclosure.total, disclosure.channel_sum
    if total is None or added is None:
        return
    largest = max(disclosure.website or 0, disclosure.new_media or 0, disclosure.boards or 0)
    path = "overview.disclosure.total"
    if total < largest:
        yield check.finding(
            path,
            f"主动公开总条数填了 {total} 条，比单个渠道的 {largest} 条还少。请核对总数和各渠道的条数。",
            expected=f">= {largest}",
            found=total,
        )
    elif total > added:
        yield check.finding(
            path,
            f"主动公开总条数填了 {total} 条，各渠道加起来只有 {added} 条。"
            "如果还有别的渠道，请在“其他公开渠道”里写上；没有就请核对总数。",
            expected=f"<= {added}",
            found=total,
        )


FORM_CHECKS = (
    Check("T01", Severity.ERROR, "表三每行合计", _identities),
    Check("T02", Severity.ERROR, "表三办理结果总计", _identities),
    Check("T03", Severity.ERROR, "表三收办平衡", _identities),
    Check("T04", Severity.ERROR, "表四各项合计", _identities),
    Check("T07", Severity.ERROR, "规章制定权限", _regulations),
    Check("T08", Severity.WARNING, "现行有效件数", _documents),
    Check("T09", Severity.WARNING, "规范性文件数量偏大", _own_documents),
    Check("T11", Severity.WARNING, "收费单位", _fee_unit),
    Check("T14", Severity.ERROR, "没有申请却有结果", _intake),
    Check("T15", Severity.WARNING, "没有申请却有复议诉讼", _cases_without_applications),
    Check("X18", Severity.WARNING, "分类合计", _classes),
    Check("X22", Severity.WARNING, "主动公开总数与渠道", _total_and_channels),
)
