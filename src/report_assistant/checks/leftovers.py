"""S09, S10: what was left of the form, blanks that nobody filled in, sentences that break off."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.headings import is_unread_row
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.places import part_name
from report_assistant.report.printed import Level, PrintedParagraph

_INSTRUCTION = (
    r"该部分以表格形式报告[。，]?(?:表格如下)?|[（(]文字描述[^）)]*[）)]|含《[^》]{0,24}条例》第五十条第四项"
    r"|行政机关规范全称|(?:单位|机关|部门)(?:规范)?全称(?!为|是|[：:])"
    r"|[（(](?:网址|(?:联系|单位|办公)?(?:地址|电话)|邮箱|区号[^（()）\d]{0,8}|联系方式)[)）]"
    r"|[（(](?:行政机关|单位|机关|部门|乡镇|街道)(?:规范)?(?:名称|全称|简称)[)）]"
    r"|[（(][^（()）]{0,8}(?:具体(?:网址|地址|电话|内容|时间|数字)"
    r"|此处[^（()）]{0,8}|按实际填写?|据实填写?|根据实际情况[^（()）]{0,6}|如有请?填写?|可自行[^（()）]{0,8})[)）]"
    r"|[（(]?(?:此处|请在此)[^，。]{0,6}(?:填写|填报|补充)[^，。]{0,8}[)）]?"
)
_COUNTED = "年月日次条件个期场份人家块篇元"
_BLANK = (
    r"(?<![A-Za-z0-9/._@-])[Xx]{2,}(?![A-Za-z0-9/._@])|(?<=[\u4e00-\u9fff])[XxＸ](?=["
    + _COUNTED
    + r"])"
    r"|\*{2,}|_{3,}|【待填[^】]*】?|[?？]{2,}|[（(]\s*[)）]|《\s*》|“\s*”"
    r"|(?<![一二三四五六七八九十〇○\d])[○〇]{2,}(?=[" + _COUNTED + r"县乡镇局，。）])"
    r"|[（(](?:待(?:补充?|核实?|定|填写?|确认|统计|报|查)[^（()）]{0,4}|不确定|[?？]+|此处[^（()）]{0,6})[)）]"
)
_LEFT = re.compile(f"{_INSTRUCTION}|{_BLANK}")
_CROSSES = re.compile("(?:(?<=[年月日，。；、：由为]))×{2,}|^×{2,}")


def _leftovers(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S09: instructions of the form, and blanks that nobody filled in."""
    for section, text in _texts(facts):
        for pattern, severity in ((_LEFT, None), (_CROSSES, Severity.WARNING)):
            for found in pattern.finditer(text):
                words = text[max(0, found.start() - 8) : found.end() + 8].strip()
                yield check.finding(
                    text_place(section, words),
                    f"{part_name(section)}“{words}”里留着格式说明或没填的空：“{found.group()}”。"
                    "请填上内容或删去。",
                    found=found.group(),
                    severity=severity,
                )


def _texts(facts: Facts) -> Iterator[tuple[int, str]]:
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        yield paragraph.section, paragraph.text


_NO_NUMBER = re.compile(
    r"(?:信息|动态|新闻|稿件|文章|公告|申请|共|约|累计)\s*(?:条|篇|件(?!次|数))(?=[，。；、,;]|其中)"
    r"|(?:公开|发布|收到|办结|答复)\s*(?:条|篇|期)(?=[，。；、,;])|(?:费|收费|计|共)\s*元(?=[，。；])"
    r"|(?:占|率|达|为)\s*[%％](?=[，。；、)）])"
)
_KNOWN = re.compile("(?:申请|要|文|案|信|公|来|稿|事)件$|政务信息条")
_NONE = re.compile("(?:未|没有|无)(?:收到|接到|受理|发生)?[^，。；]{0,12}$")
"""未收到依申请公开信息件 lacks no number."""
_OPEN = re.compile("[，、,]$")
_CLOSED = re.compile("[。！？!?：:；;”》）).…]$|[A-Za-z0-9/]$")
_LONG = 40
_SHORT_SENTENCE = re.compile(
    r"^(?=[^，。]{2,20}，)(?=.*(?:20\d\d年|我[乡镇街局委办]|本[单机街])).{12,}[\u4e00-\u9fff]$"
)
_NO_STOP = re.compile(
    r"(?:水平|成效|效果|实效|基础|格局|满意度|效率|质量|影响力|答复|回复|需求|权益|监督权|参与权|知情权)"
    r"(?=20\d\d年(?:我|全|共|，))"
)
_BEGINS_ANEW = re.compile(rf"\s*(?:[（(][{NUMERALS}\d]+[)）]|[{NUMERALS}\d]+[、.．是])")


_NO_YEAR = re.compile(
    r"(?<![\d./:〔\[（(_，,。；;：-])(?<!^)20[12]\d(?=以来|共|我[乡镇县市区局委]|全[年县乡镇]|主动公开|政府信息|政务公开|收到|新收|累计|[底末初]|度(?!量))"
)
_YEAR_AT_START = re.compile(
    r"(?:^|(?<=[，,。；;：:]))(20[12]\d)(?=[\u4e00-\u9fff])(?![年度余多万亿条件个份期次篇人元户项家页号])"
)
_UNIT = "条|篇|次|件|个|期|份|则|项|段|幅|部|例|起|场|批|字|年|月|日|时|分|人|户|家|%|％"
_NO_UNIT = re.compile(
    r"(?:发布|公开|推送|制作|编发|刊发|上传)[^，。；、\d]{0,10}?(?:信息|动态|文章|稿件|推文|图文|视频|公告|简报)(?:共|约|累计|达)?"
    r"\s*(?P<number>\d{1,6})(?=[，。；;、]|$)"
    r"|(?:信息|动态|申请|事项|来信|文件)(?:共|为)?\s*(?P<listed>\d{1,6})(?=[二三四五六]是)"
    r"|(?:信息|动态|文章|稿件|推文|申请)(?:的)?(?:数量|总数|总量)(?:为|共|达|有)?\s*"
    rf"(?P<counted>\d{{1,6}})(?!\d|[余多万千亿.,]|\s*(?:{_UNIT}))"
)
_IN_FORCE = re.compile(
    r"(?:制[定发]|废止)[^。]{0,30}\d+件[^。]{0,24}现行有效(?P<last>的?(?:行政)?(?:规范性)?(?:文件)?(?:共|为)?)(?=[，。；]|$)"
)


_DANGLING = re.compile(
    r"(?:发布|公开|推送|制作|编发|刊发|上传|印发|更新|收到|办理|答复|开展|召开|组织)[^，。；、\d]{0,24}[\u4e00-\u9fff](?P<last>\d{1,6})\s*$"
)
_FOLLOWERS = re.compile(r"(?P<number>\d+\.\d+)\s*(?=粉丝|关注|阅读|浏览|点击|播放|访问|转发|用户)")
_CONTACT = re.compile("电话|传真|邮编|邮政编码|热线|地址|号$")
_LACKING = (
    (_NO_YEAR, "“年”字"),
    (_YEAR_AT_START, "“年”字"),
    (_NO_UNIT, "单位，例如“条”"),
    (_FOLLOWERS, "单位，例如“万”"),
    (_DANGLING, "单位，例如“条”"),
)


def _without_unit(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S10: 2024共收到 lacks its 年, 发布信息816， its 条."""
    for sentence in facts.sentences:
        section, text = sentence.section, sentence.printed
        told: set[int] = set()
        for pattern, lacking in _LACKING:
            for found in pattern.finditer(sentence.text):
                is_number = pattern is _DANGLING and _CONTACT.search(found.group())
                if found.end() in told or is_number:
                    continue
                told.add(found.end())
                words = text[max(0, found.start() - 4) : found.end() + 6].strip()
                number = next(filter(None, found.groups()), found.group())
                yield check.finding(
                    text_place(section, words),
                    f"{part_name(section)}“{words}”里“{number}”后面少了{lacking}，请补上。",
                    found=number,
                    severity=Severity.WARNING,
                )


def _without_stop(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S10: a new sentence begins with the year, and the one before it has no stop."""
    for sentence in facts.sentences:
        for found in _NO_STOP.finditer(sentence.text):
            words = sentence.printed[max(0, found.start() - 4) : found.end() + 6]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”里“{found.group()}”后面少了标点，请补上。",
                found=words,
                severity=Severity.WARNING,
            )


def _unfinished(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S10: a number is missing before its unit, or a sentence breaks off."""
    for section, text in _texts(facts):
        for found in (*_NO_NUMBER.finditer(text), *_IN_FORCE.finditer(text)):
            words = text[max(0, found.end() - 18) : found.end()]
            if found.group().endswith("申请件") or _NONE.search(words):
                continue
            message = f"{part_name(section)}“{words}”少了数字。请补上。"
            yield check.finding(text_place(section, words), message, expected="数字", found="没有")
    paragraphs = facts.printed.paragraphs if facts.printed else ()
    goes_on = _lines_that_go_on(paragraphs)
    for position, paragraph in enumerate(paragraphs):
        if paragraph.level is not Level.TEXT or position in goes_on:
            continue
        words = paragraph.text[-16:]
        if is_unread_row(paragraph):
            continue
        is_sentence = len(paragraph.text) >= _LONG or _is_short_sentence(paragraph)
        is_closed = _CLOSED.search(words) and not _ends_in_brackets(paragraph.text)
        if _OPEN.search(words) or (is_sentence and not is_closed):
            yield check.finding(
                text_place(paragraph.section, words),
                f"{part_name(paragraph.section)}有一段到“{words}”就断了。请把句子写完，加上句号。",
                found=words,
                severity=None if _OPEN.search(words) else Severity.WARNING,
            )


def _is_short_sentence(paragraph: PrintedParagraph) -> bool:
    """Return whether a short paragraph is a sentence for sure, no heading and no signature."""
    text = paragraph.text.strip()
    return paragraph.section in (1, 5) and bool(_SHORT_SENTENCE.match(text))


_LAST_BRACKETS = re.compile(r"(?<![。；！：:])[（(][^（()）]{4,120}[）)]$")


def _ends_in_brackets(text: str) -> bool:
    """Return whether a long paragraph lacks its stop behind the contact in brackets."""
    is_sentence = "。" in text and len(text) >= _LONG
    return is_sentence and bool(_LAST_BRACKETS.search(text.strip()))


_FEW_LINES = 3


def _lines_that_go_on(paragraphs: Sequence[PrintedParagraph]) -> frozenset[int]:
    """Return the positions of lines that go on in the next one, where the whole text is so wrapped.

    What is copied out of a PDF has a line end wherever the page has one. One line alone that breaks
    off is a mistake; where they are many, the text was wrapped.
    """
    lines = [
        position
        for position, (line, after) in enumerate(pairwise(paragraphs))
        if line.level is Level.TEXT
        and after.level is Level.TEXT
        and line.section == after.section
        and not _CLOSED.search(line.text)
        and not _BEGINS_ANEW.match(after.text)
    ]
    return frozenset(lines) if len(lines) >= _FEW_LINES else frozenset()


LEFTOVER_CHECKS = (
    Check("S09", Severity.ERROR, "留下的格式说明和空", _leftovers),
    Check("S10", Severity.ERROR, "没写完的句子", _unfinished),
    Check("S10", Severity.WARNING, "少了标点", _without_stop),
    Check("S10", Severity.ERROR, "少了年字或单位", _without_unit),
)
