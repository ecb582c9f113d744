"""Changes in the text: paragraphs and sentences added, dropped, reworded, moved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from report_assistant.report.places import part_name
from report_assistant.versions.alignment import Step, align
from report_assistant.versions.difference import Difference, Kind, difference
from report_assistant.versions.excerpts import quoted, rewordings
from report_assistant.versions.passages import Passage

_SHORTEST_MOVED = 6
"""Characters. A shorter sentence that went here and came there is not the same one moved."""


@dataclass(frozen=True, eq=False)
class _Loose:
    """A sentence that only one version has, and where it stands there."""

    passage: Passage
    paragraph: int
    place: int
    gap: tuple[int, int] | None = None
    """The gap between the sentences that both have; `None` if the whole paragraph is loose."""


def text_differences(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Difference]:
    """Yield what changed, what moved first."""
    alignment = align(old, new)
    for before, after in alignment.moved:
        yield _moved(old[before], new, after)
    dropped: list[_Loose] = []
    added: list[_Loose] = []
    moved_old = {before for before, _ in alignment.moved}
    moved_new = {after for _, after in alignment.moved}
    for step in (*alignment.steps, *(Step(*pair) for pair in alignment.moved)):
        if step.old is not None and step.new is not None:
            yield from _reworded(old[step.old], new[step.new], step, dropped, added)
        elif step.old is not None and step.old not in moved_old:
            dropped.extend(_sentences(old, step.old))
        elif step.new is not None and step.new not in moved_new:
            added.extend(_sentences(new, step.new))
    yield from _moved_sentences(dropped, added)
    yield from _replaced(dropped, added)
    yield from _told("去掉了", Kind.DROPPED, dropped)
    yield from _told("增加了", Kind.ADDED, added)


def _moved(origin: Passage, new: Sequence[Passage], place: int) -> Difference:
    passage = new[place]
    if origin.section != passage.section:
        where = f"从{part_name(origin.section)}移到了{part_name(passage.section)}"
    elif place:
        where = f"移到了{quoted(new[place - 1].text)}的后面"
    else:
        where = "移到了最前面"
    words = f"{part_name(passage.section)}：{quoted(passage.text)}一段{where}"
    return difference(Kind.MOVED, passage.section, words)


def _sentences(passages: Sequence[Passage], paragraph: int) -> Iterator[_Loose]:
    for place, sentence in enumerate(passages[paragraph].sentences):
        yield _Loose(sentence, paragraph, place)


def _reworded(
    old: Passage, new: Passage, pair: Step, dropped: list[_Loose], added: list[_Loose]
) -> Iterator[Difference]:
    """Yield the changes in one paragraph; sentences without a counterpart are kept for later."""
    if old.text == new.text or pair.old is None or pair.new is None:
        return
    left, right = old.sentences, new.sentences
    gap = 0
    for step in align(left, right).steps:
        if step.old is not None and step.new is not None:
            gap += 1
            for gone, come in rewordings(left[step.old].text, right[step.new].text):
                words = f"{part_name(new.section)}：{gone}改成{come}"
                yield difference(Kind.REWORDED, new.section, words)
        elif step.old is not None:
            dropped.append(_Loose(left[step.old], pair.old, step.old, (pair.new, gap)))
        elif step.new is not None:
            added.append(_Loose(right[step.new], pair.new, step.new, (pair.new, gap)))


def _moved_sentences(dropped: list[_Loose], added: list[_Loose]) -> Iterator[Difference]:
    """Yield sentences that moved from one paragraph to another, taking them out of both lists."""
    gone, come = _unique(dropped), _unique(added)
    common = {words: None for words in come if words in gone}
    for words in common:
        before, section = gone[words].passage.section, come[words].passage.section
        where = "换了位置"
        if section != before:
            where = f"从{part_name(before)}移到了{part_name(section)}"
        yield difference(Kind.MOVED, section, f"{part_name(section)}：{quoted(words)}{where}")
    for loose in (dropped, added):
        loose[:] = [sentence for sentence in loose if sentence.passage.text not in common]


def _unique(loose: Sequence[_Loose]) -> dict[str, _Loose]:
    times = Counter(sentence.passage.text for sentence in loose)
    return {
        words: sentence
        for sentence in loose
        if times[words := sentence.passage.text] == 1 and len(words) >= _SHORTEST_MOVED
    }


def _replaced(dropped: list[_Loose], added: list[_Loose]) -> Iterator[Difference]:
    """Yield sentences that others replaced, taking them out of both lists."""
    gone, come = _by_gap(dropped), _by_gap(added)
    common = {gap: None for gap in gone if gap in come}
    for gap in common:
        section = come[gap][0].passage.section
        words = f"{part_name(section)}：{_quoted(gone[gap])}改成{_quoted(come[gap])}"
        yield difference(Kind.REWORDED, section, words)
    for loose in (dropped, added):
        loose[:] = [sentence for sentence in loose if sentence.gap not in common]


def _by_gap(loose: Sequence[_Loose]) -> dict[tuple[int, int], list[_Loose]]:
    found: dict[tuple[int, int], list[_Loose]] = {}
    for sentence in loose:
        if sentence.gap is not None:
            found.setdefault(sentence.gap, []).append(sentence)
    return found


def _told(verb: str, kind: Kind, loose: Sequence[_Loose]) -> Iterator[Difference]:
    """Yield one sentence for each stretch of neighbours in a paragraph."""
    numbered = enumerate(loose)
    for _, group in groupby(
        numbered, key=lambda pair: (pair[1].paragraph, pair[1].place - pair[0])
    ):
        stretch = [sentence for _, sentence in group]
        section = stretch[0].passage.section
        what = "一段" if stretch[0].gap is None else ""
        words = f"{part_name(section)}：{verb}{what}{_quoted(stretch)}"
        yield difference(kind, section, words)


def _quoted(stretch: Sequence[_Loose]) -> str:
    return quoted("".join(sentence.passage.text for sentence in stretch))
