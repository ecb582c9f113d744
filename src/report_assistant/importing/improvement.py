"""Section five: the problems that a report names, and what will be done about them.

Both are mostly numbered, 一是…；二是…; some reports list problems behind 主要表现在 or between 存在 and 等问题.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from pydantic import ValidationError

from report_assistant.importing.readings import Reading
from report_assistant.language.answers.lists import read_measures
from report_assistant.language.problems import NotUnderstood
from report_assistant.report import text
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.text import LAST_YEAR

_SECTION = 5
_PLAN = re.compile(
    rf"(?:^|\n)\s*[（(][{NUMERALS}][)）](?![^。\n]{{0,8}}问题)[^。\n]{{0,8}}(?:改进|整改)情况|改进(?!情况)|措施|下一步|下步|整改|针对|今后|20\d\d年，?[^。]{{0,12}}?将"
)
_ABOUT_LAST_YEAR = re.compile(f"(?:针对|对)?(?:{LAST_YEAR.pattern})")
_ITEM = re.compile(
    rf"(?:^|(?<=[。；：:，\n]))\s*[{NUMERALS}]+(?:是|要)(?!否)(?P<words>.+?)(?=[。；]|$)",
    re.MULTILINE,
)
_ITEMS_WHOLE = re.compile(
    rf"(?:^|(?<=[。；：:，\n]))\s*[{NUMERALS}]+是(?!否)(?P<words>.+?)"
    rf"(?=[。；，]?\s*[{NUMERALS}]+是|\n|$)",
)
_LINE = re.compile(
    r"^\s*(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）]|[①-⑨])\s*(?P<words>[^。；\n]{4,80})", re.MULTILINE
)
_LISTED = (
    re.compile(
        "(?:存在|还有|仍有|有)[^。；]{0,24}?(?:问题|不足|短板|差距|薄弱环节)[^。；，：]{0,8}?[，：:]?"
        "(?:主要)?(?:表现|体现)?(?:在|为|是|有|如)[：:，]?(?P<items>[^。]{4,240})"
    ),
    re.compile(
        "(?:(?:主要问题|问题|不足)(?:主要)?(?:是|有|为|表现在|表现为|体现在)|主要(?:表现|体现)在)"
        "[：:，]?(?P<items>[^。]{4,240})"
    ),
    re.compile("存在(?:以下|着|问题[：:])?(?P<items>[^。]{4,200}?)等?(?:的)?(?:问题|不足)"),
)
_LINE_WHOLE = re.compile(
    r"^\s*(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）]|[①-⑨])\s*(?P<words>[^\n]{4,400})", re.MULTILINE
)
_INLINE = re.compile(
    rf"[（(][{NUMERALS}]{{1,2}}[)）](?P<words>[^（(\n]{{4,200}}?)[；。]?(?=[（(][{NUMERALS}]{{1,2}}[)）]|\n|$)"
)
_STRONG, _WEAK = re.compile("[；;]"), re.compile("[，,、]|和(?=[^、，]{2,})|以及")
_END = re.compile("等(?:方面)?(?:的)?(?:问题|不足|情况|现象)?$|(?:方面)?(?:的)?(?:问题|不足)$")
_AMISS = re.compile(
    "不|欠|弱|少|有待|滞后|单一|缺|低|差|难|窄|偏|仍需|需要|需进一步|没有|未|慢|浅|薄|空白|浮于|重复|脱节|形式化|隐患|失误|片面|粗"
)
_EMPTY = re.compile(
    "(?:一些|一定|以下|不少|部分|薄弱环节|问题|不足|差距|和|与|的|几个|方面|如下|主要|仍然?|还|也|很多|许多|诸多|若干|少数|短板|：|，)+$"
)
_SHORTEST = 4
_MEASURE_HEAD = re.compile(rf"[（(][{NUMERALS}]+[)）]")
_FIRST_CLAUSE = re.compile("[，。；：,:]")


def improvement_in(printed: PrintedReport) -> Iterator[Reading]:
    """Yield the problems, and the measures."""
    before, plan = _parted(printed)
    items = _problems(before) or _listed(before)
    if items:
        yield Reading("improvement.problems", items, before.strip()[:40], _SECTION)
    measures = list(_measures_in_paragraphs(printed)) or _measures(plan)
    if measures:
        yield Reading("improvement.measures", measures, plan.strip()[:40], _SECTION)


def _parted(printed: PrintedReport) -> tuple[str, str]:
    """Return what stands before the plan is announced, and the plan."""
    narrative = _this_year(printed.text_of(_SECTION))
    plan = _PLAN.search(narrative)
    if plan is None:
        return narrative, ""
    begin = max(narrative.rfind(stop, 0, plan.start()) for stop in "。；\n") + 1
    return narrative[:begin], narrative[begin:]


def _this_year(narrative: str) -> str:
    """Return the text without its first paragraphs on what became of last year's problems."""
    paragraphs = narrative.split("\n")
    kept = [words for words in paragraphs if not _ABOUT_LAST_YEAR.match(words)]
    return "\n".join(kept or paragraphs)


def _problems(before: str) -> list[str]:
    items = [text.phrase(found["words"]) for found in _ITEM.finditer(before)]
    for pattern in (_LINE, _INLINE) if not items else ():
        told = [text.phrase(found["words"]) for found in pattern.finditer(before)]
        if len(told) > 1 and all(_AMISS.search(item) for item in told):
            items = told
            break
    return [_END.sub("", item) if item.endswith("等问题") else item for item in items if item]


def _listed(before: str) -> list[str]:
    """Return the problems of a list in one sentence; nothing where one of them names no fault."""
    for pattern in _LISTED:
        found = pattern.search(before)
        if found is None or _EMPTY.match(found["items"]):
            continue
        words = _END.sub("", found["items"].strip())
        split = _STRONG if _STRONG.search(words) else _WEAK
        items = [_END.sub("", item.strip()) for item in split.split(words) if item.strip()]
        is_fault = [len(item) >= _SHORTEST and _AMISS.search(item) for item in items]
        if items and all(is_fault) and not any(_EMPTY.fullmatch(item) for item in items):
            return items
    return []


def _measures_in_paragraphs(printed: PrintedReport) -> Iterator[dict[str, object]]:
    """Yield the measures of paragraphs （一）…（二）… after the plan is announced."""
    announced, pieces = False, []
    for paragraph in printed.paragraphs:
        if paragraph.section != _SECTION or paragraph.level is Level.SECTION:
            continue
        if announced and _MEASURE_HEAD.match(paragraph.text):
            pieces.append(paragraph.text)
        is_plan = _PLAN.search(paragraph.text) and not _ABOUT_LAST_YEAR.match(paragraph.text)
        announced = announced or bool(is_plan)
    if pieces:
        with suppress(NotUnderstood, ValidationError):  # a heading is missing, or without an end
            yield from [measure.model_dump() for measure in read_measures("\n".join(pieces))]


def _measures(plan: str) -> list[dict[str, object]]:
    """Return the measures that are numbered 一是…二是…, or 1.…2.… on lines of their own."""
    patterns = (_ITEMS_WHOLE, _LINE_WHOLE, _INLINE)
    each_way = (list(pattern.finditer(plan)) for pattern in patterns)
    found = next((items for items in each_way if len(items) > 1), [])
    return [_measure(each["words"]) for each in found]


def _measure(words: str) -> dict[str, object]:
    """Return a measure: up to its first stop it is the heading."""
    plain = text.phrase(words)
    stop = _FIRST_CLAUSE.search(plain)
    heading = plain[: stop.start()] if stop else plain
    return {"heading": heading, "text": text.phrase(plain[stop.end() :]) if stop else ""}
