"""Which answer is behind a figure that the clerk changed in a Word file."""

from dataclasses import dataclass

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.answers import Answers
from report_assistant.merging.merged import ReadBack
from report_assistant.merging.read_back import path_behind
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class Behind:
    """The answer that a figure in the file comes from."""

    path: str
    current: str
    """What it is now."""


class AnswersBehind:
    """Finds answers that can be changed, for figures of one file."""

    def __init__(self, written_from: AnnualReport, answers: Answers) -> None:
        """`written_from` is what the file was made from, `answers` are those of now."""
        self._written_from = written_from
        self._draft = assemble(written_from)
        self._answers = answers

    def find(self, figure: ReadBack) -> Behind | None:
        """Return the answer behind a figure; `None` for a total, and where it is not known."""
        path = path_behind(figure, self._written_from, self._draft)
        if not path or self._answers.with_value(path, figure.now) is None:
            return None
        return Behind(path, str(value_at(self._answers.report, path)))
