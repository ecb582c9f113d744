"""A message of short names and numbers alone: 「许15 罚2 强0 费0」「规0 0 2」「个3 企1」.

A short name counts only here, right before a number; elsewhere it is a part of other words. The
whole message must be read so, and every name must stand for one thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.frame import TOTAL, Frame
from report_assistant.language.figures.naming import NUMBERED
from report_assistant.language.words.lexicon import COLUMN, NAME, measure_words, short_names
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_LONGEST = 200
_MYRIAD, _AMOUNT = "万", "万元"
_BETWEEN = re.compile(r"[\s,，、;；:：/。.]*")
_LABEL = re.compile(r"[一-鿿]{1,8}?(?=\s*[:：]?\s*[0-9])")
_NUMBER = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,4})?")

_Pair = tuple[str, list[tuple[Decimal, str]]]
"""A label, and the numbers behind it with their units."""


def telegram(course: Course, words: str) -> bool:
    """Read a message that is nothing but short names and numbers; say whether it was one."""
    pairs = list(_pairs(words)) if len(words) <= _LONGEST else []
    if not any(label in short_names()[kind] for label, _ in pairs for kind in short_names()):
        return False
    frames: list[Frame] = []
    row = course.asked_row
    for label, numbers in pairs:
        question = _question(course, label)
        column = "" if row is None else _column(course, label, row)
        if column and row is not None and len(numbers) == 1:
            frames.append(Frame(row.name, numbers[0][0], f"{label}{numbers[0][0]}", column=column))
        elif question is not None and (found := _frames(course, question, label, numbers)):
            frames += found
            row = question if question.kind is Kind.COUNTS else row
        else:
            return False
    if len({frame.place for frame in frames}) != len(frames) or len(frames) < _least(
        course, frames
    ):
        return False
    if len(frames) == 1:
        frames = [replace(frames[0], is_sounded=True)]
    for frame in frames:
        course.read.frames.append(frame)
    return True


def _least(course: Course, frames: Sequence[Frame]) -> int:
    """Return how many figures make a telegram: one, where it is of what is asked."""
    asked = course.asked
    return 1 if asked is not None and frames[0].question == asked.name else 2


def _pairs(words: str) -> Iterator[_Pair]:
    """Yield each label with its numbers; nothing where the words hold anything else."""
    found: list[_Pair] = []
    place = _BETWEEN.match(words).end()  # type: ignore[union-attr]
    while place < len(words):
        label = _LABEL.match(words, place)
        number = _NUMBER.match(words, place)
        if label is not None:
            found.append((label[0], []))
            place = label.end()
        elif number is not None and found:
            unit = _unit(words, number.end())
            value = Decimal(number[0])
            found[-1][1].append((value, _AMOUNT if unit == _MYRIAD else unit))
            place = number.end() + len(unit)
        else:
            return
        place = _BETWEEN.match(words, place).end()  # type: ignore[union-attr]
    yield from found


def _unit(words: str, start: int) -> str:
    """Return the measure word that stands at `start`, where no number follows it: 网86 号120."""
    for length in (2, 1):
        unit = words[start : start + length]
        rest = words[start + length :].lstrip(" :：")
        if unit in (*measure_words(), _MYRIAD) and not rest[:1].isdigit():
            return unit
    return ""


def _question(course: Course, label: str) -> Question | None:
    """Return the one counting question of the section that a label names; what is asked first."""
    names = short_names()["names"].get(label) or course.context.lexicon.kinds_of(label).get(
        NAME, ()
    )
    asked = course.asked
    if asked is not None and asked.name in names:
        return asked
    known = [q for q in map(course.naming.question, names) if q and q.kind in NUMBERED]
    here = [q for q in known if asked is None or q.section == asked.section]
    return here[0] if len(here) == 1 else None


def _column(course: Course, label: str, row: Question) -> str:
    """Return the column of a row that a label names."""
    assert row.field is not None
    short = short_names()["columns"].get(label, ())
    names = short or course.context.lexicon.kinds_of(label).get(COLUMN, ())
    columns = [column for column in names if column in row.field.columns]
    return columns[0] if len(columns) == 1 else ""


def _frames(
    course: Course, question: Question, label: str, numbers: Sequence[tuple[Decimal, str]]
) -> list[Frame]:
    """Return what is said of a question; of a row as many numbers as it has columns, or its sum."""
    words = label + " ".join(f"{value}" for value, _ in numbers)
    if any(not course.context.lexicon.counts_in(question, unit) for _, unit in numbers):
        return []
    if question.kind is Kind.COUNTS and question.field is not None:
        columns: Sequence[str] = question.field.columns
        if len(numbers) == 1:
            columns = (TOTAL,)
        if len(numbers) != len(columns):
            return []
        return [
            Frame(question.name, value, words, unit, column=column)
            for column, (value, unit) in zip(columns, numbers, strict=True)
        ]
    if len(numbers) != 1:
        return []
    return [Frame(question.name, numbers[0][0], words, numbers[0][1])]
