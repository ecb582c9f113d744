"""The other wordings of one paragraph: which templates it is made of, and what comes next."""

import re
from collections.abc import Mapping

from report_assistant.drafting.assembly import Templates, shipped_templates
from report_assistant.drafting.narrative import Narrative
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import FIRST, following


def next_wordings(
    report: AnnualReport, block: str, templates: Templates | None = None
) -> Mapping[str, int]:
    """Return the next wording of each template that a paragraph is made of, by template.

    Only of those that have another for what this report says. Raises TemplateProblem.
    """
    templates = templates or shipped_templates()
    found = {}
    for name in _templates_of(block, report, templates):
        number = _next_wording(name, report, templates.narrative)
        if number is not None:
            found[name] = number
    return found


def _templates_of(block: str, report: AnnualReport, templates: Templates) -> tuple[str, ...]:
    """Return the templates of a paragraph; none of one that stands for an item of a list."""
    for item in templates.outline:
        if item.table or item.each or not re.fullmatch(rf"{item.id}(_\d+)?", block):
            continue
        narrative = templates.narrative
        if not item.relevant or narrative.value(item.relevant, report)[0]:
            return item.templates
    return ()


def _next_wording(name: str, report: AnnualReport, narrative: Narrative) -> int | None:
    count = narrative.wordings.get(name, FIRST)
    now = narrative.render(name, report).text
    number = narrative.phrasing(name, report)
    for _ in range(FIRST, count):
        number = following(number, count)
        other = report.model_copy(update={"phrasings": {**report.phrasings, name: number}})
        if narrative.render(name, other).text != now:
            return number
    return None
