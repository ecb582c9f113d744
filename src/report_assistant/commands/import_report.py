"""`report-assistant import`: a report in a file becomes an answers file."""

import sys
from argparse import Namespace
from pathlib import Path

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import ANSWERS
from report_assistant.importing.account import Account, account_of
from report_assistant.importing.imported import import_report
from report_assistant.importing.untaken import last_text
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.shells.account_words import account_title, read_lines
from report_assistant.store.answers_file import dump_answers
from report_assistant.word.reader import read_report


def run(arguments: Namespace) -> int:
    """Write the answers, and say what could not be read."""
    target = None
    if arguments.output is not None:
        target = OutputFile.named(arguments, arguments.output, *ANSWERS)
    questionnaire, printed = load_questionnaire(), read_report(Path(arguments.file))
    imported = import_report(printed, questionnaire)
    account = account_of(imported.report, last_text(printed, imported), questionnaire)
    text = dump_answers(imported.report)
    if target is None:
        print(text, end="")
    else:
        print(f"已导入：{target.save(text.encode())}")
    _tell(account)
    return FINE


def _tell(account: Account) -> None:
    """Say what was read and what was not, beside the answers."""
    print(account_title(account), file=sys.stderr)
    for line in read_lines(account):
        print(line, file=sys.stderr)
    for sentence in account.all_unread:
        print(f"没读到：{sentence}", file=sys.stderr)
