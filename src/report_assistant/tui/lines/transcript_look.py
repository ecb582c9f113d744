"""The transcript in rows: an answered question in one row, its answer at the right edge.

Pure: an entry and a width in, styled rows out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.line_breaks import broken
from report_assistant.tui.lines.safe_signs import safe, safe_content
from report_assistant.tui.shown import TranscriptEntry, Voice

_WIDEST_ANSWER = 0.6
"""Of the transcript's width."""
_BETWEEN = 2
_CHANGE = "回车改"
_SAID = "您说："
_PLAIN_STYLES = {
    Voice.NOTE: "$quiet",
    Voice.PROBLEM: "bold $red",
    Voice.FINDING: "$amber",
}


@dataclass(frozen=True)
class Look:
    """How the rows are drawn: the width, and whether brackets must say what colours say elsewhere."""

    width: int
    is_plain: bool = False


def rows_of(entry: TranscriptEntry, look: Look, is_chosen: bool = False) -> list[Content]:
    """Return the rows of an entry."""
    match entry.voice:
        case Voice.CLERK if entry.asked:
            return list(_turn(entry, look, is_chosen))
        case Voice.CLERK:
            return list(_block(entry.text, look, "$tint-ink on $tint"))
        case Voice.SAID:
            return list(_block(f"{_SAID}{entry.text}", look, "$ink on $field"))
        case Voice.SECTION:
            return _lines(Content.styled(safe(entry.text), "bold $key"), look.width)
        case Voice.ASSISTANT:
            first, separator, rest = safe(entry.text).partition("\n")
            words = Content.assemble((first, "bold $ink"), separator, (rest, "$quiet"))
            return _lines(words, look.width)
        case voice:
            return _lines(Content.styled(safe(entry.text), _PLAIN_STYLES[voice]), look.width)


def _turn(entry: TranscriptEntry, look: Look, is_chosen: bool) -> Iterator[Content]:
    """Yield an answered question: on one row where it fits, else the answer below."""
    answer = _answer(entry.text, look, is_chosen)
    question = safe(entry.asked)
    remark = _CHANGE if is_chosen else safe(entry.remark)
    asked = "bold $tint-ink" if is_chosen else "$quiet"
    beside = "$tint-ink" if is_chosen else "$quiet"
    ground = "on $tint" if is_chosen else ""
    wide = answer[0].cell_length
    fits = len(answer) == 1 and "\n" not in remark
    room = look.width - wide - _BETWEEN
    if fits and remark and cells(question) + _BETWEEN + cells(remark) <= room:
        gap = room - cells(question) - cells(remark)
        row = Content.assemble((question, asked), " " * gap, (remark, beside), "  ", answer[0])
        yield row.stylize_before(ground)
        return
    if fits and cells(question) <= room:
        gap = look.width - wide - cells(question)
        yield Content.assemble((question, asked), " " * gap, answer[0]).stylize_before(ground)
    else:
        for line in _lines(Content.styled(question, asked), look.width):
            yield line.pad_right(look.width - line.cell_length).stylize_before(ground)
        for line in answer:
            yield line.pad_left(look.width - line.cell_length).stylize_before(ground)
    if remark:
        for line in _lines(Content.styled(remark, beside), look.width):
            yield line.pad_left(look.width - line.cell_length).stylize_before(ground)


def _answer(text: str, look: Look, is_chosen: bool) -> list[Content]:
    if look.is_plain:
        shown = safe(text)
        most = int(look.width * _WIDEST_ANSWER) - 4
        style = "bold reverse" if is_chosen else ""
        lines = _lines(Content(shown), most)
        width = max(line.cell_length for line in lines)
        return [
            Content.assemble("[ ", line.pad_right(width - line.cell_length), " ]").stylize(style)
            if style
            else Content.assemble("[ ", line.pad_right(width - line.cell_length), " ]")
            for line in lines
        ]
    style = "bold $on-primary on $primary" if is_chosen else "$tint-ink on $tint"
    return _filled(text, look, style)


def _filled(text: str, look: Look, style: str) -> list[Content]:
    """Return words as a block of ground, as wide as its longest line."""
    lines = _lines(Content(safe(text)), int(look.width * _WIDEST_ANSWER) - 2)
    width = max(line.cell_length for line in lines)
    return [
        Content.assemble(" ", line, " " * (width - line.cell_length + 1)).stylize_before(style)
        for line in lines
    ]


def _block(text: str, look: Look, style: str) -> Iterator[Content]:
    """Yield words at the right edge."""
    for line in _filled(text, look, style):
        yield line.pad_left(look.width - line.cell_length)


def _lines(content: Content, width: int) -> list[Content]:
    return broken(safe_content(content), max(2, width)).split("\n", allow_blank=True)
