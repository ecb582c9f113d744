"""`report-assistant`: the conversation in the terminal."""

from argparse import Namespace
from datetime import date

from report_assistant.commands.files import word_folder
from report_assistant.exit_codes import FINE
from report_assistant.tui.app import ReportAssistant


def run(arguments: Namespace) -> int:
    """Open the terminal program."""
    folder = word_folder(arguments)
    app = ReportAssistant(folder=folder, number=arguments.report, today=date.today())
    app.run(mouse=not arguments.no_mouse)
    return app.return_code or FINE
