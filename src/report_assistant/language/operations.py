"""What one message changes in answers that are there: lists, words, figures, one after the other.

An operation needs a name before it, an entry that is there, or the list that is collected. At
questions answered in words everything else is an answer: 加强宣传，改进方法 changes nothing.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from report_assistant.language.answer_text import shown
from report_assistant.language.changes import (
    CannotBeDone,
    Change,
    Operations,
    PutAgain,
    Refused,
)
from report_assistant.language.context import Context
from report_assistant.language.decision import decide
from report_assistant.language.entries import entry_words, is_of_sentences, longest_run
from report_assistant.language.heard import Heard
from report_assistant.language.ledger import Ledger
from report_assistant.language.lexicon import ENTITY, NAME
from report_assistant.language.list_operations import Lists, added_words, drop_subject
from report_assistant.language.numerals import NotUnderstood
from report_assistant.language.phrases import Phrase, Said, first_of, without_edges, words_of
from report_assistant.language.rewriting import Rewriting, rewriting_at, value_words
from report_assistant.language.shapes import ORDINAL
from report_assistant.language.subject import (
    LISTED,
    WORDED,
    Subject,
    has_ordinal,
    is_only_number,
    subject_of,
)
from report_assistant.language.text_corrections import Texts
from report_assistant.language.tokens import NUMBER, UNKNOWN, Token
from report_assistant.language.understanding import Reading, understand
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import WORDED_KINDS, Kind

__all__ = ["Change", "Operations", "PutAgain", "Refused", "operations_in"]

_LONGEST, _LONGEST_AT_WORDS = 1500, 30
_COUNTING = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_HEADS = ("op_swap", "op_clear", "op_drop", "op_add")
_REWRITES = ("op_set", "op_pick", "op_wrong", "op_again", "not_is", "changed", "was")
_RELATIVE = ("op_inc", "op_dec", "op_more", "op_less")
_COURTESY = ("filler", "op_lead", "op_end", "others_stay", "rest", "question")


def operations_in(
    heard: Heard, context: Context, *, collecting: str | None = None
) -> Operations | PutAgain | Refused | None:
    """Return what a message changes; `None` if it is no operation.

    `collecting` names the list that is being collected: operations without a name mean it.
    """
    if len(heard.typed) > _LONGEST:
        return None
    reading = _Reading(Said(heard.typed, heard.lexicon), context, collecting)
    try:
        return reading.result()
    except CannotBeDone as problem:
        return Refused(str(problem)) if reading.may_refuse else None


class _Reading:
    """One message."""

    def __init__(self, said: Said, context: Context, collecting: str | None) -> None:
        self._said = said
        self._context = context
        self._ledger = Ledger(context)
        self._lists = Lists(self._ledger, collecting)
        self._texts = Texts(self._ledger)
        self._collecting = context.questionnaire.by_name.get(collecting or "")
        self._at_words = context.asked is not None and context.asked.kind in WORDED_KINDS
        self._again: PutAgain | None = None
        self._counted: list[tuple[Question, Rewriting, str]] = []
        self._done = False
        self.may_refuse = True

    def result(self) -> Operations | PutAgain | Refused | None:
        """Do the operations in order."""
        phrases = self._said.phrases
        place, unread = 0, []
        is_first = True
        while place < len(phrases):
            used = self._operation(place) if not (self._at_words and self._is_long(place)) else 0
            if used:
                place += used
                self._done = True
                is_first = False
                continue
            if is_first and self._at_words and not self._is_courtesy(phrases[place]):
                return None
            unread.append(place)
            place += 1
        changes = [
            *self._ledger.changes(),
            *self._counts(unread, bool(list(self._ledger.changes()))),
        ]
        if not changes:
            return self._again
        left = tuple(phrases[n].words for n in unread if not self._is_courtesy(phrases[n]))
        return Operations(tuple(changes), left)

    # ------------------------------------------------------------ one operation

    def _operation(self, place: int) -> int:
        """Do the operation that begins with a phrase; return how many phrases it takes."""
        tokens = self._said.phrases[place].tokens
        heads = sorted(
            (n, kind)
            for kind in (*_HEADS, "rewrite")
            if (n := first_of(tokens, *(_REWRITES if kind == "rewrite" else (kind,)))) is not None
        )
        doers: dict[str, Callable[[int, int], int]] = {
            "op_swap": self._swap,
            "op_clear": self._clear,
            "op_drop": self._drop,
            "op_add": self._add,
            "rewrite": self._rewrite,
        }
        for head, kind in heads:
            if used := doers[kind](place, head):
                return used
        return self._rewrite(place, 0) if "→" in self._said.phrases[place].words else 0

    def _subject(self, tokens: tuple[Token, ...], name_at: str = "") -> Subject:
        return subject_of(self._said.typed, tokens, self._context, name_at)

    def _swap(self, place: int, head: int) -> int:
        phrase = self._said.phrases[place]
        subject = self._subject(phrase.tokens)
        answered = [q for q in subject.questions if self._ledger.value(q) is not None]
        question = subject.of(LISTED) or self._lists.current
        if len(subject.places) == 2 and question is not None:
            one, other = (self._ledger.place(question, each) for each in subject.places)
            self._ledger.exchange(question, one, other)
            return 1
        if len(answered) != 2 or answered[0].kind is not answered[1].kind:
            return 0
        first, second = answered
        one_value, other_value = self._ledger.value(first), self._ledger.value(second)
        how = f"“{first.title}”和“{second.title}”对调"
        self._ledger.set(first, other_value, how, is_exact=False)
        self._ledger.set(second, one_value, how, is_exact=False)
        return 1

    def _clear(self, place: int, head: int) -> int:
        tokens = self._said.phrases[place].tokens
        if tokens[head].has("column") or any(token.kind == NUMBER for token in tokens):
            return 0
        subject = self._subject((*tokens[:head], *tokens[head + 1 :]))
        found = [q for q in subject.questions if self._ledger.value(q) is not None]
        if not found or subject.places or not subject.begins or _is_sentence(subject):
            return 0
        self._ledger.set(found[0], None, "清空，留着以后再填")
        return 1

    def _drop(self, place: int, head: int) -> int:
        phrase = self._said.phrases[place]
        subject = drop_subject(phrase, head, self._ledger)
        if self._at_words and not subject.begins:
            return 0
        named = subject.of(LISTED)
        if is_only_number(phrase.tokens[head + 1 :]) and not subject.places:
            return 0
        if self._lists.drop(subject):
            return 1
        if any(question.kind in _COUNTING for question in subject.questions[:1]):
            return 0
        if subject.places and not self._at_words:
            raise CannotBeDone("是哪一题的？请连名称一起写，例如：问题第二条删掉。")
        if named is not None and not subject.words and self._ledger.value(named):
            self._ledger.set(named, [], f"“{named.title}”改成没有", is_exact=False)
            return 1
        if named is not None and subject.words and self._ledger.value(named) and not self._at_words:
            raise CannotBeDone(
                f"“{named.title}”里没有“{subject.words}”，现在是：{shown(named, self._ledger.value(named))}。"
            )
        return 0

    def _add(self, place: int, head: int) -> int:
        phrase = self._said.phrases[place]
        token = phrase.tokens[head]
        before = self._subject(phrase.tokens[:head])
        named = before.of(LISTED)
        behind = without_edges(phrase.tokens[head + 1 :])
        if before.questions and named is None:
            return self._add_to_text(place, before)
        if named is None and before.words:
            return self._add_before(place, head, before)
        is_explicit = token.text[-1] in "条项个"
        question = named or self._named_behind(behind) or self._lists.current
        if question is None or (named is None and not is_explicit and self._collecting is None):
            return 0
        if not self._may_add(question, token, named is not None, before, behind):
            return 0
        if question is not named and question is not self._lists.current:
            behind = behind[1:]
        end, used = self._reach(place, question)
        start = Phrase(phrase.typed, (token, *behind), phrase.pause)
        words = added_words(start, 0, end)
        if not words:
            return 0
        self._lists.add(question, words)
        return used

    def _may_add(
        self,
        question: Question,
        token: Token,
        is_named: bool,
        before: Subject,
        behind: tuple[Token, ...],
    ) -> bool:
        if self._at_words and not before.begins:
            return False
        if question.kind is Kind.FIGURES:
            return not is_only_number(behind)
        if question.kind is not Kind.CHOICES and is_only_number(behind):
            return False
        is_weak = len(token.text) < 2 or token.has("compare", "column") or token.text == "还有"
        if is_of_sentences(question):
            return (
                token.text[-1] in "条项"
                or bool(behind and behind[0].text == ":")
                or token.text[-1] == "个"
            )
        if is_weak and token.text not in ("加", "补"):
            return (
                is_named and bool(self._ledger.value(question)) and self._context.asked != question
            )
        return is_named or self._collecting is not None or token.text[-1] in "条项个"

    def _named_behind(self, behind: tuple[Token, ...]) -> Question | None:
        """Return the list that is named right behind 再加一条: 再加一条问题：…."""
        if len(behind) < 2 or not behind[0].has(NAME):
            return None
        return self._subject(behind[:1]).of(LISTED)

    def _add_to_text(self, place: int, before: Subject) -> int:
        """Take a text that is written out whole after 要加上…, ask for it where it is not."""
        question = before.of(WORDED)
        phrases = self._said.phrases
        if (
            question is None
            or not isinstance(held := self._ledger.value(question), str)
            or not held
        ):
            return 0
        added = without_edges(phrases[place].tokens, (), ("op_end",))
        if place + 1 < len(phrases):
            whole = words_of(
                phrases[place].typed,
                without_edges(phrases[place + 1].tokens, ("op_is", "op_lead"), ("op_end",)),
            )
            if longest_run(whole, held) == held and added[-1].text in whole:
                self._texts.put(question, whole)
                return 2
        if self._at_words and not before.begins:
            return 0
        self._again = PutAgain(
            question.name, f"“{question.title}”现在是“{held}”。请把改好的连起来写一遍。"
        )
        return 1

    def _add_before(self, place: int, head: int, before: Subject) -> int:
        """Add what stands before the operation: 司法所也加上, 把司法所加到成员里."""
        phrase = self._said.phrases[place]
        behind = self._subject(phrase.tokens[head + 1 :])
        question = behind.of(LISTED) or (None if behind.words else self._lists.current)
        if question is None or is_of_sentences(question) or len(behind.words) > 1 or before.places:
            return 0
        if self._at_words and self._collecting is None and behind.of(LISTED) is None:
            return 0
        if (
            any(token.kind == NUMBER for token in phrase.tokens)
            and question.kind is not Kind.FIGURES
        ):
            return 0
        self._lists.add(question, before.words)
        return 1

    # ------------------------------------------------------------ rewriting

    def _rewrite(self, place: int, head: int) -> int:
        found = rewriting_at(self._said, place)
        if found is None:
            return 0
        subject = self._subject(found.subject)
        if self._at_words and not subject.begins:
            return 0
        old = value_words(self._said.typed, found.old)
        new = value_words(self._said.typed, found.new)
        if subject.is_tail and new:
            named = next((q for q in subject.questions if q.kind in WORDED), None)
            return found.used if self._texts.put_tail(named, new, old) else 0
        counted = next((q for q in subject.questions if q.kind in _COUNTING), None)
        listed, worded = subject.of(LISTED), subject.of(WORDED)
        if counted is not None and listed is None and worded is None:
            return self._rewrite_count(counted, found, subject, new)
        if not new:
            return self._put_again(found, subject)
        if worded is not None and listed is None:
            return self._rewrite_text(worded, found, subject, place, new, old)
        if (
            not subject.questions
            and not subject.places
            and not subject.words
            and not (old and not found.is_wrong)
        ):
            if found.subject or not self._done:
                if used := self._rewrite_last(found, subject, place, new, old):
                    return used
        if found.is_glued and not subject.places:
            return 0
        return self._rewrite_entry(found, subject, place, new, old)

    def _rewrite_entry(
        self, found: Rewriting, subject: Subject, place: int, new: str, old: str
    ) -> int:
        if subject.is_recent:
            return self._rewrite_last(found, subject, place, new, old)
        if not found.subject and (dropped := self._ledger.restore()) is not None:
            words, used = self._long(found, place, dropped[0], new)
            self._lists.put_at(*dropped, Subject(dropped[:1], dropped[1:]), words)
            return used
        held = self._texts.holding(old or subject.words) if not subject.questions else None
        if held is not None and not subject.places:
            self._texts.put(held, new, old or subject.words)
            return found.used
        is_worded_old = bool(old) and not is_only_number(found.old)
        target = replace(subject, words=old, with_name=old) if is_worded_old else subject
        where = self._lists.found(target)
        if where is not None and len(where[1]) == 1:
            words, used = self._long(found, place, where[0], new)
            self._lists.put(target, words)
            return used
        named = subject.of(LISTED)
        if where is None and subject.places and not self._at_words:
            raise CannotBeDone("是哪一题的？请连名称一起写，例如：问题第一条改成：更新不及时。")
        if named is None or target.words or is_only_number(found.new):
            return 0
        if named.kind is Kind.FIGURES and not any(map(str.isdigit, new)):
            return 0
        if is_of_sentences(named) and self._at_words and not found.has_colon:
            return 0
        if self._ledger.value(named) is None:
            return 0
        words, used = self._long(found, place, named, new)
        self._ledger.set(named, self._lists.read(named, words), f"改成“{words}”")
        return used

    def _rewrite_text(
        self, question: Question, found: Rewriting, subject: Subject, place: int, new: str, old: str
    ) -> int:
        if self._ledger.value(question) is None and question == self._context.asked:
            return 0
        if found.is_glued and not found.has_colon and not is_only_number(found.new):
            return 0
        words, used = self._long(found, place, question, new)
        self._texts.put(question, words, old or subject.words)
        return used

    def _rewrite_count(
        self, question: Question, found: Rewriting, subject: Subject, new: str
    ) -> int:
        if new:
            self._counted.append((question, found, new))
            return 0
        if not any(token.kind == NUMBER for token in found.subject):
            return self._put_again(found, subject)
        return 0

    def _put_again(self, found: Rewriting, subject: Subject) -> int:
        question = next((q for q in subject.questions if self._ledger.value(q) is not None), None)
        if question is None and (subject.is_recent or not subject.questions) and not subject.words:
            question = self._last(subject)
        if question is None or self._ledger.value(question) is None or _is_sentence(subject):
            return 0
        held = self._ledger.value(question)
        name = question.title
        if subject.places and question.kind in LISTED:
            place = self._ledger.place(question, subject.places[0])
            held_words = entry_words(question, dict(self._ledger.entries(question))[place])
            name = f"{name}第{place + 1}条"
        else:
            held_words = shown(question, held)
        said = f"{subject.name or question.title}{name.removeprefix(question.title)}"
        reason = f"“{name}”现在是“{held_words}”。请把对的写上，例如：{said}改成…"
        self._again = PutAgain(question.name, reason)
        return found.used

    # ------------------------------------------------------------ the last answer

    def _last(self, subject: Subject) -> Question | None:
        if self._collecting is not None and self._ledger.value(self._collecting):
            return self._collecting
        taken = [self._context.questionnaire.by_name[name] for name in self._context.just_taken]
        if len(taken) > 1:
            listed = "、".join(f"“{question.title}”" for question in taken[:4])
            raise CannotBeDone(f"刚才记了几题：{listed}。请连名称一起写是哪一题。")
        return taken[0] if taken else None

    def _rewrite_last(
        self, found: Rewriting, subject: Subject, place: int, new: str, old: str
    ) -> int:
        head = (
            self._said.phrases[place].tokens[len(found.subject)]
            if found.subject is not None
            else None
        )
        is_said = (
            subject.is_recent or found.is_wrong or (head is not None and head.text[0] in "改换更")
        )
        if self._at_words and self._collecting is None and not is_said:
            return 0
        question = self._last(subject)
        if question is None or self._ledger.value(question) is None:
            return 0
        words, used = self._long(found, place, question, new)
        if question.kind in LISTED:
            self._rewrite_last_list(question, found, words, old)
        elif question.kind in WORDED:
            self._texts.put(question, words, old)
        else:
            self._ledger.set(question, self._number(question, new), f"改成 {new}")
        return used

    def _rewrite_last_list(
        self, question: Question, found: Rewriting, words: str, old: str
    ) -> None:
        entries = self._ledger.entries(question)
        if old and self._lists.put(Subject((question,), (), old), words):
            return
        read = self._lists.read(question, words)
        if len(read) == 1 and len(entries) > 1 and question.kind is not Kind.CHOICES:
            said = entry_words(question, read[0])
            near = [n for n, e in entries if len(longest_run(said, entry_words(question, e))) > 1]
            if len(near) == 1 or is_of_sentences(question):
                spot = near[0] if len(near) == 1 else entries[-1][0]
                self._ledger.put(question, spot, read[0], is_exact=False)
                return
        is_exact = len(read) >= len(entries)
        self._ledger.set(question, read, f"改成“{words}”", is_exact=is_exact)

    def _number(self, question: Question, words: str) -> Any:
        column = self._context.bare_column(question, self._context.values)
        try:
            return understand(question, words, Reading(bare_column=column))
        except NotUnderstood as error:
            raise CannotBeDone(str(error)) from error

    # ------------------------------------------------------------ figures

    def _counts(self, unread: list[int], has_changes: bool) -> list[Change]:
        """Return the changes of counts in phrases that are left, as figures are read."""
        phrases = self._said.phrases
        left = [n for n in unread if not self._is_courtesy(phrases[n])]
        marks = (*_REWRITES, *_RELATIVE, "repair")
        if not any(token.has(*marks) for n in left for token in phrases[n].tokens):
            return []
        words = "，".join(
            phrases[n].typed[phrases[n].tokens[0].start : phrases[n].tokens[-1].end] for n in left
        )
        decision = decide(Heard(words, self._said.lexicon), self._context)
        found = {
            name: (value, True, f"改成 {self._shown(name, value)}")
            for name, value in decision.values.items()
        }
        for each in decision.proposals:
            found.setdefault(each.question.name, (each.value, False, each.how))
        for question, rewriting, new in self._counted:
            if question.name not in found and is_only_number(rewriting.new):
                value = self._number(question, new)
                found[question.name] = (value, True, f"改成 {new}")
        known = {n: v for n, v in found.items() if self._context.values.get(n) is not None}
        if len(known) < len(found) and not has_changes:
            return []
        unread[:] = [n for n in unread if n not in left] if known else unread
        values = self._context.values
        return [Change(n, v, how, sure) for n, (v, sure, how) in known.items() if v != values[n]]

    def _shown(self, name: str, value: Any) -> str:
        return shown(self._context.questionnaire.by_name[name], value)

    # ------------------------------------------------------------ how far words go

    def _long(self, found: Rewriting, place: int, question: Question, new: str) -> tuple[str, int]:
        """Return a new value with all that belongs to it, and how many phrases it takes."""
        if not (
            is_of_sentences(question)
            or _is_sentence_kind(question)
            or question.kind is Kind.FIGURES
        ):
            last = place + found.used - 1
            end, used = self._reach(last, question)
            if found.old or question.kind not in LISTED or end <= found.new[-1].end:
                return new, found.used
        else:
            end, used = self._reach(place + found.used - 1, question)
        words = self._said.typed[found.new[0].start : max(end, found.new[-1].end)]
        tokens = without_edges(
            self._said.phrases[place + found.used + used - 2].tokens, (), ("op_end",)
        )
        if tokens and used > 1:
            words = self._said.typed[found.new[0].start : tokens[-1].end]
        return (words if used > 1 else new).strip(" 　，,。;；"), found.used + used - 1

    def _reach(self, place: int, question: Question) -> tuple[int, int]:
        """Return where an entry or text ends that begins in a phrase, and the phrases it takes."""
        phrases = self._said.phrases
        is_long = is_of_sentences(question) or _is_sentence_kind(question)
        following = place + 1
        while following < len(phrases) and not self._starts_operation(following):
            phrase = phrases[following]
            if is_long and phrase.pause == "\n" and not question.is_list:
                break
            if not is_long and not self._is_entry(phrase, question):
                break
            if self._is_courtesy(phrase) and all(map(self._is_courtesy, phrases[following:])):
                break
            following += 1
        tokens = without_edges(phrases[following - 1].tokens, (), ("op_end",))
        last = tokens or phrases[following - 1].tokens
        return last[-1].end, following - place

    def _is_entry(self, phrase: Phrase, question: Question) -> bool:
        """Whether a phrase goes on with a list of names."""
        if question.kind is Kind.FIGURES:
            return any(t.kind == NUMBER for t in phrase.tokens) and not any(
                t.has(NAME, *_REWRITES, *_RELATIVE) for t in phrase.tokens
            )
        if question.kind is not Kind.LINES:
            return False
        strange = [
            t
            for t in phrase.tokens
            if not (t.kind == UNKNOWN or t.has(ENTITY) or t.text in "所办和")
        ]
        return len(phrase.words) <= 10 and not strange

    def _starts_operation(self, place: int) -> bool:
        tokens = without_edges(self._said.phrases[place].tokens, ("op_lead",))
        if not tokens:
            return False
        ops = [
            n
            for n, token in enumerate(tokens)
            if token.has("op_drop", "op_set", "op_add", "not_is", "op_clear", "op_swap", "op_wrong")
            and (len(token.text) > 1 or token.text == "删")
        ]
        if not ops:
            return False
        first = tokens[0]
        if first.has(ORDINAL) or (0 in ops and has_ordinal(tokens)):
            return True
        if first.has(NAME, ENTITY) and ops[0] in (1, 2):
            return True
        return 0 in ops and first.has("op_add") and first.text[-1] in "条项"

    def _is_courtesy(self, phrase: Phrase) -> bool:
        return all(token.has(*_COURTESY) for token in phrase.tokens)

    def _is_long(self, place: int) -> bool:
        """Whether too much is said for an operation at a question answered in words."""
        words = re.split("[:：]", self._said.typed, maxsplit=1)[0]
        return place == 0 and len(words.strip()) > _LONGEST_AT_WORDS


def _is_sentence_kind(question: Question) -> bool:
    return question.kind is Kind.PROSE or (
        question.kind is Kind.LINE and bool(question.suggestions)
    )


def _is_sentence(subject: Subject) -> bool:
    """Whether more is said beside the name than names do."""
    return len(subject.words) > 4
