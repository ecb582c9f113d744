"""`report-assistant restore`: go back to a copy of all stored answers and drafts."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_names import full_path
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.store.backups import backups, restore
from report_assistant.store.location import store_file


def run(arguments: Namespace) -> int:
    """Put the copy in the store's place; what was there is kept."""
    store = store_file()
    if arguments.salvage:
        _salvage(store)
        return FINE
    if arguments.file is None:
        raise ClerkProblem(_which(backups(store)))
    kept = restore(full_path(arguments.file), store, datetime.now())
    print(f"已恢复：{arguments.file}")
    if kept is not None:
        print(f"恢复以前的答案留在：{kept}")
    return FINE


def _salvage(store: Path) -> None:
    from report_assistant.questionnaire.questionnaire import load_questionnaire
    from report_assistant.store.salvage import salvage

    salvaged = salvage(store, datetime.now())
    by_name = load_questionnaire().by_name

    def title(name: str) -> str:
        return f"“{by_name[name].title}”" if name in by_name else "开头"

    print("损坏的文件里，读得出来的都取出来了，可以接着填：")
    for report in salvaged.reports:
        at = datetime.fromisoformat(report.at).astimezone()
        print(
            f"编号 {report.number}：取出 {report.entries} 条，"
            f"最后一条是 {at:%Y-%m-%d %H:%M} 的{title(report.last)}，在它以后填的没有读出来。"
        )
        if report.missing:
            places = "、".join(map(title, report.after))
            print(f"　　中间有 {report.missing} 条没有读出来，在这些后面：{places}。请核对一遍。")
    print(f"损坏的文件留在：{salvaged.kept}")
    for newest in backups(store)[:1]:
        print(
            f"最近一份备份是 {newest.stem} 的，里面更全的话，打 report-assistant restore {newest}"
        )


def _which(found: list[Path]) -> str:
    if not found:
        return "没有自动备份。请写上备份文件的名字，例如：report-assistant restore 备份.sqlite3。"
    listed = "\n".join(map(str, found))
    return f"请写上要恢复哪一份备份。每天自动备份的有：\n{listed}"
