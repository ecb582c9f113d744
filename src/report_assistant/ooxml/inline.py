"""A paragraph's content as what can change in it: words, and what stands between them.

A unit is a token of text, a line break, a picture, or a whole field with its result. Bookmarks and
the like are no units: they stay where they are in the new document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from report_assistant.ooxml.edits import tokens
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.trees import copy_of

_RUN, _TEXT, _LOOK, _FIELD_CODE = f"{W}r", f"{W}t", f"{W}rPr", f"{W}instrText"
_FIELD_MARK, _FIELD_MARK_KIND = f"{W}fldChar", f"{W}fldCharType"
HOLDERS = frozenset(
    f"{W}{name}"
    for name in [
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    ]
)
"""Elements that runs may lie in, inside of a paragraph."""
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": "\ufffd",
}
"""Contents of a run besides text that can be written into another document as they are."""
_UNSEEN = frozenset(
    {_LOOK} | {f"{W}{name}" for name in ["lastRenderedPageBreak", "annotationRef", "softHyphen"]}
)
_REFERENCE = f"{W}commentReference"
OBJECT = "\ufffc"
"""Stands in a paragraph's text for a picture or another object in it."""


class Atom(NamedTuple):
    """The smallest piece of a run: a token of its text, or one of its other children."""

    run: etree._Element
    child: etree._Element
    words: str
    """The token, or what stands for the child in the paragraph's text."""

    @property
    def is_text(self) -> bool:
        """Whether the atom is a part of its child's text."""
        return self.child.tag == _TEXT

    @property
    def is_plain(self) -> bool:
        """Whether it means the same in another document."""
        return self.is_text or self.child.tag in _PLAIN


@dataclass(frozen=True)
class Unit:
    """A unit of change: an atom, or all atoms of a field."""

    key: str
    begin: int
    """The place of its first atom in the paragraph."""
    atoms: tuple[Atom, ...]


@dataclass(frozen=True)
class Content:
    """The content of one paragraph."""

    atoms: tuple[Atom, ...]
    """All of them, in order; those in no unit stay as they are."""
    units: tuple[Unit, ...]

    @property
    def keys(self) -> list[str]:
        """The keys by which two versions of the paragraph are compared."""
        return [unit.key for unit in self.units]


def runs(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph, also those in links, fields and content controls."""
    for child in holder:
        if child.tag == _RUN:
            yield child
        elif child.tag in HOLDERS:
            yield from runs(child)


def text_of(paragraph: etree._Element) -> str:
    """Return a paragraph's text, with marks for what is no text."""
    return "".join(child_text(child) for run in runs(paragraph) for child in run)


def child_text(child: etree._Element) -> str:
    """Return the text of one child of a run, or the mark that stands for it."""
    return (child.text or "") if child.tag == _TEXT else _PLAIN.get(str(child.tag), _object(child))


def content_of(paragraph: etree._Element) -> Content:
    """Take a paragraph apart."""
    length = len(text_of(paragraph))
    atoms = tuple(
        Atom(run, child, words)
        for run in runs(paragraph)
        for child in run
        if child.tag != _LOOK
        for words in _words(child, length)
    )
    return Content(atoms, tuple(_units(atoms)))


def _words(child: etree._Element, length: int) -> Sequence[str]:
    if child.tag == _TEXT:
        return tokens(child.text or "", length)
    return (_PLAIN.get(str(child.tag), _object(child)),)


def _object(child: etree._Element) -> str:
    """Return a sign for a picture, a note or the like; nothing for what is not seen."""
    if child.tag in _UNSEEN or child.tag in (_FIELD_MARK, _FIELD_CODE, _REFERENCE):
        return ""
    return OBJECT


def _units(atoms: Sequence[Atom]) -> Iterator[Unit]:
    ends = _field_ends(atoms)
    place = 0
    while place < len(atoms):
        end = ends.get(place, place)
        inside = tuple(atoms[place : end + 1])
        if end > place:
            yield Unit("\0" + "".join(map(_field_key, inside)), place, inside)
        elif atoms[place].words:
            yield Unit(atoms[place].words, place, inside)
        place = end + 1


def _field_ends(atoms: Sequence[Atom]) -> dict[int, int]:
    """Begin -> end of the outermost fields that begin and end in this paragraph."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for place, atom in enumerate(atoms):
        if atom.child.tag != _FIELD_MARK:
            continue
        match atom.child.get(_FIELD_MARK_KIND):
            case "begin":
                open_at.append(place)
            case "end" if open_at:
                found[open_at.pop()] = place
    return found


def _field_key(atom: Atom) -> str:
    return (atom.child.text or "") if atom.child.tag == _FIELD_CODE else atom.words


# ---------------------------------------------------------------- runs made of atoms


def run_of(atoms: Sequence[Atom]) -> etree._Element:
    """Return a new run that holds these atoms of one run, looking like it."""
    run = run_like(atoms[0].run)
    words: list[str] = []
    for atom, after in zip(atoms, (*atoms[1:], None), strict=True):
        if not atom.is_text:
            run.append(copy_of(atom.child))
            continue
        words.append(atom.words)
        if after is None or after.child is not atom.child:
            run.append(text_element(_TEXT, "".join(words)))
            words = []
    return run


def run_like(origin: etree._Element) -> etree._Element:
    """Return an empty run that looks like another."""
    run = etree.Element(_RUN, {str(name): str(value) for name, value in origin.items()})
    look = origin.find(_LOOK)
    if look is not None:
        run.append(copy_of(look))
    return run


def text_element(tag: str, words: str) -> etree._Element:
    """Return text as an element that keeps its spaces."""
    element = etree.Element(tag, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    element.text = words
    return element


def plain_atoms(units: Sequence[Unit]) -> list[Atom]:
    """Return the atoms that can be shown as deleted in another document; of a field, its result."""
    return [atom for unit in units for atom in unit.atoms if atom.is_plain]
