"""What kind of file a file is, by its content, not its name."""

import codecs
import re
from enum import Enum

from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.loading import LARGEST_FILE, ReadError

LARGEST_PAGE = 8 << 20
"""A web page may carry pictures within itself."""
LARGEST_TEXT = 2 << 20
_PDF = (
    "是 PDF，表格里的格子读不准，所以没有读；请用它的 Word 原稿，"
    "或者在 Word、WPS 中打开后另存为 .docx，也可以把全文复制出来粘贴。"
)
_PICTURE = "是图片，里面的文字读不出来，请用 Word 原稿。"
_OTHER_FORMAT = "不是 Word、网页或文本格式的报告，请在 Word 或 WPS 中另存为 .docx。"
_REFUSED = {
    b"%PDF": _PDF,
    b"{\\rtf": "是 RTF 文件，请在 Word 或 WPS 中另存为 .docx。",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"BM\x00": _PICTURE,
    b"Rar!": "是压缩包，请先解压，再选里面的报告。",
    b"7z\xbc\xaf": "是压缩包，请先解压，再选里面的报告。",
    b"\x1f\x8b": "是压缩包，请先解压，再选里面的报告。",
}
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|table|p)\b", re.IGNORECASE)
_WEB_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_CHINESE = ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80")
_BEGINNING = 4_096
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_UNREADABLE = "\ufffd"
_FEW = 0.01
"""The part of a text that may be damaged before it is taken for no text at all."""


class Format(Enum):
    """The format of a file."""

    WORD = "word"
    WEB = "web"
    TEXT = "text"


def format_of(data: bytes, name: str) -> Format:
    """Return what a file is. Raises ReadError for what cannot be read."""
    if not data:
        raise ReadError(f"“{name}”是空文件。")
    if len(data) > LARGEST_FILE:
        raise ReadError(f"“{name}”太大，不像是一份报告。")
    if data.startswith(_OLE):
        raise ReadError(f"“{name}”{_old_office(data)}")
    for begin, reason in _REFUSED.items():
        if data.startswith(begin):
            raise ReadError(f"“{name}”{reason}")
    if data.startswith(_ZIP):
        return Format.WORD
    if name.lower().endswith(WORD):
        raise ReadError(f"“{name}”不是 Word 文档（.docx），或者已经损坏。")
    is_page = name.lower().endswith(_WEB_SUFFIXES) or _begins_as_page(data, name)
    if len(data) > (LARGEST_PAGE if is_page else LARGEST_TEXT):
        raise ReadError(f"“{name}”太大，不像是一份报告。")
    return Format.WEB if is_page else Format.TEXT


def _begins_as_page(data: bytes, name: str) -> bool:
    return bool(_HTML.search(decoded(data[:_BEGINNING], name)))


def _old_office(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "加了密码，请去掉密码后再读。"
    return "是旧版 .doc 或 .wps 文件，请在 Word 或 WPS 中另存为 .docx。"


def decoded(data: bytes, name: str) -> str:
    """Return the text of a text file or a web page. Raises ReadError if it is none."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            words = data.decode(encoding, errors="replace")
            break
    else:
        words = min(_candidates(data), key=lambda text: text.count(_UNREADABLE))
    damaged = words.count(_UNREADABLE) + len(_CONTROL.findall(words))
    if damaged > max(2, len(words) * _FEW):
        raise ReadError(f"“{name}”{_OTHER_FORMAT}")
    return words


def _candidates(data: bytes) -> list[str]:
    """Return the text in the encodings that it may have, the likeliest first."""
    declared = _DECLARED.search(data[:_BEGINNING])
    encodings = ["utf-8", "gb18030"]
    if declared and declared[1].decode("ascii").lower() in _CHINESE:
        encodings.reverse()
    return [data.decode(encoding, errors="replace") for encoding in encodings]
