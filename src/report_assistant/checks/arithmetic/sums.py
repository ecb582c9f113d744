"""X07, X18, X20: totals in the text, and the lists of what they are made of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain, islice

from report_assistant.checks.claims import Topic, topic_of
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.roles import OVER, is_carried_forward
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.places import part_name
from report_assistant.report.tables import Number

_OPENS = re.compile("其中|内有|内含|包括|涵盖|分别|分为|具体为|(?<![理自事缘])由|包含|[:(=]")
_NESTED = re.compile("其中|内有|内含|包括|包含|涵盖|细分为|[(]含")
_PART = re.compile("其中|包括|包含")
_CONTINUES = re.compile("其中|分别|具体(?:包括|为|如下|是)|包括")
_WHOLE = re.compile("分别|分为|具体为|(?<![理自事缘])由|=")
_REST = re.compile("其他|其它|其余|余下")
_CLOSES = re.compile(
    "共计|合计|总计|累计|另(?!行)外?|此外|同时|同比|较上|相比|浏览|点击|阅读|结转|复议|诉讼"
)
_OPEN_END = re.compile("^[^,，;。、]{0,10}等|^等")
_LOOSE = re.compile("主要|重点|例如|如:|部分为")
_CHANNELS = re.compile("网络|网上|线上|在线|信函|当面|现场|邮寄|邮件|邮箱|传真|平台|窗口|微信|书面")
_PLACES = re.compile("网站|公众号|新媒体|公开栏|渠道|平台|微博|视频号|电子屏|宣传栏")
_CLOSE_ENOUGH = Decimal("0.85")
_FEW = 3
_MOSTLY = Decimal("0.7")
_ALL_IN_BRACKETS = re.compile("[(](?!.*(?:其中|含|包括|主要|重点|如))")
_ALL_BUT_WHOLE = Decimal("0.97")
"""Two classes that come so near their total are meant to be all of it."""
_BY_CHANCE = 10
"""A surplus below it is an item's number often enough without its being that item."""
_NESTED_WORDS = re.compile("解读|图解|图文|视频|音频|问答|转载|原创|专题")
_LOOKED_BACK = 40
"""So many quantities before a total are looked at: a paragraph may hold thousands."""


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
    earlier: tuple[Quantity, ...] = ()
    """What its paragraph counts before the total, in the same unit."""
    all_units: Number = 0
    """The sum of all that is listed, whatever its unit."""
    forward: Number = 0
    """What is left of the total for next year, behind the list."""

    @cached_property
    def sum(self) -> Number:
        return sum((item.value for item in self.items), start=0)

    @cached_property
    def whole(self) -> Number:
        """What the items are parts of: 收到92件、上年结转2件。其中… are parts of 94."""
        is_part = bool(self.earlier and OVER.search(self.total.before))
        return self.total.value + (self.earlier[-1].value if is_part else 0)

    @property
    def adds_up(self) -> bool:
        """Whether the items, or the first few of them, are the total or another one before it."""
        totals = [quantity.value for quantity in (self.total, *reversed(self.earlier))]
        wholes = {self.whole, *totals, *accumulate(totals)}
        sums = list(accumulate(item.value for item in self.items))
        return not wholes.isdisjoint([*sums[1:], sums[-1] + self.forward])

    @property
    def adds_up_in_all_units(self) -> bool:
        """Whether the items make the total with those of other units: 45条、征集16期."""
        return self.all_units in (self.whole, self.total.value)

    @property
    def has_nested_item(self) -> bool:
        """Whether one item more or less would make it right: 解读21条 counted inside a class."""
        surplus = self.sum - self.whole
        return any(
            surplus == item.value and (surplus >= _BY_CHANCE or _NESTED_WORDS.search(item.before))
            for item in self.items
        )

    @property
    def is_rough(self) -> bool:
        return self.total.is_rough or any(item.is_rough for item in self.items)


def _breakdowns(sentences: Sequence[Sentence]) -> Iterator[_Breakdown]:
    before: Sentence | None = None
    told: list[Quantity] = []
    for sentence in sentences:
        if before and before.paragraph != sentence.paragraph:
            told = []
        quantities = sentence.quantities
        for position, total in enumerate(quantities):
            found = _breakdown(sentence, total, quantities[position + 1 :], total.end)
            if found:
                here = (quantities[n] for n in range(position - 1, -1, -1))
                before_it = chain(here, reversed(told))
                yield _after(found, () if _begins_anew(sentence, position) else before_it)
        if before and before.quantities and _CONTINUES.match(sentence.text):
            yield from _continued(before, sentence, told)
        told += quantities
        before = sentence


def _begins_anew(sentence: Sentence, position: int) -> bool:
    """Return whether a semicolon parts a total from the number before it."""
    quantities = sentence.quantities
    return (
        position > 0
        and ";" in sentence.text[quantities[position - 1].end : quantities[position].start]
    )


def _after(found: _Breakdown, told: Iterable[Quantity]) -> _Breakdown:
    """Return the list with the totals before it, latest first, that it may be made of just as well."""
    near = islice(told, _LOOKED_BACK)
    total = found.total
    earlier = [q for q in near if q.unit == total.unit and q.start != total.start][:_FEW]
    return replace(found, earlier=tuple(reversed(earlier)))


def _continued(
    before: Sentence, sentence: Sentence, told: Sequence[Quantity]
) -> Iterator[_Breakdown]:
    """Yield lists that begin a sentence with 其中; their total is in the sentence before.

    A list in a paragraph of its own belongs to the one number that the paragraph before ends with.
    """
    is_next_paragraph = before.paragraph != sentence.paragraph
    if is_next_paragraph and (
        before.paragraph + 1 != sentence.paragraph or len(before.quantities) != 1
    ):
        return
    for unit in {quantity.unit for quantity in before.quantities}:
        totals = [q for q in before.quantities if q.unit == unit and not q.depth]
        lists = [
            _after(each, reversed(told))
            for total in totals
            if (each := _breakdown(sentence, total, sentence.quantities, 0))
        ]
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
    everything = tuple(_items(sentence, listed, is_inner=_is_item(sentence, total, start)))
    items = tuple(item for item in everything if _is_counted(item, total))
    if not items:
        return None
    tail = sentence.text[items[-1].end :]
    is_open = bool(_OPEN_END.search(tail) or _LOOSE.search(opener))
    behind = after[after.index(items[-1]) + 1 :][:1]
    forward = sum(each.value for each in behind if is_carried_forward(each.before, each.after))
    all_units = sum(item.value for item in everything)
    return _Breakdown(sentence, total, items, opener, is_open, all_units=all_units, forward=forward)


def _is_item(sentence: Sentence, total: Quantity, start: int) -> bool:
    """Return whether a total is itself an item of a list before it in its sentence."""
    if start != total.end:
        return False
    first = next(q for q in sentence.quantities if q.unit == total.unit)
    return bool(_OPENS.search(sentence.text, first.end, total.start))


def _is_counted(item: Quantity, total: Quantity) -> bool:
    return item.unit == total.unit and item.scale in (1, total.scale)


def _items(sentence: Sentence, listed: Sequence[Quantity], *, is_inner: bool) -> Iterator[Quantity]:
    """Yield the quantities that the list counts, until it is closed.

    工作类11条，其中动态3条、公告8条；政策类4条: what an item is made of is no item itself, up to
    the semicolon. Such an inner list, and one that goes on with commas, ends at a semicolon.
    """
    depth, last = listed[0].depth, listed[0]
    is_nested, number, has_semicolons = False, 0, False
    for item in listed:
        between = sentence.text[last.end : item.start]
        if item.depth < depth or (item is not last and _CLOSES.search(between)):
            return
        if ";" in between:
            if is_inner or (number > 1 and not has_semicolons and not is_nested):
                return
            is_nested, has_semicolons = False, True
        has_parts = item is not last and item.depth == depth and _NESTED.search(between)
        is_nested = is_nested or bool(has_parts)
        if item.depth == depth and not is_nested:
            number += 1
            yield item
        last = item


def _parts(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: classes add up to their total. Not every list after 其中 is a partition."""
    for found in _breakdowns(facts.sentences):
        if rest := _rest_as_large_as_all(found):
            yield _part_finding(check, found, rest)
        if found.is_rough or rest or _is_wrong_magnitude(found):
            continue
        if part := _part_above_total(found):
            yield _part_finding(check, found, part)
            continue
        is_list = len(found.items) > 1
        is_right = found.adds_up or found.adds_up_in_all_units
        if not is_list or is_right or found.is_open or _is_about_channels(found):
            continue
        difference = found.sum - found.whole
        is_explained = found.has_nested_item or _is_published_twice(found)
        if difference > 0 and is_explained and not _has_swapped_digits(found):
            continue
        if difference > 0 or _claims_all(found):
            yield _sum_finding(check, found, "请核对总数和各项；不是全部列出的，请写明“等”。")


def _part_above_total(found: _Breakdown) -> Quantity | None:
    """Return the part that is more than the whole, which no way of counting allows."""
    if not _PART.search(found.opener):
        return None
    wholes = (found.whole, *(quantity.value for quantity in found.earlier))
    return next((item for item in found.items if item.value > max(wholes)), None)


def _rest_as_large_as_all(found: _Breakdown) -> Quantity | None:
    """Return the rest that is said to be all: 300余条，其中通知28条，其他300余条."""
    others = any(item.value for item in found.items[:-1])
    last = found.items[-1]
    is_all = last.value == found.total.value and bool(_REST.search(last.before))
    return last if is_all and others else None


def _part_finding(check: Check, found: _Breakdown, part: Quantity) -> Finding:
    words = found.sentence.quote(part)
    compared = "却与总数一样多" if part.value == found.whole else f"却比总数 {found.whole} 还多"
    message = (
        f"{part_name(found.sentence.section)}“{words}”是其中一部分，{compared}。请核对这两个数。"
    )
    where = text_place(found.sentence.section, words)
    return check.finding(where, message, expected=f"<= {found.whole}", found=part.value)


def _claims_all(found: _Breakdown) -> bool:
    """Return whether a list that falls short seems meant to be whole."""
    if _WHOLE.search(found.opener) or any(_REST.search(item.before) for item in found.items):
        return True
    if _ALL_IN_BRACKETS.match(found.opener) or _has_swapped_digits(found):
        return True
    enough = _CLOSE_ENOUGH if len(found.items) >= _FEW else _ALL_BUT_WHOLE
    return found.sum >= found.whole * enough


def _has_swapped_digits(found: _Breakdown) -> bool:
    """Return whether a list would be whole if two digits of an item changed places: 36 for 63."""
    missing = found.whole - found.sum
    is_near = found.whole * _MOSTLY <= found.sum <= found.whole / _MOSTLY
    if not is_near or (missing > 0 and len(found.items) < _FEW):
        return False
    return any(
        int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]) - int(digits) == missing
        for digits in (str(item.value) for item in found.items)
        for n in range(len(digits) - 1)
        if digits.isdigit()
    )


def _sum_finding(
    check: Check, found: _Breakdown, advice: str, severity: Severity | None = None
) -> Finding:
    words = found.sentence.clause(found.items[0].start, found.items[-1].end)
    if found.total.end <= found.items[0].start:
        words = found.sentence.clause(found.total.start, found.items[-1].end)
    terms = " + ".join(str(item.value) for item in found.items)
    gap = found.sum - found.whole
    message = (
        f"{part_name(found.sentence.section)}“{words[:40]}”：各项 {terms} = {found.sum}，"
        f"总数是 {found.whole}，{'多' if gap > 0 else '少'} {abs(gap)}。{advice}"
    )
    where = text_place(found.sentence.section, words)
    return check.finding(where, message, expected=found.whole, found=found.sum, severity=severity)


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
        is_list = len(found.items) > 1 and _is_about_channels(found)
        if not is_list or found.adds_up or found.is_open or found.is_rough:
            continue
        is_certain = found.sum > found.whole or bool(
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
