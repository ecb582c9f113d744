"""The pages of a PDF: the letters on them, and the cells that their lines draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from report_assistant.reading.pdf.answers import Problem
from report_assistant.reading.pdf.limits import TooLargeError

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumbedPage

_MOST_PAGES = 60
_FEWEST_LETTERS = 20
"""On a page, on average; a scanned report may have a page number or a stamp as text."""
_MOST_UNMAPPED = 0.05
_UNMAPPED = "(cid:"
_SAME_PLACE = 0.15
"""Of a letter's height: a letter drawn twice so close looks bold, and is one."""


class UnreadableError(Exception):
    """The file cannot be read, for a reason that has a name."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class Letter(NamedTuple):
    """A letter and its box; distances in points from the left and the top of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """What is on a page."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    tables: tuple[tuple[Box, ...], ...]
    """The boxes of the cells of each table, as its lines draw them."""


def pages_of(file: BytesIO) -> list[Page]:
    """Return the pages. Raises UnreadableError."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(file) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise UnreadableError(Problem.TOO_LONG)
            pages = [_page(page) for page in pdf.pages]
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, (MemoryError, RecursionError, TooLargeError)):
            raise cause from error
        is_locked = isinstance(cause, PDFPasswordIncorrect)
        raise UnreadableError(Problem.ENCRYPTED if is_locked else Problem.DAMAGED) from error
    except (PDFException, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableError(Problem.DAMAGED) from error  # what wrong files meet in pdfminer
    _refuse_unreadable(pages)
    return pages


def _page(page: "PlumbedPage") -> Page:
    letters = tuple(_letters(page.chars))
    tables = tuple(
        tuple(Box(*map(float, cell)) for cell in table.cells) for table in page.find_tables()
    )
    return Page(float(page.width), float(page.height), letters, tables)


def _letters(chars: Sequence[dict[str, Any]]) -> Iterator[Letter]:
    """Yield the letters that stand upright, each once."""
    seen: dict[str, list[Letter]] = {}
    for char in chars:
        if not char["upright"]:
            continue
        letter = Letter(
            char["text"],
            float(char["x0"]),
            float(char["x1"]),
            float(char["top"]),
            float(char["bottom"]),
        )
        before = seen.setdefault(letter.text, [])
        if not any(_is_same(letter, each) for each in before[-3:]):
            before.append(letter)
            yield letter


def _is_same(one: Letter, other: Letter) -> bool:
    near = _SAME_PLACE * (one.bottom - one.top)
    return abs(one.left - other.left) < near and abs(one.top - other.top) < near


def _refuse_unreadable(pages: Sequence[Page]) -> None:
    texts = [letter.text for page in pages for letter in page.letters if letter.text.strip()]
    if len(texts) < _FEWEST_LETTERS * max(1, len(pages)):
        raise UnreadableError(Problem.SCANNED)
    if sum(text.startswith(_UNMAPPED) for text in texts) > _MOST_UNMAPPED * len(texts):
        raise UnreadableError(Problem.UNMAPPED)
