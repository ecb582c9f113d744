"""S08, S16: whose report it is, and names that do not belong in it."""

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
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.places import OPENING, part_name

_LOCAL = {
    OrganisationKind.TOWNSHIP: "乡",
    OrganisationKind.TOWN: "镇",
    OrganisationKind.SUBDISTRICT: "街道",
}
_SELF = re.compile("(?<![自为使给让由、])我(街道办|街道|[乡镇局厅])(?!里|亲)")
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
        return (_LOCAL[facts.kind],)
    is_bureau = facts.kind in _DEPARTMENT and facts.name.endswith("局")
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


# ---------------------------------------------------------------- people

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙雷段钱汤尹黎易武乔贺赖龚"
)
_GIVEN = "[\u4e00-\u9fff]"
_NOT_GIVEN = "某×*请的了在是有和与及或为对向于从按将被把等均已未不可应需能会以其我中上下本各"
_NAME = rf"[{_SURNAMES}](?![{_NOT_GIVEN}]){_GIVEN}(?:(?![{_NOT_GIVEN}提申要关通就]){_GIVEN})?"
_APPLICANT = re.compile(
    rf"(?:申请人(?:为|是|[:：])?|当事人|村民|居民|群众)(?P<name>{_NAME})(?=[，,。；;、（(）)]|等|提出|提交|申请|向|要求|关于|就|于)"
    rf"|(?:^|[，。；、：:])(?P<alone>{_NAME})(?=(?:等人)?(?:提出|提交|申请公开|申请获取|向我))"
)
_STAFF = re.compile(
    rf"(?:镇长|乡长|书记|主任|局长|组长|科长|所长|站长|专干|联系人|负责人|组员|成员)(?:为|是|由|[:：])?\s*(?P<name>{_NAME})"
    rf"(?=[，,。；;、（(）)]|同志|任|为组|担任|负责)|(?P<before>{_NAME})同志"
)
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


def _personal_data(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S16: applicants stay unnamed; staff are named by their post."""
    for sentence in facts.sentences:
        for found in _APPLICANT.finditer(sentence.text):
            name = found["name"] or found["alone"]
            message = (
                f"{part_name(sentence.section)}写出了申请人或当事人的姓名“{name}”。"
                "年度报告不能公开个人信息，请删去姓名。"
            )
            yield _named(check, sentence.section, found.group(), name, message)
        for found in _IDENTITY.finditer(sentence.text):
            message = f"{part_name(sentence.section)}有一串像身份证号的数字。请删去个人信息。"
            yield _named(check, sentence.section, "身份证号", found.group()[:6] + "…", message)
        for found in _STAFF.finditer(sentence.text):
            name = found["name"] or found["before"]
            message = (
                f"{part_name(sentence.section)}写出了工作人员的姓名“{name}”。"
                "一般只写职务和科室，请核对要不要留。"
            )
            finding = _named(check, sentence.section, found.group(), name, message)
            yield check.finding(finding.where, message, found=name, severity=Severity.WARNING)


def _named(check: Check, section: int, words: str, name: str, message: str) -> Finding:
    return check.finding(text_place(section, words), message, expected="不写姓名", found=name)


NAME_CHECKS = (
    Check("S08", Severity.ERROR, "单位自称", _self_reference),
    Check("S08", Severity.ERROR, "别的单位的名称", _other_body),
    Check("S08", Severity.ERROR, "标题", _title),
    Check("S16", Severity.ERROR, "个人信息", _personal_data),
)
