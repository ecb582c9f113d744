"""Tracing: the figures of a paragraph, each with the path of its answer.

A paragraph is rendered over a view whose numbers print with their path around them. What templates
decide is the same, because such a number is the number.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from report_assistant.drafting.absent import Absent, DraftView
from report_assistant.report.values import CountRow, Figure
from report_assistant.report.wording import Link, Words

_OPEN, _THEN, _CLOSE = "\ue000", "\ue001", "\ue002"
"""Private characters; cleaned answers hold none."""
_TRACED = re.compile(f"{_OPEN}([^{_THEN}]*){_THEN}([^{_CLOSE}]*){_CLOSE}")


class TracedInt(int):
    """A count that prints with its path."""

    path: str

    def __str__(self) -> str:
        return _around(self.path, int(self).__format__(""))

    def __format__(self, spec: str) -> str:
        return _around(self.path, int(self).__format__(spec))


class TracedDecimal(Decimal):
    """An amount that prints with its path."""

    path: str

    def __str__(self) -> str:
        return _around(self.path, str(Decimal(self)))

    def __format__(self, spec: str, _: object = None) -> str:
        return _around(self.path, Decimal(self).__format__(spec))


def _around(path: str, text: str) -> str:
    return f"{_OPEN}{path}{_THEN}{text}{_CLOSE}"


class TracingView(DraftView):
    """The view that paragraphs look through when their figures are to be found."""

    def _field(self, name: str, value: Any) -> Any:
        return _traced(super()._field(name, value), self._below(name))

    def _computed(self, name: str, computed: property) -> Any:
        value = super()._computed(name, computed)
        if isinstance(value, CountRow):  # a row of totals, of which each is one
            return TracingView(value, self._below(name), self._reads)
        return _traced(value, self._below(name))


def pieces_in(traced: str) -> Iterator[Words | Link]:
    """Yield the words and links of a text that was rendered over a TracingView."""
    end = 0
    for found in _TRACED.finditer(traced):
        if found.start() > end:
            yield Words(traced[end : found.start()])
        yield Link(found[1])
        end = found.end()
    if end < len(traced):
        yield Words(traced[end:])


def plain(traced: str) -> str:
    """Return the text as it is printed."""
    return _TRACED.sub(r"\2", traced)


def _traced(value: Any, path: str) -> Any:
    if isinstance(value, bool | Absent):
        return value
    if isinstance(value, list) and value and isinstance(value[0], Figure):
        return [_traced_figure(each, f"{path}.{at}") for at, each in enumerate(value)]
    if type(value) not in (int, Decimal):
        return value
    number = TracedInt(value) if type(value) is int else TracedDecimal(value)
    number.path = path
    return number


def _traced_figure(figure: Figure, path: str) -> Figure:
    number = _traced(figure.number, f"{path}.number")
    return Figure.model_construct(name=figure.name, number=number, unit=figure.unit)
