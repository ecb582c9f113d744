"""The heads and rows of the tables as a screen names them: where a head may break, shorter names.

The exact labels of the form are in tables.py; nothing here is printed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from report_assistant.report.tables import CASE_BLOCK_LABELS, Role, Table

_PIECE = re.compile("（[^：）]+：|[^（）]{2}）|[^（）]{2}")
"""Two characters of a head, or a side of the remark in brackets behind it."""
_SHORTEST_BROKEN = 4
_LONG = {
    "reconfirmation": "要求确认或重新出具已获取信息",
    "not_corrected": "逾期不补正、不再处理申请",
    "fee_unpaid": "逾期未缴费、不再处理申请",
}
"""Row, by its field -> its name where there is room for fourteen characters."""
_SHORT = {
    "state_secret": "国家秘密",
    "prohibited_by_law": "法律法规禁止",
    "endangers_security": "三安全一稳定",
    "third_party_rights": "第三方权益",
    "internal_affairs": "内部事务信息",
    "process_information": "过程性信息",
    "enforcement_files": "行政执法案卷",
    "administrative_query": "行政查询事项",
    "not_held": "本机关不掌握",
    "needs_creation": "没有现成信息",
    "still_unclear": "补正后不明确",
    "petition": "信访举报投诉",
    "publication": "公开出版物",
    "excessive": "大量反复申请",
    "reconfirmation": "重新出具信息",
    "not_corrected": "逾期不补正",
    "fee_unpaid": "逾期未缴费",
    "normative_documents": "规范性文件",
    "fees": "事业性收费",
    "litigation_direct": "直接起诉",
}
"""Row, by its field -> its name where there is room for six characters."""
_ROWS_NAMED = {"proactive_disclosure": "信息内容", "applications": "办理情况"}
_REGULATION = "第二十条"
_LAWSUITS = "行政诉讼"
_REVIEW = "reconsideration"


@dataclass(frozen=True)
class RowName:
    """The names of one row, from the longest to the shortest."""

    group: str
    """The category that it belongs to, which stands once for all its rows; may be empty."""
    item: str
    short: str


def head_words(head: str) -> tuple[str, ...]:
    """Return the words of a head; lines break between them only."""
    pieces = tuple(_PIECE.findall(head))
    is_whole = len(head) >= _SHORTEST_BROKEN and "".join(pieces) == head
    return pieces if is_whole else (head,)


def rows_named(table: Table) -> str:
    """Return what stands over the labels of the rows."""
    return _ROWS_NAMED.get(table.key, "案件")


def row_names(table: Table) -> Mapping[str, RowName]:
    """Map the short label of each row to its names."""
    above = _articles(table)
    names: dict[str, RowName] = {}
    for path, (label, _) in table.labels.items():
        group, _, item = label.rpartition("：")
        row = path.split(".")[1]
        names[label] = RowName(
            group or above.get(path, "") or _lawsuits(path),
            _LONG.get(row, item),
            _SHORT.get(row, item),
        )
    return names


def _articles(table: Table) -> dict[str, str]:
    """Map cells to the item of the regulation that is printed over them: 第（一）项."""
    found: dict[str, str] = {}
    article = ""
    for row in table.rows:
        for cell in row:
            if cell.role is Role.BANNER:
                article = cell.text.removeprefix(_REGULATION)
            elif cell.path:
                found[cell.path] = article
    return found


def _lawsuits(path: str) -> str:
    block = path.split(".")[1]
    return _LAWSUITS if block in CASE_BLOCK_LABELS and block != _REVIEW else ""
