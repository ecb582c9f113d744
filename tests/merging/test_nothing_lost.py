"""Nothing is lost: random edits of a report, random new answers, and both are in the updated file."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.merging.merge import merge
from report_assistant.merging.merged import Outcome
from report_assistant.word.writer import write_docx
from tests.merging import editing_cells, editing_words
from tests.merging.claims import ChangedFigure
from tests.merging.claims_of_looks import ChangedCell
from tests.merging.new_answers import drafts
from tests.merging.rendered import Seen, text_of
from tests.merging.rounds import Tally, play, shown
from tests.merging.word_editor import edited, edited_once, serials

_REPORTS, _CHAINS = range(160), range(1000, 1024)
_PARTS = 8
_EDITS = 110
"""At least as many are tried in each part; it is about 150."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_edits_and_answers_both_stand(part: int) -> None:
    tally = Tally()
    for seed in _REPORTS[part::_PARTS]:
        play(merge, seed, 1, tally, thoroughly=seed % 10 == part)
    for seed in _CHAINS[part::_PARTS]:
        play(merge, seed, 3, tally, thoroughly=seed % 10 == part)
    print(tally.table())
    assert tally.tried.total() >= _EDITS
    assert tally.excused.total() < 0.04 * tally.tried.total()
    assert not tally.problems, shown(tally)


@pytest.mark.slow
@settings(max_examples=5)
@given(seed=st.integers(2_000, 2**32), rounds=st.integers(1, 3))
def test_edits_and_answers_of_any_kind_stand(seed: int, rounds: int) -> None:
    tally = Tally()
    play(merge, seed, rounds, tally, thoroughly=True)
    assert not tally.problems, shown(tally)


# ---------------------------------------------------------------- what must not change a byte


@pytest.mark.parametrize("seed", range(20))
def test_an_unedited_file_becomes_the_new_draft(seed: int) -> None:
    old, new = drafts(Random(seed), 2)
    base = write_docx(old)
    merged = merge(base, base, new)
    assert merged.data == write_docx(new)
    assert not merged.conflicts and not merged.figures


@pytest.mark.parametrize("seed", range(20))
def test_answers_that_did_not_change_leave_an_edited_file_alone(seed: int) -> None:
    (draft,) = drafts(Random(seed), 1)
    base = write_docx(draft)
    mine = edited(base, draft, Random(seed), 6, serials()).data
    merged = merge(mine, base, draft)
    assert (Seen(merged.data).text, merged.done, merged.conflicts) == (Seen(mine).text, (), ())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_the_same_update_twice_changes_no_byte(seed: int) -> None:
    old, new = drafts(Random(seed), 2)
    base = write_docx(old)
    mine = edited(base, old, Random(seed), 6, serials()).data
    first = merge(mine, base, new)
    assert merge(mine, base, new).data == first.data
    again = merge(first.data, write_docx(new), new)
    assert again.data == first.data
    assert not again.done and not again.conflicts


# ---------------------------------------------------------------- one kind of edit


@pytest.mark.parametrize("seed", range(40))
def test_a_retyped_paragraph_is_not_there_twice(seed: int) -> None:
    old, new = drafts(Random(seed), 2)
    base = write_docx(old)
    work = edited_once(base, old, Random(seed), editing_words.retype)
    result = merge(work.data, base, new)
    came = sum(done.outcome is Outcome.INSERTED for done in result.done)
    went = sum(done.outcome is Outcome.REMOVED for done in result.done)
    before, after = Seen(work.data), Seen(result.data)
    assert len(after.paragraphs) == len(before.paragraphs) + came - went
    # One measure more in the middle takes over the number of the next, and is inserted.
    known = {block.id for block in old.blocks if not block.id.startswith("s5_measure")}
    assert not [d for d in result.done if d.outcome is Outcome.INSERTED and d.key in known]


@pytest.mark.parametrize("seed", range(20))
def test_a_number_typed_over_is_read_back(seed: int) -> None:
    (draft,) = drafts(Random(seed), 1)
    base = write_docx(draft)
    for edit in (editing_cells.change_cell, editing_words.change_figure):
        work = edited_once(base, draft, Random(seed), edit)
        figures = merge(work.data, base, draft).figures
        (claim,) = work.claims
        if isinstance(claim, ChangedCell):
            number = claim.text.partition("（")[0]
            assert [(found.path, found.now) for found in figures] == [(claim.path, number)]
        else:
            assert isinstance(claim, ChangedFigure)
            assert [found.now for found in figures] == [claim.number]


@pytest.mark.slow
def test_an_anchor_that_stayed_behind_names_no_other_paragraph() -> None:
    """Word may leave a deleted paragraph's bookmark at the head of the next one."""
    for seed in range(60):
        old, new = drafts(Random(seed), 2)
        base = write_docx(old)
        mine = edited_once(base, old, Random(seed), editing_words.delete_paragraph).data
        result = Seen(merge(mine, base, new).data)
        texts = {block.text.replace("\n", "") for block in new.blocks}
        strange = [text_of(p) for p in result.paragraphs]
        assert [t for t in strange if t and t.replace("\n", "") not in texts] == [], seed
