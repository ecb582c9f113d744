"""The origin of a figure that the clerk changed in a Word file: one answer, or none."""

from dataclasses import dataclass
from itertools import takewhile

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.answers import Answers
from report_assistant.interview.log import EntryKind
from report_assistant.merging.merged import ReadBack
from report_assistant.merging.read_back import path_behind
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class AnswerOrigin:
    """The answer that a figure in the file comes from."""

    path: str
    question: str
    """The name of its question."""
    current: str
    """The value now."""


class AnswerOrigins:
    """Finds answers that can be changed, for figures of one file."""

    def __init__(self, written_from: AnnualReport | None, answers: Answers, document: str) -> None:
        """Take the report that the file was made from, if it is known, and the current answers.

        `document` is the id that the file carries.
        """
        self._written_from = answers.report if written_from is None else written_from
        self._draft = assemble(self._written_from)
        self._answers = answers
        self.then = None if written_from is None else self._draft
        """What this program writes for the answers of that time; `None` where they are not known."""
        self.is_reworded = self.then is not None and self.then.document_id != document
        """Whether a version of the program wrote the file that words something in another way."""

    def text_of(self, block: str) -> str:
        """Return a block's text as the file was made; empty for a block that was not there."""
        return next((each.text for each in self._draft.blocks if each.id == block), "")

    def find(self, figure: ReadBack) -> AnswerOrigin | None:
        """Return the answer behind a figure; `None` for a total, and where it is not known."""
        path = path_behind(figure, self._written_from, self._draft)
        answer = self._answers.with_value(path, figure.now) if path else None
        if answer is None:
            return None
        question, _ = answer
        return AnswerOrigin(path, question, str(value_at(self._answers.report, path)))

    def has_noted(self, answer: AnswerOrigin, words: str) -> bool:
        """Return whether the record says these words of an answer, which was not changed since."""
        of_it = (e for e in reversed(self._answers.standing.entries) if e.name == answer.question)
        notes = takewhile(lambda entry: entry.kind is EntryKind.NOTE, of_it)
        return any(entry.value == words for entry in notes)
