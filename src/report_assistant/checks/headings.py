"""S01, S02, S05: the six headings, the headings below them, and the list of the parts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.statements import narrowed
from report_assistant.report.chinese_numbers import NUMERALS, number_of
from report_assistant.report.edition import section_heading, section_title
from report_assistant.report.places import OPENING, part_name
from report_assistant.report.printed import Level, PrintedParagraph
from report_assistant.report.tables import OUTCOME_GROUPS, TABLES

SECTIONS = range(1, 7)
_TABLE_SECTIONS = frozenset(table.section for table in TABLES)
_GROUPS = tuple(f"({group.ordinal}){group.label}" for group in OUTCOME_GROUPS)
_NUMBERED = re.compile(rf"^\s*(?:第?([{NUMERALS}])(?:、|[,，.．部]分?)?)?\s*(.*)$")
_SIGNS = re.compile(r"[\s、，,。:：（）()]")
_FORMAL = re.compile("统计期限|国办公开办函|编制(?:而成|本报告)")
_ALIKE = 0.6


def _sections(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S01: the six headings, each once, in order, worded as the form words them."""
    printed = facts.printed
    if printed is None or not printed.paragraphs:
        return
    found = [p for p in printed.paragraphs if p.level is Level.SECTION]
    for number in SECTIONS:
        wanted = section_heading(number, facts.year)
        same = [p for p in found if p.section == number]
        if not same:
            yield check.finding(
                text_place(number, wanted),
                f"没有找到标题“{wanted}”。报告要有六个部分，标题照国家格式写，请补上。",
                expected=wanted,
                found="没有",
            )
        for paragraph in same[:1]:
            yield from _heading(check, paragraph, wanted)
        for paragraph in same[1:]:
            message = f"标题“{paragraph.text}”重复了。六个部分的标题各写一次，请删去或改正序号。"
            place = text_place(number, paragraph.text)
            yield check.finding(place, message, expected=1, found=len(same))
    order = [p.section for p in found]
    if order != sorted(order):
        message = "六个部分的顺序不对。请按国家格式从“一”到“六”排列。"
        yield check.finding(text_place(OPENING, "标题顺序"), message, found=str(order))


def _heading(check: Check, paragraph: PrintedParagraph, wanted: str) -> Iterator[Finding]:
    """Compare a heading with its wording: another number is wrong, another word unusual."""
    if _plain(paragraph.text) == _plain(wanted):
        return
    found, right = _NUMBERED.match(paragraph.text), _NUMBERED.match(wanted)
    assert found is not None and right is not None
    is_numbered = found[1] == right[1]
    alike = SequenceMatcher(None, _plain(found[2]), _plain(right[2])).ratio() >= _ALIKE
    severity = Severity.WARNING if is_numbered and alike else None
    yield check.finding(
        text_place(paragraph.section, paragraph.text),
        f"标题“{paragraph.text}”与国家格式的“{wanted}”不一样。请照国家格式改。",
        expected=wanted,
        found=paragraph.text,
        severity=severity,
    )


def _plain(words: str) -> str:
    return _SIGNS.sub("", words)


# ---------------------------------------------------------------- headings inside a section


_ASPECTS = {
    "主动公开": re.compile("主动公开|公开(?:各类|政府|政务)*信息|发布(?:各类|政府|政务)*信息"),
    "依申请公开": re.compile("申请"),
    "政府信息管理": re.compile("信息管理|保密|审[查核校签]|目录|指南|清理|制度|规范"),
    "政府信息公开平台建设": re.compile(
        "平台|网站|公众号|新媒体|公开栏|专栏|专区|渠道|查阅点|公示栏"
    ),
    "监督保障": re.compile("监督(?!权)|考核|评议|培训|检查|追究|问责|领导小组"),
}
_SHORT = 60
_LONGEST_NUMBERED = 80
_SUB = re.compile(rf"^\s*\(([{NUMERALS}]{{1,3}})\)\s*([^。,，:;\d]*)")


def is_unread_row(paragraph: PrintedParagraph) -> bool:
    """Return whether the paragraph is a row of a table that could not be read, and no prose."""
    if paragraph.section not in _TABLE_SECTIONS:
        return False
    words = narrowed(paragraph.text).strip()
    is_row = "|" in words or "\t" in words or words.startswith(_GROUPS)
    return is_row or not re.search("[。;，]", words)


def narrative(facts: Facts, section: int) -> str:
    """Return the text of a section without the list of the six parts and the legal basis."""
    kept = (
        sentence.text
        for sentence in facts.sentences
        if sentence.section == section and not _is_formal(sentence.text, facts.year)
    )
    return "".join(kept)


def _is_formal(sentence: str, year: int | None) -> bool:
    titles = sum(title in sentence for title in _section_titles(year))
    return titles >= 2 or bool(_FORMAL.search(sentence))


@cache
def _section_titles(year: int | None) -> tuple[str, ...]:
    return tuple(section_title(number, year) for number in SECTIONS)


def _aspects(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S02: section one speaks of five aspects, its headings numbered without a gap."""
    if not has_section(facts, 1):
        return
    text = narrative(facts, 1)
    headings = "".join(words for _, words in _sub_headings(facts, 1))
    missing = [
        name for name, pattern in _ASPECTS.items() if not pattern.search(f"{headings}{text}")
    ]
    place = text_place(1, section_title(1, facts.year))
    if len(text) < _SHORT or len(missing) == len(_ASPECTS):
        message = (
            "第一部分没有写内容。请按主动公开、依申请公开、信息管理、平台建设、监督保障五个方面写。"
        )
        yield check.finding(place, message, expected="五个方面", found=text[:20] or "没有")
    elif missing:
        names = "、".join(name for name in missing if name != "依申请公开")
        if names:
            message = f"第一部分没有写到{names}。国家格式要求写五个方面，请补一两句。"
            yield check.finding(
                place, message, expected="五个方面", found=names, severity=Severity.WARNING
            )
    yield from _suffixes(check, facts)


def has_section(facts: Facts, section: int) -> bool:
    """Return whether the section is there, by its heading."""
    printed = facts.printed
    return printed is not None and any(
        p.section == section and p.level is Level.SECTION for p in printed.paragraphs
    )


def _sub_headings(facts: Facts, section: int) -> list[tuple[int, str]]:
    """Return the headings （一） … of a section, run-in or on a line, with their numbers."""
    assert facts.printed is not None
    found = []
    for paragraph in facts.printed.paragraphs:
        if paragraph.section != section or paragraph.level is Level.SECTION:
            continue
        match = _SUB.match(narrowed(paragraph.text[:_LONGEST_NUMBERED]))
        if match and not is_unread_row(paragraph):
            found.append((number_of(match[1]), match[2]))
    return found


def _suffixes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S02: the headings of the five aspects end alike: 方面, 情况, or neither."""
    endings = {}
    for _, words in _sub_headings(facts, 1):
        if any(words.startswith(aspect[:4]) for aspect in _ASPECTS):
            endings[next((e for e in ("方面", "情况") if words.endswith(e)), "")] = words
    if len(endings) > 1 and {"方面", "情况"} <= set(endings):
        both = "”和“".join(list(endings.values())[:2])
        message = f"小标题“{both}”的写法不统一。请统一用“方面”或“情况”结尾。"
        place = text_place(1, next(iter(endings.values())))
        yield check.finding(place, message, found=both, severity=Severity.WARNING)


def _numbering(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S02: （一）（二） go on without a gap; a list may begin again at （一）."""
    if facts.printed is None:
        return
    for section in SECTIONS:
        before = 0
        for number, words in _sub_headings(facts, section):
            if number not in (1, before + 1):
                quote = f"（{NUMERALS[number - 1] if number <= 10 else number}）{words}"
                message = (
                    f"{part_name(section)}的序号不连续：“{quote}”前面"
                    f"{f'是第 {before} 项' if before else '没有（一）'}。请把序号理顺。"
                )
                yield check.finding(
                    text_place(section, quote), message, expected=before + 1, found=number
                )
            before = number


# ---------------------------------------------------------------- the list of the parts

_FIRST_PART = re.compile("总体(?:工作)?情况|概述")
_PARTS = re.compile(
    rf"(?:由|包括|分为|从|按照?)(?P<list>[^。]{{8,200}}?)(?P<open>等)?(?P<count>[{NUMERALS}两\d])个?(?P<what>部分|方面)"
)


def _parts(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S05: the list of parts in the opening names all six, and says six."""
    for sentence in facts.sentences:
        found = _PARTS.search(sentence.text) if sentence.section in (0, 1) else None
        if not found or not _FIRST_PART.search(found["list"]):
            continue
        place = text_place(sentence.section, found.group()[-20:])
        count = int(found["count"]) if found["count"].isdigit() else number_of(found["count"])
        listed = _plain(found["list"])
        missing = [
            section_title(number, facts.year)
            for number in SECTIONS
            if not _is_listed(listed, section_title(number, facts.year))
        ]
        is_open = bool(found["open"]) and _number_listed(found["list"]) < len(SECTIONS)
        # 其他需要报告的事项等六部分: a list that ends with the last part is meant to be whole.
        ends_with_last = section_title(SECTIONS[-1], facts.year) not in missing
        if missing and (not is_open or ends_with_last):
            names = "、".join(missing)
            message = f"开头列举的各部分里没有“{names}”。请照六个部分的标题列全。"
            severity = Severity.WARNING if is_open else None
            yield check.finding(
                place, message, expected="六个部分", found=f"缺{names}", severity=severity
            )
        twice = _listed_twice(found["list"])
        if twice or (not found["open"] and _number_listed(found["list"]) > len(SECTIONS)):
            message = (
                f"开头说{found['count']}个{found['what']}，列出来的却不止，或者有一项写了两次"
                f"{f'（{twice}）' if twice else ''}。请照六个部分的标题各列一次。"
            )
            yield check.finding(place, message, expected=len(SECTIONS), found=twice or "多")
        if count != len(SECTIONS):
            message = f"开头写着“{found['count']}个{found['what']}”，报告是六个部分。请改成六。"
            yield check.finding(place, message, expected=len(SECTIONS), found=count)


_ENTRY = re.compile("[、，,；;]|以及|[和及](?=其他)")
_LONG_ENTRY = 6
_TWO_IN_ONE = re.compile("行政复议[^、，,]{0,6}[、，,和及][^、，,]{0,12}?行政诉讼")


def _listed_twice(listed: str) -> str:
    """Return the first entry that is listed twice."""
    entries = [_plain(entry) for entry in _ENTRY.split(listed)]
    long = [entry for entry in entries if len(entry) >= _LONG_ENTRY]
    return next(
        (entry for n, entry in enumerate(long) if any(e.startswith(entry) for e in long[n + 1 :])),
        "",
    )


def _number_listed(listed: str) -> int:
    """Return how many titles are listed; 行政复议、行政诉讼情况 is one of them."""
    begun = _FIRST_PART.search(listed)
    whole = _TWO_IN_ONE.sub("复议诉讼", listed[begun.start() if begun else 0 :])
    return len([entry for entry in _ENTRY.split(whole) if len(_plain(entry)) >= 4])


_OLD_PARTS = re.compile("概述[^。]{10,160}(?:支出|费用|收费)[^。]{0,6}情况[^。]{0,120}")


def _old_list(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S05: 概述 and 收费情况 are parts of the form before 2019, whatever ends the list."""
    for sentence in facts.sentences:
        found = _OLD_PARTS.search(sentence.text) if sentence.section in (OPENING, 1) else None
        if found and "组成" in found.group() + sentence.text[found.end() :]:
            message = (
                "开头列举的是 2019 年以前的旧格式（概述、收费情况等）。请照现在六个部分的标题列举。"
            )
            place = text_place(sentence.section, found.group()[:20])
            yield check.finding(place, message, expected="六个部分", found="旧格式")


_CONTENTS = re.compile(
    "(?:(?:主要(?:内容)?|全文|报告(?:全文|内容)?)包括|(?:分为?|包括|包含|共有?)六个?(?:部分|方面)[:：，,](?:分别[是为]|即|包括)?)"
    "(?P<list>[^。]{20,200})。"
)


def _contents_without_number(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S05: a list of the contents without their number names the six parts too."""
    for sentence in facts.sentences:
        found = _CONTENTS.search(sentence.text) if sentence.section == OPENING else None
        is_numbered = found and _PARTS.search(sentence.text)
        if not found or is_numbered or "等" in found["list"]:
            continue
        if twice := _listed_twice(found["list"]):
            message = f"开头列举的内容里“{twice}”写了两次。请照六个部分的标题各列一次。"
            place = text_place(sentence.section, found.group()[-20:])
            yield check.finding(place, message, expected="六个部分", found=twice)
        listed = _plain(found["list"])
        titles = [section_title(number, facts.year) for number in SECTIONS]
        missing = [title for title in titles if not _is_listed(listed, title)]
        if 0 < len(missing) < len(titles) - 1:
            names = "、".join(missing)
            message = f"开头列举的内容里没有“{names}”。请照六个部分的标题列全。"
            place = text_place(sentence.section, found.group()[-20:])
            yield check.finding(place, message, expected="六个部分", found=f"缺{names}")


def _is_listed(listed: str, title: str) -> bool:
    """Return whether a title is in the list, give or take a word: 存在问题 for 存在的主要问题."""
    words = _plain(title)
    match = SequenceMatcher(None, listed, words, autojunk=False)
    covered = sum(block.size for block in match.get_matching_blocks() if block.size > 1)
    if "问题" in words and re.search("问题[^、，,;]{0,4}(?:改进|整改|措施)", listed):
        return True
    key = {"复议": "复议", "问题": "问题", "其他": "其.?他", "申请": "申请公开|公开申请|依申请"}
    for sign, pattern in key.items():
        if sign in words and not re.search(pattern, listed):
            return False
    return covered >= len(words) * _ALIKE


HEADING_CHECKS = (
    Check("S01", Severity.ERROR, "六个部分的标题", _sections),
    Check("S02", Severity.ERROR, "第一部分的五个方面", _aspects),
    Check("S02", Severity.ERROR, "小标题的序号", _numbering),
    Check("S05", Severity.ERROR, "开头列举的各部分", _parts),
    Check("S05", Severity.ERROR, "旧格式的各部分", _old_list),
    Check("S05", Severity.ERROR, "开头列举的内容", _contents_without_number),
)
