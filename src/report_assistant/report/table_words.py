"""The heads and rows of the tables as a screen names them: where a head may break, shorter names.

The exact labels of the form are in tables.py; nothing here is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from report_assistant.report.tables import CASE_BLOCK_LABELS, Role, Table

_HEADS = (
    *("自然人", "商业 企业", "科研 机构", "社会 公益 组织", "法律 服务 机构", "其他", "总计"),
    *("本年 制发 件数", "本年 废止 件数", "现行 有效 件数", "本年 处理 决定 数量"),
    "本年 收费 金额 （单位： 万元）",
    *("结果 维持", "结果 纠正", "其他 结果", "尚未 审结"),
)
_LONG = {
    "要求行政机关确认或重新出具已获取信息": "要求确认或重新出具已获取信息",
    "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "逾期不补正、不再处理申请",
    "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "逾期未缴费、不再处理申请",
}
"""Item -> its name where there is room for fourteen characters."""
_SHORT = {
    "属于国家秘密": "国家秘密",
    "其他法律行政法规禁止公开": "法律法规禁止",
    "危及“三安全一稳定”": "三安全一稳定",
    "保护第三方合法权益": "第三方权益",
    "属于三类内部事务信息": "内部事务信息",
    "属于四类过程性信息": "过程性信息",
    "属于行政执法案卷": "行政执法案卷",
    "属于行政查询事项": "行政查询事项",
    "本机关不掌握相关政府信息": "本机关不掌握",
    "没有现成信息需要另行制作": "没有现成信息",
    "补正后申请内容仍不明确": "补正后不明确",
    "信访举报投诉类申请": "信访举报投诉",
    "要求提供公开出版物": "公开出版物",
    "无正当理由大量反复申请": "大量反复申请",
    "要求行政机关确认或重新出具已获取信息": "重新出具信息",
    "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "逾期不补正",
    "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "逾期未缴费",
    "行政规范性文件": "规范性文件",
    "行政事业性收费": "事业性收费",
    "未经复议直接起诉": "直接起诉",
}
"""Item -> its name where there is room for six characters."""
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
    return _HEAD_WORDS.get(head, (head,))


def rows_named(table: Table) -> str:
    """Return what stands over the labels of the rows."""
    return _ROWS_NAMED.get(table.key, "案件")


def row_names(table: Table) -> Mapping[str, RowName]:
    """Map the short label of each row to its names."""
    above = _articles(table)
    names: dict[str, RowName] = {}
    for path, (label, _) in table.labels.items():
        group, _, item = label.rpartition("：")
        names[label] = RowName(
            group or above.get(path, "") or _lawsuits(path),
            _LONG.get(item, item),
            _SHORT.get(item, item),
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


_HEAD_WORDS: Mapping[str, tuple[str, ...]] = {
    "".join(words.split()): tuple(words.split()) for words in _HEADS
}
