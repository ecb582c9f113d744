"""A paragraph in an editor: the text, the figures in it that stay linked, last year's beside it."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, TextArea
from textual.widgets.option_list import Option

from report_assistant.session.last_start import FromLast
from report_assistant.session.paragraph_words import NO_LAST
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import OverlayScreen, ReadingOverlay
from report_assistant.tui.shown import Reply
from report_assistant.tui.shown_draft import ShownParagraph
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.choice_list import ChoiceList
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.list_line import ListLine
from report_assistant.tui.widgets.text_box import TextBox

_KEEP = KeyHint("Esc", "改好了，存好返回", "escape", stays=True)
_KEYS = (KeyHint("F5", "恢复原文", "f5"), KeyHint("Ctrl+Z", "撤销", "ctrl+z"))
_LAST_KEYS = (
    KeyHint("F7", FromLast.AS_PRINTED.value, "f7"),
    KeyHint("F8", FromLast.BLANKED.value, "f8"),
    KeyHint("F6", "去年的", "f6"),
)
_KEEP_FIRST = "这一段还没有存：请先按 Esc 存好返回，再给文件。"
_WIDE = 100


class ProseScreen(OverlayScreen[Reply | None]):
    """Returns what came of the new wording; `None` if nothing was changed."""

    BINDINGS = [
        Binding("escape", "keep", show=False),
        Binding("ctrl+s", "keep", show=False),
        Binding("f5", "restore", show=False),
        Binding("f6", "last", show=False, priority=True),
        Binding("f7", "from_last", show=False, priority=True),
        Binding("f8", "from_last_blanked", show=False, priority=True),
    ]

    def __init__(
        self,
        paragraph: ShownParagraph,
        take: Callable[[str], Reply],
        figures: Callable[[str], str],
        start: Callable[[FromLast], str],
    ) -> None:
        """Edit a paragraph; `figures` tells of the figures of a text, `start` gives last year's text."""
        super().__init__()
        self._paragraph = paragraph
        self._take = take
        self._figures = figures
        self._start = start
        self._kept = paragraph.text
        self._editor = TextBox(
            paragraph.text, id="prose-text", soft_wrap=True, tab_behavior="focus"
        )

    def compose(self) -> ComposeResult:
        """Compose editor, last year's text, figures, keys; the keys below the editor."""
        last = Content.assemble(
            ("去年这一段", "bold $quiet"), "\n\n", safe(self._paragraph.last or NO_LAST)
        )
        yield Header(f"改写：{self._paragraph.title}")
        with Vertical(classes="page -airy"):
            with Horizontal(id="prose"):
                yield Vertical(Vertical(self._editor, id="prose-paper"), id="prose-edge")
                with VerticalScroll(id="prose-last", can_focus=False):
                    yield ChineseText(last)
            yield ChineseText("", id="prose-remark")
        yield KeyLine((_KEEP, *(_LAST_KEYS if self._paragraph.last else ()), *_KEYS))

    def on_mount(self) -> None:
        """Write at the end of the paragraph."""
        self._editor.cursor_blink = False
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()
        self._tell()

    def why_stay(self) -> str:
        """Return that what was written is to be kept first, where there is anything."""
        return "" if self._editor.text == self._kept else _KEEP_FIRST

    def on_resize(self) -> None:
        """Put last year's paragraph beside the editor where there is room."""
        self._show_last(self._paragraph.last is not None and self.size.width >= _WIDE)

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self.query_one("#prose-remark", ChineseText).update(safe(self._figures(self._editor.text)))

    def action_last(self) -> None:
        """Show or hide last year's paragraph."""
        if self._paragraph.last:
            self._show_last(not self.query_one("#prose-last").display)

    def action_restore(self) -> None:
        """Put the generated text into the editor; it can be undone there."""
        self._editor.replace(self._paragraph.generated, (0, 0), self._editor.document.end)

    def action_from_last(self) -> None:
        """Put last year's text into the editor; it can be undone there."""
        self._begin_from_last(FromLast.AS_PRINTED)

    def action_from_last_blanked(self) -> None:
        """Put last year's text into the editor, a mark in the place of each figure."""
        self._begin_from_last(FromLast.BLANKED)

    def _begin_from_last(self, way: FromLast) -> None:
        if self._paragraph.last:
            self._editor.replace(self._start(way), (0, 0), self._editor.document.end)

    def action_keep(self) -> None:
        """Take the text and leave. If it cannot be stored, stay: nothing is lost."""
        text = self._editor.text
        if text == self._kept:
            self.dismiss(None)
            return
        reply = self._take(text)
        if reply.taken:
            self._kept = text
            self.dismiss(reply)
        else:
            remark = reply.problem
            self.query_one("#prose-remark", ChineseText).update(safe(remark))

    def on_unmount(self) -> None:
        """Keep what was written when the program is closed with the editor open."""
        if self._editor.text != self._kept:
            self._take(self._editor.text)

    def _show_last(self, shown: bool) -> None:
        self.query_one("#prose-last").display = shown


class ParagraphsScreen(ReadingOverlay[str | None]):
    """Returns the block of the paragraph that was chosen, or `None`."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, titles: list[tuple[str, str]], doing: str) -> None:
        """List paragraphs; `titles` are blocks and their names, `doing` what is done to one."""
        super().__init__()
        self._titles = titles
        self._doing = doing

    def compose(self) -> ComposeResult:
        """Compose one line for each paragraph."""
        yield Header(f"{self._doing}：选哪一段？")
        with Vertical(classes="page -airy"):
            yield ChoiceList(
                *(
                    Option(ListLine(Content(safe(words))), id=block)
                    for block, words in self._titles
                ),
                markup=False,
            )
        yield KeyLine(
            (
                KeyHint("上下", "选一段"),
                KeyHint("回车", self._doing, "enter"),
                KeyHint("Esc", "返回", "escape", stays=True),
            )
        )

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what was chosen."""
        self.dismiss(event.option.id)
