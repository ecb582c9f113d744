"""Answers that are not there, in prose: 【待填：政务新媒体公开条数】."""

from typing import Any, NoReturn

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.report.fields import UnknownField, part_at
from report_assistant.report.labels import field_label
from report_assistant.report.values import CountRow
from report_assistant.report.view import MissingAnswer, StrictView


class Absent:
    """Stands for a missing answer: printing it gives the mark, anything else MissingAnswer.

    So a paragraph can print an answer that is not there, but can never decide or compute with it.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return missing_mark(self._path)

    def __format__(self, _: str) -> str:
        return str(self)

    def __getattr__(self, name: str) -> "Absent":
        """Return the same missing answer for everything below it."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _refuse(self, *_: object) -> NoReturn:
        raise MissingAnswer(self._path)

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = _refuse
    __iter__ = __len__ = __getitem__ = __contains__ = __int__ = _refuse


def missing_mark(path: str) -> str:
    """Return the mark for a missing answer; a cell of a table is named by its row.

    A computed value that exists only for some reports has no name of its own: 【待填】.
    """
    row, _, _ = path.rpartition(".")
    part = part_at(row.split("."))
    named = row if part is not None and issubclass(part, CountRow) else path
    try:
        return f"{MISSING_OPEN}：{field_label(named)}】"
    except UnknownField:
        return f"{MISSING_OPEN}】"


class DraftView(StrictView):
    """The view that paragraphs look through: a missing answer is Absent instead of an error."""

    def _missing(self, path: str) -> Absent:
        return Absent(path)

    def _computed(self, name: str, computed: property) -> Any:
        """Compute over a strict view, so that the first missing answer is the one that is named."""
        try:
            return StrictView(self._part, self._path, self._reads)._computed(name, computed)
        except MissingAnswer as missing:
            return Absent(missing.path)
