"""The transcript: what is done, one row for each answered question, drawn line by line.

It lays its rows out once for each width and draws those in view, so that it costs the same with
five hundred answers as with fifty. The chosen answer is an index.
"""

from collections.abc import Iterable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.lines.transcript_look import Look, rows_of
from report_assistant.tui.shown import TranscriptEntry, Voice

_NOTHING = -1


class Transcript(ErrorBoundary, ScrollView, can_focus=True):
    """Shows entries, the newest in view."""

    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """The clerk wants to change this answer."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Left(Message):
        """The clerk stepped below the last answer."""

    def __init__(self, entries: Iterable[TranscriptEntry] = ()) -> None:
        super().__init__(id="transcript")
        self._entries = list(entries)
        self._rows: list[tuple[int, Content]] = []
        """Each row with the number of its entry; blank rows have none."""
        self._strips: dict[int, Strip] = {}
        """Rows as they were drawn, by the identity of their content, which the rows keep alive."""
        self._width = 0
        self._laid_out = 0
        """How many entries have their rows."""
        self._chosen = _NOTHING

    @property
    def entries(self) -> Sequence[TranscriptEntry]:
        """What is shown."""
        return self._entries

    @property
    def chosen(self) -> TranscriptEntry | None:
        """The answer that is chosen."""
        return None if self._chosen == _NOTHING else self._entries[self._chosen]

    @property
    def has_answers(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._answers())

    def add(self, entries: Iterable[TranscriptEntry]) -> None:
        """Show more entries, the newest in view; an answer to the same question replaces the last."""
        new = list(entries)
        if not new:
            return
        self._chosen = _NOTHING
        if self._is_same_answer(new[0]):
            self._entries.pop()
            self._laid_out = min(self._laid_out, len(self._entries))
            self._rows = [row for row in self._rows if row[0] != len(self._entries)]
            self._strips.clear()
            self._strip_blank_rows()
        for entry in new:
            if entry.voice is not Voice.SECTION or entry.text != self._section:
                self._entries.append(entry)
        if self._width:
            self._lay_out_the_rest()

    def take_back(self, entry: TranscriptEntry) -> None:
        """Take away what was true for a while only, wherever it stands."""
        places = [place for place, each in enumerate(self._entries) if each is entry]
        for place in places:
            del self._entries[place]
            self._chosen = _NOTHING
            self.lay_out_again()

    def clear(self) -> None:
        """Show nothing."""
        self._entries.clear()
        self._rows.clear()
        self._strips.clear()
        self._laid_out, self._chosen = 0, _NOTHING
        self._show_newest()

    def on_resize(self) -> None:
        """Break the lines anew where the width is another one."""
        self._lay_all_out()

    def lay_out_again(self) -> None:
        """Lay everything out again, because everything looks another way now."""
        self._width = 0
        self._lay_all_out()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Choose the last answer when the keyboard comes, none when it goes."""
        super().watch_has_focus(has_focus)
        if has_focus and self._chosen == _NOTHING:
            answers = self._answers()
            self._choose(answers[-1] if answers else _NOTHING)
        elif not has_focus:
            self._choose(_NOTHING)

    # ------------------------------------------------------------ choosing

    def action_step(self, by: int) -> None:
        """Go to the answer above or below; below the last one, leave."""
        answers = self._answers()
        if self._chosen not in answers:
            self.post_message(self.Left())
            return
        place = answers.index(self._chosen) + by
        if place >= len(answers):
            self.post_message(self.Left())
        else:
            self._choose(answers[max(0, place)])

    def action_first(self) -> None:
        """Go to the first answer."""
        if answers := self._answers():
            self._choose(answers[0])

    def action_last(self) -> None:
        """Go to the last answer."""
        if answers := self._answers():
            self._choose(answers[-1])

    def action_choose(self) -> None:
        """Say that the chosen answer is to be changed."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen.question))

    def on_click(self, event: events.Click) -> None:
        """Choose an answer on a click."""
        at = event.y + self.scroll_offset.y - self._blank_above
        number = self._rows[at][0] if 0 <= at < len(self._rows) else _NOTHING
        if number != _NOTHING and self._entries[number].question:
            self.post_message(self.Chosen(self._entries[number].question))

    def _answers(self) -> list[int]:
        return [number for number, entry in enumerate(self._entries) if entry.question]

    def _choose(self, number: int) -> None:
        before, self._chosen = self._chosen, number
        for each in {before, number} - {_NOTHING}:
            self._draw_again(each)
        rows = [at for at, (owner, _) in enumerate(self._rows) if owner == number]
        if number != _NOTHING and rows:
            top, end = rows[0], rows[-1] + 1
            if top < self.scroll_offset.y:
                self.scroll_to(y=top, animate=False)
            elif end > self.scroll_offset.y + self.size.height:
                self.scroll_to(y=end - self.size.height, animate=False)

    # ------------------------------------------------------------ rows

    @property
    def _look(self) -> Look:
        return Look(self._width, self.app.has_class("-plain"))

    @property
    def _blank_above(self) -> int:
        """Rows above the first entry where all of them fit: the newest stands beside the question."""
        return max(0, self.size.height - len(self._rows))

    @property
    def _section(self) -> str:
        """The part that was named last."""
        names = (each.text for each in reversed(self._entries) if each.voice is Voice.SECTION)
        return next(names, "")

    def _is_same_answer(self, entry: TranscriptEntry) -> bool:
        if not self._entries or not entry.question:
            return False
        last = self._entries[-1]
        return last.voice is Voice.CLERK and last.question == entry.question

    def _lay_all_out(self) -> None:
        width = self.scrollable_content_region.width - 1
        if width <= 0:
            return
        if width != self._width:
            self._width = width
            self._rows.clear()
            self._strips.clear()
            self._laid_out = 0
        self._lay_out_the_rest()

    def _lay_out_the_rest(self) -> None:
        """Lay out what is new; the name of a part waits for the first answer below it."""
        entries = self._entries
        end = len(entries)
        if entries and entries[-1].voice is Voice.SECTION:
            end -= 1
        for number in range(self._laid_out, end):
            self._lay_out(number)
        self._laid_out = max(self._laid_out, end)
        self._show_newest()

    def _lay_out(self, number: int) -> None:
        """Add the rows of an entry, a blank one above where there is room for air."""
        entry = self._entries[number]
        if self._rows and self._is_parted(self._entries[number - 1], entry):
            self._rows.append((_NOTHING, Content("")))
        rows = rows_of(entry, self._look, number == self._chosen)
        self._rows += [(number, row) for row in rows]

    def _is_parted(self, before: TranscriptEntry, entry: TranscriptEntry) -> bool:
        classes = self.screen.classes
        if "-high" in classes or "-roomy" in self.app.classes:
            return True
        if "-low" in classes or "-short" in classes:
            return False
        return not (before.voice is Voice.CLERK and entry.voice is Voice.CLERK)

    def _strip_blank_rows(self) -> None:
        while self._rows and self._rows[-1][0] == _NOTHING:
            self._rows.pop()

    def _draw_again(self, number: int) -> None:
        """Lay one entry out again, chosen or not; that changes no other row's place."""
        places = [at for at, (owner, _) in enumerate(self._rows) if owner == number]
        rows = rows_of(self._entries[number], self._look, number == self._chosen)
        if places:
            new = [(number, row) for row in rows]
            self._rows[places[0] : places[-1] + 1] = new
            self._strips.clear()  # an identity may be used again
            self._count_rows()
            self.refresh()

    def _show_newest(self) -> None:
        """Scroll to the end; to the head of the last entry, where that is taller than the view."""
        self._count_rows()
        height = self.size.height
        last = self._laid_out - 1
        first = next((at for at, row in enumerate(self._rows) if row[0] == last), 0)
        top = min(first, max(0, len(self._rows) - height))
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.refresh()

    def _count_rows(self) -> None:
        """Tell the scroll bar how many rows there are.

        Set in the ordinary way, the size would have the whole screen laid out for each answer.
        """
        self.set_reactive(Widget.virtual_size, Size(self._width, len(self._rows)))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = len(self._rows)

    def render_line(self, y: int) -> Strip:
        """Render one row."""
        at = y + self.scroll_offset.y - self._blank_above
        base = self.rich_style
        width = self.size.width
        if not 0 <= at < len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[at][1]
        if (strip := self._strips.get(id(row))) is None:
            strips = Visual.to_strips(self, row, width, 1, self.visual_style)
            strip = (
                strips[0].adjust_cell_length(width, base) if strips else Strip.blank(width, base)
            )
            self._strips[id(row)] = strip
        return strip

    def notify_style_update(self) -> None:
        """Draw every row anew when the colours are others."""
        super().notify_style_update()
        self._strips.clear()
