"""The account of a report that was read in: by section what was read, what was not, and its own text.

It goes by what the report answers and what its text holds, so a new question or reader needs nothing here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from report_assistant.language.answer_text import shown
from report_assistant.questionnaire.question import Question, Questionnaire, Section
from report_assistant.report.fields import (
    IN_WORDS,
    Kind,
    all_paths,
    field_at,
    is_answered,
    value_at,
)
from report_assistant.report.labels import field_label
from report_assistant.report.last_text import LastText, Quote
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level
from report_assistant.report.tables import TABLES, Table

_MOST_ROWS = 6
_NONE: tuple[object, ...] = (None, "", [])
"""What is not there, or not printed: none in words is told by no words."""
_IN_CELLS = (Kind.COUNTS, Kind.COUNT, Kind.MONEY)


@dataclass(frozen=True)
class ReadAnswer:
    """One answer that was read."""

    title: str
    value: str
    """In the clerk's words."""
    quoted: str = ""
    """The words that it was read from; empty where it was not read from a sentence, or is one."""


@dataclass(frozen=True)
class SectionAccount:
    """What became of one section; number 0 is what is printed before section one."""

    number: int
    title: str
    answers: tuple[ReadAnswer, ...]
    tables: tuple[str, ...]
    """How much of its tables was read, in words."""
    unread: tuple[str, ...]
    """What was not read, in words."""
    paragraphs: tuple[str, ...]
    """Its own text, headings included."""


@dataclass(frozen=True)
class Account:
    """What was read of a report, and what was not."""

    name: str
    """The report in a few words: 青禾乡人民政府 2024 年度."""
    sections: tuple[SectionAccount, ...]
    unread: tuple[str, ...]
    """What was not read, and belongs to no section in particular."""
    is_told: bool
    """Whether it is known what was not read; of a report without its text it is not."""

    rows_read: int
    """How many rows of the tables were read."""
    tables_not_found: tuple[str, ...] = ()
    """The tables that the report does not hold, or in which nothing was found: 表三."""

    @property
    def answers_read(self) -> int:
        """How many answers were read, rows of tables included."""
        return self.rows_read + sum(len(section.answers) for section in self.sections)

    @property
    def all_unread(self) -> tuple[str, ...]:
        """What was not read, in words."""
        return (*self.unread, *(words for section in self.sections for words in section.unread))

    @property
    def places_unread(self) -> int:
        """How many places were not read."""
        return len(self.all_unread)

    @property
    def has_text(self) -> bool:
        """Whether the report's own paragraphs are known."""
        return any(section.paragraphs for section in self.sections)


def account_of(last: AnnualReport, text: LastText, questionnaire: Questionnaire) -> Account:
    """Return the account of a report that was read in."""
    name = last.organisation.name or "这份报告"
    year = "" if last.year is None else f" {last.year} 年度"
    return Account(
        f"{name}{year}",
        tuple(_section(section, last, text) for section in questionnaire.sections),
        text.unread,
        bool(text.paragraphs),
        sum(len(_read_rows(table, last)) for table in TABLES),
        tuple(table.name for table in TABLES if not _read_rows(table, last)),
    )


def _section(section: Section, last: AnnualReport, text: LastText) -> SectionAccount:
    tables = [table for table in TABLES if table.section == section.number]
    return SectionAccount(
        section.number,
        section.title,
        tuple(_answers(section, last, text)),
        tuple(_told(table, last) for table in tables),
        tuple(_unread(section, last, text)),
        tuple(
            each.text
            for each in text.paragraphs
            if each.section == section.number and each.level is not Level.SECTION
        ),
    )


def _answers(section: Section, last: AnnualReport, text: LastText) -> Iterator[ReadAnswer]:
    for question in section.questions:
        if question.is_filter or _is_in_table(question):
            continue
        value = value_at(last, question.name)
        if value not in _NONE and is_answered(value):
            quoted = "" if question.kind in IN_WORDS else text.quoted.get(question.name, "")
            yield ReadAnswer(question.title, shown(question, value), quoted)


def _is_in_table(question: Question) -> bool:
    return question.name.partition(".")[0] in {table.key for table in TABLES}


def _unread(section: Section, last: AnnualReport, text: LastText) -> Iterator[str]:
    for table in TABLES:
        if table.section == section.number and table.key in text.tables:
            yield from _missing(table, last)
    yield from _told_of(section.number, text.figures, "这里的数没有读成答案")
    yield from _told_of(section.number, text.passages, "这一段没有读出答案")


def _told_of(section: int, quotes: Iterable[Quote], what: str) -> Iterator[str]:
    yield from (f"{what}：“{each.words}”" for each in quotes if each.section == section)


def _told(table: Table, last: AnnualReport) -> str:
    """Return how much of a table was read: 表三：24 行都读到了."""
    read, rows = len(_read_rows(table, last)), len(_rows(table.key))
    if not read:
        return f"{table.name}：没有读到"
    return (
        f"{table.name}：{rows} 行都读到了"
        if read == rows
        else f"{table.name}：{rows} 行读到了 {read} 行"
    )


def _missing(table: Table, last: AnnualReport) -> Iterator[str]:
    read = set(_read_rows(table, last))
    names = [label for path, label in _rows(table.key).items() if path not in read]
    if names:
        more = f"等 {len(names)} 行" if len(names) > _MOST_ROWS else ""
        yield f"{table.name}没有读到：{'、'.join(names[:_MOST_ROWS])}{more}"


def _read_rows(table: Table, last: AnnualReport) -> tuple[str, ...]:
    return tuple(path for path in _rows(table.key) if is_answered(value_at(last, path)))


@lru_cache(maxsize=len(TABLES))
def _rows(table_key: str) -> Mapping[str, str]:
    """Return the rows of a table that are answered, path -> name; sums are none of them."""
    paths = (path for path in all_paths() if path.partition(".")[0] == table_key)
    return {path: field_label(path) for path in paths if field_at(path).kind in _IN_CELLS}
