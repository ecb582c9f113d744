"""Figures of published reports: tables as they were printed, under invented names.

The figures, gaps and mistakes are those of real reports; the places are invented and the sentences
are ours. A case that is an excerpt prints only what was to be had. `findings` are the codes and
severities that its mistakes give rise to.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from report_assistant.report.tables import TABLE_OF

CASES = sorted(Path(__file__).parent.glob("*.json"))
DAMAGED = Path(__file__).parent / "damaged-township-2021.txt"
"""A report whose tables a converter damaged: tabs, a row without its labels, 36 empty cells."""
_DOCUMENTS = ("issued", "repealed", "in_force")


@cache
def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def cell_texts(case: dict[str, Any]) -> dict[str, str]:
    """Cell path -> printed text; a cell that is empty in print has an empty one."""
    return {path: "" if value is None else str(value) for path, value in _values(case)}


def _values(case: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in case["proactive_disclosure"].items():
        path = f"proactive_disclosure.{name}"
        if isinstance(value, list):
            columns = zip(_DOCUMENTS, value, strict=True)
            yield from ((f"{path}.{column}", each) for column, each in columns)
        else:
            yield path, value
    applicants = [path.split(".")[2] for path in TABLE_OF["applications"].paths[:7]]
    for row, values in case["applications"].items():
        cells = zip(applicants, values, strict=True)
        yield from ((f"applications.{row}.{who}", value) for who, value in cells)
    yield from zip(TABLE_OF["review_litigation"].paths, case["review_litigation"], strict=False)
