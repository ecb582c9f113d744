"""The hand-over from one clerk to the next: changes, open questions, warnings that stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from report_assistant.checks import Finding, run_checks
from report_assistant.history.entries import entry_of
from report_assistant.history.record import Change, changes
from report_assistant.interview.answers import Answers, Checks
from report_assistant.interview.kept import kept_key
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.store.store import Row


@dataclass(frozen=True)
class Handover:
    """The record of one report."""

    report: str
    """The report in a few words; empty before anything is known of it."""
    changes: tuple[Change, ...]
    open_titles: tuple[str, ...]
    """The questions that wait for an answer, as far as they are known to count."""
    kept: tuple[tuple[str, str], ...]
    """Warnings that are kept: what each says, and the reason given."""
    findings: tuple[str, ...]
    """Findings that nobody has given a reason for."""

    @property
    def clerks(self) -> tuple[str, ...]:
        """Everybody who said who they are, in order of appearance."""
        return tuple(dict.fromkeys(change.who for change in self.changes if change.who))


def handover(
    rows: Sequence[Row],
    questionnaire: Questionnaire,
    *,
    today: date,
    checks: Checks = run_checks,
) -> Handover:
    """Return the record of a stored log."""
    answers = Answers(questionnaire, map(entry_of, rows), today=today, checks=checks)
    report = answers.report
    year = "" if report.year is None else f" {report.year} 年度"
    return Handover(
        f"{report.organisation.name or ''}{year}".strip(),
        changes(rows, questionnaire, today=today, checks=checks),
        tuple(question.title for question in answers.not_answered()),
        tuple(_kept(answers)),
        tuple(map(_weighed, answers.findings())),
    )


def _kept(answers: Answers) -> list[tuple[str, str]]:
    said = {kept_key(finding): finding.message for finding in answers.all_findings()}
    return [(said[key], reason) for key, reason in answers.reasons.items() if key in said]


def _weighed(finding: Finding) -> str:
    return f"{finding.severity.label}：{finding.message}"
