"""What the clerk has ticked off of the steps outside this program, kept beside the store.

It is no part of a report, so it lies in a small file of its own, which may be lost.
"""

import json
from pathlib import Path

from report_assistant.foundation.problems import ClerkProblem

_FILE = "done_outside.json"


def done_outside(home: Path, report: int | None) -> frozenset[str]:
    """Return the steps of a report that are ticked off."""
    return frozenset(_stored(home).get(str(report), ()))


def tick(home: Path, report: int | None, steps: frozenset[str]) -> bool:
    """Remember which steps are ticked off; return whether that could be written."""
    from report_assistant.foundation.saving import save_over

    stored = _stored(home) | {str(report): sorted(steps)}
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        save_over(json.dumps(stored, ensure_ascii=False).encode(), home / _FILE)
    except (OSError, ClerkProblem):
        return False
    return True


def _stored(home: Path) -> dict[str, list[str]]:
    try:
        stored = json.loads((home / _FILE).read_text(encoding="utf-8"))
        return {str(report): [str(each) for each in steps] for report, steps in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
