"""S24: an address to call or to write to looks like one."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.report import text
from report_assistant.report.places import part_name

_BETWEEN_DIGITS = re.compile(r"[\s\-‐-―－()（）]")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}\d{7,8}|1[3-9]\d{9}|[48]00\d{7}|[2-8]\d{6,7}|1\d{4})(?!\d)")
"""With area code, mobile, 400, without area code, a hotline such as 12345."""
_EMAIL = re.compile(r"[^@\s]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def _shapes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S24: phone, e-mail and web address have the digits and signs that they need."""
    office = facts.report.organisation
    phone = _BETWEEN_DIGITS.sub("", text.half_width_digits(office.phone or ""))
    if phone and not _PHONE.search(phone):
        message = "不像一个完整的电话号码，请核对位数，例如 0373-5550126。"
        yield check.finding("organisation.phone", f"“{office.phone}”{message}", found=office.phone)
    if office.email and not _EMAIL.fullmatch(office.email):
        message = "不像一个邮箱地址，请核对，例如 dzb@example.gov.cn。"
        yield check.finding("organisation.email", f"“{office.email}”{message}", found=office.email)
    if office.website and not _WEBSITE.search(office.website):
        message = "不像一个网址，请核对，例如 www.example.gov.cn。"
        website = office.website
        yield check.finding("organisation.website", f"“{website}”{message}", found=website)


_NAMED_EMAIL = re.compile(
    r"(?:电子信箱|电子邮箱|电子邮件|邮箱|E-?mail)(?:地址)?(?:为|是)?[:：\s]*"
    r"(?P<address>[A-Za-z0-9_.-]*\.(?:com|cn|net|org)(?:\.cn)?)(?![\w@.])",
    re.IGNORECASE,
)


def _printed_email(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S24: what the text calls an e-mail address has its @."""
    for sentence in facts.sentences:
        for found in _NAMED_EMAIL.finditer(text.half_width_digits(sentence.printed)):
            address = found["address"]
            yield check.finding(
                text_place(sentence.section, address),
                f"{part_name(sentence.section)}的邮箱“{address}”里没有 @，请核对后补上。",
                found=address,
            )


CONTACT_CHECKS = (
    Check("S24", Severity.WARNING, "联系方式", _shapes),
    Check("S24", Severity.WARNING, "正文里的邮箱", _printed_email),
)
