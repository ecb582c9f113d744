"""Chats as they are exported or copied: who said what, and when.

Known layouts: 「2025-03-02 14:05 张三：…」 on one line; 「张三 2025/3/2 14:05」 with the words on the
lines below; and day lines (「—— 2025-07-02 ——」) with 「张三 14:05」.
"""

import re
from collections.abc import Iterator
from datetime import date

from report_assistant.materials.passages import MOST_PASSAGES, Part, Passage
from report_assistant.report import text

_DAY = r"(?P<year>20[0-9]{2})[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?"
_WEEKDAY = r"(?:\s{0,8}(?:星期|周)[一二三四五六日天])?"
_CLOCK = r"(?:上午|下午|晚上|早上|中午|凌晨)?\s{0,8}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_WHO = r"(?P<who>[^\s:：\d][^:：\n]{0,24}?)"
_ON_ONE_LINE = re.compile(
    rf"^\W{{0,2}}{_DAY}{_WEEKDAY}\s{{1,8}}(?P<clock>{_CLOCK})\W{{0,2}}\s{{0,8}}{_WHO}\s{{0,8}}[:：]"
)
_WHEN_FIRST = re.compile(
    rf"^\W{{0,2}}{_DAY}{_WEEKDAY}\s{{1,8}}(?P<clock>{_CLOCK})\W{{0,2}}\s{{1,8}}{_WHO}\s{{0,8}}$"
)
_WHO_FIRST = re.compile(rf"^{_WHO}\s{{1,8}}{_DAY}{_WEEKDAY}\s{{1,8}}(?P<clock>{_CLOCK})\s{{0,8}}$")
_MONTH = r"(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?"
_SOME_DAY = rf"(?:{_MONTH}|昨天|今天|前天|(?:星期|周)[一二三四五六日天])"
_WITHOUT_YEAR = re.compile(rf"^{_WHO}\s{{1,8}}{_SOME_DAY}\s{{1,8}}(?P<clock>{_CLOCK})\s{{0,8}}$")
_WITHOUT_YEAR_FIRST = re.compile(
    rf"^\W{{0,2}}{_SOME_DAY}\s{{1,8}}(?P<clock>{_CLOCK})\W{{0,2}}\s{{0,8}}{_WHO}\s{{0,8}}[:：]"
)
_CLOCK_ALONE = re.compile(rf"^{_WHO}\s{{1,8}}(?P<clock>{_CLOCK})\s{{0,8}}$")
_DAY_ALONE = re.compile(rf"^[\W_]*{_DAY}{_WEEKDAY}[\W_]*$")
_HEADS = (_ON_ONE_LINE, _WHEN_FIRST, _WHO_FIRST)
_YEARLESS = (_WITHOUT_YEAR, _WITHOUT_YEAR_FIRST)
_FEWEST_HEADS = 2
_LONGEST_HEAD = 80
"""Characters of a line in which its head is looked for."""


def is_chat(words: str) -> bool:
    """Return whether a text is a chat: several lines say who spoke and when."""
    heads = 0
    day = False
    for line in _lines(words):
        day = day or bool(_head(_DAY_ALONE, line))
        heads += any(_head(each, line) for each in (*_HEADS, *_YEARLESS))
        heads += bool(day and _head(_CLOCK_ALONE, line))
        if heads >= _FEWEST_HEADS:
            return True
    return False


def read_chat(words: str) -> Part:
    """Return the messages of a chat, each a passage with its time and its speaker.

    The name of the group says where it was said, not whose the figures are.
    """
    passages: list[Passage] = []
    title, at, said = "", None, _Message()
    for line in _lines(words):
        if (found := _head(_DAY_ALONE, line)) is not None:
            passages += said.passages()
            at, said = _day(found), _Message()
        elif (begun := _begun(line, at)) is not None:
            passages += said.passages()
            said = begun
        elif said.place:
            said.lines.append(line)
        else:
            title = title or line
        if len(passages) >= MOST_PASSAGES:
            break
    return Part(title, (*passages, *said.passages()), is_talk=True)


class _Message:
    """One message while its lines are read."""

    def __init__(
        self, place: str = "", at: date | None = None, who: str = "", month: int = 0
    ) -> None:
        self.place, self.at, self.who, self.month = place, at, who, month
        self.lines: list[str] = []

    def passages(self) -> Iterator[Passage]:
        """Yield the message; nothing before the first one."""
        words = "\n".join(line for line in self.lines if line.strip())
        if self.place and words:
            yield Passage(words, self.place, at=self.at, who=self.who, month=self.month)


def _head(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """Return what says who spoke and when; before the words, or all of a line that is no longer."""
    is_before_words = pattern in (_ON_ONE_LINE, _WITHOUT_YEAR_FIRST)
    if len(line) > _LONGEST_HEAD and not is_before_words:
        return None
    return pattern.match(line[:_LONGEST_HEAD])


def _begun(line: str, day: date | None) -> _Message | None:
    """Return the message that a line begins."""
    for head in _HEADS:
        if (found := _head(head, line)) is not None and (at := _day(found)) is not None:
            said = _Message(_place(at, found), at, found["who"].strip())
            if head is _ON_ONE_LINE:
                said.lines.append(line[found.end() :].lstrip())
            return said
    for head in _YEARLESS:
        if (found := _head(head, line)) is not None:
            said = _yearless(found)
            if head is _WITHOUT_YEAR_FIRST:
                said.lines.append(line[found.end() :].lstrip())
            return said
    found = _head(_CLOCK_ALONE, line) if day is not None else None
    if found is None or day is None:
        return None
    return _Message(_place(day, found), day, found["who"].strip())


def _yearless(found: re.Match[str]) -> _Message:
    """Return a message of which only the day in some year, or the weekday, is told."""
    who = found["who"].strip()
    day = f"{int(found['month'])}月{int(found['day'])}日 " if found["month"] else ""
    place = f"{day}{' '.join(found['clock'].split())} {who}"
    return _Message(place, None, who, int(found["month"] or 0))


def _place(at: date, found: re.Match[str]) -> str:
    return f"{at.isoformat()} {' '.join(found['clock'].split())} {found['who'].strip()}"


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _lines(words: str) -> Iterator[str]:
    for line in words.splitlines():
        clean = text.half_width_digits(line).strip()
        yield clean if len(clean) > _LONGEST_HEAD else clean.replace("：", ":")
