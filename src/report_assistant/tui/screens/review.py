"""The review: what is found, then every answer by section. Looking around changes nothing.

Enter shows all that is known of one answer; to change it is a key of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant.interview.review import Review, ReviewFilter, review_of
from report_assistant.report.next_steps import left_to_do
from report_assistant.shells import phrases
from report_assistant.tui.presenter import ConversationPresenter
from report_assistant.tui.screens.answer import AnswerScreen
from report_assistant.tui.screens.overlay import OverlayScreen
from report_assistant.tui.shown import ChipWords
from report_assistant.tui.widgets.chips import Chip
from report_assistant.tui.widgets.list_line import ListLine

_KEYS = "上下键选一行　回车 看详情　F2 改　左右键换一类　Esc 返回"
_FILTERS = list(ReviewFilter)


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


class ReviewScreen(OverlayScreen[str | None]):
    """Returns the name of the question to change, the cell of a table to go to, or `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f4", "dismiss(None)", show=False),
        Binding("f2", "change", show=False),
        Binding("left", "filter(-1)", show=False, priority=True),
        Binding("right", "filter(1)", show=False, priority=True),
        *(Binding(str(n + 1), f"show({n})", show=False) for n in range(len(_FILTERS))),
    ]

    def __init__(self, presenter: ConversationPresenter, place: ReviewPlace) -> None:
        super().__init__()
        self.place = place
        self._presenter = presenter

    def compose(self) -> ComposeResult:
        """Compose the filters with their counts, and one list."""
        yield Static("核对：看一遍全部答案，看不会改动", markup=False, classes="screen-title")
        yield Horizontal(classes="filters")
        yield OptionList(markup=False)
        yield Static(_KEYS, markup=False, classes="screen-keys")

    async def on_mount(self) -> None:
        """Begin where the clerk was."""
        await self._fill()
        if self.place.question:
            self._open(self.place.question)

    async def action_filter(self, by: int) -> None:
        """Show the next kind of lines."""
        await self.action_show((_FILTERS.index(self.place.filter) + by) % len(_FILTERS))

    async def action_show(self, number: int) -> None:
        """Show one kind of lines."""
        self.place = ReviewPlace(_FILTERS[number])
        await self._fill()

    @on(Chip.Pressed)
    async def _filter_clicked(self, message: Chip.Pressed) -> None:
        message.stop()
        await self.action_show(int(message.said))

    def action_change(self) -> None:
        """Change the answer of the line."""
        self._keep_place()
        name = self.place.line.partition(":")[0]
        if name:
            self.dismiss(name)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        self._keep_place()
        if event.option_index == _enabled(event.option_list.options, 0):
            event.option_list.scroll_home(animate=False)  # the heading above it cannot be chosen

    def _keep_place(self) -> None:
        """Remember the chosen line, to come back to it."""
        options = self.query_one(OptionList)
        if options.highlighted is not None and options.highlighted_option is not None:
            self.place.line = options.highlighted_option.id or ""
            self.place.number = options.highlighted

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._open((event.option.id or "").partition(":")[0])

    def _open(self, name: str) -> None:
        if name and name not in self._presenter.conversation.interview.questionnaire.by_name:
            self.dismiss(name)
        elif name:
            self.app.push_screen(AnswerScreen(self._presenter, name), self._changed)

    def _changed(self, name: str | None) -> None:
        self.place.question = ""
        if name is not None:
            self.dismiss(name)

    # ------------------------------------------------------------ what is shown

    async def _fill(self) -> None:
        review = review_of(self._presenter.conversation.interview.answers, self.place.filter)
        filters = self.query_one(".filters")
        await filters.remove_children()
        await filters.mount(*self._chips(review))
        wanted = self.place
        options = self.query_one(OptionList)
        options.clear_options()
        lines = list(self._lines(review))
        options.add_options(lines)
        ids = [line.id for line in lines]
        known = ids.index(wanted.line) if wanted.line in ids else wanted.number
        options.highlighted = _enabled(lines, known)
        options.focus()

    def _chips(self, review: Review) -> Iterator[Chip]:
        for number, each in enumerate(_FILTERS):
            words = f"{number + 1} {each.value} {review.counts[each]}"
            chip = Chip(ChipWords(words, str(number)))
            chip.set_class(each is review.filter, "-chosen")
            chip.can_focus = False
            yield chip

    def _lines(self, review: Review) -> Iterator[Option]:
        for number, each in enumerate(review.findings):
            name = each.cell or ("" if each.question is None else each.question.name)
            words = Content.styled(phrases.finding_text(each.finding), "bold")
            yield Option(ListLine(words), id=f"{name}:finding-{number}")
        for progress, rows in review.sections:
            yield Option(Content.styled(phrases.section_state(progress), "bold"), disabled=True)
            for row in rows:
                words = Content(phrases.review_line(row))
                yield Option(ListLine(words, indent=2), id=f"{row.question.name}:")
        if not review.findings and not review.sections:
            yield Option(Content(phrases.NONE_OF_FILTER), disabled=True)
        if review.filter is ReviewFilter.ALL:
            to_do = phrases.to_do_text(
                left_to_do(self._presenter.conversation.interview.answers.report)
            )
            # not disabled: the arrow keys would stop before it
            yield Option(ListLine(Content(f"\n{to_do}")))


def _enabled(lines: Sequence[Option], near: int) -> int | None:
    """Return the line that can be chosen, this one or the nearest."""
    able = [number for number, line in enumerate(lines) if not line.disabled]
    return min(able, key=lambda number: abs(number - near), default=None)
