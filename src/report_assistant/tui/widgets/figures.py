"""The main figures as a small table: numbers and their heads end in the same column."""

from collections.abc import Sequence

from textual.content import Content

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.shells.finished_words import FigureRow
from report_assistant.tui.widgets.chinese_text import ChineseText

_HEADS = ("项目", "今年", "去年", "比去年")
_LOOKS = ("$ink", "bold $ink", "$quiet", "$quiet")
_BETWEEN = 4


class Figures(ChineseText):
    """Shows this year's figures and, where they are known, last year's."""

    def __init__(self, rows: Sequence[FigureRow]) -> None:
        super().__init__(Content("\n").join(_lines(rows)), classes="figures")


def _lines(rows: Sequence[FigureRow]) -> list[Content]:
    has_last = any(before for _, _, before, _ in rows)
    shown = [row if has_last else row[:2] for row in (_HEADS, *rows)]
    widths = [max(cells(words) for words in column) for column in zip(*shown, strict=True)]
    head, *others = (_line(row, widths) for row in shown)
    head = Content.styled(head.plain, "bold $quiet on $side")
    return [
        head,
        *(
            line.stylize_before(f"on {'$zebra' if number % 2 else '$card'}")
            for number, line in enumerate(others)
        ),
    ]


def _line(row: Sequence[str], widths: Sequence[int]) -> Content:
    label, *numbers = row
    parts: list[tuple[str, str]] = [(f" {in_cells(label, widths[0])}", _LOOKS[0])]
    for words, width, look in zip(numbers, widths[1:], _LOOKS[1:], strict=False):
        parts.append((" " * (_BETWEEN + width - cells(words)) + words, look))
    return Content.assemble(*parts, " ")
