"""The editor itself: its edits are in the file, its claims can fail, and its files are sound."""

from random import Random

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.merging.rendered import Seen
from tests.merging.word_editor import WEIGHTS, Edit, edited, edited_once, serials
from tests.word.soundness import unsound

_EXAMPLES = ("busy-town-2025", "aigang-2021")
_ROUNDS = 12


@pytest.mark.slow
@pytest.mark.parametrize("edit", WEIGHTS, ids=lambda edit: edit.__name__)
def test_a_claim_holds_with_the_edit_and_fails_without(edit: Edit) -> None:
    made = 0
    for name in _EXAMPLES:
        draft = assemble(example(name))
        data = write_docx(draft)
        for seed in range(_ROUNDS):
            result = edited_once(data, draft, Random(seed), edit)
            for claim in result.claims:
                made += 1
                assert claim.kept(Seen(result.data)), (seed, claim)
                assert not claim.kept(Seen(data)), (seed, claim)
    assert made >= _ROUNDS


@pytest.mark.slow
def test_few_edits_undo_others_and_the_files_are_sound() -> None:
    made = undone = 0
    for seed in range(60):
        draft = assemble(example(_EXAMPLES[seed % 2]))
        dice = Random(seed)
        result = edited(write_docx(draft), draft, dice, dice.randint(1, 8), serials())
        made += len(result.claims) + len(result.undone)
        undone += len(result.undone)
        assert unsound(result.data, thoroughly=seed % 6 == 0) == [], seed
    assert made > 200
    assert undone < made / 10
