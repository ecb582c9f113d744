"""One answer in words that is put right: the whole of it, a part inside, its end, a numbered choice."""

import re
from typing import Any

from report_assistant.language.operations.changes import CannotBeDone
from report_assistant.language.operations.ledger import Ledger
from report_assistant.language.operations.subject import WORDED
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.lexicon import OPTION
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.contact import PHONE, SHAPES
from report_assistant.report.fields import TEXT_KINDS, Kind

_NTH = re.compile("(?:选|用)?第?([0-9]{1,2}|[一二三四五六七八九])(?:个|条|项|种)?")
_DIGITS = {sign: n for n, sign in enumerate("一二三四五六七八九", start=1)}
_LONGEST_LOCAL = 8
_LETTERS = re.compile("[^\\W\\d_]")
_ENDED = (
    PHONE,
    "organisation.postcode",
    "organisation.email",
    "organisation.website",
)
"""What is known by its last signs."""
_WITH_DIGITS = (PHONE, "organisation.postcode")


class Texts:
    """Corrects answers in words."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._questions = ledger.context.questionnaire.questions

    def holding(self, old: str) -> Question | None:
        """Return the one question in words whose answer is exactly this."""
        found = [
            question
            for question in self._questions
            if old and question.kind in WORDED and self._value(question) == old
        ]
        return found[0] if len(found) == 1 else None

    def put(self, question: Question, new: str, old: str = "") -> None:
        """Put the right words in the place of an answer, or of a part of it. Raises CannotBeDone."""
        before = self._value(question)
        if before and old and old != before and old in before and new not in before:
            value = before.replace(old, new, 1)
            self._ledger.set(question, value, _how(before, value), is_exact=False)
            return
        if (
            question.kind is not Kind.CHOICE
            and before
            and old
            and new
            and old in new
            and new == before
        ):
            raise CannotBeDone(f"“{question.title}”现在就是“{before}”。")
        is_known = not old or old == before
        value = self._read(question, new)
        if question.name == PHONE and (code := _area_code_left_out(before, value)):
            value, is_known = f"{code}{value}", False
        how = _how(self._shown(question, before), self._shown(question, value))
        self._ledger.set(question, value, how, is_exact=is_known)

    def put_tail(self, question: Question | None, new: str, old: str) -> bool:
        """Put the right signs at the end of an answer; False if none ends so. Raises CannotBeDone."""
        known = [each for each in self._questions if each.name in _ENDED and self._value(each)]
        if question is not None:
            known = [each for each in known if each == question]
        ending = [each for each in known if not old or self._value(each).endswith(old)]
        if len(ending) != 1:
            if question is not None and known:
                raise CannotBeDone(
                    f"“{question.title}”现在是“{self._value(known[0])}”，末尾不是“{old}”，请写全。"
                )
            return False
        before = self._value(ending[0])
        value = before[: -len(old or new)] + new
        self._ledger.set(ending[0], value, _how(before, value), is_exact=bool(old))
        return True

    def put_head(self, new: str, old: str) -> None:
        """Put the right area code before the telephone number. Raises CannotBeDone."""
        question = self._ledger.context.questionnaire.by_name[_ENDED[0]]
        before = self._value(question)
        code, hyphen, rest = before.partition("-")
        if not hyphen or not new.isdigit() or (old and old != code):
            raise CannotBeDone(f"“{question.title}”现在是“{before}”，请连区号一起写全。")
        self._ledger.set(question, f"{new}-{rest}", _how(before, f"{new}-{rest}"))

    def _value(self, question: Question) -> str:
        held = self._ledger.value(question)
        return held if isinstance(held, str) else ""

    def _shown(self, question: Question, value: Any) -> str:
        return question.option_label(value) if question.kind is Kind.CHOICE else str(value)

    def _read(self, question: Question, words: str) -> Any:
        plain = text.half_width(words).strip()
        nth = _NTH.fullmatch(plain)
        number = 0 if nth is None else _DIGITS.get(nth[1]) or int(nth[1])
        if nth is not None and question.suggestions:
            known = self._ledger.context.offered(question)
            if not 1 <= number <= len(known):
                raise CannotBeDone(f"“{question.title}”的编号是 1 到 {len(known)}。")
            return known[number - 1]
        if question.kind is Kind.CHOICE:
            if nth is not None and 1 <= number <= len(question.options):
                return question.options[number - 1].value
            kinds = self._ledger.context.lexicon.kinds_of(plain)
            values = [value for name, value in kinds.get(OPTION, ()) if name == question.name]
            if len(values) == 1:
                return values[0]
        if question.name in _WITH_DIGITS and not any(map(str.isdigit, plain)):
            raise CannotBeDone(f"“{question.title}”要写数字，例如：{question.example}。")
        if (
            question.name not in SHAPES
            and question.kind in TEXT_KINDS
            and not _LETTERS.search(plain)
        ):
            raise CannotBeDone(f"“{question.title}”要写文字，只有数字不行，还没有改。")
        try:
            return self._ledger.context.understood(question, words)
        except NotUnderstood as error:
            raise CannotBeDone(str(error)) from error


def _area_code_left_out(before: str, after: str) -> str:
    """Return the area code of a telephone number, hyphen included, where the new one has none."""
    code, hyphen, _ = before.partition("-")
    return f"{code}-" if hyphen and after.isdigit() and len(after) <= _LONGEST_LOCAL else ""


def _how(before: str, after: str) -> str:
    return f"“{before}”改成“{after}”" if before else f"填“{after}”"
