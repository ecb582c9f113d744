"""X15, X16: documents and decisions that the text counts, against table two."""

import re
from collections.abc import Iterator

from report_assistant.checks.claims import is_elsewhere
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.reach import advice_on, both_right, reach_of
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.foundation.digits import whole_number
from report_assistant.report.places import part_name
from report_assistant.report.table_notes import cell_note
from report_assistant.report.tables import TABLE_OF, Number

_TABLE = TABLE_OF["proactive_disclosure"]
_DOCUMENTS = {
    "normative_documents": re.compile("(?<!党内)规范性文件"),
    "regulations": re.compile("(?:政府|部门)规章(?!制度)"),
}
_ISSUED = re.compile("制发|制定|出台|印发|制(?=[^\\d]{0,6}规范性文件)")
_REPEALED = re.compile("废止|宣布失效")
_IN_FORCE = re.compile("现行有效|继续有效")
_PUBLISHED = re.compile("公开|公示|发布|解读|备案|审查|清理|审核|评估|起草|征求")
_PARTS = re.compile("修订|修改|新制定|自然失效")
_DOCUMENT_ALONE = re.compile("(?:规范性文件|规章)(?:共|合计)?$")
_UNITS = frozenset("件个份项部宗")
_NUMBERS = re.compile(r"\d+")


def _documents(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X15: 制发, 废止 and 现行有效 are the cells of table two."""
    for sentence, quantity in _own_quantities(facts):
        row = _row(sentence.text[: quantity.end], quantity.after)
        column = _column(quantity)
        if row is not None and column is None:
            yield from _all_published(check, facts, row, (sentence, quantity))
        if row is None or column is None:
            continue
        path = f"proactive_disclosure.{row}.{column}"
        value = facts.values.get(path)
        if value is None or quantity.value in _allowed(facts, path, value):
            continue
        is_part = _PARTS.search(quantity.before) and quantity.value < value
        severity = Severity.WARNING if is_part else None
        yield from _mismatch(check, facts, (sentence, quantity), path, severity)


def _all_published(
    check: Check, facts: Facts, row: str, said: tuple[Sentence, Quantity]
) -> Iterator[Finding]:
    """X15: documents all of which were published are those of the year, or those in force."""
    sentence, quantity = said
    if not (
        _DOCUMENT_ALONE.search(quantity.before)
        and _ALL_PUBLISHED.match(sentence.text, quantity.end)
    ):
        return
    path = f"proactive_disclosure.{row}.issued"
    issued, in_force = facts.values.get(path), facts.values.get(_beside(path))
    if issued is None or in_force is None:
        return
    if quantity.value not in _allowed(facts, path, issued) | {in_force}:
        yield from _mismatch(check, facts, said, path, Severity.WARNING)


def _beside(path: str) -> str:
    return f"{path.rpartition('.')[0]}.in_force"


def _own_quantities(facts: Facts) -> Iterator[tuple[Sentence, Quantity]]:
    """Yield the exact counts that are of this body and this year."""
    for sentence in facts.sentences:
        for quantity in sentence.quantities:
            is_counted = quantity.unit in _UNITS and not quantity.is_rough
            if is_counted and not is_elsewhere(sentence, quantity, facts.own_names, facts.year):
                yield sentence, quantity


def _row(lead: str, after: str) -> str | None:
    """Return the row that the sentence speaks of so far: the last one named."""
    ends = {
        row: max((found.end() for found in pattern.finditer(f"{lead}{after[:12]}")), default=-1)
        for row, pattern in _DOCUMENTS.items()
    }
    row = max(ends, key=lambda name: ends[name])
    return row if ends[row] >= 0 else None


def _column(quantity: Quantity) -> str | None:
    """Return the column that is counted, by the words right before the number."""
    words = quantity.before.rpartition("、")[2] or quantity.before
    if _IN_FORCE.search(words):
        return "in_force"
    if _REPEALED.search(words):
        return "repealed"
    if _ISSUED.search(words) and not _PUBLISHED.search(words):
        return "issued"
    return None


def _allowed(facts: Facts, path: str, value: Number) -> set[Number]:
    """Return the cell's number and the parts in its note: 22（其中修订16件） is also 6 and 16."""
    cell = facts.printed.cells.get(path) if facts.printed else None
    note = (cell.note if cell else "") or cell_note(facts.report, path)
    numbers = map(whole_number, _NUMBERS.findall(note))
    parts = {number for number in numbers if number is not None}
    return {value} | parts | {value - part for part in parts}


def _mismatch(
    check: Check,
    facts: Facts,
    said: tuple[Sentence, Quantity],
    path: str,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """Yield the finding that sentence and cell differ, if they are of the same scope."""
    sentence, quantity = said
    value, cell = quantity.value, facts.values[path]
    assert cell is not None
    reach = reach_of(sentence, quantity, facts.own_names)
    if both_right(reach, value, cell, facts.scope):
        return
    told = advice_on(reach, value, cell, facts.scope)
    quote = sentence.quote(quantity)
    message = (
        f"{part_name(sentence.section)}“{quote}”与{_TABLE.place(path)}（{cell}）不一致。"
        f"{told or '请查清哪个数对，把文字和表格改成一样。'}"
    )
    where = text_place(sentence.section, quote)
    severity = Severity.WARNING if told else severity
    yield check.finding(where, message, expected=cell, found=value, severity=severity)


# ---------------------------------------------------------------- decisions

_DECISIONS = {"licences": "行政许可", "penalties": "行政处罚", "coercion": "行政强制"}
_MADE = re.compile("作出|做出|实施|办理|办结|决定")
_DECIDED = re.compile("作出|做出|决定")
_NAMED_ALONE = re.compile("(?:行政(?:许可|处罚|强制))(?:决定|案件|信息|事项)?(?:共|合计)?$")
_ALL_PUBLISHED = re.compile(
    "[,，]?(?:已|也)*(?:全部|全|均|都)(?:[^,，。；;]{0,6})(?:公开|公示|上网|归集)"
)
_NOT_DECIDED = re.compile("公开|公示|发布|受理|申请|收到|推送|报送|事项(?:清单|目录)|清单|梳理")


def _decisions(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X16: licences, penalties and coercive measures are those of table two.

    作出…决定 is the table's own quantity; 办理…件 can be cases that are still open. Where all of
    them were published, 行政处罚1204件全部公示, their number is the table's too.
    """
    for sentence, quantity in _own_quantities(facts):
        words = quantity.before
        field = _decision(words)
        is_made = _MADE.search(words) and not _NOT_DECIDED.search(words)
        is_whole = _NAMED_ALONE.search(words) and _ALL_PUBLISHED.match(sentence.text, quantity.end)
        if field is None or not (is_made or is_whole):
            continue
        path = f"proactive_disclosure.{field}"
        value = facts.values.get(path)
        if value is not None and value != quantity.value:
            severity = None if is_made and _DECIDED.search(words) else Severity.WARNING
            yield from _mismatch(check, facts, (sentence, quantity), path, severity)


def _decision(words: str) -> str | None:
    ends = {field: words.rfind(label) for field, label in _DECISIONS.items()}
    field = max(ends, key=lambda name: ends[name])
    return field if ends[field] >= 0 else None


DOCUMENT_CHECKS = (
    Check("X15", Severity.ERROR, "文字里的规范性文件件数", _documents),
    Check("X16", Severity.ERROR, "文字里的许可处罚件数", _decisions),
)
