"""Edits for LibreOffice Writer: each is an action for its macro, and a claim as in word_editor."""

from collections.abc import Callable
from random import Random

from report_assistant.drafting.draft import Draft, Heading, TableBlock, Title
from tests.merging.claims import Claim, Deleted, Retyped, Split, Wrote, WroteParagraph
from tests.merging.claims_of_looks import ChangedCell, Looks
from tests.merging.editing_cells import path_of
from tests.merging.libreoffice import Action
from tests.merging.rendered import Seen, anchors_of, text_of

Made = Callable[[Seen], Claim | None]
"""The claim, which for a cell is known only when the saved file tells which cell it was."""


class Plan:
    """What is going to be done to one document, at most one thing to a paragraph."""

    def __init__(self, data: bytes, draft: Draft, dice: Random, busy: frozenset[str]) -> None:
        self.actions: list[Action] = []
        self._made: list[Made] = []
        self._seen = Seen(data)
        self._dice = dice
        self._number = 70000
        fixed = (Heading, Title, TableBlock)
        self._free = [
            number
            for number, node in enumerate(self._seen.paragraphs)
            for block in draft.blocks
            if block.id in anchors_of(node)
            and not isinstance(block, fixed)
            and len(block.text) >= 16
        ]
        dice.shuffle(self._free)
        # The last are taken first: half of those where the answers are going to change something.
        anchors = [anchors_of(node) for node in self._seen.paragraphs]
        self._free.sort(key=lambda at: bool(busy & set(anchors[at])) and dice.random() < 0.5)

    def fill(self, times: int) -> None:
        """Plan some edits; those further down come first, so that numbers stay right."""
        kinds = (self._replace, self._append, self._prepend, self._retype, self._split)
        others = (self._below, self._delete, self._cell, self._bold)
        for _ in range(times):
            self._dice.choice((*kinds, *others))()
        self.actions.sort(key=lambda action: int(action[1]), reverse=True)

    def claims(self, saved: bytes) -> list[Claim]:
        """What must be true of the saved file."""
        seen = Seen(saved)
        made = (make(seen) for make in self._made)
        return [claim for claim in made if claim is not None]

    # ------------------------------------------------------------ edits

    def _replace(self) -> None:
        number, text = self._paragraph()
        begin = self._dice.randint(2, len(text) - 8)
        mark = self._mark()
        self._do(("type", number, begin, 5, mark), Wrote("replace words", mark, text[begin:][:5]))

    def _append(self) -> None:
        number, text = self._paragraph()
        mark = self._mark()
        self._do(("type", number, len(text), 0, mark), Wrote("append", mark))

    def _prepend(self) -> None:
        number, _ = self._paragraph()
        mark = self._mark()
        self._do(("type", number, 0, 0, mark), Wrote("prepend", mark))

    def _retype(self) -> None:
        number, text = self._paragraph()
        kept = self._dice.choice([0, len(text) // 2])
        words = f"{text[:kept]}{self._mark()}，本段由党政办重新撰写。"
        claim = Retyped("retype a paragraph", words[kept:], self._block(number), text)
        self._do(("type", number, 0, len(text), words), claim)

    def _split(self) -> None:
        number, text = self._paragraph()
        at = self._dice.randint(6, len(text) - 6)
        head, tail = text[at - 4 : at], text[at : at + 4]
        self._do(("enter", number, at), Split("split a paragraph", head, tail))

    def _below(self) -> None:
        number, _ = self._paragraph()
        words = f"{self._mark()}，我镇还开展了政务公开宣传月活动。"
        node = self._seen.paragraphs[int(number)]
        below = (anchors_of(other) for other in node.itersiblings())
        before = next((names[0] for names in below if names), "")
        claim = WroteParagraph("insert a paragraph", words, self._block(number), before)
        self._do(("below", number, words), claim)

    def _delete(self) -> None:
        number, text = self._paragraph()
        how = self._dice.choice(["delete", "remove"])
        self._do((how, number), Deleted(f"{how} a paragraph", self._block(number), text))

    def _bold(self) -> None:
        number, text = self._paragraph()
        begin = self._dice.randint(0, len(text) - 10)
        words = text[begin : begin + 10]
        self._do(("bold", number, begin, 10), Looks("bold", words, "b", ""))

    def _cell(self) -> None:
        table, first = self._dice.randrange(3), self._dice.randrange(12)
        self._number += 1
        number = str(self._number)

        def claim(seen: Seen) -> Claim | None:
            places = [cell.place for cell in seen.cells if cell.text == number]
            if not places:
                return None
            return ChangedCell("change a cell", path_of(places[0]), places[0], number)

        self.actions.append(("cell", str(table), str(first), number))
        self._made.append(claim)

    # ------------------------------------------------------------ what these share

    def _paragraph(self) -> tuple[str, str]:
        number = self._free.pop()
        return str(number), text_of(self._seen.paragraphs[number])

    def _block(self, number: str) -> str:
        return anchors_of(self._seen.paragraphs[int(number)])[0]

    def _mark(self) -> str:
        self._number += 1
        return f"经核实{self._dice.choice('甲乙丙丁')}{self._number}号"

    def _do(self, action: tuple[str | int, ...], claim: Claim) -> None:
        self.actions.append(tuple(map(str, action)))
        self._made.append(lambda _: claim)
