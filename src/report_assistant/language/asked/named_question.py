"""The question that words name: 「改新媒体 120」, 「去网站那题」, 「新媒体用在哪」."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from report_assistant.language.context import Context
from report_assistant.language.figures.naming import is_weak
from report_assistant.language.words.lexicon import NAME, lexicon_of
from report_assistant.language.words.tokens import Token
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text

_BETWEEN = " 　：:为成是到的条数填写改，,"
_LONGEST = 10
_CORRECTION = re.compile("(?:我要|我想|请|帮我|麻烦)?(?:修改|更正|改|把)(?:一下(?:子)?)?")
_NO_VALUE = re.compile("(?:修改|更正|改|换)?(?:一下子?|下)[吧了啊哈呀。!！]*")


@dataclass(frozen=True)
class NamedQuestion:
    """A question, and the words that were left after its name."""

    question: Question
    rest: str
    is_asked: bool
    """Whether the question counts as things stand."""
    is_sure: bool = True
    """Whether the name was typed as it is, not with other characters of the same sound."""


@dataclass(frozen=True)
class Correction:
    """改 followed by something: a question's name, and perhaps the new value."""

    rest: str
    is_plain: bool = True
    """Whether it says 改; 把那张表导出来 need not be meant as a correction."""


def correction_in(typed: str) -> Correction | None:
    """Return what follows 改 in a message that begins with it."""
    words = typed.strip().removeprefix("/")
    lead = _CORRECTION.match(words)
    if lead is None or lead.end() == len(words):
        return None
    return Correction(words[lead.end() :].lstrip(" 　：:"), "把" not in lead[0])


def question_named(
    questionnaire: Questionnaire, is_asked: Callable[[str], bool], words: str
) -> NamedQuestion | None:
    """Return the question whose name the words begin with; `None` if none does.

    The longest name counts; of the questions that have it, one that is asked as things stand
    (`is_asked`). A name that only sounds like the words counts where none is written so.
    """
    lexicon = lexicon_of(questionnaire)
    plain = text.half_width(words).lower()
    for found, is_sure in ((lexicon.words_at, True), (lexicon.heard_at, False)):
        named = [
            NamedQuestion(questionnaire.by_name[name], _value(words[end:]), is_asked(name), is_sure)
            for end, kinds in found(plain, 0)
            for name in kinds.get(NAME, ())
            if name in questionnaire.by_name
        ]
        if named:
            longest = min(len(each.rest) for each in named)
            named = [each for each in named if len(each.rest) == longest]
            return max(named, key=lambda each: each.is_asked)
    return None


def _value(rest: str) -> str:
    """Return what stands behind a name as its value; 社会评议改一下 gives none."""
    value = rest.lstrip(_BETWEEN)
    return "" if _NO_VALUE.fullmatch(value) else value


def names_like(questionnaire: Questionnaire, words: str) -> list[str]:
    """Return titles of questions whose names look like the words, best first."""
    titles = {name: q.title for q in questionnaire.questions for name in _names(q)}
    near = get_close_matches(words[:_LONGEST], list(titles), n=3, cutoff=0.34)
    holding = [name for name in titles if len(name) > 1 and name in words]
    return list(dict.fromkeys(titles[name] for name in (*holding, *near)))[:3]


def question_in(words: str, context: Context) -> Question | None:
    """Return the question that words name; the longest name counts, one that is asked before others."""
    tokens = context.heard(words).tokens
    return _best(tokens, context)


def _names(question: Question) -> Iterator[str]:
    yield question.title
    yield from question.aliases


def _best(tokens: Iterable[Token], context: Context) -> Question | None:
    found: list[tuple[bool, bool, int, Question]] = []
    for token in tokens:
        for name in token.kinds.get(NAME, ()):
            question = context.questionnaire.by_name.get(name)
            if question is not None:
                found.append((context.counts(name), not is_weak(token), len(token.text), question))
    return max(found, key=lambda each: each[:3])[3] if found else None
