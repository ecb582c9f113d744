"""What is kept of last year's report besides its answers: its paragraphs, and how it was read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from report_assistant.report.printed import PrintedParagraph

_MOST_CHARACTERS = 60_000
"""Ten times what a report has; what is behind that is not kept."""
_MOST_QUOTES, _LONGEST_QUOTE = 200, 80


@dataclass(frozen=True)
class Quote:
    """Words of the report, and the section that they stand in."""

    section: int
    words: str


@dataclass(frozen=True)
class LastText:
    """The text of a report that was read in, in the order of the file.

    A log keeps it beside the answers; one that was written by an earlier version has none.
    """

    paragraphs: tuple[PrintedParagraph, ...] = ()
    quoted: Mapping[str, str] = field(default_factory=dict)
    """Path of an answer -> the words that it was read from; not for cells of the tables."""
    tables: frozenset[str] = frozenset()
    """Keys of the tables that it has."""
    unread: tuple[str, ...] = ()
    """Sentences about content that could not be read or placed."""
    figures: tuple[Quote, ...] = ()
    """Words that state figures which no answer took."""
    passages: tuple[Quote, ...] = ()
    """Paragraphs from which nothing was taken, of those that answers are made of."""

    @property
    def stored(self) -> dict[str, Any]:
        """The text as plain data, bounded in size."""
        kept = LastText(
            tuple(_within(self.paragraphs)),
            {path: _short(words) for path, words in self.quoted.items()},
            self.tables,
            tuple(map(_short, self.unread[:_MOST_QUOTES])),
            tuple(map(_shortened, self.figures[:_MOST_QUOTES])),
            tuple(map(_shortened, self.passages[:_MOST_QUOTES])),
        )
        plain: dict[str, Any] = _adapter().dump_python(kept, mode="json")
        return plain


NO_TEXT = LastText()
"""Where only the answers of last year's report are known."""


def last_text_of(stored: Any) -> LastText:
    """Return the text that plain data holds."""
    return _adapter().validate_python(stored)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[LastText]:
    return TypeAdapter(LastText)


def _within(paragraphs: Iterable[PrintedParagraph]) -> Iterator[PrintedParagraph]:
    """Yield the paragraphs as far as they are kept, the last one cut."""
    left = _MOST_CHARACTERS
    for each in paragraphs:
        if left <= 0:
            return
        yield replace(each, text=each.text[:left])
        left -= len(each.text) + 1


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}……"


def _shortened(quote: Quote) -> Quote:
    return replace(quote, words=_short(quote.words))
