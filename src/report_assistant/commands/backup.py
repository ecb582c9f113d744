"""`report-assistant backup`: a copy of all stored answers and drafts."""

import contextlib
from argparse import Namespace
from datetime import date
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.store.backups import back_up, refuse_unsound
from report_assistant.store.errors import NewerStoreError
from report_assistant.store.location import store_file


def run(arguments: Namespace) -> int:
    """Write the copy and say where it is. Raises StoreError if what was copied is damaged."""
    name = arguments.output or f"年报助手备份 {date.today():%Y-%m-%d}.sqlite3"
    store = store_file()
    print(f"已备份：{back_up(store, Path(name).expanduser().absolute())}")
    with contextlib.suppress(NewerStoreError):  # nobody here can tell, and nothing is amiss
        refuse_unsound(store)
    return FINE
