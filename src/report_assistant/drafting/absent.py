"""Answers that are not there, in prose: 【待填：政务新媒体公开条数】."""

from typing import Any, NoReturn

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.report.fields import part_at
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

    def _refuse(self, *_: object) -> NoReturn:
        raise MissingAnswer(self._path)

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __iter__ = __len__ = _refuse
    __getitem__ = __contains__ = __int__ = __format__ = _refuse  # type: ignore[assignment]


def missing_mark(path: str) -> str:
    """Return the mark for a missing answer; a cell of a table is named by its row."""
    row, _, _ = path.rpartition(".")
    named = row if _is_row(row) else path
    return f"{MISSING_OPEN}：{field_label(named)}】"


def _is_row(path: str) -> bool:
    part = part_at(path.split("."))
    return part is not None and issubclass(part, CountRow) and hasattr(part, "total")


class DraftView(StrictView):
    """The view that paragraphs look through: a missing answer is Absent instead of an error."""

    def __getattr__(self, name: str) -> Any:
        try:
            return super().__getattr__(name)
        except MissingAnswer as missing:
            return Absent(missing.path)

    def _field(self, name: str) -> Any:
        value = super()._field(name)
        return DraftView(value._part, value._path, value._reads) if _is_view(value) else value

    def _computed(self, name: str, computed: property) -> Any:
        """Compute over a strict view, so that the first missing answer is the one that is named."""
        return StrictView(self._part, self._path, self._reads)._computed(name, computed)


def _is_view(value: Any) -> bool:
    return isinstance(value, StrictView)
