"""`report-assistant chat --json`: the conversation for programs."""

import io
import sys
from argparse import Namespace
from datetime import date

from report_assistant.commands.conversation import word_folder
from report_assistant.exit_codes import FINE
from report_assistant.session.workspace import Workspace
from report_assistant.shells.json_lines import JsonLines


def run(arguments: Namespace) -> int:
    """Converse on standard input and output; a new report, unless one is named."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(newline="\n")  # a carriage return ends no request
    with Workspace(date.today()) as workspace:
        JsonLines(workspace, arguments.report, word_folder(arguments), sys.stdout).run(sys.stdin)
    return FINE
