"""A passage's words made ready: sentences, years as numbers, adjectives that tell nothing taken off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from report_assistant.report import text

_END = re.compile("(?<=[。！？!?\n])(?![）)”」』])|(?<=[;；])(?!\\s*其中)")
_GOES_ON = re.compile(r"^\W*其中")
_ITEM = re.compile(
    r"^\s*(?:[0-9]{1,2}[.、．)）](?![0-9])|[（(][一二三四五六七八九十0-9]{1,2}[)）]|[一二三四五六七八九十]{1,2}(?:是|、)|[①-⑳])\s*"
)
_TELLS_NOTHING = re.compile(
    "各类|各种|各项|(?<=公开)相关(?=信息)|(?<=发布)相关(?=信息)|新增(?=公开|发布|主动)"
)
_SO_FAR = re.compile(
    "(?<=今年以来)[,，]?累计|(?<=全年)累计|(?<=年内)累计|(?<=本年度)累计|(?<=今年)累计"
)
_ACCOUNT = re.compile(
    '[“"「][^”"」]{1,20}[”"」](?=(?:政务)?(?:微信)?公众号|微信)|(?<=公众号)[“"「][^”"」]{1,20}[”"」]'
)
"""The account's own name beside what it is."""
_NOT_CARRIED = re.compile("(上年度?|去年)(无|没有|未有|未)(?=结转)")
_TITLES = re.compile("《[^》]{1,80}》")
_CAUSED = re.compile(
    "因(政府信息公开|信息公开|依申请公开)(?:工作|申请|答复)?(?:引起|引发|产生|导致|被提起|提起)的?"
)
_IN_OWN_NAME = "(?:本(?:局|镇|乡|街道|机关|单位|委)|我(?:局|镇|乡|街道|单位|委)|局|镇|乡|街道|镇政府|乡政府|街道办|委)"
_ASKED_OF = re.compile(
    "(?:跟|和|与|找|问|向)(?:区里|县里|市里|上级|[区县市]政府办|[区县市]后台)(?:的?后台)?"
)
"""With whom a figure was compared; it is not theirs."""
_YOURS = re.compile("(?:你|贵)(镇|乡|街道|局|单位|委|办|中心|县|区)")
LONGEST_QUOTE, LONGEST_EXCERPT = 60, 24
_LONGEST_SENTENCE = 600
_SECTION_OF_SITE = "(?:专栏|栏目|子站|频道|子网站|板块)"


@dataclass(frozen=True)
class Sentence:
    """A sentence, as it is read and as it is quoted."""

    words: str
    quote: str


def sentences_in(passage: str) -> Iterator[Sentence]:
    """Yield the sentences of a passage; one that begins with 其中 goes on with the one before."""
    waiting = ""
    for piece in _END.split(passage):
        if waiting and not _GOES_ON.match(piece):
            yield _sentence(waiting)
            waiting = ""
        waiting = f"{waiting}{piece}"[:_LONGEST_SENTENCE]
    if waiting.strip():
        yield _sentence(waiting)


def _sentence(words: str) -> Sentence:
    quote = text.one_line(words).strip()
    return Sentence(_ITEM.sub("", words.replace("\n", " ")).strip(), quote)


def shortened_quote(quote: str, words: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a sentence short enough to show, the figure's own words in it."""
    if len(quote) <= longest:
        return quote
    narrow = text.half_width_digits(quote)
    place = max(0, *(narrow.find(words[-length:]) for length in (6, 4, 3) if words))
    begin = max(0, min(place + 6 - longest * 2 // 3, len(quote) - longest))
    end = begin + longest
    return f"{'…' if begin else ''}{quote[begin:end]}{'…' if end < len(quote) else ''}"


def made_ready(words: str, own_names: tuple[str, ...]) -> str:
    """Return a sentence as the language room reads it best; nothing of what it says is changed."""
    words = _SO_FAR.sub("共", _TELLS_NOTHING.sub("", words))
    words = _NOT_CARRIED.sub(r"\2\1", _ACCOUNT.sub("", words))
    words = _CAUSED.sub(r"\1", _TITLES.sub("", _ASKED_OF.sub("", words)))
    names = "|".join(map(re.escape, own_names))
    words = re.sub(rf"以(?:{_IN_OWN_NAME}{'|' + names if names else ''})名义", "", words)
    if own_names:
        words = _YOURS.sub(min(own_names, key=len), words)
    for name in own_names:
        words = re.sub(rf"(网站|平台)(?:{re.escape(name)}){_SECTION_OF_SITE}", r"\1", words)
    return re.sub(
        rf"(网站)(?:我[镇乡局]|政务公开|政府信息公开|信息公开)?{_SECTION_OF_SITE}(?=信息|全年|共|公开|发布|是|为|[0-9])",
        r"\1",
        words,
    )


def years_spelt_out(words: str, said: date | None, year: int) -> str:
    """Return words with 去年 and 今年 as years, where the day when they were said is known.

    What was said in the year itself needs nothing: 今年 is the report's. Said the year after, 去年 is.
    """
    if said is None or said.year != year + 1:
        return words
    words = re.sub("去年|上年(?!结转|遗留|转)", f"{year}年", words)
    return re.sub("今年", f"{year + 1}年", re.sub("前年", f"{year - 1}年", words))


_SHORT_YEAR = re.compile("(?<![0-9])(2[0-9])年(?![0-9])")


def short_years(words: str) -> str:
    """Return 「25年的是196条」 with the year in full."""
    return _SHORT_YEAR.sub(r"20\1年", words)


_SAID_WRONG = re.compile(
    r"([0-9][0-9,]*)[条件次篇个期]?(?:是)?(?:不对|报错|错了|有误|写错|数错|不准)|不是([0-9][0-9,]*)"
)


def said_wrong(words: str) -> frozenset[str]:
    """Return the numbers that are said to be wrong, as digits."""
    found = _SAID_WRONG.findall(text.half_width_digits(words))
    return frozenset("".join(pair).replace(",", "") for pair in found)
