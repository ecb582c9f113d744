"""A file or a paste taken apart, whatever its kind. Raises ClerkProblem for what cannot be read."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.materials.chats import is_chat, read_chat
from report_assistant.materials.emails import (
    attachments_of,
    is_pasted_email,
    read_email,
    read_email_text,
)
from report_assistant.materials.passages import Contents, Grid, Part, cut_to_bounds, passages_of
from report_assistant.materials.spaced_tables import with_spaced_tables
from report_assistant.reading.blocks import Block
from report_assistant.reading.files import Format, decoded, format_of
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.report import text
from report_assistant.sheets.workbook import Sheet, read_workbook
from report_assistant.word.reader import blocks_of

WORKBOOKS, MAILS, LISTS = (".xlsx", ".xlsm"), (".eml",), (".csv",)
_SIGNED = re.compile(
    r"^[\W_]*(20[0-9]{2})\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})\s*日?[\W_]*$"
)
_BODY_LINE = re.compile(r"^\W*[\u4e00-\u9fff（）()·]{3,28}$")
_ENDS_OF_BODIES = (
    "政府",
    "局",
    "委员会",
    "办公室",
    "办",
    "中心",
    "街道",
    "办事处",
    "镇",
    "乡",
    "委",
    "厅",
    "院",
    "所",
    "站",
    "科",
    "股",
    "组",
)
_FILLED_IN_BY = re.compile(
    r"(?:填报|报送|填表|上报|编制|制表|填写)(?:单位|机关|部门)\s*(?:（盖章）|\(盖章\))?\s*[:：]"
)
_HEAD_LINES, _TAIL_LINES, _SIGNATURE_LINES = 4, 12, 4
_LONGEST_TITLE = 50


def contents_of(data: bytes, name: str) -> Contents:
    """Return a file taken apart."""
    ending = PurePath(name).suffix.lower()
    if ending in WORKBOOKS:
        return contents_of_sheets(read_workbook(data), name)
    if ending in MAILS:
        parts, is_cut = read_email(data)
        newest, older = parts[:1], parts[1:]
        return Contents(name, (*newest, *_attached(data), *older), is_mail=True, is_cut=is_cut)
    if ending in LISTS:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(decoded(data, name))))
        return contents_of_sheets((Sheet(PurePath(name).stem, rows[:_MOST_ROWS]),), name)
    if format_of(data, name) is Format.TEXT:
        return contents_of_text(decoded(data, name), name)
    return Contents(name, (_document(blocks_of(data, name)),))


_MOST_ROWS = 5_000


def contents_of_text(words: str, name: str) -> Contents:
    """Return a text, of a file or pasted, taken apart: a chat, an e-mail, or a document."""
    words, is_cut = cut_to_bounds(words)
    if is_chat(words):
        return Contents(name, (read_chat(words),), is_cut=is_cut)
    if is_pasted_email(words):
        return Contents(name, read_email_text(words), is_mail=True, is_cut=is_cut)
    blocks = with_spaced_tables(tuple(text_blocks(words)), words)
    return Contents(name, (_document(blocks),), is_cut=is_cut)


def _attached(data: bytes) -> Iterator[Part]:
    """Yield the parts of the files that came with an e-mail; what cannot be read is left."""
    for name, content in attachments_of(data):
        if name.lower().endswith((*WORKBOOKS, *LISTS, ".docx", ".txt", ".html")):
            with suppress(ClerkProblem):
                for part in contents_of(content, name).parts:
                    yield replace(part, is_attached=True)


def is_conversation(words: str) -> bool:
    """Return whether a text is a chat or an e-mail."""
    return is_chat(words) or is_pasted_email(words)


def contents_of_sheets(sheets: Sequence[Sheet], name: str) -> Contents:
    """Return the sheets of a workbook, each a part of its own."""
    return Contents(name, tuple(map(_sheet, sheets)))


def _sheet(sheet: Sheet) -> Part:
    place = f"工作表“{sheet.name}”"
    above = [text.one_line(row[0]) for row in sheet.block[:_HEAD_LINES] if _is_title_row(row)]
    return Part(
        above[0] if above else sheet.name,
        grids=(Grid(tuple(map(tuple, sheet.block)), place, (sheet.name, *above[:1])),),
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
    return bool(_BODY_LINE.match(line)) and line.endswith(_ENDS_OF_BODIES)


def _signed(line: str) -> date | None:
    found = _SIGNED.match(text.half_width_digits(line))
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None
