"""A message at a question that is answered in words, as the guards look at it."""

import re
from dataclasses import dataclass
from functools import cached_property

from report_assistant.language.answers.fitting import fits
from report_assistant.language.answers.particulars import value_of
from report_assistant.language.context import Context
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME, OPTION, Lexicon
from report_assistant.language.words.tokens import STOP, Token, han_count
from report_assistant.questionnaire.question import Question
from report_assistant.report import text

EDGES = " 　,，.。;；:：!！~～、\n\t"
SPEECH = (
    *("filler", "ours", "all", "thisyear", "trail", "we", "lead", "pub", "handle", "total"),
    "everything",
)
"""Words that every sentence may hold, and that say nothing of the work."""
_SOFT_EDGES = " 　,，;；~～、"
_PIECE = re.compile(r"[^,，。;；!！~～\n\s]*[,，。;；!！~～\n\s]+|[^,，。;；!！~～\n\s]+")
_PARTICLES = re.compile("(?:[吧啊呀哈呢嘛哦噢哟呗啦喽咯哇哒滴的了嘞呐]|谢谢|[\\s,，.。!！~～])+$")
_LONG_NAME = 3
_NOT_THE_WORK = (
    *("organisation.", "overview.leadership.", "overview.disclosure.", "overview.supervision."),
    *(
        "overview.lead",
        "overview.news",
        "overview.management.review",
        "improvement.",
        "other_matters.items",
        "filters.",
        "year",
    ),
)
"""Names of these questions head the form's parts, so that remarks on filling in hold them too."""
_ALSO_ACTS = ("pub", "handle", "filler", "neg", "unit", "total")


@dataclass(frozen=True)
class InWords:
    """A message at a question that is answered in words."""

    heard: Heard
    context: Context
    question: Question

    @cached_property
    def words(self) -> str:
        """The whole message in half-width signs, courtesy included."""
        return text.half_width(self.heard.typed).strip()

    @cached_property
    def plain(self) -> str:
        """The message without signs, blanks and particles around it."""
        return _PARTICLES.sub("", self.words.strip(EDGES)).strip(EDGES).lower()

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, without the signs between them."""
        return [token for token in self.heard.tokens if token.kind != STOP]

    @cached_property
    def han(self) -> int:
        """How many Chinese characters it has."""
        return han_count(self.words)

    @cached_property
    def speaks_of_work(self) -> bool:
        """Whether it says something that reports speak of."""
        words = self.lexicon.answers["matter"]
        return any(
            token.has("matter") or is_content(token) or _holds_one(token, words)
            for token in self.tokens
        )

    @cached_property
    def is_about_work(self) -> bool:
        """The same, common words included."""
        return self.speaks_of_work or any(token.has("common") for token in self.tokens)

    def first(self, *kinds: str) -> int | None:
        """Return the place of the first word of these kinds."""
        return next((n for n, token in enumerate(self.tokens) if token.has(*kinds)), None)

    def all_are(self, *kinds: str) -> bool:
        """Whether every word is of one of these kinds."""
        return all(token.has(*kinds) for token in self.tokens)

    @cached_property
    def misfit(self) -> str:
        """Why it cannot be the answer by its look."""
        value = value_of(self.question, self.heard.typed, self.context)
        return fits(self.question, value, self.lexicon)

    @property
    def lexicon(self) -> Lexicon:
        """The words known here."""
        return self.heard.lexicon

    @cached_property
    def example(self) -> str:
        """What an answer looks like."""
        return self.question.example.rstrip("。").partition("\n")[0]


def in_words(heard: Heard, context: Context, question: Question) -> InWords:
    """Return a message as the guards look at it, without calls before and thanks behind it."""
    typed = answer_words(heard.typed, context)
    return InWords(context.heard_as_answer(typed), context, question)


def answer_words(typed: str, context: Context) -> str:
    """Return an answer without who is called before it and 就这些, 谢谢, 那个 behind it."""
    lexicon = context.answer_lexicon
    pieces = _PIECE.findall(typed.strip())
    while len(pieces) > 1 and _plain(pieces[0]) in lexicon.answers["calls"]:
        pieces.pop(0)
    while len(pieces) > 1 and _closes(_plain(pieces[-1]), lexicon):
        pieces.pop()
        pieces[-1] = pieces[-1].rstrip(_SOFT_EDGES)
    return "".join(pieces).strip()


def _plain(piece: str) -> str:
    return text.half_width(piece).strip(EDGES).lower()


def _closes(words: str, lexicon: Lexicon) -> bool:
    kinds = lexicon.kinds_of(words)
    return "end" in kinds or ("filler" in kinds and bool(kinds.keys() & {"chat", "calls"}))


def _holds_one(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a longer name holds a word of the work: 业务学习; or what was done: 都解决了."""
    if len(token.text) < _LONG_NAME or not token.has(NAME, "solved"):
        return False
    return any(word in token.text for word in words)


def is_content(token: Token) -> bool:
    """Whether a name tells that a sentence is about the report: 规范性文件, not 公开 or 组长."""
    if len(token.text) < _LONG_NAME or token.has(*_ALSO_ACTS):
        return False
    named = (*token.kinds.get(NAME, ()), *(name for name, _ in token.kinds.get(OPTION, ())))
    return any(not name.startswith(_NOT_THE_WORK) for name in named)
