"""A message that is read for operations: its phrases, the answers they change, how far words go."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from report_assistant.language.context import Context
from report_assistant.language.operations.changes import PutAgain
from report_assistant.language.operations.entries import is_of_sentences
from report_assistant.language.operations.ledger import Ledger
from report_assistant.language.operations.list_operations import Lists
from report_assistant.language.operations.subject import Subject, has_ordinal, subject_of
from report_assistant.language.operations.text_corrections import Texts
from report_assistant.language.words.lexicon import ENTITY, NAME
from report_assistant.language.words.phrases import Phrase, Said, without_edges
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.language.words.tokens import NUMBER, UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import WORDED_KINDS, Kind

REWRITES = ("op_set", "op_pick", "op_wrong", "op_again", "not_is", "changed", "was")
RELATIVE = ("op_inc", "op_dec", "op_more", "op_less")
_STARTERS = ("op_drop", "op_set", "op_add", "not_is", "op_clear", "op_swap", "op_wrong")
_COURTESY = ("filler", "op_lead", "op_end", "others_stay", "rest", "question")
_SHORT_DROP = "删"
_ONE = "条项"
"""再加一条, 再加一项: what is added is said to be one entry."""
_LONGEST_AT_WORDS, _LONGEST_ENTRY = 30, 10


@dataclass
class Message:
    """What is read, and what has been done so far."""

    said: Said
    context: Context
    collecting: Question | None
    again: PutAgain | None = None
    unread: list[int] = field(default_factory=list)
    """The phrases that were no operation; courtesy left out."""
    done: int = 0
    """How many operations were done."""
    needs_all: bool = False
    """Whether an operation without a name was done, so that nothing may be left over."""
    ledger: Ledger = field(init=False)
    lists: Lists = field(init=False)
    texts: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.context)
        self.lists = Lists(self.ledger, self.collecting)
        self.texts = Texts(self.ledger)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases."""
        return self.said.phrases

    @property
    def is_at_words(self) -> bool:
        """Whether the question that is up is answered in words, so that a sentence is an answer."""
        return self.context.asked is not None and self.context.asked.kind in WORDED_KINDS

    @cached_property
    def is_too_long(self) -> bool:
        """Whether more stands before a colon than an operation takes at such a question."""
        head = re.split("[:：]", self.said.typed, maxsplit=1)[0]
        return self.is_at_words and len(head.strip()) > _LONGEST_AT_WORDS

    @property
    def is_begun(self) -> bool:
        """Whether something was said before that is no operation."""
        return bool(self.unread)

    @property
    def has_named(self) -> bool:
        """Whether a name or a number stands in what was said before."""
        tokens = [token for place in self.unread for token in self.phrases[place].tokens]
        return any(token.kind == NUMBER or token.has(NAME) for token in tokens)

    def subject(self, tokens: tuple[Token, ...], name_at: str = "") -> Subject:
        """Return what tokens speak of."""
        return subject_of(self.said.typed, tokens, self.context, name_at)

    # ------------------------------------------------------------ how far words go

    def extent(self, place: int, question: Question) -> tuple[int, int]:
        """Return where an entry or text ends that begins in a phrase, and the phrases it takes."""
        following = place + 1
        while following < len(self.phrases) and self._goes_on(following, question):
            following += 1
        last = self.phrases[following - 1].tokens
        tokens = without_edges(last, (), ("op_end",)) or last
        return tokens[-1].end, following - place

    def _goes_on(self, place: int, question: Question) -> bool:
        phrase = self.phrases[place]
        if self._starts_operation(place) or all(map(is_courtesy, self.phrases[place:])):
            return False
        if takes_sentences(question):
            return phrase.pause != "\n" or question.is_list
        return _is_entry(phrase, question)

    def _starts_operation(self, place: int) -> bool:
        tokens = without_edges(self.phrases[place].tokens, ("op_lead",))
        ops = [n for n, token in enumerate(tokens) if _is_operation(token)]
        if not ops:
            return False
        first = tokens[0]
        if first.has(ORDINAL) or (ops[0] == 0 and has_ordinal(tokens)):
            return True
        if first.has(NAME, ENTITY) and ops[0] in (1, 2):
            return True
        return ops[0] == 0 and first.has("op_add") and is_one(first)


def takes_sentences(question: Question) -> bool:
    """Return whether an answer, or an entry of it, may hold commas."""
    is_text = question.kind is Kind.PROSE
    return is_text or is_of_sentences(question) or question.suggests_sentences


def is_one(token: Token) -> bool:
    """Return whether an operation says that one entry is added."""
    return token.text[-1] in _ONE


def is_courtesy(phrase: Phrase) -> bool:
    """Return whether a phrase says nothing of the report."""
    return all(token.has(*_COURTESY) for token in phrase.tokens)


def asks(token: Token) -> bool:
    """Return whether a word asks and is no courtesy: 怎么删, not 能不能删."""
    return token.has("question") and not token.has("op_lead", "op_end")


def is_only_operation(phrase: Phrase) -> bool:
    """Return whether a phrase only says again what is to be done: …误列，应予删除."""
    return all(token.has(*_STARTERS, "op_lead", "op_end") for token in phrase.tokens)


def _is_operation(token: Token) -> bool:
    return token.has(*_STARTERS) and (len(token.text) > 1 or token.text == _SHORT_DROP)


def _is_entry(phrase: Phrase, question: Question) -> bool:
    """Whether a phrase goes on with a list of names."""
    tokens = phrase.tokens
    if question.kind is Kind.FIGURES:
        has_number = any(token.kind == NUMBER for token in tokens)
        return has_number and not any(token.has(NAME, *REWRITES, *RELATIVE) for token in tokens)
    if question.kind is not Kind.LINES or len(phrase.words) > _LONGEST_ENTRY:
        return False
    return all(
        token.kind == UNKNOWN or token.has(ENTITY, "noun", "op_role") or len(token.text) == 1
        for token in tokens
    ) and any(token.kind == UNKNOWN or token.has(ENTITY) for token in tokens)
