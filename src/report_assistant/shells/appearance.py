"""Appearance of the conversation: the clerk's choice, kept beside the store.

It is no part of a report, so it lies in a small file of its own, which may be lost.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

_FILE = "appearance.json"


@dataclass(frozen=True)
class Appearance:
    """The clerk's choice of appearance."""

    roomy: bool = False
    """Large-print spacing: more room between messages, fewer things at once."""
    dark: bool = False


_CHOICES = {
    "疏排": {"roomy": True},
    "密排": {"roomy": False},
    "深色": {"dark": True},
    "浅色": {"dark": False},
}
_TOLD = {
    "疏排": "已改成疏排：行距大些，一次少显示些。字的大小在终端窗口里调，多数是按 Ctrl 和加号。",
    "密排": "已改回密排。",
    "深色": "已改成深色。",
    "浅色": "已改成浅色。",
}
_HOW_BACK = {"疏排": "改回来打“密排”。", "深色": "改回来打“浅色”。"}


def remembered(home: Path) -> Appearance:
    """Return what was chosen last; the usual look where nothing was."""
    try:
        stored = json.loads((home / _FILE).read_text(encoding="utf-8"))
        chosen = {each.name: stored[each.name] is True for each in fields(Appearance)}
        return Appearance(**chosen)
    except (OSError, ValueError, KeyError, TypeError):
        return Appearance()


def chosen(word: str, home: Path) -> tuple[Appearance, str]:
    """Choose what a word asks for, and remember it; return the look and what to tell."""
    look = replace(remembered(home), **_CHOICES[word])
    told = f"{_TOLD[word]}{_HOW_BACK.get(word, '')}"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / _FILE).write_text(json.dumps(asdict(look)), encoding="utf-8")
    except OSError:
        return look, f"{told}这次有效，没能记住，请检查磁盘是否已满、“{home}”是否可写。"
    return look, told
