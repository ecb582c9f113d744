"""Y06, Y08, X14: the text against last year's, and years that do not belong in it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.last_year import comparable_year_before, year_before
from report_assistant.checks.roles import Role
from report_assistant.checks.statements import Sentence
from report_assistant.report.places import OPENING, part_name
from report_assistant.report.tables import Number
from report_assistant.report.text import LAST_YEAR

# ---------------------------------------------------------------- the text and last year's text

_SOME = 20


def _old_problems(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y06: what became of the problems that last year's report named."""
    last = year_before(facts)
    if last is None or not last.text(5) or not facts.text(5):
        return
    text = facts.text(5)
    year = str(last.year or 0)
    if not LAST_YEAR.search(text) and year not in text and len(last.text(5)) > _SOME:
        yield check.finding(
            text_place(5, "上年问题整改"),
            "去年的报告列了存在的问题，今年第五部分没有交代整改得怎样。建议补一两句整改情况。",
            expected="上年问题整改情况",
            found="没有",
            severity=Severity.INFO,
        )


# ---------------------------------------------------------------- years that do not belong

_OWN_YEAR = re.compile(
    r"(?:^|[，。；：])(?:在)?((?:19|20)\d\d)年度?(?:以来)?[，,]?(?=[我本全]|政府信息|主动|依申请|共|未|新|通过|信息公开工作)"
)
_NAMED_YEAR = re.compile(
    r"(?:^|[。；：)])\s*(?:在)?((?:19|20)\d\d)年度?[，,]?(?=[\u4e00-\u9fff]{2,16}?(?<!上级)"
    r"(?:区|[乡镇局厅委办]|街道|政府|单位|中心)(?:办事处|人民政府)?(?:共|累计|全年|一共)*"
    r"(?:主动公开|[未没]收到|没有收到|收到|受理|新收|通过[^，。；]{0,14}(?:网站|公众号|平台)|认真贯彻|坚持以|严格按照|高度重视"
    r"|(?:全面|深入|扎实|持续|不断|进一步|切实|积极|始终|严格|认真)[\u4e00-\u9fff]))"
)
"""The year of this report, told of the body by its name."""
_REFERS_BACK = re.compile(
    "^(?:年末)?(?:未|无)?(?:结转|转结)|^[^，；。]*(?:以来|整改|(?:印发|施行|发布|制定|出台|修订|签订)的|年报|年度报告|规划|计划)"
)
"""Said in the clause that the year begins: the plan of 2023, what was published in 2023."""
_COMPARES = re.compile("较|相比|同比|同期|对比|今年|本年")
_LINK = re.compile(r"(?:https?://|www\.)[\w./?=&%#~:-]+", re.ASCII)
_LINK_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_PLAN_OF_YEAR = re.compile(
    "(20\\d\\d)年度?[^，,。;\\d]{0,8}(?:政务|政府信息|信息)公开(?:工作)?(?:要点|任务分解|重点任务)"
)
_IMPROVEMENT = 5
_PUBLISHED_REPORT = re.compile(
    r"(?:编制|公布|发布|公开|现将)(?:了|发布)?[^，。；\d]{0,20}?(20\d\d)年(?:度)?政府信息公开(?:工作)?年度报告"
)
_TOO_EARLY = re.compile(
    r"(20\d\d)年(?:度)?政府信息公开(?:工作)?年度报告[^。\d]{0,12}于\1年[1-3]月[^。]{0,6}"
)
_GONE = {"社会抚养费": 2022, "疫情防控": 2024}


def _leftover_years(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check Y08: the year before in place of this one, old links, matters that have ended."""
    year = facts.year
    if year is None:
        return
    for sentence in facts.sentences:
        for found in chain(
            _OWN_YEAR.finditer(sentence.printed), _NAMED_YEAR.finditer(sentence.printed)
        ):
            if int(found[1]) < year and not _is_meant(sentence, found, year):
                message = (
                    f"{part_name(sentence.section)}写的是 {found[1]} 年，这是 {year} 年的报告。"
                    "像是上年留下的，请核对。"
                )
                yield _leftover(check, sentence, found.group(), message, found[1])
        for plan in _PLAN_OF_YEAR.finditer(sentence.text):
            if int(plan[1]) < year and not _COMPARES.search(sentence.text):
                message = (
                    f"{part_name(sentence.section)}依据的是 {plan[1]} 年的工作要点，"
                    f"这是 {year} 年的报告，请核对。"
                )
                yield _leftover(check, sentence, plan.group(), message, plan[1])
        for link in _LINK.finditer(sentence.text):
            old = [int(found) for found in _LINK_YEAR.findall(link.group())]
            if old and max(old) < year:
                message = f"{part_name(sentence.section)}的网址带着 {max(old)} 年，像是往年报告的地址，请核对。"
                yield _leftover(check, sentence, link.group(), message, str(max(old)))
        yield from _report_of_another_year(check, sentence, year)
        if found_early := _TOO_EARLY.search(sentence.text):
            message = (
                f"{part_name(sentence.section)}“{found_early.group()}”：{found_early[1]} 年的报告要到"
                "下一年才公布，请核对年份。"
            )
            yield _leftover(check, sentence, found_early.group(), message, found_early[1])
        for word, gone in _GONE.items():
            if word in sentence.text and year >= gone:
                message = f"{part_name(sentence.section)}还在写“{word}”，这项工作已经结束，请核对。"
                yield _leftover(check, sentence, word, message, word)


def _report_of_another_year(check: Check, sentence: Sentence, year: int) -> Iterator[Finding]:
    """Yield where the opening publishes the report on another year than this one."""
    found = _PUBLISHED_REPORT.search(sentence.text) if sentence.section == OPENING else None
    if found and int(found[1]) != year:
        message = (
            f"{part_name(sentence.section)}写的是 {found[1]} 年的年度报告，这是 {year} 年的报告，"
            "请核对年份。"
        )
        yield _leftover(check, sentence, found.group(), message, found[1])


def _is_meant(sentence: Sentence, found: re.Match[str], year: int) -> bool:
    """Return whether the sentence speaks of the other year on purpose.

    上年, 结转 and 引起 stand in every sentence about applications and excuse nothing.
    """
    since, rest = sentence.text[found.start(1) :], sentence.text[found.end() :]
    if re.match(r"\d{4}年度?(?:以来|起)", since) or _REFERS_BACK.search(rest):
        return True
    own_problems = sentence.section == _IMPROVEMENT and "整改" in sentence.text
    return own_problems or bool(_COMPARES.search(sentence.text) or f"{year}年" in sentence.text)


def _leftover(check: Check, sentence: Sentence, words: str, message: str, found: str) -> Finding:
    return check.finding(text_place(sentence.section, words), message, found=found)


_CHANGE = re.compile(r"同比(增长|上升|增加|下降|减少|降低)")


def _change(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X14: 同比 is worked out from last year's number."""
    last = comparable_year_before(facts)
    if last is None:
        return
    bases: list[Number | None] = [
        last.sum("applications.received.total"),
        last.sum("applications.received.total", "applications.carried_over.total"),
    ]
    for claim in facts.claims:
        if claim.role not in (Role.NEW, Role.RECEIVED):
            continue
        quantities = claim.sentence.quantities
        after = quantities[quantities.index(claim.quantity) + 1 :][:1]
        said = (
            _CHANGE.search(claim.sentence.text, claim.quantity.end, after[0].start)
            if after
            else None
        )
        known = [base for base in bases if base]
        if not said or after[0].unit != "%" or not known:
            continue
        sign = 1 if said[1] in ("增长", "上升", "增加") else -1
        changes = [Decimal(claim.quantity.value - base) * 100 / base * sign for base in known]
        decimals = len(after[0].digits.partition(".")[2])
        tolerance = Decimal("1.5").scaleb(-decimals)
        if not any(abs(change - Decimal(after[0].value)) <= tolerance for change in changes):
            words = claim.sentence.clause(said.start(), after[0].end)
            message = (
                f"{part_name(claim.sentence.section)}“{words}”与去年的数对不上："
                f"去年 {known[0]}，今年 {claim.quantity.value}，应当是 {changes[0]:.2f}%。请核对。"
            )
            place = text_place(claim.sentence.section, words)
            yield check.finding(
                place, message, expected=f"{changes[0]:.2f}%", found=f"{after[0].digits}%"
            )


YEAR_CHECKS = (
    Check("X14", Severity.WARNING, "同比", _change),
    Check("Y06", Severity.INFO, "上年问题的整改", _old_problems),
    Check("Y08", Severity.WARNING, "上年留下的内容", _leftover_years),
)
