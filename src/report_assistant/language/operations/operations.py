"""What one message changes in answers that are there: lists, words, figures, one after the other.

An operation needs a name before it, an entry that is there, or the list that is collected. At
questions answered in words everything else is an answer: 加强宣传，改进方法 changes nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any

from report_assistant.language.answer_text import shown
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import decide
from report_assistant.language.figures.naming import NUMBERED
from report_assistant.language.operations import list_words
from report_assistant.language.operations.changes import (
    CannotBeDone,
    Change,
    Operations,
    PutAgain,
    Refused,
)
from report_assistant.language.operations.message import (
    RELATIVE,
    REWRITES,
    Message,
    asks,
    is_courtesy,
    is_only_operation,
)
from report_assistant.language.operations.rewriting import ARROWS, Rewriting
from report_assistant.language.operations.rewriting_words import Rewritings
from report_assistant.language.operations.subject import is_only_number
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.phrases import Said, first_of
from report_assistant.language.words.tokens import NUMBER
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

__all__ = ["Change", "Operations", "PutAgain", "Refused", "operations_in"]

_LONGEST = 1500
_OPERATIONS: dict[str, Callable[[Message, int, int], int]] = {
    "op_swap": list_words.swap,
    "op_clear": list_words.clear,
    "op_drop": list_words.drop,
    "op_add": list_words.add,
    "op_keep": list_words.keep,
}
_NUMERIC = (*REWRITES, *RELATIVE, "repair")


def operations_in(
    heard: Heard, context: Context, *, collecting: str | None = None
) -> Operations | PutAgain | Refused | None:
    """Return what a message changes; `None` if it is no operation.

    `collecting` names the list that is being collected: operations without a name mean it.
    """
    if len(heard.typed) > _LONGEST:
        return None
    said = Said(heard.typed, heard.lexicon)
    message = Message(said, context, context.questionnaire.by_name.get(collecting or ""))
    try:
        return _Reading(message).result()
    except CannotBeDone as problem:
        return Refused(str(problem))


class _Reading:
    """One message, read from its first phrase to its last."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._rewritings = Rewritings(message)

    def result(self) -> Operations | PutAgain | Refused | None:
        """Do the operations in order."""
        message = self._message
        if message.is_too_long:
            return None
        place, unread = 0, message.unread
        while place < len(message.phrases):
            if used := self._operation(place):
                place += used
                message.done += 1
                continue
            phrase = message.phrases[place]
            if not is_courtesy(phrase) and not (message.done and is_only_operation(phrase)):
                if message.is_at_words and not message.done:
                    return None
                unread.append(place)
            place += 1
        if message.needs_all and unread:
            return None
        changes = list(message.ledger.changes())
        changes += self._counts(unread, has_changes=bool(changes))
        if not changes:
            return message.again
        return Operations(tuple(changes), tuple(message.phrases[n].words for n in unread))

    def _operation(self, place: int) -> int:
        """Do the operation that begins with a phrase; return how many phrases it takes."""
        message = self._message
        tokens = message.phrases[place].tokens
        if self._is_changed_by_next(place):
            return 0
        if any(token.text in ARROWS for token in tokens):
            return self._rewritings.rewrite(place)
        heads = [(n, kind) for kind in _OPERATIONS if (n := first_of(tokens, kind)) is not None]
        if (head := first_of(tokens, *REWRITES)) is not None:
            heads.append((head, ""))
        if any(asks(token) for token in tokens[: min((n for n, _ in heads), default=0)]):
            return 0
        for head, kind in sorted(heads, key=lambda each: (each[0], not each[1])):
            used = (
                _OPERATIONS[kind](message, place, head) if kind else self._rewritings.rewrite(place)
            )
            if used:
                return used
        behind = 0 if head is not None else self._rewritings.rewrite(place)
        behind = behind or list_words.drop_behind(message, place)
        return behind or list_words.clear_behind(message, place)

    def _is_changed_by_next(self, place: int) -> bool:
        """Whether a number is said here, and only behind it what is done with it: …1条，减掉."""
        phrases = self._message.phrases
        if place + 1 == len(phrases) or not any(t.kind == NUMBER for t in phrases[place].tokens):
            return False
        behind = phrases[place + 1].tokens
        return any(t.has("op_dec", "op_inc") for t in behind) and all(
            t.has(*RELATIVE, "op_add", "op_drop", "op_lead", "op_end", "filler") for t in behind
        )

    # ------------------------------------------------------------ figures

    def _counts(self, unread: list[int], *, has_changes: bool) -> Iterator[Change]:
        """Yield the changes of figures in phrases that are left; those are read then."""
        phrases, values = self._message.phrases, self._message.context.values
        if not any(token.has(*_NUMERIC) for n in unread for token in phrases[n].tokens):
            return
        found = self._figures("，".join(phrases[n].span for n in unread))
        known = {name: each for name, each in found.items() if values.get(name) is not None}
        if not known or (len(known) < len(found) and not has_changes):
            return
        unread.clear()
        if not has_changes and all(value == values[name] for name, (value, _, _) in known.items()):
            title = self._message.context.questionnaire.by_name[next(iter(known))].title
            raise CannotBeDone(f"“{title}”本来就是这样，没有改。")
        for name, (value, is_exact, how) in known.items():
            if value != values[name]:
                yield Change(name, value, how, is_exact)

    def _check_units(self, question: Question, value: Any) -> None:
        """Raise CannotBeDone where an entry is to be changed by a number in another unit."""
        if question.kind is not Kind.FIGURES:
            return
        before = {figure.name: figure for figure in self._message.ledger.value(question) or ()}
        moved = [f for f in value if f.name in before and before[f.name].number != f.number]
        units = {token.unit for phrase in self._message.phrases for token in phrase.tokens}
        strange = units - {""} - {figure.unit for figure in moved}
        if moved and strange:
            figure = moved[0]
            raise CannotBeDone(
                f"“{figure.name}”的单位是“{figure.unit}”，您写的是“{strange.pop()}”，不能相加减。"
                f"请直接写一共多少，例如：{figure.name}改成…{figure.unit}。"
            )

    def _figures(self, words: str) -> dict[str, tuple[Any, bool, str]]:
        """Return the values of figures, whether they were said, and how they come about."""
        message = self._message
        by_name = message.context.questionnaire.by_name
        decision = message.context.read(decide, words)
        found = {
            name: (value, decision.is_said(name), f"改成 {shown(by_name[name], value)}")
            for name, value in decision.values.items()
            if by_name[name].kind in NUMBERED
        }
        for each in decision.proposals:
            self._check_units(each.question, each.value)
            found.setdefault(each.question.name, (each.value, False, each.how))
        asked = message.context.asked
        counted = {question.name for question, _ in self._rewritings.counted}
        if asked is not None and counted and asked.name not in counted:
            found.pop(asked.name, None)  # 把总数改一下，330 answers no other question
        for question, rewriting in self._rewritings.counted:
            if question.name not in found and _is_plain(rewriting):
                said = "".join(token.text for token in rewriting.new)
                found[question.name] = (
                    self._rewritings.number(question, said),
                    True,
                    f"改成 {said}",
                )
        return found


def _is_plain(rewriting: Rewriting) -> bool:
    """Whether a number is said of a name and of nothing else: not of 去年的网站."""
    known = all(token.has(NAME, "op_lead", "filler") for token in rewriting.subject)
    return known and is_only_number(rewriting.new)
