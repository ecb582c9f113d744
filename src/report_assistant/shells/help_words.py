"""The help: what a clerk may want, and the words for it. What only one shell has, the other does not tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.language.wishes.command_row import HelpGroup, HelpLine, Row
from report_assistant.language.wishes.commands import Command

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
_HEAD = "左边是您想做的，右边是要打的字"
_ON_SCREEN = "；也可以点输入框下面的词，或者按最下面一行的键。"


def screen_help() -> str:
    """Return the help for the screen."""
    return _told(f"{_HEAD}{_ON_SCREEN}", lambda row: (*row.screen_help, *row.help))


def plain_help() -> str:
    """Return the help for line mode, without what only a screen has."""
    return _told(f"{_HEAD}。", lambda row: (*row.plain_help, *row.help))


def _told(head: str, lines_of: Callable[[Row], Iterable[HelpLine]]) -> str:
    groups = {group: [*_OTHER_WORDS.get(group, ())] for group in HelpGroup}
    for command in Command:
        if command.value.group is not None:
            groups[command.value.group] += lines_of(command.value)
    return "\n".join([head, *_lines(groups)])


def _lines(groups: Mapping[HelpGroup, Sequence[HelpLine]]) -> Iterator[str]:
    column = max(cells(want) for lines in groups.values() for want, _ in lines) + 2
    for group, lines in groups.items():
        yield f"\n{group.value}"
        for want, words in lines:
            yield f"  {in_cells(want, column)}{words}"
