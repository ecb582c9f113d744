"""`report-assistant export`: stored answers become an answers file, the inverse of `draft`."""

from argparse import Namespace
from datetime import date

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import ANSWERS
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.session.workspace import ReadOnlyWorkspace
from report_assistant.store.answers_file import dump_answers
from report_assistant.word_files.drafts_file import drafts_beside, packed


def run(arguments: Namespace) -> int:
    """Write the answers to the named file, or to standard output."""
    if arguments.with_drafts and arguments.output is None:
        raise ClerkProblem("加 --with-drafts 时要用 -o 写明导出到哪个文件。")
    target = None
    if arguments.output is not None:
        target = OutputFile.named(arguments, arguments.output, *ANSWERS)
    with ReadOnlyWorkspace(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告，没有可以导出的答案。")
        text = dump_answers(workspace.conversation(number).interview.answers.report)
        drafts = workspace.drafts(number) if arguments.with_drafts else []
    if target is None:
        print(text, end="")
        return FINE
    packet = OutputFile(drafts_beside(target.path), target.is_forced)
    content = packed(drafts) if drafts else b""
    if drafts:  # both files or none
        packet.hold_free_for(content)
    print(f"已导出：{target.save(text.encode())}")
    if drafts:
        print(f"生成过的 Word 底稿：{packet.save(content)}\n请把两个文件放在一起拷走。")
    elif arguments.with_drafts:
        print("还没有生成过 Word 文件，没有底稿要带。")
    return FINE
