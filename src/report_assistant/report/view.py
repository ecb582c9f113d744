"""A read-only view of a report that knows which answers are read through it.

Expressions and paragraphs look at the report through a view. Reading an answer that is not there
raises MissingAnswer with its path; everything that was read is recorded, also what a computed
property reads, because the property runs with the view in place of the model.
"""

from typing import Any

from pydantic import BaseModel

from report_assistant.report.values import Figure, Measure

_VALUES = (Figure, Measure)


class MissingAnswer(Exception):
    """An answer is needed that has not been given; `path` names it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class StrictView:
    """One part of the report. Parts below it are views too; leaves are plain values."""

    def __init__(self, part: BaseModel, path: str = "", reads: set[str] | None = None) -> None:
        self._part = part
        self._path = path
        self._reads = set() if reads is None else reads

    @property
    def part(self) -> BaseModel:
        """The part itself, for handing it on as a value."""
        return self._part

    @property
    def answers_read(self) -> frozenset[str]:
        """Paths of the answers read so far, through this view and all views below it."""
        return frozenset(self._reads)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        # Fields stand in a model's own dictionary; asking its class about them is far slower.
        fields = vars(self._part)
        if name in fields:
            return self._field(name, fields[name])
        part_type = type(self._part)
        computed = getattr(part_type, name, None)
        if isinstance(computed, property):
            return self._computed(name, computed)
        raise AttributeError(f"{part_type.__name__} has no field {name!r}")

    def _computed(self, name: str, computed: property) -> Any:
        assert computed.fget is not None
        value = computed.fget(self)
        return self._missing(self._below(name)) if value is None else value

    def _field(self, name: str, value: Any) -> Any:
        path = self._below(name)
        if isinstance(value, BaseModel) and not isinstance(value, _VALUES):
            return type(self)(value, path, self._reads)
        self._reads.add(path)
        return self._missing(path) if value is None else value

    def _missing(self, path: str) -> Any:
        """Raise MissingAnswer; other views return something in its place."""
        raise MissingAnswer(path)

    def _below(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
