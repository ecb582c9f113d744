"""What a report says that there was none of: 未收到申请, 未发生失泄密, 0件.

Of applications and cases the checks know how a report denies them; what it denies here is a whole row
of a table, and is read only where nothing of that row was read from the table itself.
"""

import re
from collections.abc import Iterator

from report_assistant.checks import Facts
from report_assistant.checks.roles import Role
from report_assistant.checks.set_phrases import clauses, denies_applications, denies_cases
from report_assistant.checks.statements import Sentence
from report_assistant.importing.readings import Reading
from report_assistant.report.model import APPLICANTS, CASE_OUTCOMES
from report_assistant.report.tables import CASE_BLOCK_LABELS

_DENIED = "不曾发生|从未发生|没有发生|没有出现|未曾?发生|未曾?出现|没有|未有|无|零"
_NONES = (
    (
        "overview.management.leaks",
        re.compile(
            rf"(?:{_DENIED})(?:任何|一起|1起|过)?(?:政府信息|公开信息|信息)?(?:失泄密|泄密|失密|泄露国家秘密)(?!风险|隐患)"
        ),
    ),
    (
        "overview.supervision.accountability",
        re.compile(
            rf"(?:{_DENIED})(?:因[^，。；]{{0,20}}?)?(?:被)?(?:追究责任|责任追究|问责|追责)(?!制度|机制|办法|规定|到位|不)"
        ),
    ),
)
_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_IN_SECTIONS = (1,)
_ROWS = {Role.NEW: "received", Role.RECEIVED: "received", Role.CARRIED_OVER: "carried_over"}


def nones_in(facts: Facts) -> Iterator[Reading]:
    """Yield what section one denies, but for rows of which it counts some elsewhere."""
    some = set(_counted(facts))
    yield from (reading for reading in _denied(facts) if reading.path not in some)


def _counted(facts: Facts) -> Iterator[str]:
    """Yield the rows of which the text counts at least one."""
    for claim in facts.claims:
        if not claim.quantity.value:
            continue
        if claim.role in _ROWS:
            yield f"applications.{_ROWS[claim.role]}"
        elif claim.role in (Role.CASES, Role.CASE_OUTCOME):
            blocks = claim.rows if claim.role is Role.CASES else CASE_BLOCK_LABELS
            yield from (f"review_litigation.{block}" for block in blocks)


def _denied(facts: Facts) -> Iterator[Reading]:
    for sentence in facts.sentences:
        if sentence.section not in _IN_SECTIONS:
            continue
        if found := _NONE_OF_THEM.match(_bare(sentence.text)):
            yield _row("applications.received", APPLICANTS, found.group(), sentence.section)
        for path, pattern in _NONES:
            if found := pattern.search(sentence.text):
                yield Reading(path, 0, found.group(), sentence.section)
        for clause in clauses(sentence):
            words = clause.group().strip()
            if _is_of_other_year(facts, sentence.text[: clause.end()]):
                continue
            if denies_applications(facts, words) or _denies_under_heading(sentence, words):
                yield _row("applications.received", APPLICANTS, words, sentence.section)
            for name in denies_cases(facts, words):
                for block in ("reconsideration",) if name == "复议" else _SUITS:
                    path = f"review_litigation.{block}"
                    yield _row(path, CASE_OUTCOMES, words, sentence.section)
    yield from _counted_none(facts)


_ANYBODY = "(?:(?:公民|群众|个人|自然人|社会公众)、?(?:、?法人[和或及者以]*其他组织)?|公众|相关|有关|任何形式的?)"
_NO_REQUEST = re.compile(
    f"(?:未|没有)(?:收到|接到|接收到?|受理)过?(?:和处理|或处理)?(?:任何)?{_ANYBODY}?(?:提出|提交)?的?"
    "(?:依申请公开|政府信息公开申请|信息公开申请|公开申请|申请)的?(?:事件|事项|件|信息|情况|业务)?$"
)
_NONE_OF_THEM = re.compile(
    r"^[^,，。；\d]{0,12}(?:依申请公开|申请公开|公开申请)[^,，。；\d]{0,12}(?:数量|件数|情况)(?:为)?:?(?:无|零)$"
)


def _is_of_other_year(facts: Facts, so_far: str) -> bool:
    """Return whether the last year that was named is another than the report's."""
    years = _YEAR.findall(so_far)
    return bool(years) and facts.year is not None and int(years[-1]) != facts.year


_YEAR = re.compile(r"((?:19|20)\d\d)年")


def _bare(words: str) -> str:
    return words.lstrip("0123456789.、 ").rstrip("。 ")


def _denies_under_heading(sentence: Sentence, words: str) -> bool:
    """Return whether 申请 without a word for what is meant is denied under its own heading."""
    return "申请" in f"{sentence.heading}{words}" and bool(_NO_REQUEST.search(words))


def _counted_none(facts: Facts) -> Iterator[Reading]:
    """Yield what is counted as nothing: 收到申请0件, 行政复议0件."""
    for claim in facts.claims:
        section = claim.sentence.section
        if claim.quantity.value != 0 or section not in _IN_SECTIONS:
            continue
        if claim.role in _ROWS:
            path = f"applications.{_ROWS[claim.role]}"
            yield _row(path, APPLICANTS, claim.quote, section)
        elif claim.role is Role.CASES:
            for block in claim.rows:
                if block in CASE_BLOCK_LABELS:
                    yield _row(f"review_litigation.{block}", CASE_OUTCOMES, claim.quote, section)


def _row(path: str, columns: tuple[str, ...], words: str, section: int) -> Reading:
    return Reading(path, dict.fromkeys(columns, 0), words, section)
