"""Draft: the report as a sequence of blocks, each with a stable id and the answers it used.

A draft is what the writer prints, what the screen shows, and what two versions are compared by. It
holds no styling and no Word; the same answers give an equal draft.
"""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from report_assistant.report.tables import Table

MISSING_OPEN = "【待填"
_SHAPING = ("year", "organisation", "overview.outline", "overview.headings")
"""Answers, with all below them, that say how a paragraph reads, and give it nothing to say."""
_DOCUMENT_NAMESPACE = uuid.UUID("6f2c6a52-3f0e-5d8e-9a53-5b2f6f1d7a10")


@dataclass(frozen=True)
class Block:
    """One piece of the draft.

    `id` is stable between drafts: lower-case letters, digits and underscores, at most 36
    characters, beginning with a letter, so that it can name a Word bookmark.
    """

    id: str
    section: int
    """0 for title and opening, 1 to 6 for the statutory sections."""
    uses: frozenset[str] = field(kw_only=True, default=frozenset())
    """Paths of the answers that the block was made from."""

    @property
    def text(self) -> str:
        """The block's text, for comparing and for plain output."""
        raise NotImplementedError

    @property
    def is_complete(self) -> bool:
        """Whether no answer is missing in it."""
        return MISSING_OPEN not in self.text


@dataclass(frozen=True)
class Title(Block):
    """The title, on one or two lines."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The title on one line."""
        return "".join(self.lines)


@dataclass(frozen=True)
class Heading(Block):
    """A section heading: 一、总体情况 (level 1) or a heading below it on a line of its own."""

    words: str
    level: int = 1

    @property
    def text(self) -> str:
        """The heading as printed."""
        return self.words


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph of text; `lead` is a run-in heading such as 「（一）主动公开情况。」."""

    body: str
    lead: str = ""

    @property
    def text(self) -> str:
        """Lead and body."""
        return self.lead + self.body


@dataclass(frozen=True)
class SignatureLine(Paragraph):
    """A line under the report, at the right margin: the body's name, or the day."""


@dataclass(frozen=True)
class TableBlock(Block):
    """A statutory table with the text of its cells."""

    table: Table
    cells: Mapping[str, str]
    """Cell path -> printed text."""

    @property
    def text(self) -> str:
        """The cells' texts, tab-separated, a line for each printed row that has values."""
        rows = ([self.cells[c.path] for c in row if c.path] for row in self.table.rows)
        return "\n".join("\t".join(row) for row in rows if row)


@dataclass(frozen=True)
class TableNote(Block):
    """A footnote under a table."""

    body: str

    @property
    def text(self) -> str:
        """The note as printed."""
        return self.body


@dataclass(frozen=True)
class Draft:
    """One version of the report's text."""

    organisation: str
    year: int | None
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The document's title, for metadata and file names."""
        return next(block.text for block in self.blocks if isinstance(block, Title))

    @property
    def digest(self) -> str:
        """A digest of every block's id and text: equal drafts have equal digests."""
        state = hashlib.sha256()
        for block in self.blocks:
            # Cleaned answers hold no lone surrogates; a draft made of others has a digest as well.
            state.update(f"{block.id}\x1f{block.text}\x1e".encode(errors="surrogatepass"))
        return state.hexdigest()

    @property
    def document_id(self) -> str:
        """The id that the Word file carries: derived from the content, never random."""
        return str(uuid.uuid5(_DOCUMENT_NAMESPACE, self.digest))

    def missing(self) -> tuple[Block, ...]:
        """Return the blocks in which an answer is missing."""
        return tuple(block for block in self.blocks if not block.is_complete)

    @property
    def marks(self) -> int:
        """The number of 【待填】 in the Word file, a table with some counting as one."""
        return sum(
            1 if isinstance(block, TableBlock) else block.text.count(MISSING_OPEN)
            for block in self.missing()
        )

    def using(self, path: str) -> tuple[Block, ...]:
        """Return the blocks that used the answer at `path`, or a part of it."""
        return tuple(block for block in self.blocks if _reads(block.uses, path))

    def place_of(self, path: str, section: int) -> Block | None:
        """Return the block to look at for an answer: the first of its section, else the first."""
        using = self.using(path)
        return next((b for b in using if b.section == section), next(iter(using), None))

    def begun(self, answered: Iterable[str]) -> frozenset[str]:
        """Return the ids of the blocks to which one of these answers gives something to say."""
        known = {path for path in answered if not _shapes(path)}
        above = {part for path in known for part in _upwards(path)}
        return frozenset(
            block.id
            for block in self.blocks
            if any(use in above or not known.isdisjoint(_upwards(use)) for use in block.uses)
        )

    def changed_from(self, earlier: "Draft") -> tuple[str, ...]:
        """Return the ids of blocks that are new, gone or different since `earlier`."""
        before = {block.id: block.text for block in earlier.blocks}
        after = {block.id: block.text for block in self.blocks}
        return tuple(dict.fromkeys(_differing(before, after)))


def _reads(uses: frozenset[str], path: str) -> bool:
    below = f"{path}."
    return any(use == path or use.startswith(below) or path.startswith(f"{use}.") for use in uses)


def _shapes(path: str) -> bool:
    return any(part in _SHAPING for part in _upwards(path))


def _upwards(path: str) -> Iterator[str]:
    """Yield a path and every part of the report that it is in."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for block_id in (*after, *before):
        if before.get(block_id) != after.get(block_id):
            yield block_id
