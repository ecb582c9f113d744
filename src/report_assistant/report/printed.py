"""A report as it is printed: what stands in a file, before anybody judges it.

Readers (word/) make it from .docx, .html, .txt; checks look at it beside the tables' values; import
turns it into answers. A draft can be seen as a printed report too, so that the same checks serve.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from report_assistant.report.tables import Number
from report_assistant.report.text import half_width_digits

SUBJECT = "(?:政府)?信息公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?报告"
"""The subject that every title names, as a pattern; some leave 政府 out."""

_TITLE = re.compile(
    rf"(?P<organisation>.*?)\s*(?P<year>(?:19|20)\d{{2}})\s*年?(?:年?度)?\s*{SUBJECT}"
)
_TITLE_WITH_YEAR_FIRST = re.compile(
    rf"\s*(?P<year>(?:19|20)\d{{2}})\s*年度?\s*(?P<organisation>.+?)\s*{SUBJECT}"
)


class Level(Enum):
    """The level of a paragraph in the report's outline."""

    SECTION = "section"
    """One of the six statutory headings, 一、 to 六、, or what stands in its place."""
    HEADING = "heading"
    """A heading below it on a line of its own: （一）主动公开, 1.…"""
    TEXT = "text"
    """Text. A run-in heading at its beginning is part of it."""


@dataclass(frozen=True)
class PrintedParagraph:
    """One paragraph outside the tables."""

    text: str
    """As printed, cleaned by `text.one_line`; numbering that Word adds by itself included."""
    section: int
    """1 to 6, or OPENING."""
    level: Level = Level.TEXT
    anchor: str = ""
    """The id of the block, where it still carries the anchor that we wrote."""


@dataclass(frozen=True)
class PrintedCell:
    """One value cell of a statutory table."""

    text: str
    """As printed."""
    value: Number | None = None
    """The number in it; `None` where it is blank, a dash, 无, or no number."""
    note: str = ""
    """A note printed with the number: 其中修订16件."""


@dataclass(frozen=True)
class PrintedReport:
    """The content read from one file."""

    source: str
    """The file's name, for sentences."""
    title: str = ""
    """The report's title on one line; empty if there is none."""
    paragraphs: tuple[PrintedParagraph, ...] = ()
    """All paragraphs after the title and outside the tables, in order."""
    cells: Mapping[str, PrintedCell] = field(default_factory=dict)
    """Cell path (tables.py), printed totals included -> cell. Cells that were not found are absent."""
    footnotes: Mapping[str, str] = field(default_factory=dict)
    """Table key -> the note printed under the table."""
    found_tables: frozenset[str] = frozenset()
    """Keys of the tables that are there, even if cells are lost."""
    old_form: bool = False
    """Whether table two is the one of 2019 (国办公开办函〔2019〕60号, repealed)."""
    unread: tuple[str, ...] = ()
    """Content that could not be read, as sentences for the clerk; nothing of it was guessed."""
    document_id: str = ""
    """The id that our own drafts carry."""

    @cached_property
    def values(self) -> Mapping[str, Number | None]:
        """Cell path -> number, for the checks of the tables."""
        return {path: cell.value for path, cell in self.cells.items()}

    @property
    def organisation(self) -> str:
        """The reporting body by the title; empty if the title does not say."""
        found = self._title_parts
        name = found["organisation"].strip().removesuffix("关于") if found else ""
        return f"{name}政府" if name.endswith("人民") else name

    @property
    def year(self) -> int | None:
        """The report's year by the title."""
        found = self._title_parts
        return int(found["year"]) if found else None

    @cached_property
    def _title_parts(self) -> re.Match[str] | None:
        title = half_width_digits(self.title)
        return _TITLE_WITH_YEAR_FIRST.match(title) or _TITLE.search(title)

    def text_of(self, section: int) -> str:
        """Return the text of a section, one line a paragraph, without its statutory heading."""
        return "\n".join(
            paragraph.text
            for paragraph in self.paragraphs
            if paragraph.section == section and paragraph.level is not Level.SECTION
        )
