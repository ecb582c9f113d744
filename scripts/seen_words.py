"""Count the functions that see the words of one answer. Imports nothing of scripts.

    PYTHONPATH=CHECKOUT/src python scripts/seen_words.py CHECKOUT/src/report_assistant

A conversation is led to the question for the items published through new media, 114条 is the
answer, and every call of the package with these words in an argument is noted. Prints JSON.
Works on any layout: what is needed is found by its name in the source text.
"""

import ast
import importlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

WORDS = "114条"
_BEFORE = ("青山乡人民政府", "2021", "", "2", "", "没有")
"""What is answered before: name, year, kind, no contact details, the five aspects, no website."""
_TODAY = date(2022, 1, 10)


class Seen:
    """The calls in which the words were seen."""

    def __init__(self, package: Path) -> None:
        self._package = f"{package}/"
        self.functions: set[tuple[str, str]] = set()
        self.calls = 0
        self.deepest = 0

    def profile(self, frame: FrameType, event: str, _: object) -> None:
        """Note a call; for `sys.setprofile`."""
        if event != "call" or not self._is_ours(frame):
            return
        code = frame.f_code
        if any(isinstance(each, str) and WORDS in each for each in frame.f_locals.values()):
            self.calls += 1
            self.functions.add((code.co_filename, code.co_qualname))
            self.deepest = max(self.deepest, self._depth(frame))

    def counts(self) -> dict[str, int]:
        """Return what the table shows."""
        return {
            "functions": len(self.functions),
            "calls": self.calls,
            "modules": len({file for file, _ in self.functions}),
            "deepest": self.deepest,
        }

    def _is_ours(self, frame: FrameType) -> bool:
        return frame.f_code.co_filename.startswith(self._package)

    def _depth(self, frame: FrameType | None) -> int:
        depth = 0
        while frame is not None:
            depth += self._is_ours(frame)
            frame = frame.f_back
        return depth


def main() -> None:
    """Answer the question and print the counts."""
    package = Path(sys.argv[1]).resolve()
    seen = Seen(package)
    with tempfile.TemporaryDirectory() as home:
        store = _named(package, "Store")(Path(home))
        questionnaire = _named(package, "load_questionnaire")()
        conversation = _named(package, "Conversation")(store, questionnaire, None, today=_TODAY)
        for typed in _BEFORE:
            conversation.say(typed)
        sys.setprofile(seen.profile)
        conversation.say(WORDS)
        sys.setprofile(None)
        if conversation.interview.answers.report.overview.disclosure.new_media != 114:
            raise SystemExit("the answer went to another question")
        store.close()
    print(json.dumps(seen.counts()))


def _named(package: Path, name: str) -> Any:
    """Return what is defined under a name in some module of the package."""
    for file in sorted(package.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
                dotted = ".".join(file.relative_to(package.parent).with_suffix("").parts)
                return getattr(importlib.import_module(dotted), name)
    raise SystemExit(f"{name} is defined nowhere")


if __name__ == "__main__":
    main()
