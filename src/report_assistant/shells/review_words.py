"""The words of the review in columns: its cells, and what is said in full of one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from report_assistant.report.text import sentence
from report_assistant.shells.phrases import UNANSWERED, section_name

if TYPE_CHECKING:
    from report_assistant.interview.progress import Progress
    from report_assistant.interview.review import ReviewRow

HEADS = ("题目", "答案", "去年", "提醒")
FOUND_HEADING = "查出来的"
OPEN = UNANSWERED.strip("（）")
NOT_IN_DRAFT = "草稿里没有直接写到它。"


def answer_cell(row: ReviewRow) -> str:
    """Return an answer on one line; the word for a missing one."""
    return " ".join(row.shown.split()) or OPEN


def state_cell(row: ReviewRow) -> str:
    """Return the state beside an answer; empty where the answer says it itself."""
    return "" if row.state in (row.shown, OPEN) else row.state


def progress_cell(progress: Progress) -> str:
    """Return how far a section is: 填写中 4/9."""
    done = f" {progress.answered}/{progress.asked}" if progress.asked else ""
    return f"{progress.status.value}{done}"


def section_cell(progress: Progress) -> str:
    """Return a section's name as a heading."""
    return section_name(progress.section.number, progress.section.title)


def found_cell(labels: Sequence[str]) -> str:
    """Return how many findings there are of each weight, the weightiest first: 必须改 1　提醒 2."""
    return "　".join(f"{label} {count}" for label, count in Counter(labels).items())


def standing_text(row: ReviewRow, most: int) -> str:
    """Return how a question stands this year and stood last year; a long answer's first signs."""
    said = "还没有填。" if not row.shown else sentence(f"答案：{_short(row.shown, most)}")
    state = state_cell(row)
    before = sentence(f"去年：{_short(row.last, most)}") if row.last else ""
    return f"{said}{f'（{state}）' if state else ''}{before}"


def use_text(row: ReviewRow, places: Sequence[str]) -> str:
    """Return which sentences and cells of the draft wait for an answer, or hold it."""
    if not places:
        return NOT_IN_DRAFT
    what = "用到它" if row.shown else "等着它"
    more = "等" if len(places) > 1 else ""
    return f"草稿里有 {len(places)} 处{what}：{places[0]}{more}。"


def _short(words: str, most: int) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else f"{one_line[:most].rstrip()}.."
