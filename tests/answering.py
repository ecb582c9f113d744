"""A clerk who knows a report and answers whatever is asked: an example as a conversation."""

from collections.abc import Mapping
from typing import Any

from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.interview.state import ASKED, Status
from report_assistant.language.answer_text import NONE, editable
from report_assistant.questionnaire.question import Question
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.fields import Kind, is_answered, value_at
from report_assistant.report.model import AnnualReport


def script_for(interview: Interview, report: AnnualReport) -> list[str]:
    """Answer every question from the report; return what was typed."""
    typed = []
    while (question := interview.current) is not None:
        words = words_for(interview, question, report)
        typed.append(words)
        interview.say(words)
    return typed


def words_for(interview: Interview, question: Question, report: AnnualReport) -> str:
    """What a clerk who knows the report answers to a question."""
    if interview.answers.state.status[question.name] is Status.COLLECTING:
        return "没有了"
    if question.is_filter:
        return _choice(interview, question, report)
    value = value_at(report, question.name)
    if not is_answered(value) or value in ("", []):
        return NONE if question.takes_none else "待定"
    if question.kind is Kind.MEASURES:  # on one line, as the line mode needs it
        return "".join(
            f"（{NUMERALS[place]}）{each.heading}。{each.text}".replace("\n", "")
            for place, each in enumerate(value)
        )
    return editable(question, value)


def _choice(interview: Interview, question: Question, report: AnnualReport) -> str:
    """The options by which the questions are asked whose answers the report has."""
    numbered = list(enumerate(question.options, start=1))
    if question.kind is Kind.CHOICES:
        wanted = [
            n for n, each in numbered if _worth(interview, question, [each.value], report) > 0
        ]
        return " ".join(map(str, wanted)) or NONE
    best = max(numbered, key=lambda each: _worth(interview, question, each[1].value, report))
    return str(best[0])


def _worth(interview: Interview, question: Question, value: Any, report: AnnualReport) -> int:
    """How many questions with an answer are opened by a choice, less those without one."""
    none: Any = [] if question.kind is Kind.CHOICES else value
    before = _asked(interview, {question.name: none}) if question.kind is Kind.CHOICES else set()
    opened = _asked(interview, {question.name: value}) - before
    told = [value_at(report, name) for name in opened]
    return sum(1 if is_answered(each) and _says(each) else -1 for each in told)


def _says(value: Any) -> bool:
    return any(value.model_dump().values()) if hasattr(value, "model_dump") else bool(value)


def _asked(interview: Interview, chosen: Mapping[str, Any]) -> set[str]:
    entries = [Entry(EntryKind.ANSWER, name, value) for name, value in chosen.items()]
    status = interview.answers.state_with(*entries).status
    return {
        name
        for name, each in status.items()
        if each in ASKED and not interview.questionnaire.by_name[name].is_filter
    }
