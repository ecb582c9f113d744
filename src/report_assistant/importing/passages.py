"""Passages that are said in the same few ways everywhere.

Contact, leadership, villages, section five, the processing fee: each pattern takes what stands in
one place of a usual phrase.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from pydantic import ValidationError

from report_assistant.foundation.digits import decimal_number, whole_number
from report_assistant.importing.readings import Reading
from report_assistant.importing.scope import read_scope
from report_assistant.language.answers.lists import read_measures
from report_assistant.language.problems import NotUnderstood
from report_assistant.report import text
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.choices import Outline
from report_assistant.report.edition import section_title
from report_assistant.report.places import OPENING
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.text import LAST_YEAR

_OVERVIEW, _IMPROVEMENT, _OTHER = 1, 5, 6
_CONTACT = {
    "organisation.address": re.compile(r"(?:地址|地点)[：:]\s*([^；;，,。）)\n]+)"),
    "organisation.postcode": re.compile(r"(?:邮编|邮政编码)[：:]?\s*(\d{6})"),
    "organisation.phone": re.compile(r"(?:电话|联系方式)[：:]\s*([\d\-—－（）() ]{6,20}\d)"),
    "organisation.email": re.compile(r"((?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+)", re.ASCII),
    "organisation.website": re.compile(r"((?:https?://|www\.)[\w./?=&%#~:-]+)", re.ASCII),
}
_SELF = re.compile("我(?:苏木|街道|中心|分局|[总支大]队|地区|[乡镇局委办厅县区市省旗州盟])")
_LEADER = re.compile(r"(?:由|明确)([^，。；由]{2,20}?)(?:担任|任|为)(?:组长|领导小组组长)")
_MEMBERS = re.compile(r"(?:组长|副组长)[，,]([^。；]{2,80}?)(?:为成员|任成员)")
_RULES = re.compile(
    r"(?:建立健全(?:了)?|制度建设方面，[^，。；]{2,6}建立了)(?:相关工作制度，包括)?"
    r"([^，。；]{2,60}?)等?制度"
)
_NO_RULE = re.compile("(?:相关|各项|有关|工作)*")
"""What stands before 制度 without naming one."""
_VILLAGE_CHANNELS = re.compile(
    r"个?(?:行政村|社区|村)[^。；]{0,12}?通过([^。；，]{2,60}?)等(?:形式|方式|渠道)"
)
_VILLAGE_TOPICS = re.compile(
    r"(?:行政村|社区|各村)[^。；]{0,80}?(?:涉及|公开(?!栏|网|渠道|形式|方式|平台|专))"
    r"([^。；，]{2,40}?)(?:等|方面的信息)(?:方面|工作|内容|事项|。|$)"
)
_PROBLEMS = re.compile(r"存在(?:以下|着)?(?:问题[：:])?([^。]{4,200}?)(?:等)?(?:的)?(?:问题|不足)")
_ENUMERATED = re.compile(rf"(?:^|[。；：:，])[{NUMERALS}]+是(.+?)(?=[。；])")
_MEASURE_HEAD = re.compile(rf"[（(][{NUMERALS}]+[)）]")
_HEADED = re.compile(
    rf"[（(]\s*[{NUMERALS}]+\s*[)）]\s*(?P<words>[^。，；：:\n]{{2,24}})(?:[。：:]|$)"
)
_ASPECTS = ("主动公开", "依申请公开", "信息管理", "平台", "监督")
"""The aspects of section one in the national form, in words that all variants share."""
_PLAN = re.compile("改进|措施|下一步|整改|针对")
_ABOUT_LAST_YEAR = re.compile(f"(?:针对|对)?(?:{LAST_YEAR.pattern})")
_NO_FEE = re.compile("(?:未|没有)(?:实际)?收取(?:任何)?(?:政府信息公开)?信息(?:公开)?处理费")
_FEE = re.compile(
    r"(?:收取|收到)[^。；，]{0,16}?信息(?:公开)?处理费[^\d。；，]{0,4}(\d+(?:\.\d+)?)元"
)
_NOTICES = re.compile(r"发出收费通知(?:书)?(\d+)件")
_JOINTS = re.compile("[、，]|和(?=[^、，]{2,})|以及|及")
_NOTHING = re.compile("[暂并]?(?:无|没有)其他需要报告的事项|^[暂]?无$")


def read_passages(printed: PrintedReport) -> Iterator[Reading]:
    """Yield the answers that the usual phrases of a report say."""
    everything = "\n".join(paragraph.text for paragraph in printed.paragraphs)
    yield from _contact(f"{printed.text_of(OPENING)}\n{printed.text_of(_OVERVIEW)}")
    yield from _self_reference(everything)
    yield from read_scope(printed)
    yield from _overview(printed.text_of(_OVERVIEW))
    yield from _outline(printed)
    yield from _problems(printed)
    yield from _measures(printed)
    yield from _fee(printed.text_of(_OTHER))
    if _NOTHING.search(printed.text_of(_OTHER)):
        yield Reading("other_matters.items", "", section_title(_OTHER))


def _contact(opening: str) -> Iterator[Reading]:
    for path, pattern in _CONTACT.items():
        if found := pattern.search(opening):
            yield Reading(path, text.phrase(found[1]), found.group())


def _self_reference(everything: str) -> Iterator[Reading]:
    """Yield the body's name for itself, if it uses only one."""
    names = _SELF.findall(everything)
    if names and len(set(names)) == 1:
        yield Reading("organisation.short_name", names[0], names[0])


def _overview(narrative: str) -> Iterator[Reading]:
    if found := _LEADER.search(narrative):
        yield Reading("overview.leadership.leader", found[1], found.group())
    for path, pattern in (
        ("overview.leadership.members", _MEMBERS),
        ("overview.leadership.rules", _RULES),
        ("overview.disclosure.village_channels", _VILLAGE_CHANNELS),
        ("overview.disclosure.village_topics", _VILLAGE_TOPICS),
    ):
        found = pattern.search(narrative)
        if found and not _NO_RULE.fullmatch(found[1]):
            yield Reading(path, _listed(found[1]), found.group())


def _outline(printed: PrintedReport) -> Iterator[Reading]:
    """Yield the conventional outline that section one follows, and its own headings."""
    headings = []
    for paragraph in printed.paragraphs:
        if paragraph.section == _OVERVIEW and (found := _HEADED.match(paragraph.text)):
            headings.append(text.phrase(found["words"]))
    if not headings:
        return
    aspects = sum(any(aspect in heading for heading in headings) for aspect in _ASPECTS)
    if aspects >= len(_ASPECTS) - 1:
        yield Reading("overview.outline", Outline.FIVE_ASPECTS.value, headings[0])
    else:
        yield Reading("overview.outline", Outline.OWN_HEADINGS.value, headings[0])
        yield Reading("overview.headings", headings, headings[0])


def _listed(words: str) -> list[str]:
    return [item.strip() for item in _JOINTS.split(words) if item.strip()]


def _problems(printed: PrintedReport) -> Iterator[Reading]:
    """Yield the problems before the plan: 一是…；二是…, or a list between 存在 and 问题."""
    narrative = _this_year(printed.text_of(_IMPROVEMENT))
    plan = _PLAN.search(narrative)
    before = narrative[: plan.start()] if plan else narrative
    items = [text.phrase(item) for item in _ENUMERATED.findall(before + "。")]
    if not items and (found := _PROBLEMS.search(narrative)):
        items = _listed(found[1])
    if items:
        yield Reading("improvement.problems", items, before[:40])


def _this_year(narrative: str) -> str:
    """Return the text without its first paragraphs on what became of last year's problems."""
    paragraphs = narrative.split("\n")
    kept = [words for words in paragraphs if not _ABOUT_LAST_YEAR.match(words)]
    return "\n".join(kept or paragraphs)


def _measures(printed: PrintedReport) -> Iterator[Reading]:
    """Yield the measures: paragraphs （一）…（二）… after the plan is announced."""
    announced, pieces = False, []
    for paragraph in printed.paragraphs:
        if paragraph.section != _IMPROVEMENT or paragraph.level is Level.SECTION:
            continue
        if announced and _MEASURE_HEAD.match(paragraph.text):
            pieces.append(paragraph.text)
        is_plan = _PLAN.search(paragraph.text) and not _ABOUT_LAST_YEAR.match(paragraph.text)
        announced = announced or bool(is_plan)
    if pieces:
        with suppress(NotUnderstood, ValidationError):  # a heading is missing, or without an end
            measures = [measure.model_dump() for measure in read_measures("\n".join(pieces))]
            yield Reading("improvement.measures", measures, pieces[0][:40])


def _fee(narrative: str) -> Iterator[Reading]:
    if found := _FEE.search(narrative):
        if (fee := decimal_number(found[1])) is not None:
            yield Reading("other_matters.processing_fee", str(fee), found.group())
    elif found := _NO_FEE.search(narrative):
        yield Reading("other_matters.processing_fee", 0, found.group())
    if (found := _NOTICES.search(narrative)) and (number := whole_number(found[1])) is not None:
        yield Reading("other_matters.fee_notices", number, found.group())
