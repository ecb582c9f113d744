"""Measure the reading of materials against a key: facts offered, right, wrong, missed, for each file.

    python -m scripts.material_figures FOLDER [--wrong]

FOLDER holds materials and `key.yaml`: year; for each material its file, the organisation's name, the
facts that a careful reader takes, and others that are allowed. Nothing of the texts is printed;
with --wrong the question and the value of each wrong fact is.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.materials.files import contents_of
from report_assistant.materials.material import Fact
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import Kind

_QUESTIONNAIRE = load_questionnaire()
_CASES = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
_NUMBERED = (Kind.COUNT, Kind.MONEY, Kind.COUNTS)


@dataclass(frozen=True)
class Score:
    """The figures of one file."""

    offered: int
    right: int
    wrong: tuple[str, ...]
    disputed: int
    missed: tuple[str, ...]
    """Numbers of the key that were not offered."""
    others: int
    """Answers in words and the like of the key; they are not read."""


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--missed", action="store_true")
    arguments = parser.parse_args()
    key = yaml.safe_load((arguments.folder / "key.yaml").read_text("utf-8"))
    scores = []
    for number, told in enumerate(key["materials"], start=1):
        score = _score(arguments.folder / told["file"], told, key.get("year", 2025))
        scores.append(score)
        print(f"{number:>2} {told.get('kind_of_material', ''):<22}{_line(score)}")
        for words in score.wrong if arguments.wrong else ():
            print(f"     wrong {words}")
        for words in score.missed if arguments.missed else ():
            print(f"     missed {words}")
    offered, right = sum(s.offered for s in scores), sum(s.right for s in scores)
    missed = sum(len(s.missed) for s in scores)
    share = f"{right / offered:.1%}" if offered else "-"
    print(
        f"   all: offered {offered}, right {right} ({share}), wrong {offered - right}, missed {missed}"
    )


def _line(score: Score) -> str:
    return (
        f"offered {score.offered:>3}  right {score.right:>3}  wrong {len(score.wrong):>2}"
        f"  disputed {score.disputed:>2}  missed {len(score.missed):>3}  (words {score.others})"
    )


def _score(path: Path, told: Mapping[str, Any], year: int) -> Score:
    name = (told.get("organisation") or {}).get("name", "")
    wanted = _by_question(told.get("facts") or ())
    allowed = _by_question(told.get("allowed") or ())
    facts: tuple[Fact, ...] = ()
    disputed: tuple[Fact, ...] = ()
    try:
        material = read_material(
            contents_of(path.read_bytes(), path.name), name, year, _QUESTIONNAIRE
        )
        facts, disputed = material.facts, material.disputed
    except ClerkProblem:
        pass
    wrong = tuple(f"{f.question} = {f.value}" for f in facts if not _is_right(f, wanted, allowed))
    said = {cell for fact in facts for cell, _ in _cells(fact)}
    numbers = [cell for cell in wanted if _is_number(cell)]
    return Score(
        len(facts),
        len(facts) - len(wrong),
        wrong,
        len(disputed),
        tuple(cell for cell in numbers if cell not in said),
        len(wanted) - len(numbers),
    )


def _by_question(listed: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for each in listed:
        found.setdefault(each["question"], []).append(each["value"])
    return found


def _is_number(cell: str) -> bool:
    question = _QUESTIONNAIRE.covering(cell)
    return question is not None and question.kind in _NUMBERED


def _cells(fact: Fact) -> Iterator[tuple[str, Any]]:
    """Yield what a fact says: the cells of a row that are not 0, and its sum."""
    question = _QUESTIONNAIRE.by_name[fact.question]
    if fact.question == "filters.cases":
        yield from ((f"review_litigation.{row}.total", 0) for row in _CASES)
    elif question.kind is Kind.COUNTS:
        row = {name: getattr(fact.value, name) for name in type(fact.value).model_fields}
        yield from ((f"{fact.question}.{name}", value) for name, value in row.items())
        yield f"{fact.question}.total", sum(row.values())
    else:
        yield fact.question, fact.value


def _is_right(fact: Fact, wanted: Mapping[str, Any], allowed: Mapping[str, Any]) -> bool:
    for cell, value in _cells(fact):
        known = [*wanted.get(cell, ()), *allowed.get(cell, ())]
        if known:
            if not any(Decimal(str(value)) == Decimal(str(each)) for each in known):
                return False
        elif (value != 0 and not cell.endswith(".total")) or not _is_in_a_row(
            fact, wanted, allowed
        ):
            return False
    return True


def _is_in_a_row(fact: Fact, wanted: Mapping[str, Any], allowed: Mapping[str, Any]) -> bool:
    """Whether a cell that the key does not name is 0: one of a row of which it names others."""
    named = any(cell in wanted or cell in allowed for cell, _ in _cells(fact))
    return named or fact.question.startswith("applications.")


if __name__ == "__main__":
    main()
