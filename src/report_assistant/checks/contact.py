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


_NAMES_CONTACT = re.compile("邮|信箱|电话|传真|mail")
_NAMED_EMAIL = re.compile(
    r"(?:电子信箱|电子邮箱|电子邮件|邮箱|E-?mail)(?:地址)?(?:为|是)?[:：\s]*"
    r"(?P<address>[A-Za-z0-9_.#＃-]*\.(?:com|cn|net|org)(?:\.cn)?)(?![\w@.])",
    re.IGNORECASE,
)


_POSTCODE = re.compile(r"(?:邮编|邮政编码)(?:为|是)?[:：\s]*(?P<number>\d+)(?!\d)")
_PRINTED_PHONE = re.compile(
    r"(?:电话|传真)(?:号码)?(?:为|是)?[:：\s]*(?P<number>\(?\d[\d \-‐-―－()（）]{3,20}\d)(?![\d*])"
)
_POSTCODE_DIGITS = 6
_PHONE_DIGITS = frozenset([5, 7, 8, 10, 11, 12])
"""A hotline, a number without area code, a service, with area code, a mobile."""
_BIG_CITY, _WITH_AREA, _SERVICE = 11, 12, 10


def _printed_numbers(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S24: a postcode has six digits, a telephone number as many as one has."""
    for sentence in facts.sentences:
        if not _NAMES_CONTACT.search(sentence.text):
            continue
        printed = text.half_width_digits(sentence.printed)
        for found in _POSTCODE.finditer(printed):
            if len(found["number"]) != _POSTCODE_DIGITS:
                yield _miscounted(check, sentence.section, "邮编", found["number"])
        for found in _PRINTED_PHONE.finditer(printed):
            number = _BETWEEN_DIGITS.sub("", found["number"])
            if number.isdigit() and not _may_be_phone(number):
                yield _miscounted(check, sentence.section, "电话", found["number"])


def _may_be_phone(number: str) -> bool:
    """Return whether a number has the digits of one: 010 and 02x have eight behind them."""
    if number.startswith("0"):
        is_big_city = number.startswith(("010", "02"))
        return len(number) == _BIG_CITY or (len(number) == _WITH_AREA and not is_big_city)
    is_service = number.startswith(("400", "800", "9"))
    return len(number) in _PHONE_DIGITS and (is_service or len(number) != _SERVICE)


def _miscounted(check: Check, section: int, what: str, number: str) -> Finding:
    message = f"{part_name(section)}的{what}“{number}”位数不对，请核对。"
    return check.finding(text_place(section, number), message, found=number)


def _printed_email(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S24: what the text calls an e-mail address has its @."""
    for sentence in facts.sentences:
        if not _NAMES_CONTACT.search(sentence.text):
            continue
        for found in _NAMED_EMAIL.finditer(text.half_width_digits(sentence.printed)):
            address = found["address"]
            yield check.finding(
                text_place(sentence.section, address),
                f"{part_name(sentence.section)}的邮箱“{address}”里没有 @，请核对后补上。",
                found=address,
            )


_BROKEN_EMAIL = re.compile(
    r"[A-Za-z0-9_.-]+@[A-Za-z0-9-]+(?:[,，。、；;][A-Za-z]{2,3}|\s+\.?(?:com|cn|net)\b|(?<=163|126|139)(?:com|cn|net))(?![\w.])"
)
_STATE_DOMAIN = re.compile(
    r"\.(?P<label>go[a-uw-z][a-z]?|gvo|gove|giv|gav|g0v|goov|govv|gvo)\.cn(?![\w.])"
)


def _broken_addresses(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S24: no comma in an e-mail address, and the state's sites end in gov.cn."""
    for sentence in facts.sentences:
        if "@" not in sentence.printed and ".cn" not in sentence.printed:
            continue
        printed = text.half_width_digits(sentence.printed)
        places = [(found, "邮箱") for found in _BROKEN_EMAIL.finditer(printed)]
        places += [(found, "网址") for found in _STATE_DOMAIN.finditer(printed)]
        for found, what in places:
            words = printed[max(0, found.start() - 12) : found.end()]
            message = f"{part_name(sentence.section)}的{what}“{words}”写错了，请核对。"
            yield check.finding(text_place(sentence.section, words), message, found=found.group())


CONTACT_CHECKS = (
    Check("S24", Severity.WARNING, "联系方式", _shapes),
    Check("S24", Severity.WARNING, "正文里的邮箱", _printed_email),
    Check("S24", Severity.WARNING, "正文里的电话和邮编", _printed_numbers),
    Check("S24", Severity.WARNING, "写坏的邮箱和网址", _broken_addresses),
)
