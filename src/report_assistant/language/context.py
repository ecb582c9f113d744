"""What a message is said to: the question that is up, and the answers so far."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import ENTITY, SELF, Kinds, Lexicon, lexicon_of
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text
from report_assistant.report.fields import Kind

_NAME, _OFFICE = "organisation.name", "organisation.office"
_BODY = re.compile("^(.{2,}?)(?:人民政府|政府|办事处|街道办事处|管理委员会|委员会|局|办公室)$")
_REGION = re.compile("^.{1,8}?(?:省|市|州|县|区|旗)(?=.{2})")
_SHORTEST = 2
_SHORTEST_PART = 3
_MOST_KEPT = 16
"""How many readings are kept; one message and its parts are fewer."""
_Read = TypeVar("_Read")


Understood = Callable[[Question, str], Any]
"""A function from words to the answer to a question. Raises NotUnderstood."""


def _never(_: str) -> bool:
    return True


def _not_understood(question: Question, words: str) -> Any:
    raise NotUnderstood(f"{question.name}: {words}")


@dataclass(frozen=True, eq=False)
class Context:
    """Where a message is said. It never changes, so what is read here is read once."""

    questionnaire: Questionnaire
    asked: Question | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """The answers so far, by question."""
    year: int | None = None
    """The report's year."""
    counts: Callable[[str], bool] = _never
    """Whether a question counts as the answers stand."""
    offered: Callable[[Question], tuple[str, ...]] = lambda question: tuple(
        suggestion.text for suggestion in question.suggestions
    )
    """What can be taken by number, in the order in which it is shown."""
    bare_column: Callable[[Question, Mapping[str, Any]], str | None] = lambda _question, _more: None
    """The column of a row that a number without one belongs to, given more answers."""
    understood: Understood = _not_understood
    just_taken: tuple[str, ...] = ()
    """The questions that were answered last."""

    def heard(self, words: str) -> Heard:
        """Return a message as it is heard here."""
        return self._once((Context.heard, words), lambda: Heard(words, self.lexicon))

    def heard_as_answer(self, words: str) -> Heard:
        """Return a message as it is heard where an answer is written in words, or chosen."""
        return self._once(
            (Context.heard_as_answer, words), lambda: Heard(words, self.answer_lexicon)
        )

    def read(self, reader: Callable[[Heard, "Context"], _Read], words: str) -> _Read:
        """Return what a reader makes of a message, the same object whenever it is asked again."""
        return self._once((reader, words), lambda: reader(self.heard(words), self))

    def at(self, question: Question) -> "Context":
        """Return where a message is said that answers another question."""
        if self.asked is question:
            return self
        moved = self._moved.get(question.name)
        if moved is None or moved.asked is not question:
            moved = self._moved[question.name] = replace(self, asked=question)
        return moved

    def unanswered(self, question: Question) -> "Context":
        """Return where a message is said that answers a question anew."""
        if question.name not in self.values:
            return self
        if question.name not in self._emptied:
            known = {name: value for name, value in self.values.items() if name != question.name}
            self._emptied[question.name] = replace(self, values=known)
        return self._emptied[question.name]

    @cached_property
    def _emptied(self) -> dict[str, "Context"]:
        """Question -> where it has no answer."""
        return {}

    @cached_property
    def _moved(self) -> dict[str, "Context"]:
        """Question -> where a message answers it."""
        return {}

    def _once(self, key: tuple[object, str], read: Callable[[], _Read]) -> _Read:
        if key not in self._kept:
            result = read()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = result
        kept: _Read = self._kept[key]
        return kept

    @cached_property
    def _kept(self) -> dict[tuple[object, str], Any]:
        """What was read: (reader, words) -> result."""
        return {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words known here, those of this report's lists among them."""
        return lexicon_of(self.questionnaire).with_words(self._own)

    @cached_property
    def answer_lexicon(self) -> Lexicon:
        """The words known where an answer is written in words, or chosen."""
        return lexicon_of(self.questionnaire).for_answers.with_words(self._own)

    @cached_property
    def _own(self) -> Mapping[str, Kinds]:
        return dict(self._own_words())

    def _own_words(self) -> Iterator[tuple[str, Kinds]]:
        """Yield the body's own name, and the entries of its lists."""
        name = self.values.get(_NAME)
        if isinstance(name, str) and name:
            for word in _names_of(text.half_width(name)):
                yield word, {SELF: ()}
        found: dict[str, list[tuple[str, int]]] = {}
        known = lexicon_of(self.questionnaire).surfaces
        for question in self.questionnaire.questions:
            for place, words in enumerate(_entries(question, self.values.get(question.name))):
                entry = text.half_width(words).lower()
                for word in (entry, *(part for part in _parts_of(entry) if part not in known)):
                    found.setdefault(word, []).append((question.name, place))
        for word, places in found.items():
            yield word, {ENTITY: tuple(dict.fromkeys(places))}


def _names_of(name: str) -> Iterator[str]:
    yield name
    for known in (name, _REGION.sub("", name)):
        yield known
        if found := _BODY.match(known):
            yield found[1]
            if len(found[1]) > _SHORTEST:
                yield found[1][:-1]


def _parts_of(entry: str) -> Iterator[str]:
    """Yield the beginnings and ends of an entry that may stand for it: 社保卡 of 社保卡办理."""
    for length in range(_SHORTEST_PART, len(entry)):
        yield entry[:length]
        yield entry[-length:]


def _entries(question: Question, value: Any) -> Iterator[str]:
    if question.kind is Kind.LINES and question.suggestions == ():
        yield from (words for words in value or () if len(words) >= _SHORTEST)
    elif question.kind is Kind.FIGURES:
        yield from (figure.name for figure in value or ())
    elif question.name == _OFFICE and value:
        yield value
