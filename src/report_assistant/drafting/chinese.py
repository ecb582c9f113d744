"""Filters that put Chinese text together: lists, named figures, numerals, ends of sentences."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from report_assistant.drafting.absent import Absent
from report_assistant.report.chinese_numbers import numeral
from report_assistant.report.text import ABOUT_LAST_REPORT

_LOOSE_ENDS = "。；;，,、.：: 　"
_CLOSED = re.compile(r"[。！？…!?][”’」』）》]*$")
_CONJUNCTIONS = re.compile("[和与及]")
_SUBJECT = re.compile(
    "我(?:乡|镇|街道|苏木|局|委|办|厅|中心|县|区|旗|市|州|盟|省)|本(?:单位|级|机关|[乡镇局办])"
)
_ACTS = re.compile(
    "将|把|按照?|依照|根据|对照|结合|通过|利用|采[取用]|依托|委托|邀请|组织|开展|接受|参加|配合|建立|制定|健全"
    "|设[立置]|公布|向|以|年[初中底末]|每[年季月]|\\d+月(?:\\d+日|[上中下]旬|底|份)?(?!由)|(?:政府信息|政务)?公开(?:工作|任务)"
)
"""Beginnings of what the body did, before which it may be named."""
_IS_COUNTED = re.compile("[纳列计]入")
_THE_WORK = "政府信息公开工作"
_OWN_BODY = "本单位"
_RULE = "制度"
_NAMED_RULES = ("》", "办法", "规定", "机制", "细则", "规程", "制")


class Named(NamedTuple):
    """A number with its name and unit, made by a template: 政府网站 128 条."""

    name: str
    number: Any
    unit: str = "条"


def printed(value: Any) -> Any:
    """Return a value as it is printed: money with its digits and without exponent."""
    return format(value, "f") if isinstance(value, Decimal) else value


def joined(items: Sequence[Any] | Absent, last: str = "和") -> str:
    """Join items as Chinese does: 甲 / 甲和乙 / 甲、乙和丙. Before 等, `last` is 、.

    Where an item has a 和 of its own, only 、 can tell the items apart.
    """
    if isinstance(items, Absent):
        return str(items)
    words = [bare(item) for item in items]
    if any("、" in word or "，" in word for word in words):
        return "；".join(words)
    if len(words) < 2 or any(_CONJUNCTIONS.search(word) for word in words):
        return "、".join(words)
    return f"{'、'.join(words[:-1])}{last}{words[-1]}"


def listed(figures: Iterable[Any] | Absent) -> str:
    """Join named figures without spaces: 社保卡办理560件、就业登记416人."""
    if isinstance(figures, Absent):
        return str(figures)
    items = [(bare(f.name), f.number, f.unit) for f in figures]
    separator = "，" if any("、" in name for name, _, _ in items) else "、"
    return separator.join(f"{name}{number}{unit}" for name, number, unit in items)


def present(figures: Iterable[Any]) -> list[Any]:
    """Return the figures that are worth a mention: not zero. An unknown number stays."""
    return [f for f in figures if isinstance(f.number, Absent) or f.number]


def bare(text: Any) -> str:
    """Return text without the punctuation at its end, so that the sentence around it can go on."""
    return str(text).rstrip(_LOOSE_ENDS)


def sentences(text: Any) -> str:
    """Return text each of whose lines ends as a sentence does."""
    return "\n".join(_sentence(line) for line in str(text).split("\n"))


def of_last_report(text: Any) -> bool:
    """Whether words begin by saying that they are about what last year's report named."""
    return ABOUT_LAST_REPORT.search(str(text)) is not None


def by(text: Any, subject: Any) -> str:
    """Sentences that say who acted; the subject is put before words that name none."""
    words = sentences(text)
    return words if _SUBJECT.search(words) or str(subject) in words else f"{subject}{words}"


def acting(text: Any, subject: Any) -> str:
    """Return how something is done, with who does it before a verb: 我镇将…; 县里组织… stays.

    What is only counted in something has no one who acts: 政府信息公开工作纳入年度考核.
    """
    words = bare(text).replace(_OWN_BODY, str(subject))
    if _IS_COUNTED.match(words):
        return f"{_THE_WORK}{words}"
    is_named = _SUBJECT.search(words) or str(subject) in words
    return f"{subject}{words}" if _ACTS.match(words) and not is_named else words


def _sentence(line: str) -> str:
    words = bare(line)
    return words if _CLOSED.search(words) else f"{words}。"


def rules(items: Sequence[str]) -> str:
    """Join names of rules, saying 制度 once: 责任和审查制度; 审查制度和发布办法."""
    words = [bare(item) for item in items]
    if any(word.endswith(_NAMED_RULES) for word in words):
        return joined(words)
    return f"{joined([word.removesuffix(_RULE) for word in words])}{_RULE}"


def not_named_in(names: Sequence[str], rules: Sequence[str] | Absent) -> list[str]:
    """Return the names that are not said among names of rules: 三审三校制度 says 三审三校."""
    said = [] if isinstance(rules, Absent) else [bare(rule).removesuffix(_RULE) for rule in rules]
    return [name for name in names if name not in said]


def entry(items: Sequence[str] | Absent, position: int, default: str) -> str:
    """Return the item at `position`, or the default where the list is shorter."""
    if isinstance(items, Absent):
        return str(items)
    return items[position] if position < len(items) else default


def enumerated(items: Sequence[str]) -> str:
    """Return items numbered: 一是甲；二是乙. A single item stands alone."""
    words = [bare(item) for item in items]
    if len(words) == 1:
        return words[0]
    return "；".join(f"{numeral(n)}是{word}" for n, word in enumerate(words, start=1))


def clauses(items: Sequence[str]) -> str:
    """Join clauses of one sentence: 登记台账，统一文书."""
    return "，".join(bare(item) for item in items)


def quantity(number: int) -> str:
    """Return a whole number before a measure word: 两个方面, 三个方面."""
    return "两" if number == 2 else numeral(number)


FILTERS = {
    "joined": joined,
    "listed": listed,
    "present": present,
    "bare": bare,
    "sentences": sentences,
    "by": by,
    "acting": acting,
    "rules": rules,
    "not_named_in": not_named_in,
    "entry": entry,
    "enumerated": enumerated,
    "clauses": clauses,
    "numeral": numeral,
    "quantity": quantity,
}
"""The filters that narrative templates may use, beside Jinja's own."""
