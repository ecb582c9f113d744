"""Lists changed entry by entry: added to, taken from, the n-th one, renamed, emptied."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from report_assistant.language.answers.lists import (
    read_figures,
    read_lines,
    read_measures,
    read_sentences,
)
from report_assistant.language.answers.options import choose
from report_assistant.language.answers.ordered_items import items_in
from report_assistant.language.figures.decision import Step
from report_assistant.language.operations.changes import CannotBeDone
from report_assistant.language.operations.entries import (
    Match,
    best,
    entry_words,
    is_of_sentences,
    matches,
)
from report_assistant.language.operations.ledger import Ledger
from report_assistant.language.operations.subject import LAST, LISTED, Subject, subject_of
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.lexicon import OPTION
from report_assistant.language.words.phrases import Phrase, unquoted, without_edges
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind
from report_assistant.report.values import Figure

_LEADS = ("op_lead", "op_end")
_EDGES = " 　：:，,;；"
_ONE = re.compile(r"^(?:一|1)?[条个项点]?[：:]\s*|^(?:一|1)[条个项点](?:$|(?!.{0,1}$))")
_AND = re.compile("[、，,]|(?<=.{2})[和跟及](?=.{2})")


class Lists:
    """Does operations on lists."""

    def __init__(self, ledger: Ledger, collecting: Question | None) -> None:
        self._ledger = ledger
        self._context = ledger.context
        self._collecting = collecting

    @property
    def current(self) -> Question | None:
        """The list that was changed last here, the one that is collected or was answered last."""
        last = self._ledger.last
        if last is not None and last.kind in LISTED:
            return last
        if self._collecting is not None and self._collecting.kind in LISTED:
            return self._collecting
        asked = self._context.asked
        if asked is not None and asked.kind in LISTED and self._ledger.value(asked):
            return asked
        taken = [self._context.questionnaire.by_name.get(n) for n in self._context.just_taken]
        lists = [each for each in taken if each is not None and each.kind in LISTED]
        return lists[0] if len(lists) == 1 else None

    # ------------------------------------------------------------ which

    def found(
        self, subject: Subject, *, must_be_whole: bool = False
    ) -> tuple[Question, list[int]] | None:
        """Return the list and the places that are meant; `None` if no entry is. Raises CannotBeDone.

        Where a sentence may be an answer, the words must stand in the entry as they are.
        """
        named = subject.of(LISTED)
        if subject.places:
            return self._at_places(subject, named)
        if named is None:
            subject = replace(subject, words=subject.with_name or subject.words)
        if not subject.words:
            return self._without_words(subject, named)
        return self._called(subject.words, named, must_be_whole=must_be_whole)

    def _at_places(
        self, subject: Subject, named: Question | None
    ) -> tuple[Question, list[int]] | None:
        question = named or self.current
        if question is None or question.kind is Kind.CHOICES:
            return None
        return question, [self._ledger.place(question, each) for each in subject.places]

    def _without_words(
        self, subject: Subject, named: Question | None
    ) -> tuple[Question, list[int]] | None:
        """Return the last entry for 刚才那条, and the one that holds the name of its question."""
        if named is None:
            current = self.current if subject.is_recent else None
            return None if current is None else (current, [self._ledger.place(current, LAST)])
        own = matches(subject.name, named, self._ledger.entries(named))
        if subject.is_entry:
            self._one_of(subject.name, own)
        return (named, [own[0].place]) if len(own) == 1 else None

    def _called(
        self, said: str, named: Question | None, *, must_be_whole: bool
    ) -> tuple[Question, list[int]] | None:
        """Return the entries that words name, one or several."""
        found: list[Match] = []
        for words in filter(None, _AND.split(said)):
            one = self._matched(words, self._question(found[0]) if found else named)
            if one is None and found:
                raise CannotBeDone(f"“{words}”没有找到，请写清楚是哪一项。")
            one = one or self._matched(said, named)
            if one is None or (must_be_whole and not one.is_whole):
                return None
            found.append(one)
        if not found:
            return None
        return self._question(found[0]), list(dict.fromkeys(each.place for each in found))

    def _matched(self, words: str, named: Question | None) -> Match | None:
        if named is not None:
            return self._one_of(words, matches(words, named, self._ledger.entries(named)))
        for question in filter(None, (self._collecting, self.current)):
            if one := self._one_of(words, matches(words, question, self._ledger.entries(question))):
                return one
        found: list[Match] = []
        for question in self._context.questionnaire.questions:
            if question.kind in LISTED and not question.is_filter and self._ledger.value(question):
                found += matches(words, question, self._ledger.entries(question))
        same = [each for each in found if each.is_same]
        whole = [each for each in found if each.is_whole]
        return self._one_of(words, best(same or whole or found))

    def _one_of(self, words: str, found: Sequence[Match]) -> Match | None:
        if len(found) < 2:
            return found[0] if found else None
        listed = []
        for each in found:
            question = self._question(each)
            entry = dict(self._ledger.entries(question))[each.place]
            listed.append(f"“{question.title}”的“{entry_words(question, entry)}”")
        raise CannotBeDone(f"“{words}”像是{'，也像是'.join(listed[:3])}，请写全是哪一项。")

    def _question(self, match: Match) -> Question:
        return self._context.questionnaire.by_name[match.question]

    # ------------------------------------------------------------ operations

    def drop(self, subject: Subject, *, must_be_whole: bool) -> bool:
        """Take out what is meant; False if nothing is."""
        found = self.found(subject, must_be_whole=must_be_whole)
        if found is None:
            return False
        question, places = found
        for place in places:
            words = entry_words(question, dict(self._ledger.entries(question))[place])
            is_exact = bool(subject.places) or words in subject.with_name + subject.words
            self._ledger.drop(question, place, is_exact=is_exact)
        return True

    def keep(self, subject: Subject) -> bool:
        """Take out all but what is meant; False if nothing is."""
        found = self.found(subject)
        if found is None:
            return False
        self._ledger.keep(*found)
        return True

    def add(self, question: Question, words: str) -> None:
        """Add what is said to a list. Raises CannotBeDone if all of it is there."""
        held = {entry_words(question, entry) for _, entry in self._ledger.entries(question)}
        read = self.read(question, words)
        new = [entry for entry in read if entry_words(question, entry) not in held]
        for entry in new or read:
            self._ledger.append(question, entry)

    def add_one(self, question: Question, words: str) -> None:
        """Add one sentence, whatever commas stand in it. Raises CannotBeDone."""
        parts = [part for part in re.split("[；;\n]", words) if part.strip()]
        if question.kind is not Kind.LINES or len(parts) > 1 or len(items_in(words)) > 1:
            self.add(question, words)
        else:
            self._ledger.append(question, words.strip(" 　，,。;；"))

    def put(self, subject: Subject, new: str, old: str = "") -> bool:
        """Replace an entry; False if none is meant. Raises CannotBeDone."""
        said = subject if not old else replace(subject, words=old, with_name=old)
        found = self.found(said)
        if found is None or len(found[1]) != 1:
            return False
        self.put_at(found[0], found[1][0], said, new)
        return True

    def put_at(self, question: Question, place: int, said: Subject, new: str) -> None:
        """Replace the entry at a place. Raises CannotBeDone."""
        before = dict(self._ledger.entries(question))[place]
        entry, is_exact = self._entry(question, before, said, new)
        self._ledger.put(question, place, entry, is_exact=is_exact)

    def _entry(self, question: Question, before: Any, said: Subject, new: str) -> tuple[Any, bool]:
        if question.kind is Kind.FIGURES and isinstance(before, Figure):
            return self._figure(before, new), True
        known = entry_words(question, before)
        is_named = bool(said.words) and not (said.places or said.is_entry)
        is_inside = is_named and said.words in known != said.words
        if question.kind is Kind.LINES and is_inside:
            return known.replace(said.words, new, 1), said.words == known
        if is_of_sentences(question) and question.kind is Kind.LINES:
            return new, True
        read = self.read(question, new)
        if len(read) != 1:
            raise CannotBeDone(
                f"一条只能改成一条，这里写了 {len(read)} 条。多出来的请用“再加一条：”。"
            )
        return read[0], True

    def _figure(self, before: Figure, new: str) -> Figure:
        try:
            if re.match(r"[0-9０-９零一二两三四五六七八九十百]", new):
                read = read_figures(f"{before.name} {new}", before.unit)[0]
                return read.model_copy(update={"name": before.name})
            if any(sign.isdigit() for sign in new):
                return read_figures(new, before.unit)[0]
        except NotUnderstood as error:
            raise CannotBeDone(str(error)) from error
        return before.model_copy(update={"name": new})

    def read(self, question: Question, words: str) -> list[Any]:
        """Return the entries in words, read as an answer is. Raises CannotBeDone."""
        try:
            if question.kind is Kind.FIGURES:
                return list(read_figures(words, question.unit))
            if question.kind is Kind.MEASURES:
                return list(read_measures(words))
            if question.kind is Kind.CHOICES:
                return self._options(question, words)
            return read_sentences(words) if question.suggestions else read_lines(words)
        except NotUnderstood as error:
            raise CannotBeDone(str(error)) from error

    def _options(self, question: Question, words: str) -> list[str]:
        heard = self._context.heard(words)
        chosen = choose(heard, self._context.at(question))
        if chosen is not None and chosen.step is Step.TAKE:
            return list(chosen.values)
        found: list[str] = []
        known = self._context.lexicon
        for item in read_lines(words):
            kinds = known.kinds_of(item)
            values = [value for name, value in kinds.get(OPTION, ()) if name == question.name]
            values = values or [o.value for o in question.options if item in (o.label, *o.aliases)]
            if not values:
                labels = "、".join(option.label for option in question.options)
                raise CannotBeDone(f"“{item}”不在“{question.title}”的选项里，可以选：{labels}。")
            found += values[:1]
        return found


def added_words(phrase: Phrase, head: int, end: int) -> str:
    """Return what is added, from behind the operation up to a place of the message."""
    tokens = without_edges(phrase.tokens[head + 1 :], ("op_end",), ())
    if not tokens:
        return ""
    words = phrase.typed[tokens[0].start : end]
    return unquoted(_ONE.sub("", words).strip(_EDGES))


def drop_subject(phrase: Phrase, head: int, ledger: Ledger) -> Subject:
    """Return what is to be taken out: it stands before the operation, or behind it."""
    typed, tokens = phrase.typed, phrase.tokens
    before = subject_of(typed, tokens[:head], ledger.context)
    named = before.of(LISTED)
    behind = subject_of(
        typed,
        without_edges(tokens[head + 1 :], _LEADS, _LEADS),
        ledger.context,
        named.name if named else "",
    )
    questions = before.questions or behind.questions
    places = before.places or behind.places
    words = before.words or behind.words
    if before.questions and (behind.words or behind.with_name):
        words = behind.words or behind.with_name
    name = before.name or behind.name
    whole = before.with_name or behind.with_name
    return replace(
        before,
        questions=questions,
        places=places,
        words=words,
        name=name,
        with_name=whole,
        is_recent=before.is_recent or behind.is_recent,
        is_entry=before.is_entry or behind.is_entry,
    )
