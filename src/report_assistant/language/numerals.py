"""Numbers as clerks type them: 「114条」「１１４」「一百一十四」「没有」「1.2万」「0.0350 万元」.

Chinese numerals are read by cn2an; this module decides what counts as a number at all, which unit
it carries, and says in one sentence why something cannot be taken.
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from report_assistant.foundation.digits import MOST_DIGITS
from report_assistant.language.mixed_numerals import DIGITS, MIXED, closed_up, mixed_value
from report_assistant.report import text
from report_assistant.report.values import MAX_COUNT

_PLAIN_NONE = "0|没有|没有了|没|无|暂无|零|〇|否|不|未|没了|都没有|均没有|均无|从未"
_NOT_DONE = "未收到|没收到|没有收到|未发生|没发生|没有发生|未收取|没有收取|没收过"
_NOT_ONE = "一件也没有|一条也没有|一件都没有|一条都没有|一个也没有"
NONE_WORDS = frozenset("|".join((_PLAIN_NONE, _NOT_DONE, _NOT_ONE)).split("|"))
"""Words for none at all."""

_CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_LEAD = (
    r"(?:我们?|俺们?|咱们?|全年|今年|本年度?|年内|一共有?|总共有?|统共|拢共|共计?有?|合计|有|是|就|应该是?|正好|刚好"
    r"|收到|新?收|发布|公开|发|做|制作|办理|办|搞|整|弄|设|填|报|数了一?下?|推送|推|为|了|实际|去重后|去掉重复的?|不重复的?)*+"
)
_ARABIC = re.compile(rf"{_LEAD}(-?)({MIXED})(\D*)")
_CHINESE = re.compile(rf"{_LEAD}([{_CHINESE_DIGITS}点]+)(.*)")
_TWENTIES = {"廿": "二十", "卅": "三十", "〇": "零"}
_TWO_DIGITS = re.compile("[一二两三四五六七八九]{2}")
"""「三五件」「两三个」 name no number."""
_POLITE = re.compile(
    "^(?:您好|你好|麻烦(?:您|你)?了?|谢谢|请问)+[,，:：!！。]*|[,，。!！]*(?:谢谢|辛苦)(?:您|你)?了?$"
)
_PARTICLES = "[吧哈啊呀呢嘛呗哦噢喔啦的整了哟诶]"
_ENDING = re.compile(
    rf"(?<=[0-9{'零一二两三四五六七八九十百千万'}条块件篇次人个期起户场份家处项版张元])(?:{_PARTICLES})+$"
)
_SIGNS = re.compile("[\u2600-\u27bf\u2b50\U0001f000-\U0001faff\ufe0f\u200d]+")
_TOO_LONG = re.compile(f"[0-9.,]{{{MOST_DIGITS}}}")
_LONGEST = 200
"""No number is said in more words."""
_QUOTES = "“”‘’「」"
_UNIT = re.compile(
    r"(?:余|多)?(?:个?(?:行政|自然)?村|个?社区)|(?:余|多)?[个条件篇次期块份人场家处户起宗项村户张页部名位轮天元]?[次数名]?(?:左右)?"
)
_VAGUE = re.compile("约|大概|左右|多|余|几|上下|不到|超过|至少|以上|以下|来|样子|可能|好像")
_RANGE = re.compile(r"[0-9][十百千万亿]*\s*(?:-|—|~|～|到|至|或|\s)\s*[0-9]")
_YUAN = frozenset({"元", "块", "块钱", "圆", "元整", "圆整"})
_HUGE = 1000
"""From here on a whole number without a unit is more likely of 元 than of 万元."""
_IN_HUNDREDS = re.compile("[百千佰仟]")
_CURRENCY = re.compile("^(?:[¥￥]|人民币|RMB|rmb)")
_MONEY_SCALES = {"元": Decimal(1), "万元": Decimal(10_000)}
_TEN_THOUSANDS = re.compile(rf"{_LEAD}({DIGITS})万(?:元|块|块钱)?")


Fits = Callable[[str], bool]
"""Whether a number may be typed with this unit."""


class NotUnderstood(ValueError):
    """The typed words cannot be taken; the message says what to type instead."""


def plain_words(typed: str) -> str:
    """Return an answer without thanks, pictures, quotes and the particles at its end."""
    if len(typed) > _LONGEST:
        return text.half_width(typed).strip()
    words = _SIGNS.sub("", text.half_width(typed)).strip(" \n\t\r" + _QUOTES)
    words = _POLITE.sub("", words).strip(" \n\t\r。;；,，、!." + _QUOTES)
    return _ENDING.sub("", words)


def is_none_word(typed: str) -> bool:
    """Return whether the words say: there is none."""
    return text.half_width(typed).strip(" 。.!") in NONE_WORDS


def read_count(typed: str, example: str = "", fits: Fits | None = None) -> int:
    """Return the count that the words say; `fits` tells its units. Raises NotUnderstood."""
    number, rest = _read_number(typed, example)
    if rest and not (_UNIT.fullmatch(rest) if fits is None else fits(rest)):
        raise NotUnderstood(f"“{rest}”没看懂。{_ask_for_count(example)}")
    if number != number.to_integral_value():
        raise NotUnderstood(f"这里要填整数，{_plain(number)} 带小数。{_ask_for_count(example)}")
    if number > MAX_COUNT:
        raise NotUnderstood(f"{_plain(number)} 太大了，请核对是不是多打了数字。")
    return int(number)


def read_amount(typed: str, unit: str, example: str = "") -> Decimal:
    """Return the amount in `unit` (元 or 万元) that the words say. Raises NotUnderstood.

    Digits are kept as typed; an amount given in the other unit is converted exactly.
    """
    plain = plain_words(typed).replace(" ", "")
    in_currency, plain = _CURRENCY.match(plain) is not None, _CURRENCY.sub("", plain)
    in_ten_thousands = None if _TOO_LONG.search(plain) else _TEN_THOUSANDS.fullmatch(plain)
    if in_ten_thousands:
        number, typed_unit = Decimal(in_ten_thousands[1].replace(",", "")), "万元"
    else:
        number, rest = _read_number(plain, example)
        # 「一万二」 and 「1万2」 are said of 元, whatever the unit of the question is.
        in_yuan = rest in _YUAN or (not rest and (in_currency or "万" in plain))
        typed_unit = "元" if in_yuan else rest or unit
    if typed_unit not in _MONEY_SCALES:
        raise NotUnderstood(
            f"“{typed_unit}”没看懂。请填金额，单位是{unit}，例如 {example or '0.035'}。"
        )
    is_bare = typed_unit == unit == "万元" and "元" not in plain and "万" not in plain
    is_large = number >= _HUGE or _IN_HUNDREDS.search(plain) is not None
    if is_bare and is_large and number == number.to_integral_value():
        raise NotUnderstood(
            f"这里的单位是万元。是 {_plain(number)} 元就打“{_plain(number)}元”，"
            f"是 {_plain(number)} 万元就打“{_plain(number)}万元”。"
        )
    if typed_unit != unit:
        number = _shortest(number * _MONEY_SCALES[typed_unit] / _MONEY_SCALES[unit])
    if number >= 10**9 or -_exponent(number) > 6:
        raise NotUnderstood(f"请核对金额：单位是{unit}，小数最多 6 位。")
    return number


def _read_number(typed: str, example: str) -> tuple[Decimal, str]:
    """Split the words into a number, scale applied, and what follows it."""
    plain = plain_words(typed)
    if len(plain) > _LONGEST:
        raise NotUnderstood(_ask_for_count(example))
    if _TOO_LONG.search(plain):
        raise NotUnderstood("这个数太长了，请核对是不是多打了数字。")
    spaced = closed_up(plain)
    if _RANGE.search(spaced):
        raise NotUnderstood(f"看到两个数，不知道用哪一个。{_ask_for_count(example)}")
    words = _twenties(spaced.replace(" ", ""))
    if words in NONE_WORDS:
        return Decimal(0), ""
    if arabic := _ARABIC.fullmatch(words):
        sign, numeral, rest = arabic.groups()
        _refuse_vague(rest, words, example)
        if sign:
            raise NotUnderstood(f"不能填负数。{_ask_for_count(example)}")
        if (number := mixed_value(numeral)) is None:
            raise NotUnderstood(f"“{numeral}”说不准是多少。{_ask_for_count(example)}")
        return number, rest
    if chinese := _CHINESE.fullmatch(words):
        numeral, rest = chinese.groups()
        _refuse_vague(rest, words, example)
        return _chinese_number(numeral, example), rest
    _refuse_vague(words, words, example)
    raise NotUnderstood(_ask_for_count(example))


def _twenties(words: str) -> str:
    for sign, meant in _TWENTIES.items():
        words = words.replace(sign, meant)
    return words


def _chinese_number(numeral: str, example: str) -> Decimal:
    import cn2an  # slow to import, rarely needed

    if _TWO_DIGITS.fullmatch(numeral):
        raise NotUnderstood(f"报告里要写准确的数。{_ask_for_count(example)}还不清楚就回“待定”。")
    try:
        return Decimal(str(cn2an.cn2an(numeral, "smart")))
    except (ValueError, InvalidOperation) as error:
        raise NotUnderstood(f"“{numeral}”没看懂。{_ask_for_count(example)}") from error


def _refuse_vague(rest: str, words: str, example: str) -> None:
    if _VAGUE.search(rest) or re.match("约|大概|不到|超过|至少", words):
        raise NotUnderstood(f"报告里要写准确的数。{_ask_for_count(example)}还不清楚就回“待定”。")


def _ask_for_count(example: str) -> str:
    return f"填一个不小于 0 的整数，例如 {example or '114'}；没有就填 0。"


def _plain(number: Decimal) -> str:
    return format(number, "f")


def _shortest(number: Decimal) -> Decimal:
    """Drop the trailing zeros that a conversion brought in."""
    return Decimal(format(number.normalize(), "f"))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
