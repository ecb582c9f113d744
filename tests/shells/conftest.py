"""Fixtures of the conversation for programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from report_assistant.session.workspace import Workspace
from tests.conftest import TODAY
from tests.shells.json_talk import Talk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "数据"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(place))
    return place


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace(TODAY, home) as opened:
        yield opened


@pytest.fixture
def talk(workspace: Workspace, tmp_path: Path) -> Talk:
    return Talk(workspace, tmp_path)
