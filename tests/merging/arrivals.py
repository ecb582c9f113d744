"""Did the new answers arrive, and did nothing else change? Checked without asking how it was done.

Whatever differs between the old draft and the new one must be in the updated file, or be told: as
an outcome or a conflict under the block's id or the cell's path, or in a comment. And what both the
clerk's file and the new draft say must still be said.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile

from report_assistant.drafting.draft import Block, Draft, TableBlock
from report_assistant.merging.edited_copy import OBJECT_IN_WORDS
from report_assistant.merging.merged import Outcome
from report_assistant.report.tables import TABLE_OF
from tests.merging.claims import Update, counterpart
from tests.merging.editing_cells import paths
from tests.merging.rendered import Seen, anchors_of, has_whole_number, likeness, looks_of, text_of

_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")
_NEAR = 3
"""Characters on either side by which a change is known in a longer text."""


@dataclass(frozen=True)
class Arrival:
    """One update, with the clerk's file before it and the file that came of it."""

    update: Update
    mine: Seen
    result: Seen

    @cached_property
    def told(self) -> str:
        """Every new text that is only told: in comments and conflicts."""
        conflicts = (conflict.new for conflict in self.update.merged.conflicts)
        return "\n".join([*self.result.comments.values(), *conflicts])

    def is_reported(self, block: str) -> bool:
        """Whether an outcome was said of a block."""
        return any(done.key == block for done in self.update.merged.done)

    def is_cell_reported(self, path: str, now: str) -> bool:
        """Whether something was said of a cell, and a comment has what the answers say."""
        place = TABLE_OF[path.partition(".")[0]].place(path)
        said = ((found.place, found.new) for found in self.update.merged.conflicts)
        return self.is_reported(path) or (place, now) in said

    def says(self, outcome: Outcome, key: str) -> bool:
        return self.update.says(outcome, key)

    def problems(self) -> Iterator[str]:
        """Everything that is wrong, in words."""
        yield from self._texts()
        yield from self._gone()
        yield from self._common()
        yield from self._doubled()
        yield from self._nothing_else()
        yield from self._looks()
        yield from self._cells()
        yield from self._reports()

    # ------------------------------------------------------------ blocks of text

    def _texts(self) -> Iterator[str]:
        here = {_flat(text) for text in self.result.texts}
        for block in _prose(self.update.new):
            old = self._before(block)
            if block.text == old or block.text in here:
                continue
            if self.says(Outcome.STAYS_DELETED, block.id):
                if old and old in self.mine.text:
                    yield f"{block.id}: told as deleted, but it was not: {old}"
            elif not old:
                if block.text not in _flat(self.told):
                    yield f"{block.id}: the new block is nowhere: {block.text}"
            else:
                yield from self._changes(block, old)

    def _before(self, block: Block) -> str:
        """What the block said in the old draft; nothing if that was another block."""
        old = counterpart(self.update.old, block.id, block.text)
        back = old and counterpart(self.update.new, old.id, old.text)
        return old.text if old is not None and back is not None and back.id == block.id else ""

    def _changes(self, block: Block, old: str) -> Iterator[str]:
        near = self._near(block)
        new_texts = "\n".join(other.text for other in _prose(self.update.new))
        for change in _differences(old, block.text):
            if change.after and not self._is_here(change, block):
                yield f"{block.id}: {change.shown_after} did not arrive"
            was = change.before_beside[0] + change.before + change.before_beside[1]
            is_long = len(was) >= len(change.before) + _NEAR
            is_still_there = change.before and is_long and was in near and was not in new_texts
            if is_still_there and not self._is_told(change, was):
                yield f"{block.id}: {change.shown_before} still stands, and nothing is told"

    def _is_told(self, change: "_Difference", was: str) -> bool:
        """In a comment, or as the clerk's side of a conflict."""
        left, right = change.after_beside
        told = _flat(self.told)
        if any(words in told for words in (change.sentence, left + change.after + right)):
            return True
        if change.after and (left + change.after in told or change.after + right in told):
            return True
        return any(was in conflict.mine for conflict in self.update.merged.conflicts)

    def _is_here(self, change: "_Difference", block: Block) -> bool:
        """In the text with what stands beside it on one side at least, or told."""
        words, (left, right) = change.after, change.after_beside
        pairs = [pair for side, pair in ((left, left + words), (right, words + right)) if side]
        if any(pair in text for pair in pairs for text in (self.result.text, self.told)):
            return True
        if len(words) >= 6:
            bare = words.strip("。；，、")
            return bare in self.result.text or bare in self.told
        return words.isdigit() and has_whole_number(self._near(block), words)

    def _near(self, block: Block) -> str:
        """The block's paragraph, and those behind it that are no other block's: it may be split."""
        node = self.result.paragraph(block.id, block.text)
        if node is None:
            return ""
        at = self.result.paragraphs.index(node)
        behind = takewhile(lambda other: not anchors_of(other), self.result.paragraphs[at + 1 :])
        return "\n".join(map(text_of, [node, *behind]))

    def _gone(self) -> Iterator[str]:
        """Blocks that the new draft no longer has."""
        now = {block.text for block in self.update.new.blocks}
        kept = {self._before(block) for block in self.update.new.blocks}
        for block in _prose(self.update.old):
            is_kept = block.text in kept or block.text in now
            if is_kept or block.text not in self.result.texts:
                continue
            if not self.is_reported(block.id):
                yield f"{block.id}: gone from the draft, but still there: {block.text}"

    # ------------------------------------------------------------ what does not change

    def _common(self) -> Iterator[str]:
        """What both say is still said."""
        for block in _prose(self.update.new):
            if self.says(Outcome.COMMENTED, block.id):
                continue
            for sentence in re.findall("[^。]{6,}。?", block.text):
                if sentence in self.mine.text and sentence not in self.result.text:
                    yield f"{block.id}: both say it, and now nobody does: {sentence}"

    def _doubled(self) -> Iterator[str]:
        """Nothing is said more often than by the clerk or by the new draft."""
        texts = "\n".join(block.text for block in _prose(self.update.new))
        for sentence in dict.fromkeys(re.findall("[^。\n]{12,}。", texts)):
            if any(sentence in conflict.mine for conflict in self.update.merged.conflicts):
                continue  # it went to another block, and from the clerk's it has to be asked for
            times = self.result.text.count(sentence)
            if times > max(self.mine.text.count(sentence), texts.count(sentence)):
                yield f"said {times} times now: {sentence}"

    def _nothing_else(self) -> Iterator[str]:
        """Paragraphs differ only where the draft does."""
        old, new = self.update.old, self.update.new
        changed = set(new.changed_from(old))
        concerned = [b.text for draft in (old, new) for b in _prose(draft) if b.id in changed]
        # What was retyped is told by its anchor alone.
        concerned += [text_of(p) for p in self.result.paragraphs if changed & {*anchors_of(p)}]
        before, after = Counter(self.mine.texts), Counter(self.result.texts)
        gone = list(before - after)
        for text in [*gone, *(after - before)]:
            if text and not any(likeness(text, other) >= 0.3 for other in concerned):
                yield f"no answer speaks of it, but it changed: {text}"
            concerned += gone  # what was joined with a changed block stands alone when that goes

    def _looks(self) -> Iterator[str]:
        """What says the same looks the same."""
        mine = dict(zip(self.mine.texts, self.mine.paragraphs, strict=True))
        for text, paragraph in zip(self.result.texts, self.result.paragraphs, strict=True):
            if self.mine.texts.count(text) == self.result.texts.count(text) == 1:
                before, after = looks_of(mine[text]), looks_of(paragraph)
                if text and before != after:
                    yield f"it looks otherwise: {text}: {before} -> {after}"

    # ------------------------------------------------------------ cells and reports

    def _cells(self) -> Iterator[str]:
        old, new = _cells_of(self.update.old), _cells_of(self.update.new)
        mine, result = self.mine.cell_texts, self.result.cell_texts
        for place, path in paths().items():
            before, now, typed = old.get(path), new.get(path), mine.get(place)
            if before is None or now is None or typed is None:
                continue
            stands = result.get(place)
            if before == now or typed not in (before, now):
                if stands != typed:
                    yield f"{path}: was {typed}, is {stands}; answers {before} -> {now}"
                elif before != now and not self.is_cell_reported(path, now):
                    yield f"{path}: {now} was not put over {typed}, and not told"
            elif stands != now and not self.is_cell_reported(path, now):
                yield f"{path}: {now} did not arrive: {stands}"

    def _reports(self) -> Iterator[str]:
        """What is reported is so."""
        merged = self.update.merged
        comments = _flat("\n".join(self.result.comments.values()))
        texts = _flat(self.result.text)
        for conflict in merged.conflicts:
            if not (conflict.mine + conflict.new).strip():
                yield f"{conflict.key}: a conflict over nothing"
            if _flat(conflict.mine).replace(OBJECT_IN_WORDS, "") not in texts:
                yield f"{conflict.key}: the clerk's words do not stand: {conflict.mine}"
            if _flat(conflict.new) not in comments:
                yield f"{conflict.key}: no comment has the new words: {conflict.new}"


def _prose(draft: Draft) -> list[Block]:
    return [block for block in draft.blocks if not isinstance(block, TableBlock)]


def _cells_of(draft: Draft) -> dict[str, str]:
    blocks = (block for block in draft.blocks if isinstance(block, TableBlock))
    return {path: text for block in blocks for path, text in block.cells.items()}


def changed_cells(old: Draft, new: Draft) -> set[str]:
    """The paths of the cells that the answers change."""
    before = _cells_of(old)
    return {path for path, text in _cells_of(new).items() if before.get(path) != text}


def _flat(text: str) -> str:
    """Without line ends: a title may stand on two lines."""
    return text.replace("\n", "")


@dataclass(frozen=True)
class _Difference:
    """Words that went, words that came, what stands beside either, and the sentence that has it."""

    before: str
    after: str
    before_beside: tuple[str, str]
    after_beside: tuple[str, str]
    sentence: str

    @property
    def shown_before(self) -> str:
        return f"{self.before_beside[0]}[{self.before}]{self.before_beside[1]}"

    @property
    def shown_after(self) -> str:
        return f"{self.after_beside[0]}[{self.after}]{self.after_beside[1]}"


def _differences(old: str, new: str) -> Iterator[_Difference]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield _Difference(
                "".join(before[a:b]),
                "".join(after[c:d]),
                _beside(before, a, b),
                _beside(after, c, d),
                _sentence(after, c, d),
            )


def _beside(tokens: list[str], begin: int, end: int) -> tuple[str, str]:
    return "".join(tokens[max(0, begin - _NEAR) : begin]), "".join(tokens[end : end + _NEAR])


def _sentence(tokens: list[str], begin: int, end: int) -> str:
    while begin and tokens[begin - 1] != "。":
        begin -= 1
    while end < len(tokens) and tokens[end - 1] != "。":
        end += 1
    return "".join(tokens[begin:end])
