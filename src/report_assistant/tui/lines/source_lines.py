"""The answers behind a sentence in lines: number, title, value, and last year's at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style

from report_assistant.foundation.cell_width import at_the_right, cells, cut, in_cells
from report_assistant.tui.lines.line_breaks import breaks
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.shown_draft import ShownAnswer

ANSWER = "answer"
"""Under this name an answer's place goes with its characters, for the mouse."""
MOST_NUMBERED = 9
"""There is a key for so many."""
_LONGEST_VALUE = 14
"""A longer value stands below its title."""
_LEAST_TITLE = 12
_BETWEEN = 2


@dataclass(frozen=True)
class SourceLines:
    """Answers, laid out for a width."""

    answers: Sequence[ShownAnswer]
    width: int
    chosen: int | None = None
    """Which one Enter changes; `None` where they are not chosen by number."""
    numbered: bool = False
    plain: bool = False
    gap: int = 0
    """Empty lines between two answers."""

    def lines(self) -> Iterator[Content]:
        """Yield the lines."""
        shown = [self._safe(each) for each in self.answers[:MOST_NUMBERED]]
        value = max((cells(each.value) for each in shown if _is_short(each.value)), default=0)
        last = max((cells(each.last) for each in shown), default=0)
        title = max((cells(each.title) for each in shown if _is_short(each.value)), default=0)
        for at, answer in enumerate(shown):
            if at:
                yield from [Content("")] * self.gap
            meta = Style.from_meta({ANSWER: at})
            for line in self._answer(at, answer, (title, value, last)):
                yield line.stylize(meta)
        if (more := len(self.answers) - len(shown)) > 0:
            yield Content.styled(f"还有 {more} 题", "$quiet")

    def _answer(
        self, at: int, answer: ShownAnswer, widths: tuple[int, int, int]
    ) -> Iterator[Content]:
        number, (title, value, last) = self._number(at), widths
        right = Content("")
        if _is_short(answer.value):
            right = Content.styled(at_the_right(answer.value, value), "bold")
        if last:
            right = Content.assemble(
                right, " " * _BETWEEN, (at_the_right(answer.last, last), "$quiet")
            )
        whole = self.width - number.cell_length
        room = min(title, whole - right.cell_length - _BETWEEN)
        if not _is_short(answer.value):
            yield Content.assemble(number, cut(answer.title, whole))
            yield from _wrapped(answer.value, self.width, number.cell_length or _BETWEEN)
        elif room < min(_LEAST_TITLE, title):
            yield Content.assemble(number, cut(answer.title, whole))
            yield right.pad_left(max(0, self.width - right.cell_length))
        else:
            words = in_cells(cut(answer.title, room), room + _BETWEEN)
            yield Content.assemble(number, words, right)

    def _number(self, at: int) -> Content:
        if not self.numbered:
            return Content("")
        is_chosen = at == self.chosen
        if self.plain:
            return Content(f"[{at + 1}] " if is_chosen else f" {at + 1}  ")
        style = "bold $on-primary on $primary" if is_chosen else "bold $key on $field"
        return Content.assemble((f" {at + 1} ", style), " ")

    @staticmethod
    def _safe(answer: ShownAnswer) -> ShownAnswer:
        last = f"去年 {answer.last}" if answer.last and _is_short(answer.last) else ""
        return ShownAnswer(answer.name, safe(answer.title), safe(answer.value), safe(last))


def _is_short(value: str) -> bool:
    return cells(value) <= _LONGEST_VALUE


def _wrapped(text: str, width: int, indent: int) -> Iterator[Content]:
    ends = [*breaks(text, width - indent), len(text)]
    for begin, end in zip([0, *ends], ends, strict=False):
        yield Content.assemble(" " * indent, (text[begin:end], "bold"))
