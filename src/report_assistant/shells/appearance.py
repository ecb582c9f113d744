"""Appearance of the conversation: the clerk's choice, kept beside the store.

It is no part of a report, so it lies in a small file of its own, which may be lost.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.foundation.problems import ClerkProblem

if TYPE_CHECKING:  # the first screen needs no commands
    from report_assistant.language.wishes.commands import Command

_FILE = "appearance.json"


@dataclass(frozen=True)
class Appearance:
    """The clerk's choice of appearance."""

    roomy: bool = False
    """Large-print spacing: more room between messages, fewer things at once."""
    dark: bool = False


_CHOICES = {
    "ROOMY": {"roomy": True},
    "DENSE": {"roomy": False},
    "DARK": {"dark": True},
    "LIGHT": {"dark": False},
}
"""What the commands of these names choose."""


def remembered(home: Path) -> Appearance:
    """Return what was chosen last; the usual look where nothing was."""
    try:
        stored = json.loads((home / _FILE).read_text(encoding="utf-8"))
        chosen = {each.name: stored[each.name] is True for each in fields(Appearance)}
        return Appearance(**chosen)
    except (OSError, ValueError, KeyError, TypeError):
        return Appearance()


def chosen(command: Command, home: Path) -> tuple[Appearance, str]:
    """Choose what a command asks for, and remember it; return the look.

    Beside it, what is to be told where it could not be remembered; else nothing.
    """
    from report_assistant.foundation.saving import save_over

    look = replace(remembered(home), **_CHOICES[command.name])
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        save_over(json.dumps(asdict(look)).encode(), home / _FILE)
    except (OSError, ClerkProblem):
        return look, f"这次有效，没能记住，请检查磁盘是否已满、“{home}”是否可写。"
    return look, ""
