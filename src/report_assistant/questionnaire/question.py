"""Question: one thing that is asked, with all that is known of it.

The vocabulary is XLSForm's: label, hint, guidance_hint, relevant, constraint, calculation, default,
required, choices. A question whose name begins with `filters.` only routes the conversation; every
other name is a path into the report's model, and takes type and bounds from there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from report_assistant.questionnaire.expressions import Expression
from report_assistant.report.fields import LIST_KINDS, Field, Kind

FILTERS = "filters"
_CHOSEN = re.compile(rf"'\w+' in {FILTERS}\.more")


@dataclass(frozen=True)
class Option:
    """One choice: the stored value and the words for it."""

    value: str
    label: str
    aliases: tuple[str, ...] = ()
    """Other names of the choice, taken from a question of its own."""
    relevant: Expression | None = None
    """Offered only where this holds, or cannot be told yet."""
    is_common: bool = False
    """Whether most clerks mean this one: a screen shows it before the others, under its number."""


@dataclass(frozen=True)
class Suggestion:
    """A conventional answer that the clerk can take by its number."""

    text: str
    relevant: Expression | None = None
    """Offered only if this holds."""
    formerly: tuple[str, ...] = ()
    """How it was worded in earlier versions; stored answers still say so."""
    reply: str = ""
    """What answers it in the question that has one entry for each of these."""
    to: "Suggestion | None" = field(default=None, repr=False)
    """The suggestion of the other question that it replies to."""

    def is_in(self, entry: str) -> bool:
        """Whether an entry of a stored list is this one, whatever was added to it."""
        return any(entry == words or entry.startswith(words + ADDED) for words in self._words)

    @property
    def _words(self) -> tuple[str, ...]:
        return (self.text, *self.formerly)


ADDED = "，如"
"""What stands between a conventional entry and what the clerk adds to it."""


@dataclass(frozen=True)
class FollowUp:
    """What is asked once about the entries that were taken by number; it is added to them."""

    label: str
    hint: str
    example: str
    enter: str
    """What Enter does, in words."""


@dataclass(frozen=True)
class Question:
    """One question of the questionnaire."""

    name: str
    section: int
    label: str
    title: str
    """The question in a few words, for lists and 【待填】 marks."""
    kind: Kind
    field: Field | None
    """The model's field; `None` for a filter."""
    hint: str = ""
    guidance_hint: str = ""
    """The reason for asking, in plain words; the answer to 「为什么问」."""
    article: str = ""
    """The rule that asks for it, e.g. 《条例》第二十条."""
    example: str = ""
    unit: str = ""
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Names of parts of what is counted; the number of a part is not the answer."""
    required: bool = True
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: str = ""
    default: Expression | None = None
    calculation: Expression | None = None
    """Computed instead of asked; the clerk can still change it from the review."""
    otherwise_none: bool = False
    """While the question is not relevant, the report says none (0, no entries, no text)."""
    carry: Expression | None = None
    """The answer carried over from last year, unless the clerk says that it changed."""
    compare: Expression | None = None
    """The part of last year's report beside the question; by default the same answer."""
    confirm_none: Expression | None = None
    """Where it holds, there being none is printed, and so shown before it is taken."""
    zero_together: bool = False
    """Whether a zero of last year may be confirmed together with the others."""
    may_lack: bool = False
    """Whether it is none where the rest of its section was answered without it: it is new."""
    bare_number: Expression | None = None
    """For a row of counts: which column a number without a name goes to."""
    enter_words: tuple[str, ...] = ()
    """What is said for Enter where a value is offered: 没有重复."""
    suggestions: tuple[Suggestion, ...] = ()
    follow_up: FollowUp | None = None
    one_for_each: str = ""
    """The list that this one answers entry by entry, in its order."""
    hints: tuple[Suggestion, ...] = ()
    """Other hints, for some kinds of body; the first that holds takes the place of `hint`."""
    options: tuple[Option, ...] = ()
    withheld: tuple[Option, ...] = ()
    """Choices whose condition does not hold as things stand."""
    formerly: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What an earlier version stored for its one choice -> the choices that it means now."""

    def __hash__(self) -> int:
        return hash(self.name)  # the hash of all fields would be built anew for every look-up

    @property
    def is_filter(self) -> bool:
        """Whether the answer only routes the conversation."""
        return self.field is None

    @property
    def is_list(self) -> bool:
        """Whether answers are collected until the clerk says that there are no more."""
        return self.kind in LIST_KINDS

    @property
    def suggests_sentences(self) -> bool:
        """Whether what can be taken by number are sentences, not names of figures."""
        return bool(self.suggestions) and self.kind is not Kind.FIGURES

    @property
    def takes_none(self) -> bool:
        """Whether 没有 is an answer."""
        if not self.required:
            return True
        words = self.kind in (Kind.LINE, Kind.PROSE, Kind.CHOICE)
        return not words and self.name != "year" and self.constraint is None

    @property
    def chosen_by(self) -> str:
        """The choice of a filter for which it is asked, as `relevant` names it; else empty."""
        found = None if self.relevant is None else _CHOSEN.search(self.relevant.source)
        return "" if found is None else found[0]

    def option_label(self, value: str) -> str:
        """Return the words for a chosen value."""
        return next((option.label for option in self.options if option.value == value), value)

    def none_value(self) -> Any:
        """Return the value that means “none”."""
        return [] if self.field is None else self.field.zero()

    def load(self, stored: Any) -> Any:
        """Return the typed value of a stored one. Raises ValueError if it no longer fits."""
        if self.field is not None:
            return self.field.load(stored)
        stored = next((list(now) for was, now in self.formerly if was == stored), stored)
        known = {option.value for option in self.options}
        chosen = stored if isinstance(stored, list) else [stored]
        if not set(chosen) <= known or isinstance(stored, list) != (self.kind is Kind.CHOICES):
            raise ValueError(f"{self.name}: {stored!r} is no choice of this question")
        return stored

    def dump(self, value: Any) -> Any:
        """Return a typed value as plain data for the log."""
        return value if self.field is None else self.field.dump(value)


@dataclass(frozen=True)
class Section:
    """A group of questions; 0 is what is asked before section one of the report."""

    number: int
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All questions in the order in which they are asked."""

    sections: tuple[Section, ...]
    by_name: Mapping[str, Question] = field(repr=False)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(self.by_name.values())

    def section_of(self, question: Question) -> Section:
        """Return the section that a question stands in."""
        return next(s for s in self.sections if s.number == question.section)

    def group_of(self, question: Question) -> tuple[Question, ...]:
        """Return the neighbours in the section that are asked for the same choice, itself included."""
        neighbours = self.section_of(question).questions
        runs = (tuple(run) for _, run in groupby(neighbours, key=lambda each: each.chosen_by))
        return next(run for run in runs if question in run)

    def title_of(self, path: str) -> str:
        """Return the title of the question that answers `path` or contains it."""
        question = self.covering(path)
        return path if question is None else question.title

    def covering(self, path: str) -> Question | None:
        """Return the question whose answer `path` is, or belongs to."""
        while path:
            if path in self.by_name:
                return self.by_name[path]
            path = path.rpartition(".")[0]
        return None
