"""The words below a table: what the cell is and holds, what belongs into it, how its column stands."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size

from report_assistant.foundation.cell_width import cells
from report_assistant.foundation.lists import shortened
from report_assistant.sheets.balance import Balance, BalanceState
from report_assistant.sheets.cell_words import (
    findings_shown,
    holds_words,
    meaning_words,
    place_words,
    to_tell,
)
from report_assistant.sheets.editing import TableEditor
from report_assistant.shells import phrases
from report_assistant.tui.lines.line_breaks import breaks, broken
from report_assistant.tui.lines.safe_signs import safe, safe_content
from report_assistant.tui.shown import Refusal
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText

_MOST_TOLD = 6
_NAME_AND_CHECK = 2
"""Lines of the card besides the explanation."""
_VERDICTS = {
    BalanceState.EVEN: "bold $green",
    BalanceState.UNFINISHED: "bold $amber",
    BalanceState.OFF: "bold $red",
}


class TableStatus(Card):
    """The card below the grid. It keeps its height while the cursor moves."""

    def __init__(self, editor: TableEditor) -> None:
        self._words = _Words()
        super().__init__(self._words, id="status")
        self._editor = editor

    def on_resize(self) -> None:
        """Fit the words to the width."""
        width = self._words.content_size.width
        if width:
            self._words.least = _NAME_AND_CHECK + _lines_of_meanings(self._editor, width)
        self.show()

    def show(self) -> None:
        """Tell about the cell that the cursor is on."""
        editor, width = self._editor, self._words.content_size.width
        if not width:
            return
        self._words.show(Content("\n").join(_lines(editor, width)))
        self.set_class(bool(editor.refusal), "-red")
        self.set_class(editor.offered is not None and not editor.refusal, "-amber")


class _Words(ChineseText):
    """Text that asks for another height only when it needs more lines."""

    def __init__(self) -> None:
        super().__init__("", id="status-words")
        self.least = _NAME_AND_CHECK + 1
        """So many lines it takes, even if the words need fewer."""

    def show(self, words: Content) -> None:
        """Show some words."""
        words = safe_content(words)
        if words == self.content:
            return
        lines = broken(words, self.content_size.width).plain.count("\n") + 1
        self.update(words, layout=max(self.least, lines) != self.content_size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return max(self.least, super().get_content_height(container, viewport, width))


def _lines(editor: TableEditor, width: int) -> Iterator[Content]:
    holds = holds_words(editor)
    name = _name(editor, width - cells(holds) - 2)
    yield Content.assemble((name, "bold $ink"), "  ", (holds, "$quiet"))
    if editor.refusal:
        yield Content.assemble((f"{Refusal.lead}：", "bold $red"), (editor.refusal, "$red"))
    elif editor.remark:
        yield Content.styled(editor.remark, "$ink")
    elif editor.offered is not None:
        yield from _offered(editor)
        return
    else:
        yield Content.styled(meaning_words(editor), "$quiet")
    yield _check(editor)


def _name(editor: TableEditor, room: int) -> str:
    names = [safe(each) for each in place_words(editor)]
    return next((name for name in names if cells(name) <= room), names[-1])


def _offered(editor: TableEditor) -> Iterator[Content]:
    """Say where a pasted block would go, what would be left out, and what would not add up."""
    pasted = editor.offered
    assert pasted is not None
    blanks = "".join(pasted.empty_words(editor.grid, editor.shown.is_empty))
    yield Content.styled(f"{editor.source}{pasted.how}{blanks}", "$ink")
    found = [phrases.finding_text(finding) for finding in editor.findings]
    for line in shortened([*pasted.told, *found], _MOST_TOLD):
        yield Content.styled(line, "$amber")


def _check(editor: TableEditor) -> Content:
    told = to_tell(editor)
    if isinstance(told, Balance):
        verdict = (told.verdict, _VERDICTS[told.state])
        return Content.assemble((told.sums, "$ink"), "　", verdict)
    if told is None:
        return Content("")
    others = len(findings_shown(editor)) - 1
    more = f"（还有 {others} 处）" if others else ""
    colour = "$red" if told.severity.value == "error" else "$amber"
    return Content.styled(f"{phrases.finding_text(told)}{more}", colour)


def _lines_of_meanings(editor: TableEditor, width: int) -> int:
    """Return how many lines the longest explanation of a cell of the table takes."""
    return max(len(breaks(words, width)) + 1 for words in editor.meanings)
