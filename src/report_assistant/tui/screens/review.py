"""The review: every answer in columns, what is found first. Looking around changes nothing.

The card below has the chosen line in full. Enter asks what is open, and shows all that is known of
what is answered; to change that is a key of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.questions_asked import why
from report_assistant.interview.review import Review, ReviewFilter, ReviewRow, review_of
from report_assistant.language.wishes.commands import Command
from report_assistant.report.next_steps import left_to_do
from report_assistant.shells import phrases
from report_assistant.tui.lines.review_lines import ReviewLine, review_lines
from report_assistant.tui.presenting import review_details as details
from report_assistant.tui.presenting.draft_pointers import Pointer
from report_assistant.tui.presenting.presenter import ConversationPresenter
from report_assistant.tui.screens.answer import AnswerScreen
from report_assistant.tui.screens.draft import DraftScreen, Saying, Wanted
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.shown import ChipLook, ChipWords
from report_assistant.tui.widgets.chips import Chip, Chips
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine
from report_assistant.tui.widgets.review_card import ReviewCard
from report_assistant.tui.widgets.review_list import ReviewList

_TITLE = "核对全部答案"
_FILTERS = list(ReviewFilter)
_TO_BE_LOOKED_AT = (ReviewFilter.OPEN, ReviewFilter.PENDING, ReviewFilter.FOUND)
"""The kinds of lines that are still open: their tabs are amber unless they are empty."""

_KEYS_ON_TABS_FROM = 68
"""From this width on the tabs say the keys that press them."""


@dataclass
class ReviewPlace:
    """The clerk's place in the review."""

    filter: ReviewFilter = ReviewFilter.ALL
    line: str = ""
    """The line's id; it begins with the question's name."""
    number: int = 0
    """The index of the line, for when the line is gone."""
    question: str = ""
    """The question whose details are opened with the review."""

    @classmethod
    def of(cls, about: str) -> "ReviewPlace":
        """Return the place that 核对 with some word means: a filter or a question."""
        filters = {each.value: each for each in ReviewFilter}
        if about in filters:
            return cls(filters[about])
        return cls(line=f"{about}:" if about else "", question=about)


class ReviewScreen(ReadingOverlay[Wanted | None]):
    """Returns what is wanted of the conversation, or `None`."""

    AUTO_FOCUS = "ReviewList"
    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f4", "dismiss(None)", show=False),
        Binding("f2", "change", show=False),
        Binding("f3", "draft", show=False, priority=True),
        Binding("f5", "generate", show=False, priority=True),
        Binding("left", "filter(-1)", show=False),
        Binding("right", "filter(1)", show=False),
        *(
            Binding(str(n + 1), f"show({n})", show=False, priority=True)
            for n in range(len(_FILTERS))
        ),
    ]

    def __init__(self, presenter: ConversationPresenter, place: ReviewPlace) -> None:
        super().__init__()
        self.place = place
        self._presenter = presenter
        self._tabs = Chips(id="review-tabs")
        self._list = ReviewList()
        self._card = ReviewCard()
        self._keys = KeyLine(())
        self._shows_why = False
        self._review: Review | None = None

    def compose(self) -> ComposeResult:
        """Compose the kinds of lines with their counts, the lines, and the card."""
        yield Header(_TITLE)
        yield Vertical(self._tabs, self._list, self._card, classes="page")
        yield self._keys

    async def on_mount(self) -> None:
        """Begin where the clerk was."""
        await self._fill()
        if self.place.question:
            self._open(self.place.question)

    async def on_resize(self) -> None:
        """Keep all tabs on the line."""
        if self._review is not None:
            await self._show_tabs(self._review)

    async def _show_tabs(self, review: Review) -> None:
        has_room = self.size.width >= _KEYS_ON_TABS_FROM
        await self._tabs.show(list(_tabs(review, with_keys=has_room)))

    # ------------------------------------------------------------ keys

    async def action_filter(self, by: int) -> None:
        """Show the next kind of lines."""
        await self.action_show((_FILTERS.index(self.place.filter) + by) % len(_FILTERS))

    async def action_show(self, number: int) -> None:
        """Show one kind of lines."""
        self.place = ReviewPlace(_FILTERS[number])
        await self._fill()

    def action_change(self) -> None:
        """Change the answer of the line."""
        if self._question:
            self.dismiss(self._question)

    def action_draft(self) -> None:
        """Show the first sentence of the draft that the answer of the line stands in."""
        line = self._list.line
        if line is None or not line.is_of_question:
            return
        try:
            place = self._presenter.place_in_draft(line.name)
            if place is not None:
                blocks, source = self._presenter.blocks(), self._presenter.source
                self.app.push_screen(DraftScreen(blocks, source, Pointer(*place)), self._left_draft)
        except ClerkProblem as problem:
            self._card.tell(Content(str(problem)))

    def action_generate(self) -> None:
        """Write the Word file."""
        self.dismiss(Saying(Command.GENERATE.word))

    @on(ReviewList.Entered)
    def _entered(self) -> None:
        line = self._list.line
        if line is not None and details.is_to_be_filled(line):
            self.dismiss(line.name)
        elif line is not None:
            self._open(line.name)

    @on(Chip.Pressed)
    async def _chip_pressed(self, message: Chip.Pressed) -> None:
        message.stop()
        if message.said.isdecimal():
            await self.action_show(int(message.said))
            return
        match details.Deed(message.said):
            case details.Deed.ENTER:
                self._entered()
            case details.Deed.DRAFT:
                self.action_draft()
            case details.Deed.PENDING:
                self.dismiss(Saying(Command.PENDING.word, self._question))
            case details.Deed.WHY:
                await self._show_line(shows_why=not self._shows_why)

    def _open(self, name: str) -> None:
        if self._presenter.is_cell(name):
            self.dismiss(name)
        elif name:
            self.app.push_screen(AnswerScreen(self._presenter, name), self._changed)

    def _changed(self, name: str | None) -> None:
        self.place.question = ""
        if name is not None:
            self.dismiss(name)

    def _left_draft(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self.dismiss(wanted)

    # ------------------------------------------------------------ what is shown

    @property
    def _question(self) -> str:
        return "" if self._list.line is None else self._list.line.name

    async def _fill(self) -> None:
        answers = self._presenter.conversation.interview.answers
        review = review_of(answers, self.place.filter)
        self._review = review
        await self._show_tabs(review)
        lines = review_lines(review, self._to_do(review))
        ids = [line.id for line in lines]
        place = self.place
        is_known = bool(place.line) and place.line in ids
        self._list.show(lines, ids.index(place.line) if is_known else place.number)
        self._list.focus()

    def _to_do(self, review: Review) -> list[str]:
        """Return what is left to do outside the program; it closes the list of all answers."""
        if review.filter is not ReviewFilter.ALL:
            return []
        report = self._presenter.conversation.interview.answers.report
        return phrases.to_do_text(left_to_do(report)).splitlines()

    @on(ReviewList.Moved)
    async def _moved(self) -> None:
        if self._list.chosen is not None:
            self.place.line = self._list.lines[self._list.chosen].id
            self.place.number = self._list.chosen
        await self._show_line(shows_why=False)

    async def _show_line(self, *, shows_why: bool) -> None:
        """Show the chosen line in full."""
        line = self._list.line
        self._shows_why = shows_why
        self._card.display = line is not None
        self._keys.show(list(_keys(line)))
        if line is None:
            return
        uses = self._uses(line)
        body = details.body_of(line, uses)
        if shows_why and isinstance(line.about, ReviewRow):
            body = Content(why(line.about.question))
        chips = details.chips_of(line, is_in_draft=bool(uses), shows_why=shows_why)
        await self._card.show(details.head_of(line), body, list(chips))
        self.call_after_refresh(self._list.keep_in_view)

    def _uses(self, line: ReviewLine) -> tuple[str, ...] | None:
        if not line.is_of_question:
            return None
        try:
            return self._presenter.uses(line.name)
        except ClerkProblem:
            return None


def _tabs(review: Review, *, with_keys: bool) -> Iterator[ChipWords]:
    for number, each in enumerate(_FILTERS):
        count = review.counts[each]
        look = ChipLook.OPEN if count and each in _TO_BE_LOOKED_AT else ChipLook.OTHER
        look = ChipLook.MAIN if each is review.filter else look
        yield ChipWords(
            review.count_words(each), str(number), look, str(number + 1) if with_keys else ""
        )


def _keys(line: ReviewLine | None) -> Iterator[KeyHint]:
    yield KeyHint("上下", "选一行")
    yield KeyHint("左右", "换一类")
    if line is not None and line.name:
        yield KeyHint("回车", details.enter_words(line), "enter")
        yield KeyHint("F2", "改", "f2")
    if line is not None and line.is_of_question:
        yield KeyHint("F3", "看草稿", "f3")
    yield KeyHint("F5", "生成", "f5")
    yield KeyHint("Esc", "返回", "escape", stays=True)
