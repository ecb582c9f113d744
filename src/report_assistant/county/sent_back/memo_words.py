"""What a memo says: how a file stands, what is to be mended, by when. Plain data, without a look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_assistant.checks import Finding, Severity
from report_assistant.checks.place_words import place_words, told_in_text
from report_assistant.county.due import Due, due_of
from report_assistant.county.kept import Round
from report_assistant.county.receiving import Received
from report_assistant.county.sent_back.rounds import Told, changes
from report_assistant.county.standing import Standing, Status
from report_assistant.foundation.lists import shortened
from report_assistant.report.chinese_numbers import NUMERALS, numeral
from report_assistant.report.edition import period
from report_assistant.report.places import OPENING, part_name
from report_assistant.report.tables import TABLE_OF, TABLES
from report_assistant.report.text import one_line

MOST = 30
"""So many findings stand in one memo; whoever mends them sends the report again anyway."""
_MOST_MENDED = 12
_MOST_FILES = 5
_LONGEST = 400
_LONGEST_MENDED = 60
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Said:
    """One paragraph of the numbered part."""

    words: str
    number: str = ""
    lead: str = ""
    """The place, at the head of the paragraph and in another type."""


@dataclass(frozen=True)
class Part:
    """A heading, which may be empty, and what stands below it."""

    heading: str
    items: tuple[Said, ...]


@dataclass(frozen=True)
class MemoWords:
    """What a memo says beside what every memo does."""

    opening: str
    parts: tuple[Part, ...]
    closing: str
    which: str = ""
    """（第二次）, from the second memo on."""


def memo_words(
    standing: Standing, rounds: Sequence[Round], year: int | None, day: date
) -> MemoWords | None:
    """Return what is sent back on a day to a body of the roster; `None` if nothing is."""
    assert standing.member is not None
    due = due_of(standing.member, year, day)
    report = report_name(year)
    match standing.status:
        case Status.HANDED_IN if standing.used is not None and standing.used.report.to_mend:
            return _to_mend(standing.used, rounds, report, due)
        case Status.UNREADABLE:
            return _unreadable(standing.files, report, due)
        case Status.WRONG_YEAR:
            return _of_another_year(standing.files, year, report, due)
        case Status.TWICE:
            right = [each for each in standing.files if each.report.year in (year, None)]
            return _twice([each for each in right if not each.report.problem], report, due)
    return None


def report_name(year: int | None) -> str:
    """Return what is asked for: 2025年政府信息公开工作年度报告."""
    return f"{'' if year is None else f'{year}年'}政府信息公开工作年度报告"


def file_names(files: Sequence[Received]) -> str:
    """Return the names of files in a sentence, the first of many."""
    names = dict.fromkeys(_cut(one_line(Path(each.file).name), _LONGEST_NAME) for each in files)
    return "、".join(shortened([*names], _MOST_FILES, "等"))


# ---------------------------------------------------------------- what is to be mended


def _to_mend(used: Received, rounds: Sequence[Round], report: str, due: Due) -> MemoWords:
    found = used.report.to_mend
    is_kept = bool(rounds) and rounds[-1].digest == used.digest
    earlier = rounds[:-1] if is_kept else rounds
    before = earlier[-1].findings if earlier else ()
    change = changes(before, [(each.code, each.where, each.message) for each in found])
    order = sorted(range(len(found)), key=lambda number: _rank(found[number]))
    shown = order[:MOST]
    parts: list[Part] = []
    number = 0
    for severity, head in _HEADS.items():
        of_one = [place for place in order if found[place].severity is severity]
        items = []
        for place in of_one:
            if place in shown:
                number += 1
                state = _state(place in change.still) if before else ""
                items.append(_said(found[place], number, state))
        if items:
            parts.append(_part(parts, f"{head}（{len(of_one)}处）", items))
    if len(order) > MOST:
        parts.append(Part("", (Said(_MORE.format(len(order) - MOST)),)))
    if change.mended:
        head = f"已经改好的（{len(change.mended)}处）"
        parts.append(_part(parts, head, [Said(_mended(change.mended))]))
    counts = "、".join(
        f"{head}{count}处"
        for severity, head in _HEADS.items()
        if (count := sum(each.severity is severity for each in found))
    )
    is_wrong = any(each.severity is Severity.ERROR for each in found)
    asked = "修改" if is_wrong else "核对"
    opening = _FIRST.format(report, file_names([used]), counts, asked)
    if before:
        still = len(change.still)
        opening = _AGAIN.format(
            report,
            file_names([used]),
            len(before),
            _since(len(change.mended), still, found),
            counts,
            asked,
        )
    sent_back = 1 + sum(bool(each.findings) for each in earlier)
    which = f"（第{numeral(sent_back)}次）" if sent_back > 1 else ""
    closing = _closing(due, _how(found)) if is_wrong else _to_verify(due)
    return MemoWords(opening, tuple(parts), closing, which)


_HEADS = {Severity.ERROR: "必须改的", Severity.WARNING: "请核对的"}
_FIRST = "你单位报送的{}（{}）收悉。经审核，有{}，现退回{}，意见如下："
_AGAIN = "你单位重新报送的{}（{}）收悉。上次提出{}处，{}。目前还有{}，现再次退回{}，意见如下："
_MORE = "另有{}处没有一一列出。请先改好上面这些，再对照国家格式通读一遍，重新报送后一并审核。"
_STILL, _NEW = "（仍未改）", "（新发现）"
_PLACE = re.compile(
    f"(?:{'|'.join(table.name for table in TABLES)})(?:“[^”]*”)?"
    f"|{part_name(OPENING)}|第[{NUMERALS}]部分"
)
_BEFORE_REMEDY = re.compile("(?:“[^”]*”|(?!，请)[^。“])*")
_SHORT_OF_FIGURES = re.compile("(?:“[^”]*”|[^：“])*")


def _rank(finding: Finding) -> tuple[bool, int, bool]:
    """Return what findings are sorted by: weight, then the order of the report."""
    told = told_in_text(finding.where)
    table = TABLE_OF.get(finding.where.partition(".")[0])
    section = told[0] if told else table.section if table else OPENING
    return finding.severity is not Severity.ERROR, section, told is None


def _state(is_still: bool) -> str:
    return _STILL if is_still else _NEW


def _said(finding: Finding, number: int, state: str) -> Said:
    """Return a finding with its place in front, which is not said twice."""
    message = _cut(one_line(finding.message), _LONGEST)
    named = _PLACE.match(message)
    place = place_words(finding.where)
    lead = named[0] if named else f"{place}：" if place else ""
    return Said(message[named.end() :] if named else message, f"{number}．{state}", lead)


def _part(parts: Sequence[Part], head: str, items: Sequence[Said]) -> Part:
    ordinal = sum(bool(each.heading) for each in parts) + 1
    return Part(f"{numeral(ordinal)}、{head}", tuple(items))


def _mended(told: Sequence[Told]) -> str:
    lines = []
    for _, _, message in told:
        found = _SHORT_OF_FIGURES.match(_mistake(message))
        lines.append(_cut(found[0] if found else "", _LONGEST_MENDED))
    return f"{'；'.join(shortened(lines, _MOST_MENDED, '以及另外{}处'))}。"


def _mistake(message: str) -> str:
    """Return what is wrong, without what is to be done about it."""
    found = _BEFORE_REMEDY.match(one_line(message))
    return found[0] if found else ""


def _since(mended: int, still: int, found: Sequence[Finding]) -> str:
    """Return what became of the findings before: 已改3处，2处仍未改，新发现1处."""
    new = len(found) - still
    counts = ((mended, "已改{}处"), (still, "{}处仍未改"), (new, "新发现{}处"))
    return "，".join(words.format(count) for count, words in counts if count)


def _how(found: Sequence[Finding]) -> str:
    severities = {each.severity for each in found}
    if Severity.WARNING not in severities:
        return "改好后请通读一遍，确认文字和表格的数一致。"
    return "必须改的请逐条改正；请核对的，核对无误可以不改，并在报送时说明。"


# ---------------------------------------------------------------- what is to be sent instead


def _unreadable(files: Sequence[Received], report: str, due: Due) -> MemoWords:
    reasons = dict.fromkeys(_mistake(each.report.problem) for each in files)
    reason = _cut("；".join([*reasons][:_MOST_FILES]), _LONGEST)
    opening = f"你单位报送的{report}无法读取，未能审核。原因：{reason}。请按以下要求重新报送："
    asked = (
        "请报送 Word 文件（.docx）。用 WPS 写的，请另存为 .docx。",
        "不要加密码，不要报送照片、扫描件；三张表要是能编辑的表格，不要贴成图片。",
        "报送前请在另一台电脑上打开看一遍，文件名写上单位名称和年度。",
    )
    return MemoWords(opening, (_numbered(asked),), _closing(due, ""))


def _of_another_year(
    files: Sequence[Received], year: int | None, report: str, due: Due
) -> MemoWords:
    assert year is not None
    read = [each for each in files if not each.report.problem]
    years = "、".join(dict.fromkeys(f"{each.report.year}年" for each in read))
    opening = (
        f"你单位报送的是{years}的报告（{file_names(read)}），应当报送{year}年的，现退回。"
        "请按以下要求办理："
    )
    asked = (
        f"请报送{report}，统计期限为{period(year)}。",
        f"如果内容就是{year}年的，只是年份写错了，请把标题、正文里的年份改正后重新报送。",
    )
    return MemoWords(opening, (_numbered(asked),), _closing(due, ""))


def _twice(files: Sequence[Received], report: str, due: Due) -> MemoWords:
    opening = (
        f"收到你单位报送的{report}{len(files)}份（{file_names(files)}），三张表不同，"
        "无法确定以哪一份为准，均未计入汇总。"
    )
    asked = ("请核对后告知以哪一份为准，或者重新报送一份定稿，其他的作废。",)
    return MemoWords(opening, (_numbered(asked),), _closing(due, ""))


def _numbered(lines: Sequence[str]) -> Part:
    if len(lines) == 1:
        return Part("", (Said(lines[0]),))
    return Part("", tuple(Said(line, f"{n}．") for n, line in enumerate(lines, start=1)))


def _to_verify(due: Due) -> str:
    """Return what is asked where nothing is surely wrong."""
    over = f"报送期限（{due.words}）已过，" if due.is_over else ""
    by = f"于{due.words}前" if due.words and not due.is_over else "抓紧"
    return f"{over}请{by}核对，有误的改正后重新报送，无误的可以不改，请回复说明。"


def _closing(due: Due, how: str) -> str:
    if due.is_over:
        return f"报送期限（{due.words}）已过，请抓紧办理，尽快重新报送。{how}"
    by = f"于{due.words}前" if due.words else "抓紧"
    return f"请{by}办理，经负责人审核后重新报送。{how}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()}……"
