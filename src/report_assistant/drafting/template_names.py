"""The names that a template may use, and the nearest right one to a wrong one.

Names are looked up in the model when a template is loaded, so that a slip in a branch that is
rarely taken is found at once and not in the one report that takes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields as dataclass_fields
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pydantic import BaseModel

from report_assistant.report.edition import Edition
from report_assistant.report.fields import all_paths, part_at
from report_assistant.report.model import NOT_ANSWERED_BY_QUESTIONS, AnnualReport

if TYPE_CHECKING:
    from jinja2 import nodes

CONTEXT_NAMES = tuple(
    name for name in AnnualReport.model_fields if name not in {"year", *NOT_ANSWERED_BY_QUESTIONS}
)
"""Parts of the report that templates name directly; the year is `report.year`."""
_OTHER_NAMES = ("report", "edition", "item")
_LOOP_NAMES = ("loop", "caller", "varargs", "kwargs")


def nearest_name(name: str, names: Collection[str]) -> str:
    """Return 「，是不是“…”？」 with the name that looks most alike; empty when none does."""
    found = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"，是不是“{found[0]}”" if found else ""


def wrong_names(tree: nodes.Template, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield line and sentence for each name in the template that means nothing.

    `known` are the environment's own names, such as functions.
    """
    from jinja2 import nodes

    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    allowed = {*CONTEXT_NAMES, *_OTHER_NAMES, *_LOOP_NAMES, *known, *own}
    for node in tree.find_all(nodes.Name):
        if node.name not in allowed:
            yield node.lineno, _sentence(node.name, sorted({*allowed, *all_paths()}))
    aliases = dict(_aliases(tree))
    for getter in tree.find_all(nodes.Getattr):
        path = _dotted(getter, aliases)
        if path is not None and (sentence := _path_mistake(path)):
            yield getter.lineno, sentence


def _aliases(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield short names for parts of the report: {% set d = overview.disclosure %}."""
    from jinja2 import nodes

    for node in tree.find_all(nodes.Assign):
        if isinstance(node.target, nodes.Name) and (path := _dotted(node.node, {})):
            yield node.target.name, path


def _dotted(node: nodes.Node, aliases: Mapping[str, str]) -> str | None:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        known = (*CONTEXT_NAMES, "report", "edition")
        return aliases.get(node.name, node.name if node.name in known else None)
    if isinstance(node, nodes.Getattr):
        parent = _dotted(node.node, aliases)
        return None if parent is None else f"{parent}.{node.attr}"
    return None


def _path_mistake(path: str) -> str:
    """Return the mistake in a dotted name; empty when it leads to a field, or below one."""
    parent, _, name = path.rpartition(".")
    if parent == "edition":
        names = [field.name for field in dataclass_fields(Edition)]
        return "" if name in names else _sentence(path, [f"edition.{n}" for n in names])
    below = parent.removeprefix("report").removeprefix(".")
    part = part_at(below.split(".")) if below else AnnualReport
    if part is None or name in part.model_fields or _is_computed(part, name):
        return ""
    return _sentence(path, _names_in(part, parent))


def _names_in(part: type[BaseModel], prefix: str) -> list[str]:
    names = (*part.model_fields, *(n for n in vars(part) if _is_computed(part, n)))
    return [f"{prefix}.{name}" for name in names]


def _is_computed(part: type[BaseModel], name: str) -> bool:
    return isinstance(getattr(part, name, None), property)


def _sentence(name: str, names: Collection[str]) -> str:
    return f"没有“{name}”这个名称{nearest_name(name, names)}"
