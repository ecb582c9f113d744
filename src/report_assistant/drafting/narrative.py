"""Rendering of narrative templates: Jinja2 in a sandbox, answers as values and never as templates.

Each paragraph is rendered over a view of its own, so that the answers it used are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from report_assistant.assets import asset_dir
from report_assistant.drafting.absent import Absent, DraftView, missing_mark
from report_assistant.drafting.chinese import FILTERS
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.report.edition import edition_for
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import CASE_OUTCOME_LABELS, OUTCOME_GROUPS
from report_assistant.report.view import MissingAnswer

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

SUFFIX = ".j2"


@dataclass(frozen=True)
class Rendered:
    """What a template gave, and the answers that it used."""

    text: str
    uses: frozenset[str]


def render(template: str, report: AnnualReport) -> Rendered:
    """Render `narrative/<template>.j2`. Raises TemplateProblem."""
    return _rendered(_template(template), f"{template}{SUFFIX}", report)


def render_words(words: str, report: AnnualReport) -> Rendered:
    """Render a few words of outline.yaml, such as a run-in heading. Raises TemplateProblem."""
    return _rendered(_words_template(words), "outline.yaml", report)


def holds(condition: str, report: AnnualReport) -> tuple[bool, frozenset[str]]:
    """Return whether a `when:` of outline.yaml holds, and what it read. Raises TemplateProblem."""
    rendered = render_words("{{ 'yes' if (" + condition + ") }}", report)
    return rendered.text == "yes", rendered.uses


def _rendered(template: Template, file: str, report: AnnualReport) -> Rendered:
    from jinja2 import TemplateError

    view = DraftView(report)
    try:
        text = template.render(_names(view, report))
    except MissingAnswer as missing:
        text = missing_mark(missing.path)
    except (TemplateError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise TemplateProblem(file, _line_of(error, file), _explained(error)) from error
    return Rendered("".join(line.strip(" \t") for line in text.split("\n")), view.answers_read)


def _names(view: DraftView, report: AnnualReport) -> dict[str, Any]:
    names = {name: getattr(view, name) for name in AnnualReport.model_fields if name != "year"}
    return names | {
        "report": view,
        "edition": edition_for(report.year),
        "outcome_groups": OUTCOME_GROUPS,
        "case_outcomes": CASE_OUTCOME_LABELS,
    }


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folder = asset_dir("templates") / "annual_report" / "narrative"
    sources = {
        file.name.removesuffix(SUFFIX): file.read_text("utf-8")
        for file in folder.iterdir()
        if file.name.endswith(SUFFIX)
    }
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(sources), undefined=StrictUndefined, autoescape=False
    )
    environment.filters.update(FILTERS)
    environment.tests.update(_TESTS)
    return environment


def _is_missing(value: Any) -> bool:
    return isinstance(value, Absent)


def _is_given(value: Any) -> bool:
    """Answered, and not with none."""
    return not isinstance(value, Absent) and bool(value)


_TESTS: Mapping[str, Any] = {"missing": _is_missing, "given": _is_given}


def _template(name: str) -> Template:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    environment = _environment()
    try:
        return environment.get_template(name)
    except TemplateNotFound as error:
        nearest = get_close_matches(name, environment.list_templates(), n=1)
        hint = f"，是不是“{nearest[0]}{SUFFIX}”" if nearest else ""
        raise TemplateProblem(f"{name}{SUFFIX}", None, f"没有这个文件{hint}") from error
    except TemplateSyntaxError as error:
        file = f"{error.name or name}{SUFFIX}"
        raise TemplateProblem(file, error.lineno, "花括号没有配对，或者写法不对") from error


@lru_cache(maxsize=64)
def _words_template(words: str) -> Template:
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().from_string(words)
    except TemplateSyntaxError as error:
        raise TemplateProblem("outline.yaml", None, f"“{words}”的花括号没有配对") from error


def _line_of(error: BaseException, file: str) -> int | None:
    """The template's line: Jinja2 rewrites tracebacks so that template frames carry it."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _explained(error: BaseException) -> str:
    from jinja2 import UndefinedError

    if isinstance(error, (UndefinedError, AttributeError)):
        return f"用到了没有的名称（{error}），请对照 docs/prompts.md 里的名称"
    return f"这一段不能生成（{error}），请检查写法"
