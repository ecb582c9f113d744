"""Whose figures a draft of ours gives. Settled first: the subject of many sentences turns on it."""

from report_assistant.drafting.assembly import Templates
from report_assistant.report.choices import Scope
from report_assistant.report.model import AnnualReport

SCOPE = "organisation.scope"
_TEMPLATE = "scope"


def with_kind(known: AnnualReport) -> AnnualReport:
    """Return a copy that knows the kind of body, by its name where nothing else tells it."""
    report = known.model_copy(deep=True)
    if report.organisation.name and report.organisation.kind is None:
        report.organisation.kind = report.organisation.guessed_kind
    return report


def scope_told(words: str, report: AnnualReport, templates: Templates) -> Scope:
    """Return whose figures are given, by the sentence that says that all are added up."""
    whole = report.model_copy(deep=True)
    whole.organisation.scope = Scope.WHOLE_AREA
    told = templates.narrative.render(_TEMPLATE, whole).text
    return Scope.WHOLE_AREA if told in words else Scope.unsaid()
