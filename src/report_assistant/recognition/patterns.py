"""Patterns: rendered text with marks in it becomes a regular expression with a group an answer."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from report_assistant.foundation.digits import decimal_number, whole_number
from report_assistant.recognition.probes import Probe
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.fields import Field, Kind
from report_assistant.report.values import Figure

_NUMERALS = f"{NUMERALS}百两零"
_NUMERAL_RUN = re.compile(f"[{_NUMERALS}]+")
_ANY_NUMERAL = f"[{_NUMERALS}]+"
_GROUP = "(.+?)"
_FIGURE = re.compile(r"(?P<name>(?:(?!\d[^\d、，；]*[、，；]).)+?)(?P<number>\d+)(?P<unit>\D+)")
"""One named figure; a name that holds a whole figure is two figures."""
_OTHER_SEPARATORS = ("、", "；", "，")
_OF_BODY, _STOP = "organisation.", "。"
"""What a body is called, and where it is found, holds no full stop; a sentence before it does."""


@dataclass(frozen=True)
class LoneName:
    """A single figure of which only the name is printed; its number is one of the others."""

    name: str


_LONE = -1
"""Stands for the run of a figure of which only the name is printed."""


@dataclass(frozen=True)
class _Region:
    """A region of a probe's text in which a field is printed."""

    start: int
    end: int
    runs: tuple[tuple[str, int], ...]
    """Field paths and which run of their items. More than one where equal numbers are printed
    once, as when a single part is the whole."""
    separators: tuple[str, ...]
    """The separator between the items of a list."""


@dataclass(frozen=True)
class Pattern:
    """One wording of a template: the constants behind it, and where the others are printed."""

    expression: re.Pattern[str]
    regions: tuple[_Region, ...]
    """In the order of the groups; a field may be printed more than once."""
    constants: tuple[tuple[str, Any], ...]
    """Fields that this wording does not print, with the value (none) that leads to it."""
    assumed: tuple[tuple[str, Any], ...]
    """Fields that have some value, but this wording does not say which."""
    fields: tuple[Field, ...]

    @property
    def shape(self) -> tuple[Any, ...]:
        """Equal for patterns that read the same from the same text."""
        regions = ((region.runs, region.separators) for region in self.regions)
        return (self.expression.pattern, *regions)

    @property
    def detail(self) -> int:
        """The detail of a pattern: of two readings the more detailed one is likelier."""
        listed = sum(len("".join(region.separators)) + 1 for region in self.regions)
        return listed + len(self.expression.pattern.replace(_GROUP, ""))

    def readings(self, text: str) -> Iterator[dict[str, Any]]:
        """Yield the values that the text may have been made from."""
        found = self.expression.fullmatch(text)
        if found is None:
            return
        kinds = {field.path: field for field in self.fields}
        read: dict[tuple[str, int], list[Any]] = {}
        for number, region in enumerate(self.regions, start=1):
            for path, run in region.runs:
                words = found[number]
                values = (
                    [LoneName(words)]
                    if run == _LONE
                    else list(_values(kinds[path], words, region.separators))
                )
                known = read.setdefault((path, run), values)
                read[path, run] = [value for value in known if value in values]
        for combination in product(*read.values()):
            yield dict(self.constants) | _joined(zip(read, combination, strict=True))


def pattern_of(
    text: str, probe: Probe, fields: tuple[Field, ...], uses: Collection[str]
) -> Pattern:
    """Return the pattern that the text of one probe shows; `uses` names what it was made from."""
    regions = tuple(_apart(text, probe))
    printed = {path for region in regions for path, _ in region.runs}
    silent = [(path, m) for path, m in probe.items() if path in uses and path not in printed]
    constants = tuple((path, marked.value) for path, marked in silent if not marked.runs)
    assumed = tuple((path, marked.value) for path, marked in silent if marked.runs)
    return Pattern(_expression(text, regions), regions, constants, assumed, fields)


def _joined(runs: Iterable[tuple[tuple[str, int], Any]]) -> dict[str, Any]:
    """Join values by path, the runs of a list one after another."""
    values: dict[str, Any] = {}
    for (path, run), value in runs:
        values[path] = values[path] + value if run > 0 and path in values else value
    return values


def _apart(text: str, probe: Probe) -> Iterator[_Region]:
    """Yield the places of all fields in order, none inside another."""
    places: dict[tuple[int, int], list[tuple[tuple[str, int], tuple[str, ...]]]] = {}
    for path, marked in probe.items():
        runs = list(enumerate(marked.runs))
        if marked.lone_name and not any(run in text for _, (run,) in runs):
            runs = [(_LONE, (marked.lone_name,))]
        for number, run in runs:
            for start, end, separators in _places(text, run):
                places.setdefault((start, end), []).append(((path, number), separators))
    last = 0
    for (start, end), found in sorted(
        places.items(), key=lambda place: (place[0][0], -place[0][1])
    ):
        if start >= last:
            yield _Region(start, end, tuple(run for run, _ in found), found[0][1])
            last = end


def _places(text: str, run: tuple[str, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the positions of items printed one after another, and the text between them."""
    for found in re.finditer("(.*?)".join(map(re.escape, run)), text):
        yield found.start(), found.end(), found.groups()


def _expression(text: str, regions: tuple[_Region, ...]) -> re.Pattern[str]:
    loose = any(len(region.separators) > 1 for region in regions)
    made, place = "", 0
    for region in regions:
        made += _literal(text[place : region.start], loose) + _GROUP
        place = region.end
    return re.compile(made + _literal(text[place:], loose), re.DOTALL)


def _literal(text: str, loose: bool) -> str:
    """Return fixed words as a pattern; beside a list, a numeral may be the number of its items."""
    if not loose:
        return re.escape(text)
    fixed = (re.escape(words) for words in _NUMERAL_RUN.split(text))
    return _ANY_NUMERAL.join(fixed)


# ---------------------------------------------------------------- words -> values


def _values(field: Field, words: str, separators: tuple[str, ...]) -> Iterator[Any]:
    if field.kind is Kind.COUNT:
        if words.isascii() and (number := whole_number(words)) is not None:
            yield number
    elif field.kind is Kind.MONEY:
        if words.isascii() and (amount := decimal_number(words)) is not None:
            yield amount
    elif field.kind is Kind.PROSE:
        yield f"{words}。"  # what ends a sentence is printed once, whether it was typed or not
        yield words
    elif field.kind is Kind.LINE:
        if not (field.path.startswith(_OF_BODY) and _STOP in words):
            yield words
    else:
        for items in _splits(words, separators):
            value = _listed(field, items)
            if value is not None:
                yield value


def _splits(words: str, separators: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the ways in which a printed list may come apart, the likeliest first."""
    if not separators:
        yield [words]
        return
    middle, last = (_separator(separators[n]) for n in (0, -1))
    parts = list(last.finditer(words))
    if parts:
        head, tail = words[: parts[-1].start()], words[parts[-1].end() :]
        yield [*middle.split(head), tail]
    yield middle.split(words)
    for separator in _OTHER_SEPARATORS:
        if separator in words:
            yield words.split(separator)


def _separator(words: str) -> re.Pattern[str]:
    return re.compile(_literal(words, loose=True))


def _listed(field: Field, items: list[str]) -> Any:
    if field.kind is Kind.LINES:
        return items if all(items) else None
    if field.kind is Kind.CHOICES:
        members = {member.label: member for member in field.choices}
        return [members[item] for item in items] if all(i in members for i in items) else None
    figures = [figure for item in items if (figure := _figure(item)) is not None]
    return figures if len(figures) == len(items) else None


def _figure(words: str) -> Figure | None:
    found = _FIGURE.fullmatch(words)
    number = whole_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    return Figure.model_construct(name=found["name"], number=number, unit=found["unit"])
