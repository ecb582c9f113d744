"""The checks of merging can fail: against merges that lose what they should keep."""

from random import Random

import pytest

from report_assistant.drafting.draft import Draft
from report_assistant.merging.merged import Merged
from report_assistant.word.writer import write_docx
from tests.merging.arrivals import Arrival
from tests.merging.claims import Update
from tests.merging.new_answers import drafts
from tests.merging.rendered import Seen
from tests.merging.rounds import Merge, Tally, play


def _only_new(mine: bytes, base: bytes, new: Draft) -> Merged:  # noqa: ARG001
    """Every edit is lost."""
    return Merged(write_docx(new), (), (), ())


def _only_mine(mine: bytes, base: bytes, new: Draft) -> Merged:  # noqa: ARG001
    """No answer arrives."""
    return Merged(mine, (), (), ())


def _tally(merge: Merge) -> Tally:
    tally = Tally()
    for seed in range(40):
        play(merge, seed, 1, tally)
    return tally


@pytest.mark.slow
def test_a_merge_that_loses_edits_is_found_out() -> None:
    tally = _tally(_only_new)
    assert tally.lost.total() > 0.9 * tally.tried.total()
    assert tally.excused.total() < 0.06 * tally.tried.total()


@pytest.mark.slow
def test_a_merge_that_brings_no_answers_is_found_out() -> None:
    tally = _tally(_only_mine)
    assert tally.lost.total() == 0
    late = {problem.partition(",")[0] for problem in tally.problems}
    assert len(late) > 30


@pytest.mark.parametrize("seed", range(20))
def test_an_unedited_report_has_all_answers(seed: int) -> None:
    """The new draft's own file satisfies the checks of the answers."""
    old, new = drafts(Random(seed), 2)
    data = write_docx(new)
    update = Update(old, new, Merged(data, (), (), ()))
    assert [*Arrival(update, Seen(write_docx(old)), Seen(data)).problems()] == []
