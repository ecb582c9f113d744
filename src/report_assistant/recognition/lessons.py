"""What was learnt of the wordings, kept for the next paragraph and the next report.

Learning a wording takes hundreds of renderings, and hardly any two reports differ in what it reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from report_assistant.drafting.narrative import Narrative
from report_assistant.recognition.patterns import Pattern

Wording = tuple[str, int, bool]
"""A template, the number of its wording, and whether answers may be missing in it."""
_MOST_OF_ONE = 4
"""So many lessons are kept of one wording."""
_MOST_NARRATIVES = 4


@dataclass(frozen=True)
class Lesson:
    """The patterns of one wording."""

    went_by: Mapping[str, tuple[bool, str]]
    """All that was read: path -> whether it was to be found out, and how it stood in the report."""
    patterns: tuple[Pattern, ...]


class Lessons:
    """The lessons about the templates of one narrative."""

    def __init__(self) -> None:
        self._kept: dict[Wording, tuple[Lesson, ...]] = {}

    def of(self, wording: Wording) -> tuple[Lesson, ...]:
        """Return the lessons about a wording, the latest first."""
        return self._kept.get(wording, ())

    def keep(self, wording: Wording, lesson: Lesson) -> None:
        """Keep a lesson for as long as it is one of the latest."""
        self._kept[wording] = (lesson, *self.of(wording))[:_MOST_OF_ONE]


@lru_cache(maxsize=_MOST_NARRATIVES)
def lessons_of(narrative: Narrative) -> Lessons:  # noqa: ARG001 - what they are kept by
    """Return what was learnt of these templates so far."""
    return Lessons()
