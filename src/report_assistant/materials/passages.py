"""What a material is made of: passages with the headings above them, and grids.

Every kind of material becomes these; all that comes after is the same for all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from report_assistant.materials.headings import Headings, heading_in
from report_assistant.reading.blocks import Block, GridBlock
from report_assistant.reading.numbers import cell_words
from report_assistant.report import text

MOST_PASSAGES = 5_000
MOST_CHARACTERS = 200_000
MOST_ROWS, MOST_COLUMNS = 2_000, 200
"""Of one table. What comes after any of these bounds is left, and said."""
_LONGEST_PASSAGE = 4_000


@dataclass(frozen=True)
class Passage:
    """A paragraph, a message, or a row told as a sentence."""

    text: str
    place: str
    heads: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    at: date | None = None
    """The day when it was said, where that is known."""
    month: int = 0
    """The month of it, where only that is known."""
    who: str = ""
    """The person who said it."""
    is_row: bool = False
    """Whether it is a row of a table, so that its unit may be missing."""
    is_doubtful: bool = False
    """Whether what it says is only offered for choice."""
    quote: str = ""
    """What is quoted of it, where the text was put together of cells."""


@dataclass(frozen=True)
class Grid:
    """A table as rows of texts, merged cells filled."""

    rows: tuple[tuple[str, ...], ...]
    place: str
    """工作表“…”, or 第2个表格."""
    heads: tuple[str, ...] = ()
    """What stands above it: headings, a caption, the name of the sheet."""
    is_cut: bool = False
    """Whether it goes on behind its last row."""


@dataclass(frozen=True)
class Contents:
    """One material taken apart."""

    name: str
    parts: tuple["Part", ...] = ()
    """Of an e-mail's conversation the newest first, what was attached behind it."""
    is_mail: bool = False
    """Whether each part that was not attached was written before the one before it."""
    is_cut: bool = False
    """Whether it was too long to be read whole."""
    told: tuple[str, ...] = ()
    """What was not read of it, in sentences."""


@dataclass(frozen=True)
class Part:
    """A text by one writer: a document, one e-mail, a chat."""

    title: str = ""
    passages: tuple[Passage, ...] = ()
    grids: tuple[Grid, ...] = ()
    is_talk: bool = False
    """Whether people talk in it, so that what is said later puts right what was said before."""
    is_attached: bool = False
    """Whether it came as a file with an e-mail."""
    signed: date | None = None
    """The day of the document."""
    issuers: tuple[str, ...] = field(default=())
    """Lines that name whose document it is: the title, the signature."""


def cut_to_bounds(words: str) -> tuple[str, bool]:
    """Return as much of a text as is read, and whether that is less than all."""
    return words[:MOST_CHARACTERS], len(words) > MOST_CHARACTERS


def passages_of(blocks: Iterable[Block]) -> tuple[tuple[Passage, ...], tuple[Grid, ...]]:
    """Return the passages and the tables of a document, numbered as a reader counts them."""
    passages: list[Passage] = []
    grids: list[Grid] = []
    headings = Headings()
    paragraph = 0
    for block in blocks:
        if paragraph >= MOST_PASSAGES or len(grids) >= MOST_PASSAGES:
            break
        if isinstance(block, GridBlock):
            rows = tuple(_texts(row) for row in block.rows)
            grids.append(Grid(rows, f"第{len(grids) + 1}个表格", _above(headings, passages)))
            continue
        for line in _lines(block.text, block.number):
            paragraph += 1
            heading, rest = heading_in(line, is_marked=block.is_heading)
            if heading is not None:
                headings.enter(heading)
            if rest:
                passages.append(Passage(rest, f"第{paragraph}段", headings.now))
    return tuple(passages), tuple(grids)


def _lines(words: str, number: str) -> Iterator[str]:
    for place, line in enumerate(words.splitlines()):
        clean = text.one_line(line).strip()
        if clean:
            yield (number + clean if place == 0 else clean)[:_LONGEST_PASSAGE]


def _above(headings: Headings, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return what stands above a table: its headings, and the short line before it."""
    caption = passages[-1].text if passages and len(passages[-1].text) <= _LONGEST_CAPTION else ""
    return (*headings.now, caption) if caption else headings.now


_LONGEST_CAPTION = 60


def _texts(row: Iterable[object]) -> tuple[str, ...]:
    """Return the cells of a row at their columns, spans filled."""
    filled: list[str] = []
    for cell in row:
        column, span = cell.column, cell.colspan  # type: ignore[attr-defined]
        words = cell_words(cell.text)  # type: ignore[attr-defined]
        filled += [""] * (column - len(filled))
        filled += [words] * max(1, span)
    return tuple(filled)
