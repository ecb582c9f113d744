"""S06, S07, S20: what the report is based on, what period it covers, and when it was published."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.headings import has_section
from report_assistant.checks.statements import narrowed
from report_assistant.report.chinese_numbers import number_of
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.deadlines import Deadline, deadline
from report_assistant.report.edition import EDITIONS, edition_for, period
from report_assistant.report.model import AnnualReport
from report_assistant.report.places import part_name
from report_assistant.report.signature import full_date_in

_NUMBER = re.compile(r"(国办\w{0,8}?[函发])\s*[〔\[(【（﹝]\s*(\d{4})\s*[〕\])】）﹞]\s*(\d+)\s*号")
_DECREE = re.compile(r"国务院令\s*[(（〔]?\s*第?\s*(\d+)\s*号")
_DECREE_NUMBER = "711"
_REPEALED = ("2019", "60")
_OLD_TITLE = re.compile("有关事项的通知[^《。]{0,12}$")
_FORMAT_TITLE = re.compile("年度报告格式[^《。]{0,24}$")
_TITLED = re.compile(
    r"《(?P<title>[^《》]{4,80})》?[^《》。，,]{0,6}[(（](?P<number>国办公开办函[^)）]{4,16}号)[)）]"
)
_TRIAL = re.compile("年度报告格式[(（]试行[)）]")
_OLD_NOTICE = re.compile(
    r"办公室《?关于((?:政府信息公开)?(?:工作)?年度报告有关事项的通知)(?!》?[^。，,；;]{0,4}[(（]?国办)"
)
"""The notice of 2019 by its title alone; with a number, the number is looked at."""
_BASIS = re.compile(
    "(?:根据|依据|按照|遵照|依照|遵循)[^。]{0,40}(?:条例|国办公开办函|年度报告格式)"
    "|(?:贯彻|落实|执行)[^。]{0,60}(?:条例|国办公开办函|年度报告格式)[^。]{0,120}"
    "(?:编制|编写|撰写|起草|制作|形成|公布|发布)(?:了|本|[^。]{0,24}报告)"
)


def _basis(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S06: the notice in force with its own title, and the decree of 2019."""
    if facts.year is not None and facts.year < EDITIONS[0].first_year:
        return
    wanted = edition_for(facts.year).notice_number
    for sentence in facts.sentences:
        for found in _NUMBER.finditer(sentence.text):
            if wrong := _wrong_notice(sentence.text[: found.start()], found, wanted):
                place = text_place(sentence.section, found.group())
                message = (
                    f"{part_name(sentence.section)}引用的“{found.group()}”{wrong}。请改成{wanted}。"
                )
                yield check.finding(place, message, expected=wanted, found=found.group())
        for found in _DECREE.finditer(sentence.text):
            is_regulation = "公开条例" in sentence.text[: found.start()]
            if is_regulation and found[1] != _DECREE_NUMBER:
                right = f"国务院令第{_DECREE_NUMBER}号"
                message = (
                    f"{part_name(sentence.section)}写的是“{found.group()}”。"
                    f"现行条例是{right}公布的，请改正。"
                )
                place = text_place(sentence.section, found.group())
                yield check.finding(place, message, expected=right, found=found.group())
        title = _OLD_NOTICE.search(sentence.text)
        if title:
            message = (
                f"{part_name(sentence.section)}引用的“{title[1]}”是 2019 年的旧通知，已经停止使用。"
                f"请改成{wanted}印发的《中华人民共和国政府信息公开工作年度报告格式》。"
            )
            place = text_place(sentence.section, title[1])
            yield check.finding(place, message, expected=wanted, found=title[1])
    if has_section(facts, 1) and not _BASIS.search(facts.text(0, 1)):
        message = f"没有写编制依据。请在开头写明依据条例和{wanted}编制。"
        yield check.finding(
            text_place(0, "编制依据"), message, expected=wanted, severity=Severity.WARNING
        )


def _wrong_notice(lead: str, found: re.Match[str], wanted: str) -> str:
    """Return the mistake in a document number; empty if it is right or of another matter."""
    issuer, year, number = found.groups()
    right = _NUMBER.match(wanted)
    assert right is not None
    if (year, number) == _REPEALED:
        return "是已经停止使用的旧格式通知"
    if (year, number) != (right[2], right[3]):
        is_format = _FORMAT_TITLE.search(lead)
        return "不是现行格式通知的文号" if is_format else ""
    if issuer != right[1]:
        return "发文字号写错了"
    if _OLD_TITLE.search(lead):
        return "配的是 2019 年旧通知的标题，文号与标题对不上"
    return ""


def _other_title(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S06: the number of the notice in force stands behind its own title, without 试行."""
    wanted = edition_for(facts.year).notice_number if facts.year else EDITIONS[-1].notice_number
    number = wanted.partition("〔")[2].partition("〕")[0]
    for sentence in facts.sentences:
        for found in _TITLED.finditer(sentence.text):
            is_ours = number in found["number"] and not _OLD_TITLE.search(found["title"])
            if is_ours and "报告格式" not in found["title"]:
                yield _titled(check, sentence.section, found["title"][:40], wanted)
        if trial := _TRIAL.search(sentence.text):
            yield _titled(check, sentence.section, trial.group(), wanted)


def _titled(check: Check, section: int, title: str, wanted: str) -> Finding:
    message = (
        f"{part_name(section)}引用的“{title}”不是{wanted}的标题。"
        "它印发的是《中华人民共和国政府信息公开工作年度报告格式》，请核对。"
    )
    place = text_place(section, title)
    return check.finding(place, message, found=title, severity=Severity.WARNING)


_REGULATION = re.compile(
    "《(?P<title>中华人民共和国[^《》]{0,12}公开[^《》]{0,4}条例|(?:政务|政府政务)(?:信息)?公开条例)》"
)
_REGULATION_TITLE = "中华人民共和国政府信息公开条例"
_LAWS = {
    "中华人民共和国保密法": "中华人民共和国保守国家秘密法",
    "中华人民共和国复议法": "中华人民共和国行政复议法",
    "中华人民共和国诉讼法": "中华人民共和国行政诉讼法",
    "中华人民共和国行政复议条例": "中华人民共和国行政复议法",
}


_ARTICLE = re.compile(
    r"政府信息公开条例》?(?:\([^()]{0,24}\))?第\s*(?P<number>[一二三四五六七八九十百\d]{1,5})\s*条"
)
_ARTICLES = 56


def _articles(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S06: the Regulation has 56 articles."""
    for sentence in facts.sentences:
        for found in _ARTICLE.finditer(sentence.text):
            told = found["number"]
            number = int(told) if told.isdigit() else number_of(told)
            if "百" in told or number > _ARTICLES:
                message = f"{part_name(sentence.section)}写的是条例第{told}条，条例一共 {_ARTICLES} 条。请核对。"
                place = text_place(sentence.section, found.group())
                yield check.finding(place, message, expected=f"<= {_ARTICLES}", found=told)


def _laws(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S06: the Regulation and other laws are called by their names."""
    for section, text in facts.lines:
        wrong = {found["title"]: _REGULATION_TITLE for found in _REGULATION.finditer(text)}
        wrong |= {name: right for name, right in _LAWS.items() if f"《{name}》" in text}
        for name, right in wrong.items():
            if "".join(name.split()) != right:
                message = f"{part_name(section)}写的是《{name}》，应当是《{right}》。请改正。"
                yield check.finding(text_place(section, name), message, expected=right, found=name)


# ---------------------------------------------------------------- the period

_RANGE = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起)?\s*[,，]?\s*(?:至|到|—+|-+|–|~|～)\s*"
    r"(?:(\d{4}|当|同)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_PERIOD = re.compile("统计|期限|数据|本报告|时限|时间")


def _period(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S07: the year from its first day to its last."""
    ranges = [
        (sentence, found)
        for sentence in facts.sentences
        if sentence.section in (0, 1)
        for found in _RANGE.finditer(sentence.text)
        if _PERIOD.search(sentence.text[: found.start()] + sentence.text[found.end() :])
    ]
    for sentence, found in ranges[:1]:
        first, month, day, last, end_month, end_day = found.groups()
        ends_in = first if last in (None, "当", "同") else last
        year = str(facts.year or first)
        right = period(year)
        dates = [int(part) for part in (month, day, end_month, end_day)]
        if dates != [1, 1, 12, 31] or {first, ends_in} != {year}:
            message = (
                f"{part_name(sentence.section)}的统计期限写的是“{found.group()}”。"
                f"统计期限应当是{right}，请改正。"
            )
            place = text_place(sentence.section, found.group())
            yield check.finding(place, message, expected=right, found=found.group())
    if not ranges and has_section(facts, 1) and not _says_period(facts):
        message = "没有写统计期限。请在开头写明“数据统计期限为1月1日至12月31日”并加上年份。"
        yield check.finding(text_place(0, "统计期限"), message, severity=Severity.WARNING)


def _says_period(facts: Facts) -> bool:
    text = narrowed(facts.text(0, 1))
    return bool(re.search("12月31日|统计(?:期限|时间|时限)", text))


# ---------------------------------------------------------------- the day of publication


def _published(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S20: published by 31 January, a county's or city's own report by 31 March, or as locally told."""
    if facts.year is None:
        return
    due = _due(facts)
    for place, words in _days(facts):
        day = full_date_in(words)
        if due and day and day > due.day:
            local = "" if due.why else "；本地有别的期限的，以本地通知为准"
            yield check.finding(
                place,
                f"落款日期是{words}，晚于{due.told}的期限。请按时报送和公布{local}。",
                expected=f"<= {due.day.isoformat()}",
                found=day.isoformat(),
            )


def _days(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the lines that may be the day under the report: where, and what is printed."""
    if facts.printed is None:
        if facts.report.organisation.signed_on:
            yield "organisation.signed_on", facts.report.organisation.signed_on
        return
    for paragraph in facts.printed.paragraphs:
        yield text_place(paragraph.section, paragraph.text), paragraph.text.strip()


def _due(facts: Facts) -> Deadline | None:
    """Return when the report is due; of a body whose kind is not known, at the latest."""
    organisation = facts.report.organisation.model_copy(
        update={"kind": facts.kind or OrganisationKind.COUNTY}
    )
    update = {"year": facts.year, "organisation": organisation}
    return deadline(AnnualReport().model_copy(update=update))


_HEADED_DAY = re.compile(
    r"^\s*(?:(?P<head>发布|公布|发表|发文|成文|生成)(?:时间|日期)\s*:\s*)?"
    r"(20\d\d)\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:日|(?!\d))(?(head)|\s*$)"
)


def _too_early(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S20: a report on a year is not published while the year lasts."""
    year = facts.printed.year if facts.printed else None
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        found = _HEADED_DAY.search(narrowed(paragraph.text)) if len(paragraph.text) < 60 else None
        if year and found and int(found[2]) == year:
            day = found.group().strip()
            message = (
                f"日期“{day}”还在 {year} 年里，统计期限到 {year} 年 12 月 31 日才结束。请核对日期。"
            )
            place = text_place(paragraph.section, paragraph.text)
            yield check.finding(place, message, found=day)


_CONTACT = re.compile("联系|电话|邮编|邮政编码|邮箱|地址")


def _contact(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S20: readers are told whom to ask."""
    if has_section(facts, 1) and not _CONTACT.search(facts.text(0, 1, 6)):
        yield check.finding(
            text_place(0, "联系方式"),
            "没有写联系科室和电话。群众有疑问时要知道问谁，建议在开头写上。",
            severity=Severity.INFO,
        )


BASIS_CHECKS = (
    Check("S06", Severity.ERROR, "编制依据", _basis),
    Check("S06", Severity.ERROR, "格式通知的标题", _other_title),
    Check("S07", Severity.ERROR, "统计期限", _period),
    Check("S06", Severity.ERROR, "法规名称", _laws),
    Check("S06", Severity.WARNING, "条例的条数", _articles),
    Check("S20", Severity.WARNING, "公布时间", _published),
    Check("S20", Severity.WARNING, "公布得太早", _too_early),
    Check("S20", Severity.INFO, "联系方式", _contact),
)
