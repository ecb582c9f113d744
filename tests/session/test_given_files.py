"""Files that are given by the page: read as paths in words are, known by the names that are shown."""

import shutil
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from report_assistant.drafting.assembly import assemble
from report_assistant.interview.events import Event, FactsShown, Offered, Rejected
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.given.files import GivenFile
from report_assistant.sheets.workbook import write_workbook
from report_assistant.store.store import Store
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.interview.talking import only
from tests.sheets.test_ledger import block, case

NAME = "青禾乡人民政府"
TODAY = date(2027, 1, 10)
SECRET = "upload-k3x9"
"""What the page's server calls its folder: never to be seen."""
SUMMARY = (
    "青禾乡2026年政务公开工作总结\n全年在县政府网站公开信息203条。\n行政许可12件，行政处罚5件。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the page's server."""
    made = tmp_path / SECRET
    made.mkdir()
    return made


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    begun = Conversation(store, questionnaire, None, today=TODAY)
    begun.fill({"organisation.name": NAME, "year": 2026})
    return begun


def last_year() -> bytes:
    report = example("busy-town-2025")
    report.organisation.name = NAME
    return write_docx(assemble(report))


def ledger() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in block(case("2026.3.4", "公民", "予以公开"), case("2026.5.1", "公民", "信息不存在")):
        sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    from io import BytesIO

    target = BytesIO()
    book.save(target)
    return target.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    from io import BytesIO

    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target.getvalue()


def give(conversation: Conversation, folder: Path, files: dict[str, bytes]) -> list[Event]:
    """Give files as the server does: under cleaned names, and gone as soon as they were read."""
    given = []
    for number, (name, data) in enumerate(files.items()):
        path = folder / f"{number}{Path(name).suffix}"
        path.write_bytes(data)
        given.append(GivenFile(path, name))
    events = conversation.take_files(given)
    shutil.rmtree(folder)
    folder.mkdir()
    assert SECRET not in repr(events)
    assert not any(event.typed for event in only(events, Rejected)), "nothing for the text box"
    return events


def stored(store: Store, conversation: Conversation) -> str:
    assert conversation.stored.number is not None
    return repr(store.rows(conversation.stored.number))


def titles(events: Sequence[Event]) -> list[str]:
    return [f"{row.title} {row.shown}" for shown in only(events, FactsShown) for row in shown.rows]


def test_last_years_report_is_read_in(
    store: Store, conversation: Conversation, folder: Path
) -> None:
    give(conversation, folder, {"去年年报.docx": last_year()})
    last = conversation.interview.answers.last
    assert last is not None and (last.organisation.name, last.year) == (NAME, 2025)
    assert SECRET not in stored(store, conversation)


def test_a_workbook_with_the_tables_is_shown_and_taken_after_a_yes(
    store: Store, conversation: Conversation, folder: Path
) -> None:
    give(conversation, folder, {"三张表.xlsx": write_workbook(example("busy-town-2025"))})
    assert conversation.is_confirming
    conversation.say("确定")
    assert (
        conversation.interview.answers.report.applications == example("busy-town-2025").applications
    )
    assert SECRET not in stored(store, conversation)


def test_a_register_of_requests_is_counted(conversation: Conversation, folder: Path) -> None:
    events = give(conversation, folder, {"台账.xlsx": ledger()})
    assert any("自然人 2" in row or row.startswith("本年新收") for row in titles(events))
    conversation.say("确定")
    assert conversation.interview.answers.report.applications.received.natural_person == 2


def test_a_material_is_shown_under_its_own_name(
    store: Store, conversation: Conversation, folder: Path
) -> None:
    events = give(conversation, folder, {"工作总结（终稿）.txt": SUMMARY.encode()})
    (shown,) = only(events, FactsShown)
    assert "“工作总结（终稿）.txt”" in shown.read_in
    assert "行政许可 12 件" in titles(events)
    conversation.say("确定")
    rows = stored(store, conversation)
    assert "工作总结（终稿）.txt" in rows and SECRET not in rows


def test_several_files_are_sorted_by_what_they_are(
    store: Store, conversation: Conversation, folder: Path
) -> None:
    files = {"去年年报.docx": last_year(), "总结.txt": SUMMARY.encode(), "坏的.docx": b"x" * 90}
    events = give(conversation, folder, files)
    assert conversation.interview.answers.last is not None
    assert "行政许可 12 件" in titles(events)
    assert "“坏的.docx”" in repr(events)
    assert SECRET not in stored(store, conversation)


def test_two_files_of_one_name_are_both_read(conversation: Conversation, folder: Path) -> None:
    (folder / "a.txt").write_text(SUMMARY, encoding="utf-8")
    (folder / "b.txt").write_text("青禾乡2026年总结\n行政强制3件。\n", encoding="utf-8")
    events = conversation.take_files(
        [GivenFile(folder / f"{name}.txt", "总结.txt") for name in "ab"]
    )
    assert {"行政许可 12 件", "行政强制 3 件"} <= set(titles(events))


def test_of_an_archive_one_is_chosen_after_the_file_is_gone(
    conversation: Conversation, folder: Path
) -> None:
    data = zipped({"甲/年报.docx": last_year(), "乙/说明.txt": b"nothing"})
    (question,) = only(give(conversation, folder, {"报送.zip": data}), Offered)
    assert "“报送.zip”里有 2 个文件" in question.text
    conversation.say("1")
    assert conversation.interview.answers.last is not None


REFUSED = {
    "空.docx": b"",
    "坏.docx": b"PK\x03\x04 not a document",
    "图.png": b"\x89PNG\r\n\x1a\n" + b"0" * 80,
    "坏.xlsx": b"no workbook",
    "坏.zip": b"PK\x03\x04" + b"1" * 60,
    "空的.eml": b"",
    "程序.exe": b"MZ\x00\x01" * 40,
    "没有数.txt": "大家好，今天开会。".encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused_is_named_and_changes_nothing(
    conversation: Conversation, folder: Path, name: str
) -> None:
    before = conversation.interview.answers.report
    told = repr(give(conversation, folder, {name: REFUSED[name]}))
    assert name in told, told
    assert conversation.interview.answers.report == before and not conversation.is_confirming


def test_a_file_that_is_not_there_any_more_is_one_sentence(
    conversation: Conversation, folder: Path
) -> None:
    (refused,) = only(
        conversation.take_files([GivenFile(folder / "0.docx", "年报.docx")]), Rejected
    )
    assert "找不到“年报.docx”" in refused.reason and SECRET not in refused.reason


@pytest.mark.parametrize("name", ["材料.docx", "材料.xlsx"])
def test_while_something_waits_for_a_yes_files_wait_too(
    conversation: Conversation, folder: Path, name: str
) -> None:
    give(conversation, folder, {"总结.txt": SUMMARY.encode()})
    assert conversation.is_confirming
    (refused,) = give(conversation, folder, {name: last_year()})
    assert isinstance(refused, Rejected)
    assert f"“{name}”先没有读：上面还有一处等您回答" in refused.reason
    conversation.say("确定")
    assert conversation.interview.answers.report.proactive_disclosure.licences == 12


def test_while_a_question_about_a_file_waits_it_stays(
    conversation: Conversation, folder: Path
) -> None:
    data = zipped({"甲/年报.docx": last_year(), "乙/说明.txt": b"nothing"})
    give(conversation, folder, {"报送.zip": data})
    asked = conversation.offered
    (refused,) = give(conversation, folder, {"总结.txt": SUMMARY.encode()})
    assert isinstance(refused, Rejected) and conversation.offered == asked


def test_no_file_is_no_event(conversation: Conversation) -> None:
    assert conversation.take_files([]) == []


def test_our_own_empty_tables_have_nothing_in_them(
    conversation: Conversation, folder: Path
) -> None:
    empty = write_workbook(conversation.interview.answers.report)
    (refused,) = only(give(conversation, folder, {"三张表.xlsx": empty}), Rejected)
    assert "“三张表.xlsx”里的表二、表三、表四还没有填数" in refused.reason


@pytest.mark.parametrize(
    ("table", "cell", "others"),
    [("表二", "B4", "表三、表四"), ("表三", "D4", "表二、表四"), ("表四", "A4", "表二、表三")],
)
def test_of_our_own_workbook_the_table_that_was_changed_is_named(
    conversation: Conversation, folder: Path, table: str, cell: str, others: str
) -> None:
    give(conversation, folder, {"三张表.xlsx": write_workbook(example("busy-town-2025"))})
    conversation.say("确定")
    book = load_workbook(BytesIO(write_workbook(conversation.interview.answers.report)))
    book[table][cell].value = 30
    (shown,) = only(give(conversation, folder, {"改过.xlsx": saved(book)}), FactsShown)
    assert [note[:4] for note in shown.notes if note.startswith("这是")] == [f"这是{table}"]
    assert f"{others}里的数和现在的答案一样，不用改。" in shown.notes


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "{}/", "导入 {}", "file://{}"])
def test_a_folder_that_is_dragged_is_one_sentence(
    conversation: Conversation, tmp_path: Path, form: str
) -> None:
    place = tmp_path / "年报 材料"
    place.mkdir()
    before = conversation.interview.answers.entries
    (refused,) = only(conversation.say(form.format(place)), Rejected)
    assert refused.reason.endswith("是一个文件夹。请打开它，把里面要用的文件拖进来。")
    assert str(place) in refused.reason
    assert conversation.interview.answers.entries == before


def test_a_command_with_a_slash_is_no_place(conversation: Conversation) -> None:
    assert not only(conversation.say("/核对"), Rejected)
