"""Files that were edited and saved in LibreOffice: nothing is lost there either."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from report_assistant.drafting.draft import Draft
from report_assistant.merging.merge import merge
from report_assistant.word.writer import write_docx
from tests.merging.claims import Claim, Update
from tests.merging.editing_in_writer import Plan
from tests.merging.libreoffice import SOFFICE, edit_and_save_twice, read_in_libreoffice
from tests.merging.new_answers import drafts
from tests.merging.rendered import Seen, W, text_of
from tests.merging.rounds import Tally, shown
from tests.merging.word_editor import edited, serials, standing

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
_DOCUMENTS = 48


@dataclass(frozen=True)
class Saved:
    """A report that was edited in Writer, and the draft that comes next."""

    old: Draft
    new: Draft
    data: bytes
    claims: tuple[Claim, ...]
    planned: int


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("writer")


@pytest.fixture(scope="module")
def saved(folder: Path) -> list[Saved]:
    """Edited in Writer; every other one was opened and saved a second time."""
    pairs, plans, files = [], [], []
    for seed in range(_DOCUMENTS):
        dice = Random(seed)
        old, new = drafts(dice, 2)
        data = write_docx(old)
        plan = Plan(data, old, dice, frozenset(new.changed_from(old)))
        plan.fill(dice.randint(2, 7))
        pairs.append((old, new))
        plans.append(plan)
        files.append(data)
    made = edit_and_save_twice(files, [plan.actions for plan in plans], folder)
    found = []
    for number, (plan, twice) in enumerate(zip(plans, made, strict=True)):
        data = twice[number % 2]
        claims = standing(plan.claims(data), Seen(data))
        found.append(Saved(*pairs[number], data, claims, len(plan.actions)))
    return found


@pytest.mark.slow
def test_the_edits_are_in_the_saved_files(saved: list[Saved]) -> None:
    planned = sum(one.planned for one in saved)
    assert sum(len(one.claims) for one in saved) > 0.95 * planned


@pytest.mark.slow
def test_nothing_is_lost(saved: list[Saved], folder: Path) -> None:
    tally = Tally()
    results = []
    for number, one in enumerate(saved):
        merged = merge(one.data, write_docx(one.old), one.new)
        update = Update(one.old, one.new, merged)
        tally.judge(f"file {number}", one.data, one.claims, update, thoroughly=number % 6 == 0)
        results.append(merged.data)
    print(tally.table())
    assert not tally.problems, shown(tally)
    _assert_all_is_shown(results, folder / "results")


@pytest.mark.slow
def test_answers_that_did_not_change_change_nothing(saved: list[Saved]) -> None:
    for one in saved:
        merged = merge(one.data, write_docx(one.old), one.old)
        assert Seen(merged.data).text == Seen(one.data).text
        assert not merged.done and not merged.conflicts


@pytest.mark.slow
def test_what_the_editor_of_these_tests_makes_opens(folder: Path) -> None:
    files = []
    for seed in range(12):
        dice = Random(seed)
        (draft,) = drafts(dice, 1)
        files.append(edited(write_docx(draft), draft, dice, 6, serials()).data)
    _assert_all_is_shown(files, folder / "editor")


def _assert_all_is_shown(files: list[bytes], folder: Path) -> None:
    """LibreOffice has every word of them."""
    folder.mkdir()
    for number, (data, text) in enumerate(
        zip(files, read_in_libreoffice(files, folder), strict=True)
    ):
        printed = _bare(text)
        # Its plain text has the words that somebody deleted with tracking on as well.
        shown = (p for p in Seen(data).body.iter(f"{W}p") if p.find(f".//{W}delText") is None)
        assert [t for p in shown if (t := _bare(text_of(p))) not in printed] == [], number


def _bare(text: str) -> str:
    return "".join(text.replace("\u2011", "-").split())
