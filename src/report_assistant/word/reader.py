"""read_report: a report in a file becomes a PrintedReport, whatever the file's format.

Word documents (.docx), older ones where an office program is installed, PDFs, web pages, plain text
and Markdown, and any of them in a .zip. Files of any other kind, and those that were made to do
harm, are refused with one sentence for the clerk.
"""

from pathlib import Path, PurePosixPath

from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.package import BadPackageError
from report_assistant.reading.archives import content_of, only_report, parted
from report_assistant.reading.files import Format, decoded, format_of
from report_assistant.reading.printed_report import read_blocks
from report_assistant.report.printed import PrintedReport

__all__ = [
    "DoubtfulFiguresError",
    "ReadError",
    "read_report",
    "read_report_bytes",
    "read_report_text",
]

_NO_PROGRAM = {
    Format.OLD_WORD: "是旧版 .doc 或 .wps 文件，请在 Word 或 WPS 中另存为 .docx。",
    Format.RICH_TEXT: "是 RTF 文件，请在 Word 或 WPS 中另存为 .docx。",
    Format.OPEN_TEXT: "是 .odt 文件，请在 WPS 或 LibreOffice 中另存为 .docx。",
}


class DoubtfulFiguresError(ReadError):
    """What was read of a PDF does not add up, so it may be misread."""

    def __init__(self, message: str, printed: PrintedReport) -> None:
        super().__init__(message)
        self.printed = printed
        """What was read, none of which is certain."""


def read_report(path: Path) -> PrintedReport:
    """Return what is printed in a file, which may lie in a .zip: 年报.zip/年报.docx.

    Raises ReadError, and ArchiveError for a .zip of several files.
    """
    file, inner = parted(path)
    data = read_file(file)
    if not inner:
        return read_report_bytes(data, path.name)
    return _inside(data, inner, file.name)


def read_report_bytes(data: bytes, name: str) -> PrintedReport:
    """Return what is printed in a file's content; `name` is the file's. Raises ReadError."""
    match format_of(data, name):
        case Format.WORD:
            return _word_report(data, name)
        case Format.PDF:
            return _pdf_report(data, name)
        case Format.WEB:
            return _web_report(decoded(data, name), name)
        case Format.SAVED_PAGE:
            from report_assistant.reading.saved_pages import saved_page

            return _web_report(saved_page(data, name), name)
        case Format.TEXT:
            return read_report_text(decoded(data, name), name)
        case Format.ARCHIVE:
            return _inside(data, only_report(data, name), name)
        case Format.OLD_WORD | Format.RICH_TEXT | Format.OPEN_TEXT as older:
            return _word_report(_as_docx(data, older, name), name)


def read_report_text(words: str, name: str) -> PrintedReport:
    """Return what is printed in plain text or Markdown, pasted or from a file."""
    from report_assistant.reading.text_blocks import text_blocks

    return read_blocks(text_blocks(words), name)


def _inside(data: bytes, inner: str, name: str) -> PrintedReport:
    content, own_name = content_of(data, inner, name), PurePosixPath(inner).name
    if content and format_of(content, own_name) is Format.ARCHIVE:
        raise ReadError(f"“{own_name}”是压缩包“{name}”里的压缩包，请先解压，再选里面的年报。")
    return read_report_bytes(content, own_name)


def _word_report(data: bytes, name: str) -> PrintedReport:
    try:
        document = open_document(data)
    except BadPackageError as error:
        raise ReadError(f"读不了“{name}”：{error}") from error
    return read_blocks(document_blocks(document), name, document_id=document.document_id)


def _as_docx(data: bytes, older: Format, name: str) -> bytes:
    from report_assistant.office.conversion import docx_of
    from report_assistant.office.programs import is_installed

    if not is_installed():
        raise ReadError(f"“{name}”{_NO_PROGRAM[older]}")
    return docx_of(data, older.value, name)


def _web_report(words: str, name: str) -> PrintedReport:
    from report_assistant.reading.web_blocks import web_page

    page = web_page(words)
    return read_blocks(page.blocks, name, title=page.title)


def _pdf_report(data: bytes, name: str) -> PrintedReport:
    """Read a PDF, whose cells are but lines on a page: only figures that add up are taken."""
    from report_assistant.reading.pdf_blocks import pdf_blocks
    from report_assistant.reading.sums import doubt_about

    printed = read_blocks(pdf_blocks(data, name), name)
    if doubt := doubt_about(printed):
        raise DoubtfulFiguresError(
            f"“{name}”是 PDF，{doubt}，说不准是不是读错了，所以没有读，"
            "请用它的 Word 原稿，或者在 Word、WPS 里打开它，另存为 .docx。",
            printed,
        )
    return printed
