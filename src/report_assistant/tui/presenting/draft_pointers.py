"""The places of a draft that can be pointed at, and the ways from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from report_assistant.tui.shown_draft import ShownBlock, Spot


@dataclass(frozen=True)
class Pointer:
    """A pointer: a block, and one of its spots."""

    block: str
    number: int = 0


@dataclass(frozen=True)
class DraftPlaces:
    """The blocks by their ids, and the places in them."""

    blocks: Mapping[str, ShownBlock]

    @cached_property
    def all(self) -> tuple[Pointer, ...]:
        """Every place, in the order of the draft."""
        return tuple(
            Pointer(block.id, number)
            for block in self.blocks.values()
            for number in range(len(block.spots))
        )

    @cached_property
    def lines(self) -> tuple[Pointer, ...]:
        """The first place of every line."""
        return tuple(each for each in self.all if self._begins_line(each))

    @property
    def current(self) -> str:
        """The block that the question is about; empty where there is none."""
        return next((block.id for block in self.blocks.values() if block.is_current), "")

    def spot(self, pointer: Pointer) -> Spot:
        """Return the spot of a place."""
        return self.blocks[pointer.block].spots[pointer.number]

    def nearest(self, pointer: Pointer) -> Pointer | None:
        """Return a place of this draft for one that may have been of another."""
        block = self.blocks.get(pointer.block)
        if block is None or not block.spots:
            return self.all[0] if self.all else None
        return Pointer(block.id, min(pointer.number, len(block.spots) - 1))

    def step(self, here: Pointer, by: int) -> Pointer:
        """Return the place so many further on."""
        return _moved(self.all, self.all.index(here), by)

    def line_step(self, here: Pointer, by: int) -> Pointer:
        """Return the first place of the line so many further on."""
        while not self._begins_line(here):
            here = Pointer(here.block, here.number - 1)
        return _moved(self.lines, self.lines.index(here), by)

    def sentence_number(self, pointer: Pointer) -> tuple[int, int]:
        """Return which sentence of the draft it is, and how many there are; tables have none."""
        sentences = [each for each in self.all if not self.spot(each).cells]
        number = sentences.index(pointer) + 1 if pointer in sentences else 0
        return number, len(sentences)

    def _begins_line(self, pointer: Pointer) -> bool:
        if not pointer.number:
            return True
        before = Pointer(pointer.block, pointer.number - 1)
        return self.spot(before).line != self.spot(pointer).line


def _moved(places: tuple[Pointer, ...], at: int, by: int) -> Pointer:
    return places[max(0, min(len(places) - 1, at + by))]
