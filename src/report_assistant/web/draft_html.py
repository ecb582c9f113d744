"""The draft as HTML, so that the page can show it beside the conversation, to be read and copied."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from html import escape

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    SignatureLine,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.report.tables import Cell, Role, Table
from report_assistant.tui.presenting.blocks import Asking
from report_assistant.tui.presenting.marks import marked

_CLASSES = {Role.VALUE: "value", Role.HEAD: "head", Role.BANNER: "banner"}

_NOT_BEGUN = '<p class="quiet">（{}还没有填）</p>'


@dataclass(frozen=True)
class PageBlock:
    """One block of the draft: its id, its HTML, and whether it is the one being asked about."""

    id: str
    html: str
    is_current: bool


def page_blocks(draft: Draft, asking: Asking | None) -> Iterator[PageBlock]:
    """Yield the blocks; those that nothing was answered for yet are quiet."""
    if asking is None:
        for block in draft.blocks:
            yield PageBlock(block.id, _html(block, frozenset(), is_begun=True), is_current=False)
        return
    current = draft.place_of(asking.question, asking.section) if asking.question else None
    begun = draft.begun(asking.asked)
    for block in draft.blocks:
        is_current = block is current
        named = asking.named if is_current else frozenset[str]()
        html = _html(block, named, is_begun=is_current or block.id in begun)
        yield PageBlock(block.id, html, is_current)


def _html(block: Block, named: Set[str], *, is_begun: bool) -> str:
    look = "" if is_begun or isinstance(block, (Title, Heading)) else ' class="quiet"'
    match block:
        case Title(lines=lines):
            return f"<h1>{'<br>'.join(_words(line, named) for line in lines)}</h1>"
        case Heading(level=level):
            return f"<h{level + 1}>{_words(block.text, named)}</h{level + 1}>"
        case TableBlock(table=table, cells=cells):
            return _table(table, cells, named) if is_begun else _NOT_BEGUN.format(table.name)
        case TableNote():
            return f'<p class="note">{_words(block.text, named)}</p>'
        case SignatureLine():
            return f'<p class="signature">{_words(block.text, named)}</p>'
    lead = getattr(block, "lead", "")
    strong = f"<b>{_words(lead, named)}</b>" if lead else ""
    return f"<p{look}>{strong}{_words(block.text[len(lead) :], named)}</p>"


def _table(table: Table, cells: Mapping[str, str], named: Set[str]) -> str:
    return f"<table>{''.join(_rows(table, cells, named))}</table>"


def _rows(table: Table, cells: Mapping[str, str], named: Set[str]) -> Iterator[str]:
    for row in table.rows:
        yield f"<tr>{''.join(_cell(cell, cells, named) for cell in row)}</tr>"


def _cell(cell: Cell, cells: Mapping[str, str], named: Set[str]) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    words = cells[cell.path] if cell.path else cell.text + cell.aside
    return f'<td class="{_CLASSES.get(cell.role, "label")}"{spans}>{_words(words, named)}</td>'


def _words(text: str, named: Set[str]) -> str:
    """Return escaped text with what is still open marked."""
    shown = marked(text, named)
    html, at = "", 0
    for begin, end in shown.marks:
        html += f"{escape(shown.text[at:begin])}<mark>{escape(shown.text[begin:end])}</mark>"
        at = end
    return html + escape(shown.text[at:])
