"""Rendering of narrative templates: Jinja2 in a sandbox, answers as values and never as templates.

Each template is rendered over a view of its own, so that the answers it used are known. A line
break in a template is layout; an empty line begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from report_assistant.drafting.absent import Absent, DraftView, missing_mark
from report_assistant.drafting.outline import FILE as OUTLINE
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.template_names import CONTEXT_NAMES, nearest_name
from report_assistant.drafting.template_wordings import (
    SUFFIX,
    counted_wordings,
    source_name,
    sources_in,
)
from report_assistant.report.edition import edition_for
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import FIRST, phrasing_of
from report_assistant.report.view import MissingAnswer

if TYPE_CHECKING:
    from jinja2 import Template

    from report_assistant.report.sandbox import Sandbox

_FIGURE_NAME = re.compile(r"figure\('([^']+)'")
_NOT_FIXED = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\s+", re.DOTALL)


@dataclass(frozen=True)
class Rendered:
    """Rendered text, and the answers that it used."""

    text: str
    uses: frozenset[str]
    is_missing: bool = False
    """Whether an answer was missing that the wording depends on; `text` is then only its mark."""


class Narrative:
    """The templates of one folder and the folders in it.

    Those of a second one stand in for some of the first.
    """

    def __init__(self, *folders: Traversable) -> None:
        self._folders = folders
        self._view: type[DraftView] = DraftView
        self._templates: dict[str, Template] = {}
        self._words: dict[str, Template] = {}
        self._fixed: dict[str, tuple[str, ...]] = {}
        self._expressions: dict[str, Callable[[Mapping[str, Any]], Any]] = {}

    def traced(self) -> Narrative:
        """Return templates that print numbers with the path of their answer; see tracing.py."""
        from report_assistant.drafting.tracing import TracingView

        other = copy(self)
        other._view = TracingView
        return other

    def render(self, name: str, report: AnnualReport, item: Any = None) -> Rendered:
        """Render `<name>.j2`, or the further wording of it that the report uses.

        `item` is what it stands for in a list. Raises TemplateProblem.
        """
        source = source_name(name, self.phrasing(name, report))
        return self._rendered(self._template(source), f"{source}{SUFFIX}", report, item)

    def phrasing(self, name: str, report: AnnualReport) -> int:
        """Return the number of the wording that a report uses. Raises TemplateProblem."""
        return phrasing_of(report, name, self.wordings.get(name, FIRST))

    def fixed_words(self, name: str, number: int) -> tuple[str, ...]:
        """Return the words that stand in a wording as they are, each once."""
        source = source_name(name, number)
        if source not in self._fixed:
            words = _NOT_FIXED.split(self.sources[source])
            self._fixed[source] = tuple(dict.fromkeys(filter(None, words)))
        return self._fixed[source]

    def named_figures(self, name: str, number: int) -> frozenset[str]:
        """Return the names of the figures that a wording makes itself."""
        return frozenset(_FIGURE_NAME.findall(self.sources[source_name(name, number)]))

    def render_words(self, words: str, report: AnnualReport, item: Any = None) -> Rendered:
        """Render a few words of outline.yaml. Raises TemplateProblem."""
        return self._rendered(self._template_of(words), OUTLINE, report, item)

    def value(self, expression: str, report: AnnualReport) -> tuple[Any, frozenset[str]]:
        """Return what an expression of outline.yaml gives, and what it read.

        A value that depends on a missing answer is Absent. Raises TemplateProblem.
        """
        from report_assistant.drafting.sandbox import TEMPLATE_ERRORS, problem_of

        view = DraftView(report)
        try:
            value = self._expression(expression)(self._context(view, None))
        except MissingAnswer as missing:
            value = Absent(missing.path)
        except TEMPLATE_ERRORS as error:
            raise problem_of(error, OUTLINE) from error
        return value, view.answers_read

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the templates in the folder. Raises TemplateProblem."""
        return tuple(sorted(self.wordings))

    @cached_property
    def wordings(self) -> Mapping[str, int]:
        """How many wordings each template has. Raises TemplateProblem."""
        return counted_wordings(self.sources)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The text of each template. Raises TemplateProblem."""
        sources: dict[str, str] = {}
        for folder in self._folders:
            sources |= sources_in(folder)
        return sources

    @cached_property
    def _environment(self) -> Sandbox:
        from report_assistant.drafting.sandbox import environment

        return environment(self.sources)

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            from report_assistant.drafting.sandbox import compiled

            source = self.sources.get(name)
            if source is None:
                hint = nearest_name(name, self.names)
                raise TemplateProblem(f"{name}{SUFFIX}", None, f"没有这个模板文件{hint}")
            self._templates[name] = compiled(self._environment, source, f"{name}{SUFFIX}")
        return self._templates[name]

    def _template_of(self, words: str) -> Template:
        if words not in self._words:
            from report_assistant.drafting.sandbox import compiled

            self._words[words] = compiled(self._environment, words, OUTLINE)
        return self._words[words]

    def _expression(self, source: str) -> Callable[[Mapping[str, Any]], Any]:
        if source not in self._expressions:
            self._template_of("{{ " + source + " }}")  # names what is wrong in it
            made = self._environment.compile_expression(source, undefined_to_none=False)
            self._expressions[source] = made
        return self._expressions[source]

    def _context(self, view: DraftView, item: Any) -> dict[str, Any]:
        names = {name: getattr(view, name) for name in CONTEXT_NAMES}
        return names | {"report": view, "edition": _EditionView(view), "item": item}

    def _rendered(self, template: Template, file: str, report: AnnualReport, item: Any) -> Rendered:
        from report_assistant.drafting.sandbox import TEMPLATE_ERRORS, problem_of

        view = self._view(report)
        try:
            return Rendered(template.render(self._context(view, item)), view.answers_read)
        except MissingAnswer as missing:
            return Rendered(missing_mark(missing.path), view.answers_read, is_missing=True)
        except TEMPLATE_ERRORS as error:
            raise problem_of(error, file) from error


class _EditionView:
    """The edition of the form; reading it counts as reading the year."""

    def __init__(self, view: DraftView) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        year = self._view.year
        return getattr(edition_for(None if isinstance(year, Absent) else year), name)
