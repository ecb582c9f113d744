"""Whose report a printed text is, and of which year: by its title, or by what its opening says.

A website often shows the title apart from the text, and who copies the text loses it. The opening
mostly says the same: 现公布X镇2024年政府信息公开工作年度报告, 本报告由X局编制, 自2024年1月1日起.
"""

import re

from report_assistant.report.bodies import body_named, full_name
from report_assistant.report.places import OPENING
from report_assistant.report.printed import SUBJECT, PrintedReport
from report_assistant.report.text import half_width_digits

_NO_NAME = (
    "公布|公开|发布|编制|制定|现将|特向|根据|按照|要求|[我该]|本(?:报告|年|单位|级|机关|[局镇乡街])"
)
_IN_NAME = rf"(?:(?!{_NO_NAME})[\u4e00-\u9fff])"
_BODY = (
    rf"(?P<name>{_IN_NAME}{{2,22}}?(?:人民政府(?:办公厅|办公室)?|办事处"
    "|管委会|管理委员会|[乡镇局厅]|街道|单位))"
)
_BEFORE_IT = r"(?:^|[，。；：、《“\s]|公布|公开|发布|编制了?|制定|撰写|现将|公告)(?![全各了的])"
_IN_OPENING = (
    re.compile(rf"{_BEFORE_IT}{_BODY}\s*20\d\d\s*年?(?:年?度)?\s*{SUBJECT}"),
    re.compile(rf"{_BEFORE_IT}20\d\d\s*年度?{_BODY}{SUBJECT}"),
    re.compile(rf"(?:本|该|年度?)?(?:报告|年报)由{_BODY}(?=按照|根据|依据|依照|编制|负责编制)"),
)
"""Whose report an opening says that it is: 现公布X镇2024年…年度报告, 本报告由X局按照…."""
_WIDER = (
    rf"(?P<name>{_IN_NAME}{{2,24}}?(?:人民政府(?:办公厅|办公室)?|街道办事处|街道|委员会|中心|[支总大]队"
    "|[乡镇局厅]|(?<!小组)办公室)(?![\u4e00-\u9fff]{0,4}?(?:局|领导小组|委员会|中心)))"
)
_ALSO_IN_OPENING = (
    re.compile(rf"(?:现将|现公布|现发布|公布|发布){_WIDER}20\d\d年度?(?:政府|政务)?信息?公开"),
    re.compile(rf"(?:^|[，。；、])由{_WIDER}(?:[^，。；]{{0,12}}?)(?:编制|编写|起草)"),
    re.compile(
        rf"(?:^|[，。；、]){_WIDER}(?:现|特|在[^，。；]{{2,24}}基础上[，]?)?(?:面?向社会公[布开]|编制(?:了|并公布|此|本|该))"
    ),
    re.compile(
        rf"请(?:您|直接|及时)?(?:与|联系|咨询|向|同)[：:]?(?![省市县区州旗]){_WIDER}"
        "(?:[\u4e00-\u9fff]{2,14}(?:办公室|[科股室站]))?(?:联系|咨询|（|，|\\()"
    ),
)
_LEADING_GROUP = re.compile("领导小组|公开办|信息中心|公开科")
_YEAR_IN_OPENING = (
    re.compile(rf"(20\d\d)\s*年度?[^，。；]{{0,30}}?{SUBJECT}"),
    re.compile(r"(?:期限|时限|时间|期间|周期)[^。；\d]{0,10}?(20\d\d)\s*年\s*1\s*月\s*1\s*日"),
    re.compile(r"(20\d\d)\s*年\s*1\s*月\s*1\s*日[^，。；]{0,4}[至到—~～-]"),
)


def reporting_bodies(opening: str) -> tuple[str, ...]:
    """Return the bodies whose report the opening says that it is, in the order of the patterns."""
    return tuple(found["name"] for pattern in _IN_OPENING for found in pattern.finditer(opening))


def body_of(printed: PrintedReport) -> str:
    """Return the reporting body by the title or by the opening; empty if neither says.

    A title that gives it short is completed where the text gives it in full: 东风路街道办事处.
    """
    name = printed.organisation or body_in(printed)
    full = full_name(name) if name else ""
    if full and full != name and full in "".join(p.text for p in printed.paragraphs):
        return full
    return name


def body_in(printed: PrintedReport) -> str:
    """Return the body that the opening names; 单位 and the like name nobody."""
    opening = _opening(printed)
    told = [name for name in reporting_bodies(opening) if body_named(name).is_certain]
    told += [
        found["name"]
        for pattern in _ALSO_IN_OPENING
        for found in pattern.finditer(opening)
        if not _LEADING_GROUP.search(found.group())
    ]
    return told[0] if told else ""


def year_of(printed: PrintedReport) -> int | None:
    """Return the report's year by the title, or by what the opening says of it or of its period."""
    if printed.year is not None:
        return printed.year
    opening = half_width_digits(_opening(printed))
    found = next(filter(None, (pattern.search(opening) for pattern in _YEAR_IN_OPENING)), None)
    return int(found[1]) if found else _year_told(printed)


def _year_told(printed: PrintedReport) -> int | None:
    """Return the year that section one tells of the body, if it is the same everywhere."""
    words = half_width_digits(printed.text_of(1))
    years = {int(found) for found in _OWN_YEAR.findall(words)}
    return years.pop() if len(years) == 1 else None


_OWN_YEAR = re.compile("(20\\d\\d)年度?(?:以来)?[，,]?(?=[我本])")


def _opening(printed: PrintedReport) -> str:
    """Return the opening; where there is none, the first paragraph of section one can stand for it."""
    return printed.text_of(OPENING) or printed.text_of(1).partition("\n")[0]
