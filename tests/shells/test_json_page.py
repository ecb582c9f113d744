"""The session that docs/json.md shows is what happens."""

import json
import re
from datetime import date
from pathlib import Path

from report_assistant.session.workspace import Workspace
from tests.conftest import ROOT
from tests.shells.json_talk import Talk

_EXCHANGE = re.compile(r"^    > (?P<request>.+)\n(?P<reply>(?:    [ {].*\n)+)", re.MULTILINE)


def test_the_session_that_programs_are_shown_is_what_happens(home: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    exchanges = [(each["request"], each["reply"]) for each in _EXCHANGE.finditer(page)]
    assert len(exchanges) == page.count("    > ")
    with Workspace(date(2026, 1, 8), home) as workspace:
        talk = Talk(workspace, tmp_path)
        for request, shown in exchanges:
            told, reply = json.loads(shown), talk(**json.loads(request))
            assert reply.pop("text").startswith(told.pop("text").removesuffix("…")), request
            assert reply == told, request
