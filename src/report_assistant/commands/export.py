"""`report-assistant export`: stored answers become an answers file, the inverse of `draft`."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from report_assistant.commands.files import write_bytes, write_text
from report_assistant.exit_codes import FINE
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.session.workspace import ReadOnlyWorkspace
from report_assistant.store.answers_file import dump_answers
from report_assistant.store.store import WrittenDraft
from report_assistant.word_files.drafts_file import drafts_beside, packed


def run(arguments: Namespace) -> int:
    """Write the answers to the named file, or to standard output."""
    if arguments.with_drafts and arguments.output is None:
        raise ClerkProblem("加 --with-drafts 时要用 -o 写明导出到哪个文件。")
    with ReadOnlyWorkspace(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告，没有可以导出的答案。")
        text = dump_answers(workspace.conversation(number).interview.answers.report)
        drafts = workspace.drafts(number) if arguments.with_drafts else []
    if arguments.output is None:
        print(text, end="")
        return FINE
    target = Path(arguments.output)
    write_text(target, text)
    print(f"已导出：{target}")
    if arguments.with_drafts:
        _export_drafts(drafts, drafts_beside(target))
    return FINE


def _export_drafts(drafts: list[WrittenDraft], target: Path) -> None:
    if not drafts:
        print("还没有生成过 Word 文件，没有底稿要带。")
        return
    write_bytes(target, packed(drafts))
    print(f"生成过的 Word 底稿：{target}\n请把两个文件放在一起拷走。")
