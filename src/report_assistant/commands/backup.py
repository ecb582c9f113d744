"""`report-assistant backup`: a copy of all stored answers and drafts."""

import contextlib
from argparse import Namespace
from datetime import date

from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_kinds import BACKUP
from report_assistant.store.backups import back_up, back_up_over, refuse_unsound, usual_name
from report_assistant.store.errors import NewerStoreError
from report_assistant.store.location import store_file


def run(arguments: Namespace) -> int:
    """Write the copy and say where it is. Raises StoreError if what was copied is damaged."""
    name = arguments.output or usual_name(date.today())
    target, store = OutputFile.named(arguments, name, BACKUP), store_file()
    target.refuse_existing()
    copy = back_up_over if target.is_forced else back_up
    print(f"已备份：{copy(store, target.path)}")
    with contextlib.suppress(NewerStoreError):  # nobody here can tell, and nothing is amiss
        refuse_unsound(store)
    return FINE
