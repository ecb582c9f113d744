"""`report-assistant backup`: a copy of all stored answers and drafts."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.store.backups import back_up
from report_assistant.store.location import store_file


def run(arguments: Namespace) -> int:
    """Write the copy and say where it is."""
    name = arguments.output or f"年报助手备份 {date.today():%Y-%m-%d}.sqlite3"
    print(f"已备份：{back_up(store_file(), Path(name).expanduser().absolute())}")
    return FINE
