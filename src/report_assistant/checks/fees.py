"""X17, T12, T13: the fee for handling information, 国办函〔2020〕109号, and section six."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.edition import section_title
from report_assistant.report.places import part_name

_FEES = "proactive_disclosure.fees"
_PATH = "other_matters.processing_fee"
_OTHER = 6
_STEP = 10
_FEE = re.compile(
    "信息(?:公开)?(?:信息)?处理费|(?:申请|公开)[^,，;。]{0,6}(?:收费|费用)|收费(?:通知|情况)"
)


def _amounts(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X17: every amount is a multiple of 10 元, needs an application, and its parts add up."""
    answered = facts.report.other_matters.processing_fee
    if answered:
        yield from _amount(check, facts, _PATH, answered)
    elif answered is None:
        for sentence, quantity in _printed_amounts(facts):
            where = text_place(sentence.section, sentence.quote(quantity))
            yield from _amount(check, facts, where, Decimal(quantity.value))
    yield from _silent(check, facts)


def _amount(check: Check, facts: Facts, where: str, fee: Decimal) -> Iterator[Finding]:
    if fee % _STEP:
        yield check.finding(
            where,
            f"信息处理费是 {fee:f} 元。按规定的收费标准，总额应当是 10 元的整数倍，请核对。",
            expected="10 的整数倍",
            found=fee,
            severity=Severity.WARNING,
        )
    if fee and facts.sum("applications.received.total", "applications.carried_over.total") == 0:
        yield check.finding(
            where,
            f"收了信息处理费 {fee:f} 元，可是全年没有收到申请。请核对这笔费用或收到的申请数。",
            expected=0,
            found=fee,
            severity=Severity.WARNING,
        )


def _printed_amounts(facts: Facts) -> Iterator[tuple[Sentence, Quantity]]:
    """Yield the amounts in 元 that follow 信息处理费 in a sentence."""
    for sentence in facts.sentences:
        named = sentence.text.find("处理费")
        for quantity in sentence.quantities:
            is_money = quantity.unit == "元" and quantity.scale == 1 and not quantity.is_rough
            if is_money and 0 <= named < quantity.start and _is_sum(quantity):
                yield sentence, quantity


def _is_sum(quantity: Quantity) -> bool:
    """Return whether it is money that came in, not a rate: 每件100元."""
    return not (re.search("每|标准|单价", quantity.before) or quantity.after.startswith("/"))


def _silent(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X17: the form asks for the fee in section six; 无 alone leaves that question open."""
    text = facts.text(_OTHER)
    if not facts.printed or not _has_section(facts) or _FEE.search(text):
        return
    if not facts.values.get("applications.fee_unpaid.total"):
        yield check.finding(
            text_place(_OTHER, text.split("\n")[0]),
            f"{part_name(_OTHER)}“{section_title(_OTHER, facts.year)}”没有说有没有收取信息处理费。"
            "没有收取的，请写明“未收取信息处理费”。",
            expected="收取信息处理费情况",
            found=text[:20] or "没有文字",
            severity=Severity.WARNING,
        )


def _has_section(facts: Facts) -> bool:
    """Return whether there is a section six; a report without it is told so once, by S01."""
    return any(p.section == _OTHER for p in facts.printed.paragraphs) if facts.printed else False


def _notices(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T13: a fee is only taken, or left unpaid, after a notice; section six must say so."""
    other = facts.report.other_matters
    if other.processing_fee and other.fee_notices == 0:
        yield check.finding(
            "other_matters.fee_notices",
            f"收了信息处理费 {other.processing_fee:f} 元，发出的收费通知却是 0 件。"
            "先发通知才能收费，请核对；通知是去年发的，可以保留。",
            expected=">= 1",
            found=0,
            severity=Severity.WARNING,
        )
    unpaid = facts.values.get("applications.fee_unpaid.total")
    if not unpaid:
        return
    notices = other.fee_notices
    if notices is not None and notices < unpaid:
        yield check.finding(
            "other_matters.fee_notices",
            f"表三有 {unpaid} 件因逾期未缴费不再处理，发出的收费通知却是 {notices} 件。"
            "收费通知应当不少于这个数，请核对。",
            expected=f">= {unpaid}",
            found=notices,
        )
    if facts.printed and _has_section(facts) and not _FEE.search(facts.text(_OTHER)):
        yield check.finding(
            text_place(_OTHER, facts.text(_OTHER).split("\n")[0]),
            f"表三有 {unpaid} 件因逾期未按收费通知缴费不再处理，说明发出过收费通知，"
            f"{part_name(_OTHER)}却没有说信息处理费。请写明发出几件、实收多少。",
            expected="收取信息处理费情况",
            found="没有说",
        )


def _in_table_two(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T12: the processing fee is a 行政事业性收费, so table two's amount normally includes it."""
    fees = facts.values.get(_FEES)
    fee = facts.report.other_matters.processing_fee
    if fee is None:
        printed = (Decimal(quantity.value) for _, quantity in _printed_amounts(facts))
        fee = max(printed, default=None)
    if fee and fees is not None and fee / 10_000 > fees:
        yield check.finding(
            _FEES,
            f"收了信息处理费 {fee:f} 元，表二“行政事业性收费”却只有 {fees:f} 万元。"
            "信息处理费也是行政事业性收费，请核对。",
            expected=f">= {fee / 10_000}",
            found=fees,
        )


FEE_CHECKS = (
    Check("T12", Severity.WARNING, "信息处理费与收费金额", _in_table_two),
    Check("T13", Severity.ERROR, "收费通知", _notices),
    Check("X17", Severity.WARNING, "信息处理费", _amounts),
)
