"""X: the text about applications and cases, against tables three and four."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.checks.claims import Claim
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.reach import advice_on, both_right
from report_assistant.checks.roles import Role
from report_assistant.report.places import part_name
from report_assistant.report.tables import CASE_BLOCK_LABELS, TABLE_OF, Number

_THREE, _FOUR = TABLE_OF["applications"], TABLE_OF["review_litigation"]


def _row(name: str, column: str = "total") -> str:
    return f"applications.{name}.{column}"


def _case_path(block: str, name: str = "total") -> str:
    return f"review_litigation.{block}.{name}"


def _of(facts: Facts, *roles: Role) -> Iterator[Claim]:
    return (claim for claim in facts.claims if claim.role in roles)


@dataclass(frozen=True)
class _Wanted:
    """What a sentence is held against, and what to do where it differs."""

    place: str
    number: Number
    advice: str
    severity: Severity | None = None


def _mismatch(check: Check, facts: Facts, claim: Claim, wanted: _Wanted) -> Iterator[Finding]:
    """Yield the finding that sentence and table differ.

    Where the sentence is about a narrower or wider body than the tables, both can be right.
    """
    value, number = claim.quantity.value, wanted.number
    if both_right(claim.reach, value, number, facts.scope):
        return
    told = advice_on(claim.reach, value, number, facts.scope)
    section, quote = claim.sentence.section, claim.quote
    message = (
        f"{part_name(section)}“{quote}”与{wanted.place}（{number}）不一致。{told or wanted.advice}"
    )
    yield check.finding(
        text_place(section, quote),
        message,
        expected=number,
        found=value,
        severity=Severity.WARNING if told else wanted.severity,
    )


_AGREE = "请查清哪个数对，把文字和表格改成一样。"


def _new(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X01: 新收 is row one and nothing else."""
    received = facts.sum(_row("received"))
    for claim in _of(facts, Role.NEW):
        if received is None or claim.quantity.value == received:
            continue
        if not (claim.meaning.at_most and claim.quantity.value < received):
            yield from _mismatch(
                check, facts, claim, _Wanted("表三“本年新收·总计”", received, _AGREE)
            )


def _received(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X02: 收到 and 受理 may include what was carried over; no third number is right."""
    new, both = facts.sum(_row("received")), facts.sum(_row("received"), _row("carried_over"))
    claims = [claim for claim in _of(facts, Role.RECEIVED) if not claim.mother]
    if new is None or both is None:
        return
    severity = (
        Severity.WARNING if any(claim.quantity.value in (new, both) for claim in claims) else None
    )
    for claim in claims:
        if claim.quantity.value in (new, both):
            continue
        wanted = "表三“本年新收·总计”" if both == new else "表三“本年新收”或“新收加上年结转”"
        advice = f"{_AGREE}如果含上年结转，应当是 {both}，并请写明“含上年结转”。"
        yield from _mismatch(check, facts, claim, _Wanted(wanted, new, advice, severity))


def _carried(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X03: 上年结转 is row two, 结转下年度 is row four."""
    for role, row in (
        (Role.CARRIED_OVER, "carried_over"),
        (Role.CARRIED_FORWARD, "carried_forward"),
    ):
        number = facts.sum(_row(row))
        for claim in _of(facts, role):
            if number is None or claim.quantity.value == number:
                continue
            if not (claim.meaning.at_most and claim.quantity.value < number):
                yield from _mismatch(
                    check, facts, claim, _Wanted(_THREE.place(_row(row)), number, _AGREE)
                )


def _handled(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X04: 办结 and 答复 are （七）总计; 办理 alone may also be what came in."""
    done = facts.sum(_row("handled"))
    taken = {facts.sum(_row("received")), facts.sum(_row("received"), _row("carried_over"))}
    for claim in _of(facts, Role.HANDLED, Role.PROCESSED):
        value = claim.quantity.value
        if done is None or value == done or _is_part(claim):
            continue
        if claim.role is Role.HANDLED:
            yield from _mismatch(
                check, facts, claim, _Wanted(_THREE.place(_row("handled")), done, _AGREE)
            )
        elif value not in taken:
            advice = f"{_AGREE}“办理”的口径请写清是收到还是办结。"
            place = _THREE.place(_row("handled"))
            yield from _mismatch(
                check, facts, claim, _Wanted(place, done, advice, Severity.WARNING)
            )


def _is_part(claim: Claim) -> bool:
    """Return whether the claim is a part of what was carried over, or of another part."""
    mother = claim.mother
    if mother is None:
        return False
    between = claim.sentence.text[mother.quantity.end : claim.quantity.start]
    return mother.role is Role.CARRIED_OVER or "其中" in between


def _outcomes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X05: a group of results is the sum of its rows, not one of them."""
    for claim in _of(facts, Role.OUTCOME):
        total = facts.sum(*(_row(name) for name in claim.rows))
        value = claim.quantity.value
        if total is None or value == total or _of_carried(claim):
            continue
        if claim.meaning.at_most and value < total:
            continue
        groups = dict.fromkeys(_THREE.labels[_row(n)][0].partition("：")[0] for n in claim.rows)
        label = _THREE.labels[_row(claim.rows[0])][0] if len(claim.rows) == 1 else "和".join(groups)
        advice = "一类结果的件数是表三这一类各行总计之和，请核对。"
        yield from _mismatch(
            check, facts, claim, _Wanted(f"表三“{label}”各行总计之和", total, advice)
        )


def _of_carried(claim: Claim) -> bool:
    return claim.mother is not None and claim.mother.role is Role.CARRIED_OVER


def _applicants(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X06: kinds of applicant are columns of table three, of the row in the text."""
    for claim in _of(facts, Role.APPLICANT):
        sums = [
            facts.sum(*(_row(row, column) for row in rows for column in claim.rows))
            for rows in (("received",), ("received", "carried_over"), ("handled",))
        ]
        if any(total is None for total in sums) or claim.quantity.value in sums:
            continue
        columns = [_THREE.labels[_row("received", column)][1] for column in claim.rows]
        label = columns[0] if len(columns) == 1 else "法人或其他组织五列"
        assert sums[0] is not None
        yield from _mismatch(
            check, facts, claim, _Wanted(f"表三“本年新收”一行“{label}”", sums[0], _AGREE)
        )


# ---------------------------------------------------------------- reviews and lawsuits


def _cases(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X08: numbers of reviews, lawsuits and their outcomes are those of table four."""
    for claim in _of(facts, Role.CASES):
        total, pending = _case_sums(facts, claim.rows)
        if total is None or claim.quantity.value == total or "各" in claim.quantity.before:
            continue
        if not (pending and claim.quantity.value == total - pending):
            wanted = _Wanted(f"表四{_blocks(claim)}“总计”", total, _AGREE)
            yield from _mismatch(check, facts, claim, wanted)
    for claim in _of(facts, Role.CASE_OUTCOME):
        sums = _outcome_sums(facts, claim.rows[0])
        if sums and claim.quantity.value not in sums:
            label = _FOUR.labels[_case_path("reconsideration", claim.rows[0])][1]
            yield from _mismatch(check, facts, claim, _Wanted(f"表四“{label}”", max(sums), _AGREE))


def _case_sums(facts: Facts, blocks: tuple[str, ...]) -> tuple[Number | None, Number | None]:
    total = facts.sum(*(_case_path(block) for block in blocks))
    return total, facts.sum(*(_case_path(block, "pending") for block in blocks))


def _outcome_sums(facts: Facts, name: str) -> set[Number]:
    """Return the values a count of one outcome can have: a block's, the lawsuits', or all."""
    review, direct, after = (facts.values.get(_case_path(b, name)) for b in CASE_BLOCK_LABELS)
    if review is None or direct is None or after is None:
        return set()
    return {review, direct, after, direct + after, review + direct + after}


def _blocks(claim: Claim) -> str:
    names = [CASE_BLOCK_LABELS[block] for block in claim.rows]
    return "“" + "”和“".join(names) + "”"


def _closed_only(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X09: a count of closed cases only is right where the text says so."""
    for claim in _of(facts, Role.CASES):
        total, pending = _case_sums(facts, claim.rows)
        if total is None or not pending or claim.quantity.value != total - pending:
            continue
        said = f"{claim.quantity.before}{claim.quantity.after}"
        if any(word in said for word in ("审结", "办结", "结案", "已结")):
            continue
        advice = (
            f"这个数正好是去掉尚未审结 {pending} 件后的数。如果只数了已审结的，请写明“审结”；"
            "否则请改成总计。"
        )
        yield from _mismatch(
            check, facts, claim, _Wanted(f"表四{_blocks(claim)}“总计”", total, advice)
        )


TEXT_AND_TABLE_CHECKS = (
    Check("X01", Severity.ERROR, "文字里的新收件数", _new),
    Check("X02", Severity.ERROR, "文字里的收到（受理）件数", _received),
    Check("X03", Severity.ERROR, "文字里的结转件数", _carried),
    Check("X04", Severity.ERROR, "文字里的办结（答复）件数", _handled),
    Check("X05", Severity.ERROR, "文字里的办理结果", _outcomes),
    Check("X06", Severity.ERROR, "文字里的申请人类型", _applicants),
    Check("X08", Severity.ERROR, "文字里的复议诉讼件数", _cases),
    Check("X09", Severity.WARNING, "只数已审结的复议诉讼", _closed_only),
)
