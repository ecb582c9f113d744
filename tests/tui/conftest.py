"""The terminal that the screen's tests run in: all colours, and one that draws every sign well."""

import pytest

from report_assistant.tui.screens.conversation import ConversationScreen


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TMUX", "here")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(ConversationScreen, "AFTER_THE_QUESTION", 0)
