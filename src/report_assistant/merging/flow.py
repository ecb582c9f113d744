"""The text of one or more paragraphs as it stands in the file: read, and changed in place.

Only the characters that change are touched. What is bold stays bold, bookmarks and pictures stay
where they are, and new words look like those whose place they take.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from report_assistant.drafting.draft import MISSING_OPEN
from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.three_way import TextEdit
from report_assistant.ooxml.inline import HOLDERS, child_text, run_like, text_element
from report_assistant.ooxml.opened import W
from report_assistant.ooxml.schema_order import CHILD_ORDER
from report_assistant.ooxml.text_xml import SIGNS, pieces_of
from report_assistant.ooxml.trees import copy_of, remove

_P_PR, _RUN, _TEXT, _LOOK = f"{W}pPr", f"{W}r", f"{W}t", f"{W}rPr"
_PLAIN = frozenset(f"{W}{name}" for name in ("br", "cr", "tab", "noBreakHyphen"))
_ACCEPTED = HOLDERS | {f"{W}ins", f"{W}moveTo"}
_MISSING = re.compile(f"({MISSING_OPEN}[^】\n]*】)")
_HIGHLIGHT, _VAL, _YELLOW = f"{W}highlight", f"{W}val", "yellow"
_ORDER = [f"{W}{name}" for name in CHILD_ORDER["rPr"]]
_AFTER_HIGHLIGHT = frozenset(_ORDER[_ORDER.index(_HIGHLIGHT) + 1 :])


@dataclass
class _Span:
    """Characters that one element holds."""

    begin: int
    words: str
    node: etree._Element | None
    """`None` for the end of a paragraph."""

    @property
    def end(self) -> int:
        return self.begin + len(self.words)

    @property
    def is_text(self) -> bool:
        return self.node is not None and self.node.tag == _TEXT


def text_of(paragraphs: Sequence[etree._Element]) -> str:
    """Return what is printed in paragraphs, changes that are tracked in them accepted."""
    return PARAGRAPH_END.join(
        "".join(child_text(child) for run in _runs(paragraph) for child in run)
        for paragraph in paragraphs
    )


def rewrite(paragraphs: Sequence[etree._Element], edits: Iterable[TextEdit]) -> None:
    """Carry out edits of the text that `text_of` gives, in place."""
    spans = list(_spans(paragraphs))
    marked = _Marked()
    for edit in sorted(edits, key=lambda edit: (edit.begin, edit.end), reverse=True):
        _replace(paragraphs, spans, edit, marked)
    marked.renew()
    for run in {id(run): run for paragraph in paragraphs for run in _runs(paragraph)}.values():
        if all(child.tag == _LOOK for child in run):
            remove(run)


def looks(paragraph: etree._Element) -> list[tuple[str, str]]:
    """Return the text of a paragraph with how it looks, apart from what Word adds when it saves."""
    found: list[tuple[str, str]] = []
    for run in _runs(paragraph):
        look = run.find(_LOOK)
        properties = "" if look is None else "".join(map(_plain_xml, look))
        words = "".join(child_text(child) for child in run)
        if found and found[-1][0] == properties:
            found[-1] = (properties, found[-1][1] + words)
        elif words:
            found.append((properties, words))
    return found


def _plain_xml(node: etree._Element) -> str:
    attributes = sorted(f"{name!s}={value!s}" for name, value in node.items())
    return f"{node.tag}{attributes}{''.join(map(_plain_xml, node))}"


def _runs(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if child.tag == _RUN:
            yield child
        elif child.tag in _ACCEPTED:
            yield from _runs(child)


def _spans(paragraphs: Sequence[etree._Element]) -> Iterator[_Span]:
    place = 0
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield _Span(place, PARAGRAPH_END, None)
            place += 1
        for run in _runs(paragraph):
            for child in run:
                if words := child_text(child):
                    yield _Span(place, words, child)
                    place += len(words)


# ---------------------------------------------------------------- one edit


def _replace(
    paragraphs: Sequence[etree._Element], spans: list[_Span], edit: TextEdit, marked: "_Marked"
) -> None:
    """Put in the new words, then take out the old ones; later places have been dealt with."""
    inside = [span for span in spans if span.begin < edit.end and edit.begin < span.end]
    texts = [span for span in inside if span.is_text]
    if edit.words:
        target = texts[0] if texts else _neighbour(spans, edit.begin)
        if target is None:
            target = _new_text(paragraphs, spans, edit.begin)
        marked.see(target.node)
        place = min(max(edit.begin, target.begin), target.end)
        _put(target, place, edit.words)
        shift = len(edit.words)
    for span in inside:
        begin, end = max(edit.begin, span.begin), min(edit.end, span.end)
        if span.is_text:
            marked.see(span.node)
            extra = shift if edit.words and span is target else 0
            _cut(span, begin + extra, end + extra)
        elif span.node is not None and span.node.tag in _PLAIN:
            remove(span.node)


def _neighbour(spans: Sequence[_Span], place: int) -> _Span | None:
    """Return the text that new words join where none are taken out: before them, or else after."""
    before = [span for span in spans if span.end == place and span.is_text]
    after = [span for span in spans if span.begin == place and span.is_text]
    within = [span for span in spans if span.begin < place < span.end and span.is_text]
    return next(iter((*within, *before, *after)), None)


def _put(span: _Span, place: int, words: str) -> None:
    assert span.node is not None
    text = span.node.text or ""
    at = place - span.begin
    _set(span.node, text[:at] + words + text[at:])


def _cut(span: _Span, begin: int, end: int) -> None:
    assert span.node is not None
    text = span.node.text or ""
    _set(span.node, text[: begin - span.begin] + text[end - span.begin :])


def _set(node: etree._Element, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _new_text(paragraphs: Sequence[etree._Element], spans: list[_Span], place: int) -> _Span:
    """Insert a new text where there is none to join: beside a line break or picture, or alone."""
    words = etree.Element(_TEXT)
    words.text = ""
    before = next((span.node for span in spans if span.end == place), None)
    after = next((span.node for span in spans if span.begin == place), None)
    if before is not None:
        before.addnext(words)
    elif after is not None:
        after.addprevious(words)
    else:
        ends = [span for span in spans if span.node is None and span.begin < place]
        _new_run(paragraphs[len(ends)]).append(words)
    return _Span(place, "", words)


def _new_run(paragraph: etree._Element) -> etree._Element:
    """Append a run to an empty paragraph, as Word would when somebody types."""
    run = etree.SubElement(paragraph, _RUN)
    look = paragraph.find(f"{_P_PR}/{_LOOK}")
    if look is not None:
        run.append(copy_of(look))
    return run


# ---------------------------------------------------------------- what follows an edit


class _Marked:
    """Runs that were changed; the highlight of missing answers follows their text."""

    def __init__(self) -> None:
        self._runs: dict[int, tuple[etree._Element, bool]] = {}

    def see(self, node: etree._Element | None) -> None:
        """Remember the run of a text that is about to change."""
        run = None if node is None else node.getparent()
        if run is not None and id(run) not in self._runs:
            self._runs[id(run)] = (run, MISSING_OPEN in _words(run))

    def renew(self) -> None:
        """Set line breaks, hyphens of numbers and highlights anew."""
        for run, had_mark in self._runs.values():
            _set_signs(run)
            has_mark = MISSING_OPEN in _words(run)
            is_highlighted = _highlight(run) is not None
            if had_mark and is_highlighted and not has_mark:
                remove(_highlight(run))
            elif has_mark and not is_highlighted:
                _split_at_marks(run)


def _words(run: etree._Element) -> str:
    return "".join(words.text or "" for words in run.iterfind(_TEXT))


def _highlight(run: etree._Element) -> etree._Element | None:
    found = run.find(f"{_LOOK}/{_HIGHLIGHT}")
    return found if found is not None and found.get(_VAL) == _YELLOW else None


def _set_signs(run: etree._Element) -> None:
    for node in list(run.iterfind(_TEXT)):
        text = node.text or ""
        pieces = pieces_of(text)
        if SIGNS.keys() & set(pieces):
            for piece in pieces:
                sign = SIGNS.get(piece)
                made = text_element(_TEXT, piece) if sign is None else etree.Element(f"{W}{sign}")
                node.addprevious(made)
            remove(node)


def _split_at_marks(run: etree._Element) -> None:
    """Give the marks of missing answers runs of their own, highlighted."""
    for child in [child for child in run if child.tag != _LOOK]:
        pieces = _MISSING.split(child.text or "") if child.tag == _TEXT else []
        for number, piece in enumerate(pieces):
            if piece:
                part = run_like(run)
                part.append(text_element(_TEXT, piece))
                if number % 2:
                    _add_highlight(part)
                run.addprevious(part)
        if not pieces:
            part = run_like(run)
            part.append(child)
            run.addprevious(part)
    remove(run)


def _add_highlight(run: etree._Element) -> None:
    look = run.find(_LOOK)
    if look is None:
        look = etree.Element(_LOOK)
        run.insert(0, look)
    mark = etree.Element(_HIGHLIGHT, {_VAL: _YELLOW})
    for old in look.findall(_HIGHLIGHT):
        remove(old)
    follower = next((child for child in look if child.tag in _AFTER_HIGHLIGHT), None)
    if follower is None:
        look.append(mark)
    else:
        follower.addprevious(mark)
