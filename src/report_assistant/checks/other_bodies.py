"""S08: names of other bodies, and the work of a whole area, in a body's own report."""

import re
from collections.abc import Iterator

from report_assistant.checks.bodies import core_name, may_be_named
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.names import DEPARTMENTS, LOCAL
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.places import OPENING, part_name

_OF_A_NAME = r"(?![在设由与和到向的为是对本该各将把并及或请于])[\u4e00-\u9fff]"
_LOCAL_NAME = re.compile(
    rf"(?P<name>(?:{_OF_A_NAME}){{2,3}}(?:乡|镇|街道))(?=人民政府|办事处|党政)"
)
_SUBJECT = re.compile(
    rf"(?:^|[，。；]|\d年度?[，,]?)(?P<name>(?:{_OF_A_NAME}){{2,3}}(?:乡|镇|街道))"
    r"(?:人民政府|办事处|党委|党政(?:综合)?办公?室?)?"
    r"(?=认真|坚持|按照|严格|共|主动|积极|高度|始终|全面|扎实|负责|[未没]收到|收到|受理|将|把|不断|持续|通过|依托|围绕"
    r"|深入|进一步|建立|健全|完善|加强|充分|大力|成立|切实|注重|依法|及时)"
)
_BUREAU = re.compile(
    r"(?:^|[，。；]|\d年度?[，,]?)(?P<name>(?![各由与和对向经在其有全我本该按根以及及])[县市区省州旗]?(?:(?![我本])[\u4e00-\u9fff]){1,9}(?:局|委员会))"
    r"(?=高度重视|(?:认真|深入|全面)(?:贯彻|落实)|严格(?:按照|落实|执行)|(?:共|累计|全年)*(?:主动公开|[未没]收到|收到|受理))"
)
_GENERAL = re.compile(
    "^(?:.*[各本我该全等对向由与和及乡县市区级]|.*[乡城]镇|.*乡镇|党委|当地|所在)(?:乡|镇|街道)$"
)


def _other_body(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: no other town speaks or is to be asked in this town's report."""
    if facts.kind not in LOCAL or not facts.name:
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


def _other_bureau(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: no other bureau is the one that publishes and answers in a body's own report."""
    if (facts.kind not in LOCAL and facts.kind not in DEPARTMENTS) or not facts.name:
        return
    for sentence in facts.sentences:
        for found in _BUREAU.finditer(sentence.printed):
            name = found["name"]
            if may_be_named(name, facts.name):
                continue
            words = sentence.printed[found.start("name") : found.end() + 12]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”写的是{name}的工作，这是{facts.name}的报告。"
                "请核对是不是抄自别的单位。",
                expected=core_name(facts.name),
                found=name,
                severity=Severity.WARNING,
            )


def _is_own(text: str, end: int, stem: str) -> bool:
    """Return whether the name that ends there is the body's own, its county before it or not."""
    words = text[:end]
    return words.endswith(stem) or any(words.endswith(stem[n:]) for n in range(len(stem) - 2))


_WIDE = re.compile(
    r"(?:组织|推动|推进|指导|统筹|部署|安排|协调|负责|督促|加强|做好|提升|提高|规范|开展|深化)[^，。；]{0,6}?"
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


_NOUN = re.compile(
    "(?:推进|推动|做好|加强|开展|规范|提升)(?P<noun>乡|镇|街道)(?=(?:政府)?(?:信息|政务)公开)"
)


def _other_noun(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: a town does not further 乡政府信息公开."""
    own = LOCAL.get(facts.kind) if facts.kind else None
    for sentence in facts.sentences if own else ():
        for found in _NOUN.finditer(sentence.printed):
            if found["noun"] == own:
                continue
            words = sentence.printed[found.start() : found.end() + 8]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”写的是“{found['noun']}”，这是{facts.name}的报告。"
                f"请改成“{own}”，并检查这一段是不是抄自别的单位。",
                expected=own or "",
                found=found["noun"],
                severity=Severity.WARNING,
            )


OTHER_BODY_CHECKS = (
    Check("S08", Severity.ERROR, "别的单位的名称", _other_body),
    Check("S08", Severity.WARNING, "别的部门的工作", _other_bureau),
    Check("S08", Severity.WARNING, "别的单位的称呼", _other_noun),
    Check("S08", Severity.ERROR, "上级的工作", _wider_area),
)
