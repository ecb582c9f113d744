"""The clerk's own wording of a paragraph, in which figures may stay linked to their answers.

A linked figure is written as the path of its answer, or of a total, in braces: 全年发布
{overview.disclosure.new_media}条. Braces of the clerk's own are doubled. Names of items of a list
are counted from 0: {overview.disclosure.business_figures.0.number}.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from report_assistant.report.model import AnnualReport

_FEW_DIGITS = 6
"""No list has a place with more."""
_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<path>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")


@dataclass(frozen=True)
class Words:
    """Words as they stand."""

    text: str


@dataclass(frozen=True)
class Link:
    """A figure, by the path of its answer."""

    path: str


def pieces_of(wording: str) -> Iterator[Words | Link]:
    """Yield the words and links of a wording in order."""
    end = 0
    for token in _TOKEN.finditer(wording):
        if token.start() > end:
            yield Words(wording[end : token.start()])
        yield Link(token["path"]) if token["path"] else Words(token.group()[0])
        end = token.end()
    if end < len(wording):
        yield Words(wording[end:])


def written(pieces: Iterator[Words | Link]) -> str:
    """Return the wording of words and links."""
    return "".join(
        f"{{{piece.path}}}"
        if isinstance(piece, Link)
        else piece.text.replace("{", "{{").replace("}", "}}")
        for piece in pieces
    )


def linked_value(report: AnnualReport, path: str) -> Any:
    """Return the number that a link shows; `None` while it is not known or not there."""
    value: Any = report
    for name in path.split("."):
        if isinstance(value, list):
            is_place = name.isdecimal() and len(name) < _FEW_DIGITS and int(name) < len(value)
            value = value[int(name)] if is_place else None
        else:
            is_known = isinstance(value, BaseModel) and not name.startswith("_")
            value = getattr(value, name, None) if is_known else None
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return value if is_number else None
