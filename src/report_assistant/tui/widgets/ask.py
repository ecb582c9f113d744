"""The question card: what is asked now, the box for the answer, why it was refused, the buttons.

It stands below the transcript and never scrolls away. It is mounted once; a new question changes
its parts, so that the transcript above is not laid out again.
"""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.ask_look import CHOICE, AskLook, AskRoom, look_of, numbers_of
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.shown import ChipWords, Refusal, ShownAsk
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.chips import Chips
from report_assistant.tui.widgets.prompt import HERE, Prompt

NEXT_PAGE, FOLD = "下一页", "收起"
"""What the card itself does when it is said: turn to more choices, put the hint back."""
_MOST_OF_THE_SCREEN = 0.8
_USUAL_ROWS = 5
"""Most questions take no more: the box stays where it is, and the screen need not be laid out again."""
_YES_ON_ENTER = "是就直接回车，不是就在这里打字"
_UNSEEN = "还有 {} 页没看"
_NEXT_ON_ENTER = f"直接回车看下一页，{_UNSEEN}"
_MARK = " 答 "


class Ask(ErrorBoundary, Vertical):
    """Shows what is asked; what is typed comes from its box."""

    def __init__(self, ask: ShownAsk) -> None:
        super().__init__(id="ask", classes="card")
        self._ask = ask
        self._look = AskLook(())
        self._page = 0
        self._seen = 0
        """So many pages were seen, from the first on."""
        self._chips: tuple[ChipWords, ...] = ()
        self._refusal: Refusal | None = None

    def compose(self) -> ComposeResult:
        """Compose the words above the box, and the buttons below it."""
        with Vertical(classes="paper"):
            yield Static(_unlaid(self._ask), id="ask-words", markup=False)
            with Vertical(id="answer"):
                with Horizontal(id="field"):
                    yield Static(_MARK, id="mark", markup=False)
                    yield Prompt(self._ask.enter or HERE)
                yield ChineseText("", id="refusal")
            yield Chips(id="chips")

    @property
    def shown(self) -> ShownAsk:
        """What is asked."""
        return self._ask

    @property
    def refusal(self) -> Refusal | None:
        """Why the last answer was not taken."""
        return self._refusal

    # ------------------------------------------------------------ what is shown

    def ask(self, ask: ShownAsk) -> None:
        """Ask something; another list begins with its first page."""
        if ask.question != self._ask.question or not _listed(ask) <= _listed(self._ask):
            self._page = self._seen = 0
        self._ask = ask
        self._draw()

    def refuse(self, refusal: Refusal | None) -> None:
        """Say below the box why nothing was taken; `None` if all is well."""
        self._refusal = refusal
        self.set_class(refusal is not None and not refusal.is_offer, "-wrong")
        self.set_class(refusal is not None and refusal.is_offer, "-offering")
        words = self.query_one("#refusal", ChineseText)
        words.display = refusal is not None
        if refusal is not None:
            lead = "请看一下" if refusal.is_offer else refusal.lead
            words.update(Content.assemble((lead, "bold"), "　", safe(refusal.text)))
        self._draw()

    async def offer(self, chips: Sequence[ChipWords]) -> None:
        """Show buttons, the card's own before them."""
        self._chips = tuple(chips)
        await self._show_chips()

    def takes(self, words: str) -> bool:
        """Do what the card does itself: turn the page. Return whether that was meant.

        Enter turns it too, as long as it would agree to what was not seen.
        """
        is_meant = self._has_unseen if not words.strip() else words.strip() == NEXT_PAGE
        if not is_meant or self._look.pages < 2:
            return False
        self.turn_page()
        return True

    @property
    def _is_offering(self) -> bool:
        return self._refusal is not None and self._refusal.is_offer

    @property
    def _has_unseen(self) -> bool:
        """Whether Enter would agree to what stands on a page that was not seen."""
        is_agreed_to = self._ask.is_agreed_to and not self._is_offering
        return is_agreed_to and self._seen < self._look.pages

    @property
    def _unseen(self) -> int:
        """So many pages of what would be agreed to were not seen."""
        is_counted = self._ask.is_agreed_to and self._look.pages > 1
        return self._look.pages - self._seen if is_counted else 0

    @property
    def has_pages(self) -> bool:
        """Whether there are more choices than are shown."""
        return self._look.pages > 1

    def turn_page(self, by: int = 1) -> None:
        """Show other choices; after the last page the first."""
        self._page = (self._look.page + by) % self._look.pages
        self._draw()

    # ------------------------------------------------------------ drawing

    def on_resize(self) -> None:
        """Lay the words out for the room there is."""
        self._draw()

    @on(TextArea.Changed)
    def _mark_choices(self) -> None:
        """Show which choices the numbers in the box mean."""
        if self._ask.choices:
            self._draw()

    def on_click(self, event: events.Click) -> None:
        """Put the number of a choice that is clicked into the box."""
        number = event.style.meta.get(CHOICE)
        if number is not None:
            self.query_one(Prompt).take_number(number)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mark_typing(self) -> None:
        self.set_class(self.query_one(Prompt).has_focus, "-typing")

    def _draw(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        words = self.query_one("#ask-words", Static)
        width = words.size.width or self.size.width - 2
        most = max(1, int(self.screen.size.height * _MOST_OF_THE_SCREEN) - self._rows_beside())
        airy = self._room(width, most - 4, is_airy="-low" not in self.screen.classes)
        look = look_of(self._ask, airy, self._page)
        is_tight = len(look.lines) > airy.rows
        if is_tight:  # words before air
            look = look_of(self._ask, self._room(width, most, is_airy=False), self._page)
        pages_before = self._look.pages
        self._look = look
        if look.pages != pages_before and self._seen < pages_before:
            self._seen = 0  # laid out anew, what was seen stands elsewhere
        unseen_before, is_turned = self._unseen, (pages_before > 1) != (look.pages > 1)
        self._seen = max(self._seen, look.page + 1 if look.page <= self._seen else 0)
        self._say_what_enter_does()
        lines = look.lines[:most]
        if "-low" not in self.screen.classes and not is_tight:
            lines += (Content(""),) * (_USUAL_ROWS - len(lines))
        words.update(Content("\n").join(lines), layout=len(lines) != words.size.height)
        self.set_class(is_tight, "-tight")
        if is_turned or self._unseen != unseen_before:
            self.call_later(self._show_chips)

    def _say_what_enter_does(self) -> None:
        enter = self._ask.enter
        if self._is_offering:
            enter = _YES_ON_ENTER
        elif self._has_unseen:
            enter = _NEXT_ON_ENTER.format(self._look.pages - self._seen)
        self.query_one(Prompt).explain(enter)

    def _room(self, width: int, rows: int, *, is_airy: bool) -> AskRoom:
        typed = self.query_one(Prompt).text if self._ask.choices else ""
        return AskRoom(width, rows, is_airy, self.app.has_class("-plain"), numbers_of(typed))

    def _rows_beside(self) -> int:
        """Rows that the card takes besides its words at least: the box, the refusal, the buttons."""
        answer = self.query_one("#answer")
        return max(1, answer.size.height) + 1

    async def _show_chips(self) -> None:
        chips = list(self._chips)
        if self._ask.is_explained:
            chips.insert(0, ChipWords(FOLD, FOLD))
        if self._look.pages > 1:
            # In the box it stands only until something is typed there: 确定 takes all pages.
            unseen = f"（{_UNSEEN.format(self._unseen)}）" if self._unseen else ""
            chips.insert(0, ChipWords(f"{NEXT_PAGE}{unseen}", NEXT_PAGE))
        await self.query_one(Chips).show(chips)


def _listed(ask: ShownAsk) -> set[str]:
    """Return what is listed, by name; a row that was changed is the same."""
    return {fact.title for fact in ask.facts} | {choice.words for choice in ask.choices}


def _unlaid(ask: ShownAsk) -> Content:
    """Return the words as the first screen shows them, before it is known how much room there is."""
    return Content.assemble((safe(ask.question), "bold $ink"), "\n", (safe(ask.hint), "$quiet"))
