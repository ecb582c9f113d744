"""Answers as earlier versions stored them, in the fields of today.

One number stood for villages and communities; of a subdistrict it counted communities.
"""

from collections.abc import Mapping
from typing import Any

from report_assistant.report.choices import OrganisationKind

_NEW = ("communities", "villages_together")


def villages_and_communities(number: int, kind: object) -> tuple[int, int]:
    """Return how many villages and communities one number of an earlier version meant."""
    return (0, number) if kind == OrganisationKind.SUBDISTRICT else (number, 0)


def with_communities(stored: Any) -> Any:
    """Return stored answers with the number of communities, where they are of an earlier version."""
    disclosure = _part(_part(stored, "overview"), "disclosure")
    number = disclosure.get("villages")
    if (
        isinstance(number, bool)
        or not isinstance(number, int)
        or any(n in disclosure for n in _NEW)
    ):
        return stored
    kind = _part(stored, "organisation").get("kind")
    villages, communities = villages_and_communities(number, kind)
    told = {"villages": villages, "communities": communities, "villages_together": 0}
    now = {"village_affairs": [], **disclosure, **told}
    return {**stored, "overview": {**stored["overview"], "disclosure": now}}


def _part(stored: Any, name: str) -> Mapping[str, Any]:
    part = stored.get(name) if isinstance(stored, Mapping) else None
    return part if isinstance(part, Mapping) else {}
