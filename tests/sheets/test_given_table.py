"""A file given while a table is filled in: which of its tables is meant."""

from io import BytesIO

import docx
import pytest
from openpyxl import Workbook, load_workbook

from report_assistant.drafting.assembly import assemble
from report_assistant.foundation.loading import ReadError
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.given_table import tables_in
from report_assistant.sheets.workbook import write_workbook
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.sheets.test_ledger import block, case

KEYS = [table.key for table in TABLES]
WHOLE = "busy-town-2025"


def editor(questionnaire: Questionnaire, key: str, year: int | None = 2025) -> TableEditor:
    return TableEditor(key, questionnaire, AnnualReport(year=year))


def given(questionnaire: Questionnaire, key: str, data: bytes, name: str) -> TableEditor:
    made = editor(questionnaire, key)
    made.give(tables_in(data, name))
    return made


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def rows_in(*sheets: tuple[str, tuple[tuple[str, ...], ...]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for each in rows:
            sheet.append(each)
    return saved(book)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_of_all_three_tables_the_one_that_is_open_is_taken(
    questionnaire: Questionnaire, key: str, kind: str
) -> None:
    report = example(WHOLE)
    data = write_workbook(report) if kind == "xlsx" else write_docx(assemble(report))
    made = given(questionnaire, key, data, f"全部.{kind}")
    assert made.offered is not None and made.source == f"“全部.{kind}”里的表"
    made.take_offered()
    filled = {path: number or 0 for path, number in made.filled.numbers.items()}
    wanted = {path: cell_values(report)[path] or 0 for path in filled}
    assert filled == wanted and any(filled.values())


def test_of_two_alike_none_is_taken(questionnaire: Questionnaire) -> None:
    book = load_workbook(BytesIO(write_workbook(example(WHOLE))))
    book.copy_worksheet(book["表三"]).title = "去年的"
    made = given(questionnaire, "applications", saved(book), "两年.xlsx")
    assert made.offered is None
    assert "有几张表都像是表三（“表三”、“去年的”）" in made.refusal


def test_a_register_is_counted_into_table_three(questionnaire: Questionnaire) -> None:
    rows = block(case("2025.3.4", "公民", "予以公开"), case("2025.5.1", "公民", "信息不存在"))
    data = rows_in(("台账", rows))
    made = given(questionnaire, "applications", data, "台账.xlsx")
    assert made.offered is not None
    assert made.offered.numbers["applications.received.natural_person"] == 2
    other = given(questionnaire, KEYS[0], data, "台账.xlsx")
    assert other.offered is None and "不像是表二" in other.refusal


def test_a_file_leaves_the_table_as_it_is_until_it_is_taken(questionnaire: Questionnaire) -> None:
    made = given(questionnaire, "applications", write_workbook(example(WHOLE)), "表.xlsx")
    before = made.filled
    assert made.cancel() and made.filled == before and made.offered is None


def empty_document() -> bytes:
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空表.xlsx", saved(Workbook())),
        ("说明.docx", empty_document()),
        ("说明.txt", "今天开会，明天休息。".encode()),
    ],
)
def test_a_file_without_a_table_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(ReadError, match=f"“{name}”里没有表格"):
        tables_in(data, name)


@pytest.mark.parametrize("key", KEYS)
def test_our_own_empty_table_has_nothing_in_it(questionnaire: Questionnaire, key: str) -> None:
    made = given(questionnaire, key, write_workbook(AnnualReport(year=2025)), "三张表.xlsx")
    [table] = (each for each in TABLES if each.key == key)
    assert made.offered is None
    assert f"“三张表.xlsx”里的{table.name}还没有填数" in made.refusal


def test_a_few_empty_cells_called_alike_are_not_the_table(questionnaire: Questionnaire) -> None:
    data = rows_in(("登记", (("行政许可", ""), ("其他", ""))))
    made = given(questionnaire, KEYS[0], data, "登记.xlsx")
    assert "不像是表二" in made.refusal


@pytest.mark.parametrize("name", ["表.pdf", "表.PDF", "邮件.eml", "备份.sqlite3", "照片.jpg"])
def test_what_the_grid_does_not_take_goes_to_the_conversation(name: str) -> None:
    with pytest.raises(ReadError, match=r"这里收 Excel.*在对话里再给一次"):
        tables_in(b"%PDF-1.4", name)
