"""read_report: a report in a file becomes a PrintedReport, whatever the file's format.

Word documents (.docx), older ones where an office program is installed, PDFs, web pages, plain text
and Markdown, and any of them in a .zip. Files of any other kind, and those that were made to do
harm, are refused with one sentence for the clerk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.package import BadPackageError
from report_assistant.reading.archives import Archive, archive_at, parted
from report_assistant.reading.blocks import Block
from report_assistant.reading.files import Format, decoded, format_of
from report_assistant.reading.printed_report import read_blocks
from report_assistant.report.printed import PrintedReport

__all__ = [
    "DoubtfulFiguresError",
    "OpenedFile",
    "ReadError",
    "content_inside",
    "is_word",
    "open_bytes",
    "open_path",
    "open_text",
    "printed_of",
    "read_report",
    "read_report_bytes",
    "read_report_text",
    "unpacked",
]

_NO_PROGRAM = {
    Format.OLD_WORD: "是旧版 .doc 或 .wps 文件，{}请在 Word 或 WPS 中另存为 .docx。",
    Format.RICH_TEXT: "是 RTF 文件，{}请在 Word 或 WPS 中另存为 .docx。",
    Format.OPEN_TEXT: "是 .odt 文件，{}请在 WPS 或 LibreOffice 中另存为 .docx。",
}


class DoubtfulFiguresError(ReadError):
    """What was read of a PDF does not add up, so it may be misread."""

    def __init__(self, message: str, printed: PrintedReport) -> None:
        super().__init__(message)
        self.printed = printed
        """What was read, none of which is certain."""


@dataclass(frozen=True)
class OpenedFile:
    """A file that was opened, whatever its format: for what is read of it more than once."""

    name: str
    blocks: tuple[Block, ...]
    """Its paragraphs and tables as they are."""
    title: str = ""
    """What the file calls itself."""
    document_id: str = ""
    is_drawn: bool = False
    """Whether its cells are but lines on a page, so that only figures that add up are certain."""
    words: str | None = None
    """All of a plain text."""


def open_path(path: Path) -> OpenedFile:
    """Open a file, which may lie in a .zip: 年报.zip/年报.docx.

    Raises ReadError, and ArchiveError for a .zip of several files.
    """
    file, inner = parted(path)
    if inner:
        return open_bytes(*content_inside(archive_at(file), inner))
    return open_bytes(read_file(file), path.name)


def open_bytes(data: bytes, name: str) -> OpenedFile:
    """Open a file's content; `name` is the file's. Raises ReadError."""
    data, name = unpacked(data, name)
    return _READERS[format_of(data, name)](data, name)


def unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    """Return content and name of the one report in a .zip; of what is no .zip, what is given.

    Raises ReadError, and ArchiveError for a .zip of several files.
    """
    if format_of(data, name) is not Format.ARCHIVE:
        return data, name
    archive = Archive(data, name)
    return content_inside(archive, archive.only_report())


def content_inside(archive: Archive, inner: str) -> tuple[bytes, str]:
    """Return content and name of a file in an archive. Raises ReadError."""
    content, name = archive.content(inner), PurePosixPath(inner).name
    if format_of(content, name) is Format.ARCHIVE:
        raise ReadError(f"“{name}”是压缩包里的压缩包，请先解压，再选里面的年报。")
    return content, name


def is_word(data: bytes, name: str) -> bool:
    """Return whether a file's content is a .docx."""
    return format_of(data, name) is Format.WORD


def open_text(words: str, name: str) -> OpenedFile:
    """Open plain text or Markdown, pasted or from a file."""
    from report_assistant.reading.text_blocks import text_blocks

    return OpenedFile(name, tuple(text_blocks(words)), words=words)


def printed_of(file: OpenedFile) -> PrintedReport:
    """Return what is printed in a file as a report. Raises DoubtfulFiguresError."""
    printed = read_blocks(file.blocks, file.name, title=file.title, document_id=file.document_id)
    if file.is_drawn and (doubt := _doubt_about(printed)):
        raise DoubtfulFiguresError(
            f"“{file.name}”是 PDF，{doubt}，说不准是不是读错了，所以没有读，"
            "请用它的 Word 原稿，或者在 Word、WPS 里打开它，另存为 .docx。",
            printed,
        )
    return printed


def read_report(path: Path) -> PrintedReport:
    """Return what is printed in a file. Raises what `open_path` and `printed_of` raise."""
    return printed_of(open_path(path))


def read_report_bytes(data: bytes, name: str) -> PrintedReport:
    """Return what is printed in a file's content. Raises ReadError."""
    return printed_of(open_bytes(data, name))


def read_report_text(words: str, name: str) -> PrintedReport:
    """Return what is printed in plain text or Markdown, pasted or from a file."""
    return printed_of(open_text(words, name))


def _doubt_about(printed: PrintedReport) -> str:
    from report_assistant.reading.sums import doubt_about

    return doubt_about(printed)


def _of_word(data: bytes, name: str) -> OpenedFile:
    try:
        document = open_document(data)
    except BadPackageError as error:
        raise ReadError(f"读不了“{name}”：{error}") from error
    return OpenedFile(name, tuple(document_blocks(document)), document_id=document.document_id)


def _converted(data: bytes, name: str) -> OpenedFile:
    from report_assistant.office.conversion import docx_of
    from report_assistant.office.programs import NOT_FOUND, is_installed

    older = format_of(data, name)
    if not is_installed():
        raise ReadError(f"“{name}”{_NO_PROGRAM[older].format(NOT_FOUND)}")
    return _of_word(docx_of(data, older.value, name), name)


def _of_page(words: str, name: str) -> OpenedFile:
    from report_assistant.reading.web_blocks import web_page

    page = web_page(words)
    return OpenedFile(name, tuple(page.blocks), title=page.title)


def _of_saved_page(data: bytes, name: str) -> OpenedFile:
    from report_assistant.reading.saved_pages import saved_page

    return _of_page(saved_page(data, name), name)


def _of_pdf(data: bytes, name: str) -> OpenedFile:
    from report_assistant.reading.pdf_blocks import pdf_blocks

    return OpenedFile(name, tuple(pdf_blocks(data, name)), is_drawn=True)


_READERS: Mapping[Format, Callable[[bytes, str], OpenedFile]] = {
    Format.WORD: _of_word,
    Format.PDF: _of_pdf,
    Format.WEB: lambda data, name: _of_page(decoded(data, name), name),
    Format.SAVED_PAGE: _of_saved_page,
    Format.TEXT: lambda data, name: open_text(decoded(data, name), name),
    Format.OLD_WORD: _converted,
    Format.RICH_TEXT: _converted,
    Format.OPEN_TEXT: _converted,
}
