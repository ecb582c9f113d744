"""E-mails: saved (.eml), or copied with their heads. What is quoted below is older."""

import re
from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.utils import parsedate_to_datetime

from report_assistant.materials.passages import Part, cut_to_bounds, passages_of
from report_assistant.reading.blocks import Block, GridBlock
from report_assistant.reading.mime import (
    decoded_words,
    in_charset,
    leaves,
    mime_message,
    words_of_head,
)
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.reading.web_blocks import web_page
from report_assistant.report import text

_HEAD = re.compile(
    r"^\W{0,3}(发件人|寄件人|发送人|From|收件人|To|抄送|Cc|主题|Subject|发送时间|时间|日期|Date|Sent)\s*[:：]\s*(.*)$",
    re.I,
)
_FROM, _SUBJECT = ("发件人", "寄件人", "发送人", "from"), ("主题", "subject")
_WHEN = ("发送时间", "时间", "日期", "date", "sent")
_BORDER = re.compile(
    r"^\W*(?:原始邮件|原邮件|转发的?邮件(?:信息)?|Original Message|Forwarded message|回复的原邮件)\W*$",
    re.I,
)
_WROTE = re.compile(r"^.{0,80}(?:写道|wrote)\s*[:：]\s*$")
_QUOTED = re.compile(r"^\s*>")
_DAY = re.compile(r"(20[0-9]{2})[-/.年]\s*([0-9]{1,2})[-/.月]\s*([0-9]{1,2})")
_FEWEST_HEADS = 2
_LINES_OF_A_HEAD = 8


def is_pasted_email(words: str) -> bool:
    """Return whether a text begins with the heads of an e-mail."""
    lines = [line for line in words.splitlines() if line.strip()][:_LINES_OF_A_HEAD]
    named = {found[1].lower() for line in lines if (found := _HEAD.match(line))}
    return len(named) >= _FEWEST_HEADS and bool(named & {*_FROM, *_SUBJECT})


def open_email(data: bytes, name: str) -> Message:
    """Return a saved e-mail. Raises ReadError where it holds more parts than mails do."""
    return mime_message(
        data, f"“{name}”里套的邮件、附件太多，没有读，请把要用的存下来，单独拖进来。"
    )


def read_email(message: Message) -> tuple[tuple[Part, ...], bool]:
    """Return the parts of a saved e-mail, the newest first, and whether it was cut."""
    words, is_page = _body(message)
    words, is_cut = cut_to_bounds(words)
    if is_page:
        words = "\n".join(map(_as_text, web_page(words).blocks))
    subject = text.one_line(words_of_head(message, "Subject"))
    head = f"主题：{subject}\n日期：{_sent(message)}\n"
    return read_email_text(head + words), is_cut


def read_email_text(words: str) -> tuple[Part, ...]:
    """Return the parts of an e-mail's conversation, the newest first."""
    return tuple(part for part in map(_part, _mails(words)) if part.passages or part.grids)


def _body(message: Message) -> tuple[str, bool]:
    """Return the words of an e-mail, and whether they are a web page; the plain ones first."""
    found = {
        part.get_content_type(): part
        for part in reversed(list(leaves(message)))
        if part.get_content_disposition() != "attachment" and not part.get_filename()
    }
    body = found.get("text/plain") or found.get("text/html")
    if body is None:
        return "", False
    return _words(body), body.get_content_type() == "text/html"


def _words(part: Message) -> str:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    return in_charset(content, charset) if isinstance(content, bytes) else ""


def _as_text(block: Block) -> str:
    """Return a block of a page as text; the rows of a table with tabs."""
    if isinstance(block, GridBlock):
        return "\n".join("\t".join(text.one_line(cell.text) for cell in row) for row in block.rows)
    return block.text


def attachments_of(message: Message) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files that came with a saved e-mail; without content what is a mail itself.

    Pictures that stand in the text are none.
    """
    for part in leaves(message):
        name = decoded_words(part.get_filename() or "")
        is_shown = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
        if part.get_content_maintype() == "message":
            yield name or "转发的邮件", None
        elif name and not is_shown:
            content = part.get_payload(decode=True)
            yield name, content if isinstance(content, bytes) else None


def _sent(message: Message) -> str:
    try:
        return parsedate_to_datetime(words_of_head(message, "Date")).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""


def _mails(words: str) -> Iterator[list[str]]:
    """Yield the lines of each mail: a border, a head or a quotation begins an older one."""
    lines: list[str] = []
    was_quoted = in_head = False
    for line in words.splitlines():
        is_quoted = bool(_QUOTED.match(line))
        is_head = bool(_HEAD.match(line))
        begins = bool(_BORDER.match(line) or _WROTE.match(line))
        begins = begins or (is_quoted and not was_quoted)
        begins = begins or (is_head and not in_head and _is_from(line))
        if begins and any(each.strip() for each in lines):
            yield lines
            lines = []
        if not (_BORDER.match(line) or _WROTE.match(line)):
            lines.append(_QUOTED.sub("", line))
        in_head = is_head or (in_head and not line.strip())
        was_quoted = is_quoted
    if lines:
        yield lines


def _is_from(line: str) -> bool:
    found = _HEAD.match(line)
    return found is not None and found[1].lower() in _FROM


def _part(lines: list[str]) -> Part:
    heads = {f[1].lower(): f[2].strip() for line in lines if (f := _HEAD.match(line))}
    subject = next((heads[name] for name in _SUBJECT if name in heads), "")
    when = next((heads[name] for name in _WHEN if name in heads), "")
    body = "\n".join(line for line in lines if not _HEAD.match(line))
    passages, grids = passages_of(text_blocks(body))
    return Part(text.one_line(subject), passages, grids, signed=_day(when))


def _day(words: str) -> date | None:
    found = _DAY.search(text.half_width_digits(words))
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None
