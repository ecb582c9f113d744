"""What follows from changing one answer, said before the change is made."""

from collections.abc import Callable
from dataclasses import dataclass

from report_assistant.interview.question import Question, Questionnaire
from report_assistant.interview.state import ASKED, State, Status
from report_assistant.report.model import AnnualReport


@dataclass(frozen=True)
class Consequences:
    """What a change brings."""

    no_longer: tuple[Question, ...]
    """Answered questions that are not needed any more; their answers are parked."""
    restored: tuple[Question, ...]
    """Questions whose parked answers count again."""
    newly_asked: tuple[Question, ...]
    blocks: int | None
    """How many paragraphs of the draft change; `None` when there is no draft to compare."""

    @property
    def is_structural(self) -> bool:
        """Whether answers fall away, so that the clerk must say yes first."""
        return bool(self.no_longer)

    @property
    def sentence(self) -> str:
        """The consequences in one sentence; empty when nothing else changes."""
        parts = []
        if self.no_longer:
            parts.append(
                f"{len(self.no_longer)} 个问题不再需要（{_titles(self.no_longer)}；"
                "已填内容先收起，改回来会恢复）"
            )
        if self.restored:
            parts.append(f"{len(self.restored)} 个以前填过的答案恢复（{_titles(self.restored)}）")
        if self.newly_asked:
            parts.append(f"要补问 {len(self.newly_asked)} 个问题")
        if self.blocks:
            parts.append(f"草稿有 {self.blocks} 处会变")
        return "，".join(parts)


def consequences(
    questionnaire: Questionnaire,
    before: State,
    after: State,
    changed_blocks: Callable[[AnnualReport, AnnualReport], int] | None,
) -> Consequences:
    """Compare two settled states."""
    questions = questionnaire.questions
    return Consequences(
        no_longer=tuple(
            q for q in questions if q.name in after.parked.keys() - before.parked.keys()
        ),
        restored=tuple(
            q for q in questions if q.name in before.parked.keys() - after.parked.keys()
        ),
        newly_asked=tuple(q for q in questions if _is_new(q, before, after)),
        blocks=None if changed_blocks is None else changed_blocks(before.report, after.report),
    )


def _is_new(question: Question, before: State, after: State) -> bool:
    return after.status[question.name] is Status.OPEN and before.status[question.name] not in ASKED


def _titles(questions: tuple[Question, ...]) -> str:
    shown = "、".join(question.title for question in questions[:3])
    return f"{shown}等" if len(questions) > 3 else shown
