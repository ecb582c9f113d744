"""Blocks and Excel files in the conversation: what is said of them is what becomes of them."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from report_assistant.interview.events import FactsShown
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.reading.labels import row_of
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import cell_values
from report_assistant.session.conversation import Conversation
from report_assistant.sheets.workbook import write_workbook
from report_assistant.store.store import Store
from tests.conftest import TODAY, example
from tests.interview.talking import only
from tests.scripts import BUSY
from tests.sheets.shapes import with_headings_and_totals
from tests.sheets.test_workbook import conversation

GRANTED = "applications.granted.natural_person"


def pasted(report: AnnualReport, empty: str) -> str:
    """Table three as copied with its labels, zeros left empty, one row emptied."""
    texts = {
        path: "" if not value or path.startswith(empty) else str(value)
        for path, value in cell_values(report).items()
        if path.startswith("applications.")
    }
    return with_headings_and_totals(texts)


@pytest.mark.parametrize("empty", ["applications.none", "applications.granted"])
def test_what_is_said_of_empty_cells_is_what_becomes_of_them(
    store: Store, questionnaire: Questionnaire, empty: str
) -> None:
    talking = conversation(store, questionnaire, BUSY)
    report = example("busy-town-2025")
    (shown,) = only(talking.say(pasted(report, empty)), FactsShown)
    assert "待定" not in "".join(row.shown for row in shown.rows)
    told = re.search(r"空着的 (\d+) 格按 0 算", "".join(shown.notes))
    assert told is not None
    talking.say("确定")
    values = cell_values(talking.interview.answers.report)
    rows = [p for p in values if p.startswith("applications.") and not p.endswith(".total")]
    zeros = [p for p in rows if values[p] == 0 and ".handled." not in p]
    assert len(zeros) == int(told[1])
    for row in shown.rows:
        question = next(q for q in questionnaire.questions if q.title == row.title)
        assert talking.interview.answers.shown(question) in (row.shown, "")


def test_a_row_that_was_never_answered_and_is_empty_stays_open(
    store: Store, questionnaire: Questionnaire
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    block = pasted(example("busy-town-2025"), "applications.carried_over")
    (shown,) = only(talking.say(block), FactsShown)
    assert "整行空着的先不填：“上年结转" in "".join(shown.notes)


@pytest.mark.parametrize(
    ("short", "path"),
    [
        ("申请人无正当理由逾期不补正", "applications.not_corrected.natural_person"),
        ("1.申请人无正当理由逾期不补正", "applications.not_corrected.natural_person"),
        ("申请人逾期未按收费通知要求缴纳费用", "applications.fee_unpaid.natural_person"),
        ("无正当理由大量反复", "applications.excessive.natural_person"),
    ],
)
def test_the_beginning_of_a_label_that_is_no_other_names_its_row(short: str, path: str) -> None:
    row = row_of(short)
    assert row is not None and row.paths[0] == path


@pytest.mark.parametrize("words", ["申请人", "属于", "行政", "本年", "申请人无理由"])
def test_a_beginning_that_several_labels_have_names_none(words: str) -> None:
    assert row_of(words) is None


@pytest.mark.slow
def test_totals_without_a_result_are_no_news(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    """A library saves formulas without their results; the totals are worked out here anyway."""
    talking = conversation(store, questionnaire, BUSY)
    file = tmp_path / "三张表.xlsx"
    file.write_bytes(write_workbook(example("all-zero-2025")))
    book = load_workbook(file)
    sheet = book["表三"]
    labels = {str(c.value): c for row in sheet.iter_rows() for c in row if c.value is not None}
    row = labels["（一）予以公开"].row
    sheet.cell(row, labels["自然人"].column).value = "=1+1"
    book.save(file)
    events = talking.read_tables(str(file))
    (shown,) = only(events, FactsShown)
    lines = [line for line in "\n".join(shown.notes).splitlines() if "公式" in line]
    assert len(lines) == 1 and "予以公开·自然人" in lines[0]
    assert "·总计”" not in "".join(shown.notes)
