"""The tables as an Excel file: laid out as the form, calculated, read back, hostile ones refused."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import FactsShown, Rejected, Said
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.session.conversation import Conversation
from report_assistant.sheets.filled import filled_from
from report_assistant.sheets.workbook import read_workbook, write_workbook
from report_assistant.store.store import Store
from tests.checks.reports import reports
from tests.conftest import TODAY, example
from tests.scripts import BUSY, SEED
from tests.sheets.shapes import number_texts
from tests.updates import file_in

RECEIVED = "applications.received"


def conversation(
    store: Store, questionnaire: Questionnaire, script: tuple[str, ...]
) -> Conversation:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for typed in script:
        made.say(typed)
    return made


def saved(book: Workbook, path: Path) -> str:
    book.save(path)
    return str(path)


@pytest.mark.slow
@given(reports())
@settings(max_examples=25)
def test_what_was_written_is_read_back(report: AnnualReport) -> None:
    sheets = read_workbook(write_workbook(report))
    assert [sheet.name for sheet in sheets] == [table.name for table in TABLES]
    for sheet, table in zip(sheets, TABLES, strict=True):
        filled = filled_from(table.key, report)
        wanted = {path: filled.values[path] for path in filled.grid.filled_in}
        texts = {text for row in sheet.block for text in row}
        assert {text for text in number_texts(wanted).values() if text} <= texts
        totals = [filled.values[path] for path in table.paths if path.endswith(".total")]
        assert {str(total) for total in totals if total is not None} <= texts


def test_the_same_answers_give_the_same_bytes() -> None:
    report = example("aigang-2021")
    data = write_workbook(report)
    assert data == write_workbook(report)
    assert b"openpyxl" not in data


def test_totals_are_formulas_with_their_results() -> None:
    report = example("busy-town-2025")
    data = write_workbook(report)
    formulas, results = (
        load_workbook(io.BytesIO(data)),
        load_workbook(io.BytesIO(data), data_only=True),
    )
    sheet = formulas["表三"]
    sums = [
        cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=SUM(")
    ]
    assert len(sums) == len(
        [path for path in TABLES[1].paths if ".total" in path or "handled" in path]
    )
    for cell in sums:
        block = sheet[str(cell.value)[5:-1]]
        numbers = [each.coordinate for line in block for each in line]
        shown = results["表三"]
        assert shown[cell.coordinate].value == sum(shown[each].value or 0 for each in numbers)


def test_fees_keep_their_digits() -> None:
    report = AnnualReport.model_validate({"proactive_disclosure": {"fees": "18.8710"}})
    [two, *_] = read_workbook(write_workbook(report))
    assert any("18.8710" in row for row in two.block)
    assert report.proactive_disclosure.fees == Decimal("18.8710")


@pytest.mark.slow
def test_a_file_is_shown_then_taken_and_taken_back(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    talk = conversation(store, questionnaire, BUSY)
    file = file_in(talk, Command.TABLES, tmp_path)
    again = talk.say(f"导入表格 {file}")
    assert any("一样" in event.text for event in again if isinstance(event, Said))

    book = load_workbook(file)
    sheet = book["表三"]
    before = cell_values(talk.interview.answers.report)
    row = next(row for row in sheet.iter_rows() if "本年新收" in str(row[0].value))
    row[4].value = 7
    events = talk.say(saved(book, file))
    [shown] = [event for event in events if isinstance(event, FactsShown)]
    assert "本年新收" in str(shown.rows) and "不平" in "".join(shown.notes)
    assert cell_values(talk.interview.answers.report) == before, "nothing is taken without a yes"
    talk.say("确定")
    assert cell_values(talk.interview.answers.report)[f"{RECEIVED}.business"] == 7
    talk.say("撤销")
    assert cell_values(talk.interview.answers.report) == before


def test_two_sheets_that_are_the_same_table_are_both_left_alone(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    talk = conversation(store, questionnaire, SEED)
    book = load_workbook(file_in(talk, Command.TABLES, tmp_path))
    book.copy_worksheet(book["表三"]).title = "去年表三"
    book["表三"]["D5"] = 99
    events = talk.say(saved(book, tmp_path / "两年.xlsx"))
    told = "".join(
        note for event in events if isinstance(event, FactsShown) for note in event.notes
    )
    told += "".join(event.text for event in events if isinstance(event, Said))
    assert "“表三”、“去年表三”都像是表三" in told
    assert "99" not in str(talk.say("确定"))


def test_a_formula_that_nobody_worked_out_is_told(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    talk = conversation(store, questionnaire, BUSY)
    book = load_workbook(file_in(talk, Command.TABLES, tmp_path))
    sheet = book["表三"]
    row = next(row for row in sheet.iter_rows() if "本年新收" in str(row[0].value))
    row[3].value = "=1+2"
    events = talk.say(saved(book, tmp_path / "公式.xlsx"))
    told = "".join(
        note for event in events if isinstance(event, FactsShown) for note in event.notes
    )
    told += "".join(event.text for event in events if isinstance(event, Said))
    assert "公式" in told and "没有放" in told


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a workbook", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_workbook_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ClerkProblem, match="另存为"):
        read_workbook(data)


def test_a_damaged_workbook_never_raises_anything_else() -> None:
    data = write_workbook(example("aigang-2021"))
    for place in range(0, len(data), 1009):
        for spoilt in (data[:place], data[:place] + b"\xff" + data[place + 1 :]):
            try:
                read_workbook(spoilt)
            except ClerkProblem:
                continue


def test_a_missing_file_is_told(store: Store, questionnaire: Questionnaire) -> None:
    talk = conversation(store, questionnaire, SEED[:3])
    [event] = talk.say("导入表格 没有这个.xlsx")
    assert isinstance(event, Rejected) and "找不到" in event.reason


def test_a_workbook_is_made_without_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """One would stay behind, with the figures in it, where the program is killed."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was made")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert read_workbook(write_workbook(example("busy-town-2025")))
