"""Files converted by the office program that is there: to PDF, and from older formats to newer."""

from report_assistant.foundation.file_kinds import PDF, WORD, WORKBOOK
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.office import programs
from report_assistant.office.programs import Job, ProgramFailedError, made_by

_TIMEOUT = 180
"""Seconds. The first start of LibreOffice on a slow machine takes half a minute."""
_NO_PRINTER = (
    f"这台电脑上没有找到 {programs.ASKED}，生成不了 PDF，"
    "请先定稿成 .docx，再在 Word 或 WPS 里打开它，另存为 PDF。"
)
_NOT_PRINTED = "没有转成 PDF，请在 Word 或 WPS 里打开文件，另存为 PDF。"
# Names of WPS: KWPS, KET since 2012; WPS, ET before.
_WRITERS = ("Word.Application", "KWPS.Application", "WPS.Application")
_CALCULATORS = ("Excel.Application", "KET.Application", "ET.Application")
# The word for a password keeps a protected file from asking for one; others do not look at it.
_PRINT = """    $opened = $office.Documents.Open($env:OFFICE_SOURCE, $false, $true, $false, '-')
    $opened.ExportAsFixedFormat($env:OFFICE_TARGET, 17)
    $opened.Close($false)"""
_SAVE_TEXT = """    $opened = $office.Documents.Open($env:OFFICE_SOURCE, $false, $true, $false, '-')
    try { $opened.SaveAs2($env:OFFICE_TARGET, 12) }
    catch { $opened.SaveAs([ref]$env:OFFICE_TARGET, [ref]12) }
    $opened.Close($false)"""
_SAVE_SHEETS = """    $opened = $office.Workbooks.Open($env:OFFICE_SOURCE, 0, $true, 5, '-')
    $opened.SaveAs($env:OFFICE_TARGET, 51)
    $opened.Close($false)"""


class OfficeError(ClerkProblem):
    """A file cannot be converted; the message says why and what to do."""


def pdf_of(data: bytes, *, timeout: float = _TIMEOUT) -> bytes:
    """Return a .docx as a PDF. Raises OfficeError."""
    if not programs.is_installed():
        raise OfficeError(_NO_PRINTER)
    try:
        made = made_by(Job(WORD, PDF, _PRINT, _WRITERS), data, timeout)
    except ProgramFailedError as error:
        if error.seconds is None:
            raise OfficeError(_NOT_PRINTED) from error
        raise OfficeError(f"转 PDF 用了超过 {timeout:.0f} 秒，已经停下。{_NOT_PRINTED}") from error
    if made is None:
        raise OfficeError(_NO_PRINTER if programs.find_libreoffice() is None else _NOT_PRINTED)
    return made


def docx_of(data: bytes, ending: str, name: str, *, timeout: float = _TIMEOUT) -> bytes:
    """Return a text document of an older or another format as a .docx; `name` is the file's.

    `ending` is that of its format, whatever the file is called. Raises OfficeError.
    """
    return _converted(Job(ending, WORD, _SAVE_TEXT, _WRITERS), data, name, timeout)


def xlsx_of(data: bytes, ending: str, name: str, *, timeout: float = _TIMEOUT) -> bytes:
    """Return a workbook of an older or another format as an .xlsx. Raises OfficeError."""
    return _converted(Job(ending, WORKBOOK, _SAVE_SHEETS, _CALCULATORS), data, name, timeout)


def _converted(job: Job, data: bytes, name: str, timeout: float) -> bytes:
    try:
        made = made_by(job, data, timeout)
    except ProgramFailedError:
        made = None
    if made is None:
        raise OfficeError(
            f"“{name}”没有转成 {job.target}，可能加了密码或者已经损坏，"
            f"请在 Word 或 WPS 里打开它，另存为 {job.target} 再读。"
        )
    return made
