"""The lines of the review: what each cell says and how it looks, before any width is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from report_assistant.checks import Severity
from report_assistant.interview.progress import CompletionStatus, Progress
from report_assistant.interview.review import Review, ReviewFinding, ReviewRow
from report_assistant.shells import phrases, review_words
from report_assistant.tui.lines.safe_signs import safe


class Look(Enum):
    """The look of a cell; the value is the style of its text."""

    SECTION = "bold $key"
    DONE = "$green"
    QUIET = "$quiet"
    TITLE = "$ink"
    ANSWER = "bold $ink"
    OPEN = "bold $amber"
    REMIND = "$amber"
    MUST = "bold $red"


class Mark(Enum):
    """The mark of a row that needs a look; the value is its sign where colours say nothing."""

    NONE = " "
    OPEN = "?"
    REMIND = "!"
    MUST = "!!"


@dataclass(frozen=True)
class Cell:
    """A cell's words."""

    words: str
    look: Look = Look.TITLE


@dataclass(frozen=True)
class ReviewLine:
    """One line. Where it has fewer cells than there are columns, the last one goes on to the end."""

    cells: tuple[Cell, ...]
    id: str = ""
    """The question's name or the table's cell, a colon and more; empty for what cannot be chosen."""
    mark: Mark = Mark.NONE
    is_even: bool = False
    """Whether it is the second of two rows: every second one has another ground."""
    about: ReviewRow | ReviewFinding | None = None
    """What it shows."""

    @property
    def is_heading(self) -> bool:
        """Whether it only stands over others."""
        return not self.id

    @property
    def name(self) -> str:
        """The name of its question, or of the cell of a table that is filled in as a grid."""
        return self.id.partition(":")[0]

    @property
    def is_of_question(self) -> bool:
        """Whether one question is behind it, and not a cell of a table or nothing."""
        match self.about:
            case ReviewRow():
                return True
            case ReviewFinding(question=question, cell=cell):
                return question is not None and not cell
        return False


def review_lines(review: Review, to_do: Sequence[str]) -> tuple[ReviewLine, ...]:
    """Return the lines: what is found first, the questions by section, what is left to do outside.

    `to_do` is the list of what is left with its heading; empty where it is not wanted.
    """
    lines = [*_found(review.findings)]
    for progress, rows in review.sections:
        lines.append(_section(progress))
        lines += (_question(row, at) for at, row in enumerate(rows))
    if not lines:
        lines.append(ReviewLine((Cell(phrases.NONE_OF_FILTER, Look.QUIET),)))
    return (*lines, *_left_to_do(to_do))


def _found(findings: Sequence[ReviewFinding]) -> Iterator[ReviewLine]:
    if findings:
        counts = review_words.found_cell([each.finding.severity.label for each in findings])
        heading = Cell(review_words.FOUND_HEADING, Look.SECTION)
        yield ReviewLine((heading, Cell(counts, Look.QUIET)))
    for at, each in enumerate(findings):
        must = each.finding.severity is Severity.ERROR
        yield ReviewLine(
            (
                Cell(each.finding.severity.label, Look.MUST if must else Look.OPEN),
                Cell(_one_line(each.finding.message)),
            ),
            f"{_goes_to(each)}:finding-{at}",
            Mark.MUST if must else Mark.REMIND,
            bool(at % 2),
            each,
        )


def _goes_to(found: ReviewFinding) -> str:
    return found.cell or ("" if found.question is None else found.question.name)


def _section(progress: Progress) -> ReviewLine:
    done = progress.status is CompletionStatus.COMPLETED
    return ReviewLine(
        (
            Cell(review_words.section_cell(progress), Look.SECTION),
            Cell(review_words.progress_cell(progress), Look.DONE if done else Look.QUIET),
        )
    )


def _question(row: ReviewRow, at: int) -> ReviewLine:
    return ReviewLine(
        (
            Cell(safe(row.question.title)),
            Cell(
                _one_line(review_words.answer_cell(row)), Look.OPEN if row.is_open else Look.ANSWER
            ),
            Cell(_one_line(row.last), Look.QUIET),
            _remark(row),
        ),
        f"{row.question.name}:",
        _mark(row),
        bool(at % 2),
        row,
    )


def _remark(row: ReviewRow) -> Cell:
    if not row.findings:
        return Cell(review_words.state_cell(row), Look.QUIET)
    first = row.findings[0]
    return Cell(
        _one_line(first.message), Look.MUST if first.severity is Severity.ERROR else Look.REMIND
    )


def _mark(row: ReviewRow) -> Mark:
    if any(each.severity is Severity.ERROR for each in row.findings):
        return Mark.MUST
    if row.findings:
        return Mark.REMIND
    return Mark.OPEN if row.is_open else Mark.NONE


def _left_to_do(to_do: Sequence[str]) -> Iterator[ReviewLine]:
    for at, words in enumerate(to_do):
        look = Look.TITLE if at else Look.SECTION
        yield ReviewLine(
            (Cell(safe(words), look),), f":to-do-{at}" if at else "", is_even=at % 2 == 0
        )


def _one_line(words: str) -> str:
    return safe(" ".join(words.split()))
