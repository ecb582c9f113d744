"""What is loaded when: start-up time is a feature, and the core runs without a screen."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

CORE = (
    *("report.model", "report.tables", "checks", "interview.interview"),
    *("questionnaire.first_question", "drafting.assembly", "word.writer", "word.form_check"),
    *("store.store", "session.conversation", "session.workspace"),
    *("shells.plain", "shells.json_lines", "shells.phrases"),
)


def loaded_after(statement: str) -> set[str]:
    """The top-level packages in a fresh interpreter after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize("module", CORE)
def test_the_core_runs_without_a_screen(module: str) -> None:
    loaded = loaded_after(f"import report_assistant.{module}")
    assert "report_assistant" in loaded
    assert not loaded & {"textual", "rich"}


def test_a_command_loads_what_it_needs_only() -> None:
    loaded = loaded_after("import report_assistant.cli")
    assert not loaded & {"textual", "rich", "docx", "lxml", "jinja2", "pydantic", "yaml"}


def test_the_first_screen_waits_for_nothing_but_the_screen() -> None:
    loaded = loaded_after("import report_assistant.tui.app")
    assert "textual" in loaded
    assert not loaded & {"docx", "lxml", "jinja2", "pydantic"}


def test_the_conversation_opens_without_word() -> None:
    loaded = loaded_after(
        "import report_assistant.session.workspace, report_assistant.interview.interview"
    )
    assert not loaded & {"docx", "lxml"}
