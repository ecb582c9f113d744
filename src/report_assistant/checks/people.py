"""S16: people who are named, and what belongs to a person alone."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.report.places import part_name

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
    rf"(?:镇长|乡长|书记|主任|局长|组长|科长|所长|站长|专干|联系人|负责人|分管领导|组员|成员)(?:为|是|由|[:：])?\s*(?P<name>{_NAME})"
    rf"(?=[，,。；;、（(）)]|同志|任|为组|担任|负责)|(?P<before>{_NAME})同志"
)
_MORE_SURNAMES = (
    "柳岳施文洪安常倪严牛耿葛万关季鲍向石陶翟樊兰殷庄焦欧阮瞿甘古苗纪涂聂靳柯卜温占宁冉骆鲁"
)
_IN_FRAME = rf"[{_SURNAMES}{_MORE_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_LED = re.compile(
    rf"(?:书记|镇长|乡长|主任|局长|县长|区长|科长|主席|委员|所长|站长)(?P<names>{_IN_FRAME}(?:、{_IN_FRAME})*?)"
    "(?=(?:同志)?(?:为|任|担任|兼任)(?:常务)?(?:副?组长|副?主任|组员|成员|召集人))"
)
"""Between a post and 任组长 stands a name, whatever its characters are."""
_AS_MEMBERS = re.compile(
    rf"(?:^|[，,；;、])(?P<names>{_NAME}(?:、{_NAME})+)(?=(?:等)?(?:同志)?(?:为|任|担任)(?:组员|成员|副组长))"
)
"""Several names without a post are names too, where they are what makes up a group."""
_MOBILE = re.compile(r"(?<![\d.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d.])")
_BANK_CARD = re.compile(
    r"(?<![\d.])(?:62|4\d|5[1-5])\d{2}[ ]?\d{4}[ ]?\d{4}[ ]?\d{4}(?:[ ]?\d{1,3})?(?![\d.])"
)
_HOME = re.compile(
    r"(?:家住|家庭住址|户籍地(?:址)?|(?:申请人|当事人|村民|居民|群众|投诉人)[^，。；、\d]{0,6}(?:住址|住(?:在|于)?(?![建房宅户院])))"
    r"[^，。；]{2,24}?(?:\d+[号室组栋]|[一二三四五六七八九十]+组|小区|单元)"
)
_PRIVATE = (
    (_MOBILE, "手机号", "联系方式一般留办公座机；是个人手机的，请删去。"),
    (_BANK_CARD, "像银行卡号的数字", "请删去个人信息。"),
    (_HOME, "个人住址", "请删去个人信息。"),
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
        for name, words in dict(_staff(sentence.text)).items():
            message = (
                f"{part_name(sentence.section)}写出了工作人员的姓名“{name}”。"
                "一般只写职务和科室，请核对要不要留。"
            )
            finding = _named(check, sentence.section, words, name, message)
            yield check.finding(finding.where, message, found=name, severity=Severity.WARNING)


def _staff(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names of staff, and the words that they stand in."""
    for found in _STAFF.finditer(text):
        yield found["name"] or found["before"], found.group()
    for found in (*_LED.finditer(text), *_AS_MEMBERS.finditer(text)):
        for name in found["names"].split("、"):
            yield name, found.group()


def _private_numbers(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S16: no mobile, bank card or home of a person; an office may have a mobile of its own."""
    for sentence in facts.sentences:
        for pattern, name, advice in _PRIVATE:
            for found in pattern.finditer(sentence.text):
                yield check.finding(
                    text_place(sentence.section, name),
                    f"{part_name(sentence.section)}写着{name}“{found.group()[:3]}…”。{advice}",
                    found=name,
                    severity=Severity.WARNING,
                )


def _named(check: Check, section: int, words: str, name: str, message: str) -> Finding:
    return check.finding(text_place(section, words), message, expected="不写姓名", found=name)


PEOPLE_CHECKS = (
    Check("S16", Severity.ERROR, "个人信息", _personal_data),
    Check("S16", Severity.ERROR, "个人号码和住址", _private_numbers),
)
