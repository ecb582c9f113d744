"""The role of a number about applications or cases, by the words beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from report_assistant.report.tables import OUTCOME_GROUPS


class Role(Enum):
    """A thing counted among applications and cases."""

    NEW = "new"
    RECEIVED = "received"
    """收到, 受理: newly received, or with what was carried over."""
    CARRIED_OVER = "carried_over"
    CARRIED_FORWARD = "carried_forward"
    HANDLED = "handled"
    PROCESSED = "processed"
    """办理: received or handled, the text leaves it open."""
    OUTCOME = "outcome"
    APPLICANT = "applicant"
    CASES = "cases"
    CASE_OUTCOME = "case_outcome"


@dataclass(frozen=True)
class Meaning:
    """A role with its row or block, as far as the words name it."""

    role: Role
    rows: tuple[str, ...] = ()
    """Outcome rows, applicant columns or blocks of table four that it is the sum of."""
    at_most: bool = False
    """Whether it may be only a part of that sum."""


_FORWARD_BEFORE = re.compile(
    r"(?:结转|转结|转|延)(?:至|到|入)?(?:下|次|明)一?年|结转(?:至|到|入)20\d\d年|(?:尚未|未)办结"
    r"|在办|正在办理|(?:仍|尚)(?:在|处于)|跨年度?办理|未到期|^(?:年末)?结转$"
)
_FORWARD_AFTER = re.compile(
    r"^(?:申请)?(?:已|需|将|均)?(?:结转|转结|转至|转入|转下|延至|(?:仍|尚)(?:在|处于)|正在|(?:尚)?未(?:办结|到期)|在办)"
)
OVER = re.compile(
    r"(?:上一?|去|前)年度?(?:的)?(?:结转|转结|遗留|转入|延续|跨年|未办结)"
    r"|结转(?:自)?上一?年|20\d\d年度?(?:结转|转结)(?!至|到|入|下)"
)
_NEW = re.compile("新(?:收|增|受理|接收|接到)")
_RECEIVED = re.compile("收到|受理|收办|承办|接收|接到|(?<!依)申请公开|提出|收取申请")
_HANDLED = re.compile("办结|答复|回复")
_PROCESSED = re.compile("办理|处理")
_ONE_KIND = re.compile(
    "涉及|涉(?=[^诉])|关于|撤回|重复|补正|更正|企业|公司|律师|律所|机构|社会组织|个人|异议"
    "|的(?!政府信息)[^的]{2,12}被申请"
)
_ONE_WAY = re.compile("网[络上]|线上|在线|信函|当面|现场|邮寄|邮件|邮箱|传真|平台|窗口|微信|书面")
_BARE = re.compile("申请(?:公开)?(?:件|事项|数量|共|为)*$")
_NATURAL = re.compile("自然人|公民(?:个人)?申请|个人申请|公民个人")
_ANYBODY = re.compile("公民[^\\d]{0,3}法人")
_LEGAL = re.compile("法人|其他组织")
_COMPANIES = {
    "business": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_services": "法律服务机构",
}
_ORGANISATIONS = (*_COMPANIES, "other")
_SYNONYMS = re.compile("不掌握|信息不存在|不属于本")
_CASE_OUTCOMES = (
    ("upheld", re.compile("维持")),
    ("corrected", re.compile("纠正|纠错|败诉")),
    ("other_outcome", re.compile("其他结果")),
    ("pending", re.compile("未审结|未结|未办结|正在审理|审理中")),
)
_ROWS = tuple(
    (re.compile(re.escape(label.removeprefix("属于").removeprefix("要求"))), (field,))
    for group in OUTCOME_GROUPS
    if not group.is_single
    for field, label in group.rows.items()
    if label != "其他"
)
_GROUPS = tuple((re.compile(re.escape(group.label)), tuple(group.rows)) for group in OUTCOME_GROUPS)


def application_meaning(words: str, after: str) -> Meaning | None:
    """Return what a number about applications counts; `None` where the words do not say."""
    return next(_application_meanings(words, after), None)


def _application_meanings(words: str, after: str) -> Iterator[Meaning]:
    """Yield the meanings that the words allow, the most telling first."""
    if OVER.search(words):
        yield Meaning(Role.CARRIED_OVER)
    if is_carried_forward(words, after):
        yield Meaning(Role.CARRIED_FORWARD)
    outcome_rows, is_part = _outcome_rows(words)
    if outcome_rows:
        yield Meaning(Role.OUTCOME, outcome_rows, is_part)
    if columns := _applicant_columns(words):
        yield Meaning(Role.APPLICANT, columns)
    if _counts_some(words):
        return
    if _NEW.search(words):
        yield Meaning(Role.NEW)
    is_taken, is_done = _RECEIVED.search(words), _HANDLED.search(words)
    if (is_taken and is_done) or (not is_taken and not is_done and _PROCESSED.search(words)):
        yield Meaning(Role.PROCESSED)
    if is_taken or is_done:
        yield Meaning(Role.RECEIVED if is_taken else Role.HANDLED)
    if _BARE.search(words):
        yield Meaning(Role.RECEIVED)


def _counts_some(words: str) -> bool:
    """Return whether only applications on one subject, or by one way, are counted."""
    ways = _ONE_WAY.findall(words)
    return bool(_ONE_KIND.search(words) or (len(ways) == 1 and "等" not in words))


def is_carried_forward(words: str, after: str = "") -> bool:
    """Return whether the words say 结转下年度."""
    return bool(_FORWARD_BEFORE.search(words) or _FORWARD_AFTER.search(after))


def _outcome_rows(words: str) -> tuple[tuple[str, ...], bool]:
    """Return the result rows that the words name, and whether the number may be a part of them."""
    groups = [rows for pattern, rows in _GROUPS if pattern.search(words)]
    named = [rows for pattern, rows in _ROWS if pattern.search(words)]
    if groups:
        is_ground = bool(named) and "等" not in words
        return tuple(row for rows in groups for row in rows), is_ground
    if named:
        return named[-1], False
    return (("not_held",), True) if _SYNONYMS.search(words) else ((), False)


def _applicant_columns(words: str) -> tuple[str, ...]:
    if _ANYBODY.search(words):
        return ()
    if _NATURAL.search(words):
        return () if _LEGAL.search(words) else ("natural_person",)
    for column, label in _COMPANIES.items():
        if label in words:
            return (column,)
    return _ORGANISATIONS if _LEGAL.search(words) else ()


def case_meaning(words: str, after: str) -> Meaning | None:
    """Return what a number about reviews or lawsuits counts."""
    names_case = re.search("复议|诉讼|应诉|起诉", words)
    for name, pattern in _CASE_OUTCOMES:
        if pattern.search(words) or (not names_case and pattern.search(after[:6])):
            return Meaning(Role.CASE_OUTCOME, (name,))
    return Meaning(Role.CASES, _blocks(words)) if names_case else None


def _blocks(words: str) -> tuple[str, ...]:
    """Return the blocks of table four that are counted together."""
    direct = re.search("直接(?:提起)?(?:起诉|诉讼)", words)
    after = re.search("复议后", words)
    if direct or after:
        return tuple(
            name
            for name, found in (
                ("litigation_direct", direct),
                ("litigation_after_reconsideration", after),
            )
            if found
        )
    suits = ("litigation_direct", "litigation_after_reconsideration")
    reviews = ("reconsideration",) if "复议" in words else ()
    return reviews + (suits if re.search("诉讼|应诉|起诉", words) else ())
