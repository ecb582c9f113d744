"""Files that the browser gives while some page is open: which screen takes them, and what is shown."""

import asyncio
import shutil
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook
from textual.pilot import Pilot

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.given.files import GivenFile
from report_assistant.sheets.workbook import write_workbook
from report_assistant.shells.phrases import WORKING
from report_assistant.store.store import Store
from report_assistant.tui.screens.conversation import ConversationScreen
from report_assistant.tui.screens.finished import FinishedScreen
from report_assistant.tui.screens.overlay import OverlayScreen
from report_assistant.tui.screens.prose import ProseScreen
from report_assistant.tui.screens.reports import ReportsScreen
from report_assistant.tui.screens.table import TableScreen
from report_assistant.tui.screens.taking import take_files
from report_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY, example
from tests.scripts import BUSY
from tests.tui.piloting import (
    app_for,
    becomes,
    conversation_screen,
    on_screen,
    press,
    running,
    settled,
    staged,
    started,
    tell,
    texts,
    turns,
    type_text,
)
from tests.tui.test_table_screen import TO_TABLE_THREE, report_values, row, status
from tests.updates import retype, text_of, write_in

SIZE = (130, 40)
SUMMARY = "龙泉镇2021年政务公开工作总结\n行政许可12件，行政处罚5件。\n".encode()
GIVEN = "给了文件：工作总结.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the page's server."""
    made = tmp_path / "upload"
    made.mkdir()
    return made


class Given:
    """Files that were given, and whether the app said that it has read them."""

    def __init__(self, folder: Path, **contents: bytes) -> None:
        self.files: list[GivenFile] = []
        self.times_done = 0
        self._folder = folder
        for number, (name, data) in enumerate(contents.items()):
            path = folder / str(number)
            path.write_bytes(data)
            self.files.append(GivenFile(path, name))

    def done(self) -> None:
        self.times_done += 1
        shutil.rmtree(self._folder)


async def give(pilot: Pilot[None], folder: Path, **contents: bytes) -> None:
    """Give files, which are deleted as soon as the app says so."""
    given = Given(folder, **contents)
    await take_files(pilot.app, given.files, given.done)
    await becomes(pilot, lambda: given.times_done > 0)
    await settled(pilot)
    assert given.times_done == 1
    assert str(folder) not in on_screen(pilot)


def notices(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def workbook(*rows: tuple[object, ...], name: str = "Sheet1") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for each in rows:
        sheet.append(each)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


async def test_the_conversation_takes_a_file_and_shows_its_name(
    store: Store, tmp_path: Path, folder: Path
) -> None:
    async with running(store, tmp_path, size=SIZE) as pilot:
        await tell(pilot, BUSY[:4])
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert GIVEN in texts(pilot)
        assert "行政许可" in on_screen(pilot)
        await press(pilot, "enter")
        assert report_values(pilot)["proactive_disclosure.licences"] == 12


async def test_a_refused_file_leaves_nothing_in_the_box(
    store: Store, tmp_path: Path, folder: Path
) -> None:
    async with running(store, tmp_path, size=SIZE) as pilot:
        await type_text(pilot, "龙泉镇")
        await give(pilot, folder, **{"坏的.docx": b"PK\x03\x04 nothing"})
        screen = conversation_screen(pilot)
        assert "坏的.docx" in texts(pilot)[-1]
        assert screen.prompt.text == "龙泉镇", "what was being typed stays"


async def test_our_own_file_given_back_goes_on_as_after_writing_one(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    file = write_in(conversation, tmp_path / "报告").path
    copy = Path(shutil.copy(file, tmp_path / "copy.docx"))
    retype(copy, "编制本报告", "现编制本报告")
    conversation.say("改政务新媒体 1300")
    app = app_for(store, file.parent, conversation.stored.number)
    async with started(app, SIZE) as pilot:
        await give(pilot, folder, **{"年报.docx": copy.read_bytes()})
        assert "按现在的答案，会这样变" in texts(pilot)[-1]
        await tell(pilot, ["1"])
        assert isinstance(pilot.app.screen, FinishedScreen)
    assert "现编制本报告" in text_of(file) and "政务新媒体1300条" in text_of(file)


@pytest.mark.parametrize("key", ["f1", "f3", "f4", "f8", "ctrl+p"])
async def test_a_page_that_only_shows_is_left_first(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path, key: str
) -> None:
    size = (100, 30)  # the draft is a page of its own
    async with staged(store, questionnaire, tmp_path, size=size, typed=BUSY[:8]) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, OverlayScreen)
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert GIVEN in texts(pilot)


async def test_the_finished_page_is_left_first(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=BUSY) as pilot:
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, FinishedScreen)
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert GIVEN in texts(pilot)


async def test_at_the_list_of_reports_one_is_to_be_chosen_first(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    Conversation(store, questionnaire, None, today=TODAY).say("龙泉镇人民政府")
    async with started(app_for(store, tmp_path), SIZE) as pilot:
        assert isinstance(pilot.app.screen, ReportsScreen)
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert notices(pilot) == ["请先选一份报告，再给文件。"]
        assert isinstance(pilot.app.screen, ReportsScreen)


async def test_an_editor_with_unsaved_words_is_kept(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=BUSY) as pilot:
        screen = conversation_screen(pilot)
        assert screen._presenter is not None
        await screen.action_rewrite(screen._presenter.paragraphs()[0].block)
        await settled(pilot)
        await type_text(pilot, "另外")
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert notices(pilot) == ["这一段还没有存：请先按 Esc 存好返回，再给文件。"]
        assert isinstance(pilot.app.screen, ProseScreen)
        assert "另外" in pilot.app.screen._editor.text


async def test_an_editor_with_nothing_new_is_left(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=BUSY) as pilot:
        screen = conversation_screen(pilot)
        assert screen._presenter is not None
        await screen.action_rewrite(screen._presenter.paragraphs()[0].block)
        await settled(pilot)
        await give(pilot, folder, **{"工作总结.txt": SUMMARY})
        assert GIVEN in texts(pilot)


async def test_what_is_said_while_a_file_is_read_waits(
    store: Store, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    read = GivenFile.read

    def slowly(self: GivenFile, *limits: int) -> bytes:
        assert may_read.wait(60)
        return read(self, *limits)

    monkeypatch.setattr(GivenFile, "read", slowly)
    async with running(store, tmp_path, size=SIZE) as pilot:
        given = Given(folder, **{"坏的.docx": b"PK\x03\x04 nothing"})
        await take_files(pilot.app, given.files, given.done)
        screen = conversation_screen(pilot)
        screen.post_message(Prompt.Submitted("龙泉镇人民政府"))
        for _ in range(20):
            await asyncio.sleep(0)
        assert given.times_done == 0 and not turns(pilot), "it is still being read"
        may_read.set()
        await becomes(pilot, lambda: bool(turns(pilot)))
        assert given.times_done == 1
        assert "龙泉镇人民政府" in turns(pilot)[0]


# ---------------------------------------------------------------- a table that is being filled in


async def table_three(pilot: Pilot[None]) -> None:
    await tell(pilot, ["表三"])
    assert isinstance(pilot.app.screen, TableScreen)


def page_with_table(data: bytes) -> bytes:
    """Table three of a workbook as a web page."""
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(data))["表三"]
    lines = (
        "".join(f"<td>{'' if value is None else value}</td>" for value in line)
        for line in sheet.iter_rows(values_only=True)
    )
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><table>{rows}</table></body></html>".encode()


def text_with_table(data: bytes) -> bytes:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(data))["表三"]
    lines = (
        "\t".join("" if value is None else str(value) for value in line)
        for line in sheet.iter_rows(values_only=True)
    )
    return "\n".join(lines).encode()


KINDS: dict[str, Callable[[bytes], bytes]] = {
    "三张表.xlsx": bytes,
    "表三.html": page_with_table,
    "表三.txt": text_with_table,
}


@pytest.mark.parametrize("name", KINDS)
async def test_a_file_given_to_the_grid_is_offered_as_a_paste_is(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path, name: str
) -> None:
    data = KINDS[name](write_workbook(example("busy-town-2025")))
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=TO_TABLE_THREE) as pilot:
        await table_three(pilot)
        await give(pilot, folder, **{name: data})
        assert f"「{name}」里的表" in status(pilot)
        assert "放进去" in on_screen(pilot)
        await press(pilot, "enter")
        shown = row(pilot, "本年新收")
        await press(pilot, "escape")
        received = example("busy-town-2025").applications.received
        assert shown[0] == str(received.natural_person)
        assert (
            report_values(pilot)["applications.received.natural_person"] == received.natural_person
        )


async def test_the_grid_says_that_a_file_is_being_read(
    store: Store,
    questionnaire: Questionnaire,
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_read = threading.Event()
    read = GivenFile.read

    def slowly(self: GivenFile, *limits: int) -> bytes:
        assert may_read.wait(60)
        return read(self, *limits)

    monkeypatch.setattr(GivenFile, "read", slowly)
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=TO_TABLE_THREE) as pilot:
        await table_three(pilot)
        given = Given(folder, **{"三张表.xlsx": write_workbook(example("busy-town-2025"))})
        await take_files(pilot.app, given.files, given.done)
        while WORKING not in on_screen(pilot):  # the screen settles only when it was read
            await asyncio.sleep(0.01)
        may_read.set()
        await becomes(pilot, lambda: given.times_done > 0)
        await becomes(pilot, lambda: WORKING not in on_screen(pilot))
        assert "放进去" in on_screen(pilot)


async def test_an_offered_file_may_be_left(
    store: Store, questionnaire: Questionnaire, tmp_path: Path, folder: Path
) -> None:
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=TO_TABLE_THREE) as pilot:
        await table_three(pilot)
        before = row(pilot, "本年新收")
        await give(pilot, folder, **{"三张表.xlsx": write_workbook(example("busy-town-2025"))})
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TableScreen)
        assert row(pilot, "本年新收") == before


def document() -> bytes:
    made, target = docx.Document(), BytesIO()
    made.add_paragraph("今天开会。")
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"说明.docx": document()}, "「说明.docx」里没有表格"),
        ({"说明.txt": "今天开会。".encode()}, "「说明.txt」里没有表格"),
        (
            {"考勤.xlsx": workbook(("姓名", "天数"), ("张三", "20"))},
            "「考勤.xlsx」里的表不像是表三",
        ),
        ({"坏.docx": b"PK\x03\x04 nothing"}, "坏.docx"),
        ({"a.xlsx": b"a", "b.xlsx": b"b"}, "一次只能给一个文件"),
    ],
)
async def test_what_is_no_such_table_is_told_in_the_card(
    store: Store,
    questionnaire: Questionnaire,
    tmp_path: Path,
    files: dict[str, bytes],
    told: str,
) -> None:
    folder = tmp_path / "upload"
    folder.mkdir()
    async with staged(store, questionnaire, tmp_path, size=SIZE, typed=TO_TABLE_THREE) as pilot:
        await table_three(pilot)
        await give(pilot, folder, **files)
        assert told in status(pilot).replace("\n", "")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConversationScreen), "nothing was offered"
