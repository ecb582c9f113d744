"""E-mails: saved (.eml), or copied with their heads. What is quoted below is older."""

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from itertools import islice

from report_assistant.materials.passages import Part, cut_to_bounds, passages_of
from report_assistant.reading.blocks import Block, GridBlock
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
_MOST_ATTACHMENTS = 5


def is_pasted_email(words: str) -> bool:
    """Return whether a text begins with the heads of an e-mail."""
    lines = [line for line in words.splitlines() if line.strip()][:_LINES_OF_A_HEAD]
    named = {found[1].lower() for line in lines if (found := _HEAD.match(line))}
    return len(named) >= _FEWEST_HEADS and bool(named & {*_FROM, *_SUBJECT})


def read_email(data: bytes) -> tuple[tuple[Part, ...], bool]:
    """Return the parts of a saved e-mail, the newest first, and whether it was cut."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    words, is_page = _body(message)
    words, is_cut = cut_to_bounds(words)
    if is_page:
        words = "\n".join(map(_as_text, web_page(words).blocks))
    subject = str(message.get("Subject", ""))
    head = f"主题：{subject}\n日期：{_sent(message)}\n"
    return read_email_text(head + words), is_cut


def read_email_text(words: str) -> tuple[Part, ...]:
    """Return the parts of an e-mail's conversation, the newest first."""
    return tuple(part for part in map(_part, _mails(words)) if part.passages or part.grids)


def _body(message: EmailMessage) -> tuple[str, bool]:
    """Return the words of an e-mail, and whether they are a web page."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return "", False
    try:
        content = body.get_content()
    except (LookupError, ValueError):  # an encoding that nobody knows
        payload = body.get_payload(decode=True)
        content = payload.decode("gb18030", "replace") if isinstance(payload, bytes) else ""
    return str(content), body.get_content_subtype() == "html"


def _as_text(block: Block) -> str:
    """Return a block of a page as text; the rows of a table with tabs."""
    if isinstance(block, GridBlock):
        return "\n".join("\t".join(text.one_line(cell.text) for cell in row) for row in block.rows)
    return block.text


def attachments_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that came with a saved e-mail."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    for part in islice(message.iter_attachments(), _MOST_ATTACHMENTS):
        content = part.get_payload(decode=True)
        name = part.get_filename()
        if name and isinstance(content, bytes):
            yield name, content


def _sent(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (TypeError, ValueError):
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
