"""The words that are known, each with its kinds: names of questions, columns, choices, closed classes.

Names, aliases and choices come from the questionnaire; what clerks call them beside that, and the
words that only do something to a sentence, stand in prompts/annual_report/lexicon.yaml. A surface
may be of several kinds (收到 names 新收 and is what one does with a case).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import Any

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.sounds import sound_of
from report_assistant.foundation.yaml_lines import LocatedYaml, load_yaml
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import tables, text
from report_assistant.report.fields import Kind

NAME, PART, COLUMN, OPTION, ENTITY, SELF, UNIT = (
    *("name", "partname", "column", "option", "entity", "self", "unit"),
)
HANDLED = "applications.handled"
"""The sum of the results; it has a name and is no question."""
FILE = "lexicon.yaml"
_ROW = "row"
"""The unit under which the lexicon lists the measure words of rows of a table."""
_KEYS = (
    *("names", "columns", "options", "classes", "parts", "shorts", "described"),
    *("units", "answers", "lists"),
)
_HEARD = (2, 6)
"""Lengths of words that are also known by their sound."""

Kinds = Mapping[str, tuple[Any, ...]]
"""Kind of word -> what it stands for: questions, columns, (question, choice); empty for a class."""


class LexiconProblem(ClerkProblem):
    """The lexicon cannot be used; the message says where and why."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Every known surface."""

    surfaces: Mapping[str, Kinds]
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sound -> the surfaces of names, columns and choices that sound so."""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind -> words that are known only where an answer is written in words, or chosen."""
    base: "Lexicon | None" = None
    """The lexicon of all reports, where this one holds the words of one report besides."""
    own: Mapping[str, Kinds] = field(default_factory=dict)
    """The words that it holds besides."""

    def words_at(self, words: str, start: int) -> Iterator[tuple[int, Kinds]]:
        """Yield the surfaces that begin at `start` as (end, kinds), longest first."""
        for length in self._lengths.get(words[start : start + 1], ()):
            kinds = self.surfaces.get(words[start : start + length])
            if kinds is not None and start + length <= len(words):
                yield start + length, kinds

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """First character -> the lengths of the surfaces that begin with it, longest first."""
        if self.base is not None:
            known = dict(self.base._lengths)
            for first, lengths in _lengths_of(self.own).items():
                known[first] = tuple(sorted({*known.get(first, ()), *lengths}, reverse=True))
            return known
        return _lengths_of(self.surfaces)

    def names_of(self, question: str) -> tuple[str, ...]:
        """Return the names of a question, longest first."""
        return self._names.get(question, ()) if self.base is None else self.base.names_of(question)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        named: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.surfaces, key=len, reverse=True):
            for question in self.surfaces[word].get(NAME, ()):
                named[question].append(word)
        return {question: tuple(words) for question, words in named.items()}

    @cached_property
    def as_written(self) -> "Lexicon":
        """The lexicon with nothing known by its sound."""
        return replace(self, heard={})

    def heard_at(self, words: str, start: int) -> Iterator[tuple[int, Kinds]]:
        """Yield what begins at `start` and only sounds like a name: (end, kinds)."""
        begun = sound_of(words[start : start + _HEARD[0]])
        for length in self._lengths_heard.get(begun, ()):
            said = words[start : start + length]
            if len(said) < length or said in self.surfaces:
                continue
            for known in self.heard.get(sound_of(said), ()):
                if length > _HEARD[0] or said[0] == known[0] or said[1] == known[1]:
                    yield start + length, self.surfaces[known]
                    break

    @cached_property
    def _lengths_heard(self) -> Mapping[str, tuple[int, ...]]:
        """First two sounds -> the lengths of what sounds so, longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for sound in self.heard:
            found[sound[: _HEARD[0]]].add(len(sound))
        return {begun: tuple(sorted(lengths, reverse=True)) for begun, lengths in found.items()}

    def kinds_of(self, surface: str) -> Kinds:
        """Return what a surface may be; empty where it is not known."""
        return self.surfaces.get(surface, {})

    def counts_in(self, question: Question, unit: str) -> bool:
        """Return whether clerks count what is asked in `unit`; without one it fits."""
        if not unit or unit == question.unit:
            return True
        known = self.surfaces.get(unit, {}).get(UNIT, ())
        return question.unit in known or (question.kind is Kind.COUNTS and _ROW in known)

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the surfaces of one kind."""
        return frozenset(word for word, kinds in self.surfaces.items() if kind in kinds)

    def with_words(self, more: Mapping[str, Kinds]) -> "Lexicon":
        """Return the lexicon with words of one report: entries of lists, the body's own name."""
        if not more:
            return self
        if self._lately and self._lately[-1].own == more:
            return self._lately[-1]
        merged = dict(self.surfaces)
        for word, kinds in more.items():
            merged[word] = {**merged.get(word, {}), **kinds}
        self._lately[:] = [replace(self, surfaces=merged, base=self, own=more)]
        return self._lately[0]

    @cached_property
    def _lately(self) -> list["Lexicon"]:
        """The lexicon that was made last with words of a report."""
        return []

    @cached_property
    def for_answers(self) -> "Lexicon":
        """The lexicon with the words of `answers` as further kinds, and nothing known by its sound."""
        merged = {word: dict(kinds) for word, kinds in self.surfaces.items()}
        for kind, words in self.answers.items():
            for word in words:
                merged.setdefault(word, {})[kind] = ()
        return Lexicon(merged, answers=self.answers)


def _lengths_of(words: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for word in filter(None, words):
        found[word[0]].add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def lexicon_of(questionnaire: Questionnaire) -> Lexicon:
    """Return the lexicon for the questions. Raises LexiconProblem."""
    return _built(questionnaire.questions)


@lru_cache(maxsize=4)
def _built(questions: tuple[Question, ...]) -> Lexicon:
    return build_lexicon(questions, _source())


@cache
def _source() -> LocatedYaml:
    return load_yaml((asset_dir("prompts") / "annual_report" / FILE).read_text("utf-8"), FILE)


@cache
def words_round_lists(kind: str) -> frozenset[str]:
    """Return words that stand round the items of a list: what announces it, courtesy behind it."""
    return frozenset(_source().value["lists"][kind])


@cache
def short_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return short name -> the `names` and the `columns` that it stands for before a number."""
    return {kind: _turned(listed) for kind, listed in _source().value["shorts"].items()}


@cache
def described_results() -> Mapping[str, Sequence[Sequence[Sequence[str]]]]:
    """Return question -> what describes it: lists of words, one of each after the other."""
    described: Mapping[str, Sequence[Sequence[Sequence[str]]]] = _source().value["described"]
    return described


def _turned(listed: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = defaultdict(list)
    for name, words in listed.items():
        for word in words:
            turned[word].append(name)
    return {word: tuple(names) for word, names in turned.items()}


@cache
def words_of_class(kind: str) -> tuple[str, ...]:
    """Return the words of a closed class, where no report is known."""
    return tuple(_source().value["classes"][kind])


@cache
def measure_words() -> frozenset[str]:
    """Return the words that things are counted in: 件, 条, 人次."""
    units = _source().value["units"]
    return frozenset((*units, *(word for words in units.values() for word in words)))


def build_lexicon(questions: Sequence[Question], source: LocatedYaml) -> Lexicon:
    """Return the lexicon that a file and the questions make. Raises LexiconProblem."""
    _check(questions, source)
    data = source.value
    surfaces: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)

    def add(words: Iterable[str], kind: str, *stands_for: Any) -> None:
        for word in words:
            kinds = surfaces[text.half_width(word).lower()]
            kinds[kind] = tuple(dict.fromkeys((*kinds.get(kind, ()), *stands_for)))

    for question in questions:
        also = data["names"].get(question.name, ())
        add((question.title, *question.aliases, *also), NAME, question.name)
        add(question.parts, PART, question.name)
        more = data["options"].get(question.name, {})
        for option in question.options:
            named = (option.label, *option.aliases, *more.get(option.value, ()))
            add(named, OPTION, (question.name, option.value))
    add(data["names"].get(HANDLED, ()), NAME, HANDLED)
    for labels in tables.ROW_LABELS:
        for column, label in labels.items():
            add((label, *data["columns"].get(column, ())), COLUMN, column)
    _add_parts(data["parts"], add)
    for kind, words in data["classes"].items():
        add(words, kind)
    for unit, words in data["units"].items():
        add(words, UNIT, unit)
    answers = {kind: tuple(words) for kind, words in data["answers"].items()}
    return Lexicon(dict(surfaces), _by_sound(surfaces), answers)


def _add_parts(parts: Mapping[str, Any], add: Callable[..., None]) -> None:
    """Add what is made of parts: 新 + 弄 + 了 is 制发."""
    for kind, listed in ((NAME, parts["names"]), (COLUMN, parts["columns"])):
        for stands_for, patterns in listed.items():
            add(_joined(patterns), kind, stands_for)
    for kind, patterns in parts["classes"].items():
        add(_joined(patterns), kind)
    for question, options in parts["options"].items():
        for value, patterns in options.items():
            add(_joined(patterns), OPTION, (question, value))


def _joined(patterns: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    return ("".join(words) for pattern in patterns for words in product(*pattern))


def _by_sound(surfaces: Mapping[str, Kinds]) -> Mapping[str, tuple[str, ...]]:
    heard: dict[str, list[str]] = defaultdict(list)
    for word, kinds in surfaces.items():
        is_heard = _HEARD[0] <= len(word) <= _HEARD[1] and not word.isascii()
        if is_heard and kinds.keys() & {NAME, PART, COLUMN, OPTION}:
            heard[sound_of(word)].append(word)
    return {sound: tuple(words) for sound, words in heard.items()}


def _check(questions: Sequence[Question], source: LocatedYaml) -> None:
    """Refuse what names nothing, with its line."""
    data = source.value
    if not isinstance(data, dict) or set(data) != set(_KEYS):
        raise LexiconProblem(f"{FILE} 第 1 行：要有这几个部分：{'、'.join(_KEYS)}")
    known = {*(question.name for question in questions), HANDLED}
    columns = {column for labels in tables.ROW_LABELS for column in labels}
    choices = {q.name: {option.value for option in (*q.options, *q.withheld)} for q in questions}
    of_questions: tuple[tuple[str, ...], ...] = (
        *(("names",), ("options",), ("described",)),
        *(("parts", "names"), ("parts", "options"), ("shorts", "names")),
    )
    wrong: list[tuple[str, ...]] = [
        (*path, name) for path in of_questions for name in _at(data, path) if name not in known
    ]
    wrong += [
        (*path, name)
        for path in (("columns",), ("parts", "columns"), ("shorts", "columns"))
        for name in _at(data, path)
        if name not in columns
    ]
    wrong += [
        (*path, name, value)
        for path in (("options",), ("parts", "options"))
        for name, options in _at(data, path).items()
        for value in options
        if value not in choices.get(name, options)
    ]
    for where in wrong:
        raise LexiconProblem(f"{FILE} 第 {source.line(where)} 行：没有“{where[-1]}”这个名称")


def _at(data: Any, path: Sequence[str]) -> Any:
    for step in path:
        data = data[step]
    return data
