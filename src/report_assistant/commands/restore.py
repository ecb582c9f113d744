"""`report-assistant restore`: go back to a copy of all stored answers and drafts."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.problems import ClerkProblem
from report_assistant.store.backups import backups, restore
from report_assistant.store.location import store_file


def run(arguments: Namespace) -> int:
    """Put the copy in the store's place; what was there is kept."""
    store = store_file()
    if arguments.file is None:
        raise ClerkProblem(_which(backups(store)))
    kept = restore(Path(arguments.file).expanduser(), store, datetime.now())
    print(f"已恢复：{arguments.file}")
    if kept is not None:
        print(f"恢复以前的答案留在：{kept}")
    return FINE


def _which(found: list[Path]) -> str:
    if not found:
        return "请写上备份文件的名字，例如：report-assistant restore 备份.sqlite3。"
    listed = "\n".join(map(str, found))
    return f"请写上要恢复哪一份备份。每天自动备份的有：\n{listed}"
