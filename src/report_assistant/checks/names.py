"""S08: whose report it is, and names of bodies that do not belong in it."""

import re
from collections.abc import Iterator

from report_assistant.checks.bodies import core_name
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

_LOCAL = {
    OrganisationKind.TOWNSHIP: "乡",
    OrganisationKind.TOWN: "镇",
    OrganisationKind.SUBDISTRICT: "街道",
}
_SELF = re.compile("(?<![自为使给让由、])我(街道办|街道|苏木|[乡镇局厅])(?!里|亲)")
_DEPARTMENT = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.CITY_DEPARTMENT})


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
    if facts.kind in _LOCAL:
        own = facts.report.organisation.self_reference or body_named(facts.name).self_reference
        return (own.removeprefix("我"), _LOCAL[facts.kind])
    is_bureau = facts.likely_kind in _DEPARTMENT and facts.name.endswith("局")
    return ("局",) if is_bureau else ()


_LOCAL_NAME = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}(?:乡|镇|街道))(?=人民政府|办事处|党政)")
_SUBJECT = re.compile(
    r"(?:^|[，。；]|\d年度?[，,]?)(?P<name>[\u4e00-\u9fff]{2,3}(?:乡|镇|街道))"
    r"(?=认真|坚持|按照|严格|共|主动|积极|高度|始终|全面|扎实)"
)
_GENERAL = re.compile(
    "^(?:.*[各本我该全等对向由与和及乡县市区级]|.*[乡城]镇|.*乡镇|党委|当地|所在)(?:乡|镇|街道)$"
)


def _other_body(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: no other town speaks or is to be asked in this town's report."""
    if facts.kind not in _LOCAL or not facts.name:
        return
    stem = core_name(facts.name)
    for sentence in facts.sentences:
        is_opening = sentence.section == OPENING
        patterns = (_LOCAL_NAME, _SUBJECT) if is_opening else (_SUBJECT,)
        for pattern in patterns:
            for found in pattern.finditer(sentence.printed):
                name = found["name"]
                if _is_own(sentence.printed, found.end("name"), stem) or _GENERAL.match(name):
                    continue
                words = sentence.printed[max(0, found.start() - 4) : found.end() + 12]
                yield check.finding(
                    text_place(sentence.section, words),
                    f"{part_name(sentence.section)}“{words}”写的是{name}，这是{facts.name}的报告。"
                    "请改成本单位的名称。",
                    expected=stem,
                    found=name,
                    severity=None if is_opening else Severity.WARNING,
                )


def _is_own(text: str, end: int, stem: str) -> bool:
    """Return whether the name that ends there is the body's own, its county before it or not."""
    words = text[:end]
    return words.endswith(stem) or any(words.endswith(stem[n:]) for n in range(len(stem) - 2))


_WIDE = re.compile(
    r"(?:组织|推动|推进|指导|统筹|部署|安排|协调|负责|督促|加强|做好)[^，。；]{0,6}?"
    r"(?P<area>全(?:省|市|县|区|自治区|州|旗))(?=政府信息|政务公开|信息公开|各级|政务|公开)"
    r"|(?:^|[，。；])(?P<subject>全(?:省|市|自治区|州))(?=(?:共|累计|全年|各级)?(?:主动公开|收到|受理|公开政府信息|新收))"
)
_AREA = {
    OrganisationKind.COUNTY: "县区旗市",
    OrganisationKind.CITY: "市州盟",
    OrganisationKind.PROVINCE: "省区市",
}
_LED = re.compile(r"(?:按照|根据|落实|贯彻|依据|参加|配合|对照|在)[^，。；]{0,20}$")


def _wider_area(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: what a body reports is its own work, not that of the whole province or city."""
    if facts.kind is None:
        return
    own = _AREA.get(facts.kind, "")
    for sentence in facts.sentences:
        for found in _WIDE.finditer(sentence.printed):
            area = found["area"] or found["subject"]
            if area[-1] in own or _LED.search(sentence.printed[: found.start()]):
                continue
            words = sentence.printed[found.start() : found.end() + 8].lstrip("，。；")
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”写的是{area}的工作，这是{facts.name}的报告。"
                "请核对是不是抄自上级的文稿，改成本单位的工作。",
                found=area,
                severity=Severity.WARNING,
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
    if wrong:
        message = f"标题“{title}”{wrong}。请写成“单位全称+年份+年政府信息公开工作年度报告”。"
        yield check.finding(text_place(OPENING, title), message, found=title)
    answered = facts.report.organisation.name
    printed = facts.printed.organisation if facts.printed else ""
    if answered and printed and core_name(answered) not in printed:
        message = f"标题里的单位是“{printed}”，应当是“{answered}”。请改成本单位全称。"
        yield check.finding(text_place(OPENING, title), message, expected=answered, found=printed)


NAME_CHECKS = (
    Check("S08", Severity.ERROR, "单位自称", _self_reference),
    Check("S08", Severity.ERROR, "别的单位的名称", _other_body),
    Check("S08", Severity.ERROR, "上级的工作", _wider_area),
    Check("S08", Severity.ERROR, "标题", _title),
)
