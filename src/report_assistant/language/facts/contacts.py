"""The office's particulars in one message: 「人民路18号，电话0371-62223344，邮编450000」.

Telephone, postcode, e-mail and web address are known by their shape, address and office by their
names or by how they end. What is none of these is quoted back.
"""

import re

from report_assistant.language.facts.taken import TakenFacts, Understood
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text

CONTACT_FILTER = "filters.contact"
_OFFICE, _ADDRESS = "organisation.office", "organisation.address"
_SHAPES = {
    "organisation.email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "organisation.website": r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?",
    "organisation.phone": r"(?:\(?0\d{2,3}\)?[- ]{0,2}\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|[2-8]\d{6,7})(?!\d)",
    "organisation.postcode": r"\d{6}(?![\d-])",
}
"""In this order: an e-mail holds a web address, a telephone number may hold a postcode."""
CONTACT_NAMES = frozenset({CONTACT_FILTER, _OFFICE, _ADDRESS, *_SHAPES})
_HAN = "[\u4e00-\u9fff]"
_ENDS_AS = {
    _OFFICE: re.compile(rf"{_HAN}{{2,18}}(?:办公室|办|科|股|中心|处|所|站|室)"),
    _ADDRESS: re.compile(
        rf"{_HAN}{{2}}.*(?:号|楼|院|(?:路|街|大道|巷|村)(?:\s*\d+\s*号)?|(?<=\d)\s*[层室])"
    ),
}
_LEAD = "(?:我们的?|单位|本单位|联系|办公|咨询){0,4}"
_TAIL = r"(?:号码|号)?[是为在:\s]*"
_PAUSE = re.compile("[,;。\n]+")
_BRACKETS = str.maketrans("()", "（）")
_AGREES = re.compile("(?:要写?|写上?|好的?|是的?|对)?")


def read_contacts(typed: str, questionnaire: Questionnaire, understood: Understood) -> TakenFacts:
    """Return the particulars of the office that a message holds, and what else stands in it."""
    taken = TakenFacts(understood)
    words = text.half_width(typed)
    for name, shape in _SHAPES.items():
        question = questionnaire.by_name[name]
        found = re.compile(rf"{_label(question)}?(?<![\w.+-])(?P<value>{shape})", re.I | re.A)
        for each in found.finditer(words):
            taken.take_or_quote(question, each["value"], each[0].strip())
        words = found.sub(",", words)
    for part in map(str.strip, _PAUSE.split(words)):
        if not _AGREES.fullmatch(part) and not _ends_known(part, questionnaire, taken):
            taken.quote(part)
    return taken


def _ends_known(part: str, questionnaire: Questionnaire, taken: TakenFacts) -> bool:
    """Take an address or an office."""
    for name, ends in _ENDS_AS.items():
        question = questionnaire.by_name[name]
        labelled = re.match(_label(question), part)
        rest = part[labelled.end() :] if labelled else part
        if ends.fullmatch(rest) or (labelled and rest):
            return taken.take(question, rest.translate(_BRACKETS), part)
    return False


def _label(question: Question) -> str:
    """Return the pattern of a label before a value: 「联系电话：」."""
    names = "|".join(map(re.escape, (question.title, *question.aliases)))
    return rf"(?:{_LEAD}(?:{names}){_TAIL})"
