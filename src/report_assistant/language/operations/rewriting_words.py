"""Words that put right what was answered: …改成…, 不是…，是…, 上一条写错了，应该是…."""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from report_assistant.language.answer_text import shown
from report_assistant.language.operations.changes import CannotBeDone, PutAgain
from report_assistant.language.operations.entries import (
    entry_words,
    is_of_sentences,
    longest_run,
    matches,
)
from report_assistant.language.operations.list_words import COUNTING
from report_assistant.language.operations.message import Message, asks, takes_sentences
from report_assistant.language.operations.rewriting import Rewriting, rewriting_at, value_words
from report_assistant.language.operations.subject import LISTED, WORDED, Subject, is_only_number
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.tokens import NUMBER, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_LONGEST_BESIDE = 4
_EDGES = " 　，,;；"
_WHICH = "说不准要改的是哪一题。请连名称一起写，例如：改新媒体 120。"


class Rewritings:
    """Does what a message puts in the place of something else."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._context = message.context
        self._ledger = message.ledger
        self._lists = message.lists
        self._texts = message.texts
        self.counted: list[tuple[Question, Rewriting]] = []
        """New values of counts, for the reader of figures."""

    def rewrite(self, place: int) -> int:
        """Do what a phrase says; return how many phrases that takes. Raises CannotBeDone."""
        found = rewriting_at(self._message.said, place)
        if found is None or (found.new and asks(found.new[0]) and not found.has_colon):
            return 0
        subject = self._message.subject(_without_old_number(found))
        if self._message.is_at_words and not subject.begins:
            return 0
        named = {each.kind for each in subject.questions}
        if (subject.is_head or subject.is_tail) and found.new:
            return self._rewrite_end(found, subject)
        if named & COUNTING and not named & (LISTED | WORDED):
            return self._rewrite_count(found, subject)
        return self._rewrite_words(found, subject, place)

    def _rewrite_words(self, found: Rewriting, subject: Subject, place: int) -> int:
        worded = None if subject.of(LISTED) else subject.of(WORDED)
        if found.is_plain:
            return self._rewrite_figure(found, subject)
        if not found.new:
            return self._put_again(found, subject)
        if worded is not None:
            return self._rewrite_text(worded, found, subject, place)
        last = self._rewrite_last(found, subject, place)
        return last or self._rewrite_entry(found, subject, place)

    def _rewrite_end(self, found: Rewriting, subject: Subject) -> int:
        """Put the beginning or the end of a number right."""
        new, old = self._words(found)
        if subject.is_head:
            self._texts.put_head(new, old)
            return found.used
        return found.used if self._texts.put_tail(subject.of(WORDED), new, old) else 0

    def _words(self, found: Rewriting) -> tuple[str, str]:
        typed = self._message.said.typed
        return value_words(typed, found.new), value_words(typed, found.old)

    # ------------------------------------------------------------ what is named

    def _rewrite_entry(self, found: Rewriting, subject: Subject, place: int) -> int:
        new, old = self._words(found)
        if found.is_glued and not subject.places:
            return 0
        if not subject.questions and not subject.places:
            held = self._texts.holding(old or subject.words)
            if held is not None:
                self._texts.put(held, new, old or subject.words)
                return found.used
        is_worded_old = bool(old) and not is_only_number(found.old)
        target = subject.called(old) if is_worded_old else subject
        where = self._lists.found(target, must_be_whole=self._message.is_at_words)
        if where is not None and len(where[1]) == 1:
            words, used = self._whole(found, place, where[0])
            self._lists.put_at(where[0], where[1][0], target, words)
            return used
        if subject.places and not self._message.is_at_words:
            raise CannotBeDone("是哪一题的？请连名称一起写，例如：问题第一条改成：更新不及时。")
        return 0 if target.words else self._rewrite_list(found, subject, place)

    def _rewrite_figure(self, found: Rewriting, subject: Subject) -> int:
        """Give an entry of figures another number: 医保登记是41件."""
        where = None if subject.questions else self._lists.found(subject)
        if where is None or where[0].kind is not Kind.FIGURES or len(where[1]) != 1:
            return 0
        self._lists.put_at(where[0], where[1][0], subject, self._words(found)[0])
        return found.used

    def _rewrite_list(self, found: Rewriting, subject: Subject, place: int) -> int:
        """Replace a whole list that is named."""
        named = subject.of(LISTED)
        if named is None or is_only_number(found.new) or self._ledger.value(named) is None:
            return 0
        if named.kind is Kind.FIGURES and not any(token.kind == NUMBER for token in found.new):
            return 0
        if is_of_sentences(named) and self._message.is_at_words and not found.has_colon:
            return 0
        words, used = self._whole(found, place, named)
        self._ledger.set(named, self._lists.read(named, words), f"改成“{words}”")
        return used

    def _rewrite_text(
        self, question: Question, found: Rewriting, subject: Subject, place: int
    ) -> int:
        if self._ledger.value(question) is None and question == self._context.asked:
            return 0
        if found.is_glued and not found.has_colon and not is_only_number(found.new):
            return 0
        words, used = self._whole(found, place, question)
        held = str(self._ledger.value(question))
        if found.is_loose and len(longest_run(words, held)) * 2 < len(held):
            return 0
        self._texts.put(question, words, self._words(found)[1] or subject.words)
        return used

    def _rewrite_count(self, found: Rewriting, subject: Subject) -> int:
        question = next(each for each in subject.questions if each.kind in COUNTING)
        if found.new:
            self.counted.append((question, found))
            return 0
        if any(token.kind == NUMBER for token in found.subject):
            return 0
        return self._put_again(found, subject)

    def _put_again(self, found: Rewriting, subject: Subject) -> int:
        answered = [each for each in subject.questions if self._ledger.value(each) is not None]
        question = answered[0] if answered else None
        is_last = (subject.is_recent or not subject.questions) and not self._is_of_before(subject)
        if question is None and is_last and not subject.words:
            question = self._last()
        if question is None or len(subject.words) > _LONGEST_BESIDE:
            return 0
        if (held := self._ledger.value(question)) is None:
            return 0
        which, words = "", shown(question, held)
        if subject.places and question.kind in LISTED:
            place = self._ledger.place(question, subject.places[0])
            which = f"第{place + 1}条"
            words = entry_words(question, dict(self._ledger.entries(question))[place])
        example = f"{subject.name or question.title}{which}改成…"
        reason = f"“{question.title}”{which}现在是“{words}”。请把对的写上，例如：{example}"
        self._message.again = PutAgain(question.name, reason)
        return found.used

    # ------------------------------------------------------------ the last answer

    def _last(self) -> Question | None:
        """Return the list that is collected, or the question that was answered last."""
        collecting = self._message.collecting
        if collecting is not None and self._ledger.value(collecting):
            return collecting
        taken = [self._context.questionnaire.by_name[name] for name in self._context.just_taken]
        if len(taken) > 1:
            listed = "、".join(f"“{question.title}”" for question in taken[:4])
            raise CannotBeDone(f"刚才记了几题：{listed}。请连名称一起写是哪一题。")
        return taken[0] if taken else None

    def _is_of_before(self, subject: Subject) -> bool:
        """Whether what is said belongs to what was said before: 检查多算了两次，应该是3次."""
        message = self._message
        return message.has_named or (message.is_begun and not subject.is_recent)

    def _rewrite_last(self, found: Rewriting, subject: Subject, place: int) -> int:
        """Put the last answer right, where it is meant."""
        if (dropped := None if found.subject else self._ledger.restore()) is not None:
            words, used = self._whole(found, place, dropped[0])
            self._lists.put_at(*dropped, subject, words)
            return used
        question = self._last() if self._means_last(found, subject) else None
        if question is None or self._ledger.value(question) is None:
            return 0
        question = self._holding_number(question, found)
        words, used = self._whole(found, place, question)
        old = self._words(found)[1]
        if question.kind in LISTED:
            self._rewrite_last_list(question, words, old)
        elif question.kind in WORDED:
            self._texts.put(question, words, old)
        else:
            self._ledger.set(question, self.number(question, words), f"改成 {words}")
        return used

    def _holding_number(self, last: Question, found: Rewriting) -> Question:
        """Return the answer that holds the number which is put right: 把114改成115.

        The last answer where it holds the number or none was said. Raises CannotBeDone.
        """
        said = found.old if is_only_number(found.old) else found.subject
        numbers = {token.value for token in said if token.kind == NUMBER}
        if last.kind not in COUNTING or len(numbers) != 1 or not is_only_number(said):
            return last
        values = self._context.values
        if numbers <= _numbers_of(values.get(last.name)):
            return last
        by_name = self._context.questionnaire.by_name
        holding = [by_name[name] for name, value in values.items() if numbers <= _numbers_of(value)]
        if len(holding) == 1 and holding[0].kind in COUNTING:
            return holding[0]
        raise CannotBeDone(_WHICH)

    def _means_last(self, found: Rewriting, subject: Subject) -> bool:
        """Whether the last answer is meant, which no name says."""
        if found.is_glued or self._is_of_before(subject):
            return False
        if subject.is_recent:
            return True
        if subject.questions or subject.places or subject.words or self._message.done:
            return False
        is_list = "、" in self._words(found)[0]
        return found.may_be_last and (found.is_cry or is_list or not self._message.is_at_words)

    def _rewrite_last_list(self, question: Question, words: str, old: str) -> None:
        if old and self._lists.put(Subject((question,), (), old), words):
            return
        entries = self._ledger.entries(question)
        read = self._lists.read(question, words)
        if len(read) == 1 and len(entries) > 1 and question.kind is not Kind.CHOICES:
            near = matches(entry_words(question, read[0]), question, entries)
            if len(near) == 1 or is_of_sentences(question):
                spot = near[0].place if len(near) == 1 else entries[-1][0]
                self._ledger.put(question, spot, read[0], is_exact=False)
                return
        is_exact = len(read) >= len(entries)
        self._ledger.set(question, read, f"改成“{words}”", is_exact=is_exact)

    def number(self, question: Question, words: str) -> Any:
        """Return a number as an answer to a question of figures. Raises CannotBeDone."""
        try:
            return self._context.understood(question, words)
        except NotUnderstood as error:
            raise CannotBeDone(str(error)) from error

    def _whole(self, found: Rewriting, place: int, question: Question) -> tuple[str, int]:
        """Return a new value with all that belongs to it, and how many phrases it takes."""
        new = self._words(found)[0]
        if not takes_sentences(question):
            new = new.removesuffix("了")
            if question.kind in COUNTING or found.old:
                return new, found.used
        end, used = self._message.extent(place + found.used - 1, question)
        typed = self._message.said.typed
        if question.kind is Kind.MEASURES and typed[end : end + 1] == "。":
            end += 1
        elif used == 1:
            return new, found.used
        words = typed[found.new[0].start : end]
        return words.strip(_EDGES), found.used + used - 1


def _numbers_of(value: Any) -> set[Any]:
    """Return the numbers of an answer: a count, those of a row with their total."""
    if isinstance(value, int | Decimal):
        return {value}
    if isinstance(value, BaseModel):
        columns = [each for each in value.model_dump().values() if isinstance(each, int)]
        return {*columns, sum(columns)}
    return set()


def _without_old_number(found: Rewriting) -> tuple[Token, ...]:
    """Return what a rewriting is of, without the figure that is to be changed: 显示屏33改成35."""
    tokens = found.subject
    if len(tokens) > 1 and tokens[-1].kind == NUMBER and is_only_number(found.new):
        return tokens[:-1]
    return tokens
