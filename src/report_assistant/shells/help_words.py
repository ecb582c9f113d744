"""The help: what a clerk may want, and the words for it. The same on screen and in plain mode."""

from collections.abc import Iterator, Mapping
from unicodedata import east_asian_width

from report_assistant.language.commands import Command, HelpGroup, HelpLine

_OTHER_WORDS: Mapping[HelpGroup, tuple[HelpLine, ...]] = {
    HelpGroup.ANSWERING: (
        ("有“回车用”的，照着用", "直接按回车"),
        ("没有这回事", "没有，或者 0"),
        ("一次说几件事", "新媒体114条，版面46块（先给您看，再记）"),
    ),
    HelpGroup.TABLES: (("给表里的数加说明", "附注 规范性文件现行有效 含自然失效3件"),),
    HelpGroup.CHANGING: (
        ("改以前的答案", "改新媒体 120"),
        ("刚才说错了", "不对，是46"),
        ("提醒的地方其实没错", "保留 已和登记本核对"),
    ),
}
"""What is said in other words than commands; it comes first in its group."""
_HEAD = "左边是您想做的，右边是要打的字；也可以点输入框下面的词。"
_WIDE = ("W", "F")


def help_text() -> str:
    """Return the whole help."""
    return "\n".join([_HEAD, *_lines()])


def _lines() -> Iterator[str]:
    groups = {group: list(_lines_of(group)) for group in HelpGroup}
    column = max(_cells(want) for lines in groups.values() for want, _ in lines) + 2
    for group, lines in groups.items():
        yield f"\n{group.value}"
        for want, words in lines:
            yield f"  {want}{' ' * (column - _cells(want))}{words}"


def _lines_of(group: HelpGroup) -> Iterator[HelpLine]:
    yield from _OTHER_WORDS.get(group, ())
    for command in Command:
        if command.value.group is group:
            yield from command.value.help


def _cells(text: str) -> int:
    """Return the width of a text in terminal columns."""
    return sum(2 if east_asian_width(sign) in _WIDE else 1 for sign in text)
