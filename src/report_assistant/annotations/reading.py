"""Reading: what others wrote into an edited file and nobody has dealt with yet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from report_assistant.annotations.found import (
    Annotation,
    Annotations,
    Comment,
    Reply,
    Where,
)
from report_assistant.annotations.lines import COMMENT_REFERENCE, LINE_END, Line, Lines, P, lines_of
from report_assistant.annotations.sentences import where
from report_assistant.annotations.threads import Thread, Threads
from report_assistant.annotations.tracked_changes import (
    MarkedChange,
    day,
    key_of,
    marked_changes,
    person,
)
from report_assistant.ooxml.inline import text_of
from report_assistant.ooxml.opened import OpenedDocx, W, open_docx
from report_assistant.versions.tracked import open_marks

MOST_LISTED = 500
"""More than anybody works through; the rest stays open, and that is told."""
_MOST_COMMENTED, _MOST_WORDS = 300, 2_000
"""Characters that are shown of what is commented on, and of a comment."""
_MOST_LINES, _MOST_PIECES = 20, 500
_ID, _AUTHOR, _DATE = f"{W}id", f"{W}author", f"{W}date"
_NOWHERE = (1 << 30, 0)


@dataclass(frozen=True, eq=False)
class FoundComment:
    """A comment with its thread in the file."""

    comment: Comment
    thread: Thread
    position: tuple[int, int]


@dataclass(frozen=True)
class Found:
    """What is open in a file that is being changed."""

    changes: Sequence[MarkedChange]
    comments: Sequence[FoundComment]
    unlisted: int
    threads: Threads


def read_annotations(data: bytes, called: str) -> Annotations:
    """Return what is open in a .docx that sentences call `called`. Raises VersionError."""
    found = find(open_docx(data, called))
    placed: list[tuple[tuple[int, int], Annotation]] = [
        *((each.position, each.change) for each in found.changes),
        *((each.position, each.comment) for each in found.comments),
    ]
    placed.sort(key=lambda each: each[0])
    marks = {each.change.key: len(each.marks) for each in found.changes}
    left = sum(marks.get(annotation.key, 1) for _, annotation in placed[MOST_LISTED:])
    listed = tuple(annotation for _, annotation in placed[:MOST_LISTED])
    return Annotations(listed, found.unlisted + left)


def find(opened: OpenedDocx) -> Found:
    """Return what is open, with its place in the file. Raises VersionError for a damaged part."""
    of_file = Threads(opened)
    threads = [each for each in of_file.threads if each.by_others and not each.is_done]
    marks = list(open_marks(opened.root))
    if not threads and not marks:
        return Found((), (), 0, of_file)
    lines = lines_of(opened.body)
    changes = marked_changes(opened.root, lines) if marks else []
    listed = {mark for change in changes for mark in change.marks}
    unlisted = sum(mark not in listed for mark in marks) + len(threads[MOST_LISTED:])
    comments = list(_comments(threads[:MOST_LISTED], lines, opened))
    return Found(changes, comments, unlisted, of_file)


# ---------------------------------------------------------------- comments


@dataclass(frozen=True)
class _Range:
    """The place of a comment: from a piece of a line to a piece of another."""

    begin: tuple[int, int]
    end: tuple[int, int]


def _comments(
    threads: Sequence[Thread], lines: Lines, opened: OpenedDocx
) -> Iterator[FoundComment]:
    ranges = _ranges(lines.lines)
    wanted = {number for thread in threads for number in thread.numbers} - ranges.keys()
    points = _points(lines.lines, opened.root, wanted) if wanted else {}
    times: Counter[str] = Counter()
    for thread in threads:
        numbers = list(thread.numbers)
        at = next((ranges[number] for number in numbers if number in ranges), None)
        if at is None:
            at = next((points[number] for number in numbers if number in points), None)
        comment = _comment(thread, at, lines.lines)
        times[comment.key] += 1
        if times[comment.key] > 1:
            comment = replace(comment, key=f"{comment.key}.{times[comment.key]}")
        yield FoundComment(comment, thread, _NOWHERE if at is None else at.begin)


def _comment(thread: Thread, at: _Range | None, lines: Sequence[Line]) -> Comment:
    head = thread.by_others[0]
    words = _words(head)
    replies = tuple(
        Reply(person(each.get(_AUTHOR)), day(each.get(_DATE)), _words(each))
        for each in (thread.comment, *thread.replies)
        if each is not head
    )
    commented = "" if at is None else _commented(at, lines)
    place = Where() if at is None else _where(at, lines)
    said = [text for reply in replies for text in (reply.author, reply.words)]
    author = person(head.get(_AUTHOR))
    key = key_of("comment", author, words, *said, commented, place.written)
    return Comment(key, author, day(head.get(_DATE)), words, replies, commented, place)


def _where(at: _Range, lines: Sequence[Line]) -> Where:
    line, first = at.begin
    last = at.end[1] if at.end[0] == line else len(lines[line].pieces) - 1
    return where(lines[line], first, max(first, last))


def _words(comment: etree._Element) -> str:
    words = LINE_END.join(text_of(paragraph) for paragraph in comment.iter(P)).strip()
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}……"


def _commented(at: _Range, lines: Sequence[Line]) -> str:
    """Return the words that a comment is about, as they are now; of many, those at the beginning."""
    found: list[str] = []
    length = 0
    for number in range(at.begin[0], min(at.end[0], at.begin[0] + _MOST_LINES) + 1):
        pieces = lines[number].pieces
        first = at.begin[1] if number == at.begin[0] else 0
        last = at.end[1] if number == at.end[0] else len(pieces)
        for piece in pieces[first : min(last, first + _MOST_PIECES)]:
            if piece.will_stay and length <= _MOST_COMMENTED:
                found.append(piece.text[:_MOST_COMMENTED])
                length += len(found[-1])
        if length > _MOST_COMMENTED:
            return f"{''.join(found)[:_MOST_COMMENTED].strip()}……"
    return "".join(found).strip()


def _ranges(lines: Sequence[Line]) -> Mapping[str, _Range]:
    begun: dict[str, tuple[int, int]] = {}
    found: dict[str, _Range] = {}
    for number, line in enumerate(lines):
        for place, piece in enumerate(line.pieces):
            if piece.begins:
                begun.setdefault(piece.begins, (number, place))
            elif piece.ends in begun and piece.ends not in found:
                found[piece.ends] = _Range(begun[piece.ends], (number, place))
    return found


def _points(lines: Sequence[Line], root: etree._Element, wanted: set[str]) -> Mapping[str, _Range]:
    """Return the paragraphs of comments that are about no words, or about whole paragraphs."""
    numbers = {line.node: number for number, line in enumerate(lines)}
    found: dict[str, _Range] = {}
    for mark in root.iter(COMMENT_REFERENCE):
        number = mark.get(_ID, "")
        paragraph = next((node for node in mark.iterancestors(P) if node in numbers), None)
        if number in wanted and paragraph is not None:
            at = numbers[paragraph]
            found.setdefault(number, _Range((at, 0), (at, 0)))
    return found
