"""What is planted into honest reports, and what `collect` has to say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from report_assistant.county.standing import Status
from tests.county.honest import FORWARD, Written

Change = Callable[[Written], None]


@dataclass(frozen=True)
class Planted:
    """One planted fault: the key to the county."""

    body: str
    """As the sheet names it: the roster's name; of a stranger, what its file says."""
    kind: str
    codes: frozenset[str] = frozenset()
    """Any of these among the findings of the body tells it; none where it is no finding."""
    also: frozenset[str] = frozenset()
    """What may be found besides, because of it."""
    status: Status = Status.HANDED_IN
    told: str = ""
    """Words that the sheet has to say."""


def _period(report: Written) -> None:
    year = report.year
    report.replace(f"{year}年1月1日至{year}年12月31日", f"{year - 1}年1月1日至{year - 1}年12月31日")


def _self_reference(report: Written) -> None:
    other = "我局" if report.body.own != "我局" else "我镇"
    report.replace(f"，{report.body.own}", f"，{other}")


def _anothers_name(report: Written) -> None:
    if report.body.is_local:
        report.replace("请与政务公开股", "请与大冲镇人民政府政务公开股")
    else:
        report.say("县蚕桑管理局认真落实各项公开要求。")


def _total(report: Written) -> None:
    _add(report, 1, "applications.granted.total")


def _balance(report: Written) -> None:
    _add(report, 2, f"{FORWARD}.natural_person", f"{FORWARD}.total")


def _carried_over(report: Written) -> None:
    for row in ("applications.carried_over", FORWARD):
        _add(report, 1, f"{row}.natural_person", f"{row}.total")


def _chain(report: Written) -> None:
    path = "proactive_disclosure.normative_documents.in_force"
    before = report.cells[path]
    _add(report, 3, path)
    report.replace(
        f"现行有效的行政规范性文件{before}件", f"现行有效的行政规范性文件{report.cells[path]}件"
    )


def _another_number(report: Written) -> None:
    received = report.number("applications.received.total")
    report.replace(f"政府信息公开申请{received}件", f"政府信息公开申请{received + 3}件")


def _repealed(report: Written) -> None:
    report.replace(
        "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（国办公开办函〔2021〕30号）",
        "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
        "（国办公开办函〔2019〕60号）",
    )


def _id_number(report: Written) -> None:
    report.say("其中一件的申请人身份证号为110101199003070011。")


def _mobile(report: Written) -> None:
    report.say("有事可找王某某（手机13800138000）。")


def _negative(report: Written) -> None:
    report.cells["proactive_disclosure.coercion"] = "-3"


def _decimal(report: Written) -> None:
    report.cells["proactive_disclosure.licences"] = "3.5"


def _blank(report: Written) -> None:
    report.cells["proactive_disclosure.coercion"] = ""


def _no_heading(report: Written) -> None:
    report.left_out.add(5)


def _fee_unpaid(report: Written) -> None:
    for row in ("received", "fee_unpaid", "handled"):
        _add(report, 1, f"applications.{row}.natural_person", f"applications.{row}.total")
    received = report.number("applications.received.total")
    report.replace(f"政府信息公开申请{received - 1}件", f"政府信息公开申请{received}件")
    report.replace("未收取信息处理费，", "")


def _placeholder(report: Written) -> None:
    report.say("全年开展业务培训【待填】次。")


def _no_accountability(report: Written) -> None:
    report.replace("；没有发生责任追究的情形", "")


def _add(report: Written, more: int, *paths: str) -> None:
    for path in paths:
        report.cells[path] = str(report.number(path) + more)


@dataclass(frozen=True)
class InText:
    """A fault within a report."""

    change: Change
    codes: str
    also: str = ""
    only: tuple[str, ...] = ()
    """How the bodies call themselves in whose reports it can be; empty if in all."""
    needs_last: bool = False


IN_TEXT: Mapping[str, InText] = {
    "wrong period": InText(_period, "S07", "Y08"),
    "wrong self-reference": InText(_self_reference, "S08", only=("我镇", "我乡", "我局")),
    "another body's name": InText(_anothers_name, "S08"),
    "wrong total": InText(_total, "T01", "T02"),
    "does not balance": InText(_balance, "T03"),
    "carried over is not last year's": InText(_carried_over, "Y01", needs_last=True),
    "documents in force do not follow": InText(_chain, "Y02", needs_last=True),
    "text says another number": InText(_another_number, "X01 X02"),
    "repealed notice": InText(_repealed, "S06"),
    "ID number": InText(_id_number, "S16"),
    "mobile number": InText(_mobile, "S16"),
    "negative count": InText(_negative, "T05"),
    "decimal count": InText(_decimal, "T05"),
    "blank cell": InText(_blank, "T06"),
    "missing heading": InText(_no_heading, "S01", "S12 S13 Y06 S22"),
    "unpaid fee, section six silent": InText(_fee_unpaid, "T13"),
    "placeholder left": InText(_placeholder, "S09", "S10"),
    "no word of accountability": InText(_no_accountability, "S03", only=("我镇", "我乡")),
}
"""The faults within a report, by kind."""
