"""Tracked changes inside one paragraph, and paragraphs that only one version has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from report_assistant.ooxml.edits import edits
from report_assistant.ooxml.inline import (
    Atom,
    Content,
    Unit,
    content_of,
    plain_atoms,
    run_of,
    runs,
    text_of,
)
from report_assistant.ooxml.marks import DELETED, INSERTED, Marks, join_neighbours
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.trees import copy_of, remove

_P, _P_PR, _R_PR, _TEXT = f"{W}p", f"{W}pPr", f"{W}rPr", f"{W}t"
_STYLE_NAMES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_ONLY_AT_HOME = tuple(f"{W}{name}" for name in ("sectPr", "framePr", "divId"))
_NUMBERING = f"{W}numPr"


@dataclass(frozen=True)
class Guests:
    """The formatting of the old version that means something in the new document."""

    styles: frozenset[str]
    """Ids of the styles that the new document has."""
    same_numbering: bool

    def fit(self, node: etree._Element) -> etree._Element:
        """Take out of a copied node, in place, what would point nowhere."""
        for style in list(node.iter(*_STYLE_NAMES)):
            if style.get(f"{W}val") not in self.styles:
                remove(style)
        unwelcome = _ONLY_AT_HOME if self.same_numbering else (*_ONLY_AT_HOME, _NUMBERING)
        for child in list(node.iter(*unwelcome)):
            remove(child)
        return node


def show_edits(
    paragraph: etree._Element, old: etree._Element, marks: Marks, guests: Guests
) -> None:
    """Mark in `paragraph` what changed since `old`."""
    if text_of(paragraph) == text_of(old):
        return
    before, after = content_of(old), content_of(paragraph)
    gone: dict[int, etree._Element] = {}
    added: set[int] = set()
    for edit in edits(before.keys, after.keys):
        deletion = _deletion(before.units[edit.old_begin : edit.old_end], marks, guests)
        if deletion is not None:
            gone[_place(after, edit.new_begin)] = deletion
        for unit in after.units[edit.new_begin : edit.new_end]:
            added.update(range(unit.begin, unit.begin + len(unit.atoms)))
    _rewrite(after.atoms, gone, added, marks)
    if (at_end := gone.get(len(after.atoms))) is not None:
        paragraph.append(at_end)
    join_neighbours(paragraph)


def show_inserted(paragraph: etree._Element, marks: Marks, *, with_end: bool = True) -> None:
    """Mark a whole paragraph as inserted."""
    for run in list(runs(paragraph)):
        mark = marks.mark(INSERTED)
        run.addprevious(mark)
        mark.append(run)
    join_neighbours(paragraph)
    if with_end:
        marks.paragraph_end(paragraph, INSERTED)


def deleted_paragraph(
    old: etree._Element, marks: Marks, guests: Guests, *, with_end: bool = True
) -> etree._Element:
    """Return a paragraph of the old version, to stand in the new one as deleted."""
    paragraph = etree.Element(_P)
    properties = old.find(_P_PR)
    if properties is not None:
        paragraph.append(guests.fit(copy_of(properties)))
    deletion = _deletion(content_of(old).units, marks, guests)
    if deletion is not None:
        paragraph.append(deletion)
    if with_end:
        marks.paragraph_end(paragraph, DELETED)
    return paragraph


def _place(content: Content, unit: int) -> int:
    """Return the atom before which a deletion stands that comes before a unit."""
    return content.units[unit].begin if unit < len(content.units) else len(content.atoms)


def _deletion(units: Sequence[Unit], marks: Marks, guests: Guests) -> etree._Element | None:
    found = [
        _deleted_run(list(atoms), guests)
        for _, atoms in groupby(plain_atoms(units), key=lambda atom: atom.run)
    ]
    return marks.around(DELETED, found) if found else None


def _deleted_run(atoms: Sequence[Atom], guests: Guests) -> etree._Element:
    run = guests.fit(run_of(atoms))
    for words in run.iterfind(_TEXT):
        words.tag = f"{W}delText"
    return run


def _rewrite(
    atoms: Sequence[Atom], gone: Mapping[int, etree._Element], added: set[int], marks: Marks
) -> None:
    """Put the marks among the runs; a run that nothing happened to is left as it is."""
    for run, group in groupby(enumerate(atoms), key=lambda place: place[1].run):
        numbered = list(group)
        places = [place for place, _ in numbered]
        if not added.intersection(places) and not gone.keys() & set(places):
            continue
        for node in _marked(numbered, gone, added, marks):
            run.addprevious(node)
        remove(run)


def _marked(
    numbered: Sequence[tuple[int, Atom]],
    gone: Mapping[int, etree._Element],
    added: set[int],
    marks: Marks,
) -> Iterator[etree._Element]:
    """Yield one run in pieces: kept, inserted, and before them deleted text."""
    begin = 0
    for number, (place, _) in enumerate(numbered):
        after = numbered[number + 1][0] if number + 1 < len(numbered) else None
        is_last = after is None or after in gone or (place in added) is not (after in added)
        if number == begin and place in gone:
            yield gone[place]
        if is_last:
            piece = run_of([atom for _, atom in numbered[begin : number + 1]])
            yield marks.around(INSERTED, [piece]) if place in added else piece
            begin = number + 1
