"""`report-assistant diff`: what changed between two reports, also as tracked changes in Word."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import WORD
from report_assistant.versions.differences import differences
from report_assistant.versions.files import read_docx
from report_assistant.versions.redline import redline


def run(arguments: Namespace) -> int:
    """Print one line for each thing that changed."""
    target = None
    if arguments.redline is not None:
        target = OutputFile.named(arguments, arguments.redline, WORD)
        target.refuse_existing()
    old, new = read_docx(Path(arguments.old)), read_docx(Path(arguments.new))
    found = differences(old, new)
    for difference in found:
        print(difference)
    if not found:
        print("两份报告的文字和表格都一样。")
    if target is not None:
        path = target.save(redline(old, new, date=datetime.now(UTC)))
        print(f"已生成修订稿：{path}")
    return FINE
