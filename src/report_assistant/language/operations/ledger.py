"""The answers while the operations of one message are done, one after the other.

Places are those of the list as it was shown: after 删第一条 the second is still 第二条.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from report_assistant.language.context import Context
from report_assistant.language.operations.changes import CannotBeDone, Change
from report_assistant.language.operations.entries import entry_shown, entry_words
from report_assistant.language.operations.subject import LAST
from report_assistant.questionnaire.question import Question

_GONE = object()


class Ledger:
    """Values that change."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._lists: dict[str, list[Any]] = {}
        self._shown: dict[str, int] = {}
        self._values: dict[str, Any] = {}
        self._hows: dict[str, list[str]] = {}
        self._last = ""
        self._guessed: set[str] = set()
        self._dropped: tuple[Question, int, Any, int] | None = None

    @property
    def last(self) -> Question | None:
        """The question that the last operation was done to."""
        return self.context.questionnaire.by_name[self._last] if self._last else None

    def value(self, question: Question) -> Any:
        """Return the answer as it stands; `None` if there is none."""
        if question.name in self._lists:
            return [entry for entry in self._lists[question.name] if entry is not _GONE]
        if question.name in self._values:
            return self._values[question.name]
        return self.context.values.get(question.name)

    def entries(self, question: Question) -> list[tuple[int, Any]]:
        """Return the entries of a list with their places."""
        return [(n, e) for n, e in enumerate(self._slots(question)) if e is not _GONE]

    def place(self, question: Question, said: int) -> int:
        """Return a place that was said as one of the list. Raises CannotBeDone."""
        slots = self._slots(question)
        shown = self._shown[question.name]
        place = shown - 1 if said == LAST else said
        if not 0 <= place < shown:
            held = f"只有 {shown} 条" if shown else "还没有内容"
            raise CannotBeDone(f"“{question.title}”{held}，没有第 {said + 1} 条。")
        if slots[place] is _GONE:
            raise CannotBeDone(f"“{question.title}”第 {place + 1} 条已经删了。")
        return place

    def drop(self, question: Question, place: int, *, is_exact: bool = True) -> None:
        """Take an entry out."""
        slots = self._slots(question)
        self._note(question, f"删去“{entry_shown(question, slots[place])}”", is_exact)
        self._dropped = (question, place, slots[place], len(self._hows[question.name]))
        slots[place] = _GONE

    def restore(self) -> tuple[Question, int] | None:
        """Take the last operation back if it took an entry out; return where that entry stands."""
        if self._dropped is None:
            return None
        question, place, entry, noted = self._dropped
        if len(self._hows[question.name]) != noted:
            return None
        self._hows[question.name].pop()
        self._slots(question)[place] = entry
        return question, place

    def put(self, question: Question, place: int, entry: Any, *, is_exact: bool = True) -> None:
        """Replace an entry."""
        words = entry_shown(question, self._slots(question)[place])
        self._slots(question)[place] = entry
        self._note(question, f"“{words}”改成“{entry_shown(question, entry)}”", is_exact)

    def append(self, question: Question, entry: Any) -> None:
        """Add an entry. Raises CannotBeDone if it is there."""
        words = entry_words(question, entry)
        if any(entry_words(question, each) == words for _, each in self.entries(question)):
            raise CannotBeDone(f"“{question.title}”里已经有“{words}”了。")
        self._slots(question).append(entry)
        self._note(question, f"加上“{entry_shown(question, entry)}”")

    def keep(self, question: Question, places: list[int]) -> None:
        """Take all other entries out."""
        for place, _ in self.entries(question):
            if place not in places:
                self.drop(question, place)

    def exchange(self, question: Question, one: int, other: int) -> None:
        """Let two entries change places."""
        slots = self._slots(question)
        slots[one], slots[other] = slots[other], slots[one]
        self._note(question, f"第 {one + 1} 条和第 {other + 1} 条对调", False)

    def set(self, question: Question, value: Any, how: str, *, is_exact: bool = True) -> None:
        """Give a whole answer a new value; `None` opens it again."""
        self._lists.pop(question.name, None)
        self._values[question.name] = value
        self._note(question, how, is_exact)

    def changes(self) -> Iterator[Change]:
        """Yield the change of each question that has another value now. Raises CannotBeDone."""
        for name, hows in self._hows.items():
            question = self.context.questionnaire.by_name[name]
            value = self.value(question)
            if value is not None and question.field is not None:
                try:
                    value = question.field.adapter.validate_python(value)
                except ValidationError as error:
                    raise CannotBeDone(f"“{question.title}”改成这样不行，请换个说法。") from error
            if value == self.context.values.get(name):
                raise CannotBeDone(f"“{question.title}”本来就是这样。")
            yield Change(name, value, "；".join(hows), name not in self._guessed)

    def _slots(self, question: Question) -> list[Any]:
        if question.name not in self._lists:
            held = self.value(question)
            self._lists[question.name] = list(held or ())
            self._shown[question.name] = len(self._lists[question.name])
        return self._lists[question.name]

    def _note(self, question: Question, how: str, is_exact: bool = True) -> None:
        self._hows.setdefault(question.name, []).append(how)
        self._last = question.name
        if not is_exact:
            self._guessed.add(question.name)
