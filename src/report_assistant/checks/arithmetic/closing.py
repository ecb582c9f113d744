"""X18: totals that stand behind what they are made of, and answers that outnumber what came in."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.places import part_name

_CLOSING = re.compile("(?:合计|总计|共计)(?:为|是|达|发布|公开|信息|政府信息)*$")
_NOT_PARTS = re.compile(
    "其中|包括|包含|上年|去年|同比|较|比|历年|累计|以来|阅读|浏览|点击|关注|访问"
)


def _closing_totals(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: 网站915条，公众号1560条，合计2475条: the total is the sum of what leads to it."""
    for sentence in facts.sentences:
        for position, total in enumerate(sentence.quantities):
            parts = _parts_before(sentence, position)
            if len(parts) < 2 or total.is_rough or not _CLOSING.search(total.before):
                continue
            sums = list(accumulate(part.value for part in reversed(parts)))
            if total.value not in sums[1:] and total.value != max(p.value for p in parts):
                yield _wrong_total(check, sentence, parts, total)


def _parts_before(sentence: Sentence, position: int) -> list[Quantity]:
    """Return what the total can be the sum of; nothing where the words leave a doubt."""
    total, before = sentence.quantities[position], sentence.quantities[:position]
    since = sentence.text.rfind(";", 0, total.start) + 1
    parts = [q for q in before if q.start >= since and q.unit == total.unit and not q.depth]
    if not parts or total.depth:
        return []
    words = sentence.text[since : total.start]
    is_doubtful = _NOT_PARTS.search(words) or any(part.is_rough for part in parts)
    return [] if is_doubtful else parts


def _wrong_total(
    check: Check, sentence: Sentence, parts: list[Quantity], total: Quantity
) -> Finding:
    added = sum((part.value for part in parts), start=0)
    words = sentence.clause(total.start, total.end)
    terms = " + ".join(str(part.value) for part in parts)
    message = (
        f"{part_name(sentence.section)}“{words}”：各项 {terms} = {added}，与 {total.value} 对不上。"
        "请核对这几个数。"
    )
    place = text_place(sentence.section, words)
    return check.finding(place, message, expected=added, found=total.value)


_CAME_IN = re.compile(
    "(?:收到|接收|受理|接到|收集|征集)[^,，;。]{0,14}(?:留言|来信|信件|咨询|建议|提案|投诉|诉求|工单|问题|意见|申请|事项)?(?:共|计)*$"
)
_DONE = re.compile(
    "^[,，、]?(?:其中|均?已|现已|全部|按[时期]|及时|并根据群众意愿)*(?:答复|办结|回复|办理|采纳|公开)(?:了|办结|答复)?$"
)
_OVER = re.compile("结转|上年|去年|历年|遗留|往年|期初")


def _more_done_than_came_in(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: of 25 letters that came in, no 40 are answered."""
    for sentence in facts.sentences:
        told = sentence.quantities
        for came, done in pairwise(told):
            between = sentence.text[came.end : done.start]
            last = re.split("[,，;]", between)[-1]
            if came.unit != done.unit or came.is_rough or done.value <= came.value:
                continue
            if not _CAME_IN.search(came.before) or not _DONE.search(last) or ";" in between:
                continue
            if _OVER.search(sentence.text[: done.end]):
                continue
            words = sentence.clause(done.start, done.end)
            message = (
                f"{part_name(sentence.section)}“{words}”比收到的 {came.value}{came.unit}还多。"
                "请核对这两个数。"
            )
            place = text_place(sentence.section, words)
            yield check.finding(place, message, expected=f"<= {came.value}", found=done.value)


_TOLD_TOTAL = re.compile(
    "(?:公开|发布)[^,，;。\\d]{0,12}(?:共计?|累计|总计|合计)(?:公开|发布)?[^,，;。\\d]{0,8}$"
)
_CHANNEL = re.compile(
    "网站|公众号|视频号|新媒体|微博|抖音|公示栏|公开栏|宣传栏|大喇叭|广播|客户端|头条号|电子屏"
)
_NEARLY_ALL = Decimal("0.85")


def _channels_in_sentences(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X18: a total, and a sentence for each channel, which make nearly but not quite it."""
    for _, group in groupby(facts.sentences, key=lambda sentence: sentence.paragraph):
        told = list(group)
        for position, sentence in enumerate(told):
            total = sentence.quantities[-1] if sentence.quantities else None
            is_total = total is not None and _TOLD_TOTAL.search(total.before)
            is_last_word = total is not None and sentence.text[total.end :].strip() == "。"
            if total is None or not is_total or not is_last_word or total.is_rough:
                continue
            parts = _one_channel_each(told[position + 1 :], total.unit)
            added = sum((part.value for part in parts), start=0)
            if len(parts) > 1 and total.value * _NEARLY_ALL <= added < total.value:
                yield _wrong_total(check, sentence, parts, total)


def _one_channel_each(sentences: Sequence[Sentence], unit: str) -> list[Quantity]:
    """Return the first number of each sentence about a channel, while they follow each other."""
    parts: list[Quantity] = []
    for sentence in sentences:
        first = next((q for q in sentence.quantities if q.unit == unit), None)
        if first is None or first.is_rough or not _CHANNEL.search(sentence.text, 0, first.start):
            break
        parts.append(first)
    return parts


CLOSING_CHECKS = (
    Check("X18", Severity.WARNING, "写在后面的合计", _closing_totals),
    Check("X18", Severity.WARNING, "答复比收到多", _more_done_than_came_in),
    Check("X18", Severity.WARNING, "各渠道的合计", _channels_in_sentences),
)
