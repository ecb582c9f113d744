"""A file or a paste taken apart, whatever its kind. Raises ClerkProblem for what cannot be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from email.message import Message

from report_assistant.foundation.file_kinds import MAIL, WORKBOOKS
from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.materials.chats import is_chat, read_chat
from report_assistant.materials.emails import (
    attachments_of,
    is_pasted_email,
    open_email,
    read_email,
    read_email_text,
)
from report_assistant.materials.passages import (
    MOST_COLUMNS,
    MOST_ROWS,
    Contents,
    Grid,
    Part,
    cut_to_bounds,
    passages_of,
)
from report_assistant.materials.spaced_tables import with_spaced_tables
from report_assistant.reading.blocks import Block
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.report import text
from report_assistant.report.bodies import ends_as_body
from report_assistant.sheets.files import sheets_in
from report_assistant.sheets.workbook import Sheet
from report_assistant.word.reader import OpenedFile, open_bytes

_SIGNED = re.compile(
    r"^[\W_]*(20[0-9]{2})\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})\s*日?[\W_]*$"
)
_BODY_LINE = re.compile(r"^\W*[\u4e00-\u9fff（）()·]{3,28}$")
_ENDS_OF_PARTS = ("站", "所", "科", "股", "组", "院")
"""A body's part that signs for it."""
_FILLED_IN_BY = re.compile(
    r"(?:填报|报送|填表|上报|编制|制表|填写)(?:单位|机关|部门)\s*(?:（盖章）|\(盖章\))?\s*[:：]"
)
_MOST_ATTACHMENTS, _MOST_NAMED = 5, 5
_UNREAD = "邮件的附件{}没有读，要用请存下来，单独拖进来。"
_HEAD_LINES, _TAIL_LINES, _SIGNATURE_LINES = 4, 12, 4
_LONGEST_TITLE = 50


def contents_of(data: bytes, name: str) -> Contents:
    """Return a file taken apart."""
    if name.lower().endswith(WORKBOOKS):
        return contents_of_sheets(sheets_in(data, name), name)
    if name.lower().endswith(MAIL):
        return _mail(open_email(data, name), name)
    return contents_of_opened(open_bytes(data, name))


def contents_of_opened(file: OpenedFile) -> Contents:
    """Return a document that was opened already, taken apart."""
    if file.words is not None:
        return contents_of_text(file.words, file.name)
    return Contents(file.name, (_document(file.blocks),))


def contents_of_text(words: str, name: str) -> Contents:
    """Return a text, of a file or pasted, taken apart: a chat, an e-mail, or a document."""
    words, is_cut = cut_to_bounds(words)
    if is_chat(words):
        return Contents(name, (read_chat(words),), is_cut=is_cut)
    if is_pasted_email(words):
        return Contents(name, read_email_text(words), is_mail=True, is_cut=is_cut)
    blocks = with_spaced_tables(tuple(text_blocks(words)), words)
    return Contents(name, (_document(blocks),), is_cut=is_cut)


def _mail(message: Message, name: str) -> Contents:
    """Return an e-mail: the newest of it, the files that came with it, then what it quotes."""
    parts, is_cut = read_email(message)
    attached: list[Part] = []
    unread: list[str] = []
    for place, (file, content) in enumerate(attachments_of(message)):
        inner = None if place >= _MOST_ATTACHMENTS else _attached(content, file)
        if inner is None:
            unread.append(file)
        else:
            attached += [replace(part, is_attached=True) for part in inner.parts]
            is_cut = is_cut or inner.is_cut
    told = (
        (
            _UNREAD.format(
                "、".join(
                    shortened([f"“{each}”" for each in unread], _MOST_NAMED, "等，还有 {} 个")
                )
            ),
        )
        if unread
        else ()
    )
    whole = (*parts[:1], *attached, *parts[1:])
    return Contents(name, whole, is_mail=True, is_cut=is_cut, told=told)


def _attached(content: bytes | None, name: str) -> Contents | None:
    """Return a file that came with an e-mail; `None` for what cannot be read, and other mails."""
    if content is None or name.lower().endswith(MAIL):
        return None
    try:
        return contents_of(content, name)
    except ClerkProblem:
        return None


def is_conversation(words: str) -> bool:
    """Return whether a text is a chat or an e-mail."""
    words, _ = cut_to_bounds(words)
    return is_chat(words) or is_pasted_email(words)


def contents_of_sheets(sheets: Sequence[Sheet], name: str) -> Contents:
    """Return the sheets of a workbook, each a part of its own."""
    is_cut = any(sheet.is_cut or _is_long(sheet) for sheet in sheets)
    return Contents(name, tuple(map(_sheet, sheets)), is_cut=is_cut)


def _is_long(sheet: Sheet) -> bool:
    return len(sheet.block) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in sheet.block)


def _sheet(sheet: Sheet) -> Part:
    place = f"工作表“{sheet.name}”"
    above = [text.one_line(row[0]) for row in sheet.block[:_HEAD_LINES] if _is_title_row(row)]
    return Part(
        above[0] if above else sheet.name,
        grids=(Grid(sheet.block, place, (sheet.name, *above[:1]), sheet.is_cut),),
        issuers=(*above[:1], *_filled_in_by(" ".join(row) for row in sheet.block)),
    )


def _is_title_row(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) == 1 and bool(row) and bool(row[0].strip())


def _document(blocks: Sequence[Block]) -> Part:
    passages, grids = passages_of(blocks)
    lines = [line for block in blocks for line in getattr(block, "text", "").splitlines()]
    lines = [text.one_line(line).strip() for line in lines if line.strip()]
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    title = "".join(_title_lines(head))
    signatures = [line for line in tail[-_SIGNATURE_LINES:] if _is_signature(line)]
    dates = [each for line in (*head, *tail) if (each := _signed(line)) is not None]
    return Part(
        title,
        passages,
        grids,
        signed=dates[-1] if dates else None,
        issuers=(*([title] if title else []), *signatures, *_filled_in_by(lines)),
    )


def _title_lines(head: Sequence[str]) -> Sequence[str]:
    """Return the lines at the top that are no sentences."""
    found = []
    for line in head:
        if len(line) > _LONGEST_TITLE or line.endswith(("。", "：", ":", "，")) or _signed(line):
            break
        found.append(line)
    return found


def _filled_in_by(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that say which body filled something in: 填报单位：云岭镇."""
    return (line for line in lines if _FILLED_IN_BY.search(line))


def _is_signature(line: str) -> bool:
    return bool(_BODY_LINE.match(line)) and (ends_as_body(line) or line.endswith(_ENDS_OF_PARTS))


def _signed(line: str) -> date | None:
    found = _SIGNED.match(text.half_width_digits(line))
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None
