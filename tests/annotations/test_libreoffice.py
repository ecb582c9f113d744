"""Comments and tracked changes that LibreOffice wrote: read, settled, kept, and read by it again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from report_assistant.annotations.found import Annotation, Comment, Kind, TrackedChange, Verdict
from report_assistant.annotations.lines import lines_of
from report_assistant.annotations.reading import read_annotations
from report_assistant.drafting.draft import Draft
from report_assistant.merging.merge import merge
from report_assistant.merging.merged import Terms
from report_assistant.ooxml.opened import open_docx
from report_assistant.word.writer import write_docx
from tests.annotations.leader import LeadersCopy
from tests.annotations.making import DEPUTY, LEADER
from tests.merging.libreoffice import (
    SOFFICE,
    Action,
    edit_and_save_twice,
    read_in_libreoffice,
    saved_by_libreoffice,
)
from tests.merging.new_answers import drafts
from tests.merging.rendered import Seen, anchors_of, text_of
from tests.word.soundness import unsound

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
_DOCUMENTS = 12
_CHINESE = re.compile("[\u4e00-\u9fff]{6}")
FILE = "这个文件"


@dataclass(frozen=True)
class Commented:
    """A report that somebody read in Writer."""

    old: Draft
    new: Draft
    data: bytes
    comments: tuple[tuple[str, str, str], ...]
    """Author, words, what they are about."""
    changes: tuple[tuple[str, str], ...]
    """What was there and what is there now."""


@dataclass(frozen=True)
class _Plan:
    """What is done to one report in Writer with changes tracked, and what becomes of its words."""

    actions: list[Action]
    changes: list[tuple[str, str]]
    untouched: list[str]
    """Words of paragraphs that nothing is done to."""


def _planned(data: bytes, dice: Random) -> _Plan:
    """Plan changes, from the end of the text to its beginning."""
    seen = Seen(data)
    free = [
        (number, text_of(node))
        for number, node in enumerate(seen.paragraphs)
        if anchors_of(node) and len(text_of(node)) >= 24
    ]
    dice.shuffle(free)
    changes: list[tuple[str, str]] = []
    actions: list[Action] = [("record", "1")]
    for place, (number, text) in enumerate(sorted(free[:4], reverse=True)):
        begin, length = dice.randint(2, 12), 5 * (place % 2)
        words = f"甲乙{number}号"
        actions.append(("type", str(number), str(begin), str(length), words))
        changes.append((text[begin : begin + length], words))
    others = [found[-1] for _, text in free[4:] if (found := _CHINESE.findall(text))]
    return _Plan(actions, changes, others[:3])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("writer")


@pytest.fixture(scope="module")
def made(folder: Path) -> list[Commented]:
    """Changed in Writer with changes tracked, commented, and saved by it once more."""
    plans, files, pairs = [], [], []
    for seed in range(_DOCUMENTS):
        dice = Random(seed)
        pairs.append(tuple(drafts(dice, 2)))
        files.append(write_docx(pairs[-1][0]))
        plans.append(_planned(files[-1], dice))
    changed = edit_and_save_twice(files, [plan.actions for plan in plans], folder)
    comments, commented = [], []
    for number, (plan, (data, _)) in enumerate(zip(plans, changed, strict=True)):
        path = folder / f"{number}.docx"
        path.write_bytes(data)
        comments.append(_comment(path, plan.untouched, number))
        commented.append(path.read_bytes())
    saved = saved_by_libreoffice(commented, folder)
    return [
        Commented(old, new, data, tuple(said), tuple(plan.changes))
        for (old, new), plan, said, data in zip(pairs, plans, comments, saved, strict=True)
    ]


def _comment(path: Path, places: Sequence[str], number: int) -> list[tuple[str, str, str]]:
    """Comment on words; one comment is resolved already, and one is replied to."""
    copy = LeadersCopy(path)
    copy.comment(places[0], "已经改好了", is_done=True)
    first = copy.comment(places[1], f"第{number}份：请核一下")
    replies = []
    if number % 2:  # LibreOffice 7.4 does not keep what a reply belongs to
        copy.reply(first, "核过了", "张三")
        replies.append(("张三", "核过了", places[1]))
    copy.comment(places[2], "写短些", DEPUTY)
    copy.save()
    said = [(LEADER, f"第{number}份：请核一下", places[1]), (DEPUTY, "写短些", places[2])]
    return [*said, *replies]


def listed(data: bytes) -> Sequence[Annotation]:
    return read_annotations(data, FILE).listed


def decided(each: Commented, dice: Random) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for annotation in listed(each.data):
        verdicts = [Verdict.ACCEPTED, Verdict.REJECTED]
        if isinstance(annotation, Comment):
            verdicts = [Verdict.RESOLVED]
        verdict = dice.choice([*verdicts, None])
        if verdict is not None:
            found[annotation.key] = verdict
    return found


def words_of(annotation: Annotation) -> tuple[str, ...]:
    if isinstance(annotation, Comment):
        return annotation.author, annotation.words
    return annotation.before, annotation.after


def test_what_was_written_in_writer_is_read(made: list[Commented]) -> None:
    for each in made:
        found = listed(each.data)
        comments = [c for c in found if isinstance(c, Comment)]
        assert sorted((c.author, c.words, c.commented) for c in comments) == sorted(each.comments)
        changes = [c for c in found if isinstance(c, TrackedChange)]
        assert sorted((c.before, c.after) for c in changes) == sorted(each.changes)
        assert {c.kind for c in changes} == {Kind.REPLACED, Kind.INSERTED}
        assert all(annotation.where.block for annotation in found)


def test_an_update_settles_what_was_decided_and_keeps_the_rest(
    made: list[Commented], folder: Path
) -> None:
    after = []
    for number, each in enumerate(made):
        verdicts = decided(each, Random(number))
        base = write_docx(each.old)
        merged = merge(each.data, base, each.new, terms=Terms(decided=verdicts))
        open_before = {a.key: words_of(a) for a in listed(each.data)}
        left = sorted(words for key, words in open_before.items() if key not in verdicts)
        assert sorted(map(words_of, listed(merged.data))) == left
        again = merge(merged.data, write_docx(each.new), each.new)
        assert again.data == merged.data
        text = _accepted(merged.data)
        for annotation in listed(each.data):
            verdict = verdicts.get(annotation.key)
            if isinstance(annotation, TrackedChange):
                assert (annotation.after in text) is (verdict is not Verdict.REJECTED)
                if annotation.before and verdict is Verdict.REJECTED:
                    assert annotation.before in text
        assert unsound(merged.data, thoroughly=True) == []
        after.append(merged.data)
    for data, text in zip(after, read_in_libreoffice(after, folder), strict=True):
        seen = "".join(text.split()).replace("\u2011", "-")
        for line in lines_of(open_docx(data, FILE).body).lines:
            words = "".join(piece.text for piece in line.pieces)  # it prints deleted words too
            assert "".join(words.split()) in seen


def _accepted(data: bytes) -> str:
    return "\n".join(line.now.words for line in lines_of(open_docx(data, FILE).body).lines)
