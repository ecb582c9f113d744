"""read_report: a report in a file becomes a PrintedReport, whatever the file's format.

Word documents (.docx), older ones where an office program is installed, PDFs, web pages, plain text
and Markdown, and any of them in a .zip. Files of any other kind, and those that were made to do
harm, are refused with one sentence for the clerk.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.package import BadPackageError
from report_assistant.reading.archives import Archive, archive_at, parted
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
    if inner:
        return _inside(archive_at(file), inner)
    return read_report_bytes(read_file(file), path.name)


def read_report_bytes(data: bytes, name: str) -> PrintedReport:
    """Return what is printed in a file's content; `name` is the file's. Raises ReadError."""
    format_ = format_of(data, name)
    if format_ is Format.ARCHIVE:
        archive = Archive(data, name)
        return _inside(archive, archive.only_report())
    return _READERS[format_](data, name)


def read_report_text(words: str, name: str) -> PrintedReport:
    """Return what is printed in plain text or Markdown, pasted or from a file."""
    from report_assistant.reading.text_blocks import text_blocks

    return read_blocks(text_blocks(words), name)


def _inside(archive: Archive, inner: str) -> PrintedReport:
    content, name = archive.content(inner), PurePosixPath(inner).name
    format_ = format_of(content, name)
    if format_ is Format.ARCHIVE:
        raise ReadError(f"“{name}”是压缩包里的压缩包，请先解压，再选里面的年报。")
    return _READERS[format_](content, name)


def _word_report(data: bytes, name: str) -> PrintedReport:
    try:
        document = open_document(data)
    except BadPackageError as error:
        raise ReadError(f"读不了“{name}”：{error}") from error
    return read_blocks(document_blocks(document), name, document_id=document.document_id)


def _converted_report(data: bytes, name: str) -> PrintedReport:
    from report_assistant.office.conversion import docx_of
    from report_assistant.office.programs import is_installed

    older = format_of(data, name)
    if not is_installed():
        raise ReadError(f"“{name}”{_NO_PROGRAM[older]}")
    return _word_report(docx_of(data, older.value, name), name)


def _text_report(data: bytes, name: str) -> PrintedReport:
    return read_report_text(decoded(data, name), name)


def _web_report(data: bytes, name: str) -> PrintedReport:
    return _page_report(decoded(data, name), name)


def _saved_page_report(data: bytes, name: str) -> PrintedReport:
    from report_assistant.reading.saved_pages import saved_page

    return _page_report(saved_page(data, name), name)


def _page_report(words: str, name: str) -> PrintedReport:
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


_READERS: Mapping[Format, Callable[[bytes, str], PrintedReport]] = {
    Format.WORD: _word_report,
    Format.PDF: _pdf_report,
    Format.WEB: _web_report,
    Format.SAVED_PAGE: _saved_page_report,
    Format.TEXT: _text_report,
    Format.OLD_WORD: _converted_report,
    Format.RICH_TEXT: _converted_report,
    Format.OPEN_TEXT: _converted_report,
}
