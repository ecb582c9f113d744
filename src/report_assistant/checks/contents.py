"""S03, S04, S13, S17-S19, S22: what a section must say, and what does not belong in it."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.headings import has_section, is_unread_row, narrative
from report_assistant.checks.statements import Sentence
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.edition import section_title
from report_assistant.report.places import part_name
from report_assistant.report.printed import Level

_SHORT = 60
_ARTICLE_50 = {
    "工作考核": re.compile("考核|考评|绩效|测评|(?<!风险)(?<!第三方)评估"),
    "社会评议": re.compile("社会评议|评议|社会评价|群众评价|满意度|第三方评估"),
    "责任追究": re.compile("责任追究|追究|追责|问责"),
}


def _article_50(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S03: art. 50(4) asks every people's government for three items.

    None of them is a breach of the Regulation whatever the wording; one or two of them missing may
    be there in other words, so that is a warning.
    """
    if facts.kind is None or not facts.kind.is_government or not has_section(facts, 1):
        return
    text = narrative(facts, 1) + facts.text(6)
    missing = [name for name, pattern in _ARTICLE_50.items() if not pattern.search(text)]
    if not missing or len(text) < _SHORT:
        return
    names = "、".join(missing)
    yield check.finding(
        text_place(1, section_title(1, facts.year)),
        f"第一部分没有写{names}。条例第五十条第四项要求各级人民政府报告工作考核、社会评议和责任追究结果，"
        "没有开展的也请如实写一句。",
        expected="、".join(_ARTICLE_50),
        found=f"缺{names}",
        severity=None if len(missing) == len(_ARTICLE_50) else Severity.WARNING,
    )


_TOLD = re.compile("申请|收到|接到|受理|登记|办理|办结|答复|[未无零没]|\\d")
"""Under the heading of applications, any of these is an answer, be it 无 alone."""


def _applications(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S04: applications are reported even if there were none."""
    text = narrative(facts, 1)
    if not has_section(facts, 1) or len(text) < _SHORT:
        return
    under = [s for s in facts.sentences if s.section == 1 and "申请" in s.heading]
    told = "".join(sentence.text.replace(sentence.heading, "") for sentence in under)
    if under and not _TOLD.search(told):
        heading = under[0].heading
        yield check.finding(
            text_place(1, heading),
            f"“{heading}”下面没有写收到几件申请、怎么办理的。"
            "一件也没有收到的，也请写“未收到政府信息公开申请”。",
            expected="依申请公开情况",
            found=told[:20],
            severity=Severity.WARNING,
        )
    elif not under and "申请" not in text:
        yield check.finding(
            text_place(1, section_title(1, facts.year)),
            "第一部分没有写依申请公开。一件也没有收到的，也请写“未收到政府信息公开申请”。",
            expected="依申请公开情况",
            found="没有",
        )


# ---------------------------------------------------------------- section five, facts, length

_NOTHING = re.compile(r"(?:目前|本年度|我\w{1,3})?[暂并]?(?:无|没有|不存在)[^。，]{0,14}[。.]?")
_FIVE_SHORT, _FIVE_THIN = 10, 30


def _improvement(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S13: section five names problems and what is done about them."""
    if not has_section(facts, 5):
        return
    text = facts.text(5).strip()
    place = text_place(5, text or section_title(5, facts.year))
    if len(text) < _FIVE_SHORT or _NOTHING.fullmatch(text):
        yield check.finding(
            place,
            f"第五部分只写了“{text}”。请写明存在的主要问题和改进措施，不能空着或写“无”。"
            if text
            else "第五部分是空的。请写明存在的主要问题和改进措施。",
            expected="问题和改进措施",
            found=text or "没有文字",
        )
    elif len(text) < _FIVE_THIN:
        message = f"第五部分只有 {len(text)} 个字，太笼统。请写具体的问题和对应的措施。"
        yield check.finding(place, message, found=len(text), severity=Severity.WARNING)


_FACT = re.compile(
    r"\d|[未没无零][\u4e00-\u9fff]|《[^》]{1,100}》|[两三四五六七八九十]+[个项次条件]"
)
_NOT_OWN = re.compile(
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|《[^》]{0,40}(?:条例|(?:宪|民|行政\w{0,4}|保密|组织)法|年度报告格式)》|国务院令第?\d+号|国办公开办函\W{0,2}30号"
)
"""Dates, and the laws that every report names."""


def _own_facts(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S17: a section one without a number or a fact could be anybody's."""
    text = narrative(facts, 1)
    if has_section(facts, 1) and len(text) >= _SHORT and not _FACT.search(_NOT_OWN.sub("", text)):
        yield check.finding(
            text_place(1, section_title(1, facts.year)),
            "第一部分没有一个数字，像是哪个单位都能用的话。请写上本单位公开的条数、渠道和具体做法。",
            expected="本单位的数字和做法",
            found="没有",
        )


_GENERAL = re.compile(
    r"(?:总面积|国土面积|耕地面积|平方公里|户籍人口|总人口|常住人口|地区生产总值|GDP|固定资产投资|财政收入"
    r"|粮食产量|人均(?:可支配|纯)收入|党员\d|党支部\d|主题党日|招商引资)"
)


def _general(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S18: geography, population, party building and the economy are no disclosure work."""
    for sentence in facts.sentences:
        found = _GENERAL.search(sentence.text) if sentence.section in (0, 1) else None
        if found and re.search(r"\d", sentence.text) and not re.search("公开|公示", sentence.text):
            words = sentence.printed.strip()[:24]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”与政府信息公开工作无关。"
                "年度报告不宜泛化，请删去。",
                found=found.group(),
            )


_MANY_CHARACTERS = 1000


def _length(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S19: several places limit section one to a thousand characters."""
    length = len(facts.text(1).replace("\n", ""))
    if length > _MANY_CHARACTERS:
        yield check.finding(
            text_place(1, section_title(1, facts.year)),
            f"第一部分有 {length} 个字。不少地方要求不超过一千字，请看本地通知，必要时精简。",
            expected=f"<= {_MANY_CHARACTERS}",
            found=length,
        )


_SAME = 30


def _repeated(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S22: no paragraph stands in the report twice."""
    seen: set[str] = set()
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        text = paragraph.text
        if paragraph.level is not Level.TEXT or len(text) < _SAME or is_unread_row(paragraph):
            continue
        if text in seen:
            message = (
                f"{part_name(paragraph.section)}有一段与前面完全相同：“{text[:20]}……”。请删去一段。"
            )
            yield check.finding(text_place(paragraph.section, text), message, expected=1, found=2)
        seen.add(text)


_SAME_SENTENCE, _NEXT_TO_IT = 16, 6


def _repeated_sentences(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S22: no sentence stands there twice, a short one not twice in a row."""
    seen: set[str] = set()
    before = ""
    for sentence in facts.sentences:
        words = _LEAD.sub("", sentence.printed.strip())
        is_copy = len(words) >= _SAME_SENTENCE and words in seen
        is_next = len(words) >= _NEXT_TO_IT and words == before
        if (is_copy or is_next) and not _is_whole_paragraph(facts, sentence):
            message = (
                f"{part_name(sentence.section)}有一句与前面完全相同：“{words[:24]}”。请删去一句。"
            )
            yield check.finding(
                text_place(sentence.section, words),
                message,
                expected=1,
                found=2,
                severity=Severity.WARNING,
            )
        seen.add(words)
        before = words


_LEAD = re.compile(rf"^(?:[（(][{NUMERALS}\d]+[)）]|[{NUMERALS}]是|[{NUMERALS}\d]+[、.．])\s*")


def _is_whole_paragraph(facts: Facts, sentence: Sentence) -> bool:
    """Return whether the sentence is a paragraph, or no sentence at all but a row of a table."""
    assert facts.printed is not None
    paragraph = facts.printed.paragraphs[sentence.paragraph]
    is_told = len(paragraph.text) >= _SAME and paragraph.text.strip() == sentence.printed.strip()
    return (
        is_told or is_unread_row(paragraph) or not sentence.printed.strip().endswith(("。", "；"))
    )


CONTENT_CHECKS = (
    Check("S03", Severity.ERROR, "考核、评议、责任追究", _article_50),
    Check("S04", Severity.ERROR, "依申请公开情况", _applications),
    Check("S13", Severity.ERROR, "第五部分的内容", _improvement),
    Check("S17", Severity.WARNING, "没有本单位的内容", _own_facts),
    Check("S18", Severity.WARNING, "与公开无关的内容", _general),
    Check("S19", Severity.WARNING, "第一部分的篇幅", _length),
    Check("S22", Severity.ERROR, "重复的段落", _repeated),
    Check("S22", Severity.WARNING, "重复的句子", _repeated_sentences),
)
