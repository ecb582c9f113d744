"""The inverse of narrative templates: text in, the answers that give just this text out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from report_assistant.drafting.assembly import Templates
from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.drafting.narrative import Rendered
from report_assistant.recognition.differences import COMPARED, LAST_TOTAL, TOTAL, last_totals
from report_assistant.recognition.lessons import Lesson, Wording, lessons_of
from report_assistant.recognition.patterns import LoneName, Pattern, pattern_of
from report_assistant.recognition.probes import READABLE, probes
from report_assistant.report.fields import (
    Field,
    UnknownField,
    field_at,
    place_of,
    set_value,
    value_at,
)
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import FIRST
from report_assistant.report.tables import TABLE_OF
from report_assistant.report.values import Figure

Answers = dict[str, Any]
"""Field path -> value."""
_PHRASINGS = "phrasings"
_UNIT = "条"
_MUCH = 0.6
"""Of the fixed words that the best wording shares with a text: so many are worth a try."""
_MOST_TRIED = 20_000
"""So many trials a paragraph is worth. Ours takes some hundreds; what is not ours could take minutes."""
_SHARE_END = re.compile(r"[。】\n]|.\Z", re.DOTALL)


class Inverse:
    """Reads paragraphs of one report. What is known of it is settled as it is read."""

    def __init__(self, templates: Templates, report: AnnualReport, known: Sequence[str]) -> None:
        """Take a `report` that holds the `known` answers; it is filled in place."""
        self._narrative = templates.narrative
        self.report = report
        self._known = set(known)
        self._patterns: dict[Wording, tuple[Pattern, ...]] = {}
        self._hopeless: set[tuple[str, int, str]] = set()
        """Parts of paragraphs that no pattern of a wording fits, whatever was read before them."""
        self._trials_left = 0

    def settle(self, answers: Answers) -> None:
        """Take answers as known from now on."""
        for path, value in answers.items():
            set_value(self.report, path, value)
        if not self._known.issuperset({*answers} - {_PHRASINGS}):
            self._known.update(answers)
            self._patterns.clear()  # wordings depend on what is known
            self._hopeless.clear()

    def read(self, templates: Sequence[str], text: str) -> Answers | None:
        """Return the answers behind a paragraph of several templates; `None` if it is not ours.

        Rendering them gives just this text.
        """
        wordings = tuple((name, self._likely(name, text)) for name in templates)
        self._trials_left = _MOST_TRIED
        return next(self._readings(wordings, text, {}), None)

    def _likely(self, template: str, text: str) -> tuple[int, ...]:
        """Return the wordings that a template may have in a text: those whose fixed words it has.

        Of equal ones that of the report comes first.
        """
        used = self._narrative.phrasing(template, self.report)
        numbers = range(FIRST, self._narrative.wordings[template] + 1)
        shared = {
            number: sum(len(words) for words in self._words_of(template, number) if words in text)
            for number in numbers
        }
        least = max(shared.values()) * _MUCH
        likely = [n for n in numbers if n == used or (shared[n] and shared[n] >= least)]
        return tuple(sorted(likely, key=lambda number: (-shared[number], number != used)))

    def _words_of(self, template: str, number: int) -> frozenset[str]:
        """Return the words that tell a wording: its fixed ones, and the names of its figures."""
        narrative = self._narrative
        return frozenset(narrative.fixed_words(template, number)).union(
            narrative.named_figures(template, number)
        )

    def _readings(
        self, templates: tuple[tuple[str, tuple[int, ...]], ...], text: str, read: Answers
    ) -> Iterator[Answers]:
        if not templates:
            if not text:
                yield read
            return
        (first, wordings), *others = templates
        for end in _ends(text):
            for number in wordings:
                for answers in self._read_one(first, number, text[:end], read):
                    yield from self._readings(tuple(others), text[end:], answers)

    def _read_one(self, template: str, number: int, text: str, read: Answers) -> Iterator[Answers]:
        """Yield readings of one template's text, on top of what was read before it."""
        part = (template, number, text)
        if part in self._hopeless or self._trials_left == 0:
            return
        self._trials_left -= 1
        worded = self._worded(template, number, read)
        if template == COMPARED:
            total = read.get(TOTAL, value_at(self.report, TOTAL))
            for last in last_totals(text, total):
                full = {**read, LAST_TOTAL: last}
                if self._rendered(template, full | worded).text == text:
                    yield full | worded
        named = self._narrative.named_figures(template, number)
        is_like_it = template == COMPARED
        for pattern in self._patterns_of(template, number, MISSING_OPEN in text):
            assumed = dict(pattern.assumed)
            for answers in _numbered(pattern.readings(text), read):
                is_like_it = True
                if named and _has_figure(answers, named):
                    continue
                full = assumed | answers | read
                if self._rendered(template, full | worded).text != text:
                    continue
                is_any = worded and self._rendered(template, full).text == text
                yield answers | read | ({} if is_any else worded)
        if not is_like_it:
            self._hopeless.add(part)

    def _worded(self, template: str, number: int, read: Answers) -> Answers:
        """Return the answer that a wording is; nothing where it is the report's as it stands."""
        if number == self._narrative.phrasing(template, self.report):
            return {}
        return {_PHRASINGS: {**self.report.phrasings, **read.get(_PHRASINGS, {}), template: number}}

    def _patterns_of(self, template: str, number: int, gaps: bool) -> tuple[Pattern, ...]:
        key = (template, number, gaps)
        if key not in self._patterns:
            before = self.report.phrasings
            self.report.phrasings = {**before, template: number}
            try:
                self._patterns[key] = self._learnt(key)
            finally:
                self.report.phrasings = before
        return self._patterns[key]

    def _learnt(self, wording: Wording) -> tuple[Pattern, ...]:
        """Return what an earlier lesson taught, where what it went by is the same here."""
        lessons = lessons_of(self._narrative)
        for lesson in lessons.of(wording):
            if all(self._circumstance(path) == was for path, was in lesson.went_by.items()):
                return lesson.patterns
        template, _, gaps = wording
        lesson = self._learn(template, gaps)
        lessons.keep(wording, lesson)
        return lesson.patterns

    def _circumstance(self, path: str) -> tuple[bool, str]:
        """Return whether an answer is to be found out, and how it stands now.

        In words: equal amounts may be printed differently.
        """
        return self._unknown(path) is not None, repr(value_at(self.report, path))

    def _learn(self, template: str, gaps: bool) -> Lesson:
        """Render the template with every probe; fields that show up on the way are probed too."""
        fields: tuple[Field, ...] = ()
        went_by: set[str] = set()
        while True:
            tried = [
                (probe, self._rendered(template, {path: m.value for path, m in probe.items()}))
                for probe in probes(fields, gaps=gaps)
            ]
            used = {path for _, rendered in tried for path in rendered.uses}
            went_by |= used
            found = tuple(field for path in sorted(used) if (field := self._unknown(path)))
            if set(found) <= set(fields):
                break
            fields = tuple(dict.fromkeys((*fields, *found)))
        patterns: dict[Any, Pattern] = {}
        for probe, rendered in tried:
            made = pattern_of(rendered.text, probe, fields, rendered.uses)
            patterns.setdefault(made.shape, made)
        ordered = sorted(patterns.values(), key=lambda pattern: -pattern.detail)
        return Lesson({path: self._circumstance(path) for path in went_by}, tuple(ordered))

    def _unknown(self, path: str) -> Field | None:
        if path in self._known or path.partition(".")[0] in TABLE_OF:  # tables are read as such
            return None
        try:
            field = field_at(path)
        except UnknownField:
            return None
        return field if field.kind in READABLE else None

    def _rendered(self, template: str, answers: Answers) -> Rendered:
        before: list[tuple[Any, str, Any]] = []
        for path, value in answers.items():
            part, name = place_of(self.report, path)
            before.append((part, name, getattr(part, name)))
            setattr(part, name, value)
        try:
            return self._narrative.render(template, self.report)
        finally:  # a copy for each trial would take three times as long as the trial
            for part, name, value in before:
                setattr(part, name, value)


def _has_figure(answers: Answers, names: frozenset[str]) -> bool:
    """Whether a figure that the template names itself was taken for one of a list."""
    lists = (value for value in answers.values() if isinstance(value, list))
    return any(isinstance(f, Figure) and f.name in names for figures in lists for f in figures)


def _numbered(readings: Iterable[Answers], read: Answers) -> Iterator[Answers]:
    """Give figures of which only the name is printed each number that they can have."""
    for answers in readings:
        lone = [path for path, value in answers.items() if isinstance(value, LoneName)]
        numbers = {v for v in (*answers.values(), *read.values()) if type(v) is int and v}
        for chosen in product(sorted(numbers), repeat=len(lone)):
            figures = {
                path: [Figure.model_construct(name=answers[path].name, number=n, unit=_UNIT)]
                for path, n in zip(lone, chosen, strict=True)
            }
            yield answers | figures


def _ends(text: str) -> Iterator[int]:
    """Yield the positions where a template's share of the text may end: after each sentence."""
    yield 0
    yield from (found.end() for found in _SHARE_END.finditer(text))
