"""`report-assistant chat --plain`: the same conversation, line by line."""

import sys
from argparse import Namespace
from datetime import date
from itertools import chain

from report_assistant.commands.conversation import files_given, word_folder
from report_assistant.exit_codes import FINE
from report_assistant.session.workspace import Workspace
from report_assistant.shells.plain import PlainConsole, typed_lines
from report_assistant.shells.telling import greeting


def run(arguments: Namespace) -> int:
    """Converse on standard input and output."""
    folder = word_folder(arguments)
    with Workspace(date.today()) as workspace:
        number = workspace.latest() if arguments.report is None else arguments.report
        conversation = workspace.conversation(number)
        print(greeting(conversation), flush=True)
        given = [f'"{file}"' for file in files_given(arguments)]
        lines = chain(["\n".join(given)] if given else [], typed_lines())
        PlainConsole(conversation, folder, sys.stdout).run(lines)
    return FINE
