"""The hand-over record: who, when, old, new, reason, for every change of an answer."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest

from report_assistant.cli import main
from report_assistant.drafting.assembly import assemble
from report_assistant.history.record import Change, ChangeKind
from report_assistant.history.word_record import record_docx
from report_assistant.history.words import page
from report_assistant.interview.events import Rejected
from report_assistant.interview.log import Source
from report_assistant.language.asked.asides import clerk_in
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.session.conversation import Conversation
from report_assistant.store.answers_file import dump_answers
from report_assistant.store.store import Store
from report_assistant.word.writer import write_docx
from tests.conftest import TODAY
from tests.interview.talking import only
from tests.scripts import SEED
from tests.updates import file_in, write_in

NEW_MEDIA = "overview.disclosure.new_media"
ZHANG, LI = "张三", "欧阳小李"


def _ticking() -> Callable[[], datetime]:
    """A clock on which every look is a minute later."""
    times = (datetime(2022, 1, 10, 1, 0, tzinfo=UTC) + timedelta(minutes=n) for n in range(10_000))
    return lambda: next(times)


@pytest.fixture
def talking(tmp_path: Path, questionnaire: Questionnaire) -> Conversation:
    store = Store(tmp_path / "存放", now=_ticking())
    return Conversation(store, questionnaire, None, today=TODAY)


def _tell(conversation: Conversation, *script: str) -> None:
    for typed in script:
        assert all(event.is_offer for event in only(conversation.say(typed), Rejected)), typed


def _of(conversation: Conversation, name: str) -> list[Change]:
    return [change for change in conversation.record().changes if change.name == name]


def test_every_change_has_who_when_old_new_and_reason(talking: Conversation) -> None:
    _tell(talking, "我是 张三", *SEED[:8])
    assert NEW_MEDIA in talking.interview.answers.answered_names()
    _tell(talking, "我叫 欧阳小李", "改新媒体 120", "理由 和后台导出的表核对过")
    first, second = _of(talking, NEW_MEDIA)
    assert (first.kind, first.who, first.before) == (ChangeKind.ANSWERED, ZHANG, "")
    assert (second.kind, second.who) == (ChangeKind.CORRECTED, LI)
    assert (second.before, second.after) == (first.after, "120 条")
    assert second.reason == "和后台导出的表核对过"
    assert second.at > first.at
    assert talking.record().clerks == (ZHANG, LI)


def test_undo_and_redo_stand_in_it_with_what_they_did(talking: Conversation) -> None:
    _tell(talking, *SEED[:2], "撤销", "重做")
    done = [(c.kind, c.before, c.after) for c in _of(talking, "year")]
    assert done == [
        (ChangeKind.ANSWERED, "", "2021 年"),
        (ChangeKind.UNDONE, "2021 年", ""),
        (ChangeKind.REDONE, "", "2021 年"),
    ]
    assert "撤销“" in page(talking.record())


def test_a_step_of_several_answers_is_undone_line_by_line(talking: Conversation) -> None:
    _tell(talking, *SEED[:2])
    talking.stored.fill({NEW_MEDIA: 114, "overview.disclosure.boards": 46})
    _tell(talking, "撤销")
    undone = [c for c in talking.record().changes if c.kind is ChangeKind.UNDONE]
    assert [(c.name, c.before, c.after) for c in undone] == [
        (NEW_MEDIA, "114 条", ""),
        ("overview.disclosure.boards", "46 条", ""),
    ]
    assert {c.source for c in _of(talking, NEW_MEDIA)} == {Source.REVIEW}


def test_that_a_list_has_no_more_is_no_change(talking: Conversation) -> None:
    _tell(talking, *SEED)
    changed = [
        c for c in talking.record().changes if c.kind in (ChangeKind.ANSWERED, ChangeKind.CORRECTED)
    ]
    assert all(change.before != change.after for change in changed)
    assert {change.name for change in changed} == set(talking.interview.answers.answered_names())


def test_a_reason_that_is_taken_back_stands_in_it_too(talking: Conversation) -> None:
    _tell(talking, *SEED[:2], "理由 问过办公室", "撤销")
    *_, answered, undone = talking.record().changes
    assert answered.reason == undone.reason == "问过办公室"
    assert (undone.kind, undone.before, undone.after, undone.name) == (
        ChangeKind.UNDONE,
        "",
        "",
        "",
    )
    assert "的理由" in undone.subject
    assert talking.interview.answers.report.year == 2021


def test_what_was_offered_and_accepted_is_told_from_what_was_typed(talking: Conversation) -> None:
    _tell(talking, "艾岗乡人民政府", "")
    (year,) = _of(talking, "year")
    assert year.source is Source.DEFAULT
    assert "采用建议" in page(talking.record())


def test_a_kept_warning_stands_in_it_with_its_words_and_the_reason(talking: Conversation) -> None:
    _tell(talking, "青河镇人民政府", "2021", "", "")
    talking.stored.take(
        lambda interview: interview.change("proactive_disclosure.normative_documents", "0 0 60")
    )
    (finding,) = talking.interview.answers.findings()
    _tell(talking, "保留 和司法所逐件核对过")
    kept = [c for c in talking.record().changes if c.kind is ChangeKind.KEPT]
    assert [(c.subject, c.reason) for c in kept] == [(finding.message, "和司法所逐件核对过")]
    assert talking.record().kept == ((finding.message, "和司法所逐件核对过"),)
    assert not talking.record().findings


def test_last_years_report_and_what_stays_of_it_stand_in_it(
    talking: Conversation, aigang: AnnualReport, tmp_path: Path
) -> None:
    file = tmp_path / "去年.docx"
    file.write_bytes(write_docx(assemble(aigang)))
    _tell(talking, f"导入 {file}", "", "")
    record = talking.record()
    (read,) = [c for c in record.changes if c.kind is ChangeKind.READ_IN]
    assert "艾岗乡人民政府" in read.subject and "2021" in read.subject
    carried = {c.name: c.after for c in record.changes if c.kind is ChangeKind.CARRIED}
    assert carried["organisation.name"] == "艾岗乡人民政府"
    assert NEW_MEDIA not in carried, "numbers are never carried over"


def test_what_is_left_for_the_next_clerk(talking: Conversation) -> None:
    _tell(talking, *SEED[:2], "待定")
    assert talking.record().open_titles
    assert "还没填：" in page(talking.record())
    assert "没留名" in page(talking.record())


def test_before_anything_is_typed_it_says_so(talking: Conversation) -> None:
    assert talking.record().changes == ()
    assert "还没有记录" in page(talking.record())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("我是 张三", ZHANG),
        ("我是张三", ZHANG),
        ("我叫：欧阳小李", LI),
        ("我是张三。", ZHANG),
        ("我是青河乡人民政府", None),
        ("我是新来的", None),
        ("我是谁", None),
        ("我们加强组织领导", None),
    ],
)
def test_who_is_at_work_is_told_from_answers(typed: str, name: str | None) -> None:
    told = clerk_in(typed)
    assert (told.name if told is not None and told.is_person else None) == name


def test_the_name_is_remembered_and_stays_out_of_report_and_answers_file(
    talking: Conversation, tmp_path: Path
) -> None:
    _tell(talking, "我是 张三", *SEED)
    with Store(tmp_path / "存放") as again:
        assert again.clerk() == ZHANG
    written = write_in(talking, tmp_path / "文档")
    with zipfile.ZipFile(written.path) as package:
        assert all(
            ZHANG not in package.read(name).decode("utf-8", "ignore") for name in package.namelist()
        )
    assert ZHANG not in dump_answers(talking.interview.answers.report)


def test_who_wants_no_name_left_leaves_none(talking: Conversation) -> None:
    _tell(talking, "我是 张三", SEED[0], "不留名", SEED[1])
    assert [change.who for change in talking.record().changes] == [ZHANG, ""]


@pytest.mark.slow
def test_the_word_record_holds_every_change(talking: Conversation) -> None:
    _tell(talking, "我是 张三", *SEED, "改新媒体 120", "理由 控制字符\x0b也写得进去")
    record = talking.record()
    document = docx.Document(io.BytesIO(record_docx(record)))
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 1 + len(record.changes)
    assert [head for head in rows[0][:3]] == ["时间", "经办人", "事项"]
    correction = "更正“" + _of(talking, NEW_MEDIA)[0].subject + "”"
    changed = next(row for row in rows if row[2] == correction)
    assert changed[1] == ZHANG and changed[4] == "120 条" and "写得进去" in changed[6]
    assert record_docx(record), "it can be made twice"


def test_it_never_writes_over_a_file(talking: Conversation, tmp_path: Path) -> None:
    _tell(talking, *SEED[:3])
    first, second = (
        file_in(talking, Command.HANDOVER, tmp_path),
        file_in(talking, Command.HANDOVER, tmp_path),
    )
    assert first != second and first.exists() and second.exists()
    assert "交接记录" in first.name


def test_the_command_shows_it_or_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(tmp_path))
    assert main(["record"]) == 2
    assert "还没有填过" in capsys.readouterr().err
    with Store(tmp_path) as store:
        from report_assistant.questionnaire.questionnaire import load_questionnaire

        _tell(Conversation(store, load_questionnaire(), None, today=TODAY), *SEED[:5])
    assert main(["record"]) == 0
    assert "艾岗乡人民政府" in capsys.readouterr().out
    target = tmp_path / "记录.docx"
    assert main(["record", "1", "-o", str(target)]) == 0
    assert len(docx.Document(str(target)).tables[0].rows) == 6
    assert main(["record", "7", "-o", str(target)]) == 2


@pytest.mark.slow
def test_a_reworded_paragraph_is_told_as_it_is_printed(talking: Conversation) -> None:
    _tell(talking, *SEED)
    paragraph = next(p for p in talking.rewriting.paragraphs if p.block == "s1_disclosure")
    talking.rewriting.take(paragraph.block, f"{paragraph.text}另有展板。")
    _tell(talking, "撤销")
    reworded, undone = talking.record().changes[-2:]
    assert (reworded.kind, undone.kind) == (ChangeKind.REWORDED, ChangeKind.UNDONE)
    assert (reworded.before, reworded.after) == ("", f"{paragraph.text}另有展板。")
    assert (undone.before, undone.after) == (f"{paragraph.text}另有展板。", "恢复原文")
    printed = page(talking.record())
    table = docx.Document(io.BytesIO(record_docx(talking.record()))).tables[0]
    cells = "".join(cell.text for row in table.rows for cell in row.cells)
    assert paragraph.text[:10] in printed and "另有展板" in cells
    assert not re.search(r"\{\w+|\w+\.\w+\.\w+", printed + cells)
