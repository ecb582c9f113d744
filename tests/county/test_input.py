"""What a desk hands to `collect` besides good reports: rosters, archives, files that do harm."""

import os
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_assistant.county import receiving
from report_assistant.county.collecting import Collection, Wanted, collect
from report_assistant.county.kept import kept_in
from report_assistant.county.reading import content_at
from report_assistant.county.receiving import Receiving
from report_assistant.county.roster import Member, Roster
from report_assistant.county.roster_file import read_roster, roster_rows
from report_assistant.county.standing import Standing, Status
from report_assistant.foundation.problems import ClerkProblem
from tests.county.files import as_zip
from tests.county.here import Here
from tests.county.honest import written
from tests.county.invented import Body
from tests.reading.layouts import LAYOUTS
from tests.reading.test_hostile_files import HOSTILE

NAMES = (
    *("安和县青石镇人民政府", "安和县白河镇人民政府", "安和县柳沟乡人民政府"),
    *("安和县教育局", "安和县水利局", "安和县城市管理局"),
)
SIGNS = {"镇": "我镇", "乡": "我乡", "局": "我局"}


def report(name: str, year: int = 2025, seed: int = 1) -> bytes:
    """An honest report of a body."""
    kind = name.removesuffix("人民政府")[-1]
    figures = written(Body(name, kind, SIGNS[kind]), year, random.Random(f"{name}{seed}")).figures
    return LAYOUTS["strict.docx"](figures)


def desk(
    folder: Path,
    files: Mapping[str, bytes],
    roster: Roster | None = None,
    last: Path | None = None,
) -> Collection:
    """Collect these files."""
    received, out = folder / "收到", folder / "结果"
    for name, data in files.items():
        path = received / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    out.mkdir(exist_ok=True)
    with kept_in(out) as kept:
        wanted = Wanted(received, roster, last)
        return collect(wanted, Receiving(kept, Here()), date(2026, 1, 20))


def of(collection: Collection, name: str) -> Standing:
    """Where one body stands."""
    (found,) = [each for each in collection.standings if each.name == name]
    return found


def listed(*names: str) -> Roster:
    return Roster(tuple(map(Member, names)))


@pytest.fixture(scope="module")
def good() -> Mapping[str, bytes]:
    return {f"{name}.docx": report(name) for name in NAMES}


# ---------------------------------------------------------------- the roster


def test_a_roster_of_bare_names_is_of_the_county_that_the_reports_name(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    bare = ("青石镇", "白河镇", "柳沟乡", "教育局", "水利局", "城市管理局")
    stranger = {"邻居.docx": report("邻水县青石镇人民政府")}
    collection = desk(tmp_path, {**good, **stranger}, listed(*bare))
    assert [each.status for each in collection.standings[:-1]] == [Status.HANDED_IN] * 6
    last = collection.standings[-1]
    assert (last.name, last.status) == ("邻水县青石镇人民政府", Status.UNKNOWN)
    assert collection.roster.county == "安和县"


def test_without_a_roster_it_is_guessed_from_the_reports(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    collection = desk(tmp_path, good)
    assert collection.roster.is_guessed
    assert {each.name for each in collection.roster.members} == set(NAMES)
    assert len(collection.counted) == len(NAMES)


def test_a_name_that_is_there_twice_or_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.txt"
    path.write_text("青石镇\n教育局\n青石镇\n安和县青石镇人民政府\n", encoding="gb18030")
    roster = read_roster(path)
    assert [each.name for each in roster.members] == ["青石镇", "教育局", "安和县青石镇人民政府"]
    assert any("“青石镇”写了 2 次" in each for each in roster.problems)


def test_a_no_with_a_reason_behind_it_is_a_no(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    noes = ("否", "否（垂直管理）", "不计入汇总", "不算", "No", "FALSE", "0", "×")
    rows = [f"第{number}镇,{word}" for number, word in enumerate((*noes, "是", "", "√", "1"))]
    path.write_text("\n".join(["单位,计入汇总", *rows]), encoding="utf-8")
    counted = [each.is_counted for each in read_roster(path).members]
    assert counted == [False] * len(noes) + [True] * 4


def test_two_rows_that_are_one_body_are_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.txt"
    path.write_text("\n".join([*NAMES, "青石镇"]), encoding="utf-8")
    assert any("分不清" in each and "青石镇" in each for each in read_roster(path).problems)


def test_a_parent_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("单位,上级单位\n安和县林场,安和县林业局\n", encoding="utf-8-sig")
    (problem,) = read_roster(path).problems
    assert "不在名册里" in problem


BAD_ROSTERS = {
    "empty.xlsx": b"",
    "empty.csv": b"",
    "empty.txt": b"  \n\n",
    "名册.docx": b"PK",
    "坏.xlsx": b"PK\x03\x04 no zip at all",
    "heads.csv": "单位,类型\n".encode(),
    "text.xlsx": "单位".encode(),
    "zeros.csv": b"\0" * 50,
    "quotes.csv": '单位\n"青石镇'.encode() + b"x" * 200_000,
}


@pytest.mark.parametrize("name", BAD_ROSTERS)
def test_what_is_no_roster_is_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_ROSTERS[name])
    try:
        roster = read_roster(path)
    except ClerkProblem as problem:
        assert str(problem).count("。") == 1 and str(problem).endswith("。")
    else:
        assert all(len(each.name) < 200 for each in roster.members), name


def test_a_report_is_no_roster(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(report(NAMES[0]))
    with pytest.raises(ClerkProblem):
        read_roster(path)
    with pytest.raises(ClerkProblem):
        read_roster(tmp_path / "没有.xlsx")


def test_a_roster_is_read_as_it_was_written(tmp_path: Path) -> None:
    members = (
        Member("安和县青石镇人民政府", "镇", contact="王某", phone="0000-5550101", due="1月20日"),
        Member("安和县林业局", "县直部门", aliases=("林草局", "绿化办")),
        Member("安和县林场", is_counted=False, parent="安和县林业局", remark="在林业局的报告里"),
    )
    path = tmp_path / "名册.csv"
    rows = [",".join(row) for row in roster_rows(Roster(members))]
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    assert read_roster(path).members == members


# ---------------------------------------------------------------- what is handed in


def test_two_reports_of_a_body_are_added_once_somebody_says_which(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    again = {"改/青石镇（改）.docx": report(NAMES[0], seed=2)}
    first = of(desk(tmp_path, {**good, **again}, listed(*NAMES)), NAMES[0])
    assert first.status is Status.TWICE
    assert not first.is_counted
    assert all(each.file in first.told for each in first.files)


def test_a_word_file_and_what_was_made_of_it_are_one_report(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    """A body sends its Word file and a page or PDF of it: the figures are taken from Word."""
    body = Body(NAMES[0], "镇", "我镇")
    figures = written(body, 2025, random.Random(f"{NAMES[0]}1")).figures
    page = {"0青石镇.html": LAYOUTS["web_plain.html"](figures)}
    stand = of(desk(tmp_path, {**good, **page}, listed(*NAMES)), NAMES[0])
    assert stand.status is Status.HANDED_IN
    assert stand.used is not None and stand.used.file == f"{NAMES[0]}.docx"
    assert stand.is_counted
    assert "三张表相同" in stand.told and stand.used.file in stand.told


def test_anothers_name_in_a_title_is_seen_from_the_names_of_files(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    """白河镇 sends a copy of 青石镇's report with that name left in the title."""
    files = {**good, f"{NAMES[1]}.docx": report(NAMES[0], seed=2)}
    collection = desk(tmp_path, files, listed(*NAMES))
    assert of(collection, NAMES[1]).status is Status.MISSING
    stand = of(collection, NAMES[0])
    assert stand.status is Status.TWICE
    assert f"文件名像是{NAMES[1]}的" in stand.told


def test_a_title_that_is_nobodys_is_asked_with_the_name_of_the_file(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    files = {**good, "青石镇年报.docx": report("安和县青市镇人民政府")}
    del files[f"{NAMES[0]}.docx"]
    collection = desk(tmp_path, files, listed(*NAMES))
    assert of(collection, NAMES[0]).status is Status.MISSING
    stand = of(collection, "安和县青市镇人民政府")
    assert stand.status is Status.UNKNOWN and NAMES[0] in stand.told


def test_the_year_is_the_one_after_the_last_even_if_most_sent_the_old_file(
    tmp_path: Path,
) -> None:
    files = {
        f"{name}.docx": report(name, 2024 if number else 2025) for number, name in enumerate(NAMES)
    }
    last = tmp_path / "去年"
    last.mkdir()
    for name in NAMES:
        (last / f"{name}.docx").write_bytes(report(name, 2024))
    collection = desk(tmp_path, files, listed(*NAMES), last)
    assert collection.year == 2025
    assert [each.status for each in collection.standings] == [
        Status.HANDED_IN,
        *[Status.WRONG_YEAR] * 5,
    ]


def test_a_new_year_begins_new_rounds(tmp_path: Path) -> None:
    for year in (2024, 2025):
        collection = desk(tmp_path, {f"{NAMES[0]}.docx": report(NAMES[0], year)}, listed(NAMES[0]))
        assert of(collection, NAMES[0]).round == 1
    again = desk(tmp_path, {f"{NAMES[0]}.docx": report(NAMES[0], seed=5)}, listed(NAMES[0]))
    assert of(again, NAMES[0]).round == 2


def test_a_file_of_no_day_is_read(tmp_path: Path, good: Mapping[str, bytes]) -> None:
    desk(tmp_path, good, listed(*NAMES))
    os.utime(tmp_path / "收到" / f"{NAMES[0]}.docx", (2**40, 2**40))
    collection = desk(tmp_path, {}, listed(*NAMES))
    assert len(collection.counted) == len(NAMES)


def test_a_file_that_changes_while_it_is_looked_at_is_kept_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is away for a moment leaves no empty file in the place of a report."""
    files = {f"{NAMES[0]}.docx": report(NAMES[0])}
    looked: list[Path] = []

    def at_times(path: Path) -> tuple[bytes, str]:
        looked.append(path)
        if len(looked) == 2:
            raise ClerkProblem("打不开。")
        return content_at(path)

    monkeypatch.setattr(receiving, "content_at", at_times)
    assert desk(tmp_path, files, listed(NAMES[0])).standings[0].status is Status.UNREADABLE
    assert desk(tmp_path, {}, listed(NAMES[0])).standings[0].status is Status.HANDED_IN


def test_a_zip_in_a_zip_is_told(tmp_path: Path, good: Mapping[str, bytes]) -> None:
    inner = as_zip({"青石镇.docx": good[f"{NAMES[0]}.docx"]})
    files = {"第1批.zip": as_zip({"内.zip": inner, "教育局.docx": good[f"{NAMES[3]}.docx"]})}
    collection = desk(tmp_path, files, listed(*NAMES))
    assert of(collection, NAMES[3]).status is Status.HANDED_IN
    assert of(collection, NAMES[0]).status is Status.MISSING
    assert any("内.zip" in sentence for sentence in collection.left_out)


def test_every_report_in_a_large_zip_is_read_or_told(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    many = {f"{number}.docx": b"" for number in range(320)}
    files = {"全县.zip": as_zip({**many, **good})}
    collection = desk(tmp_path, files, listed(*NAMES))
    assert [of(collection, name).status for name in NAMES] == [Status.HANDED_IN] * 6


@pytest.mark.slow
def test_a_file_that_does_harm_harms_no_other(tmp_path: Path, good: Mapping[str, bytes]) -> None:
    hostile = {
        f"坏{number}/第{number}镇年报.docx": make()
        for number, (make, _) in enumerate(HOSTILE.values())
    }
    names = [f"第{number}镇" for number in range(len(HOSTILE))]
    collection = desk(tmp_path, {**good, **hostile}, listed(*NAMES))
    assert [of(collection, name).status for name in NAMES] == [Status.HANDED_IN] * 6
    rest = collection.standings[len(NAMES) :]
    assert len(rest) == len(names)
    for each in rest:
        assert each.status is Status.UNREADABLE, (each.name, each.told)
        assert each.told.endswith("。") and each.told.count("。") == 1


def test_other_files_are_named_and_nothing_is_passed_over(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    others = {
        "通知.txt": "请各单位于1月20日前报送。".encode(),
        "表.xlsx": b"PK",
        "扫描.jpg": b"\xff\xd8\xff",
        "包.rar": b"Rar!",
        "~$年报.docx": b"lock",
        "Thumbs.db": b"x",
    }
    collection = desk(tmp_path, {**good, **others}, listed(*NAMES))
    told = "".join(collection.left_out)
    assert all(name in told for name in ("通知.txt", "表.xlsx", "扫描.jpg", "包.rar"))
    assert "~$" not in told
    assert len(collection.standings) == len(NAMES)


def test_an_empty_folder_is_a_county_of_which_all_are_missing(tmp_path: Path) -> None:
    (tmp_path / "收到").mkdir()
    collection = desk(tmp_path, {}, listed(*NAMES))
    assert {each.status for each in collection.standings} == {Status.MISSING}
    assert collection.year is None
    assert not any(collection.sums().values())


def test_a_figure_that_has_no_end_is_added_or_told(
    tmp_path: Path, good: Mapping[str, bytes]
) -> None:
    body = Body(NAMES[0], "镇", "我镇")
    made = written(body, 2025, random.Random(1))
    for digits in ("9" * 40, "1e400", "-0", "٣", "９９"):
        figures = replace(
            made.figures, cells={**made.cells, "proactive_disclosure.licences": digits}
        )
        data = LAYOUTS["strict.docx"](figures)
        collection = desk(tmp_path, {**good, f"{NAMES[0]}.docx": data}, listed(*NAMES))
        assert of(collection, NAMES[0]).status in (Status.HANDED_IN, Status.UNREADABLE)
        assert max(abs(int(total)) for total in collection.sums().values()) < 10**50
