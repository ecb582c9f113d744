"""S08: whose report it is: what it calls itself, and its title."""

import re
from collections.abc import Iterator

from report_assistant.checks.bodies import (
    core_name,
    is_same_body,
    may_be_named,
)
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.report.bodies import body_named
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.places import OPENING, part_name
from report_assistant.report.reporting import reporting_bodies

LOCAL = {
    OrganisationKind.TOWNSHIP: "乡",
    OrganisationKind.TOWN: "镇",
    OrganisationKind.SUBDISTRICT: "街道",
}
_SELF = re.compile("(?<![自为使给让由、])我(街道办|街道|苏木|[乡镇局厅])(?!里|亲)")
DEPARTMENTS = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.CITY_DEPARTMENT})


def _self_reference(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: 我镇 in a town, 我局 in a bureau. 我县 may be the county that a town belongs to."""
    allowed = _own_words(facts)
    if not allowed:
        return
    seen: set[str] = set()
    for sentence in facts.sentences:
        for found in _SELF.finditer(sentence.text):
            word = found.group()
            if found[1].removesuffix("办") in allowed or word in seen or "“" in sentence.text:
                continue
            seen.add(word)
            right = f"我{allowed[0]}"
            yield check.finding(
                text_place(sentence.section, sentence.clause(found.start(), found.end() + 10)),
                f"{part_name(sentence.section)}用了“{word}”，可是这是{facts.name}的报告。"
                f"请改成“{right}”，并检查这一段是不是抄自别的单位。",
                expected=right,
                found=word,
            )


def _own_words(facts: Facts) -> tuple[str, ...]:
    """Return the words that may follow 我; empty where the kind of body is not certain."""
    if facts.kind in LOCAL:
        own = facts.report.organisation.self_reference or body_named(facts.name).self_reference
        return (own.removeprefix("我"), LOCAL[facts.kind])
    is_bureau = facts.likely_kind in DEPARTMENTS and facts.name.endswith("局")
    return ("局",) if is_bureau else ()


_LACKING = re.compile(
    "政府信息公开(?:年度报告|工作报告|年度工作报告|年报)$|(?<!政府)信息公开工作年度报告$"
)
_YEARS = re.compile(r"(?:19|20)\d\d")


def _title(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: the title names the body and the year, each once."""
    title = facts.printed.title if facts.printed else ""
    years = _YEARS.findall(title)
    wrong = ""
    if len(years) > 1:
        wrong = f"里年份出现了 {len(years)} 次"
    elif re.search("年度年度|度度|年年|报告报告|(?:政府信息公开){2}", title):
        wrong = "里有重复的字"
    if _LACKING.search(title) and not wrong:
        message = f"标题“{title}”少了字。请写成“单位全称+年份+年政府信息公开工作年度报告”。"
        place = text_place(OPENING, title)
        yield check.finding(place, message, found=title, severity=Severity.WARNING)
    if wrong:
        message = f"标题“{title}”{wrong}。请写成“单位全称+年份+年政府信息公开工作年度报告”。"
        yield check.finding(text_place(OPENING, title), message, found=title)
    answered = facts.report.organisation.name
    printed = facts.printed.organisation if facts.printed else ""
    if answered and printed and core_name(answered) not in printed:
        message = f"标题里的单位是“{printed}”，应当是“{answered}”。请改成本单位全称。"
        yield check.finding(text_place(OPENING, title), message, expected=answered, found=printed)


def _other_report(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: the opening publishes this body's report and no other's."""
    titled = facts.printed.organisation if facts.printed else ""
    own = facts.report.organisation.name or titled
    named = dict.fromkeys(reporting_bodies(facts.text(OPENING))) if own else ()
    for name in named:
        if is_same_body(name, own) or may_be_named(name, own) or may_be_named(own, name):
            continue
        message = f"开头写的是“{name}”的年度报告，标题里的单位是“{own}”。请核对，写成本单位全称。"
        yield check.finding(text_place(OPENING, name), message, expected=own, found=name)


_AREA_AS_SUBJECT = re.compile(
    r"(?:^|[。；])\s*(?:[（(][一二三四五六七八九十\d]+[)）][^。，]{0,14}。?)?(?:在?20\d\d年度?(?:以来)?[，,]?)?(?P<area>我[县市区省州旗])"
    r"(?=认真|严格|高度重视|(?:共|全年|累计)*(?:主动公开|[未没]收到|收到|受理)|积极|坚持|深入|始终|按照|进一步|扎实|全面|持续|不断|依托)"
)


def _area_speaks(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: a town or a bureau does not report as 我县."""
    is_small = facts.kind in LOCAL or facts.kind in DEPARTMENTS
    for sentence in facts.sentences if is_small and facts.name else ():
        for found in _AREA_AS_SUBJECT.finditer(sentence.printed):
            words = sentence.printed[found.start("area") : found.end() + 10]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”说的是{found['area'].replace('我', '全')}的工作，"
                f"这是{facts.name}的报告。请核对是不是抄自上级的文稿。",
                found=found["area"],
            )


NAME_CHECKS = (
    Check("S08", Severity.ERROR, "单位自称", _self_reference),
    Check("S08", Severity.ERROR, "标题", _title),
    Check("S08", Severity.WARNING, "别的单位的报告", _other_report),
    Check("S08", Severity.WARNING, "上级的自称", _area_speaks),
)
