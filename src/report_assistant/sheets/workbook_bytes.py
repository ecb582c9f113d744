"""A workbook as bytes, without a file.

`Workbook.save` puts each sheet into a temporary file first, which stays where the program is killed,
with the office's figures in it. So the sheets are written here; all else is left to openpyxl.
"""

import io
import zipfile
from functools import partial

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def workbook_bytes(book: Workbook) -> bytes:
    """Return the .xlsx. The workbook may hold no drawings."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = ExcelWriter(book, archive)
        writer.write_worksheet = partial(_write_sheet, writer, archive)
        writer.save()
    return saved.getvalue()


def _write_sheet(writer: ExcelWriter, archive: zipfile.ZipFile, sheet: Worksheet) -> None:
    written = WorksheetWriter(sheet, out=io.BytesIO())
    written.write()
    sheet._rels = written._rels
    archive.writestr(sheet.path[1:], written.read())
    writer.manifest.append(sheet)
