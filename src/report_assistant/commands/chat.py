"""`report-assistant chat --plain`: the same conversation, line by line."""

import sys
from argparse import Namespace
from datetime import date

from report_assistant.commands.files import word_folder
from report_assistant.desk import Desk
from report_assistant.exit_codes import FINE
from report_assistant.plain import PlainConsole, greeting, typed_lines


def run(arguments: Namespace) -> int:
    """Talk on standard input and output."""
    with Desk(date.today()) as desk:
        number = desk.latest() if arguments.report is None else arguments.report
        conversation = desk.conversation(number)
        print(greeting(conversation), flush=True)
        PlainConsole(conversation, word_folder(arguments), sys.stdout).run(typed_lines())
    return FINE
