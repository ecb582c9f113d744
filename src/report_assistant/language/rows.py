"""A row of counts in one message: 「自然人2，商业企业1」「制发2 废止0 有效5」「0」."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from report_assistant.language.mixed_numerals import MIXED, closed_up
from report_assistant.language.numerals import NotUnderstood, is_none_word, read_count
from report_assistant.language.sounds import sounds_like
from report_assistant.report import text

_FEW = 3
"""So few columns are asked for as numbers in a row."""
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+"
_NUMBER = re.compile(_DIGITS)
_PAIR = re.compile(rf"([^0-9]*?)[\s：:为有共]*({_DIGITS})\s*([件人个名宗起份]?)")
_LEAD = "(?:今年|全年|新?收到?|一?共|总共|就|有)*"
_MEASURE = "[件个家名宗起份人封]?"
_ALL_OF_ONE = re.compile(
    rf"{_LEAD}({_DIGITS})\s*[件个份封]?(?:[,，\s]+|(?=[都均全是]))(?:[都均全][是为]?|是)?(\D+?)(?:申请|提出)*的?"
)
_TOTAL_FIRST = re.compile(
    rf"(?:今年|全年|新?收到?了?|总?共有?|一共有?|合计)*({_DIGITS})\s*[件份封](?:[,，、:：;；。\s]+(?:其中|分别是?)?|其中)[\s:：,，]*(?=\D+\d|\d+\s*[件个]\D)"
)
"""「共 5 件，其中」 before the columns."""
_TOTAL_LAST = re.compile(rf"[,，\s]+(?:一?共|总共|合计|总计|共计)({_DIGITS})\s*[件个份封]?$")
_NONE = "(?:今年|本年)?(?:没有?|未|无)(?:再|新)*"
_SCALED = re.compile(rf"(?=[0-9.,]+[十百千万亿]){MIXED}")
_CHINESE_COUNT = re.compile("(?<![0-9])([零〇一二两三四五六七八九十百千]+)([件人个名宗起份封])")
_NONE_KNOWN: Mapping[str, int] = MappingProxyType({})
_EDGES = " 　，,、；;。：:和其中"
_LONGEST = 1_000
"""No row of a table is said in more words."""


def read_row(
    typed: str,
    labels: Mapping[str, str],
    aliases: Mapping[str, tuple[str, ...]],
    bare_column: str | None,
    others: Mapping[str, int] = _NONE_KNOWN,
) -> dict[str, int]:
    """Return a count for every column of `labels` (column -> label).

    Unnamed columns are as in `others`, else 0; beside a total they are 0. A single number goes to
    `bare_column`; without one it is refused, unless it is 0. As many numbers as there are columns
    are taken in order. Raises NotUnderstood.
    """
    if len(typed) > _LONGEST:
        raise NotUnderstood(_how(labels))
    words = _arabic(text.half_width(typed).strip())
    if total := _TOTAL_FIRST.match(words):
        return _adding_up(_row(words[total.end() :], labels, aliases, None), total[1])
    if total := _TOTAL_LAST.search(words):
        return _adding_up(_row(words[: total.start()], labels, aliases, None), total[1])
    return _row(words, labels, aliases, bare_column, others)


def _row(
    words: str,
    labels: Mapping[str, str],
    aliases: Mapping[str, tuple[str, ...]],
    bare_column: str | None,
    others: Mapping[str, int] = _NONE_KNOWN,
) -> dict[str, int]:
    row = dict.fromkeys(labels, 0)
    if is_none_word(words) or words in ("0", "0件"):
        return row
    numbers = _NUMBER.findall(words)
    if not numbers:
        row[_bare(bare_column, labels)] = _worded_count(words, labels)
        return row
    if counted := _counts_first(words, labels, aliases):
        return row | dict(others) | counted
    pairs = _PAIR.findall(words)
    rest = _PAIR.sub("", words).strip(_EDGES)
    if rest:
        raise NotUnderstood(f"“{rest}”没看懂。{_how(labels)}")
    names = [name.strip(_EDGES) for name, _, _ in pairs]
    if not any(names) and len(numbers) > 1:
        if len(numbers) != len(labels):
            raise NotUnderstood(f"看到 {len(numbers)} 个数。{_how(labels)}")
        return dict(zip(labels, map(read_count, numbers), strict=True))
    alone = _said_alone(words) if len(pairs) == 1 else None
    if alone is not None:
        row[_bare(bare_column, labels)] = alone
        return row
    if not all(names):
        raise NotUnderstood(f"“{words}”没看懂。{_how(labels)}")
    counted = dict.fromkeys((_column(name, labels, aliases) for name in names), 0)
    for name, (_, number, _) in zip(names, pairs, strict=True):
        counted[_column(name, labels, aliases)] += read_count(number)
    return row | dict(others) | counted


def _counts_first(
    words: str, labels: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Read 「2个人1个公司」「3件都是个人」「3件，个人2件，1件公司的」: all in columns, else nothing."""
    columns = {
        name: column for column, label in labels.items() for name in (label, *aliases[column])
    }
    if found := _ALL_OF_ONE.fullmatch(words):
        column = columns.get(found[2].strip(_EDGES))
        return {} if column is None else {column: read_count(found[1])}
    return _in_columns(words, columns)


def _in_columns(words: str, columns: Mapping[str, str]) -> dict[str, int]:
    """Read numbers with their columns, either first; nothing if anything else is said."""
    names = "|".join(sorted(map(re.escape, columns), key=len, reverse=True))
    pair = re.compile(
        rf"(?:{_NONE}(?P<none>{names})(?:的|过|文件)*|(?P<name>{names})[的有为是：:\s]*(?P<count>{_DIGITS})\s*{_MEASURE}"
        rf"|(?P<first>{_DIGITS})\s*{_MEASURE}?[是为被还]*(?P<then>{names})(?:申请|提出)*)的?[\s,，、和；;。]*"
    )
    counted: dict[str, int] = {}
    place = 0
    while place < len(words):
        found = pair.match(words, place)
        if found is None:
            return {}
        column = columns[found["none"] or found["name"] or found["then"]]
        number = read_count(found["count"] or found["first"] or "0")
        counted[column] = counted.get(column, 0) + number
        place = found.end()
    return counted


def _adding_up(row: dict[str, int], total: str) -> dict[str, int]:
    """Return the row, if it adds up to the total that was said before it."""
    if sum(row.values()) != read_count(total):
        raise NotUnderstood(
            f"分开写的加起来是 {sum(row.values())} 件，和前面说的 {read_count(total)} 件对不上，"
            "请改好再按回车。"
        )
    return row


def _arabic(words: str) -> str:
    """Numerals as digits: 制发两件 -> 制发2件, 1千2百件 -> 1200件."""
    words = _SCALED.sub(lambda found: f"{read_count(found[0])}", closed_up(words))
    return _CHINESE_COUNT.sub(lambda found: f"{read_count(found[1])}{found[2]}", words)


def _worded_count(words: str, labels: Mapping[str, str]) -> int:
    try:
        return read_count(words)
    except NotUnderstood as error:
        raise NotUnderstood(f"“{words}”没看懂。{_how(labels)}") from error


def _said_alone(words: str) -> int | None:
    """Read a number with nothing else beside it: 「今年就收到1件」; `None` for other words."""
    try:
        return read_count(words)
    except NotUnderstood:
        return None


def _bare(bare_column: str | None, labels: Mapping[str, str]) -> str:
    if bare_column is None:
        raise NotUnderstood(f"要分开写清楚。{_how(labels)}")
    return bare_column


def _column(name: str, labels: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]]) -> str:
    for column, label in labels.items():
        if name and (name == label or name in aliases.get(column, ())):
            return column
    if name and name[-1] in "的了":
        return _column(name[:-1], labels, aliases)
    partial = [column for column, label in labels.items() if name and name in label]
    if len(partial) == 1:
        return partial[0]
    heard = [column for column, label in labels.items() if sounds_like(name, label)]
    if len(heard) == 1:
        return heard[0]
    raise NotUnderstood(f"“{name}”没看懂。{_how(labels)}")


def _how(labels: Mapping[str, str]) -> str:
    if len(labels) == _FEW:
        return f"请依次写 {_FEW} 个数（{'、'.join(labels.values())}），例如 2 0 5；都没有就填 0。"
    first, second, *_ = labels.values()
    named = "、".join(labels.values())
    return f"请写成“{first} 2，{second} 1”这样，没写到的算 0；可以写的有：{named}。"
