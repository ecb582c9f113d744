"""Excel files that were made to do harm: one sentence each, and nothing is unfolded."""

import contextlib
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Rejected
from report_assistant.office import programs
from report_assistant.ooxml.package import BadPackageError, read_zip, write_package
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.sheets import workbook_parts
from report_assistant.sheets.files import read_sheets_of, sheets_in
from report_assistant.sheets.workbook import read_workbook, write_workbook
from report_assistant.sheets.workbook_parts import refuse_hostile
from report_assistant.store.store import Store
from tests.conftest import TODAY, example

SHEET = "xl/worksheets/sheet1.xml"
GOOD = read_zip(write_workbook(example("aigang-2021")))
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(ord(before) + 1)} "{f"&{before};" * 10}">' for before in "abcdefgh"
)


def with_sheet(before: str, after: str, part: str = SHEET) -> bytes:
    words = GOOD[part].decode()
    assert before in words
    return write_package({**GOOD, part: words.replace(before, after, 1).encode()})


def with_type(part: str, encoding: str = "utf-8") -> bytes:
    words = GOOD[part].decode()
    head, _, body = words.partition("?>") if words.startswith("<?xml") else ("", "", words)
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if head else ""
    return write_package({**GOOD, part: f"{declared}{LAUGHS}]>{body}".encode(encoding)})


def with_book(change: str) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    saved = io.BytesIO()
    if change == "sheets":
        for _ in range(200):
            book.create_sheet()
    sheet["A1"] = 1
    book.save(saved)
    return saved.getvalue()


HOSTILE = {
    "entities in a sheet": with_type(SHEET),
    "entities in the book": with_type("xl/workbook.xml"),
    "entities in two bytes each": with_type(SHEET, "utf-16"),
    "a merged range of the whole sheet": with_sheet(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "a merged range without end": with_sheet(
        "</sheetData>", f'</sheetData><mergeCells><mergeCell ref="A1:B{"9" * 5000}"/></mergeCells>'
    ),
    "a link on the whole sheet": with_sheet(
        "</sheetData>", '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
    ),
    "nesting": with_sheet("</sheetData>", f"</sheetData>{'<a>' * 9000}{'</a>' * 9000}"),
    "nodes": with_sheet("</sheetData>", f"</sheetData>{'<a/>' * 600_000}"),
    "sheets": with_book("sheets"),
    "a cell far away": with_sheet('r="A1"', f'r="A{"9" * 5000}"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(ClerkProblem, match="另存为"):
        read_workbook(HOSTILE[name])


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "a cell far away"])
def test_it_is_refused_before_it_is_unfolded(name: str) -> None:
    with pytest.raises(BadPackageError):
        refuse_hostile(HOSTILE[name])


def test_whatever_openpyxl_raises_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("openpyxl.load_workbook", raising)
    with pytest.raises(ClerkProblem, match="另存为"):
        read_workbook(write_package(GOOD))


@pytest.mark.parametrize("words", ["1e999", "-1e999", "NaN", "9" * 5000])
def test_what_is_no_number_is_no_error(words: str) -> None:
    data = with_sheet('<c r="B5"', f'<c r="Z99"><v>{words}</v></c><c r="B5"')
    with contextlib.suppress(ClerkProblem):
        read_workbook(data)


def test_our_own_workbook_is_far_from_the_limits() -> None:
    look = workbook_parts._Look()
    for part in GOOD.values():
        look.at(part)
    assert look._nodes * 10 < workbook_parts._MOST_NODES
    assert look._in_ranges * 10 < workbook_parts._MOST_IN_RANGES


def test_the_conversation_goes_on(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    file = tmp_path / "笑.xlsx"
    file.write_bytes(HOSTILE["entities in a sheet"])
    talk = Conversation(store, questionnaire, None, today=TODAY)
    [event] = talk.say(f"导入表格 {file}")
    assert isinstance(event, Rejected) and event.reason.startswith("“笑.xlsx”不是能读的")


@pytest.mark.parametrize("name", ["nodes", "sheets", "a link on the whole sheet"])
def test_too_much_is_not_called_unreadable(name: str) -> None:
    with pytest.raises(ClerkProblem, match=r"^“大台账.xlsx”里的内容太多.*只留下要用的表"):
        sheets_in(HOSTILE[name], "大台账.xlsx")


# ---------------------------------------------------------------- older workbooks


def test_an_older_workbook_is_converted_where_a_program_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "三张表.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)
    with pytest.raises(ClerkProblem, match=r"“三张表.xls”是旧版.*另存为 .xlsx"):
        read_sheets_of(old)
    monkeypatch.setattr(programs, "find_libreoffice", lambda: "soffice")
    made = write_package(GOOD)
    monkeypatch.setattr("report_assistant.office.conversion.made_by", lambda *_: made)
    assert read_sheets_of(old) == read_workbook(made)
