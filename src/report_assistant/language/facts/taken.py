"""The facts of one message as they are taken, and the words that were not understood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from report_assistant.language.numerals import NotUnderstood
from report_assistant.questionnaire.question import Question

Understood = Callable[[Question, str], Any]
"""A function from words to the answer to a question. Raises NotUnderstood."""


@dataclass(frozen=True)
class Fact:
    """The answer to one question, and the words that it was read from."""

    question: Question
    value: Any
    words: str


class TakenFacts:
    """One fact for each question. Two that differ are both quoted back."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood
        self._by_name: dict[str, Fact] = {}
        self.unread: list[str] = []

    def __bool__(self) -> bool:
        """Return whether anything was read or quoted yet."""
        return bool(self._by_name or self.unread)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._by_name.values())

    def get(self, name: str) -> Fact | None:
        """Return the fact for a question, by the question's name."""
        return self._by_name.get(name)

    def take(self, question: Question, typed: str, words: str) -> bool:
        """Take the typed answer; False if it is not one, or not the one taken before."""
        try:
            value = self._understood(question, typed)
        except NotUnderstood:
            return False
        earlier = self._by_name.get(question.name)
        if earlier is not None and earlier.value != value:
            self.drop(question.name)
            self.quote(earlier.words)
            return False
        self.put(Fact(question, value, words))
        return True

    def take_or_quote(self, question: Question, typed: str, words: str) -> None:
        """Take the typed answer, or quote its words."""
        if not self.take(question, typed, words):
            self.quote(words)

    def put(self, fact: Fact) -> None:
        """Take a fact that is understood already."""
        self._by_name[fact.question.name] = fact

    def drop(self, name: str) -> Fact | None:
        """Remove the fact for a question."""
        return self._by_name.pop(name, None)

    def quote(self, words: str) -> None:
        """Keep words that are to be quoted back."""
        self.unread.append(words)
