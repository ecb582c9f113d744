"""S10: dates and numbers that lost a part of themselves, and days that no calendar has."""

import re
from collections.abc import Iterator
from datetime import date

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.headings import is_unread_row
from report_assistant.checks.statements import Sentence, narrowed
from report_assistant.report.places import part_name
from report_assistant.report.printed import Level

_RUN_TOGETHER = re.compile(
    r"20[12]\d(?<![\d.]\d{4})(?:\d{1,4}日|\d{1,2}月)"
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


_DANGLING = re.compile(
    r"(?:发布|公开|推送|制作|编发|刊发|上传|印发|更新|收到|办理|答复|开展|召开|组织)[^，。；、\d]{0,24}[\u4e00-\u9fff]\d{1,6}\s*$"
)
_FOLLOWERS = re.compile(r"\d+\.\d+\s*(?=粉丝|关注|阅读|浏览|点击|播放|访问|转发|用户)")
_CONTACT = re.compile("电话|传真|邮编|邮政编码|热线|地址|号$")


def _without_unit(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S10: a paragraph does not end in a bare number; 26.4粉丝 lacks its 万."""
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        if paragraph.level is not Level.TEXT or is_unread_row(paragraph):
            continue
        text = narrowed(paragraph.text)
        places = [*_FOLLOWERS.finditer(text)]
        if (end := _DANGLING.search(text)) and not _CONTACT.search(end.group()):
            places.append(end)
        for found in places:
            words = paragraph.text[max(0, found.end() - 12) : found.end() + 4].strip()
            message = f"{part_name(paragraph.section)}“{words}”的数字后面少了单位，请补上。"
            yield check.finding(text_place(paragraph.section, words), message, found=found.group())


DATE_CHECKS = (
    Check("S10", Severity.WARNING, "写坏的日期", _broken_dates),
    Check("S10", Severity.WARNING, "数字后面没有单位", _without_unit),
)
