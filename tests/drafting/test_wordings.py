"""Several wordings of one template: which one a report uses, and how another is added."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import (
    Templates,
    assemble,
    shipped_templates,
    with_phrasings,
)
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.report.model import AnnualReport
from report_assistant.report.phrasings import phrasing_of
from tests.conftest import ROOT, example

COUNT = 4
NAMES = ("青塘镇人民政府", "柳坝乡人民政府", "石桥街道办事处", "云溪县水利局")


def named(name: str, year: int | None = 2025, **phrasings: int) -> AnnualReport:
    report = AnnualReport(year=year, phrasings=phrasings)
    report.organisation.name = name or None
    return report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "模板"
    shutil.copytree(ROOT / "templates" / "annual_report", copy)
    for path in copy.glob("narrative/*/*.*.j2"):
        path.unlink()
    return copy


def write(folder: Path, name: str, text: str) -> None:
    (folder / "narrative" / f"{name}.j2").write_text(text, encoding="utf-8")


def test_the_draw_is_the_same_each_time_and_another_for_each_body_and_template() -> None:
    drawn = [phrasing_of(named(name), template, COUNT) for name in NAMES for template in "abcdef"]
    again = [phrasing_of(named(name), template, COUNT) for name in NAMES for template in "abcdef"]
    assert drawn == again
    assert set(drawn) == {1, 2, 3, 4}
    assert phrasing_of(named("青塘镇人民政府"), "lead", 5) == 5  # the same on every computer


def test_only_name_and_year_decide() -> None:
    report = example("busy-town-2025")
    other = example("all-zero-2025")
    other.organisation.name, other.year = report.organisation.name, report.year
    several = [name for name, n in shipped_templates().narrative.wordings.items() if n > 1]
    narrative = shipped_templates().narrative
    assert [narrative.phrasing(name, report) for name in several] == [
        narrative.phrasing(name, other) for name in several
    ]


def test_without_name_or_year_it_is_the_first() -> None:
    for template in "abcdefgh":
        assert phrasing_of(named("", 2025), template, COUNT) == 1
        assert phrasing_of(named("青塘镇人民政府", None), template, COUNT) == 1


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_each_year_has_another_than_the_year_before(count: int) -> None:
    for name in NAMES:
        years = [phrasing_of(named(name, year), "lead", count) for year in range(2021, 2032)]
        assert all(one != other for one, other in pairwise(years))


def test_a_stored_number_counts_and_one_too_high_comes_round() -> None:
    assert [phrasing_of(named("甲镇人民政府", lead=n), "lead", 3) for n in (1, 2, 3, 4, 7)] == [
        *(1, 2, 3),
        *(1, 1),
    ]


def test_a_name_that_was_corrected_keeps_the_draw() -> None:
    report = named("青塘镇人民政府")
    report.drawn_for = {"清塘镇人民政府": 2025}
    for template in "abcdef":
        first = phrasing_of(named("清塘镇人民政府"), template, COUNT)
        assert phrasing_of(report, template, COUNT) == first


def test_all_as_answers_gives_the_same_draft() -> None:
    report = example("busy-town-2025")
    full = with_phrasings(report)
    assert full.phrasings
    assert assemble(full) == assemble(report)


def test_another_wording_is_one_more_file(folder: Path) -> None:
    write(folder, "documents.2", "行政规范性文件另有说明。")
    templates = Templates(folder)
    assert templates.narrative.wordings["documents"] == 2
    texts = set()
    for number in (1, 2):
        report = example("busy-town-2025")
        report.phrasings = {"documents": number}
        texts.add("\n".join(block.text for block in assemble(report, templates).blocks))
    assert sum("行政规范性文件另有说明。" in text for text in texts) == 1
    assert len(texts) == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("documents.3", "documents.3.j2：另一种写法要从 2 起连着编号，这里应当是 documents.2.j2"),
        ("documents.02", "这里应当是 documents.2.j2"),
        ("documents.1", "这里应当是 documents.2.j2"),
        ("documents.new", "这里应当是 documents.2.j2"),
        ("document.2", "document.2.j2：没有 document.j2，不能有它的另一种写法，是不是“documents”"),
    ],
)
def test_a_wrong_number_is_told(folder: Path, name: str, expected: str) -> None:
    write(folder, name, "甲。")
    with pytest.raises(TemplateProblem) as raised:
        assemble(example("busy-town-2025"), Templates(folder))
    assert expected in str(raised.value)


def test_a_mistake_in_a_further_wording_is_told_with_its_file(folder: Path) -> None:
    write(folder, "documents.2", "甲。\n{{ organisation.nam }}")
    report = example("busy-town-2025")
    report.phrasings = {"documents": 2}
    with pytest.raises(TemplateProblem, match=re.escape("documents.2.j2 第 2 行")):
        assemble(report, Templates(folder))
