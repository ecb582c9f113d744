"""The help: what a clerk may want, and the words for it. What only one shell has, the other does not tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
_HEAD = "左边是您想做的，右边是要打的字。"
_HOW_TO_ANSWER: tuple[HelpLine, ...] = (
    ("记下这个答案，问下一题", "打字，回车"),
    ("用框里写着的那个答案", "直接回车"),
    ("先留着，草稿里标【待填】", Command.PENDING.word),
    ("改前面答过的，说出来就行", "网站是221"),
    ("几项一起说，分开记", "26件，3件，没有"),
)
_SCREEN_KEYS: tuple[HelpLine, ...] = (
    ("挑一个答过的题来改", "F2"),
    ("全部命令，打几个字就能找", "Ctrl+P"),
)
_WITHOUT_MOUSE: tuple[HelpLine, ...] = (
    ("依次走到每个按钮，回车按下", "Tab"),
    ("回到打字的地方", "Esc"),
    ("翻前面说过的", "PgUp PgDn"),
)


@dataclass(frozen=True)
class HelpSection:
    """A heading of the help with its lines."""

    title: str
    lines: tuple[HelpLine, ...]
    """What a clerk may want, and the words or the key for it."""


def basics() -> tuple[HelpSection, ...]:
    """Return how to answer on the screen, and its keys."""
    keys = [(c.value.does, c.value.key) for c in Command if c.value.key]
    return (
        HelpSection("平常怎么答", _HOW_TO_ANSWER),
        HelpSection("常用的键", tuple(sorted([*keys, *_SCREEN_KEYS], key=_place_of_key))),
        HelpSection("用不了鼠标时", _WITHOUT_MOUSE),
    )


def screen_help() -> list[HelpSection]:
    """Return what can be said on the screen, by group."""
    return _sections(lambda row: (*row.screen_help, *row.help))


def plain_help() -> str:
    """Return the help for line mode, without what only a screen has."""
    return "\n".join([_HEAD, *_lines(_sections(lambda row: (*row.plain_help, *row.help)))])


def _place_of_key(line: HelpLine) -> tuple[bool, str]:
    """Put F1, F2 … before Ctrl+P."""
    return not line[1].startswith("F"), line[1]


def _sections(lines_of: Callable[[Row], Iterable[HelpLine]]) -> list[HelpSection]:
    groups = {group: [*_OTHER_WORDS.get(group, ())] for group in HelpGroup}
    for command in Command:
        if command.value.group is not None:
            groups[command.value.group] += lines_of(command.value)
    return [HelpSection(group.value, tuple(lines)) for group, lines in groups.items()]


def _lines(sections: Sequence[HelpSection]) -> Iterator[str]:
    column = max(cells(want) for section in sections for want, _ in section.lines) + 2
    for section in sections:
        yield f"\n{section.title}"
        for want, words in section.lines:
            yield f"  {in_cells(want, column)}{words}"
