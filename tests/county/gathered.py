"""Collections made directly, without reading a file: bodies that stand in every way."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from report_assistant.checks import Finding, Severity
from report_assistant.county.alike import AlikePair
from report_assistant.county.body_report import PATHS, BodyReport
from report_assistant.county.collecting import Collection
from report_assistant.county.kept import Round
from report_assistant.county.receiving import Received
from report_assistant.county.roster import Member, Roster
from report_assistant.county.standing import Standing, Status
from report_assistant.report.tables import Number

ERROR = Finding(
    "T01", Severity.ERROR, "applications.received.total", "总计是 12，相加是 13。", "13", "12"
)
WARNING = Finding("X12", Severity.WARNING, "section:1:未收到申请", "第一部分写着“未收到申请”。")


def name_of(number: int) -> str:
    return f"安和县第{number}镇人民政府"


def cells_of(number: int) -> tuple[Number | None, ...]:
    """Return figures that differ by body and cell; money has decimals, and one cell is blank."""
    figures: list[Number | None] = [(number * 7 + place * 3) % 11 for place in range(len(PATHS))]
    figures[PATHS.index("proactive_disclosure.fees")] = Decimal("0.1") * (number + 1)
    figures[-1 - number % 5] = None
    return tuple(figures)


def received(number: int, findings: tuple[Finding, ...] = (), day: int = 20) -> Received:
    report = BodyReport(
        name=name_of(number),
        year=2025,
        signed_on="2026年1月20日",
        is_report=True,
        cells=cells_of(number),
        findings=findings,
    )
    return Received(f"乡镇/{name_of(number)}.docx", f"d{number}", "", date(2026, 1, day), report)


def member(number: int, *, is_counted: bool = True, due: str = "2026-01-26") -> Member:
    remark = "" if is_counted else "垂直管理的单位向上级报送"
    return Member(
        name_of(number),
        "镇",
        is_counted,
        contact="张三",
        phone="13800000000",
        due=due,
        remark=remark,
    )


def standing(number: int, *findings: Finding, is_counted: bool = True, day: int = 20) -> Standing:
    sent = received(number, findings, day)
    return Standing(
        name_of(number),
        Status.HANDED_IN,
        member(number, is_counted=is_counted),
        (sent,),
        sent,
        round=1,
    )


def collection(
    *standings: Standing,
    last: Mapping[str, Received] | None = None,
    rounds: Mapping[str, tuple[Round, ...]] | None = None,
) -> Collection:
    members = tuple(each.member for each in standings if each.member)
    return Collection(2025, Roster(members), standings, last or {}, (), rounds or {})


def county() -> Collection:
    """Return a county with bodies that stand in every way."""
    two = (received(6), received(7))
    return collection(
        standing(0, ERROR, WARNING),
        standing(1, is_counted=False),
        standing(2, day=28),
        standing(3, WARNING, WARNING),
        Standing(name_of(4), Status.MISSING, member(4)),
        Standing(
            name_of(5), Status.WRONG_YEAR, member(5), (received(5),), told="交来的是2024年的报告"
        ),
        Standing(name_of(6), Status.TWICE, member(6), two, told="收到 2 份，内容不同"),
        Standing("某某中心", Status.UNKNOWN, None, (received(8),), told="名册里没有这个单位"),
        last={name_of(0): last_of(0), name_of(2): last_of(2)},
        rounds={name_of(0): returned(ERROR)},
    )


def last_of(number: int) -> Received:
    """Return last year's report of a body: as this year's, other figures carried forward."""
    report = BodyReport(name=name_of(number), year=2024, is_report=True, cells=cells_of(number + 1))
    return Received("去年.docx", "l", "", date(2025, 1, 20), report)


def returned(*open_still: Finding) -> tuple[Round, ...]:
    """Return two rounds, of which the first had the findings that are open still."""
    found = tuple((each.code, each.where, each.message) for each in open_still)
    return (Round(1, "a", date(2026, 1, 20), found), Round(2, "b", date(2026, 1, 22), found))


PAIRS = (
    AlikePair(name_of(0), name_of(2), Decimal("0.87"), ("围绕港区建设", "每周三当面解答问题")),
)
