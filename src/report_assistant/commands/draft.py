"""`report-assistant draft`: an answers file becomes a Word file, without questions."""

from argparse import Namespace
from pathlib import Path

from report_assistant.commands.files import read_bytes, read_text
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.exit_codes import FINDINGS, FINE
from report_assistant.report.checks import Severity
from report_assistant.store.answers_file import load_answers
from report_assistant.store.store import Store
from report_assistant.word_files import WordFiles


def run(arguments: Namespace) -> int:
    """Write the file, and say what is missing and what the checks found."""
    source = Path(arguments.answers)
    report = load_answers(read_text(source), source.name)
    form = None if arguments.form is None else read_bytes(Path(arguments.form))
    draft = assemble(report)
    with Store() as store:
        path = WordFiles(store).write(draft, Path(arguments.output), form=form)
    print(f"已生成：{path}")
    if missing := draft.missing():
        print(f"里面有 {len(missing)} 处【待填】。")
    findings = check_draft(report)
    for finding in findings:
        print(f"{finding.severity.label}：{finding.message}")
    return FINDINGS if any(found.severity is Severity.ERROR for found in findings) else FINE
