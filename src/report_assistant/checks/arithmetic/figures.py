"""X13, X19, X21: percentages, one total said twice, and counts of more than the year."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_assistant.checks.claims import Topic, topic_of
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.places import part_name
from report_assistant.report.tables import Number

# ---------------------------------------------------------------- percentages

_SHARE = re.compile("占(?P<base>[^\\d,，;]{0,14})")


def _percentages(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X13: a share is right to one unit in its last digit, on some base in the text."""
    for sentence in facts.sentences:
        for position, share in enumerate(sentence.quantities):
            if share.unit != "%" or share.is_rough or not position:
                continue
            part = sentence.quantities[position - 1]
            between = sentence.text[part.end : share.start]
            if part.unit == "%" or not _is_share(between):
                continue
            bases = _bases(facts, sentence, part)
            if bases and not any(_is_share_of(part.value, base, share) for base in bases):
                yield _share_finding(check, sentence, part, share, max(bases))


_RATE = re.compile(
    "(?:答复|办结|回复|满意|采用|采纳|公开|解读|合规|及时|准确|覆盖|完成|按期|知晓|胜诉|维持|整改|确认)[率度](?:均|都|平均)?(?:为|达|达到|是|约|保持)?(?:在)?$"
)


def _above_all(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X13: no rate is above 100%."""
    for sentence in facts.sentences:
        for rate in sentence.quantities:
            if rate.unit == "%" and rate.value > _WHOLE_RATE and _RATE.search(rate.before):
                words = sentence.clause(rate.start, rate.end)
                message = f"{part_name(sentence.section)}“{words}”超过了 100%，请核对。"
                place = text_place(sentence.section, words)
                yield check.finding(place, message, expected="<= 100%", found=f"{rate.digits}%")


_WHOLE_RATE = 100


def _is_share(between: str) -> bool:
    return bool(re.fullmatch(r"[,，、(]*(?:占比?|占[^\d,，;。]{0,14}|[(])", between))


def _bases(facts: Facts, sentence: Sentence, part: Quantity) -> set[Number]:
    """Return possible wholes of a part: larger numbers of its paragraph, table three's totals."""
    told = {
        quantity.value
        for each in facts.sentences
        if each.paragraph == sentence.paragraph
        for quantity in each.quantities
        if quantity.unit == part.unit and quantity.value > part.value
    }
    rows = ("received", "handled")
    totals = [facts.values.get(f"applications.{row}.total") for row in rows]
    both = facts.sum("applications.received.total", "applications.carried_over.total")
    if topic_of(sentence.heading + sentence.text) is Topic.APPLICATIONS:
        told |= {total for total in (*totals, both) if total and total >= part.value}
    return told


def _is_share_of(part: Number, base: Number, share: Quantity) -> bool:
    exact = Decimal(part) * 100 / Decimal(base)
    decimals = len(share.digits.partition(".")[2])
    return abs(exact - Decimal(share.value)) <= Decimal("1.5").scaleb(-decimals)


def _share_finding(
    check: Check, sentence: Sentence, part: Quantity, share: Quantity, base: Number
) -> Finding:
    words = sentence.clause(part.start, share.end)
    right = (Decimal(part.value) * 100 / Decimal(base)).quantize(Decimal("0.01"))
    message = (
        f"{part_name(sentence.section)}“{words}”的百分比算不出来：按 {base} 算是 {right}%。"
        "请核对件数、比例，并写明是占哪个总数。"
    )
    where = text_place(sentence.section, words)
    return check.finding(where, message, expected=f"{right}%", found=f"{share.digits}%")


# ---------------------------------------------------------------- the same thing twice

_KEY = re.compile("主动公开(?:各类|政府|政务)*信息(?:总数|总量)?(?:共计?|累计|总计|达|为)?$")
_SINCE = re.compile(
    r"(?:开通|上线|建立|建成|运行|开设|建站|开站|成立|启用|运营)以来|(?:自|从)[^，。；\d年月]{1,8}以来|历年"
)
_ALL_TIME = re.compile(f"{_SINCE.pattern}|历史累计|截[至止](?:目前|今)|至今")
_NARROWED = re.compile(
    "通过|网站|公众号|新媒体|微博|平台|专栏|公开栏|渠道|领域|类|方面|其中|较|上年|去年"
)


def _twice(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X19: the total of what was published is one number wherever it stands."""
    told: list[tuple[Sentence, Quantity]] = []
    for sentence in facts.sentences:
        for quantity in sentence.quantities:
            lead = sentence.text[: quantity.start]
            years = re.findall(r"((?:19|20)\d\d)年", lead)
            is_other_year = bool(years) and facts.year is not None and str(facts.year) not in years
            if quantity.unit != "条" or quantity.is_rough or quantity.depth or is_other_year:
                continue
            key = _KEY.search(quantity.before)
            clause = sentence.quote(quantity)
            if key and not _NARROWED.search(lead) and not _ALL_TIME.search(clause):
                told.append((sentence, quantity))
    for sentence, quantity in told[1:]:
        first = told[0][1].value
        if quantity.value != first:
            yield check.finding(
                text_place(sentence.section, sentence.quote(quantity)),
                f"主动公开的总条数前后不一致：先写 {first} 条，后写“{sentence.quote(quantity)}”。"
                "请核对后改成同一个数。",
                expected=first,
                found=quantity.value,
            )


def _cumulative(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X21: the report counts its own year, not everything since a site was opened."""
    for sentence in facts.sentences:
        found = _SINCE.search(sentence.text)
        counted = [q for q in sentence.quantities if found and q.start > found.start()]
        counted = [q for q in counted if q.value and q.unit in ("条", "篇", "件", "期", "次")]
        if found and counted:
            words = sentence.clause(found.start(), counted[0].end)
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”是历年累计数。"
                "年度报告只统计本年，请改成本年的数。",
                found=counted[0].value,
            )


FIGURE_CHECKS = (
    Check("X13", Severity.WARNING, "百分比", _percentages),
    Check("X13", Severity.WARNING, "超过百分之百", _above_all),
    Check("X19", Severity.ERROR, "同一个数前后不一", _twice),
    Check("X21", Severity.WARNING, "历年累计数", _cumulative),
)
