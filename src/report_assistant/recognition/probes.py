"""Values to render a template with, so that its wording shows where each answer stands.

Each field is tried with none, with one and with several; counts also with the sum of the others,
because wording may turn on whether parts make a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import Any

from report_assistant.report.fields import Field, Kind
from report_assistant.report.values import Figure

MOST_PROBES = 4000
"""More combinations than this are not tried; shipped templates need a few hundred at most."""
_SMALL, _BIG, _STEP = 70_003, 9_000_011, 37
_MARK = "\ue000"
_UNITS = ("条", "期")
_TELL_WHO_ACTS = frozenset(
    {"overview.supervision.assessment", "overview.supervision.social_evaluation"}
)
_NEVER_EMPTY = frozenset({"organisation.short_name"})
"""Were it tried as empty too, 我镇 could be read as the beginning of what a clerk wrote."""
SUM = object()
"""Stands for: as much as all other numbers together."""


@dataclass(frozen=True)
class Marked:
    """A value to try, and the marks by which it is found in the text, one for each list item."""

    value: Any
    runs: tuple[tuple[str, ...], ...] = ()
    """The printed forms of its items, those together that a wording may print in one place.

    Empty for a value that is not printed.
    """
    lone_name: str = ""
    """The name of a single figure: where one part is the whole, its number is not printed."""
    is_whole: bool = False
    """Whether it is a number that the others may be parts of; at most one in a probe is."""


Probe = Mapping[str, Marked]
"""Field path -> what it is tried with."""


def probes(fields: Sequence[Field], *, gaps: bool) -> Iterator[Probe]:
    """Yield combinations of values for the fields, plainest first; with gaps, missing ones too."""
    choices = [_choices(field, number, gaps) for number, field in enumerate(fields)]
    for values in islice(product(*choices), MOST_PROBES):
        named = {field.path: marked for field, marked in zip(fields, values, strict=True)}
        if sum(marked.is_whole for marked in values) <= 1:
            yield _with_sum(named)


def _choices(field: Field, number: int, gaps: bool) -> list[Marked]:
    made = _CHOICES[field.kind](field, number)
    return [*made, Marked(None)] if gaps else made


def _counts(_: Field, number: int) -> list[Marked]:
    part, whole = _SMALL + number * _STEP, _BIG + number * _STEP
    return [
        Marked(0),
        Marked(part, ((str(part),),)),
        Marked(whole, ((str(whole),),), is_whole=True),
        Marked(SUM, is_whole=True),
    ]


def _money(_: Field, number: int) -> list[Marked]:
    amount = Decimal(f"{_SMALL + number * _STEP}.25")
    return [Marked(Decimal(0)), Marked(amount, ((str(amount),),))]


def _line(field: Field, number: int) -> list[Marked]:
    """Words; where who acts may be put before them, also words that begin with what is done."""
    leads = ("将", "纳入") if field.path in _TELL_WHO_ACTS else ()
    words = _words(number)[1:] if field.path in _NEVER_EMPTY else _words(number)
    return [*words, *_led(leads, number)]


def _prose(_: Field, number: int) -> list[Marked]:
    """Words, and words that tell of last year's report, or who acted: a wording may turn on that."""
    return [*_words(number), *_led(("去年的问题", "本单位"), number)]


def _words(number: int) -> list[Marked]:
    return [Marked(""), Marked(_word(number), ((_word(number),),))]


def _led(leads: Sequence[str], number: int) -> list[Marked]:
    return [Marked(words, ((words,),)) for lead in leads for words in (f"{lead}{_word(number)}",)]


def _lists(_: Field, number: int) -> list[Marked]:
    words = [_word(number, item) for item in range(3)]
    return [Marked([]), *(Marked(words[:n], (tuple(words[:n]),)) for n in (1, 3))]


def _figures(_: Field, number: int) -> list[Marked]:
    made = [Marked([])]
    for times in product((0, 1, 3), repeat=len(_UNITS)):
        units = [unit for unit, count in zip(_UNITS, times, strict=True) for _ in range(count)]
        figures = [
            Figure(name=_word(number, item), number=_SMALL + number * _STEP + item + 1, unit=unit)
            for item, unit in enumerate(units)
        ]
        runs = (tuple(_printed(f) for f in figures if f.unit == unit) for unit in _UNITS)
        if figures:
            lone_name = figures[0].name if len(figures) == 1 else ""
            made.append(Marked(figures, tuple(run for run in runs if run), lone_name))
    return made


def _printed(figure: Figure) -> str:
    return f"{figure.name}{figure.number}{figure.unit}"


def _several(field: Field, _: int) -> list[Marked]:
    members = list(field.choices)[:3]
    return [
        Marked([]),
        *(Marked(members[:n], (tuple(m.label for m in members[:n]),)) for n in (1, 3)),
    ]


def _members(field: Field, _: int) -> list[Marked]:
    return [Marked(member) for member in field.choices]


_CHOICES = {
    Kind.CHOICE: _members,
    Kind.COUNT: _counts,
    Kind.MONEY: _money,
    Kind.LINE: _line,
    Kind.PROSE: _prose,
    Kind.LINES: _lists,
    Kind.FIGURES: _figures,
    Kind.CHOICES: _several,
}
READABLE = frozenset(_CHOICES)
"""The kinds of field that can be read back from text."""


def _word(field: int, item: int = 0) -> str:
    return f"{_MARK}{chr(0xE100 + field)}{chr(0xE200 + item)}"


def _with_sum(probe: dict[str, Marked]) -> Probe:
    total = sum(_number(marked.value) for marked in probe.values())
    return {
        path: Marked(total, ((str(total),),)) if marked.value is SUM else marked
        for path, marked in probe.items()
    }


def _number(value: Any) -> int:
    if isinstance(value, list):
        return sum(
            item.number for item in value if isinstance(item, Figure) and item.unit == _UNITS[0]
        )
    return value if isinstance(value, int) else 0
