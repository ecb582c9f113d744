"""Where sentences come from: an answer that is named changes its sentence, another one does not."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble, with_phrasings
from report_assistant.drafting.draft import Block, Draft, TableBlock
from report_assistant.drafting.provenance import Provenance, answer_path, cell_origin, cells_from
from report_assistant.drafting.sentences import Sentence, sentences_of
from report_assistant.report.choices import Outline
from report_assistant.report.fields import all_paths, is_answered, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, cell_values
from tests.conftest import example, in_first_wording
from tests.drafting.random_reports import reports, typed_answers

EXAMPLES = ("aigang-2021", "all-zero-2025", "busy-town-2025")


def with_answer(report: AnnualReport, path: str, value: Any) -> AnnualReport:
    copy = report.model_copy(deep=True)
    set_value(copy, path, value)
    return copy


def sentences(draft: Draft) -> list[Sentence]:
    return [sentence for block in draft.blocks for sentence in sentences_of(block)]


def is_gone(sentence: Sentence, block: Block, before: Draft, after: Draft) -> bool:
    """Whether the section has the sentence no more, neither where it stood nor elsewhere."""

    def standing(draft: Draft) -> tuple[int, int]:
        here = [b for b in draft.blocks if b.section == block.section]
        texts = Counter(s.text for b in here for s in sentences_of(b))
        own = block.id.rstrip("_0123456789")
        mine = [b for b in here if b.id.rstrip("_0123456789") == own]
        of_entry = Counter(s.text for b in mine for s in sentences_of(b))
        return texts[sentence.text], of_entry[sentence.text]

    (all_before, entry_before), (all_after, entry_after) = standing(before), standing(after)
    return all_after < all_before and entry_after < entry_before


def named(provenance: Provenance, sentence: Sentence) -> set[str]:
    return {origin.path for origin in provenance.origins(sentence)}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_named_answers_change_every_sentence_of_the_examples(name: str) -> None:
    report = example(name)
    provenance = Provenance(report)
    checked = 0
    for sentence in sentences(provenance.draft):
        for origin in provenance.origins(sentence):
            after = assemble(with_answer(report, origin.path, origin.instead))
            block = provenance.block(sentence.block)
            assert is_gone(sentence, block, provenance.draft, after), (sentence.text, origin.path)
            checked += 1
    assert checked > 50


@pytest.mark.slow
@settings(max_examples=25)
@given(st.data())
def test_answers_that_are_not_named_leave_the_sentences_of_the_examples_alone(
    data: st.DataObject,
) -> None:
    report = with_phrasings(example(data.draw(st.sampled_from(EXAMPLES))))
    _leaves_alone(report, data)


@pytest.mark.slow
@settings(max_examples=25)
@given(st.data())
def test_random_reports(data: st.DataObject) -> None:
    report = with_phrasings(data.draw(reports(missing=data.draw(st.booleans()))))
    _leaves_alone(report, data)
    provenance = Provenance(report)
    sentence = data.draw(st.sampled_from(sentences(provenance.draft)))
    for origin in provenance.origins(sentence):
        after = assemble(with_answer(report, origin.path, origin.instead))
        assert is_gone(sentence, provenance.block(sentence.block), provenance.draft, after)


@pytest.mark.parametrize("known", [[], ["甲"], ["甲", "乙", "丙", "丁"]])
def test_a_heading_that_is_not_given_yet_owes_its_default_to_the_list(known: list[str]) -> None:
    report = with_answer(example("busy-town-2025"), "overview.outline", Outline.OWN_HEADINGS)
    report = with_answer(report, "overview.headings", known)
    provenance = Provenance(report)
    leads = [
        s
        for s in sentences(provenance.draft)
        if s.text.startswith("（") and s.block.startswith("s1_")
    ]
    defaults = leads[len(known) :]
    assert len(defaults) == 5 - len(known)
    for lead in defaults:
        assert "overview.headings" in named(provenance, lead), lead.text


def _whole(path: str) -> st.SearchStrategy[Any]:
    return typed_answers(path).filter(is_answered)


def _leaves_alone(report: AnnualReport, data: st.DataObject) -> None:
    """One answer is changed; every sentence that is gone had named it."""
    provenance = Provenance(report)
    path = data.draw(st.sampled_from(all_paths()))
    after = assemble(with_answer(report, path, data.draw(_whole(path))))
    for sentence in sentences(provenance.draft):
        if is_gone(sentence, provenance.block(sentence.block), provenance.draft, after):
            assert path in named(provenance, sentence), sentence.text


@pytest.mark.parametrize("name", EXAMPLES)
def test_where_an_answer_is_used_is_the_inverse(name: str) -> None:
    provenance = Provenance(example(name))
    used = {path: set(provenance.sentences_from(path)) for path in all_paths()}
    for sentence in sentences(provenance.draft):
        assert named(provenance, sentence) == {
            p for p, all_of in used.items() if sentence in all_of
        }


def test_a_figure_is_said_to_come_from_its_answer(aigang: AnnualReport) -> None:
    provenance = Provenance(in_first_wording(aigang))
    [sentence] = [s for s in sentences(provenance.draft) if "114条" in s.text]
    printed = [o.path for o in provenance.origins(sentence) if o.is_printed]
    assert printed == [
        *("organisation.short_name", "overview.disclosure.total"),
        *("overview.disclosure.new_media", "overview.disclosure.boards"),
    ]


def test_fixed_wording_has_no_origin(aigang: AnnualReport) -> None:
    provenance = Provenance(aigang)
    [sentence] = [s for s in sentences(provenance.draft) if s.text.startswith("根据《中华人民")]
    assert provenance.origins(sentence) == ()


def test_words_that_a_choice_decides_name_the_choice(aigang: AnnualReport) -> None:
    provenance = Provenance(aigang)
    [sentence] = [s for s in sentences(provenance.draft) if "22个行政村" in s.text]
    decide = [o.path for o in provenance.origins(sentence) if not o.is_printed]
    assert "overview.disclosure.communities" in decide


def test_sentences_are_the_block() -> None:
    for block in assemble(example("busy-town-2025")).blocks:
        found = sentences_of(block)
        assert all(block.text[s.begin : s.end] == s.text for s in found)
        if not isinstance(block, TableBlock):
            assert "".join(s.text for s in found) == block.text.replace(" ", "")


# ---------------------------------------------------------------- cells


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data())
def test_cells_change_with_the_answers_named_and_with_no_others(data: st.DataObject) -> None:
    report = data.draw(reports(missing=False))
    table = data.draw(st.sampled_from(TABLES))
    path = data.draw(st.sampled_from([p for p in all_paths() if p.startswith(table.key)]))
    values, after = (
        cell_values(report),
        cell_values(with_answer(report, path, data.draw(typed_answers(path)))),
    )
    for cell in table.paths:
        if values[cell] != after[cell]:
            assert path in cell_origin(cell, values).answers
            assert cell in cells_from(path)


@pytest.mark.slow
@given(reports(missing=False))
def test_the_parts_of_a_total_add_up(report: AnnualReport) -> None:
    values = cell_values(report)
    for table in TABLES:
        for cell in table.paths:
            origin = cell_origin(cell, values)
            if cell.endswith(".total") or ".handled." in cell:
                numbers = [values[part] for part in origin.parts]
                known = [number for number in numbers if number is not None]
                assert values[cell] == (sum(known) if known == numbers else None)
            else:
                assert origin.answers == (answer_path(cell),) and not origin.parts
