"""Claims on the cells of tables, and on how words and paragraphs look."""

from dataclasses import dataclass

from report_assistant.drafting.draft import Draft
from tests.merging.claims import ENTRY, Claim, Update, alike, is_in, text_in
from tests.merging.rendered import CellPlace, Node, Seen, W, text_of

# ---------------------------------------------------------------- cells


@dataclass(frozen=True)
class ChangedCell(Claim):
    """A cell of a statutory table reads otherwise; empty when it was cleared."""

    path: str
    place: CellPlace
    text: str

    def kept(self, seen: Seen) -> bool:
        return seen.cell_texts.get(self.place) == self.text


@dataclass(frozen=True)
class AddedRow(Claim):
    """A row of the clerk's own in a statutory table."""

    head: str
    label: str

    def kept(self, seen: Seen) -> bool:
        rows = {cell.place.labels for cell in seen.cells if cell.place.head == self.head}
        return sum(self.label in labels for labels in rows) == 1


# ---------------------------------------------------------------- looks


@dataclass(frozen=True)
class Looks(Claim):
    """Some words look otherwise."""

    words: str
    look: str
    """The child of w:rPr."""
    value: str
    """Its w:val; empty for none."""

    def kept(self, seen: Seen) -> bool:
        return any(self._holds(node) for node in seen.body.iter(f"{W}p"))

    def _holds(self, paragraph: Node) -> bool:
        """Whether the words stand in it, every character in a run that looks so."""
        text, looks = "", ""
        for run in paragraph.iter(f"{W}r"):
            words = text_of(run)
            mark = run.find(f"{W}rPr/{W}{self.look}")
            has = mark is not None and mark.get(f"{W}val", "") == self.value
            text, looks = text + words, looks + ("x" if has else " ") * len(words)
        at = text.find(self.words)
        return at >= 0 and looks[at : at + len(self.words)] == "x" * len(self.words)

    def excused(self, update: Update) -> bool:
        return self.expired(update.new)

    def expired(self, new: Draft) -> bool:
        return not is_in(new, self.words)


@dataclass(frozen=True)
class ParagraphLooks(Claim):
    """A paragraph is set otherwise."""

    block: str
    text: str
    look: str
    """The child of w:pPr."""
    value: str

    def kept(self, seen: Seen) -> bool:
        node = seen.paragraph(self.block, self.text)
        mark = None if node is None else node.find(f"{W}pPr/{W}{self.look}")
        return mark is not None and mark.get(f"{W}val") == self.value

    def excused(self, update: Update) -> bool:
        return self.expired(update.new)

    def expired(self, new: Draft) -> bool:
        """An entry of a list is known by its words alone."""
        text = text_in(new, self.block, self.text)
        is_other = bool(ENTRY.match(self.block)) and alike(text, self.text) < 0.8
        return is_other or not text
