"""How Chinese text is put together: lists, counts with units, numerals, ends of sentences."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from report_assistant.drafting.absent import Absent
from report_assistant.report.edition import NUMERALS

LEAD_OPEN, LEAD_CLOSE, PARAGRAPH = "\x01", "\x02", "\x1e"
"""Marks inside rendered text: a run-in heading, and the end of a paragraph. Answers hold none."""

_ENDS = "。；;，,、.：: 　"


def counted(number: Any, unit: str) -> str:
    """A number with its unit and no space between: 114条."""
    return f"{plain_number(number)}{unit}"


def plain_number(number: Any) -> str:
    """A number without exponent; money keeps its digits."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def listed(items: Sequence[Any] | Absent) -> str:
    """Items joined as Chinese joins them: 甲 / 甲和乙 / 甲、乙和丙."""
    if isinstance(items, Absent):
        return str(items)
    words = [trimmed(str(item)) for item in items]
    if any("，" in word or "、" in word for word in words):
        return "；".join(words)
    if len(words) < 2 or any("和" in word for word in words):
        return "、".join(words)
    return f"{'、'.join(words[:-1])}和{words[-1]}"


def figures(items: Iterable[Any] | Absent, separator: str = "、") -> str:
    """Named figures one after another: 社保卡办理560件、就业登记416人."""
    if isinstance(items, Absent):
        return str(items)
    return separator.join(f"{item.name}{item.number}{item.unit}" for item in items)


def trimmed(text: Any) -> str:
    """Text without the punctuation at its end, so that the sentence around it can end itself."""
    return str(text).rstrip(_ENDS)


def sentence(text: Any) -> str:
    """Text that ends as a sentence does."""
    words = str(text)
    return words if words.endswith(("。", "！", "？", "”", "》")) else f"{trimmed(words)}。"


def numeral(number: int) -> str:
    """A number in Chinese: 3 -> 三, 12 -> 十二. For counts of things that are listed."""
    if number <= len(NUMERALS):
        return NUMERALS[number - 1] if number else "零"
    import cn2an  # only for long lists

    return str(cn2an.an2cn(number)).removeprefix("一") if number < 20 else str(cn2an.an2cn(number))


def enumerated(items: Sequence[str]) -> str:
    """一是甲；二是乙; a single item stands alone."""
    words = [trimmed(item) for item in items]
    if len(words) == 1:
        return words[0]
    return "；".join(f"{numeral(n)}是{word}" for n, word in enumerate(words, start=1))


def lead(heading: Any) -> str:
    """Mark text as the run-in heading of its paragraph; the number is added when assembling."""
    return f"{LEAD_OPEN}{trimmed(heading)}。{LEAD_CLOSE}"


def paragraphs(text: Any) -> str:
    """Text of several lines as several paragraphs."""
    return PARAGRAPH.join(sentence(line) for line in str(text).split("\n"))


FILTERS = {
    "of": counted,
    "plain": plain_number,
    "listed": listed,
    "figures": figures,
    "trimmed": trimmed,
    "sentence": sentence,
    "numeral": numeral,
    "enumerated": enumerated,
    "lead": lead,
    "paragraphs": paragraphs,
}
"""The filters that narrative templates may use, beside Jinja's own."""
