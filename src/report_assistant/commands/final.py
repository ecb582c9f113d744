"""`report-assistant final`: the copy of a report for publication, as Word or PDF."""

from argparse import Namespace
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.ooxml.problems import VersionError
from report_assistant.versions.files import read_docx, refuse_existing, save_new
from report_assistant.versions.final import final
from report_assistant.versions.pdf import pdf_of

_PDF, _WORD = ".pdf", ".docx"


def run(arguments: Namespace) -> int:
    """Write the copy; the report itself stays as it is."""
    target = Path(arguments.output)
    kind = target.suffix.lower()
    if kind not in (_PDF, _WORD):
        raise VersionError(f"“{target}”要以 .docx 或 .pdf 结尾。")
    refuse_existing(target)
    data = final(read_docx(Path(arguments.file)))
    path = save_new(pdf_of(data) if kind == _PDF else data, target)
    print(f"已定稿：{path}")
    return FINE
