"""Tracked changes as a person would point at them: what one author changed in one stretch."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from report_assistant.annotations.found import Kind, TrackedChange
from report_assistant.annotations.lines import (
    ADDING,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    R_PR,
    TAKING,
    Line,
    Lines,
    Marks,
    P,
    Piece,
    TrackedRow,
)
from report_assistant.annotations.sentences import where
from report_assistant.ooxml.opened import W

_AUTHOR, _DATE, _ID, _NAME = (f"{W}{name}" for name in ("author", "date", "id", "name"))
RANGES = tuple(f"{W}move{side}Range{edge}" for side in ("From", "To") for edge in ("Start", "End"))
_MOVES = (MOVED_AWAY, MOVED_HERE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_PARAGRAPH = 20_000
"""Characters of a paragraph that figures are looked for in."""
_LONGEST_NAME = 40
_NOBODY = ("Unknown Author", "未知作者")
"""What LibreOffice writes where no name is set."""
_MOST_CHANGES = 2_000

_Owner = tuple[str, str]
"""Author, and the name of the move, if it is one."""


@dataclass(frozen=True, eq=False)
class MarkedChange:
    """A change with the marks that make it up in the file."""

    change: TrackedChange
    marks: Marks
    position: tuple[int, int]
    """Line and piece where it begins."""


@dataclass(eq=False)
class _Stretch:
    """Pieces of one owner that nothing else stands between."""

    owner: _Owner
    places: list[tuple[int, int]]
    """Line and piece."""


def marked_changes(root: etree._Element, found: Lines) -> list[MarkedChange]:
    """Return the tracked changes of a document, in the order of its text; what is not seen is none."""
    names = move_names(root)
    alone: list[list[_Stretch]] = []
    moved: dict[str, list[_Stretch]] = {}
    for stretch in _stretches(found.lines, names):
        if stretch.owner[1]:
            moved.setdefault(stretch.owner[1], []).append(stretch)
        else:
            alone.append([stretch])
    for parts in moved.values():
        is_whole = len({_is_adding(each, found.lines) for each in parts}) > 1
        alone += [parts] if is_whole else [[each] for each in parts]
    changes = (_change_of(each, found.lines, names) for each in alone[:_MOST_CHANGES])
    rows = (_row_change(row, found.lines) for row in found.rows)
    listed = [each for each in (*changes, *rows) if each.change.before or each.change.after]
    return _numbered(sorted(listed, key=lambda each: each.position))


def person(name: str | None) -> str:
    """Return an author's name in one line, not too long; empty where a program put in none."""
    words = " ".join((name or "").split())
    if words in _NOBODY:
        return ""
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}……"


def day(date: str | None) -> str:
    """Return the day of a date as files state it; empty where it is none."""
    found = _DAY.match(date or "")
    return found.group() if found else ""


def key_of(*words: str) -> str:
    """Return what an annotation is recognised by."""
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


# ---------------------------------------------------------------- stretches


def _stretches(lines: Sequence[Line], names: dict[etree._Element, str]) -> Iterator[_Stretch]:
    """Yield the stretches in the order of their ends."""
    going: dict[_Owner, _Stretch] = {}
    story = -1
    for number, line in enumerate(lines):
        if line.story != story:
            yield from going.values()
            going, story = {}, line.story
        for place, piece in enumerate(line.pieces):
            if not piece.text and not piece.marks:
                continue  # a bookmark, or the sign of a comment
            owners = dict.fromkeys(_owner(mark, names) for mark in piece.marks)
            yield from [stretch for owner, stretch in going.items() if owner not in owners]
            going = {
                owner: going[owner] if owner in going else _Stretch(owner, []) for owner in owners
            }
            for stretch in going.values():
                stretch.places.append((number, place))
    yield from going.values()


def _owner(mark: etree._Element, names: dict[etree._Element, str]) -> _Owner:
    return mark.get(_AUTHOR, ""), names.get(mark, "")


def move_names(root: etree._Element) -> dict[etree._Element, str]:
    """Return the names of the moves that marks belong to: those that stand open around them.

    The mark of a paragraph's end stands before everything in it, so it may be there too early.
    """
    names: dict[etree._Element, str] = {}
    going: dict[str, dict[str, str]] = {"From": {}, "To": {}}
    early: dict[str, etree._Element] = {}
    for node in root.iter(*RANGES, *_MOVES):
        tag = str(node.tag)
        side = "From" if "From" in tag else "To"
        if tag.endswith("Start"):
            going[side][node.get(_ID, "")] = node.get(_NAME, "")
            end = early.pop(side, None)
            if end is not None and next(end.iterancestors(P), None) is node.getparent():
                names[end] = node.get(_NAME, "")
        elif tag.endswith("End"):
            going[side].pop(node.get(_ID, ""), None)
        elif going[side]:
            names[node] = going[side][next(reversed(going[side]))]
        elif (parent := node.getparent()) is not None and parent.tag == R_PR:
            early[side] = node
    return names


def _is_adding(stretch: _Stretch, lines: Sequence[Line]) -> bool:
    line, place = stretch.places[0]
    return any(mark.tag in ADDING for mark in lines[line].pieces[place].marks)


# ---------------------------------------------------------------- changes


def _change_of(
    stretches: Sequence[_Stretch], lines: Sequence[Line], names: dict[etree._Element, str]
) -> MarkedChange:
    owner = stretches[0].owner
    places = [place for stretch in stretches for place in stretch.places]
    pieces = [lines[line].pieces[place] for line, place in places]
    before = "".join(piece.text for piece in pieces if not _is_by(owner, piece, ADDING, names))
    after = "".join(piece.text for piece in pieces if not _is_by(owner, piece, TAKING, names))
    kind = _kind(before, after)
    if len(stretches) > 1:
        kind = Kind.MOVED
    marks = tuple(
        dict.fromkeys(
            mark for piece in pieces for mark in piece.marks if _owner(mark, names) == owner
        )
    )
    first = next((place for place in places if _seen(lines, place)), places[0])
    here = [place for line, place in stretches[0].places if line == first[0]]
    line = lines[first[0]]
    at = where(line, here[0], min(here[-1] + 1, len(line.pieces) - 1))
    change = TrackedChange(
        key_of(kind.value, owner[0], before, after, at.written, at.now),
        kind,
        person(owner[0]),
        day(marks[0].get(_DATE)),
        before,
        after,
        at,
        _paragraph(line, here, after) if {place[0] for place in places} == {first[0]} else None,
    )
    return MarkedChange(change, marks, places[0])


def _seen(lines: Sequence[Line], place: tuple[int, int]) -> bool:
    line, piece = place
    return bool(lines[line].pieces[piece].text.strip())


def _is_by(
    owner: _Owner, piece: Piece, tags: tuple[str, ...], names: dict[etree._Element, str]
) -> bool:
    return any(mark.tag in tags and _owner(mark, names) == owner for mark in piece.marks)


def _kind(before: str, after: str) -> Kind:
    if before and after:
        return Kind.REPLACED
    return Kind.INSERTED if after else Kind.DELETED


def _paragraph(line: Line, here: Sequence[int], after: str) -> tuple[str, str] | None:
    """Return the line without any change, and with these pieces changed alone."""
    text = line.written
    if here[-1] == len(line.pieces) - 1 or len(text.words) > _LONGEST_PARAGRAPH:
        return None
    begin, end = text.begins[here[0]], text.begins[here[-1] + 1]
    return text.words, text.words[:begin] + after + text.words[end:]


def _row_change(row: TrackedRow, lines: Sequence[Line]) -> MarkedChange:
    line = lines[row.line]
    kind = Kind.ROW_ADDED if row.mark.tag == INSERTED else Kind.ROW_DELETED
    before, after = ("", row.text) if kind is Kind.ROW_ADDED else (row.text, "")
    author = row.mark.get(_AUTHOR, "")
    at = where(line, 0, len(line.pieces) - 1)
    change = TrackedChange(
        key_of(kind.value, author, before, after),
        kind,
        person(author),
        day(row.mark.get(_DATE)),
        before or ("" if after else "（空行）"),
        after or ("" if before else "（空行）"),
        at,
    )
    return MarkedChange(change, (row.mark, *row.marks), (row.line, -1))


def _numbered(found: Iterable[MarkedChange]) -> list[MarkedChange]:
    """Tell changes apart that read the same."""
    times: Counter[str] = Counter()
    result = []
    for each in found:
        key = each.change.key
        times[key] += 1
        if times[key] > 1:
            each = replace(each, change=replace(each.change, key=f"{key}.{times[key]}"))  # noqa: PLW2901
        result.append(each)
    return result
