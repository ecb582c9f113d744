"""S10: dates that lost a part of themselves, and days that no calendar has."""

import re
from collections.abc import Iterator
from datetime import date

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.statements import Sentence
from report_assistant.report.places import part_name

_RUN_TOGETHER = re.compile(
    r"20[12]\d(?<![\d.]\d{4})(?:\d{1,6}日|\d{1,2}月)"
    r"|[至到从自年—～~-](?:1[0-2]|[1-9])(?:3[01]|[12]\d)日(?!均|元)"
)
"""20231月, 202311日, 至1231日: a converter or a hasty hand lost 年 or 月."""
_MISREAD = re.compile(r"月\s*\d{1,2}\s*[曰目白](?![录标光])|(?<!\d)20[12]\d\s*[午牛隼]")
_YEAR_ALONE = re.compile(
    r"^\s*(?:\([一二三四五六七八九十\d]+\)\s*)?20[12]\d[,，](?=[\u4e00-\u9fff])"
    r"|20[12]\d(?<=[\u4e00-\u9fff]\d{4})(?=[,，](?:全[县市区镇乡省州旗局]|我[\u4e00-\u9fff]|本[级局单镇乡]))"
)
_UP_TO = re.compile("截[至止]20[12]\\d年(?=[，,])")
_TWO_YEARS = re.compile(r"20[12]\d年年(?=[，、,]|[我全本])")
_BROKEN = (
    (_RUN_TOGETHER, "日期连在一起了，少了“年”或“月”，请补全。"),
    (_MISREAD, "日期里有错字，请改正。"),
    (_YEAR_ALONE, "年份后面少了“年”字，请补上。"),
    (_UP_TO, "截至哪一天没有写全，请写到月、日，或者写“年底”。"),
    (_TWO_YEARS, "多了一个“年”字，请删去。"),
)
_DAY = re.compile(r"(?:(20\d\d)\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_LEAP = 2024


def _broken_dates(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S10: a date has its year, month and day, each with its word."""
    for sentence in facts.sentences:
        text = sentence.text
        if "20" not in text and "日" not in text and "月" not in text:
            continue
        for pattern, advice in _BROKEN:
            for found in pattern.finditer(text):
                yield _finding(check, sentence, found, advice)
        for found in _DAY.finditer(text):
            if not _is_in_calendar(found):
                yield _finding(check, sentence, found, "没有这一天，请核对日期。")


def _is_in_calendar(found: re.Match[str]) -> bool:
    try:
        date(int(found[1] or _LEAP), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def _finding(check: Check, sentence: Sentence, found: re.Match[str], advice: str) -> Finding:
    words = sentence.printed[max(0, found.start() - 4) : found.end() + 6].strip()
    message = f"{part_name(sentence.section)}“{words}”：{advice}"
    return check.finding(text_place(sentence.section, words), message, found=found.group().strip())


DATE_CHECKS = (Check("S10", Severity.WARNING, "写坏的日期", _broken_dates),)
