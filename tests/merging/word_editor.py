"""A clerk at work: random edits of a report as Word or WPS makes them, each with what it claims.

Some edits undo others: a paragraph is reworded and then deleted. What counts is what the clerk's
file says in the end, so only claims that hold there are given on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from docx.oxml import parse_xml

from report_assistant.drafting.draft import Draft
from tests.merging import editing_cells, editing_looks, editing_things, editing_words
from tests.merging.claims import Claim
from tests.merging.page import NAMESPACES, Page, cut, typed_text
from tests.merging.rendered import Seen, W

Edit = Callable[[Page], Claim | None]

WEIGHTS: dict[Edit, int] = {
    editing_words.insert_words: 8,
    editing_words.replace_words: 10,
    editing_words.add_sentence: 8,
    editing_words.cut_sentence: 6,
    editing_words.retype: 5,
    editing_words.insert_paragraph: 6,
    editing_words.delete_paragraph: 5,
    editing_words.move_paragraph: 4,
    editing_words.split_paragraph: 4,
    editing_words.join_paragraphs: 3,
    editing_words.change_figure: 8,
    editing_cells.change_cell: 9,
    editing_cells.clear_cell: 4,
    editing_cells.add_row: 1,
    editing_looks.change_looks: 6,
    editing_looks.change_alignment: 3,
    editing_looks.change_style: 2,
    editing_looks.add_furniture: 2,
    editing_looks.add_page_break: 2,
    editing_looks.add_section: 1,
    editing_things.add_table: 2,
    editing_things.add_picture: 4,
    editing_things.add_comment: 4,
    editing_things.add_link: 3,
    editing_things.add_field: 3,
    editing_things.track_insertion: 3,
    editing_things.track_deletion: 3,
}
"""How often each edit is made, by weight."""

_FIRST_NUMBER = 70001
"""Greater than any figure of the examples, so that a number tells its edit."""


def serials() -> Iterator[int]:
    """Numbers for one report's edits; they go on from one round of edits to the next."""
    number = _FIRST_NUMBER
    while True:
        yield number
        number += 1


@dataclass(frozen=True)
class Edited:
    """A file after some edits, with the claims that hold in it."""

    data: bytes
    claims: tuple[Claim, ...]
    undone: tuple[Claim, ...]
    """Edits that a later one of the same round undid."""


def edited(
    data: bytes,
    draft: Draft,
    dice: Random,
    times: int,
    serial: Iterator[int],
    *,
    busy: frozenset[str] = frozenset(),
) -> Edited:
    """Edit a file that was written, or updated, from `draft`; `busy` blocks and cells the most."""
    page = Page(data, draft, dice, serial, busy)
    if dice.random() < 0.3:
        spell_check(page)
    made = [claim for _ in range(times) if (claim := _any_edit(page)) is not None]
    saved = page.save()
    seen = Seen(saved)
    undone = tuple(claim for claim in made if not claim.kept(seen))
    return Edited(saved, standing(made, seen), undone)


def standing(claims: Iterable[Claim], seen: Seen) -> tuple[Claim, ...]:
    """The claims that hold in the clerk's file."""
    return tuple(claim.settled(seen) for claim in claims if claim.kept(seen))


def _any_edit(page: Page) -> Claim | None:
    """One edit; where a kind finds no place for itself, another one is tried."""
    for edit in page.dice.choices(list(WEIGHTS), list(WEIGHTS.values()), k=8):
        claim = edit(page)
        if claim is not None:
            return claim
    return None


def edited_once(data: bytes, draft: Draft, dice: Random, edit: Edit) -> Edited:
    """One edit of one kind; without a claim where there is no place for it."""
    page = Page(data, draft, dice, serials())
    claim = edit(page)
    return Edited(page.save(), () if claim is None else (claim,), ())


def spell_check(page: Page) -> None:
    """Word's own traces: runs divided anywhere, with marks of spelling and of saving rounds."""
    for paragraph in page.prose:
        words = typed_text(paragraph)
        for _ in range(page.dice.randint(0, 4)):
            at = cut(paragraph, page.dice.randint(0, len(words)))
            if page.dice.random() < 0.3:
                mark = page.dice.choice(["gramStart", "spellEnd"])
                paragraph.insert(at, parse_xml(f"<w:proofErr {NAMESPACES} w:type='{mark}'/>"))
        for run in paragraph.findall(f"{W}r"):
            run.set(f"{W}rsidR", f"{page.dice.randrange(16**8):08X}")
