"""The templates themselves, and what an office is told when it breaks one."""

import re
import shutil
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import Templates, assemble, shipped_templates
from report_assistant.drafting.draft import Paragraph
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.report.model import AnnualReport
from tests.conftest import ROOT, example

FOLDER = ROOT / "templates" / "annual_report"
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_QUOTED = re.compile(r"'([^']*[\u4e00-\u9fff][^']*)'")
_HALF_WIDTH = re.compile(r"[,;:?!()\[\]<>\"]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "模板 副本"
    shutil.copytree(FOLDER, copy)
    return copy


def write(folder: Path, name: str, text: str) -> None:
    """Write a template where it lies; a new one beside the folders."""
    file = f"{name}.j2"
    found = next(folder.glob(f"narrative/*/{file}"), folder / "narrative" / file)
    found.write_text(text, encoding="utf-8")


def problem(folder: Path, report: AnnualReport | None = None) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as raised:
        assemble(report or example("busy-town-2025"), Templates(folder))
    assert "\n" not in str(raised.value)
    return raised.value


def test_every_template_is_used_and_every_one_compiles() -> None:
    templates = shipped_templates()
    used = {name for item in templates.outline for name in item.templates}
    assert used | {"title"} == set(templates.narrative.names)
    for name, count in templates.narrative.wordings.items():
        for number in range(1, count + 1) if name != "measure" else ():
            templates.narrative.render(name, AnnualReport(phrasings={name: number}), item=None)


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("narrative/**/*.j2")), ids=lambda path: path.stem
)
def test_our_own_words_have_full_width_punctuation(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    words = [_TAGS.sub("", source), *_QUOTED.findall(source)]
    assert [text for text in words if _HALF_WIDTH.search(text)] == []
    assert not any(re.search(r"\S[ \t]+\S", text) for text in words)


def test_a_name_in_two_folders_is_told(folder: Path) -> None:
    (folder / "narrative" / "platform" / "lead.j2").write_text("全年开展工作。", encoding="utf-8")
    assert str(problem(folder)) == "lead.j2：两个文件夹里都有这个模板，请只留一个"


def test_no_sentence_of_the_real_report_is_ours() -> None:
    seed = ROOT.parent / "shared" / "seeds" / "aigang-2021.txt"
    if not seed.exists():
        pytest.skip("the real report lies outside the checkout")
    theirs = {s for s in re.split("[。；，\n]", seed.read_text(encoding="utf-8")) if len(s) >= 14}
    ours = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("narrative/**/*.j2"))
    assert [sentence for sentence in theirs if sentence in ours] == []


def test_a_new_paragraph_is_a_file_and_a_line(folder: Path) -> None:
    write(
        folder,
        "open_day",
        "{# 新段落 #}\n全年举办政府开放日活动\n{{ report.year }}次。\n\n另起一段。\n",
    )
    outline = folder / "outline.yaml"
    lines = outline.read_text(encoding="utf-8").replace(
        "2:\n  - {id", "  - {id: s1_open_day, lead: 政府开放日, template: open_day}\n2:\n  - {id"
    )
    outline.write_text(lines, encoding="utf-8")
    blocks = assemble(example("busy-town-2025"), Templates(folder)).blocks
    made = [block for block in blocks if block.id.startswith("s1_open_day")]
    assert [block.id for block in made] == ["s1_open_day", "s1_open_day_2"]
    assert [block.text for block in made] == [
        "（六）政府开放日。全年举办政府开放日活动2025次。",
        "另起一段。",
    ]
    assert made[0].uses >= {"year"}


def test_an_optional_paragraph_leaves_no_gap_and_its_answers_count_for_the_numbers(
    folder: Path,
) -> None:
    write(folder, "extra", "{% if overview.disclosure.interpretations %}有解读。{% endif %}")
    outline = folder / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace(
        "  - {id: s1_news, template: news}\n",
        "  - {id: s1_news, template: news}\n"
        "  - {id: s1_extra, lead: 政策解读, template: extra, optional: true}\n",
    )
    outline.write_text(text, encoding="utf-8")
    templates = Templates(folder)
    report = example("busy-town-2025")
    with_it = assemble(report, templates)
    changed = report.model_copy(deep=True)
    changed.overview.disclosure.interpretations = 0
    without_it = assemble(changed, templates)

    def leads(blocks: tuple[object, ...]) -> list[str]:
        return [b.lead for b in blocks if isinstance(b, Paragraph) and b.lead][:2]

    assert leads(with_it.blocks) == ["（一）政策解读。", "（二）主动公开情况。"]
    assert leads(without_it.blocks) == ["（一）主动公开情况。", "（二）依申请公开情况。"]
    used = {block.id for block in without_it.using("overview.disclosure.interpretations")}
    assert set(without_it.changed_from(with_it)) <= used | {"s1_extra"}


BROKEN = [
    ("{{ overview.disclosure.websit }}", "第 1 行：没有“overview.disclosure.websit”这个名称，"
     "是不是“overview.disclosure.website”"),
    ("{% set d = overview.disclosure %}\n{{ d.totl }}", "第 2 行：没有“overview.disclosure.totl”"),
    ("{{ organization.name }}", "第 1 行：没有“organization”这个名称，是不是“organisation”"),
    ("\n{{ edition.heading }}", "第 2 行：没有“edition.heading”这个名称，是不是“edition.headings”"),
    ("{% if false %}{{ overview.leed }}{% endif %}", "lead.j2 第 1 行：没有“overview.leed”"),
    ("{{ report.yeer }}", "lead.j2 第 1 行：没有“report.yeer”这个名称，是不是“report.year”"),
    ("字\n{{ overview.lead | sentence }}", "第 2 行：没有“sentence”这个过滤器，是不是“sentences”"),
    ("{% if overview.lead is missin %}{% endif %}", "没有“missin”这个判断，是不是“missing”"),
    ("{% if overview.lead %}\n字", "lead.j2 第 1 行：写法不对"),
    ("{{ overview.lead", "lead.j2 第 1 行：写法不对"),
    ("{{ overview.disclosure.total + 'x' }}", "lead.j2 第 1 行：这里的算法对不上"),
    ("{% for c in overview.disclosure.classes %}\n{{ c.nam }}{% endfor %}",
     "lead.j2 第 2 行：没有“nam”这个名称，是不是“name”"),
    ("{{ overview.lead.__class__.mro() }}", "lead.j2 第 1 行"),
    ("{{ 1 / 0 }}", "lead.j2 第 1 行"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BROKEN)
def test_a_broken_template_is_one_sentence_with_file_and_line(
    folder: Path, source: str, expected: str
) -> None:
    write(folder, "lead", source)
    assert expected in str(problem(folder))


OUTLINES = [
    ("1:\n  - {id: a, template: leed}", "leed.j2：没有这个模板文件，是不是“lead”"),
    ("1:\n  - {id: a, templat: lead}", "outline.yaml 第 2 行：不认识“templat”，是不是“template”"),
    ("1:\n  - {id: A1, template: lead}", "outline.yaml 第 2 行：每一段都要有 id"),
    ("9:\n  - {id: a, template: lead}", "outline.yaml 第 1 行：这里要写部分的编号"),
    ("1:\n  - {id: a, table: tabel}", "outline.yaml 第 2 行：没有表“tabel”"),
    ("1:\n  - {id: a}", "outline.yaml 第 2 行：每一段要么写 template，要么写 table"),
    ("1:\n  - {id: a, template: lead}\n  - {id: a, template: lead}", "第 3 行：编号“a”用了两次"),
    ("1:\n  - {id: a, template: lead, relevant: overview.leed}", "没有“overview.leed”这个名称"),
    ("1:\n  - {id: a, template: lead, lead: '{{ x'}", "outline.yaml"),
    (
        "1:\n" + "  - {id: a, template: documents, relevant: true}\n" * 2,
        "“a”同时用在两段",
    ),
]


@pytest.mark.parametrize(("source", "expected"), OUTLINES)
def test_a_broken_outline_is_one_sentence(folder: Path, source: str, expected: str) -> None:
    (folder / "outline.yaml").write_text(source, encoding="utf-8")
    assert expected in str(problem(folder))
