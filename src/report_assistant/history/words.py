"""The record in words, for the screen and for the Word file."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from report_assistant.history.handover import Handover
from report_assistant.history.record import Change, ChangeKind
from report_assistant.interview.log import Source

UNANSWERED = "没填"
NAMELESS = "没留名"
HOW_TO_NAME = (
    "没留名的：打“我是”加姓名，以后的改动就记在这个名下。姓名只存在这台电脑上，不写进年报。"
)
HOW_TO_EXPLAIN = "改了数想说明原因，改完打“理由”加一句话。要存成 Word 交给别人，打“交接”。"
_SOURCES = {
    Source.TYPED: "",
    Source.DEFAULT: "采用建议",
    Source.REVIEW: "核对时填",
    Source.FILE: "从文件读入",
    Source.LAST_YEAR: "同去年",
    Source.MATERIAL: "来自材料",
    Source.BODIES: "各单位年报之和",
}
_LONGEST = 40


def page(record: Handover) -> str:
    """Return the whole record as text, day by day."""
    if not record.changes:
        return f"还没有记录，填了就有。\n{HOW_TO_NAME}"
    lines = [summary(record), *_day_lines(record), "", *standing_lines(record)]
    if any(not change.who for change in record.changes):
        lines.append(HOW_TO_NAME)
    return "\n".join([*lines, HOW_TO_EXPLAIN])


def summary(record: Handover) -> str:
    """Return the subject of the record in one line."""
    clerks = f"，经办：{'、'.join(record.clerks)}" if record.clerks else ""
    return f"{record.report or '（单位未填）'}，共 {len(record.changes)} 条记录{clerks}。"


def standing_lines(record: Handover) -> Iterator[str]:
    """Yield the open questions, the findings, and the kept ones with their reasons."""
    titles = "、".join(record.open_titles)
    yield f"还没填：{titles}。" if titles else "问题都填了。"
    yield from (f"还没处理：{words}" for words in record.findings)
    yield from (f"保留的提醒：{words}　理由：{reason}" for words, reason in record.kept)


def given_words(at: str, who: str) -> str:
    """Return who gave an answer, and when: 填写：张三，01-08 09:15."""
    return f"填写：{f'{who}，' if who else ''}{datetime.fromisoformat(at).astimezone():%m-%d %H:%M}"


def local_time(change: Change) -> datetime:
    """Return a stored time as local time."""
    return datetime.fromisoformat(change.at).astimezone()


def change_words(change: Change) -> str:
    """Return the change in words: 更正“公众号条数”."""
    if change.kind is ChangeKind.KEPT or not change.name:
        return f"{change.kind.value}：{change.subject}"
    return f"{change.kind.value}“{change.subject}”"


def before_words(change: Change) -> str:
    """Return the old value."""
    first = change.kind in (ChangeKind.ANSWERED, ChangeKind.CARRIED)
    return change.before or (UNANSWERED if change.name and not first else "")


def after_words(change: Change) -> str:
    """Return the new value."""
    return change.after or (UNANSWERED if change.name else "")


def source_words(change: Change) -> str:
    """Return the source of the value, unless it was simply typed."""
    if change.origin:
        return change.origin
    return _SOURCES[change.source] if change.kind is not ChangeKind.CARRIED else ""


def _day_lines(record: Handover) -> Iterator[str]:
    for day, done in groupby(record.changes, lambda change: local_time(change).date()):
        yield f"\n{day:%Y-%m-%d}"
        yield from map(_line, done)


def _line(change: Change) -> str:
    who = f" {change.who}" if change.who else ""
    words = f"{local_time(change):%H:%M}{who}　{change_words(change)}{_moved(change)}"
    if source := source_words(change):
        words += f"（{source}）"
    return words + (f"　理由：{change.reason}" if change.reason else "")


def _moved(change: Change) -> str:
    if change.before == change.after:
        return ""
    if not change.before and change.kind not in (ChangeKind.UNDONE, ChangeKind.REDONE):
        return f"：{_short(change.after)}"
    return f"：{_short(before_words(change))} → {_short(after_words(change))}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"
