"""What is read of one material: facts with their places, and figures that are left with the reason."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

MOST_FACTS = 200
"""Facts offered of one material, and of several together."""
_LONGEST_NAME = 10


class Why(Enum):
    """Why a figure that names a question is left; the value is said to the clerk."""

    OTHER_YEAR = "别的年份的"
    PART_OF_YEAR = "不是全年的"
    PLAN = "计划、要求里的"
    OTHER_BODY = "别的单位的"
    PART = "只是其中一部分的"
    OTHER_TOPIC = "看不出说的是政务公开的"
    UNSURE = "没有把握的"


@dataclass(frozen=True)
class Left:
    """A figure that was seen and is not offered."""

    words: str
    why: Why
    question: str = ""
    """The question that it was placed at; empty where it was placed at none."""


@dataclass(frozen=True)
class Origin:
    """Where a fact stands in a material."""

    material: str
    """The file's name, or what the paste is."""
    place: str
    """第3段, 工作表“…”第5行, 2025-03-02 14:05 王某."""
    sentence: str
    excerpt: str = ""
    """The few words of the sentence round the figure."""

    @property
    def words(self) -> str:
        """The origin in words, for the record: 来自材料“总结.docx”第3段：“…”."""
        return f"来自材料“{self.material}”{self.place}：“{self.sentence}”"

    @property
    def short(self) -> str:
        """The origin on one line beside the fact."""
        name = self.material
        name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        return f"“{name}”{self.place}：{self.excerpt or self.sentence}"


@dataclass(frozen=True)
class Fact:
    """The answer to one question as a material states it."""

    question: str
    """The question's name."""
    value: Any
    origins: tuple[Origin, ...]
    """More than one where several materials say the same."""
    is_doubtful: bool = False
    """Whether it is only offered for choice: an older mail's, or a sum with remarks on it."""


@dataclass(frozen=True)
class Material:
    """What was read of one material."""

    name: str
    facts: tuple[Fact, ...] = ()
    """At most one for each question."""
    disputed: tuple[Fact, ...] = ()
    """Values to be chosen: several of one question, or one that is doubtful."""
    left: tuple[Left, ...] = ()
    told: tuple[str, ...] = ()
    """What the clerk should know of it as a whole, in sentences."""
