"""Text as runs of WordprocessingML; whatever the text holds, the XML stays well formed."""

import re

from report_assistant.drafting.draft import MISSING_OPEN

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MISSING = re.compile(f"({MISSING_OPEN}[^】]*】)")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'


def escaped(text: str) -> str:
    """Escape text for XML; characters that XML cannot hold are dropped."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def attribute(text: str) -> str:
    """Escape text for an attribute value."""
    return escaped(text).replace('"', "&quot;")


def runs(text: str, *, style: str = "", size: int | None = None) -> str:
    """Return runs of `text`; marks of missing answers stand out in yellow.

    `style` is a character style's id, `size` a type size in half-points.
    """
    marks = _MISSING.split(text) if MISSING_OPEN in text else [text]
    return "".join(
        _run(piece, style, size, is_mark=number % 2 == 1)
        for number, piece in enumerate(marks)
        if piece
    )


def _run(text: str, style: str, size: int | None, *, is_mark: bool) -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if size is not None:
        properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if is_mark:
        properties += _HIGHLIGHT
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = escaped(text).replace("\r", "").split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{head}{words}</w:r>"
