"""X07, X18, X20: totals in the text, and the lists of what they are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

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

_OPENS = re.compile("其中|包括|分别|分为|具体为|由|包含|[:(=]")
_WHOLE = re.compile("分别|分为|具体为|由|=")
_CLOSES = re.compile(
    "共计|合计|总计|累计|另外?|此外|同时|同比|较上|相比|浏览|点击|阅读|结转|复议|诉讼"
)
_OPEN_END = re.compile("^[^,，;。、]{0,10}等|^等")
_LOOSE = re.compile("主要|重点|例如|如:|部分为")
_CHANNELS = re.compile("网络|网上|线上|在线|信函|当面|现场|邮寄|邮件|邮箱|传真|平台|窗口|微信|书面")
_PLACES = re.compile("网站|公众号|新媒体|公开栏|渠道|平台|微博|视频号|电子屏|宣传栏")
_CLOSE_ENOUGH = Decimal("0.85")
_FEW = 3


@dataclass(frozen=True)
class _Breakdown:
    """A total and the list of what it is made of, as far as the sentence says so."""

    sentence: Sentence
    total: Quantity
    items: tuple[Quantity, ...]
    opener: str
    """The words between the total and the first item."""
    is_open: bool
    """Whether the list says that it is not complete."""

    @cached_property
    def sum(self) -> Number:
        return sum((item.value for item in self.items), start=0)

    @property
    def adds_up(self) -> bool:
        """Whether the items, or the first few of them, are the total."""
        sums = list(accumulate(item.value for item in self.items))
        return self.total.value in sums[1:]

    @property
    def has_nested_item(self) -> bool:
        """Whether one item more or less would make it right: 解读21条 counted inside a class."""
        return any(self.sum - self.total.value == item.value for item in self.items)

    @property
    def is_rough(self) -> bool:
        return self.total.is_rough or any(item.is_rough for item in self.items)


def _breakdowns(sentences: Sequence[Sentence]) -> Iterator[_Breakdown]:
    before: Sentence | None = None
    for sentence in sentences:
        quantities = sentence.quantities
        for position, total in enumerate(quantities):
            if found := _breakdown(sentence, total, quantities[position + 1 :], total.end):
                yield found
        if before and before.quantities and re.match("其中|分别", sentence.text):
            yield from _continued(before, sentence)
        before = sentence


def _continued(before: Sentence, sentence: Sentence) -> Iterator[_Breakdown]:
    """Yield lists that begin a sentence with 其中; their total is in the sentence before."""
    if before.paragraph != sentence.paragraph:
        return
    for unit in {quantity.unit for quantity in before.quantities}:
        totals = [q for q in before.quantities if q.unit == unit and not q.depth]
        found = [_breakdown(sentence, total, sentence.quantities, 0) for total in totals]
        lists = [each for each in found if each]
        # 受理30件，办结27件。其中…: the list belongs to the one that it adds up to.
        if lists and not any(each.adds_up for each in lists):
            yield lists[-1]


def _breakdown(
    sentence: Sentence, total: Quantity, after: Sequence[Quantity], start: int
) -> _Breakdown | None:
    """Return the list that follows a total in its sentence."""
    listed = [quantity for quantity in after if quantity.unit != "%"]
    if not listed or total.unit == "%":
        return None
    opener = sentence.text[start : listed[0].start]
    marked = _OPENS.search(opener)
    if not marked or re.search("[;]", opener) or _CLOSES.search(opener[: marked.start()]):
        return None
    is_bracket = marked.group() == "(" and listed[0].depth <= total.depth
    if is_bracket and not _OPENS.search(opener.replace("(", "")):
        return None
    items = tuple(_items(sentence, total, listed))
    if len(items) < 2:
        return None
    tail = sentence.text[items[-1].end :]
    is_open = bool(_OPEN_END.search(tail) or _LOOSE.search(opener))
    return _Breakdown(sentence, total, items, opener, is_open)


def _items(sentence: Sentence, total: Quantity, listed: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities in the total's unit that the list counts, until it is closed."""
    depth, last = listed[0].depth, listed[0]
    for item in listed:
        between = sentence.text[last.end : item.start]
        if item.depth < depth or (item is not last and _CLOSES.search(between)):
            return
        if item.depth == depth and item.unit == total.unit and item.scale in (1, total.scale):
            yield item
        last = item


def _parts(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: classes add up to their total. Not every list after 其中 is a partition."""
    for found in _breakdowns(facts.sentences):
        if found.adds_up or found.is_open or found.is_rough or _is_about_channels(found):
            continue
        if _is_wrong_magnitude(found):
            continue
        difference = found.sum - found.total.value
        if difference > 0 and (found.has_nested_item or _is_published_twice(found)):
            continue
        if difference > 0 or _claims_all(found):
            yield _sum_finding(check, found, "请核对总数和各项；不是全部列出的，请写明“等”。")


def _claims_all(found: _Breakdown) -> bool:
    """Return whether a list that falls short seems meant to be whole."""
    if _WHOLE.search(found.opener):
        return True
    return len(found.items) >= _FEW and found.sum >= found.total.value * _CLOSE_ENOUGH


def _sum_finding(
    check: Check, found: _Breakdown, advice: str, severity: Severity | None = None
) -> Finding:
    words = found.sentence.clause(found.items[0].start, found.items[-1].end)
    if found.total.end <= found.items[0].start:
        words = found.sentence.clause(found.total.start, found.items[-1].end)
    terms = " + ".join(str(item.value) for item in found.items)
    gap = found.sum - found.total.value
    message = (
        f"{part_name(found.sentence.section)}“{words[:40]}”：各项 {terms} = {found.sum}，"
        f"总数是 {found.total.value}，{'多' if gap > 0 else '少'} {abs(gap)}。{advice}"
    )
    where = text_place(found.sentence.section, words)
    return check.finding(
        where, message, expected=found.total.value, found=found.sum, severity=severity
    )


def _is_published_twice(found: _Breakdown) -> bool:
    """Return whether the items are channels: one piece of information can go through several."""
    return any(_PLACES.search(item.before) for item in found.items)


def _is_about_channels(found: _Breakdown) -> bool:
    """Return whether it lists the ways in which applications came in."""
    return bool(
        topic_of(found.sentence.text[: found.items[0].start]) is Topic.APPLICATIONS
        and all(_CHANNELS.search(item.before) for item in found.items[:2])
    )


def _channels(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X07: an application comes in one way, so the ways add up to the total."""
    for found in _breakdowns(facts.sentences):
        if not _is_about_channels(found) or found.adds_up or found.is_open or found.is_rough:
            continue
        is_certain = found.sum > found.total.value or bool(
            re.search("其他|其余", found.items[-1].before) or _WHOLE.search(found.opener)
        )
        severity = None if is_certain else Severity.WARNING
        yield _sum_finding(check, found, "请核对各种申请方式的件数。", severity)


def _is_wrong_magnitude(found: _Breakdown) -> bool:
    digits = Decimal(found.total.value) / found.total.scale
    return found.total.scale > 1 and digits == found.sum


def _magnitudes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X20: 173769万条 that is the sum of 75656条 and 98113条 has one 万 too many."""
    for found in _breakdowns(facts.sentences):
        if _is_wrong_magnitude(found):
            advice = "总数后面多写了“万”或“亿”，请改正单位。"
            yield _sum_finding(check, found, advice)


SUM_CHECKS = (
    Check("X07", Severity.ERROR, "申请方式合计", _channels),
    Check("X18", Severity.WARNING, "文字里的分类合计", _parts),
    Check("X20", Severity.ERROR, "数量级", _magnitudes),
)
