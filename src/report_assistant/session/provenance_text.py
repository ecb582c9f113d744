"""Provenance in words: replies about the draft and its answers."""

from collections.abc import Iterable, Sequence

from report_assistant.foundation.lists import shortened
from report_assistant.interview.answers import Answers
from report_assistant.interview.interview import Interview
from report_assistant.interview.last_year import compared_words
from report_assistant.interview.log import Source as Origin
from report_assistant.interview.state import Status
from report_assistant.language.asked.asked_sources import SourceAsked, UseAsked
from report_assistant.language.asked.named_question import question_named
from report_assistant.questionnaire.question import Question
from report_assistant.session.collected.standing_sums import question_lines
from report_assistant.session.sentence_origins import SentenceSources, Source, paragraph_count

_HOW = "要看别的句子，打“出处 第3段”，或者把那句话引起来：“……”是哪来的。"
_MOST_SENTENCES, _MOST_PLACES = 8, 12


def told(asked: SourceAsked | UseAsked, sources: SentenceSources, interview: Interview) -> str:
    """Answer a question about the draft, in lines."""
    if isinstance(asked, UseAsked):
        return _use(asked, sources, interview)
    if asked.paragraph:
        found = sources.paragraph(asked.paragraph)
        count = paragraph_count(sources.draft.blocks)
        return _listed(found) if found else f"草稿一共 {count} 段，请打第 1 到第 {count} 段。"
    if asked.words:
        found = sources.quoted(asked.words)
        return _listed(found) if found else f"草稿里没有找到“{asked.words}”。打“预览”看草稿。"
    question = question_up(interview)
    if question is None:
        return f"还没有填过，草稿里都是固定写法。{_HOW}"
    found = sources.of_answer(question)
    words = f"“{question.title}”写进了这几句：" if found else use_text(question, sources)
    return "\n".join([words, *([_listed(found)] if found else []), _HOW])


def question_up(interview: Interview) -> Question | None:
    """Return the answer that the clerk has in mind: the one looked at, else the one given last."""
    answers, up = interview.answers, interview.current
    if up is not None and up.name in answers.state.values:
        return up
    given = answers.answered_names()
    return interview.questionnaire.by_name.get(given[-1]) if given else None


def use_text(question: Question, sources: SentenceSources) -> str:
    """Return the uses of an answer, as text."""
    return "\n".join([f"“{question.title}”", *use_lines(question, sources)])


def use_lines(question: Question, sources: SentenceSources) -> Iterable[str]:
    """Yield the uses of an answer, and the questions that depend on it."""
    places = sources.used_in(question)
    hanging = sources.decides(question)
    if places:
        yield "用在："
        yield from (f"· {place}" for place in shortened(places, _MOST_PLACES))
    else:
        yield "没有直接写进草稿。"
    if hanging:
        titles = "、".join(other.title for other in hanging[:3])
        yield f"还决定问不问：{titles}{f'等 {len(hanging)} 题' if len(hanging) > 3 else ''}"


def source_text(source: Source) -> str:
    """Return one sentence and what it comes from."""
    return "\n".join([f"“{source.words}”", *(f"　{line}" for line in source.lines)])


def detail_text(
    question: Question, interview: Interview, sources: SentenceSources, done: str
) -> str:
    """Return all that is known of one answer; `done` says who gave it and when."""
    answers = interview.answers
    last = compared_words(question, answers.last)
    status = answers.state.status[question.name]
    state = "" if status is Status.ANSWERED else f"（{status.value}）"
    lines = [question.label, f"答案：{answers.shown(question) or '没填'}{state}"]
    lines += [f"去年：{last}"] if last else []
    lines += [done] if done else []
    lines += _bodies_lines(question, answers)
    lines += [
        f"{finding.severity.label}：{finding.message}"
        for finding in answers.findings()
        if interview.questionnaire.covering(finding.where) is question
    ]
    return "\n".join([*lines, *use_lines(question, sources)])


def _bodies_lines(question: Question, answers: Answers) -> Iterable[str]:
    """Return whose figures an answer is that bodies' reports make."""
    entry = answers.standing.latest.get(question.name)
    is_sum = entry is not None and entry.source is Origin.BODIES
    return question_lines(question, answers) if is_sum else ()


def _use(asked: UseAsked, sources: SentenceSources, interview: Interview) -> str:
    if not asked.name:
        question = question_up(interview)
        return "还没有填过。" if question is None else use_text(question, sources)
    named = question_named(interview.questionnaire, interview.answers.is_asked, asked.name)
    if named is None:
        return f"没有找到“{asked.name}”这一题。打“核对”看全部题目，例如：新媒体用在哪。"
    return use_text(named.question, sources)


def _listed(found: Sequence[Source]) -> str:
    texts = [source_text(each) for each in found]
    return "\n".join(shortened(texts, _MOST_SENTENCES, "还有 {} 句，请多引几个字。"))
