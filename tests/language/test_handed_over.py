"""A file dragged into the window is taken for one, whatever its kind: read, or refused by name."""

from pathlib import Path

import pytest

from report_assistant.foundation.file_kinds import REPORTS, TAKEN_FOR_REPORTS, WORKBOOKS
from report_assistant.interview.events import Rejected
from report_assistant.language.asked.handed_over import report_in, workbook_in
from report_assistant.office import programs
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.interview.talking import only

SHAPES = ("/data/li/年报{}", "'/data/li/去年 年报{}'", "D:\\资料\\年报{}", "导入 年报{}", "年报{}")


@pytest.mark.parametrize("ending", TAKEN_FOR_REPORTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_path_is_taken_for_a_report(shape: str, ending: str) -> None:
    for typed in (shape.format(ending), shape.format(ending.upper())):
        assert report_in(typed).lower().endswith(ending)


@pytest.mark.parametrize("ending", WORKBOOKS)
def test_a_path_is_taken_for_a_workbook(ending: str) -> None:
    assert workbook_in(f"/data/li/三张表{ending}") == f"/data/li/三张表{ending}"


@pytest.mark.parametrize("ending", TAKEN_FOR_REPORTS)
def test_a_sentence_is_no_path(ending: str) -> None:
    assert report_in(f"有关表格见网站，文件名是 说明{ending}") == ""


@pytest.mark.parametrize("ending", sorted({*TAKEN_FOR_REPORTS} - {*REPORTS}))
def test_what_is_not_read_is_refused_with_the_way_out(
    ending: str, store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    contents = {".rar": b"Rar!\x1a\x07", ".7z": b"7z\xbc\xaf", ".docm": b"PK", ".dotx": b"PK"}
    (tmp_path / f"年报{ending}").write_bytes(contents.get(ending, b"\xff\xd8\xff" * 40))
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    [refused] = only(conversation.say(str(tmp_path / f"年报{ending}")), Rejected)
    assert f"年报{ending}" in refused.reason
    assert "没看懂" not in refused.reason and refused.reason.count("。") == 1


@pytest.mark.parametrize("ending", [".doc", ".wps", ".rtf", ".odt"])
def test_without_an_office_program_an_older_file_is_refused_by_name(
    ending: str,
    store: Store,
    questionnaire: Questionnaire,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    (tmp_path / f"年报{ending}").write_bytes(b"{\\rtf1}")
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    [refused] = only(conversation.say(str(tmp_path / f"年报{ending}")), Rejected)
    assert "另存为 .docx" in refused.reason
