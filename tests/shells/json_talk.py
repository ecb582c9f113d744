"""A program that holds the conversation through `chat --json`, without a process."""

import io
import json
from pathlib import Path
from typing import Any

from report_assistant.session.workspace import Workspace
from report_assistant.shells.json_lines import JsonLines
from report_assistant.store.store import Store

NAME = "青山镇人民政府"
BASICS = {"organisation.name": NAME, "year": 2022, "organisation.kind": "town"}


class Talk:
    """A program that holds the conversation."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._output = io.StringIO()
        self._lines = JsonLines(workspace, None, folder, self._output)

    def lines(self, *lines: str) -> list[str]:
        """Send lines; return what is printed, cut at line feeds."""
        self._output.seek(0)
        self._output.truncate()
        self._lines.run(lines)
        printed = self._output.getvalue()
        assert printed.endswith("\n") or not lines
        return printed.split("\n")[:-1]

    def __call__(self, **request: Any) -> dict[str, Any]:
        [line] = self.lines(json.dumps(request))
        reply: dict[str, Any] = json.loads(line)
        return reply

    def say(self, typed: str) -> dict[str, Any]:
        return self(say=typed)


def stored(home: Path) -> list[int]:
    with Store(home) as store:
        return list(store.reports())
