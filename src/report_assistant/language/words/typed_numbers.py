"""A number that stands alone, in a cell of a table or behind the name of a figure: 「46块」「1.2万元」."""

import re
from decimal import Decimal

from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.heard import normal
from report_assistant.language.words.lexicon import measure_words, words_of_class
from report_assistant.language.words.numbers import CHINESE_DIGITS, numeral_at
from report_assistant.report.values import MAX_COUNT

EXACT = "报告里要写准确的数。"
NOTHING = frozenset({"没有", "无", "没", "暂无", "没有了", "都没有"})
"""What a cell or a note is emptied with."""
YUAN = frozenset({"元", "块", "块钱", "圆", "元整", "圆整"})
TEN_THOUSANDS = "万元"
_SCALE = Decimal(10_000)
_HUGE = 1000
"""From here on a whole number without a unit is more likely of 元 than of 万元."""
_HUNDREDS = "百千佰仟"
_LARGEST, _MOST_DECIMALS = Decimal(10**9), 6
_EDGES = " \t\n.。,，;；"
_AGAIN = re.compile(f".?[0-9{CHINESE_DIGITS}]")
"""Another number follows, with at most a sign between."""
_CURRENCY = re.compile("^(?:[¥￥]|人民币|rmb)")


def read_count(typed: str, example: str = "") -> int:
    """Return the count that the words say. Raises NotUnderstood."""
    words = normal(typed).strip(_EDGES)
    number, rest = _number(words, example)
    if rest and rest not in measure_words():
        raise NotUnderstood(f"“{rest}”没看懂。{_ask(example)}")
    if number != number.to_integral_value():
        raise NotUnderstood(f"这里要填整数，{number:f} 带小数。{_ask(example)}")
    if number > MAX_COUNT:
        raise NotUnderstood(f"{number:f} 太大了，请核对是不是多打了数字。")
    return int(number)


def read_amount(typed: str, unit: str, example: str = "") -> Decimal:
    """Return the amount in `unit` (元 or 万元) that the words say. Raises NotUnderstood."""
    words = normal(typed).strip(_EDGES)
    number, rest = _number(_CURRENCY.sub("", words), example)
    said = "元" if _CURRENCY.match(words) and not rest else rest
    if said and said not in YUAN and said != TEN_THOUSANDS:
        raise NotUnderstood(f"“{said}”没看懂。请填金额，单位是{unit}，例如 {example or '0.035'}。")
    amount = amount_in(unit, number, said, words)
    exponent = amount.as_tuple().exponent
    if amount >= _LARGEST or (isinstance(exponent, int) and -exponent > _MOST_DECIMALS):
        raise NotUnderstood(f"请核对金额：单位是{unit}，小数最多 {_MOST_DECIMALS} 位。")
    return amount


def amount_in(unit: str, number: Decimal, said: str, words: str) -> Decimal:
    """Return an amount in `unit` that was said in `said`, perhaps without a unit; digits are kept.

    1万2 is of 元, whatever the unit of the question is. Raises NotUnderstood for a whole number
    that is too large for 万元.
    """
    in_yuan = said in YUAN or (not said and "万" in words)
    if unit == TEN_THOUSANDS and not said and not in_yuan:
        is_large = number >= _HUGE or any(sign in words for sign in _HUNDREDS)
        if is_large and number == number.to_integral_value():
            raise NotUnderstood(
                f"这里的单位是万元。是 {number:f} 元就打“{number:f}元”，"
                f"是 {number:f} 万元就打“{number:f}万元”。"
            )
        return number
    said = "元" if in_yuan else said or unit
    if said == unit:
        return number
    moved = number / _SCALE if unit == TEN_THOUSANDS else number * _SCALE
    return Decimal(format(moved.normalize(), "f"))


def _number(words: str, example: str) -> tuple[Decimal, str]:
    """Return the number that words begin with, and what follows it."""
    if words in NOTHING:
        return Decimal(0), ""
    if words.startswith(("-", "−")):
        raise NotUnderstood(f"不能填负数。{_ask(example)}")
    found = numeral_at(words, 0)
    if found is None:
        is_about = words.startswith((*words_of_class("hedge"), *words_of_class("bound")))
        about = EXACT if is_about else ""
        raise NotUnderstood(about + _ask(example))
    rest = words[found.end :].strip()
    if _AGAIN.match(rest):
        raise NotUnderstood(f"看到两个数，不知道用哪一个。{_ask(example)}")
    if found.value is None:
        raise NotUnderstood(f"“{words}”说不准是多少。{EXACT}{_ask(example)}")
    return found.value, rest


def _ask(example: str) -> str:
    return f"填一个不小于 0 的整数，例如 {example or '114'}；没有就填 0。"
