"""A block's text in sentences, each with its place, so that one of them can be pointed at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.drafting.draft import Block, Paragraph, TableBlock

# A full stop inside quotes or brackets that close after it belongs to what is quoted.
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）》)]*|\n|$)")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a block; a run-in heading is one of its own."""

    block: str
    begin: int
    """The start of the sentence in the block's text."""
    text: str

    @property
    def end(self) -> int:
        """The end of the sentence in the block's text."""
        return self.begin + len(self.text)


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Return a block's sentences in order; a table has cells instead."""
    match block:
        case TableBlock():
            return ()
        case Paragraph(lead=lead):
            parts = [(0, lead), *_parts(block.text, len(lead))]
        case _:
            parts = [(0, block.text)]
    return tuple(Sentence(block.id, begin, words) for begin, words in parts if words)


def _parts(text: str, begin: int) -> Iterator[tuple[int, str]]:
    for found in _SENTENCE.finditer(text, begin):
        words = found.group()
        lead = len(words) - len(words.lstrip())
        yield found.start() + lead, words.strip()
