"""The small expressions of the prompts files: `relevant`, `constraint`, `default`, `calculation`.

They are Jinja2 expressions in a sandbox. Which answers an expression reads is found by walking it,
so nobody declares dependencies by hand. An expression that needs an
answer that is not there yet has no value: `evaluate` raises MissingAnswer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from report_assistant.report.view import MissingAnswer

if TYPE_CHECKING:
    from jinja2 import Template, nodes

    from report_assistant.report.sandbox import Sandbox


_VALUE = "result"
_MOST_KEPT = 512
"""How many different expressions are kept; many questions share theirs."""


class ExpressionMistake(ValueError):
    """The expression cannot be read; the message says why, in Chinese."""


@dataclass(frozen=True)
class Expression:
    """One expression, compiled when it is first needed."""

    source: str

    def evaluate(self, names: Mapping[str, Any]) -> Any:
        """Return the expression's value over `names`. Raises MissingAnswer or ExpressionMistake."""
        from jinja2 import UndefinedError

        compiled = _compiled(self.source)
        # What an expression of Jinja2's own does when it is called, the names joined only once.
        context = compiled.new_context({**_environment().globals, **names}, shared=True)
        try:
            for _ in compiled.root_render_func(context):
                pass
        except UndefinedError as error:
            raise MissingAnswer(self.source) from error
        return context.vars[_VALUE]

    @property
    def reads(self) -> frozenset[str]:
        """The dotted names that the expression mentions, e.g. `applications.received.total`.

        Raises ExpressionMistake when the expression cannot be parsed.
        """
        return _read_by(self.source)


@lru_cache(maxsize=_MOST_KEPT)
def _read_by(source: str) -> frozenset[str]:
    return frozenset(_dotted_names(_parse(source)))


@lru_cache(maxsize=_MOST_KEPT)
def _compiled(source: str) -> Template:
    """Return a template that gives the expression's value a name."""
    from jinja2 import TemplateError, nodes
    from jinja2.parser import Parser

    try:
        parser = Parser(_environment(), source, state="variable")
        value = parser.parse_expression()
        if not parser.stream.eos:
            raise _mistake(source)
        named = nodes.Assign(nodes.Name(_VALUE, "store"), value, lineno=1)
        tree = nodes.Template([named], lineno=1)
        tree.set_environment(_environment())
        return _environment().from_string(tree)
    except TemplateError as error:
        raise _mistake(source) from error


def _parse(source: str) -> nodes.Template:
    from jinja2 import TemplateError

    try:
        return _environment().parse("{{ (" + source + ") }}")
    except TemplateError as error:
        raise _mistake(source) from error


def _mistake(source: str) -> ExpressionMistake:
    return ExpressionMistake(f"“{source}”写得不对，请看看括号和引号是不是成对，名称是不是写全了")


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    from jinja2 import StrictUndefined

    from report_assistant.report.sandbox import Sandbox

    return Sandbox(undefined=StrictUndefined)


def _dotted_names(tree: nodes.Node) -> Iterator[str]:
    from jinja2 import nodes

    if isinstance(tree, (nodes.Getattr, nodes.Name)):
        name = _dotted(tree)
        if name is not None:
            yield name
            return
    for child in tree.iter_child_nodes():
        yield from _dotted_names(child)


def _dotted(node: nodes.Node) -> str | None:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        parent = _dotted(node.node)
        return None if parent is None else f"{parent}.{node.attr}"
    return None
