"""The words of the question card in lines: tag, question, hint, choices in columns, facts as a table.

Pure: values and widths in, styled lines out. Where there is not room for all choices they go on
pages; the question itself is always whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from textual.content import Content
from textual.style import Style

from report_assistant.foundation.cell_width import at_the_right, cells, cut, in_cells
from report_assistant.tui.lines.line_breaks import broken
from report_assistant.tui.lines.safe_signs import safe, safe_content
from report_assistant.tui.shown import ShownAsk, ShownChoice, ShownFact

CHOICE = "choice"
"""Under this name a choice's number goes with its words, for the mouse."""
_MOST_COLUMNS = 3
_FEW = 4
"""So many choices stand below each other where there is room."""
_NUMBER = 4
"""Columns of a choice's number, the room on either side included."""
_GAP = 2
_MOST_ROWS = 14
"""So many rows of choices are taken in at a glance; more go on another page."""


@dataclass(frozen=True)
class AskLook:
    """The lines of a card, and how many pages its choices take."""

    lines: tuple[Content, ...]
    page: int = 0
    pages: int = 1


@dataclass(frozen=True)
class AskRoom:
    """The room for a card's words, in columns and rows."""

    width: int
    rows: int
    is_airy: bool
    """Whether a blank row may part what does not belong together."""
    is_plain: bool = False
    chosen: frozenset[int] = field(default_factory=frozenset)


def look_of(ask: ShownAsk, room: AskRoom, page: int = 0) -> AskLook:
    """Return the card's words laid out for the room there is."""
    head = list(_head(ask, room))
    left = room.rows - len(head)
    if ask.facts:
        return _facts_look(ask, room, head, page)
    if not ask.choices:
        return AskLook(tuple(head))
    pages = _paged(list(_choice_rows(ask, room)), max(1, min(_MOST_ROWS, left - room.is_airy)))
    page = min(page, len(pages) - 1)
    if len(pages) > 1:
        head = list(_head(ask, room, f"第 {page + 1} 页，共 {len(pages)} 页"))
    return AskLook((*head, *_air(room), *pages[page]), page, len(pages))


def numbers_of(typed: str) -> frozenset[int]:
    """Return the choices that are meant by what stands in the box so far, where it is numbers only."""
    words = typed.replace("，", " ").replace("、", " ").replace(",", " ").split()
    return frozenset(map(int, words)) if words and all(map(_is_number, words)) else frozenset()


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4


def _air(room: AskRoom) -> list[Content]:
    return [Content("")] if room.is_airy else []


def _head(ask: ShownAsk, room: AskRoom, page: str = "") -> Iterator[Content]:
    """Yield tag and last year's answer, the question, the hint."""
    if ask.tag:
        yield _tag(ask, room, page)
        yield from _air(room)
    yield from _lines(Content.styled(safe(ask.question), "bold $ink"), room.width)
    if ask.hint:
        yield from _lines(Content.styled(safe(ask.hint), "$quiet"), room.width)


def _tag(ask: ShownAsk, room: AskRoom, page: str) -> Content:
    last = safe(ask.last)
    right = f" {last} " if last else ""
    tag = safe(ask.tag)
    if page:  # which page is worth more here than the number of the question
        tag = f"{tag.partition('　')[0]}　{page}"
    if cells(tag) + cells(right) + 1 > room.width:
        tag = tag.partition("　")[0]
    if cells(tag) + cells(right) + 1 > room.width:
        right = ""
    gap = " " * max(0, room.width - cells(tag) - cells(right))
    ground = "$quiet" if room.is_plain else "$quiet on $field"
    return Content.assemble((tag, "$key"), gap, (right, ground))


def _lines(content: Content, width: int) -> list[Content]:
    return broken(safe_content(content), width).split("\n", allow_blank=True)


# ---------------------------------------------------------------- choices


@dataclass(frozen=True)
class _Row:
    words: Content
    is_heading: bool = False


def _choice_rows(ask: ShownAsk, room: AskRoom) -> Iterator[_Row]:
    """Yield the rows of all choices, a heading above those of a group."""
    chosen = ask.chosen | room.chosen
    for group, members in groupby(ask.choices, key=lambda choice: choice.group):
        if group:
            yield _Row(Content.styled(safe(group), "bold $quiet"), is_heading=True)
        choices = list(members)
        yield from map(_Row, _in_columns(choices, _columns(choices, room), chosen, room))


def _columns(choices: Sequence[ShownChoice], room: AskRoom) -> int:
    """Return in how many columns of equal width the choices fit on one line each."""
    longest = max(cells(safe(choice.words)) for choice in choices)
    if len(choices) <= _FEW and room.is_airy:
        return 1
    fitting = (room.width + _GAP) // (_NUMBER + 1 + longest + _GAP)
    return max(1, min(_MOST_COLUMNS, fitting))


def _in_columns(
    choices: list[ShownChoice], columns: int, chosen: frozenset[int], room: AskRoom
) -> Iterator[Content]:
    width = (room.width + _GAP) // columns - _GAP
    height = -(-len(choices) // columns)
    if columns == 1:
        for choice in choices:
            yield from _choice(choice, width, choice.number in chosen, room.is_plain)
        return
    for row in range(height):
        across = [choices[at] for at in range(row, len(choices), height)]
        drawn = [
            next(_choice(each, width, each.number in chosen, room.is_plain)) for each in across
        ]
        padded = [each.pad_right(width - each.cell_length) for each in drawn]
        yield Content(" " * _GAP).join(padded)


def _choice(choice: ShownChoice, width: int, is_chosen: bool, is_plain: bool) -> Iterator[Content]:
    """Yield the lines of one choice, the others of its lines as far in as its words."""
    number = f"{choice.number:>2} ".rjust(_NUMBER)
    if is_plain:
        ground = "bold"
        number = f"[{choice.number:>2}]" if is_chosen else f"{choice.number:>3} "
    else:
        ground = "bold $on-primary on $primary" if is_chosen else "bold $key on $field"
    style = "bold $ink" if is_chosen else "$ink"
    lines = _lines(Content.styled(safe(choice.words), style), max(2, width - _NUMBER - 1))
    for at, line in enumerate(lines):
        lead = (number, ground) if at == 0 else " " * _NUMBER
        drawn = Content.assemble(lead, " ", line)
        yield drawn.stylize(Style.from_meta({CHOICE: choice.number}))


def _paged(rows: list[_Row], most: int) -> list[list[Content]]:
    """Return the rows in pages; a heading goes with the row below it."""
    pages: list[list[_Row]] = [[]]
    for row in rows:
        if len(pages[-1]) == most:
            moved = [pages[-1].pop()] if most > 1 and pages[-1][-1].is_heading else []
            pages.append(moved)
        pages[-1].append(row)
    return [[row.words for row in page] for page in pages]


# ---------------------------------------------------------------- facts


def _facts_look(ask: ShownAsk, room: AskRoom, head: list[Content], page: int) -> AskLook:
    """Return the table of facts; what there is no room for goes on pages, each with the heads."""
    heads, *rows = _facts(ask.facts, room)
    if len(head) + sum(map(len, rows)) + 1 + room.is_airy > room.rows:
        head = head[: max(2, room.rows // 3)]  # the facts before what is said of them
    left = max(_FEWEST_ROWS, room.rows - len(head) - 1 - room.is_airy)
    pages = _in_pages(rows, left)
    page = min(page, len(pages) - 1)
    if len(pages) > 1:
        head = [_tag(ask, room, f"第 {page + 1} 页，共 {len(pages)} 页"), *head[1:]]
    return AskLook((*head, *_air(room), *heads, *pages[page]), page, len(pages))


_FEWEST_ROWS = 3


def _in_pages(rows: Sequence[list[Content]], most: int) -> list[list[Content]]:
    """Return rows of one or more lines in pages; a row is not cut in two."""
    pages: list[list[Content]] = [[]]
    for row in rows:
        if pages[-1] and len(pages[-1]) + len(row) > most:
            pages.append([])
        pages[-1] += row
    return pages


def _facts(facts: Sequence[ShownFact], room: AskRoom) -> Iterator[list[Content]]:
    """Yield a table, the lines of each row: number, 题目, 记成, 原来; the source below.

    Values are right-aligned below their heads.
    """
    heads = ("记成", "原来")
    value = max(cells(heads[0]), *(cells(safe(fact.value)) for fact in facts))
    before = max(cells(heads[1]), *(cells(safe(fact.before)) for fact in facts))
    if not any(fact.before for fact in facts):
        before = 0
    most = max(8, (room.width - _NUMBER - 12) // (2 if before else 1))
    value, before = min(value, most), min(before, most)
    title = room.width - _NUMBER - value - 2 - (before + 2 if before else 0)
    yield [_fact_row(("", "题目", *heads), (title, value, before), "bold $quiet on $field")]
    was_choice = False
    for number, fact in enumerate(facts, start=1):
        ground = "on $zebra" if number % 2 else ""
        cell = (f"{number}.", fact.title, fact.value, fact.before)
        lines = [_fact_row(cell, (title, value, before), ground)]
        if fact.source:
            lines.append(_source_row(fact.source, room.width, ground))
        if fact.is_choice and not was_choice:
            lines.insert(0, Content.styled(cut(_TO_CHOOSE, room.width), "bold $quiet"))
        was_choice = fact.is_choice
        yield lines


_TO_CHOOSE = "下面几行要您选，不打编号就不记："


def _source_row(source: str, width: int, style: str) -> Content:
    words = in_cells(cut(safe(source), width - _NUMBER), width - _NUMBER)
    drawn = Content.assemble(" " * _NUMBER, (words, "$quiet"))
    return drawn.stylize_before(style) if style else drawn


def _fact_row(cell: Sequence[str], widths: tuple[int, int, int], style: str) -> Content:
    number, title, value, before = map(safe, cell)
    wide, right, far = widths
    is_head = not number
    drawn = Content.assemble(
        (f"{number:>3} ", "" if is_head else "bold $key"),
        in_cells(cut(title, wide), wide),
        " ",
        (at_the_right(value, right), "" if is_head else "bold"),
        f"  {at_the_right(before, far)} " if far else " ",
    )
    return drawn.stylize_before(style) if style else drawn
