"""A version as its readers see it: paragraphs of text with their sections, and tables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.opened import unread
from report_assistant.ooxml.package import BadPackageError
from report_assistant.reading.blocks import Block, GridBlock
from report_assistant.reading.outline import section_of
from report_assistant.reading.table_cells import TableCells
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.places import OPENING, section_of_block
from report_assistant.report.tables import TABLE_OF
from report_assistant.report.text import one_line

_LAST_SECTION = 6
_NUMBERED = re.compile(rf"([{NUMERALS[:_LAST_SECTION]}])、[^。；]{{2,30}}")
_SENTENCES = re.compile(r"[^。！？；]*[。！？；]+[”’」』）)]*|[^。！？；]+")


@dataclass(frozen=True)
class Passage:
    """A paragraph, or one of its sentences."""

    text: str
    section: int
    anchor: str = ""
    kind: str = "passage"

    @property
    def sentences(self) -> list["Passage"]:
        """The passage sentence by sentence."""
        found = (words.strip() for words in _SENTENCES.findall(self.text))
        return [Passage(words, self.section) for words in found if words]


@dataclass(frozen=True)
class Grid:
    """A table that is none of the statutory ones."""

    block: GridBlock
    section: int
    anchor: str = ""
    kind: str = "grid"

    @property
    def text(self) -> str:
        """The printed text."""
        return "\n".join(cell.text for row in self.block.rows for cell in row if cell.begins)


@dataclass
class Version:
    """The printed content of one version."""

    passages: list[Passage] = field(default_factory=list)
    tables: TableCells = field(default_factory=TableCells)
    statutory: dict[str, list[GridBlock]] = field(default_factory=dict)
    """Table key -> the grids that it is printed in."""
    grids: list[Grid] = field(default_factory=list)


def read_version(data: bytes, called: str) -> Version:
    """Read a .docx that the sentences call `called`. Raises VersionError."""
    try:
        return _version(document_blocks(open_document(data)))
    except BadPackageError as error:
        raise unread(called, error) from error


def _version(blocks: Iterable[Block]) -> Version:
    version = Version()
    section = OPENING
    for block in blocks:
        if isinstance(block, GridBlock):
            key = version.tables.read(block)
            if key:
                version.statutory.setdefault(key, []).append(block)
                section = max(section, TABLE_OF[key].section)
            else:
                version.grids.append(Grid(block, section))
        elif words := one_line(block.text):
            section = _section(words, block.anchor, section)
            version.passages.append(Passage(words, section, block.anchor))
    return version


def _section(words: str, anchor: str, current: int) -> int:
    """Return the section of a paragraph, by its own words, its anchor, or the paragraph before."""
    found = section_of(words)
    if found:
        return found
    if ours := section_of_block(anchor):
        return ours
    numbered = _NUMBERED.fullmatch(words)
    number = NUMERALS.index(numbered[1]) + 1 if numbered else OPENING
    return number if number == current + 1 else current
