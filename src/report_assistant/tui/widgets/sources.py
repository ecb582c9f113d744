"""Where the sentence that is pointed at comes from: the answers behind it, and what can be done."""

from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.lines.source_lines import ANSWER, MOST_NUMBERED, SourceLines
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.shown_draft import ShownSource, Spot
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chips

CHANGE, REWRITE = "改这个答案", "改写这一段"
"""What the buttons say when they are pressed."""


class AnswerLines(ErrorBoundary, Static):
    """The answers, in lines."""

    class Chosen(Message):
        """An answer was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, *, numbered: bool) -> None:
        super().__init__(markup=False)
        self._numbered = numbered
        self._source = ShownSource("")
        self._chosen: int | None = None

    def show(self, source: ShownSource, chosen: int | None) -> None:
        """Show the answers of a source."""
        self._source, self._chosen = source, chosen
        self.display = bool(source.answers)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Return the lines for the width that there is."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it takes."""
        return len(self._lines(width))

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked."""
        if self._numbered and (at := event.style.meta.get(ANSWER)) is not None:
            self.post_message(self.Chosen(at))

    def _lines(self, width: int) -> list[Content]:
        look = SourceLines(
            self._source.answers,
            width,
            self._chosen,
            self._numbered,
            self.app.has_class("-plain"),
            self._gap,
        )
        return list(look.lines())

    @property
    def _gap(self) -> int:
        """Empty lines between two answers, where they stand beside the draft."""
        is_beside = any(map(self.screen.has_class, ("-wide", "-vast")))
        return 1 if self._numbered and is_beside and self.screen.has_class("-high") else 0


class Sources(ErrorBoundary, Vertical):
    """Shows a source. Which answer is to be changed is asked when it is to be changed."""

    numbered = False
    """Whether the answers are chosen here, by their numbers."""

    def __init__(self) -> None:
        super().__init__(classes="sources")
        self.source: ShownSource | None = None
        self.chosen: int | None = None
        """The answer that Enter changes."""
        self._head = Static(markup=False, classes="sources-head")
        self._answers = AnswerLines(numbered=self.numbered)
        self._remarks = ChineseText("", classes="sources-remarks")
        self._body = VerticalScroll(classes="sources-body", can_focus=False)
        self._chips = Chips()
        self.display = False

    def compose(self) -> ComposeResult:
        """Compose the answers, what is to be said besides, and the buttons below."""
        yield self._head
        with self._body:
            yield self._answers
            yield self._remarks
        yield self._chips

    async def show(
        self, source: ShownSource, spot: Spot, number: tuple[int, int], rewritable: bool
    ) -> None:
        """Show what a place of the draft comes from: a sentence by its number, or cells.

        `rewritable` says that it stands in a paragraph, which can be reworded.
        """
        self.source = source
        self.chosen = self._first()
        self._head.update(_head(spot, number))
        self._answers.show(source, self.chosen)
        words = [source.words] if spot.cells and source.words else []
        self._remarks.update(Content.styled(safe("\n".join([*words, *source.remarks])), "$quiet"))
        self._remarks.display = bool(words or source.remarks)
        self.display = True
        await self._chips.show(_buttons(source, rewritable))

    def hide(self) -> None:
        """Show nothing."""
        self.source, self.display = None, False

    def choose(self, at: int) -> bool:
        """Choose an answer; return whether there is one of that number to be chosen here."""
        if self.source is None or not self.numbered:
            return False
        if not 0 <= at < min(MOST_NUMBERED, len(self.source.answers)):
            return False
        self.chosen = at
        self._answers.show(self.source, at)
        self._body.scroll_to(y=at, animate=False)
        return True

    @on(AnswerLines.Chosen)
    def _clicked(self, message: AnswerLines.Chosen) -> None:
        message.stop()
        self.choose(message.at)

    def _first(self) -> int | None:
        return None


class NumberedSources(Sources):
    """Shows a source whose answers are chosen here, unless there are more than keys."""

    numbered = True

    def _first(self) -> int | None:
        count = len(self.source.answers) if self.source is not None else 0
        return 0 if 0 < count <= MOST_NUMBERED else None


def _head(spot: Spot, number: tuple[int, int]) -> Content:
    what = "这一句" if not spot.cells else "这一格" if len(spot.cells) == 1 else "这几格"
    at = f"　第 {number[0]} 句，共 {number[1]} 句" if number[0] else ""
    return Content.assemble((f"{what}从哪里来", "bold"), (at, "$quiet"))


def _buttons(source: ShownSource, rewritable: bool) -> tuple[ChipWords, ...]:
    change = ChipWords(CHANGE, CHANGE, ChipLook.MAIN, "回车")
    rewrite = ChipWords(REWRITE, REWRITE, ChipLook.OTHER, "F6")
    return (*([change] if source.answers else []), *([rewrite] if rewritable else []))
