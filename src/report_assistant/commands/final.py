"""`report-assistant final`: the copy of a report for publication, as Word or PDF."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from report_assistant.checks import Finding, Severity
from report_assistant.commands.checked_files import check_file, years_before
from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import PDF, WORD
from report_assistant.foundation.file_names import with_remark
from report_assistant.foundation.saving import save_beside
from report_assistant.office.conversion import pdf_of
from report_assistant.ooxml.problems import VersionError
from report_assistant.versions.files import read_docx
from report_assistant.versions.final import final

_ANYWAY = "--anyway"
_RECORD = "（照原样定稿的记录）"


def run(arguments: Namespace) -> int:
    """Write the copy; the report itself stays as it is.

    What `check` calls 必须改 is refused, unless the clerk wants it published all the same.
    """
    target = OutputFile.named(arguments, arguments.output, WORD, PDF)
    target.refuse_existing()
    data = final(read_docx(Path(arguments.file)))
    wrong = _must_be_mended(Path(arguments.file), arguments.last)
    if wrong and not arguments.anyway:
        raise VersionError(_refusal(wrong))
    is_pdf = target.path.suffix.lower() == PDF
    written = target.save(pdf_of(data) if is_pdf else data)
    print(f"已定稿：{written}")
    if wrong:
        record = save_beside(
            _record(Path(arguments.file).name, wrong).encode(),
            with_remark(written, _RECORD).with_suffix(".txt"),
        )
        print(f"里面还有 {len(wrong)} 处必须改，已按要求照原样定稿，记在：{record}")
    return FINE


def _must_be_mended(file: Path, last: str | None) -> list[Finding]:
    """Return the errors that `check` finds in the report."""
    found = check_file(file, years_before(last)).findings
    return [finding for finding in found if finding.severity is Severity.ERROR]


def _record(name: str, wrong: list[Finding]) -> str:
    """Return what is kept of a decision to publish in spite of what must be mended."""
    now = f"{datetime.now():%Y年%m月%d日 %H:%M}"
    return f"{now}，“{name}”照原样定稿，当时还有 {len(wrong)} 处必须改：\n{_listed(wrong)}\n"


def _listed(wrong: list[Finding]) -> str:
    return "\n".join(f"· {finding.message}" for finding in wrong)


def _refusal(wrong: list[Finding]) -> str:
    return (
        f"还有 {len(wrong)} 处必须改，没有定稿：\n{_listed(wrong)}\n"
        f"改好以后再定稿；核对过、就要照原样公布的，在命令后面加上 {_ANYWAY}。"
    )
