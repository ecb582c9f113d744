"""Shapes: what is known by how it looks. Dates, telephones, addresses of the web, percentages.

Their digits are no counts. Every pattern is anchored and bounded.
"""

import re

EMAIL, WEB, PHONE, IDENTITY, PERCENT, CLOCK, DATE, YEAR, ORDINAL, RANGE, CODE = (
    *("email", "web", "phone", "identity", "percent", "clock", "date", "year", "ordinal"),
    *("range", "code"),
)
_HAN_NUMBER = "[零〇一二两三四五六七八九十百]{1,6}"
_N = rf"(?:[0-9]{{1,4}}|{_HAN_NUMBER})"
_SHAPES: tuple[tuple[str, str], ...] = (
    (EMAIL, r"[A-Za-z0-9][\w.+-]{0,60}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,30}){1,5}"),
    (
        WEB,
        r"(?:https?://[!-~]{1,200}|(?:www\.)?[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,30}){1,5}(?:/[!-~]{0,150})?)",
    ),
    (IDENTITY, r"[0-9]{17}[0-9Xx](?![0-9])"),
    (PHONE, r"(?:\(?0[0-9]{2,3}\)?[- ]{0,2}[0-9]{3,4}[- ]?[0-9]{4}|1[3-9][0-9]{9})(?![0-9])"),
    (PERCENT, r"[0-9]{1,4}(?:\.[0-9]{1,4})?\s?%|百分之[零〇一二三四五六七八九十百点0-9]{1,8}"),
    (CLOCK, r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"),
    (
        YEAR,
        r"(?:(?:19|20)[0-9]{2}|二[零〇]一[零〇一二三四五六七八九]|二[零〇]二[零〇一二三四五六七八九])年(?:度)?",
    ),
    (
        DATE,
        rf"{_N}[-~至到]{_N}月份?|{_N}月份?(?:{_N}[日号])?|(?:19|20)[0-9]{{2}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}"
        rf"|(?<![第0-9]){_N}(?:日|号(?!楼)|点钟|点(?![零〇一二三四五六七八九])|时|分钟|小时|天|岁|周年)(?:前|后)?",
    ),
    (
        ORDINAL,
        rf"第\s?{_N}(?:条|个|题|项|部分|季度|次|点|行|段|句|类|种|步|名|位|章|节|款|届|期)?|其[一二三四五六七八九]",
    ),
    (RANGE, r"[0-9]+(?:\.[0-9]+)?[条件个次块篇]?(?:-|~|到|至|或者?|还是)[0-9]+(?:\.[0-9]+)?"),
    (CODE, r"[A-Za-z]+[0-9]+|[0-9]+[A-Z]\b"),
)
SHAPES = tuple(kind for kind, _ in _SHAPES)
_COMPILED = tuple((kind, re.compile(pattern, re.ASCII)) for kind, pattern in _SHAPES)
_BEGINS = re.compile(r"[0-9A-Za-z(第其百零〇一二两三四五六七八九十]")
_HAS_LETTER = re.compile("[A-Za-z]")


def shape_at(words: str, start: int) -> tuple[int, str] | None:
    """Return the end and kind of the shape that begins at `start`; `None` if none does."""
    if not _BEGINS.match(words, start):
        return None
    if start and _continues(words, start):
        return None
    for kind, pattern in _COMPILED:
        found = pattern.match(words, start)
        if found is None:
            continue
        if kind == WEB and not _HAS_LETTER.search(found[0]):
            continue
        return found.end(), kind
    return None


def _continues(words: str, start: int) -> bool:
    """Whether the sign before belongs to the same word or number."""
    before, here = words[start - 1], words[start]
    return before.isascii() and before.isalnum() and here.isascii() and here.isalnum()
