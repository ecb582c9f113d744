"""A draft of ours that comes back as text or web page: what it states is what was answered."""

import pytest
from hypothesis import given, settings

from report_assistant.drafting.assembly import assemble, earlier_templates
from report_assistant.drafting.draft import Draft, Paragraph, TableBlock, TableNote
from report_assistant.importing.imported import Imported, import_report
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import all_paths, set_value, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.word.reader import read_report_bytes
from tests.checks.test_our_drafts import written_reports
from tests.conftest import example
from tests.reading.figures import CaseFigures
from tests.reading.layouts import Layout, pasted_text, web_from_word, web_plain
from tests.recognition.test_own_draft import EXAMPLES

QUESTIONNAIRE = load_questionnaire()
LAYOUTS = {"网页.html": web_plain, "从 Word 粘的.html": web_from_word, "复制的.txt": pasted_text}
TABLES = ("proactive_disclosure", "applications", "review_litigation")


def figures_of(draft: Draft) -> CaseFigures:
    """What a draft prints, for pouring into any layout."""
    cells: dict[str, str] = {}
    footnotes: dict[str, str] = {}
    paragraphs: dict[int, tuple[str, ...]] = {}
    key = ""
    for block in draft.blocks:
        if isinstance(block, TableBlock):
            cells |= block.cells
            key = block.table.key
        elif isinstance(block, TableNote):
            footnotes[key] = block.text
        elif isinstance(block, Paragraph):
            paragraphs[block.section] = (*paragraphs.get(block.section, ()), block.text)
    return CaseFigures(draft.title, cells, paragraphs, footnotes)


def back_from(report: AnnualReport, name: str, layout: Layout) -> Imported:
    printed = read_report_bytes(layout(figures_of(assemble(report))), name)
    return import_report(printed, QUESTIONNAIRE)


def printed_words(report: AnnualReport) -> list[str]:
    return [block.text for block in assemble(report).blocks]


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("file", LAYOUTS)
def test_the_examples_come_back_from_text_and_web_pages(name: str, file: str) -> None:
    report = example(name)
    read = back_from(report, file, LAYOUTS[file])
    assert printed_words(read.report) == printed_words(report)


@pytest.mark.slow
@settings(max_examples=4)
@given(written_reports())
def test_what_a_page_or_a_text_of_ours_states_is_what_was_answered(report: AnnualReport) -> None:
    for key in TABLES:  # what stands under a table is known for its note by the word 注
        part = getattr(report, key)
        part.footnote = part.footnote and f"注：{part.footnote}。"
    for file, layout in LAYOUTS.items():
        assert printed_words(back_from(report, file, layout).report) == printed_words(report)


@pytest.mark.slow
@settings(max_examples=4)
@given(written_reports())
def test_the_text_without_tables_is_not_read_wrong(report: AnnualReport) -> None:
    """Half of it cannot be read then, but nothing is read that was not answered."""
    paragraphs = [b.text for b in assemble(report).blocks if not isinstance(b, TableBlock)]
    printed = read_report_bytes("\n".join(paragraphs).encode(), "正文.txt")
    read = import_report(printed, QUESTIONNAIRE).report
    again = report.model_copy(deep=True)
    for path in all_paths():
        is_told = path != "organisation.kind" and not path.startswith(TABLES)
        if is_told and (value := value_at(read, path)) is not None:
            set_value(again, path, value)
    assert printed_words(again) == printed_words(report)


def test_the_villages_of_our_own_sentence_are_read_right() -> None:
    sentence = "31个行政村通过村务公开栏、村民微信群、广播等形式向群众公开村级财务、惠农补贴、低保救助等方面的信息。"
    title = "柳溪乡人民政府2024年政府信息公开工作年度报告"
    business = "业务办理方面，全年政务服务热线工单办结7件。"
    text = f"{title}\n一、总体情况\n{sentence}\n{business}"
    read = import_report(read_report_bytes(text.encode(), "年报.txt"), QUESTIONNAIRE).report
    disclosure = read.overview.disclosure
    assert disclosure.villages == 31
    assert disclosure.village_channels == ["村务公开栏", "村民微信群", "广播"]
    assert disclosure.village_topics == ["村级财务", "惠农补贴", "低保救助"]
    assert [f.name for f in disclosure.business_figures or []] == ["政务服务热线工单办结"]


@pytest.mark.parametrize(
    "sentence",
    [
        "加强信息公开发布衔接、保密审核等工作机制建设。",
        "通过县政府信息公开网公开重要事项、人事变动、议案办理等内容。",
        "建立健全工作制度情况。",
    ],
)
def test_sentences_that_only_look_like_villages_or_rules_give_none(sentence: str) -> None:
    text = f"云岭县林业局2024年政府信息公开工作年度报告\n一、总体情况\n{sentence}"
    read = import_report(read_report_bytes(text.encode(), "年报.txt"), QUESTIONNAIRE).report
    assert read.overview.disclosure.village_topics is None
    assert read.overview.leadership.rules is None


@pytest.mark.slow
def test_a_page_of_an_earlier_version_comes_back_too() -> None:
    report = example("busy-town-2025")
    report.improvement.previous = "建立了栏目月巡查制度。"
    # What no earlier version asked.
    report.overview.leadership.staff = None
    report.overview.management.reviewers = None
    report.overview.management.cleaned_kinds = None
    report.overview.supervision.meetings = report.overview.supervision.trained = None
    page = web_plain(figures_of(assemble(report, earlier_templates())))
    read = import_report(read_report_bytes(page, "网页.html"), QUESTIONNAIRE).report
    assert printed_words(read) == printed_words(report)
    assert read.improvement.previous == "建立了栏目月巡查制度。"
