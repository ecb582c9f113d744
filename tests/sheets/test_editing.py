"""A table filled in by keys, without a screen."""

from decimal import Decimal

import pytest

from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.sheets.cell_words import (
    findings_shown,
    holds_words,
    meaning_words,
    place_words,
    to_tell,
)
from report_assistant.sheets.editing import TableEditor
from report_assistant.sheets.table_keys import KEYS

FORWARD = "applications.carried_forward.natural_person"


def editor(key: str = "applications", last: AnnualReport | None = None) -> TableEditor:
    return TableEditor(key, load_questionnaire(), AnnualReport(), last)


def fill(table: TableEditor, path: str, typed: str) -> None:
    table.go_to_cell(path)
    table.type(typed)
    assert table.commit()


def cell(row: str) -> str:
    return f"applications.{row}.natural_person"


def test_enter_takes_what_is_left_over_for_the_next_year() -> None:
    table = editor()
    fill(table, cell("received"), "5")
    fill(table, cell("granted"), "3")
    table.go_to_cell(FORWARD)
    assert table.proposed == 2
    assert "还有 2 件" in meaning_words(table)
    KEYS["enter"](table)
    assert table.filled.numbers[FORWARD] == 2
    assert table.proposed is None
    table.undo()
    assert FORWARD not in table.filled.numbers


def test_another_number_may_be_typed_over_the_proposed_one() -> None:
    table = editor()
    fill(table, cell("received"), "5")
    fill(table, FORWARD, "1")
    assert table.filled.numbers[FORWARD] == 1
    assert table.proposed is None


def test_the_rest_is_filled_with_zeros_and_taken_back_at_once() -> None:
    table = editor()
    fill(table, cell("received"), "3")
    fill(table, cell("granted"), "3")
    KEYS["f6"](table)
    assert table.filled.numbers[cell("granted")] == 3
    assert table.filled.numbers.keys() == set(table.grid.filled_in)
    assert "其余的格都填了 0" in table.remark
    KEYS["f6"](table)
    assert "没有空着的格" in table.remark
    KEYS["ctrl+z"](table)
    assert len(table.filled.numbers) == 2


def test_zeros_leave_open_what_is_not_yet_accounted_for() -> None:
    table = editor()
    fill(table, cell("received"), "3")
    KEYS["f6"](table)
    assert FORWARD not in table.filled.numbers
    assert "结转下年度" in table.remark


@pytest.mark.parametrize("typed", ["约3", "abc", "3.5"])
def test_nothing_is_filled_with_zeros_while_the_cell_is_not_understood(typed: str) -> None:
    table = editor()
    table.type(typed)
    KEYS["f6"](table)
    assert table.typing == typed
    assert table.refusal and not table.filled.numbers


def test_what_is_typed_behind_a_refusal_stands_in_its_place() -> None:
    table = editor()
    for key in "abc":
        table.type(key)
    table.enter()
    assert table.refusal and table.typing == "abc"
    table.type("1")
    table.type("2")
    assert table.typing == "12"
    table.enter()
    assert list(table.filled.numbers.values()) == [12]


def test_a_refused_number_is_mended_at_its_end() -> None:
    table = editor()
    table.type("12x")
    table.enter()
    table.erase()
    table.type("3")
    table.enter()
    assert list(table.filled.numbers.values()) == [123]


def test_a_total_is_refused_in_words() -> None:
    table = editor()
    table.go_to_cell("applications.received.total")
    table.type("3")
    assert table.typing is None
    assert "自动算" in table.refusal
    table.move(1, 0)
    assert not table.refusal


def test_nothing_is_said_of_an_empty_table_or_column() -> None:
    last = AnnualReport()
    last.applications.carried_forward.natural_person = 2
    table = editor(last=last)
    for row in range(len(table.grid.rows)):
        table.go_to(row, 0)
        assert to_tell(table) is None
    fill(table, "applications.received.business", "1")
    table.go_to_cell(cell("carried_over"))
    assert to_tell(table) is None and not findings_shown(table)
    fill(table, cell("carried_over"), "1")
    assert any(each.code == "Y01" for each in findings_shown(table))


def test_the_words_about_a_cell() -> None:
    last = AnnualReport()
    last.applications.third_party_rights.business = 4
    table = editor(last=last)
    table.go_to_cell("applications.third_party_rights.business")
    assert place_words(table)[0] == "不予公开：保护第三方合法权益，商业企业"
    assert place_words(table)[-1] == "第三方权益，商业企业"
    assert holds_words(table) == "还没填　去年 4"
    assert "商业秘密" in table.meaning
    table.type("2")
    table.commit()
    assert holds_words(table) == "现在 2　去年 4"


def test_money_keeps_its_decimals() -> None:
    table = editor("proactive_disclosure")
    fill(table, "proactive_disclosure.fees", "1.50")
    assert table.filled.numbers["proactive_disclosure.fees"] == Decimal("1.50")
    assert place_words(table)[0] == "行政事业性收费"
