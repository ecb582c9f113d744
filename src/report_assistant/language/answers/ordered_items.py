"""Items with ordinals of every kind, the words that announce them, and the courtesy behind them.

「存在的主要问题有三：其一…；其二…」「首先…，其次…，最后…」「一是…二是…」「①…②…」. A row of
ordinals counts from one in one style; a number that begins no such row is part of the words.
"""

import re
from collections.abc import Iterator

from report_assistant.language.words.lexicon import words_round_lists
from report_assistant.language.words.numbers import value_of

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_BREAK = r"(?:^|(?<=[\s，,。；;：:、\n]))"
_BEHIND = r"[，,、：:]?\s*"
_STYLES = (
    re.compile(rf"[（(]\s?(?P<han>[{_HAN}]{{1,2}}|\d{{1,2}})\s?[）)][、，,]?\s*"),
    re.compile(rf"(?P<circled>[{_CIRCLED}])[、，,.]?\s*"),
    re.compile(r"(?<![\d.])(?P<digit>\d{1,2})[.．、)）](?!\d)\s*"),
    re.compile(rf"{_BREAK}(?:主要)?(?:是|有)?(?P<han>[{_HAN}]{{1,2}})、\s*"),
    re.compile(rf"(?P<han>[{_HAN}])(?:是|则)(?![否非]){_BEHIND}"),
    re.compile(rf"(?<!尤)(?<!与)其(?P<han>[{_HAN}]){_BEHIND}"),
    re.compile(
        rf"{_BREAK}第(?P<han>[{_HAN}]|\d{{1,2}})(?:个|条|点|项)?(?:是)?{_BEHIND}(?![次季章])"
    ),
    re.compile(
        rf"{_BREAK}(?:(?P<one>首先|第一)|(?P<next>其次|再次|再者|然后|第二|第三)|(?P<last>最后|另外|此外)){_BEHIND}(?:是|就是)?"
    ),
    re.compile(rf"{_BREAK}(?P<one>一方面){_BEHIND}|{_BREAK}(?P<next>另一方面){_BEHIND}"),
)
_EDGES = " 　\t\n。；;，,、"
_CLAUSES = re.compile(r"(?<=[，,。；;？?！!~～\n])")
_COUNTED = re.compile(
    "(?P<points>就?这|就|总?共|一共|等)?(?P<number>[一二两三四五六七八九十几]|[0-9]{1,2})"
    "(?:个方面|项|类|种|样|个|条|家|块|处|位|人|个人|个科室|个部门|个单位)(?:内容|制度|了|吧)?$"
)
_POINTED_AT = re.compile("就?这(?:俩|仨|些个?|样|么多)[了吧]?")
_SOME = "几"
_SIGNS = " 　，,、。；;？?！!~～\n0123456789一二两三四五六七八九十（）()"
_LONGEST_LEAD, _LONGEST_TAIL = 30, 16
_COLON = re.compile("[：:]")
_FIRST = 1


def items_in(typed: str) -> list[str]:
    """Return the items that ordinals part, without them; one where there are none."""
    row = _row(typed)
    if not row:
        return [typed]
    before = typed[: row[0].start()]
    ends = [*(found.start() for found in row[1:]), len(typed)]
    items = [typed[found.end() : end] for found, end in zip(row, ends, strict=True)]
    is_empty = not before.strip(_SIGNS + "：:")
    kept = [] if is_empty or is_announcement(before.rstrip("：: ")) else [before]
    return [_trimmed(item) for item in (*kept, *items) if item.strip(_EDGES)]


def bare_list(typed: str) -> str:
    """Return a list without what announces it and without the courtesy behind it."""
    return _without_announcement(_without_courtesy(typed))


def without_tail(items: list[str]) -> list[str]:
    """Return items without what only ends their list: 党政办、农业站等."""
    if len(items) <= 1:
        return items
    items = _without_count(items)
    last = items[-1]
    for tail in sorted(words_round_lists("tails"), key=len, reverse=True):
        if last == tail:
            return items[:-1]
        if last.endswith(tail) and len(last) > len(tail) + 1:
            return [*items[:-1], last[: -len(tail)]]
    return items


def _without_count(items: list[str]) -> list[str]:
    """Return items without how many they are: 责任、审查两项; …，就这几家."""
    if _POINTED_AT.fullmatch(items[-1]):
        return items[:-1]
    found = _COUNTED.search(items[-1])
    if found is None:
        return items
    rest = items[-1][: found.start()].strip(_EDGES)
    kept = [*items[:-1], rest] if rest else items[:-1]
    if found["number"] == _SOME:
        return kept if found["points"] else items
    return kept if value_of(found["number"]) == len(kept) else items


def is_announcement(words: str) -> bool:
    """Return whether words only announce a list."""
    return len(words) <= _LONGEST_LEAD and _is_made_of(words, "announce")


def _trimmed(item: str) -> str:
    """Return an item without the signs that part it from others; a stop at its end stays."""
    return item.lstrip(_EDGES).rstrip(_EDGES.replace("。", ""))


def _without_announcement(typed: str) -> str:
    colon = _COLON.search(typed)
    if colon is not None:
        before, behind = typed[: colon.start()], typed[colon.end() :]
        if before.strip() and behind.strip() and is_announcement(before):
            return behind.lstrip()
    for opening in sorted(words_round_lists("opening"), key=len, reverse=True):
        if typed.startswith(opening):
            behind = typed[len(opening) :].lstrip("：:，, ")
            return behind if len(behind) > 1 and behind[0] not in "的了" else typed
    return typed


def _without_courtesy(typed: str) -> str:
    clauses = [clause for clause in _CLAUSES.split(typed.strip()) if clause]
    while len(clauses) > 1:
        last = clauses[-1].strip()
        if last and (len(last) > _LONGEST_TAIL or not _is_made_of(last, "courtesy")):
            break
        clauses.pop()
    kept = "".join(clauses)
    return typed if len(kept) == len(typed.strip()) else kept.rstrip(" ，,\n")


def _is_made_of(words: str, kind: str) -> bool:
    """Whether words consist of known ones, numerals and signs."""
    known = words_round_lists(kind)
    reached = {0}
    for start in range(len(words)):
        if start not in reached:
            continue
        if words[start] in _SIGNS:
            reached.add(start + 1)
        reached |= {start + len(word) for word in known if words.startswith(word, start)}
    return len(words) in reached and bool(words.strip(_SIGNS))


def _row(typed: str) -> list[re.Match[str]]:
    """Return the first row of ordinals of one style that counts from one."""
    rows = [row for style in _STYLES if len(row := list(_counting(style, typed))) > 1]
    return min(rows, key=lambda row: (row[0].start(), -len(row)), default=[])


def _counting(style: re.Pattern[str], typed: str) -> Iterator[re.Match[str]]:
    """Yield the ordinals of a style that follow each other."""
    expected = _FIRST
    for found in style.finditer(typed):
        number = _number(found, expected)
        if number == expected:
            yield found
            expected += 1


def _number(found: re.Match[str], expected: int) -> int:
    """Return which one an ordinal is; 其次 and 最后 come next wherever they stand."""
    said = found.groupdict()
    if said.get("circled"):
        return _CIRCLED.index(said["circled"]) + 1
    if word := said.get("digit") or said.get("han"):
        if word.isdigit():
            return int(word)
        return 10 + _HAN.index(word[1]) + 1 if len(word) > 1 else _HAN.index(word) + 1
    if said.get("one"):
        return _FIRST
    return expected if expected > _FIRST else 0
