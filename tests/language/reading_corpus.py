"""The corpus of clerks' messages, said to an interview and judged.

    python -m tests.language.reading_corpus [PART...]

prints the figures and every message that was not understood as a colleague would have. The sealed
part is only run when it is named.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from report_assistant.interview.events import (
    ActionRequested,
    AnsweredTogether,
    Asked,
    CarriedOut,
    ConfirmationAsked,
    Event,
    FactsShown,
    Recorded,
    Rejected,
    Said,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import EntryKind, Source
from report_assistant.language.answer_text import shown
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import Kind
from tests.conftest import example

CORPUS = Path(__file__).parent / "corpus"
PARTS = ("tuned", "held_out", "fresh", "fresh_2")
SEALED = "sealed"
"""Read for its wrong fields only; what is asked back there is left as it is."""
_TODAY = date(2026, 1, 5)
_OFFICE = {
    "organisation.name": "青河镇人民政府",
    "year": 2025,
    "organisation.kind": "town",
    "filters.contact": "omit",
    "overview.outline": "five_aspects",
}
_PUT_OFF = {EntryKind.SKIP: "跳过", EntryKind.PENDING: "待定", EntryKind.UNDO: "撤销"}


class Verdict(Enum):
    """How a message was taken."""

    RIGHT = "right"
    WRONG = "wrong field"
    """Something was taken or shown that was not meant."""
    PART = "in part"
    """Some of what was meant, and nothing else."""
    BACK = "asked back"


@dataclass(frozen=True)
class Case:
    """One message, and what it means."""

    part: str
    kind: str
    at: str
    typed: str
    expected: Any
    given: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    last: str = ""
    bare: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a message did: `values` by question, or else what happened."""

    values: Mapping[str, str]
    happened: str
    offered: Mapping[str, str] = field(default_factory=dict)
    """What Enter takes, where that was asked."""


def cases(parts: Iterable[str] = PARTS) -> Iterator[Case]:
    """Every message of these parts of the corpus."""
    for part in parts:
        for group in yaml.safe_load((CORPUS / f"{part}.yaml").read_text(encoding="utf-8")):
            for typed, expected in group["messages"].items():
                yield Case(
                    part,
                    group["kind"],
                    group["at"],
                    typed,
                    expected,
                    group.get("given", {}),
                    tuple(group.get("said", ())),
                    group.get("last", ""),
                    group.get("bare", False),
                )


def interview_for(case: Case, questionnaire: Questionnaire) -> Interview:
    """An interview in the state in which the message is typed."""
    interview = Interview(questionnaire, today=_TODAY)
    if case.last:
        interview.take_last_year(example(case.last))
    given = dict(case.given) if case.bare else {**_OFFICE, **case.given}
    given.pop(case.at, None)
    if given:
        interview.fill(_typed(interview.questionnaire, given))
    interview.look_at(case.at)
    for typed in case.said:
        interview.say(typed)
    return interview


def outcome_of(interview: Interview, typed: str) -> Outcome:
    """Say it, and tell what came of it."""
    known = interview.questionnaire.by_name
    events = interview.say(typed)
    values: dict[str, str] = {}
    by_title = {question.title: question.name for question in known.values()}
    for event in events:
        match event:
            case Recorded(entry) if entry.source is Source.LAST_YEAR:
                return Outcome({}, "~command 同去年")
            case Recorded(entry) if entry.kind in (EntryKind.ANSWER, EntryKind.PART):
                if entry.name in known:
                    question = known[entry.name]
                    values[entry.name] = shown(question, question.load(entry.value))
            case ConfirmationAsked(question, _, after, _):
                values[question.name] = after
            case FactsShown(rows):
                values |= {by_title[row.title]: row.shown for row in rows}
    happened = "" if values else _happened(events)
    if happened == "~back" and interview.is_offering:
        return Outcome({}, happened, _offered(interview))
    return Outcome(values, happened)


def _offered(interview: Interview) -> dict[str, str]:
    """The values that Enter takes."""
    known = interview.questionnaire.by_name
    taken = [event for event in interview.say("") if isinstance(event, AnsweredTogether)]
    return {event.question.name: event.shown for event in taken if event.question.name in known}


def judge(case: Case, outcome: Outcome, questionnaire: Questionnaire) -> Verdict:
    """Compare what was meant with what came of it."""
    meant = case.expected
    if isinstance(meant, str) and meant.startswith("~"):
        if outcome.values:
            return Verdict.WRONG
        if meant == "~back":
            unclear = not outcome.happened.startswith(("~command", "~look"))
            return Verdict.RIGHT if unclear else Verdict.WRONG
        went_back = meant == "~command 上一题" and outcome.happened.startswith("~look")
        if outcome.happened == meant or went_back:
            return Verdict.RIGHT
        acted = outcome.happened.startswith(("~command", "~look"))
        return Verdict.WRONG if acted else Verdict.BACK
    facts = meant if _is_by_name(meant) else {case.at: meant}
    expected = {name: _words(questionnaire.by_name[name], value) for name, value in facts.items()}
    opens = {name for name in outcome.values if name.startswith("filters.")} - expected.keys()
    got = {name: value for name, value in outcome.values.items() if name not in opens}
    if outcome.happened.startswith("~command"):
        return Verdict.WRONG
    got = got or dict(outcome.offered)
    if any(name not in expected or not _same(expected[name], got[name]) for name in got):
        return Verdict.WRONG
    if len(got) == len(expected):
        return Verdict.RIGHT
    return Verdict.PART if got else Verdict.BACK


def _is_by_name(meant: Any) -> bool:
    return isinstance(meant, dict) and any("." in name or name == "year" for name in meant)


def _happened(told: list[Event]) -> str:
    events = [event for event in told if not isinstance(event, CarriedOut)]
    for event in events:
        match event:
            case ActionRequested(command):
                return f"~command {command.word}"
            case Recorded(entry) if entry.kind in _PUT_OFF:
                return f"~command {_PUT_OFF[entry.kind]}"
            case Rejected(reason) if found := re.match("是不是“([^”]+)”？", reason):
                return f"~near {found[1]}"
            case Rejected():
                return "~back"
            case Asked(question) if event.current and len(events) == 1:
                return f"~look {question.name}"
    return "~told" if any(isinstance(event, Said) for event in events) else "~command 下一题"


def _typed(questionnaire: Questionnaire, given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: questionnaire.by_name[name].load(_whole(questionnaire.by_name[name], value))
        for name, value in given.items()
    }


def _whole(question: Question, value: Any) -> Any:
    """A row of counts with its zeros; a number alone is the natural persons'."""
    if question.kind is not Kind.COUNTS:
        return value
    assert question.field is not None
    counts = {"natural_person": value} if isinstance(value, int) else value
    if value == 0:
        counts = {}
    return {**dict.fromkeys(question.field.columns, 0), **counts}


def _words(question: Question, value: Any) -> str:
    if question.kind in (Kind.LINES, Kind.FIGURES, Kind.MEASURES):
        return str(value) or "没有"
    return shown(question, question.load(_whole(question, value)))


def _same(expected: str, got: str) -> bool:
    plain = [sorted(re.split("[；;、\\s]+", words.strip("、。"))) for words in (expected, got)]
    return plain[0] == plain[1] or _amount(expected) == _amount(got) is not None


def _amount(words: str) -> Decimal | None:
    try:
        return Decimal(words.partition(" ")[0])
    except InvalidOperation:
        return None


def verdicts(parts: Iterable[str] = PARTS) -> Iterator[tuple[Case, Outcome, Verdict]]:
    """Every message with what came of it."""
    questionnaire = load_questionnaire()
    for case in cases(parts):
        outcome = outcome_of(interview_for(case, questionnaire), case.typed)
        yield case, outcome, judge(case, outcome, questionnaire)


def figures(judged: list[tuple[Case, Outcome, Verdict]]) -> str:
    """The figures as a table: one line a kind of message, one for each part, one for all."""
    lines = [f"{'':32}" + "".join(f"{verdict.value:>13}" for verdict in Verdict) + "  right %"]
    rows: dict[str, Counter[Verdict]] = {}
    for case, _, verdict in judged:
        for name in (f"{case.part}: {case.kind}", f"{case.part}: all", "all"):
            rows.setdefault(name, Counter())[verdict] += 1
    for name in sorted(rows):
        counts = rows[name]
        share = 100 * counts[Verdict.RIGHT] / counts.total()
        numbers = "".join(f"{counts[verdict]:13}" for verdict in Verdict)
        lines.append(f"{name:32}{numbers}{share:9.1f}")
    return "\n".join(lines)


def main(parts: list[str]) -> None:
    """Print what was not understood, then the figures."""
    judged = list(verdicts(parts or PARTS))
    for case, outcome, verdict in judged:
        if verdict is not Verdict.RIGHT:
            came = dict(outcome.values) or outcome.happened
            print(f"{verdict.value:11} {case.at} | {case.typed!r} | {case.expected} | {came}")
    print(figures(judged))


if __name__ == "__main__":
    main(sys.argv[1:])
