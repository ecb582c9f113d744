"""附注: notes in and under the tables, given in the conversation."""

import io
from pathlib import Path

import docx
import pytest

from report_assistant.checks import Finding, Severity
from report_assistant.history.words import page
from report_assistant.interview.events import Rejected, Said
from report_assistant.language.asked.asked_notes import NoteAsked, note_in
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.phrases import found_text
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY, example
from tests.interview.talking import only
from tests.updates import write_in

IN_FORCE = "normative_documents.in_force"


@pytest.fixture
def off_by_three(conversation: Conversation) -> Conversation:
    """Last year 9 documents in force; this year 3 issued, 2 repealed, and 13 in force."""
    last = example("busy-town-2025")
    last.organisation.name, last.year = "龙泉镇人民政府", None
    conversation.stored.take(lambda interview: interview.take_last_year(last))
    conversation.say("改规范性文件 制发3，废止2，现行有效13")
    return conversation


def y02(conversation: Conversation) -> Finding:
    found = conversation.interview.answers.findings()
    return next(finding for finding in found if finding.code == "Y02")


def notes(conversation: Conversation) -> dict[str, str]:
    return conversation.interview.answers.report.proactive_disclosure.notes


def test_the_way_out_that_the_finding_names_is_one(off_by_three: Conversation) -> None:
    finding = y02(off_by_three)
    assert finding.severity is Severity.ERROR
    assert "打“附注”加说明" in found_text(finding)
    off_by_three.interview.look_at("proactive_disclosure.normative_documents")
    off_by_three.say("附注 含自然失效3件")
    assert notes(off_by_three) == {IN_FORCE: "含自然失效3件"}
    assert y02(off_by_three).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("typed", "cell", "words"),
    [
        ("附注 规范性文件现行有效 含自然失效3件", IN_FORCE, "含自然失效3件"),
        ("附注：现行有效 含自然失效3件", IN_FORCE, "含自然失效3件"),
        ("改规范性文件附注 含自然失效3件", IN_FORCE, "含自然失效3件"),
        ("加注 规范性文件制发 其中修订1件", "normative_documents.issued", "其中修订1件"),
        ("给行政许可加附注：含划转的20件", "licences", "含划转的20件"),
        ("附注 行政处罚（含简易程序5件）", "penalties", "含简易程序5件"),
        ("改表内附注 表二 行政强制 含查封2件", "coercion", "含查封2件"),
    ],
)
def test_a_note_goes_into_the_cell_that_is_named(
    conversation: Conversation, typed: str, cell: str, words: str
) -> None:
    assert only(conversation.say(typed), Rejected) == []
    assert notes(conversation) == {cell: words}


def test_a_note_of_a_whole_table_stands_under_it(conversation: Conversation) -> None:
    conversation.say("附注 表四 含上年度结转数量")
    assert (
        conversation.interview.answers.report.review_litigation.footnote == "注：含上年度结转数量。"
    )
    texts = [block.text for block in conversation.stored.draft().blocks]
    assert "注：含上年度结转数量。" in texts


def test_a_row_of_applications_is_noted_in_its_total(conversation: Conversation) -> None:
    conversation.say("附注 上年结转 含移交1件")
    assert conversation.interview.answers.report.applications.notes == {
        "carried_over.total": "含移交1件"
    }


@pytest.mark.parametrize(
    "typed", ["附注", "附注 有效期届满的3件", "附注 没有这一格 写一句", "改哪里附注 写一句"]
)
def test_a_note_without_a_place_is_asked_for_its_place(
    conversation: Conversation, typed: str
) -> None:
    (refused,) = only(conversation.say(typed), Rejected)
    assert "附注 规范性文件现行有效 含自然失效3件" in refused.reason
    assert notes(conversation) == {}


def test_a_note_is_a_step_like_others(
    conversation: Conversation, store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    conversation.say("附注 行政许可 含划转的20件")
    (said,) = [e for e in conversation.say("附注 行政许可 删去") if isinstance(e, Said)]
    assert "删去了" in said.text and notes(conversation) == {}
    conversation.say("撤销")
    again = Conversation(store, questionnaire, conversation.stored.number, today=TODAY)
    assert notes(again) == {"licences": "含划转的20件"}
    told = page(again.record())
    assert "附注“表二“行政许可””" not in told
    assert "附注：表二“行政许可”：含划转的20件" in told
    path = write_in(again, tmp_path / "报告").path
    cells = [c.text for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells]
    assert any("（含划转的20件）" in cell for cell in cells)


def test_the_plain_mode_takes_it(conversation: Conversation, tmp_path: Path) -> None:
    output = io.StringIO()
    PlainConsole(conversation, tmp_path, output).run(["附注 行政许可 含划转的20件"])
    assert "附注记下了：表二“行政许可”的数后面会印“（含划转的20件）”。" in output.getvalue()


@pytest.mark.parametrize(
    "typed", ["改新媒体 120", "在公开栏加注联系电话，每月更新", "没有", "说明：附注已写"]
)
def test_other_messages_are_no_notes(typed: str) -> None:
    assert note_in(typed) is None


def test_words_are_kept_as_typed() -> None:
    assert note_in("附注 含（自然失效）３件") == NoteAsked("", "含（自然失效）３件")
