"""T: the cells of a printed table, before they are added up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from report_assistant.checks.finding import Check, Facts, Finding, Severity
from report_assistant.foundation.digits import whole_number
from report_assistant.report.edition import EDITIONS, edition_for, section_title
from report_assistant.report.labels import cell_place
from report_assistant.report.printed import Level, PrintedCell
from report_assistant.report.tables import TABLES, Table
from report_assistant.report.text import half_width

_FEES = "proactive_disclosure.fees"
_EMPTY = re.compile(
    r"[\s/\-—–─―－_·.]*|无|空|暂无|未发生|不适用|n/?a|【待填[^】]*】", re.IGNORECASE
)
_NEGATIVE = re.compile(r"^[\-－−–]\s*[\d.,]+")
_NOTE = re.compile(r"[（(].*?[）)]")
_DIGITS = re.compile(r"[\d,]*\d")
_MOST_ROWS = 12


def _empty_cells(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T06: a blank or a dash says neither that there was none nor that it was not counted."""
    for table, rows in _cells_by_row(facts):
        empty = {
            row: paths
            for row, cells in rows.items()
            if (paths := [path for path, cell in cells.items() if _is_empty(cell)])
        }
        if empty:
            first = next(iter(empty.values()))[0]
            number = sum(map(len, empty.values()))
            is_whole = number == len(table.paths)
            places = (
                "整张表都没有填数"
                if is_whole
                else (f"有 {number} 格没有填数：{_empty_places(table, empty)}")
            )
            yield check.finding(
                first,
                f"{table.name}{places}。没有就填 0，不要留空，也不要填斜线、横线或“无”。",
                expected=0,
                found=rows[table.labels[first][0]][first].text or "空格",
            )


def _empty_places(table: Table, empty: Mapping[str, Sequence[str]]) -> str:
    """Return where cells are empty: columns in brackets where not the whole row is."""
    places = []
    for row, paths in list(empty.items())[:_MOST_ROWS]:
        columns = [table.labels[path][1] for path in paths]
        is_part = all(columns) and len(paths) < _columns_of(table, row)
        places.append(f"“{row}”（{'、'.join(columns)}）" if is_part else f"“{row}”")
    more = f"等 {len(empty)} 行" if len(empty) > _MOST_ROWS else ""
    return f"{'、'.join(places)}{more}"


def _columns_of(table: Table, row: str) -> int:
    return sum(label == row for label, _ in table.labels.values())


def _cells_by_row(facts: Facts) -> Iterator[tuple[Table, dict[str, dict[str, PrintedCell]]]]:
    """Yield each table with its printed cells, row by row."""
    printed = facts.printed.cells if facts.printed else {}
    for table in TABLES:
        rows: dict[str, dict[str, PrintedCell]] = {}
        for path in table.paths:
            if path in printed:
                rows.setdefault(table.labels[path][0], {})[path] = printed[path]
        yield table, rows


def _is_empty(cell: PrintedCell) -> bool:
    return cell.value is None and bool(_EMPTY.fullmatch(half_width(cell.text).strip()))


def _no_numbers(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T05: counts are whole numbers from 0 up; the fee may have decimals."""
    for table, rows in _cells_by_row(facts):
        for cells in rows.values():
            for path, cell in cells.items():
                if wrong := _wrong_number(path, cell):
                    wanted = "0 或正数" if path == _FEES else "0 或正整数"
                    yield check.finding(
                        path,
                        f"{table.place(path)}填的是“{cell.text}”，{wrong}。这一格要填{wanted}。",
                        expected=wanted,
                        found=cell.text,
                    )
    for path, value in facts.values.items():
        if facts.printed is None and value is not None and value < 0:
            yield check.finding(
                path, f"{cell_place(path) or path}是负数。这一格要填 0 或正数。", found=value
            )


def _wrong_number(path: str, cell: PrintedCell) -> str:
    """Return the mistake in the cell's number; empty if it is right or there is none."""
    if cell.text.isdecimal() and cell.value is not None:
        return ""
    words = _NOTE.sub("", half_width(cell.text)).strip()
    if _NEGATIVE.match(words) or (cell.value is not None and cell.value < 0):
        return "是负数"
    if cell.value is None:
        return "" if _is_empty(cell) else "不是一个数"
    is_whole = cell.value == int(cell.value)
    return "" if path == _FEES or is_whole else "不是整数"


def _notes_in_cells(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T16: a note names a part of the cell's number, which cannot be more than the whole."""
    for table, rows in _cells_by_row(facts):
        for cells in rows.values():
            for path, cell in cells.items():
                if not cell.note:
                    continue
                digits = _DIGITS.findall(cell.note)
                numbers = [whole_number(found.replace(",", "")) for found in digits]
                parts = [number for number in numbers if number is not None]
                if cell.value is not None and parts and max(parts) > cell.value:
                    yield check.finding(
                        path,
                        f"{table.place(path)}填了 {cell.value}，附注“{cell.note}”里的数却更大。"
                        "附注说的是其中一部分，请核对。",
                        expected=f"<= {cell.value}",
                        found=max(parts),
                    )


def _old_form(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T18: table two of 2019 has been replaced."""
    is_due = facts.year is None or facts.year >= EDITIONS[0].first_year
    if facts.printed and facts.printed.old_form and is_due:
        number = edition_for(facts.year).notice_number
        yield check.finding(
            "proactive_disclosure",
            "表二用的是 2019 年的旧格式（新制作数量、新公开数量、集中采购等），已经停止使用。"
            f"请换成{number}规定的表。",
            expected=number,
            found="2019 年格式",
        )


def _missing_tables(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T20: each part that consists of a table has it; one line says that a whole one is not."""
    printed = facts.printed
    if printed is None:
        return
    headed = {p.section for p in printed.paragraphs if p.level is Level.SECTION}
    for table in TABLES:
        if table.section in headed and table.key not in printed.found_tables:
            title = section_title(table.section, facts.year)
            yield check.finding(
                table.key,
                f"“{title}”下面没有找到{table.name}。表格缺了请补上；是图片或一格一行的文字的，请换成表格。",
                expected=table.name,
                found="没有",
            )


_PUBLISHED = re.compile("公开|公示|发布")
_DECISIONS = {"licences": "行政许可", "penalties": "行政处罚", "coercion": "行政强制"}


def _decisions(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check T10: all decisions are counted, so there are hardly fewer than were published."""
    for sentence in facts.sentences:
        for quantity in sentence.quantities:
            if quantity.unit not in ("条", "件", "项", "个") or not _PUBLISHED.search(
                sentence.text[: quantity.end]
            ):
                continue
            for field, label in _DECISIONS.items():
                path = f"proactive_disclosure.{field}"
                value = facts.values.get(path)
                if (
                    value is not None
                    and quantity.before.endswith((label, f"{label}信息", f"{label}决定"))
                    and quantity.value > value
                ):
                    yield check.finding(
                        path,
                        f"文字说公开{label}{quantity.value}{quantity.unit}，表二“{label}”却是 {value}。"
                        "表二要填全部处理决定，公开和不公开的都算，请核对。",
                        expected=f">= {quantity.value}",
                        found=value,
                    )


def _fee_format(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X20: a fee that the text gives in 元 stands in table two in 万元."""
    fees = facts.values.get(_FEES)
    if not fees:
        return
    for sentence in facts.sentences:
        for quantity in sentence.quantities:
            if "行政事业性收费" not in sentence.text[: quantity.start]:
                continue
            if quantity.unit == "元" and Decimal(quantity.value) == fees and not quantity.is_rough:
                yield check.finding(
                    _FEES,
                    f"文字说行政事业性收费是 {quantity.value} 元，表二填的也是 {fees}，"
                    "但表二的单位是万元。请换算后再填。",
                    expected=Decimal(quantity.value) / 10_000,
                    found=fees,
                )


CELL_CHECKS = (
    Check("T05", Severity.ERROR, "格子里不是数", _no_numbers),
    Check("T06", Severity.ERROR, "格子里没有填数", _empty_cells),
    Check("T10", Severity.WARNING, "处理决定数量偏少", _decisions),
    Check("T16", Severity.WARNING, "格子里的附注", _notes_in_cells),
    Check("T18", Severity.ERROR, "表二是旧格式", _old_form),
    Check("T20", Severity.WARNING, "没有找到表格", _missing_tables),
    Check("X20", Severity.ERROR, "收费的单位", _fee_format),
)
