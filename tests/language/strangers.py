"""What strangers' messages come to, through the conversation for programs (docs/json.md).

`python -m tests.language.strangers FILE` prints what was not understood and how many were. A case
stands on the answers of its profile up to its question; one yes is given where one is waited for.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.session.answer_values import nested
from report_assistant.session.workspace import Workspace
from tests.shells.json_talk import Talk

TODAY = date(2026, 1, 8)
_END = "END"
_MOST_YESES = 3
_LATEST = 2
_ORDER = {question.name: n for n, question in enumerate(load_questionnaire().questions)}
_DONE = frozenset({"help", "again"})


class Verdict(Enum):
    """How near a message came to what was meant; the better ones first."""

    UNDERSTOOD = "understood"
    IN_PART = "in part"
    ASKED_BACK = "asked back"
    NO_HELP = "no help"
    WRONG_SHOWN = "wrong, shown first"
    WRONG_STORED = "wrong, stored at once"


@dataclass
class Outcome:
    """What a message did."""

    changed: dict[str, Any] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    text: str = ""
    had_yes: bool = False


def verdicts(file: Path) -> Iterator[tuple[Mapping[str, Any], Outcome, Verdict]]:
    """Yield every case of a file with what came of it."""
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    with TemporaryDirectory() as home, Workspace(TODAY, Path(home)) as workspace:
        talk = Talk(workspace, Path(home))
        for case in document["cases"]:
            _bring_to(talk, case, document["base"][case.get("base", case.get("profile", "T"))])
            outcome = _said(talk, case["say"])
            yield (
                case,
                outcome,
                min((_judged(case, each, outcome) for each in case["accept"]), key=_rank),
            )


def _bring_to(talk: Talk, case: Mapping[str, Any], base: Mapping[str, Any]) -> None:
    at = case["question"]
    reply = talk(new=True)
    last = case.get("last_year")
    if last:
        as_before = {name: base[name] for name in ("organisation.name", "organisation.kind")}
        talk(last_year=nested({**as_before, "year": base["year"] - 1, **_typed(last)}))
    known = _typed({**base, **case.get("known", {})})
    place = _ORDER.get(at, len(_ORDER))
    earlier = {n: value for n, value in known.items() if _ORDER.get(n, 0) < place}
    names = sorted(earlier, key=lambda name: _ORDER.get(name, 0))
    first, latest = names[:-_LATEST], names[-_LATEST:]
    for several in (first, *([name] for name in latest)):  # what was answered last counts
        if several:
            reply = talk(fill={name: earlier[name] for name in several})
    for _ in range(len(_ORDER) if at == _END else 0):
        if reply["question"] is None:
            return
        reply = talk(say="")
    if at != _END and reply["question"] != at:
        talk(look_at=at)


def _said(talk: Talk, words: str) -> Outcome:
    outcome = Outcome()
    reply = talk(say=words)
    for n in range(_MOST_YESES + 1):
        outcome.changed |= reply["changed"]
        outcome.commands += reply["commands"]
        outcome.text += reply["text"]
        if n == _MOST_YESES or not (reply["confirming"] or reply["offered"]):
            return outcome
        outcome.had_yes = True
        reply = talk(say="确定" if reply["confirming"] else "")
    return outcome


def _judged(case: Mapping[str, Any], accepted: Mapping[str, Any], outcome: Outcome) -> Verdict:
    wrong = Verdict.WRONG_SHOWN if outcome.had_yes else Verdict.WRONG_STORED
    if "set" in accepted:
        return _set(accepted, outcome, wrong)
    kind = accepted["class"]
    done = [each for each in outcome.commands if each not in _DONE and not each.startswith("goto:")]
    if kind.startswith("command:") or kind in ("pending", "skipped"):
        meant = {"skipped": "skip"}.get(kind, kind.removeprefix("command:"))
        moved = [each for each in outcome.commands if each.startswith("goto:")]
        if meant in (*done, *moved) or (meant.startswith(("goto:section", "back")) and moved):
            return Verdict.UNDERSTOOD
        return wrong if outcome.changed else Verdict.NO_HELP
    if outcome.changed:
        return wrong
    told = accepted.get("reply_has", case.get("reply_has"))
    if done or (told and not re.search(told, outcome.text)):
        return Verdict.NO_HELP
    return Verdict.UNDERSTOOD


def _set(accepted: Mapping[str, Any], outcome: Outcome, wrong: Verdict) -> Verdict:
    meant, may = accepted["set"], accepted.get("may_also_set", {})
    hits = [name for name, value in meant.items() if _is(value, outcome.changed.get(name))]
    others = {
        name
        for name, value in outcome.changed.items()
        if name not in hits and not (name in may and _is(may[name], value))
    }
    if any(not name.startswith("filters.") or name in meant for name in others):
        return wrong
    if len(hits) == len(meant):
        return Verdict.UNDERSTOOD
    return Verdict.IN_PART if hits else Verdict.ASKED_BACK


def _is(meant: Any, got: Any) -> bool:
    """Whether an answer is the one that was meant; ~words stand in it."""
    match meant:
        case dict():
            return isinstance(got, dict) and _without_zeros(meant) == _without_zeros(got)
        case list():
            return isinstance(got, list) and _same_entries(meant, got)
        case str() if meant.startswith("~"):
            return _plain(meant[1:]) in _plain(got)
        case _:
            return _plain(meant) == _plain(got)


def _same_entries(meant: list[Any], got: list[Any]) -> bool:
    held = [tuple(each.values()) if isinstance(each, dict) else (each,) for each in got]
    wanted = [tuple(each) if isinstance(each, list) else (each,) for each in meant]
    return len(held) == len(wanted) and all(
        any(
            _plain("".join(map(str, want))).lstrip("~") in _plain("".join(map(str, has)))
            for has in held
        )
        for want in wanted
    )


def _without_zeros(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value}


def _plain(value: Any) -> str:
    words = re.sub(r"[\s，,。；;、]+", "", "" if value is None else str(value))
    return re.sub(r"^(\d+)\.0*$|^(\d+\.\d*?)0+$", r"\1\2", words)


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as an answers file has them: entries that are lists here have names there."""
    names = {2: ("heading", "text"), 3: ("name", "number", "unit")}
    return {
        key: [
            dict(zip(names[len(each)], each, strict=True)) if isinstance(each, list) else each
            for each in value
        ]
        if isinstance(value, list)
        else value
        for key, value in values.items()
    }


def _rank(verdict: Verdict) -> int:
    return list(Verdict).index(verdict)


def main(file: str) -> None:
    """Print what was not understood, and the figures."""
    counts: Counter[Verdict] = Counter()
    for case, outcome, verdict in verdicts(Path(file)):
        counts[verdict] += 1
        if verdict is not Verdict.UNDERSTOOD:
            print(f"{verdict.value}: {case['question']} | {case['say']}\n    {outcome.changed}")
    total = sum(counts.values())
    for verdict in Verdict:
        print(f"{verdict.value:>24} {counts[verdict]:4} {100 * counts[verdict] / total:5.1f} %")


if __name__ == "__main__":
    main(*sys.argv[1:])
