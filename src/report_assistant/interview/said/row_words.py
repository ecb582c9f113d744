"""Rows of a shown list that are meant by their numbers: 去掉 3、5; 要 7."""

import re

_ROW = r"(?:第\s*)?\d{1,3}\s*(?:行|条|项)?"
_ROWS = rf"(?P<rows>{_ROW}(?:\s*(?:[、,和]|\s)\s*{_ROW})*)"
_DROP = re.compile(rf"(?:去掉|不要|删除?|去除)\s*{_ROWS}")
_CHOOSE = re.compile(rf"(?:要|选|用|改成|换成|取)?\s*{_ROWS}")
_LIST = re.compile(rf"(?:(?:只|就)?(?:要|选|用|取))?\s*{_ROWS}")
_NUMBER = re.compile(r"\d+")


def rows_dropped(words: str) -> tuple[int, ...]:
    """Return the rows that half-width words leave out; none for other words."""
    return _numbers(_DROP.fullmatch(words))


def rows_chosen(words: str) -> tuple[int, ...]:
    """Return the rows that half-width words choose; none for other words."""
    return _numbers(_CHOOSE.fullmatch(words))


def rows_listed(words: str) -> tuple[int, ...]:
    """Return the rows that half-width words may name, with nothing about a value; none for others."""
    return _numbers(_LIST.fullmatch(words))


def _numbers(found: re.Match[str] | None) -> tuple[int, ...]:
    return () if found is None else tuple(dict.fromkeys(map(int, _NUMBER.findall(found["rows"]))))
