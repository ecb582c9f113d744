"""Several answers in words in one message, each behind its name: 问题：…下一步：…."""

from collections.abc import Iterator
from typing import Any

from report_assistant.language.context import Context
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.phrases import Phrase, Said, first_of, without_edges
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import WORDED_KINDS

_EDGES = " 　\n，,;；：:"
_COLON = ":"
_LONGEST_LABEL = 12


def labelled_answers(heard: Heard, context: Context) -> dict[str, Any] | None:
    """Return the answers of a message that names two questions or more; `None` for another one.

    Raises NotUnderstood where what stands behind a name is no answer.
    """
    said = Said(heard.typed, heard.lexicon)
    labels = list(_labels(said, context))
    if len({question.name for question, _, _ in labels}) < 2 or labels[0][1] > 0:
        return None
    ends = [*(start for _, start, _ in labels[1:]), len(said.typed)]
    values: dict[str, Any] = {}
    for (question, _, begins), end in zip(labels, ends, strict=True):
        words = said.typed[begins:end].strip(_EDGES)
        if not words or question.name in values:
            raise NotUnderstood(f"“{question.title}”后面要写内容，例如：{question.example}。")
        values[question.name] = context.understood(question, words)
    return values


def _labels(said: Said, context: Context) -> Iterator[tuple[Question, int, int]]:
    """Yield each name that an answer stands behind, with where it begins and where that begins."""
    named: set[str] = set()
    for number, phrase in enumerate(said.phrases):
        found = _label(phrase, context, is_next=bool(named))
        if found is not None and found[0].name not in named:
            named.add(found[0].name)
            yield found[0], 0 if number == 0 else phrase.tokens[0].start, found[1]


def _label(phrase: Phrase, context: Context, *, is_next: bool) -> tuple[Question, int] | None:
    """Return the question that a phrase names before a colon, 是 or 打算."""
    tokens = without_edges(phrase.tokens, ("filler", "op_lead", "ours", "thisyear"))
    colon = next((n for n, token in enumerate(tokens) if token.text == _COLON), None)
    end = colon if colon is not None else first_of(tokens, "plan" if is_next else "op_is")
    if end is None or not end or tokens[end].start - tokens[0].start > _LONGEST_LABEL:
        return None
    names = [name for token in tokens[:end] for name in token.kinds.get(NAME, ())]
    known = [context.questionnaire.by_name.get(name) for name in names]
    worded = [each for each in known if each is not None and each.kind in WORDED_KINDS]
    return (worded[0], tokens[end].end) if worded else None
