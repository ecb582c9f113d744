"""The words of the page that is shown when a Word file has been written."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from report_assistant.checks import Severity
from report_assistant.report.main_figures import MainFigure, main_figures
from report_assistant.report.next_steps import left_to_do
from report_assistant.report.tables import Number
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WrittenFile
from report_assistant.shells.phrases import became_of, beside_file, short_section_name


@dataclass(frozen=True)
class OpenPlace:
    """A question that is still to be answered: its name, title, and the part it belongs to."""

    question: str
    title: str
    part: str


@dataclass(frozen=True)
class Step:
    """A step outside the program, and by when."""

    what: str
    by: str


FigureRow = tuple[str, str, str, str]
"""A main figure: what it is, this year's, last year's, the difference."""


@dataclass(frozen=True)
class FinishedWords:
    """All that the page says."""

    name: str
    folder: str
    about: str
    """What is missing in the file, and when it was written."""
    beside: tuple[str, ...]
    """What became of the file before it."""
    must_change: tuple[str, ...]
    open_places: tuple[OpenPlace, ...]
    steps: tuple[Step, ...]
    figures: tuple[FigureRow, ...]


def finished_words(written: WrittenFile, conversation: Conversation) -> FinishedWords:
    """Return what is said about a file, and about what is left to do."""
    answers = conversation.interview.answers
    errors = [each.message for each in written.findings if each.severity is Severity.ERROR]
    return FinishedWords(
        written.path.name,
        str(written.path.parent),
        "，".join(_about(written, len(written.findings) - len(errors))),
        tuple(_beside(written)),
        tuple(errors),
        tuple(
            OpenPlace(each.name, each.title, short_section_name(each.section))
            for each in answers.not_answered()
        ),
        tuple(
            Step(each.what, each.by.before if each.by else "")
            for each in left_to_do(answers.report)
        ),
        tuple(map(_figure_row, main_figures(answers.report, answers.last))),
    )


def difference(figure: MainFigure) -> str:
    """Return what came of last year's figure: 多 63, 少 5, 一样."""
    by = figure.difference
    if by is None:
        return ""
    return "一样" if by == 0 else f"{'多' if by > 0 else '少'} {_digits(by if by > 0 else -by)}"


def _about(written: WrittenFile, doubts: int) -> list[str]:
    marks = [f"{written.missing} 处【待填】"] if written.missing else ["没有【待填】"]
    reminders = [f"{doubts} 处提醒"] if doubts else []
    try:
        changed = datetime.fromtimestamp(written.path.stat().st_mtime)
    except OSError:
        return [*marks, *reminders]
    return [*marks, *reminders, f"{changed:%H:%M} 写好"]


def _beside(written: WrittenFile) -> list[str]:
    """Return what is said besides where the file is, which the page shows by itself."""
    is_plain = written.update is None
    return [*([] if is_plain else [f"{became_of(written)}。"]), *beside_file(written)]


def _figure_row(figure: MainFigure) -> FigureRow:
    return (
        figure.label,
        _with_unit(figure.now, figure.unit),
        _with_unit(figure.before, figure.unit),
        difference(figure),
    )


def _with_unit(number: Number | None, unit: str) -> str:
    return "" if number is None else f"{_digits(number)} {unit}"


def _digits(number: Number) -> str:
    return f"{number:f}" if isinstance(number, Decimal) else str(number)
