"""Other answers than the one given, to find out whether a sentence depends on it.

For each kind of field: none, and a few that differ from it in ways that can change the wording;
for a number also those that make parts and whole equal, because that can change it too.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from report_assistant.report.edition import EDITIONS
from report_assistant.report.fields import Field, Kind, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import MAX_COUNT, Figure, Measure

_WORD = "某某"
_MORE = 7_000_003
"""More than is likely to be said elsewhere in the paragraph."""
_FULL_LIST = 9
"""Entries that reach every place which wording gives to the entries of a list."""


def other_answers(report: AnnualReport, field: Field) -> Iterator[Any]:
    """Yield values that the field could have instead of the report's."""
    value = value_at(report, field.path)
    if field.path == "year":
        yield from _years(value)
        return
    wholes = _wholes(report, field.path) if field.kind in (Kind.COUNT, Kind.FIGURES) else ()
    seen = [value]
    for other in _OTHERS[field.kind](field, value, wholes):
        if other not in seen:
            seen.append(other)
            yield other


def _years(year: int | None) -> Iterator[int]:
    known = EDITIONS[0].first_year if year is None else year
    yield known + 1
    yield from (edition.first_year for edition in EDITIONS if edition.first_year != year)


def _counts(_: Field, value: int | None, wholes: tuple[int, ...]) -> Iterator[int]:
    yield from (0, (value or 0) + _MORE, 1, (value or 0) + 1, *wholes)


def _money(_: Field, value: Decimal | None, __: tuple[int, ...]) -> Iterator[Decimal]:
    yield from (Decimal(0), (value or Decimal(0)) + 10, Decimal(10))


def _words(_: Field, value: str | None, __: tuple[int, ...]) -> Iterator[str]:
    yield from ("", _WORD, f"{_WORD}{value or ''}")


def _lists(_: Field, value: list[str] | None, __: tuple[int, ...]) -> Iterator[list[str]]:
    known = value or []
    yield from ([], [*known, _WORD], [f"{_WORD}{item}" for item in known], [_WORD])
    yield [*known, *(f"{_WORD}{place}" for place in range(len(known), _FULL_LIST))]


def _figures(
    _: Field, value: list[Figure] | None, wholes: tuple[int, ...]
) -> Iterator[list[Figure]]:
    known = value or []
    more = [_figure(f"{_WORD}{place}", _MORE + place, f.unit) for place, f in enumerate(known)]
    yield from ([], more, [*known, _figure(_WORD, _MORE, "条")], [*known, _figure(_WORD, 1, "期")])
    yield from ([_figure(_WORD, whole, "条")] for whole in (0, *wholes))


def _figure(name: str, number: int, unit: str) -> Figure:
    return Figure(name=name, number=number, unit=unit)


def _measures(_: Field, value: list[Measure] | None, __: tuple[int, ...]) -> Iterator[Any]:
    known = value or []
    yield from ([], [*known, Measure(heading=_WORD)], [Measure(heading=_WORD)])
    yield [each.model_copy(update={"heading": _WORD + each.heading}) for each in known]
    yield [each.model_copy(update={"text": f"{_WORD}。{each.text}"}) for each in known]
    yield [each.model_copy(update={"text": ""}) for each in known]


def _members(field: Field, _: Any, __: tuple[int, ...]) -> Iterator[Any]:
    yield from field.choices


def _several(field: Field, _: Any, __: tuple[int, ...]) -> Iterator[list[Any]]:
    members = list(field.choices)
    yield from ([], members, *([member] for member in members))


def _rows(field: Field, value: Any, _: tuple[int, ...]) -> Iterator[Any]:
    counts = {name: getattr(value, name) or 0 for name in field.columns}
    yield value.model_copy(update=dict.fromkeys(counts, 0))
    yield value.model_copy(update={name: n + _MORE for name, n in counts.items()})
    yield value.model_copy(update=dict.fromkeys(counts, 0) | {field.columns[0]: 1})


def _wholes(report: AnnualReport, path: str) -> tuple[int, ...]:
    """Return numbers that parts may add up to: counts beside this one, sums of lists, totals."""
    part = value_at(report, path.rpartition(".")[0])
    found: list[int] = []
    for name in (*type(part).model_fields, *_computed(type(part))):
        value = None if path.endswith(f".{name}") else getattr(part, name)
        if isinstance(value, int):
            found.append(value)
        elif isinstance(value, list) and value and isinstance(value[0], Figure):
            found.append(sum(figure.number for figure in value))
    return tuple(dict.fromkeys(number for number in found if number <= MAX_COUNT))


def _computed(part: type) -> Iterator[str]:
    return (name for name, member in vars(part).items() if isinstance(member, property))


_OTHERS: Mapping[Kind, Callable[[Field, Any, tuple[int, ...]], Iterator[Any]]] = {
    Kind.COUNT: _counts,
    Kind.MONEY: _money,
    Kind.LINE: _words,
    Kind.PROSE: _words,
    Kind.CHOICE: _members,
    Kind.LINES: _lists,
    Kind.FIGURES: _figures,
    Kind.CHOICES: _several,
    Kind.MEASURES: _measures,
    Kind.COUNTS: _rows,
}
