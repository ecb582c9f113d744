"""What holds for every draft: uses, stable ids, determinism, numbering, missing answers."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble, with_phrasings
from report_assistant.drafting.draft import Draft, Paragraph, TableBlock
from report_assistant.report.fields import all_paths, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF, cell_values
from tests.conftest import example
from tests.drafting.random_reports import reports, typed_answers

EXAMPLES = ("aigang-2021", "all-zero-2025", "busy-town-2025")
# What is said without them is true all the same.
_CAN_DO_WITHOUT = (
    *(
        "overview.disclosure.interpretation_forms",
        "overview.outline",
        "overview.news",
        "organisation.kind",
        "other_matters.fee_notices",
    ),
    *("overview.disclosure.last_total",),
    *("overview.leadership.staff", "overview.management.catalogues"),
    *("overview.management.reviewers", "overview.management.cleaned_kinds"),
    *("overview.supervision.meetings", "overview.supervision.trained"),
)
_ID = re.compile(r"[a-z][a-z0-9_]{0,35}")


def changed(report: AnnualReport, path: str, value: Any) -> AnnualReport:
    copy = report.model_copy(deep=True)
    set_value(copy, path, value)
    return copy


def covered(draft: Draft, path: str) -> set[str]:
    return {block.id for block in draft.using(path)}


@pytest.mark.slow
@settings(max_examples=120)
@given(st.data())
def test_an_answer_changes_only_blocks_that_used_it(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(EXAMPLES))
    report = example(name) if data.draw(st.booleans()) else data.draw(reports())
    report = with_phrasings(report)  # another name or year would draw other wordings
    path = data.draw(st.sampled_from(all_paths()))
    value = None if data.draw(st.booleans()) else data.draw(typed_answers(path))
    if value is None and path.startswith(tuple(TABLE_OF)):
        return  # rows are never None as a whole; their cells are
    before, after = assemble(report), assemble(changed(report, path, value))
    uses = covered(before, path) | covered(after, path)
    assert set(after.changed_from(before)) <= uses


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_cell_of_a_table_changes_only_blocks_that_used_it(name: str) -> None:
    report = example(name)
    before = assemble(report)
    for table in TABLE_OF.values():
        for path in table.paths:
            if path.endswith(".total") or ".handled." in path:
                continue
            after = assemble(changed(report, path, 77))
            touched = set(after.changed_from(before))
            assert f"s{table.section}_table" in touched
            assert touched <= covered(before, path) | covered(after, path)


def test_changing_114_to_120_touches_the_channels_and_nothing_else(aigang: AnnualReport) -> None:
    after = assemble(changed(aigang, "overview.disclosure.new_media", 120))
    assert after.changed_from(assemble(aigang)) == ("s1_disclosure",)


@pytest.mark.slow
@given(reports())
def test_any_report_makes_an_orderly_draft(report: AnnualReport) -> None:
    draft = assemble(report)
    ids = [block.id for block in draft.blocks]
    assert len(set(ids)) == len(ids)
    assert all(_ID.fullmatch(block_id) for block_id in ids)
    assert [block.section for block in draft.blocks] == sorted(b.section for b in draft.blocks)
    assert all(block.text.strip() for block in draft.blocks)
    assert not any("\n" in block.text for block in draft.blocks if isinstance(block, Paragraph))
    assert draft == assemble(report)
    assert draft.digest == assemble(report.model_copy(deep=True)).digest


@pytest.mark.slow
@given(reports())
def test_run_in_headings_are_numbered_without_gaps(report: AnnualReport) -> None:
    for section in (1, 5):
        leads = [
            block.lead
            for block in assemble(report).blocks
            if isinstance(block, Paragraph) and block.section == section and block.lead
        ]
        numbers = [match[1] for lead in leads if (match := re.match("（([^）]+)）", lead))]
        if len(leads) > 1:
            expected = [*"一二三四五六七八九十", "十一", "十二", "十三"]
            assert numbers == expected[: len(leads)]


def test_the_five_aspects_are_always_all_there() -> None:
    for report in (AnnualReport(), example("all-zero-2025"), example("busy-town-2025")):
        leads = [b.lead for b in assemble(report).blocks if isinstance(b, Paragraph) and b.lead]
        assert leads[:5] == [
            "（一）主动公开情况。",
            "（二）依申请公开情况。",
            "（三）政府信息管理情况。",
            "（四）政府信息公开平台建设情况。",
            "（五）监督保障情况。",
        ]


def test_an_empty_report_is_all_marks_and_no_error() -> None:
    draft = assemble(AnnualReport())
    assert draft.organisation == ""
    marked = {block.id for block in draft.missing()}
    headings = {f"s{n}_heading" for n in range(1, 7)}
    assert {block.id for block in draft.blocks} - marked == headings


@settings(max_examples=40)
@given(st.sampled_from(EXAMPLES), st.data())
def test_a_missing_answer_is_marked_and_nothing_else_suffers(
    name: str, data: st.DataObject
) -> None:
    leaves = [path for path in all_paths() if not path.startswith(tuple(TABLE_OF))]
    path = data.draw(st.sampled_from(leaves))
    report = example(name)
    before, after = assemble(report), assemble(changed(report, path, None))
    new_marks = {b.id for b in after.missing()} - {b.id for b in before.missing()}
    assert new_marks <= covered(after, path)
    if covered(before, path) - {f"s{n}_heading" for n in range(1, 7)} and (
        path not in _CAN_DO_WITHOUT
    ):
        assert new_marks


def test_half_a_character_in_an_answer_does_not_keep_a_draft_from_its_id() -> None:
    whole, half = (Draft("", None, (Paragraph("s1_lead", 1, body),)) for body in ("甲", "甲\ud83d"))
    assert half.digest != whole.digest
    assert half.document_id != whole.document_id


def test_the_tables_print_every_cell() -> None:
    report = example("busy-town-2025")
    tables = [block for block in assemble(report).blocks if isinstance(block, TableBlock)]
    assert [block.id for block in tables] == ["s2_table", "s3_table", "s4_table"]
    cells = {path: text for block in tables for path, text in block.cells.items()}
    assert cells.keys() == cell_values(report).keys()
    assert cells["proactive_disclosure.fees"] == "18.8710"
    assert cells["proactive_disclosure.normative_documents.issued"] == "2（其中修订1件）"
    assert cells["applications.handled.total"] == "27"
    empty = [b for b in assemble(AnnualReport()).blocks if isinstance(b, TableBlock)]
    assert {text for block in empty for text in block.cells.values()} == {"【待填】"}


def test_all_cells_of_the_seed_are_zero(aigang: AnnualReport) -> None:
    tables = [block for block in assemble(aigang).blocks if isinstance(block, TableBlock)]
    assert {text for block in tables for text in block.cells.values()} == {"0"}
    assert sum(len(block.cells) for block in tables) == 10 + 25 * 7 + 15
