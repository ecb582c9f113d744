"""Fields of the model by dotted path: their type, what kind of answer they take, how to set them.

Questions, corrections and answers files name a field by its path; this module is where a path
meets the type and the bounds that stand in model.py.
"""

import difflib
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, get_args, get_origin

from pydantic import AfterValidator, BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from report_assistant.report import text
from report_assistant.report.choices import Choice
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import CountRow, Figure, Measure


class Kind(Enum):
    """The kind of answer that a field takes."""

    COUNT = "count"
    MONEY = "money"
    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    CHOICES = "choices"
    LINES = "lines"
    FIGURES = "figures"
    MEASURES = "measures"
    COUNTS = "counts"
    """A row of counts: one of the parts of table two, three or four."""


LIST_KINDS = frozenset({Kind.LINES, Kind.FIGURES, Kind.MEASURES})
TEXT_KINDS = frozenset({Kind.LINE, Kind.PROSE})
IN_WORDS = TEXT_KINDS | LIST_KINDS
"""What any words may answer, those of a command too."""
WORDED_KINDS = TEXT_KINDS | {Kind.LINES, Kind.MEASURES}
"""Answered in the clerk's own words, whatever they are."""


class UnknownField(LookupError):
    """A path names no field. `nearest` is the best right name, or empty."""

    def __init__(self, path: str, nearest: str) -> None:
        super().__init__(path)
        self.path = path
        self.nearest = nearest


@dataclass(frozen=True)
class Field:
    """One field that can hold an answer."""

    path: str
    kind: Kind
    annotation: Any
    info: FieldInfo

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Validates a value for this field, bounds included."""
        annotated: Any = typing.Annotated[self.annotation, self.info]
        return TypeAdapter(annotated)

    @property
    def choices(self) -> type[Choice]:
        """The closed choices of a CHOICE or CHOICES field."""
        inner = get_args(self.annotation)[0] if self.kind is Kind.CHOICES else self.annotation
        assert isinstance(inner, type) and issubclass(inner, Choice)
        return inner

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the counts in a COUNTS field."""
        assert isinstance(self.annotation, type) and issubclass(self.annotation, BaseModel)
        return tuple(self.annotation.model_fields)

    def zero(self) -> Any:
        """Return the value that means “none”."""
        if self.kind is Kind.COUNTS:
            return self.adapter.validate_python(dict.fromkeys(self.columns, 0))
        if self.kind is Kind.CHOICE:
            return self.choices.unsaid()
        return self.adapter.validate_python(_ZEROS[self.kind])

    def load(self, stored: Any) -> Any:
        """Return the typed value of what `dump` gave. Raises pydantic's ValidationError."""
        return self.adapter.validate_python(_lists_of(stored))

    def dump(self, value: Any) -> Any:
        """Return `value` as plain data that JSON can hold; money as text, digits kept."""
        return self.adapter.dump_python(value, mode="json")


_ZEROS: dict[Kind, Any] = {
    Kind.COUNT: 0,
    Kind.MONEY: Decimal(0),
    Kind.LINE: "",
    Kind.PROSE: "",
    Kind.LINES: [],
    Kind.FIGURES: [],
    Kind.MEASURES: [],
    Kind.CHOICES: [],
}


@lru_cache(maxsize=512)
def field_at(path: str) -> Field:
    """Return the field at `path`. Raises UnknownField with the nearest right name."""
    part: type[BaseModel] = AnnualReport
    names = path.split(".")
    for position, name in enumerate(names):
        info = part.model_fields.get(name)
        if info is None:
            raise UnknownField(path, nearest_path(path))
        annotation = _without_none(info.annotation)
        if position == len(names) - 1:
            kind = _kind_of(annotation, info)
            if kind is None:
                raise UnknownField(path, nearest_path(path))
            return Field(path, kind, annotation, info)
        if not _is_part(annotation):
            raise UnknownField(path, nearest_path(path))
        part = annotation
    raise UnknownField(path, nearest_path(path))


def part_at(names: Sequence[str]) -> type[BaseModel] | None:
    """Return the model class that the names lead to; `None` below a leaf or off the model."""
    part: type[BaseModel] = AnnualReport
    for name in names:
        info = part.model_fields.get(name)
        annotation: Any = None if info is None else _without_none(info.annotation)
        if not _is_part(annotation):
            return None
        part = annotation
    return part


@lru_cache(maxsize=1)
def all_paths() -> tuple[str, ...]:
    """Return every path that a question may name, in the order of the model."""
    return tuple(_paths_below(AnnualReport, ""))


def nearest_path(path: str) -> str:
    """Return the right path that looks most like `path`; empty when none does."""
    found = difflib.get_close_matches(path, all_paths(), n=1, cutoff=0.5)
    return found[0] if found else ""


def value_at(report: AnnualReport, path: str) -> Any:
    """Return what stands at `path`; `None` when not answered."""
    value: Any = report
    for name in path.split("."):
        value = getattr(value, name)
    return value


def set_value(report: AnnualReport, path: str, value: Any) -> None:
    """Put a typed value at `path`, in place."""
    part, name = place_of(report, path)
    setattr(part, name, value)


def place_of(report: AnnualReport, path: str) -> tuple[Any, str]:
    """Return the part of the report in which `path` stands, and its name there."""
    *parents, last = path.split(".")
    part: Any = report
    for name in parents:
        part = getattr(part, name)
    return part, last


def is_answered(value: Any) -> bool:
    """Return whether a value (or every count of a row) is there."""
    if isinstance(value, CountRow):
        return all(getattr(value, name) is not None for name in type(value).model_fields)
    return value is not None


def _paths_below(part: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, info in part.model_fields.items():
        annotation = _without_none(info.annotation)
        if _kind_of(annotation, info) is not None:
            yield prefix + name
        elif _is_part(annotation):
            yield from _paths_below(annotation, f"{prefix}{name}.")


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


_KINDS: Mapping[type, Kind] = {
    Choice: Kind.CHOICE,
    int: Kind.COUNT,
    Decimal: Kind.MONEY,
    CountRow: Kind.COUNTS,
}


def _kind_of(annotation: Any, info: FieldInfo) -> Kind | None:
    base, marks = _split_annotated(annotation)
    if get_origin(base) is list:
        return _list_kind(get_args(base)[0])
    if base is str:
        return Kind.PROSE if _is_prose((*marks, *info.metadata)) else Kind.LINE
    if not isinstance(base, type):
        return None
    return next((kind for kept, kind in _KINDS.items() if issubclass(base, kept)), None)


def _list_kind(item: Any) -> Kind | None:
    base, _ = _split_annotated(item)
    if base is Figure:
        return Kind.FIGURES
    if base is Measure:
        return Kind.MEASURES
    if base is str:
        return Kind.LINES
    return Kind.CHOICES if isinstance(base, type) and issubclass(base, Choice) else None


def _is_prose(marks: tuple[Any, ...]) -> bool:
    return any(isinstance(mark, AfterValidator) and mark.func is text.prose for mark in marks)


def _split_annotated(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(annotation) is typing.Annotated:
        base, *marks = get_args(annotation)
        return base, tuple(marks)
    return annotation, ()


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [arm for arm in get_args(annotation) if arm is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def _lists_of(stored: Any) -> Any:
    return list(stored) if isinstance(stored, tuple) else stored
