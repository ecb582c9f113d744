"""Collecting again into one folder of results: what people did to it is never lost."""

import io
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from report_assistant.county.body_report import PATHS
from report_assistant.county.desk import Asked, Outcome, collect_into
from report_assistant.county.kept import FILE_NAME as KEPT
from report_assistant.county.picking import Picking
from report_assistant.county.receiving import Progress
from report_assistant.county.roster import WHOLE, Member, Roster
from report_assistant.county.roster_file import FILE_NAME as ROSTER
from report_assistant.county.roster_file import read_roster
from report_assistant.county.standing import Status, standings
from report_assistant.county.work import ThisMachine
from report_assistant.county.workbook.summary import FILE_NAME as SUMMARY
from report_assistant.foundation.saving import digest
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import dump_answers
from tests.county.bodies import YEAR, received, said
from tests.county.here import Here
from tests.county.test_input import NAMES, report

TODAY = date(2026, 1, 20)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    (tmp_path / "收到").mkdir()
    return Asked(tmp_path / "收到", tmp_path / "结果")


def collected(
    asked: Asked, files: Mapping[str, bytes], progress: Progress | None = None
) -> Outcome:
    """Collect just these files."""
    for file in asked.folder.iterdir():
        file.unlink()
    for name, data in files.items():
        (asked.folder / name).write_bytes(data)
    return collect_into(asked, Here(), progress, TODAY)


def towns(*names: str, year: int = 2025) -> dict[str, bytes]:
    return {f"{name}.docx": report(name, year) for name in names}


def remarked(workbook: Path, remark: str) -> bytes:
    """Write a remark into a column of the office's own, and save."""
    book: Any = load_workbook(workbook)
    sheet = book["进度"]
    cells = [cell for row in sheet.iter_rows(max_row=12) for cell in row]
    [head] = [cell for cell in cells if cell.value == "采用文件"]
    sheet.cell(head.row, head.column + 1).value = "备注"
    sheet.cell(head.row + 1, head.column + 1).value = remark
    saved = io.BytesIO()
    book.save(saved)
    workbook.write_bytes(saved.getvalue())
    return saved.getvalue()


def test_what_is_saved_while_it_reads_is_kept(asked: Asked) -> None:
    collected(asked, towns(*NAMES[:2]))
    saved: list[bytes] = []

    def save_meanwhile(*_: int) -> None:
        if not saved:
            saved.append(remarked(asked.output / SUMMARY, "已打电话"))

    outcome = collected(asked, towns(*NAMES[:3]), save_meanwhile)
    [aside] = asked.output.glob("汇总（改过的）*.xlsx")
    assert aside.read_bytes() == saved[0]
    assert [each for each in outcome.told if aside.name in each]


def test_a_remark_stays_and_nothing_is_moved_aside(asked: Asked) -> None:
    collected(asked, towns(*NAMES[:2]))
    remarked(asked.output / SUMMARY, "已打电话")
    outcome = collected(asked, towns(*NAMES[:2]))
    assert outcome.told == ()
    assert "已打电话" in _words(asked.output / SUMMARY)


def test_the_workbook_of_another_year_stays(asked: Asked) -> None:
    collected(asked, towns(*NAMES[:2], year=2024))
    former = (asked.output / SUMMARY).read_bytes()
    outcome = collected(asked, towns(*NAMES[:2]))
    assert (asked.output / "汇总（2024年）.xlsx").read_bytes() == former
    assert [each for each in outcome.told if "汇总（2024年）.xlsx" in each]
    assert collected(asked, towns(*NAMES[:2])).told == ()


def test_the_file_that_was_chosen_in_another_year_is_not_this_year_s(asked: Asked) -> None:
    name = NAMES[0]
    two = {"一.docx": report(name, 2024), "二.docx": report(name, 2024, seed=2)}
    collected(asked, two)
    _choose(asked.output / SUMMARY, name, "一.docx")
    assert _of(collected(asked, two), name).status is Status.HANDED_IN
    now = {"一.docx": report(name), "二.docx": report(name, seed=2)}
    assert _of(collected(asked, now), name).status is Status.TWICE


@pytest.mark.parametrize("chosen", ["青石镇.docx", "补报/青石镇.docx"])
def test_a_file_is_chosen_by_its_whole_name_first(chosen: str) -> None:
    files = [
        received("青石镇", replace(said(), year=YEAR, cells=(place,) * len(PATHS)), file=file)
        for place, file in enumerate(("青石镇.docx", "补报/青石镇.docx", "补报/大青石镇.docx"))
    ]
    [found] = standings(Roster((Member("青石镇"),)), files, YEAR, Picking({"青石镇": chosen}))
    assert found.used is not None and found.used.file == chosen
    others = {each.file for each in files} - {chosen}
    assert all(other in found.told for other in others), "what came besides is passed over"


def test_a_choice_that_is_not_among_the_files_is_told() -> None:
    files = [
        received("青石镇", replace(said(), year=YEAR, cells=(place,) * len(PATHS)), file=file)
        for place, file in enumerate(("一.docx", "二.docx"))
    ]
    [found] = standings(Roster((Member("青石镇"),)), files, YEAR, Picking({"青石镇": "三.docx"}))
    assert found.status is Status.TWICE
    assert "“三.docx”不在" in found.told


def test_a_file_behind_a_link_that_was_changed_is_kept(asked: Asked, tmp_path: Path) -> None:
    collected(asked, towns(*NAMES[:2]))
    elsewhere, link = tmp_path / "别处.txt", asked.output / "催报.txt"
    elsewhere.write_text("改过", encoding="utf-8")
    link.unlink()
    try:
        link.symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")
    collected(asked, towns(*NAMES[:2]))
    assert link.is_symlink() and "没有要催的" in link.read_text(encoding="utf-8-sig")
    assert (tmp_path / "别处（改过的）.txt").read_text(encoding="utf-8") == "改过"


@pytest.mark.parametrize("name", ["../{}", "./../{}", "x/../../{}"])
def test_no_file_outside_the_results_is_taken_away(asked: Asked, tmp_path: Path, name: str) -> None:
    collected(asked, towns(*NAMES[:2]))
    precious = tmp_path / "要紧.docx"
    precious.write_bytes(b"1")
    told = f"退回意见/../{name.format(precious.name)}"
    (asked.output / "退回意见" / "x").mkdir(parents=True)
    with sqlite3.connect(asked.output / KEPT) as connection:
        connection.execute("insert into written values (?, ?)", (told, digest(b"1")))
        connection.execute("insert into written values (?, ?)", (f"../{told}", ""))
    connection.close()
    collected(asked, towns(*NAMES[:2]))
    assert precious.read_bytes() == b"1"


def test_a_guess_that_nobody_touched_grows_with_the_reports(asked: Asked) -> None:
    collected(asked, towns(*NAMES[:2]))
    outcome = collected(asked, towns(*NAMES[1:]))
    assert {each.name for each in outcome.collection.counted} == set(NAMES[1:])
    assert _of(outcome, NAMES[0]).status is Status.MISSING
    assert not outcome.collection.with_status(Status.UNKNOWN)
    listed = read_roster(asked.output / ROSTER)
    assert {each.name for each in listed.members} == set(NAMES)


def test_a_roster_that_a_person_saved_is_theirs(asked: Asked) -> None:
    collected(asked, towns(*NAMES[:2]))
    book: Any = load_workbook(asked.output / ROSTER)
    book.save(asked.output / ROSTER)
    saved = (asked.output / ROSTER).read_bytes()
    outcome = collected(asked, towns(*NAMES[:3]))
    assert _of(outcome, NAMES[2]).status is Status.UNKNOWN
    assert (asked.output / ROSTER).read_bytes() == saved


def test_the_whole_area_s_own_report_is_told_where_a_list_of_names_adds_it_up(
    asked: Asked, tmp_path: Path
) -> None:
    county = "安和县人民政府"
    listed = tmp_path / "名册.txt"
    listed.write_text("\n".join([county, *NAMES[:2]]), encoding="utf-8")
    answers = AnnualReport(year=2025)
    answers.organisation.name = county
    answers.organisation.kind = OrganisationKind.COUNTY
    answers.organisation.scope = Scope.WHOLE_AREA
    files = {**towns(*NAMES[:2]), "县.yaml": dump_answers(answers).encode()}
    asked = replace(asked, roster=listed)
    outcome = collected(asked, files)
    assert WHOLE in _of(outcome, county).told
    assert [line for line in outcome.lines() if WHOLE in line and "安和县" in line]
    listed.write_text("\n".join(["单位,计入汇总", f"{county},否", *NAMES[:2]]), encoding="utf-8")
    outcome = collected(asked, files)
    assert WHOLE not in _of(outcome, county).told
    assert not [line for line in outcome.lines() if WHOLE in line]


def test_bodies_that_are_added_up_beside_the_one_above_them_are_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    rows = ["单位,计入汇总,上级单位", "林业局,是,", "林场,是,林业局", "苗圃,否,林业局", "镇,是,县"]
    path.write_text("\n".join(rows), encoding="utf-8")
    [told] = [each for each in read_roster(path).problems if "一起计入" in each]
    assert "1 家：林场。" in told


@pytest.mark.parametrize("now", ["青石镇", "青石镇政府", "新石镇,安和县青石镇人民政府"])
def test_a_body_whose_row_is_renamed_keeps_its_rounds(
    asked: Asked, tmp_path: Path, now: str
) -> None:
    listed = tmp_path / "名册.csv"
    asked = replace(asked, roster=listed)
    name = NAMES[0]
    listed.write_text(f"单位,别名\n{name}\n{NAMES[1]}\n", encoding="utf-8")
    first = collected(asked, towns(name, NAMES[1]))
    listed.write_text(f"单位,别名\n{now}\n{NAMES[1]}\n", encoding="utf-8")
    second = {**towns(NAMES[1]), "年报.docx": report(name, seed=2)}
    for _ in range(2):
        again = collected(asked, second).collection.rounds[now.partition(",")[0]]
        assert [each.number for each in again] == [1, 2]
        assert again[0] == first.collection.rounds[name][0]


def test_a_report_on_the_year_before_that_cannot_be_read_is_told(
    asked: Asked, tmp_path: Path
) -> None:
    last = tmp_path / "去年"
    last.mkdir()
    (last / "坏的.docx").write_bytes(b"x")
    (last / "好的.docx").write_bytes(report(NAMES[0], 2024))
    outcome = collected(replace(asked, last=last), towns(*NAMES[:2]))
    assert [each for each in outcome.lines() if "去年" in each and "坏的.docx" in each]


def test_a_machine_of_many_cores_gets_no_more_processes_than_windows_waits_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 128)
    assert ThisMachine().width == 61


def _choose(workbook: Path, body: str, file: str) -> None:
    book: Any = load_workbook(workbook)
    sheet = book["进度"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    [head] = [cell for cell in cells if cell.value == "采用文件"]
    [named] = [cell for cell in cells if cell.value == body and cell.column == 1]
    sheet.cell(named.row, head.column).value = file
    book.save(workbook)


def _words(workbook: Path) -> str:
    book: Any = load_workbook(workbook, read_only=True)
    return "\n".join(
        str(cell) for row in book["进度"].iter_rows(values_only=True) for cell in row if cell
    )


def _of(outcome: Outcome, name: str) -> Any:
    [found] = [each for each in outcome.collection.standings if each.name == name]
    return found
