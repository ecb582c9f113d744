"""The desk as one step: what was said once need not be said again."""

import io
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from report_assistant.county import receiving
from report_assistant.county.county_answers import county_answers
from report_assistant.county.desk import Asked, Outcome, collect_into
from report_assistant.county.roster_file import read_roster
from report_assistant.county.sent_back import memo_form
from report_assistant.foundation.problems import ClerkProblem
from tests.county.files import as_zip
from tests.county.here import Here
from tests.county.honest import written
from tests.county.invented import Body
from tests.county.test_input import NAMES, report
from tests.reading.layouts import LAYOUTS

MISSING = NAMES[5]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports on two years; one body of the roster sent nothing."""
    for year, place in ((2024, "去年"), (2025, "收到")):
        (tmp_path / place).mkdir()
        for name in NAMES[:2]:
            (tmp_path / place / f"{name}.docx").write_bytes(report(name, year))
    rows = ("单位,联系人", *(f"{name},王某" for name in NAMES))
    (tmp_path / "各单位.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def run(folder: Path, *, roster: str = "", last: str = "") -> Outcome:
    asked = Asked(
        folder / "收到",
        folder / "结果",
        folder / roster if roster else None,
        folder / last if last else None,
    )
    return collect_into(asked, Here(), None, date(2026, 1, 20))


def test_a_roster_that_was_given_lies_with_the_results_and_is_taken_again(folder: Path) -> None:
    """Without it the next run would guess one, in which who sent nothing is not."""
    run(folder, roster="各单位.csv")
    kept = folder / "结果" / "名册.xlsx"
    assert read_roster(kept).members == read_roster(folder / "各单位.csv").members
    again = run(folder)
    assert MISSING in [each.name for each in again.collection.standings]
    assert not again.collection.roster.is_guessed


def test_a_roster_given_again_moves_the_mended_one_aside(folder: Path) -> None:
    run(folder, roster="各单位.csv")
    own = folder / "结果" / "名册.xlsx"
    own.write_bytes(b"mended by hand")
    told = run(folder, roster="各单位.csv").told
    assert any("名册（改过的）.xlsx" in each for each in told)
    assert (folder / "结果" / "名册（改过的）.xlsx").read_bytes() == b"mended by hand"


def test_last_years_reports_are_asked_for_once(folder: Path) -> None:
    assert run(folder).collection.last == {}
    first = run(folder, last="去年")
    again = run(folder)
    assert len(first.collection.last) == 2
    assert again.collection.last == first.collection.last
    assert any("去年的年报还用上次的" in each for each in again.lines())


def test_last_years_reports_that_went_away_are_told(folder: Path) -> None:
    run(folder, last="去年")
    shutil.rmtree(folder / "去年")
    again = run(folder)
    assert again.collection.last == {}
    assert any("找不到了，这次没有和去年对照" in each for each in again.lines())


def test_it_is_told_whose_wrong_tables_are_in_the_sums(folder: Path) -> None:
    assert not any("错在三张表里" in each for each in run(folder).lines())
    wrong = written(Body(NAMES[0], "镇", "我镇"), 2025, random.Random(1))
    wrong.cells["applications.granted.total"] = "99"
    (folder / "收到" / f"{NAMES[0]}.docx").write_bytes(LAYOUTS["strict.docx"](wrong.figures))
    told = [each for each in run(folder).lines() if "错在三张表里" in each]
    assert told and "1 家" in told[0] and "青石镇" in told[0] and "白河镇" not in told[0]


@pytest.mark.parametrize("words", ["3.5", "-3"])
def test_a_number_that_its_cell_cannot_hold_spoils_no_sum(folder: Path, words: str) -> None:
    """The county's own report would be left without the whole cell, and nobody told."""
    path = "proactive_disclosure.licences"
    right = written(Body(NAMES[1], "镇", "我镇"), 2025, random.Random(f"{NAMES[1]}1")).cells[path]
    wrong = written(Body(NAMES[0], "镇", "我镇"), 2025, random.Random(1))
    wrong.cells[path] = words
    (folder / "收到" / f"{NAMES[0]}.docx").write_bytes(LAYOUTS["strict.docx"](wrong.figures))
    collection = run(folder).collection
    assert len(collection.counted) == 2
    assert collection.sums()[path] == int(right)
    answers = county_answers(collection).report
    assert answers.proactive_disclosure.licences == int(right)


def test_a_sum_of_money_has_no_zeros_behind_it(folder: Path) -> None:
    for name, fee in zip(NAMES[:2], ("1.25", "0.05"), strict=True):
        each = written(Body(name, "镇", "我镇"), 2025, random.Random(1))
        each.cells["proactive_disclosure.fees"] = fee
        (folder / "收到" / f"{name}.docx").write_bytes(LAYOUTS["strict.docx"](each.figures))
    run(folder)
    assert "fees: 1.3\n" in (folder / "结果" / "县本级.yaml").read_text("utf-8")


# ---------------------------------------------------------------- nothing, or nobody


def test_a_folder_without_a_report_takes_no_results_away(folder: Path) -> None:
    """A disk of the network that is not there for a moment looks like an empty folder."""
    run(folder, roster="各单位.csv")
    summary = folder / "结果" / "汇总.xlsx"
    before = summary.read_bytes()
    shutil.rmtree(folder / "收到")
    (folder / "收到").mkdir()
    (folder / "收到" / "图.jpg").write_bytes(b"x")
    with pytest.raises(ClerkProblem, match="没有能读的年报，什么都没有写") as told:
        run(folder)
    assert "图.jpg" in str(told.value)
    assert summary.read_bytes() == before


def test_before_the_first_report_all_of_a_roster_are_reminded(folder: Path) -> None:
    shutil.rmtree(folder / "收到")
    (folder / "收到").mkdir()
    run(folder, roster="各单位.csv")
    assert MISSING in (folder / "结果" / "催报.txt").read_text("utf-8-sig")


def test_without_report_and_roster_there_is_nothing_to_do(folder: Path) -> None:
    shutil.rmtree(folder / "收到")
    (folder / "收到").mkdir()
    with pytest.raises(ClerkProblem, match="没有能读的年报"):
        run(folder)
    assert not (folder / "结果" / "汇总.xlsx").exists()


def test_a_roster_of_others_is_told(folder: Path) -> None:
    (folder / "别县.csv").write_text("部门\n乐平县教育局\n乐平县水利局\n", encoding="utf-8")
    outcome = run(folder, roster="别县.csv")
    assert len(outcome.collection.roster.members) == 2
    assert "交来的没有一家对得上名册，请看看名册是不是拿错了。" in outcome.lines()


def test_a_workbook_that_is_open_is_told_of_before_anything_is_read(folder: Path) -> None:
    """Except on Windows it could be written over, and would be lost when the clerk saves."""
    run(folder)
    (folder / "结果" / "~$汇总.xlsx").touch()
    with pytest.raises(ClerkProblem, match="正在 Excel 或 WPS 里打开，请先关掉它"):
        run(folder)


def test_where_no_file_can_be_read_it_is_not_the_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without memory every body would be asked for its report anew, and would be so for good."""
    for name in NAMES:
        (folder / "收到" / f"{name}.docx").write_bytes(report(name))
    with monkeypatch.context() as short:
        short.setattr(receiving, "read_body", _without_memory)
        with pytest.raises(ClerkProblem, match="一份年报也没有读成"):
            run(folder)
    assert len(run(folder).collection.counted) == len(NAMES)


def _without_memory(_: object) -> None:
    raise MemoryError


def test_the_form_of_memos_lies_there_to_be_changed(folder: Path) -> None:
    form = folder / "结果" / memo_form.FILE_NAME
    run(folder)
    assert form.read_bytes() == memo_form.shipped_memo_form()
    assert run(folder).told == ()
    form.write_bytes(b"no form")
    with pytest.raises(ClerkProblem):
        run(folder)
    form.unlink()
    run(folder)
    assert form.read_bytes() == memo_form.shipped_memo_form()


def test_an_offices_own_form_of_memos_is_left_as_it_is(folder: Path) -> None:
    run(folder)
    form = folder / "结果" / memo_form.FILE_NAME
    own = as_zip(dict(zip_content(form.read_bytes())) | {"customXml/own.xml": b"<own/>"})
    form.write_bytes(own)
    run(folder)
    assert form.read_bytes() == own
    assert not any("改过" in each.name for each in form.parent.iterdir())


def zip_content(data: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(io.BytesIO(data)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())
