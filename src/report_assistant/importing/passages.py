"""Passages that are said in the same few ways everywhere.

Contact, leadership, villages, section five, the processing fee: each pattern takes what stands in
one place of a usual phrase.
"""

import re
from collections.abc import Iterator

from report_assistant.foundation.digits import decimal_number, whole_number
from report_assistant.importing.improvement import improvement_in
from report_assistant.importing.practice import practice_in
from report_assistant.importing.readings import Reading
from report_assistant.importing.scope import read_scope
from report_assistant.report import text
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.choices import Outline
from report_assistant.report.contact import printed_contact
from report_assistant.report.edition import section_title
from report_assistant.report.places import OPENING
from report_assistant.report.printed import PrintedReport
from report_assistant.report.signature import signature_at, signed_on

_OVERVIEW, _OTHER = 1, 6
_SELF = re.compile("我(?:苏木|街道|中心|分局|[总支大]队|地区|[乡镇局委办厅县区市省旗州盟])")
_LEADER = re.compile(
    r"(?:由|明确|成立了?以|以)([^，。；由]{2,20}?)(?:担任|任|为)(?:组长|领导小组组长)"
)
_LEADERSHIP = "overview.leadership"
_MEMBERS = re.compile(r"组长[的]?[，,、]([^。；]{2,120}?)(?:为|任|是|作为|担任)(?:组员|成员)")
_GROUP_HEAD = re.compile(".*组长[的]?[，,、]?")
"""Up to the last leader or deputy; behind that the members begin."""
_RULES = re.compile(
    r"(?:建立健全(?:了)?|制度建设方面，[^，。；]{2,6}建立了)(?:相关工作制度，包括)?"
    r"([^，。；]{2,60}?)等?制度"
)
_NO_RULE = re.compile("(?:相关|各项|有关|工作)*")
"""What stands before 制度 without naming one."""
_HEADED = re.compile(
    rf"[（(]\s*[{NUMERALS}]+\s*[)）]\s*(?P<words>[^。，；：:\n]{{2,24}})(?:[。：:]|$)"
)
_ASPECTS = ("主动公开", "依申请公开", "信息管理", "平台", "监督")
"""The aspects of section one in the national form, in words that all variants share."""
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
    yield from _contact(printed)
    yield from _self_reference(everything)
    yield from read_scope(printed)
    yield from _overview(printed.text_of(_OVERVIEW))
    yield from practice_in(printed.text_of(_OVERVIEW))
    yield from _outline(printed)
    yield from improvement_in(printed)
    yield from _fee(printed.text_of(_OTHER))
    yield from _other_matters(printed)


def _contact(printed: PrintedReport) -> Iterator[Reading]:
    opening = f"{printed.text_of(OPENING)}\n{printed.text_of(_OVERVIEW)}"
    for path, value, quoted in printed_contact(opening, printed.organisation):
        yield Reading(path, text.phrase(value), quoted, OPENING)
    lines = [p.text for p in printed.paragraphs if p.section == _OTHER]
    place = signature_at(lines, printed.organisation)
    if place is not None:
        yield Reading(
            "organisation.signed_on", signed_on(lines[place + 1]), lines[place + 1], _OTHER
        )


def _self_reference(everything: str) -> Iterator[Reading]:
    """Yield the body's name for itself, if it uses only one."""
    names = _SELF.findall(everything)
    if names and len(set(names)) == 1:
        yield Reading("organisation.short_name", names[0], names[0], _OVERVIEW)


def _overview(narrative: str) -> Iterator[Reading]:
    if found := _LEADER.search(narrative):
        yield Reading(f"{_LEADERSHIP}.leader", found[1], found.group(), _OVERVIEW)
    if found := _MEMBERS.search(narrative):
        members = listed(_GROUP_HEAD.sub("", found[1]))
        if members and not any("组长" in member for member in members):
            yield Reading(f"{_LEADERSHIP}.members", members, found.group(), _OVERVIEW)
    if found := _RULES.search(narrative):
        rules = listed(found[1])
        if not any(_NO_RULE.fullmatch(rule) for rule in rules):
            yield Reading(f"{_LEADERSHIP}.rules", rules, found.group(), _OVERVIEW)


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
        yield Reading("overview.outline", Outline.FIVE_ASPECTS.value, headings[0], _OVERVIEW)
    else:
        yield Reading("overview.outline", Outline.OWN_HEADINGS.value, headings[0], _OVERVIEW)
        yield Reading("overview.headings", headings, headings[0], _OVERVIEW)


def listed(words: str) -> list[str]:
    """Return the items of a list within a sentence."""
    return [item.strip() for item in _JOINTS.split(words) if item.strip()]


def _fee(narrative: str) -> Iterator[Reading]:
    charged = (each for each in _FEE.finditer(narrative) if not _is_of_last_year(each, narrative))
    if found := next(charged, None):
        if (fee := decimal_number(found[1])) is not None:
            yield Reading("other_matters.processing_fee", str(fee), found.group(), _OTHER)
    elif found := _NO_FEE.search(narrative):
        yield Reading("other_matters.processing_fee", 0, found.group(), _OTHER)
    if (found := _NOTICES.search(narrative)) and (number := whole_number(found[1])) is not None:
        yield Reading("other_matters.fee_notices", number, found.group(), _OTHER)


def _is_of_last_year(found: re.Match[str], narrative: str) -> bool:
    """Return whether a clause, from its beginning to the end of a match, speaks of the year before."""
    clause = re.split("[。；，\n]", narrative[: found.start()])[-1] + found.group()
    return bool(text.LAST_YEAR.search(clause))


def _other_matters(printed: PrintedReport) -> Iterator[Reading]:
    """Yield what section six reports besides the fee; nothing where that is all it says."""
    narrative = printed.text_of(_OTHER)
    if _NOTHING.search(narrative):
        yield Reading("other_matters.items", "", section_title(_OTHER), _OTHER)
        return
    kept = [
        sentence.strip()
        for sentence in _ENDS.split(narrative)
        if _is_sentence(sentence)
        and not _OF_FEE.search(sentence)
        and not _FORM_WORDS.search(sentence)
    ]
    if kept:
        yield Reading("other_matters.items", "\n".join(kept), kept[0], _OTHER)


def _is_sentence(words: str) -> bool:
    """Return whether words are more than a heading or a signature: they end with a stop."""
    return len(words) > _SHORTEST_SENTENCE and words.endswith("。")


_ENDS = re.compile("(?<=。)|\n")
_SHORTEST_SENTENCE = 8
_OF_FEE = re.compile("处理费|收费|费用")
_FORM_WORDS = re.compile(
    "电子版|下载|疑问|联系电话|需要报告的(?:其他)?事项|无其他|没有其他|文字描述"
)
