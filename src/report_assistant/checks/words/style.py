"""S21: the style of an internal report, which the public is not written to in."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.report.places import OPENING, part_name

_INTERNAL = re.compile(
    "特此(?:报告|汇报|上报)|妥否|请(?:批示|审阅|审示|指示)|(?:现(?:将)?[^，。]{0,30})?汇报如下|呈报|敬请审阅"
    "|(?:上报|报送)(?:至)?(?:贵|县委|上级领导)"
)


_SALUTATION = re.compile(
    r"\s*[\u4e00-\u9fff]{0,8}(?:政府|政府办|政府办公室|[县市区省]委|委员会)[：:]\s*"
)


def _salutation(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S21: no superior is addressed."""
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        if paragraph.section == OPENING and _SALUTATION.fullmatch(paragraph.text):
            words = paragraph.text.strip()
            message = f"开头“{words}”是写给上级的称呼。年度报告向社会公布，请删去。"
            yield check.finding(text_place(OPENING, words), message, found=words)


def _internal(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S21: the report is written for the public, not for a superior."""
    for sentence in facts.sentences:
        for found in _INTERNAL.finditer(sentence.text):
            message = (
                f"{part_name(sentence.section)}“{found.group()}”是内部汇报的写法。"
                "年度报告向社会公布，请删去或改写。"
            )
            place = text_place(sentence.section, found.group())
            yield check.finding(place, message, found=found.group())


STYLE_CHECKS = (
    Check("S21", Severity.WARNING, "写给上级的称呼", _salutation),
    Check("S21", Severity.WARNING, "内部汇报的写法", _internal),
)
