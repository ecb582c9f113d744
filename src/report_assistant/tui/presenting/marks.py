"""Marks of missing answers as the draft shows them: quieter than in the Word file.

The Word file names what is missing at each place, for whoever fills it in there. On the screen the
names of questions that nobody has asked yet would only be in the way.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby

from report_assistant.drafting.draft import MISSING_OPEN

_MARK = re.compile(f"{MISSING_OPEN}[^】]*】")
_MARKS = re.compile(f"(?:{_MARK.pattern})+")
OPEN = f"{MISSING_OPEN}】"


@dataclass(frozen=True)
class MarkedText:
    """A text with its marks as they are shown."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Where the marks stand in it."""
    _begins: tuple[int, ...]
    """Where each run of marks stood before, and what it moves behind it."""
    _ends: tuple[int, ...]
    _moves: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return where a place of the text before is now; inside a mark, the mark's beginning."""
        found = bisect_right(self._begins, at) - 1
        if found < 0:
            return at
        if at < self._ends[found]:
            return self._begins[found] + (self._moves[found - 1] if found else 0)
        return at + self._moves[found]


def marked(text: str, named: Set[str]) -> MarkedText:
    """Return a text whose marks say no more than is known: those in `named` keep their names."""
    words, at, shift = "", 0, 0
    marks: list[tuple[int, int]] = []
    runs: list[tuple[int, int, int]] = []
    for run in _MARKS.finditer(text):
        words += text[at : run.start()]
        for mark in _shown_marks(run.group(), named):
            marks.append((len(words), len(words) + len(mark)))
            words += mark
        at = run.end()
        shift = len(words) - at
        runs.append((run.start(), at, shift))
    begins, ends, moves = zip(*runs, strict=True) if runs else ((), (), ())
    return MarkedText(words + text[at:], tuple(marks), begins, ends, moves)


def mark_count(text: str) -> int:
    """Return how many answers are missing in a text."""
    return len(_MARK.findall(text))


def _shown_marks(run: str, named: Set[str]) -> Iterator[str]:
    for is_named, marks in groupby(_MARK.findall(run), lambda mark: mark in named):
        if is_named:
            yield from (
                f"【{mark[len(MISSING_OPEN) + 1 :]}" if "：" in mark else mark for mark in marks
            )
        elif (count := len(list(marks))) > 1:
            yield f"{MISSING_OPEN} {count} 处】"
        else:
            yield OPEN
