"""Whether what a sentence says of a row of a table is all of it, so that the rest is 0."""

from collections.abc import Sequence

from report_assistant.language.figures.frame import TOTAL, Frame
from report_assistant.questionnaire.question import Question
from report_assistant.report import tables
from report_assistant.report.fields import Kind

_DOCUMENTS = frozenset(tables.DOCUMENT_LABELS)


def is_whole_row(question: Question, frames: Sequence[Frame]) -> bool:
    """Return whether a row is told as a whole; of another question there is nothing to tell.

    Of documents each column must be said; of other rows the sum, which the columns come to, or none.
    """
    if question.kind is not Kind.COUNTS or question.field is None:
        return True
    if any(frame.value is None and not frame.column for frame in frames):
        return frozenset(question.field.columns) != _DOCUMENTS
    said = {frame.column for frame in frames}
    if frozenset(question.field.columns) == _DOCUMENTS:
        return said >= _DOCUMENTS
    return TOTAL in said
