"""The question that words name: 「改新媒体 120」, 「去网站那题」, 「新媒体用在哪」."""

from collections.abc import Iterable

from report_assistant.language.context import Context
from report_assistant.language.heard import Heard
from report_assistant.language.lexicon import NAME
from report_assistant.language.naming import is_weak
from report_assistant.language.tokens import Token
from report_assistant.questionnaire.question import Question


def question_in(words: str, context: Context) -> Question | None:
    """Return the question that words name; the longest name counts, one that is asked before others."""
    tokens = Heard(words, context.lexicon).tokens
    return _best(tokens, context)


def _best(tokens: Iterable[Token], context: Context) -> Question | None:
    found: list[tuple[bool, bool, int, Question]] = []
    for token in tokens:
        for name in token.kinds.get(NAME, ()):
            question = context.questionnaire.by_name.get(name)
            if question is not None:
                found.append((context.counts(name), not is_weak(token), len(token.text), question))
    return max(found, key=lambda each: each[:3])[3] if found else None
