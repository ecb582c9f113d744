"""What is pasted into the line mode on a terminal, and a number behind a list of paragraphs."""

import io
import os
import sys
from pathlib import Path

import pytest

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole, typed_lines
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.reading.copied_tables import COPIES, report_text
from tests.reading.figures import invented
from tests.scripts import BUSY


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows")
def test_lines_that_come_at_once_are_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    clerk, program = os.openpty()
    with os.fdopen(program, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        os.write(clerk, "一\n二\n三\n四\n五\n".encode())
        lines = typed_lines()
        assert next(lines) == "一\n二\n三\n四\n五\n"
        os.write(clerk, "青石镇\n2025\n".encode())
        assert [next(lines), next(lines)] == ["青石镇\n", "2025\n"]
        os.close(clerk)


def said(
    store: Store, questionnaire: Questionnaire, folder: Path, lines: list[str]
) -> Conversation:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    PlainConsole(talking, folder, io.StringIO()).run(lines)
    return talking


@pytest.mark.parametrize("layout", ["browser", "one_a_line"])
def test_a_pasted_report_is_last_years(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, layout: str
) -> None:
    pasted = report_text(invented()["every"], COPIES[layout])
    talking = said(store, questionnaire, tmp_path, [f"{pasted}\n"])
    last = talking.interview.answers.last
    assert last is not None and last.organisation.name == "云溪镇人民政府"


def test_a_number_behind_the_list_chooses_a_paragraph(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    output = io.StringIO()
    talking = Conversation(store, questionnaire, None, today=TODAY)
    for line in BUSY[:12]:
        talking.say(line)
    before = talking.interview.answers.report
    PlainConsole(talking, tmp_path, output).run(["改写\n", "2\n", "算了\n"])
    assert "这一段没有改" in output.getvalue()
    assert talking.interview.answers.report == before
