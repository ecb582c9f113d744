"""The contents of an answers file, brought into the shape of the model.

Keys are looked up, shorthands written out, and text is taken as it was typed: a postcode without
quotes is a number to YAML and text to the report.
"""

import difflib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from report_assistant.foundation.yaml_lines import LocatedYaml, Where
from report_assistant.report.choices import Choice
from report_assistant.report.fields import Field, Kind, UnknownField, field_at, part_at
from report_assistant.report.labels import field_label
from report_assistant.report.model import AnnualReport, Applications, ReviewLitigation
from report_assistant.report.values import CountRow, Figure, Measure

ALL_ZERO = 0
"""Shorthand for a row, or a whole table, in which every cell is zero."""
ZERO_TABLES = (Applications, ReviewLitigation)
_ITEMS: Mapping[Kind, type[BaseModel]] = {Kind.FIGURES: Figure, Kind.MEASURES: Measure}


@dataclass(frozen=True)
class Mistake:
    """One place to mend, and what to do there."""

    where: Where
    sentence: str


def rows_of(part: type[BaseModel]) -> dict[str, type[CountRow]]:
    """Return the rows of counts directly below a part."""
    annotations = {name: field.annotation for name, field in part.model_fields.items()}
    return {
        name: annotation
        for name, annotation in annotations.items()
        if isinstance(annotation, type) and issubclass(annotation, CountRow)
    }


_NUMBERS = (("phrasings",), ("drawn_for",))
"""The parts whose names are free and whose values are numbers."""


class Shaping:
    """Brings one file into shape, collecting mistakes on the way."""

    def __init__(self, located: LocatedYaml) -> None:
        self.mistakes: list[Mistake] = []
        self._located = located

    def shaped(self) -> dict[str, Any]:
        """Return the file's answers as the model takes them; mistakes are left out."""
        value = self._located.value
        return {} if value is None else self._part(AnnualReport, value, ())

    def _part(self, part: type[BaseModel], value: Any, where: Where) -> dict[str, Any]:
        if isinstance(value, int) and value == ALL_ZERO and not isinstance(value, bool):
            zeros = _zeros(part)
            if zeros is not None:
                return zeros
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._note(where, _part_sentence(part, where))
            return {}
        found: dict[str, Any] = {}
        for key, below in value.items():
            place = (*where, key)
            if key not in part.model_fields:
                self._note(place, _key_sentence(part, key))
            else:
                found[key] = self._below(place, below)
        return found

    def _below(self, where: Where, value: Any) -> Any:
        names = [str(step) for step in where]
        part = part_at(names)
        if part is not None:
            return self._part(part, value, where)
        try:
            return self._leaf(field_at(".".join(names)), value, where)
        except UnknownField:  # notes: any cell may have one
            return value if where in _NUMBERS else self._notes(value, where)

    def _leaf(self, field: Field, value: Any, where: Where) -> Any:
        if field.kind in (Kind.LINE, Kind.PROSE):
            return self._text(value, where)
        if field.kind is Kind.CHOICE:
            return _choice(field.choices, value)
        if isinstance(value, list):
            return [self._item(field, item, (*where, at)) for at, item in enumerate(value)]
        return value

    def _item(self, field: Field, value: Any, where: Where) -> Any:
        if field.kind is Kind.LINES:
            return self._text(value, where)
        if field.kind is Kind.CHOICES:
            return _choice(field.choices, value)
        if field.kind in _ITEMS:
            return self._record(_ITEMS[field.kind], value, where)
        return value

    def _record(self, item: type[BaseModel], value: Any, where: Where) -> Any:
        if not isinstance(value, dict):
            return value
        found: dict[str, Any] = {}
        for key, below in value.items():
            place = (*where, key)
            if key not in item.model_fields:
                self._note(place, _key_sentence(item, key))
            else:
                found[key] = below if key == "number" else self._text(below, place)
        return found

    def _notes(self, value: Any, where: Where) -> Any:
        if value is None:
            return {}
        if not isinstance(value, dict):
            return value
        return {key: self._text(note, (*where, key)) for key, note in value.items()}

    def _text(self, value: Any, where: Where) -> Any:
        return self._located.typed.get(where, value)

    def _note(self, where: Where, sentence: str) -> None:
        self.mistakes.append(Mistake(where, sentence))


def _zeros(part: type[BaseModel]) -> dict[str, Any] | None:
    if issubclass(part, CountRow):
        return dict.fromkeys(part.model_fields, 0)
    if part not in ZERO_TABLES:
        return None
    return {name: _zeros(row) for name, row in rows_of(part).items()}


def _choice(choices: type[Choice], value: Any) -> Any:
    """Return the value of a choice, written as its value or as the words that the clerk sees."""
    by_label = {choice.label: choice.value for choice in choices}
    return by_label.get(value, value) if isinstance(value, str) else value


def _key_sentence(part: type[BaseModel], key: str) -> str:
    if isinstance(getattr(part, key, None), property):
        return f"“{key}”由程序自动计算，请删掉这一行"
    known = list(part.model_fields)
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if near:
        return f"不认识“{key}”，是不是“{near[0]}”"
    shown = "、".join(known[:8])
    return f"不认识“{key}”，这里可以写：{shown}{'等' if len(known) > 8 else ''}"


def _part_sentence(part: type[BaseModel], where: Where) -> str:
    if not where:
        return "文件里要写成“名称: 答案”，一行一个"
    name = where[-1]
    with suppress(UnknownField):
        name = field_label(".".join(str(step) for step in where))
    zero = "；全部是零就写 0" if _zeros(part) is not None else ""
    return f"“{name}”下面要缩进写“名称: 答案”，例如“{next(iter(part.model_fields))}: …”{zero}"
