"""S11, S12: lists that count their items, and counts that the text announces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.statements import narrowed
from report_assistant.report.chinese_numbers import NUMERALS, number_of
from report_assistant.report.pairing import left_open
from report_assistant.report.places import part_name

_COUNT = rf"(?P<count>[{NUMERALS}两\d]{{1,2}})"
_ANNOUNCED = re.compile(
    rf"(?:以下|下列|如下|存在|还有|从|采取|抓好|做好|做到)(?:着|了)?(?:的)?{_COUNT}(?:个?方面|个|点|项|条)"
    r"(?:的)?(?:主要)?(?:问题|不足|措施|工作|改进|方面|情况|短板|着手|入手|发力|:|,|，|。|进行|加以|予以|做起|推进)"
)
_ENOUGH = 30
_ITEM = re.compile(rf"(?:^|(?<=[。；;：:，,\n!]))\s*([{NUMERALS}])(?:是|要)(?!否)")
_SUB_LINE = re.compile(rf"^\s*\(([{NUMERALS}]{{1,3}})\)", re.MULTILINE)
_DIGIT_LINE = re.compile(r"(?:^|(?<=[。；;：:\n]))\s*(\d{1,2})(?:、|\.(?!\d))", re.MULTILINE)


@dataclass(frozen=True)
class Listing:
    """A numbered list in the text: where it begins, and the numbers as they stand."""

    start: int
    numbers: tuple[int, ...]


def listings(text: str, pattern: re.Pattern[str] = _ITEM) -> list[Listing]:
    """Return the lists of one kind; a new one begins where the number falls back."""
    made: list[tuple[int, list[int]]] = []
    for found in pattern.finditer(text):
        number = int(found[1]) if found[1].isdigit() else number_of(found[1])
        if not made or number <= made[-1][1][-1]:
            made.append((found.start(), []))
        made[-1][1].append(number)
    return [Listing(start, tuple(numbers)) for start, numbers in made]


_SECOND = re.compile(f"[^。；;：:，,\\n!、“]([{NUMERALS}])是(?!否)")


def _runs_on(text: str, listing: Listing) -> str:
    """Return the words where a list goes on without a stop before 二是; empty if it does not."""
    if listing.numbers != (1,):
        return ""
    end = text.find("\n", listing.start)
    found = _SECOND.search(text, listing.start + 2, end if end >= 0 else len(text))
    return text[found.start() : found.end() + 6] if found and found[1] == "二" else ""


def _announced(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S11: what is announced is listed: 三个方面 are three; 一是 goes on with 二是."""
    if facts.printed is None:
        return
    for section in (1, 5, 6):
        text = narrowed(facts.text(section))
        for listing in listings(text):
            if runs_on := _runs_on(text, listing):
                yield check.finding(
                    text_place(section, runs_on),
                    f"{part_name(section)}“{runs_on}”的前面少了标点。请补上句号或分号。",
                    found=runs_on,
                    severity=Severity.WARNING,
                )
                continue
            if listing.numbers != tuple(range(1, len(listing.numbers) + 1)) or listing.numbers == (
                1,
            ):
                yield _gap(check, section, text, listing)
        yield from _counts(check, section, text)


def _gap(check: Check, section: int, text: str, listing: Listing) -> Finding:
    words = "、".join(f"{NUMERALS[number - 1]}是" for number in listing.numbers)
    wanted = "、".join(f"{NUMERALS[n]}是" for n in range(max(2, len(listing.numbers))))
    quote = text[listing.start : listing.start + 16].strip()
    message = (
        f"{part_name(section)}“{quote}”这一处的列举是{words}，不连续或者只有一项。"
        "请从“一是”起依次编号；只有一项的不用编号。"
    )
    return check.finding(text_place(section, quote), message, expected=wanted, found=words)


def _counts(check: Check, section: int, text: str) -> Iterator[Finding]:
    announced = list(_ANNOUNCED.finditer(text))
    for position, found in enumerate(announced):
        count = int(found["count"]) if found["count"].isdigit() else number_of(found["count"])
        end = announced[position + 1].start() if position + 1 < len(announced) else len(text)
        after = text[found.start() : end]
        lengths = [
            len(listing.numbers)
            for pattern in (_ITEM, _SUB_LINE, _DIGIT_LINE)
            for listing in listings(after, pattern)
            if listing.numbers[0] == 1
        ]
        if lengths and count not in lengths:
            yield check.finding(
                text_place(section, found.group()),
                f"{part_name(section)}说“{found.group().rstrip('，,。:')}”，后面列了 "
                f"{lengths[0]} 项。请把数目和列举改成一样。",
                expected=count,
                found=lengths[0],
            )


_STEPS = re.compile(
    rf"“(?P<list>[^”]*初审[^”]*)”[^，。；]{{0,4}}?(?P<count>[{NUMERALS}两])(?:级|审|道)(?!三校)"
)


def _review_steps(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S11: “初审、复审、终审” are three steps."""
    for sentence in facts.sentences:
        for found in _STEPS.finditer(sentence.text):
            listed = len(re.split("[、，,—－-]+", found["list"]))
            told = number_of(found["count"].replace("两", "二"))
            if listed != told and listed > 1:
                yield check.finding(
                    text_place(sentence.section, found.group()),
                    f"{part_name(sentence.section)}“{found.group()}”：列了 {listed} 步，却说是"
                    f"{found['count']}级。请把数目和列举改成一样。",
                    expected=listed,
                    found=told,
                    severity=Severity.WARNING,
                )


_PLAN = re.compile("下一步|针对(?:上述|以上|存在)|改进(?:措施|情况)|整改措施|将(?:从|采取)|今后")


def _measures(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S12: as many measures as problems, in the same order."""
    text = narrowed(facts.text(5))
    plan = _PLAN.search(text)
    if not plan:
        return
    problems, measures = (
        max(_longest(listings(part, pattern)) for pattern in (_ITEM, _SUB_LINE, _DIGIT_LINE))
        for part in (text[: plan.start()], text[plan.start() :])
    )
    if measures and problems > measures:
        yield check.finding(
            text_place(5, plan.group()),
            f"第五部分列了 {problems} 个问题，改进措施只有 {measures} 条。请逐条对应，把措施补齐。",
            expected=f">= {problems}",
            found=measures,
        )


_PROBLEM = re.compile("不足|问题|短板|薄弱|不够|欠缺|有待|差距|不及时|不高|不强|偏[少低慢]")
_REMEDY = re.compile(
    "改进|改善|整改|措施|下一步|将|加强|强化|完善|健全|提[高升]|拓宽|丰富|优化|规范|推进|落实|确保|督促|培训|已"
)


def _remedy(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S12: a problem that is named has a measure that is named."""
    text = facts.text(5)
    if len(text) >= _ENOUGH and _PROBLEM.search(text) and not _REMEDY.search(text):
        message = "第五部分只写了问题，没有写改进措施。请逐条写明怎么改。"
        yield check.finding(text_place(5, text), message, expected="改进措施", found="没有")


def _answered(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S12: while there are only answers, the lists of problems and measures are compared."""
    improvement = facts.report.improvement
    problems, measures = improvement.problems, improvement.measures
    if facts.printed is None and problems and measures and left_open(problems, measures):
        message = f"{left_open(problems, measures)}。请逐条对应；一条措施管几个问题的，可以保留。"
        place = "improvement.measures"
        yield check.finding(place, message, expected=f">= {len(problems)}", found=len(measures))


def _longest(found: Sequence[Listing]) -> int:
    return max((len(listing.numbers) for listing in found), default=0)


LISTING_CHECKS = (
    Check("S11", Severity.ERROR, "说几项列几项", _announced),
    Check("S11", Severity.WARNING, "审核的级数", _review_steps),
    Check("S12", Severity.WARNING, "问题与措施对应", _measures),
    Check("S12", Severity.WARNING, "只有问题没有措施", _remedy),
    Check("S12", Severity.WARNING, "填写的问题与措施", _answered),
)
