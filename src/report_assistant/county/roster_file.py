"""The roster as a file: 名册.xlsx, a .csv, or a .txt with a name on each line."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from report_assistant.county.own_workbook import first_rows
from report_assistant.county.result_names import ROSTER
from report_assistant.county.roster import Member, Roster
from report_assistant.foundation.file_kinds import LIST, WORKBOOK
from report_assistant.foundation.lists import some_of
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.reading.files import decoded
from report_assistant.report.text import one_line

FILE_NAME = ROSTER
COLUMNS = {
    "name": "单位",
    "kind": "类型",
    "is_counted": "计入汇总",
    "parent": "上级单位",
    "contact": "联系人",
    "phone": "电话",
    "due": "截止日期",
    "aliases": "别名",
    "remark": "说明",
}
"""The columns of the roster, in order."""
YES, NO = "是", "否"
_OTHER_WORDS = {
    "name": ("单位名称", "单位全称", "机关名称", "部门", "部门名称", "名称"),
    "phone": ("联系电话",),
    "due": ("报送期限",),
}
_NOES = (NO, "不", "无", "N", "n", "F", "f", "0", "×")
"""What a word begins with that takes a body out: 否（垂直管理）, 不计入, No, False."""
_APART = re.compile("[、,，;；/\n]+")
_HEAD_WITHIN = 10
_MOST = 20_000
_MOST_NAMED = 10
_KINDS = (WORKBOOK, LIST, ".txt")


def read_roster(path: Path) -> Roster:
    """Return the roster in a file. Raises ClerkProblem."""
    if path.suffix.lower() not in _KINDS:
        raise ClerkProblem(f"名册要是 {'、'.join(_KINDS)} 文件，“{path.name}”不是。")
    rows = _rows(path)
    members = tuple(_members(rows))
    if not members:
        raise ClerkProblem(
            f"“{path.name}”里没有读到单位，请在第一行写上“{COLUMNS['name']}”，下面一行写一个单位。"
        )
    once = tuple({each.name: each for each in members}.values())
    return Roster(once, problems=tuple(_doubts(members, once)))


def roster_rows(roster: Roster) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file, the heads first."""
    yield tuple(COLUMNS.values())
    for each in roster.members:
        yield (
            each.name,
            each.kind,
            YES if each.is_counted else NO,
            each.parent,
            each.contact,
            each.phone,
            each.due,
            "、".join(each.aliases),
            each.remark,
        )


def _rows(path: Path) -> list[Sequence[str]]:
    data = read_file(path)
    if path.suffix.lower() == WORKBOOK:
        return first_rows(data, path.name, _MOST)
    lines = decoded(data, path.name).splitlines()[:_MOST]
    if path.suffix.lower() == LIST:
        import csv

        try:
            return list(csv.reader(lines, delimiter="\t" if "\t" in "".join(lines[:1]) else ","))
        except csv.Error as error:
            raise ClerkProblem(f"“{path.name}”不是能读的表格，请另存成 .xlsx 再试。") from error
    return [re.split(r"\t|[,，]", line) for line in lines]


def _members(rows: Sequence[Sequence[str]]) -> Iterator[Member]:
    head, columns = _head(rows)
    for row in rows[head:]:
        cells = {
            field: one_line(row[place]).strip()
            for field, place in columns.items()
            if place < len(row)
        }
        if name := cells.get("name", ""):
            yield _member(name, cells)


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, Mapping[str, int]]:
    """Return where the bodies begin and which column holds what; without a head, names only."""
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        heads = ["".join(cell.split()) for cell in row]
        found = {
            field: heads.index(words)
            for field, label in COLUMNS.items()
            for words in (label, *_OTHER_WORDS.get(field, ()))
            if words in heads
        }
        if "name" in found:
            return number + 1, found
    return 0, {"name": 0}


def _member(name: str, cells: Mapping[str, str]) -> Member:
    others = (each.strip() for each in _APART.split(cells.get("aliases", "")))
    return Member(
        name,
        cells.get("kind", ""),
        not cells.get("is_counted", YES).startswith(_NOES),
        cells.get("parent", ""),
        cells.get("contact", ""),
        cells.get("phone", ""),
        cells.get("due", ""),
        tuple(filter(None, others)),
        cells.get("remark", ""),
    )


def _doubts(members: Sequence[Member], once: Sequence[Member]) -> Iterator[str]:
    written = Counter(each.name for each in members)
    for each in once:
        if (times := written[each.name]) > 1:
            yield f"名册里“{each.name}”写了 {times} 次，只算一次。"
    roster = Roster(tuple(once))
    for each in once:
        if others := roster.book.mistakable(each.name):
            yield f"名册里“{each.name}”和“{'、'.join(others)}”分不清，请写全称。"
        if each.parent and not roster.book.match(each.parent).name:
            yield f"名册里“{each.name}”的上级单位“{each.parent}”不在名册里，请核对。"
    if inside := [each.name for each in once if _is_in_a_counted_one(each, roster)]:
        yield (
            f"名册里和上级单位一起计入汇总的有 {len(inside)} 家：{some_of(inside, _MOST_NAMED, '家')}。"
            f"数字已经算在上级单位报告里的，请把“{COLUMNS['is_counted']}”改成“{NO}”。"
        )


def _is_in_a_counted_one(member: Member, roster: Roster) -> bool:
    if not member.parent or not member.is_counted:
        return False
    parent = roster.book.match(member.parent).name
    return parent not in ("", member.name) and roster.by_name[parent].is_counted
