"""What kind of file a file is, by its content, not its name."""

import codecs
import re
from enum import Enum

from report_assistant.foundation.file_kinds import OFFICE_TEXTS, PDF, SAVED_PAGES, WEB_PAGES, WORD
from report_assistant.foundation.loading import LARGEST_FILE, ReadError
from report_assistant.reading.archives import names_in

LARGEST_PAGE = 8 << 20
"""A web page may carry pictures within itself."""
LARGEST_SAVED_PAGE = 32 << 20
LARGEST_TEXT = 2 << 20
_OLDER_DOCUMENT = 32 << 20
_PICTURE = "是图片，里面的文字读不出来，请用 Word 原稿。"
_PACKED = "是压缩包，请先解压，再选里面的报告。"
_OTHER_FORMAT = "不是 Word、PDF、网页或文本格式的报告，请在 Word 或 WPS 中另存为 .docx。"
_OFD = "是 OFD（政府版式文件），格子读不出来，请用它的 Word 原稿，或者用 WPS 打开它，另存为 .docx。"
_WORKBOOK = "是 Excel 表格，不是年报；表格里的数请打“导入表格”读进来。"
_SLIDES = "是幻灯片，不是年报，请选 Word 文件。"
_ENCRYPTED_FILE = "加了密码，请去掉密码后再读。"
_OLD = "是旧版 .doc 或 .wps 文件，请在 Word 或 WPS 中另存为 .docx。"
_REFUSED = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"BM\x00": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"\x1f\x8b": _PACKED,
    b"BZh": _PACKED,
    b"\xfd7zXZ": _PACKED,
}
_BITMAP = re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)
_RIFF = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = {
    name.encode("utf-16-le"): reason
    for name, reason in (
        ("EncryptedPackage", _ENCRYPTED_FILE),
        ("Workbook", _WORKBOOK),
        ("PowerPoint Document", _SLIDES),
    )
}
_OLD_WORD = "WordDocument".encode("utf-16-le")
_SECTOR = 512
_WORD_BEGINS = b"\xec\xa5"
_ENCRYPTION = (11, 1)
"""The byte and its bit in the first part of a Word document ([MS-DOC] 2.5.2, fEncrypted)."""
_PDF = b"%PDF"
_BEFORE_PDF = 1024
"""Bytes that may stand before a PDF begins."""
_ZIP = b"PK"
_IN_ZIP = {
    "OFD.xml": _OFD,
    "xl/workbook.xml": _WORKBOOK,
    "ppt/presentation.xml": _SLIDES,
}
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|table|p)\b", re.IGNORECASE)
_SAVED = re.compile(
    rb"^content-type:\s*(?:multipart/related|multipart/alternative|text/html)", re.I | re.M
)
_MIME = re.compile(rb"^mime-version:", re.I | re.M)
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
    """The format of a file, by the ending that names have."""

    WORD = ".docx"
    PDF = ".pdf"
    WEB = ".html"
    SAVED_PAGE = ".mht"
    TEXT = ".txt"
    OLD_WORD = ".doc"
    RICH_TEXT = ".rtf"
    OPEN_TEXT = ".odt"
    ARCHIVE = ".zip"


def format_of(data: bytes, name: str) -> Format:
    """Return what a file is. Raises ReadError for what cannot be read."""
    if not data:
        raise ReadError(f"“{name}”是空文件。")
    if len(data) > LARGEST_FILE:
        raise _too_large(name)
    if reason := _reason_against(data):
        raise ReadError(f"“{name}”{reason}")
    known = _of_documents(data, name)
    if known in (Format.OLD_WORD, Format.RICH_TEXT, Format.OPEN_TEXT):
        _hold(data, name, _OLDER_DOCUMENT)
    if known is not None:
        return known
    if name.lower().endswith(WORD):
        raise ReadError(f"“{name}”不是 Word 文档（.docx），或者已经损坏。")
    return _of_words(data, name)


def _of_words(data: bytes, name: str) -> Format:
    """Return the format of what is no document of an office program: a page, or plain text."""
    if name.lower().endswith(SAVED_PAGES) or _is_saved_page(data):
        _hold(data, name, LARGEST_SAVED_PAGE)
        return Format.SAVED_PAGE
    is_page = name.lower().endswith(WEB_PAGES) or _begins_as_page(data, name)
    if not is_page and name.lower().endswith((PDF, *OFFICE_TEXTS)):
        raise ReadError(f"“{name}”的内容不是这种文件，或者已经损坏。")
    _hold(data, name, LARGEST_PAGE if is_page else LARGEST_TEXT)
    return Format.WEB if is_page else Format.TEXT


def _hold(data: bytes, name: str, largest: int) -> None:
    if len(data) > largest:
        raise _too_large(name)


def _too_large(name: str) -> ReadError:
    return ReadError(f"“{name}”太大，不像是一份报告。")


def _reason_against(data: bytes) -> str:
    """Return why what a file begins with is not read; nothing for a report's formats."""
    if _BITMAP.match(data) or _RIFF.match(data):
        return _PICTURE
    for begin, reason in _REFUSED.items():
        if data.startswith(begin):
            return reason
    return _reason_against_old(data) if data.startswith(_OLE) else ""


def _reason_against_old(data: bytes) -> str:
    if _OLD_WORD in data:
        return _ENCRYPTED_FILE if _is_encrypted_word(data) else ""
    return next((reason for stream, reason in _STREAMS.items() if stream in data), _OLD)


def _is_encrypted_word(data: bytes) -> bool:
    place = data.find(_WORD_BEGINS, _SECTOR)
    while place >= 0 and place % _SECTOR:
        place = data.find(_WORD_BEGINS, place + 1)
    byte, bit = _ENCRYPTION
    return 0 <= place < len(data) - byte and bool(data[place + byte] & bit)


def _of_documents(data: bytes, name: str) -> Format | None:
    if data.startswith(_PDF) or (name.lower().endswith(PDF) and _PDF in data[:_BEFORE_PDF]):
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    if data.startswith(_OLE):
        return Format.OLD_WORD
    return _of_zip(data, name) if data.startswith(_ZIP) else None


def _of_zip(data: bytes, name: str) -> Format:
    names = names_in(data)
    for inner, reason in _IN_ZIP.items():
        if inner in names:
            raise ReadError(f"“{name}”{reason}")
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        return Format.OPEN_TEXT
    is_package = "[Content_Types].xml" in names or name.lower().endswith(WORD)
    return Format.WORD if is_package else Format.ARCHIVE


def _is_saved_page(data: bytes) -> bool:
    begin = data[:_BEGINNING]
    return bool(_MIME.search(begin) and _SAVED.search(begin))


def _begins_as_page(data: bytes, name: str) -> bool:
    return bool(_HTML.search(decoded(data[:_BEGINNING], name)))


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
