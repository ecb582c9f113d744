"""The outline: the sections with their states, and how much is to be looked at."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.widgets import Static

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.error_boundary import ErrorBoundary
from report_assistant.tui.shown import OutlineRow, Standing

_DONE, _HERE, _TO_COME = range(3)
_SIGNS = ("✓", "●", "○")
_SAFE_SIGNS = ("v", ">", " ")
_KNOWN_TERMINALS = (
    *("WT_SESSION", "TMUX", "VTE_VERSION", "KONSOLE_VERSION", "ITERM_SESSION_ID"),
    "VSCODE_INJECTION",
)
"""Variables of terminals that draw the signs one column wide, whatever the font. A browser is none:
there the fonts of Chinese draw them as wide as a character, up against the name."""
_WIDEST_STEP = 4
_REVIEW = "F4"


def signs_for(environment: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the marks of done, current and coming sections that the terminal surely draws well."""
    is_known = any(environment.get(each) for each in _KNOWN_TERMINALS)
    return _SIGNS if is_known else _SAFE_SIGNS


class Outline(ErrorBoundary, Static):
    """All sections, one a line, steps below the current one; shown where there is room."""

    def __init__(self, signs: tuple[str, str, str]) -> None:
        super().__init__(id="outline", markup=False)
        self._signs = signs
        self._standing = Standing()

    def show(self, standing: Standing) -> None:
        """Show how far each section is."""
        self._standing = standing
        self.refresh(layout=False)

    def render(self) -> Content:
        """Lay the sections out from the top, what is to be looked at from the bottom."""
        width, height = self.content_size
        is_airy = "-high" in self.screen.classes
        top = [Content.styled("提纲", "$quiet"), Content("")]
        for row in self._standing.outline:
            top += self._section(row, width)
            if is_airy or row.is_current:
                top.append(Content(""))
        bottom = list(_to_look_at(self._standing))
        gap = height - len(top) - len(bottom)
        if gap < 0:
            top, gap = [line for line in top if line.plain.strip()], 0
        return Content("\n").join([*top, *[Content("")] * gap, *bottom])

    def _section(self, row: OutlineRow, width: int) -> Iterator[Content]:
        sign = self._signs[_DONE if row.is_done else _HERE if row.is_current else _TO_COME]
        name = f"{sign} {row.name}"
        gap = " " * max(1, width - cells(name) - cells(row.state))
        if row.is_current:
            yield Content.assemble((name, "bold $ink"), gap, (row.state, "bold $key"))
            yield from self._steps(row, width)
        elif row.is_done:
            yield Content.assemble((name, "$ink"), gap, (row.state, "$green"))
        else:
            yield Content.assemble((name, "$quiet"), gap, (row.state, "$quiet"))

    def _steps(self, row: OutlineRow, width: int) -> Iterator[Content]:
        """Yield one small block for each question; a bar where they are too many."""
        room = width - 2
        if not row.asked:
            return
        if self.app.has_class("-plain"):
            done = row.answered * min(room - 2, row.asked) // row.asked
            yield Content(f"  [{'#' * done}{'.' * (min(room - 2, row.asked) - done)}]")
            return
        step = min(_WIDEST_STEP, (room + 1) // row.asked - 1)
        if step < 1:
            done = row.answered * room // row.asked
            yield Content.assemble(
                "  ", (" " * done, "on $primary"), (" " * (room - done), "on $shade")
            )
            return
        blocks = [
            Content.styled(" " * step, "on $primary" if at < row.answered else "on $shade")
            for at in range(row.asked)
        ]
        yield Content.assemble("  ", Content(" ").join(blocks))


def _to_look_at(standing: Standing) -> Iterator[Content]:
    yield Content.styled("要核对的", "bold $quiet")
    must = "bold $red" if standing.must_change else "bold $quiet"
    yield Content.assemble(("必须改 ", "$quiet"), (str(standing.must_change), must))
    some = "bold $amber" if standing.reminders else "bold $quiet"
    yield Content.assemble(
        ("提醒　 ", "$quiet"), (str(standing.reminders), some), (f"　按 {_REVIEW} 看", "$quiet")
    )


class OutlineLine(ErrorBoundary, Static):
    """The same folded to one line, for narrow terminals: a pip for each section."""

    def __init__(self, signs: tuple[str, str, str]) -> None:
        super().__init__(id="outline-line", markup=False)
        self._signs = signs
        self._standing = Standing()

    def show(self, standing: Standing) -> None:
        """Show where the conversation is and how many sections are done."""
        self._standing = standing
        self.refresh(layout=False)

    def render(self) -> Content:
        """Lay pips and section out from the left, what is to be looked at from the right."""
        standing, width = self._standing, self.content_size.width
        if not standing.outline:
            return Content("")
        here = next((row for row in standing.outline if row.is_current), None)
        left = Content.assemble(
            self._pips(),
            "  ",
            (here.name if here else "问题都问完了", "bold $ink"),
            (f" {here.state}" if here else "", "bold $key"),
        )
        must = "bold $red" if standing.must_change else "bold $quiet"
        some = "bold $amber" if standing.reminders else "bold $quiet"
        right = Content.assemble(
            ("必须改 ", "$quiet"),
            (str(standing.must_change), must),
            ("  提醒 ", "$quiet"),
            (str(standing.reminders), some),
        )
        gap = width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * gap, right) if gap > 0 else left

    def _pips(self) -> Content:
        if self.app.has_class("-plain"):
            marks = (
                "v" if row.is_done else ">" if row.is_current else "."
                for row in self._standing.outline
            )
            return Content(f"[{''.join(marks)}]")
        blocks = [
            Content.styled(
                "  ",
                "on $green" if row.is_done else "on $primary" if row.is_current else "on $shade",
            )
            for row in self._standing.outline
        ]
        return Content(" ").join(blocks)
