"""Which of a body's files is taken: the one that was chosen, or what was handed in again."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from report_assistant.county.body_report import BodyReport
from report_assistant.county.picking import Picking
from report_assistant.county.receiving import Received
from report_assistant.county.standing import Standing, Status
from tests.county.bodies import TOWN
from tests.county.gathered import cells_of
from tests.county.test_input import NAMES, desk, listed, of, report

YEAR = 2025


def sent(file: str, tables: int = 0, lost: tuple[str, ...] = ()) -> Received:
    report = BodyReport(name=TOWN, year=YEAR, is_report=True, cells=cells_of(tables), lost=lost)
    return Received(file, file, "", date(2026, 1, 20), report)


def taken(files: Mapping[Received, int] | None = None, chosen: str = "") -> tuple[list[str], str]:
    """The files that count, and what is told of the choice, of files with the run they came in."""
    files = files or {}
    arrived = {each.digest: run for each, run in files.items()}
    found = Picking({TOWN: chosen} if chosen else {}, arrived).of(TOWN, [*files])
    return [each.file for each in found.files], "；".join(found.told)


# ---------------------------------------------------------------- handed in again


@pytest.mark.parametrize("tables", [0, 1], ids=["the text was mended", "the tables were"])
def test_what_came_later_takes_the_place_of_what_was_there(tables: int) -> None:
    names, told = taken({sent("甲.docx"): 1, sent("乙.docx"): 1, sent("改好.docx", tables): 2})
    assert names == ["改好.docx"]
    assert told == "用的是后交来的“改好.docx”，原来的“甲.docx”“乙.docx”不用了"


def test_what_came_together_is_for_a_person_to_decide() -> None:
    assert taken({sent("甲.docx"): 3, sent("乙.docx", 1): 3}) == (["甲.docx", "乙.docx"], "")


@pytest.mark.parametrize(
    "later",
    [sent("盖章.pdf"), sent("少表.docx", 1, ("表三",))],
    ids=["made of the Word file", "without a table"],
)
def test_what_is_less_takes_no_place(later: Received) -> None:
    first = sent("甲.docx")
    assert taken({first: 1, later: 2}) == ([first.file, later.file], "")


def test_a_body_that_sends_its_mended_report_beside_the_old_one_is_judged_by_it(
    tmp_path: Path,
) -> None:
    """The clerk puts it into the same folder, as the manual says; the old one may stay there."""
    roster = listed(NAMES[0])
    first: Standing = of(desk(tmp_path, {"青石镇.docx": report(NAMES[0])}, roster), NAMES[0])
    assert (first.status, first.round) == (Status.HANDED_IN, 1)
    mended = {"再交/2.docx": report(NAMES[0], seed=2)}
    for _ in range(2):
        again = of(desk(tmp_path, mended, roster), NAMES[0])
        assert again.used is not None and again.used.file == "再交/2.docx"
        assert (again.status, again.round, again.is_counted) == (Status.HANDED_IN, 2, True)


# ---------------------------------------------------------------- chosen


@pytest.mark.parametrize(
    "chosen",
    ["改/年报.docx", "改/年报", "“改/年报.docx”", "改\\年报.docx", "改/年报.docx "],
)
def test_a_file_is_chosen_by_its_name_in_any_form(chosen: str) -> None:
    files = {sent("年报.docx"): 1, sent("改/年报.docx", 1): 1}
    assert taken(files, chosen) == (["改/年报.docx"], "")


@pytest.mark.parametrize("chosen", ["年报.docx", "年报"])
def test_a_whole_name_means_no_longer_one(chosen: str) -> None:
    files = {sent("年报.docx"): 1, sent("新年报.docx", 1): 1, sent("改/年报.docx", 2): 1}
    assert taken(files, chosen) == (["年报.docx"], "")


def test_the_end_of_a_name_is_enough() -> None:
    files = {sent("某某税务局.docx"): 1, sent("某某税务局（改）.html", 1): 1}
    assert taken(files, "税务局（改）")[0] == ["某某税务局（改）.html"]


def test_a_choice_that_is_no_file_is_told() -> None:
    names, told = taken({sent("甲.docx"): 1, sent("乙.docx", 1): 1}, "丙.docx")
    assert names == ["甲.docx", "乙.docx"]
    assert told == "“采用文件”里写的“丙.docx”不在能用的文件里，请照“文件”一栏里的名字改"


def test_a_choice_stands_until_it_is_changed_and_what_came_later_is_told() -> None:
    names, told = taken({sent("甲.docx"): 1, sent("乙.docx", 1): 2}, "甲.docx")
    assert names == ["甲.docx"]
    assert told == "后来又交来“乙.docx”，“采用文件”里写的是“甲.docx”，请核对"
