"""read_report: a report in a file becomes a PrintedReport, whatever the file's format.

Word documents (.docx), web pages, plain text and Markdown. Files of any other kind, and those that
were made to do harm, are refused with one sentence for the clerk.
"""

from pathlib import Path

from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.ooxml.document import WordDocument, open_document
from report_assistant.ooxml.document_blocks import document_blocks
from report_assistant.ooxml.package import BadPackageError
from report_assistant.reading.blocks import Block
from report_assistant.reading.files import Format, decoded, format_of
from report_assistant.reading.printed_report import read_blocks
from report_assistant.report.printed import PrintedReport

__all__ = ["ReadError", "blocks_of", "read_report", "read_report_bytes", "read_report_text"]


def read_report(path: Path) -> PrintedReport:
    """Return what is printed in a file. Raises ReadError."""
    return read_report_bytes(read_file(path), path.name)


def read_report_bytes(data: bytes, name: str) -> PrintedReport:
    """Return what is printed in a file's content; `name` is the file's. Raises ReadError."""
    match format_of(data, name):
        case Format.WORD:
            return _word_report(data, name)
        case Format.WEB:
            return _web_report(decoded(data, name), name)
        case Format.TEXT:
            return read_report_text(decoded(data, name), name)


def read_report_text(words: str, name: str) -> PrintedReport:
    """Return what is printed in plain text or Markdown, pasted or from a file."""
    from report_assistant.reading.text_blocks import text_blocks

    return read_blocks(text_blocks(words), name)


def blocks_of(data: bytes, name: str) -> tuple[Block, ...]:
    """Return a file's paragraphs and tables as they are, for what is no report. Raises ReadError."""
    match format_of(data, name):
        case Format.WORD:
            return tuple(document_blocks(_opened(data, name)))
        case Format.WEB:
            from report_assistant.reading.web_blocks import web_page

            return tuple(web_page(decoded(data, name)).blocks)
        case Format.TEXT:
            from report_assistant.reading.text_blocks import text_blocks

            return tuple(text_blocks(decoded(data, name)))


def _word_report(data: bytes, name: str) -> PrintedReport:
    document = _opened(data, name)
    return read_blocks(document_blocks(document), name, document_id=document.document_id)


def _opened(data: bytes, name: str) -> WordDocument:
    try:
        return open_document(data)
    except BadPackageError as error:
        raise ReadError(f"读不了“{name}”：{error}") from error


def _web_report(words: str, name: str) -> PrintedReport:
    from report_assistant.reading.web_blocks import web_page

    page = web_page(words)
    return read_blocks(page.blocks, name, title=page.title)
