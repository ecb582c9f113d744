"""Consequences of changing one answer, said before the change is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from report_assistant.checks import Finding
from report_assistant.interview.state import ASKED, State, Status
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.model import AnnualReport

ChangedPlaces = Callable[[AnnualReport, AnnualReport], tuple[str, ...]]
"""The places where the draft differs between two reports."""
NewSentences = Callable[[AnnualReport, AnnualReport], str]
"""The sentences that the draft of the second of two reports has, and that of the first has not."""
_LONGEST = 40


@dataclass(frozen=True)
class Drafted:
    """How the drafts of two reports differ: drafts are made in a room above this one."""

    changed_places: ChangedPlaces
    new_sentences: NewSentences


@dataclass(frozen=True)
class Consequences:
    """The consequences of a change."""

    no_longer: tuple[Question, ...]
    """Answered questions that are not needed any more; their answers are parked."""
    restored: tuple[Question, ...]
    """Questions whose parked answers count again."""
    newly_asked: tuple[Question, ...]
    places: tuple[str, ...] = ()
    """The places where the draft changes: one name a paragraph or table, by its heading."""
    come: tuple[Finding, ...] = ()
    """Findings that would be new."""
    gone: tuple[Finding, ...] = ()
    """Findings that would go away."""

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
            parts.append(f"要补问 {len(self.newly_asked)} 个问题（{_titles(self.newly_asked)}）")
        if self.places:
            parts.append(f"草稿有 {len(self.places)} 处会变（{_places(self.places)}）")
        return "，".join(parts)

    def with_findings(self, before: Sequence[Finding], after: Sequence[Finding]) -> "Consequences":
        """Return the same, with the findings before and after."""
        come, gone = _missing_from(before, after), _missing_from(after, before)
        return replace(self, come=come, gone=gone)

    @property
    def forecast(self) -> str:
        """All that would follow, in one sentence: what is found of it is told only before."""
        parts = [self.sentence] if self.sentence else []
        if self.come:
            parts.append(f"会多出 {len(self.come)} 处提示（{_findings(self.come)}）")
        if self.gone:
            parts.append(f"有 {len(self.gone)} 处提示会消失（{_findings(self.gone)}）")
        return "，".join(parts)


def consequences(
    questionnaire: Questionnaire,
    before: State,
    after: State,
    drafted: Drafted | None,
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
        places=() if drafted is None else drafted.changed_places(before.report, after.report),
    )


def _is_new(question: Question, before: State, after: State) -> bool:
    return after.status[question.name] is Status.OPEN and before.status[question.name] not in ASKED


def _titles(questions: tuple[Question, ...]) -> str:
    return _first_three([question.title for question in questions])


def _places(places: Sequence[str]) -> str:
    """Return the places where the draft changes, each name once."""
    return _first_three(list(dict.fromkeys(places)))


def _findings(findings: Sequence[Finding]) -> str:
    first = findings[0]
    message = first.message if len(first.message) <= _LONGEST else first.message[:_LONGEST] + "……"
    return f"{first.severity.label}：{message.rstrip('。')}{'等' if len(findings) > 1 else ''}"


def _first_three(names: Sequence[str]) -> str:
    shown = "、".join(names[:3])
    return f"{shown}等" if len(names) > 3 else shown


def _missing_from(some: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {finding.key for finding in some}
    return tuple(finding for finding in others if finding.key not in known)
