"""The three statutory tables as data: labels, layout, which cell holds which field, identities.

This is the one definition that the writer, the reader, the grids and the checks use. The labels are
exact, from the official form (国办公开办函〔2021〕30号, annex). A value cell names its field by a path
below `AnnualReport`, e.g. `applications.received.natural_person`; totals are properties there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from report_assistant.report.model import APPLICANTS, CASE_OUTCOMES, OUTCOMES, AnnualReport

Number = int | Decimal
Values = Mapping[str, Number | None]
"""Cell path -> what stands in the cell; computed or, from a file that was read, as printed."""


class Role(Enum):
    """The role of a printed cell; the Word form decides how each role looks."""

    BANNER = "banner"
    HEAD = "head"
    LABEL = "label"
    GROUP = "group"
    NOTE = "note"
    VALUE = "value"


@dataclass(frozen=True)
class Cell:
    """One printed cell: fixed text, or the value of `path`."""

    role: Role
    text: str = ""
    path: str = ""
    colspan: int = 1
    rowspan: int = 1
    aside: str = ""
    """An explanation in brackets after the text, in another type."""


@dataclass(frozen=True)
class Identity:
    """A sum that the form demands: the cells of `left` add up to the cells of `right`."""

    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    rule: str
    """The identity in words, as a clerk would say it."""


@dataclass(frozen=True)
class Table:
    """One statutory table. `rows` lists each printed row's own cells; spans reach down and right."""

    key: str
    name: str
    """The name that clerks use: 表二."""
    section: int
    columns: int
    header_rows: int
    rows: tuple[tuple[Cell, ...], ...]
    labels: Mapping[str, tuple[str, str]]
    """Cell path -> (row label, column label), short, for naming one cell in a sentence."""
    identities: tuple[Identity, ...]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The value cells' paths in reading order, totals included."""
        return tuple(cell.path for row in self.rows for cell in row if cell.path)

    def place(self, path: str) -> str:
        """Name one cell in words: 表三“本年新收·自然人”."""
        row, column = self.labels[path]
        return f"{self.name}“{row}·{column}”" if column else f"{self.name}“{row}”"


# ---------------------------------------------------------------- 表二

_DISCLOSURE = "proactive_disclosure"
_COUNT_COLUMNS = {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"}
_DOCUMENT_ROWS = {"regulations": "规章", "normative_documents": "行政规范性文件"}
_CONTENT = "信息内容"
_DECISIONS = "本年处理决定数量"
_FEE_COLUMN = "本年收费金额（单位：万元）"


def _banner(item: str) -> tuple[Cell, ...]:
    return (Cell(Role.BANNER, f"第二十条第（{item}）项", colspan=4),)


def _heads(*texts: str) -> tuple[Cell, ...]:
    spans = [1] * len(texts) if len(texts) == 4 else [1, 3]
    return tuple(
        Cell(Role.HEAD, text, colspan=span) for text, span in zip(texts, spans, strict=True)
    )


def _single(label: str, field: str) -> tuple[Cell, ...]:
    return (
        Cell(Role.LABEL, label),
        Cell(Role.VALUE, path=f"{_DISCLOSURE}.{field}", colspan=3),
    )


def _document_row(field: str, label: str) -> tuple[Cell, ...]:
    values = (Cell(Role.VALUE, path=f"{_DISCLOSURE}.{field}.{name}") for name in _COUNT_COLUMNS)
    return (Cell(Role.LABEL, label), *values)


_SINGLE_ROWS = {
    "licences": ("行政许可", _DECISIONS),
    "penalties": ("行政处罚", _DECISIONS),
    "coercion": ("行政强制", _DECISIONS),
    "fees": ("行政事业性收费", _FEE_COLUMN),
}


def _table_two() -> Table:
    single = {field: _single(label, field) for field, (label, _) in _SINGLE_ROWS.items()}
    rows = (
        _banner("一"),
        _heads(_CONTENT, *_COUNT_COLUMNS.values()),
        *(_document_row(field, label) for field, label in _DOCUMENT_ROWS.items()),
        _banner("五"),
        _heads(_CONTENT, _DECISIONS),
        single["licences"],
        _banner("六"),
        _heads(_CONTENT, _DECISIONS),
        single["penalties"],
        single["coercion"],
        _banner("八"),
        _heads(_CONTENT, _FEE_COLUMN),
        single["fees"],
    )
    labels = {
        f"{_DISCLOSURE}.{field}.{name}": (row, column)
        for field, row in _DOCUMENT_ROWS.items()
        for name, column in _COUNT_COLUMNS.items()
    } | {f"{_DISCLOSURE}.{field}": (row, "") for field, (row, _) in _SINGLE_ROWS.items()}
    return Table(_DISCLOSURE, "表二", 2, 4, 0, rows, labels, ())


# ---------------------------------------------------------------- 表三

_APPLICATIONS = "applications"
TABLE_THREE_RULE = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"
_APPLICANT_LABELS = dict(
    zip(
        APPLICANTS,
        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        strict=True,
    )
)
_TOTAL = "总计"
_APPLICANT_COLUMNS = _APPLICANT_LABELS | {"total": _TOTAL}


@dataclass(frozen=True)
class OutcomeGroup:
    """A group of result rows of table three, （一） to （六）."""

    ordinal: str
    label: str
    rows: Mapping[str, str]
    """Field -> label. A group of one row has its own label there, without a number."""
    bracket: str = ""

    @property
    def is_single(self) -> bool:
        """Whether the group is one row without sub-items."""
        return len(self.rows) == 1


_OUTCOME_LABELS = (
    ("一", "予以公开", ("予以公开",), ""),
    ("二", "部分公开", ("部分公开",), "（区分处理的，只计这一情形，不计其他情形）"),
    (
        "三",
        "不予公开",
        (
            "属于国家秘密",
            "其他法律行政法规禁止公开",
            "危及“三安全一稳定”",
            "保护第三方合法权益",
            "属于三类内部事务信息",
            "属于四类过程性信息",
            "属于行政执法案卷",
            "属于行政查询事项",
        ),
        "",
    ),
    (
        "四",
        "无法提供",
        ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"),
        "",
    ),
    (
        "五",
        "不予处理",
        (
            "信访举报投诉类申请",
            "重复申请",
            "要求提供公开出版物",
            "无正当理由大量反复申请",
            "要求行政机关确认或重新出具已获取信息",
        ),
        "",
    ),
    (
        "六",
        "其他处理",
        (
            "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "其他",
        ),
        "",
    ),
)


def _outcome_groups() -> tuple[OutcomeGroup, ...]:
    fields = iter(OUTCOMES)
    return tuple(
        OutcomeGroup(ordinal, label, {next(fields): text for text in texts}, bracket)
        for ordinal, label, texts, bracket in _OUTCOME_LABELS
    )


OUTCOME_GROUPS = _outcome_groups()
_INTAKE_ROWS = {
    "received": ("一、本年新收政府信息公开申请数量", "本年新收"),
    "carried_over": ("二、上年结转政府信息公开申请数量", "上年结转"),
}
_RESULTS = "三、本年度办理结果"
_HANDLED = ("（七）总计", "办理结果总计")
_FORWARD_ROW = ("四、结转下年度继续办理", "结转下年度")


def _applicant_values(row: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(Role.VALUE, path=f"{_APPLICATIONS}.{row}.{name}") for name in _APPLICANT_COLUMNS
    )


def _group_rows(group: OutcomeGroup) -> Iterator[tuple[Cell, ...]]:
    head = f"（{group.ordinal}）{group.label}"
    for number, (field, label) in enumerate(group.rows.items(), start=1):
        name: tuple[Cell, ...]
        if group.is_single:
            name = (Cell(Role.LABEL, head, colspan=2, aside=group.bracket),)
        elif number == 1:
            group_cell = Cell(Role.GROUP, head, rowspan=len(group.rows))
            name = (group_cell, Cell(Role.LABEL, f"{number}.{label}"))
        else:
            name = (Cell(Role.LABEL, f"{number}.{label}"),)
        yield (*name, *_applicant_values(field))


def _table_three() -> Table:
    organisations = list(_APPLICANT_LABELS.values())[1:]
    header = (
        (
            Cell(Role.NOTE, f"（{TABLE_THREE_RULE}）", colspan=3, rowspan=3),
            Cell(Role.HEAD, "申请人情况", colspan=7),
        ),
        (
            Cell(Role.HEAD, _APPLICANT_LABELS["natural_person"], rowspan=2),
            Cell(Role.HEAD, "法人或其他组织", colspan=5),
            Cell(Role.HEAD, _TOTAL, rowspan=2),
        ),
        tuple(Cell(Role.HEAD, label) for label in organisations),
    )
    intake = tuple(
        (Cell(Role.LABEL, label, colspan=3), *_applicant_values(field))
        for field, (label, _) in _INTAKE_ROWS.items()
    )
    results = [row for group in OUTCOME_GROUPS for row in _group_rows(group)]
    results.append((Cell(Role.LABEL, _HANDLED[0], colspan=2), *_applicant_values("handled")))
    results[0] = (Cell(Role.GROUP, _RESULTS, rowspan=len(results)), *results[0])
    forward = (
        Cell(Role.LABEL, _FORWARD_ROW[0], colspan=3),
        *_applicant_values("carried_forward"),
    )
    rows = (*header, *intake, *results, forward)
    return Table(
        _APPLICATIONS, "表三", 3, 10, 3, rows, _table_three_labels(), tuple(_three_identities())
    )


def _table_three_labels() -> dict[str, tuple[str, str]]:
    short = {field: name for field, (_, name) in _INTAKE_ROWS.items()}
    for group in OUTCOME_GROUPS:
        for field, label in group.rows.items():
            short[field] = label if group.is_single else f"{group.label}：{label}"
    short |= {"handled": _HANDLED[1], "carried_forward": _FORWARD_ROW[1]}
    return {
        f"{_APPLICATIONS}.{field}.{who}": (row, column)
        for field, row in short.items()
        for who, column in _APPLICANT_COLUMNS.items()
    }


def _three_identities() -> Iterator[Identity]:
    def cell(row: str, who: str) -> str:
        return f"{_APPLICATIONS}.{row}.{who}"

    for row in (*_INTAKE_ROWS, *OUTCOMES, "handled", "carried_forward"):
        yield Identity(
            "T01",
            tuple(cell(row, who) for who in APPLICANTS),
            (cell(row, "total"),),
            "每一行各类申请人相加，等于这一行的总计",
        )
    for who in _APPLICANT_COLUMNS:
        yield Identity(
            "T02",
            tuple(cell(row, who) for row in OUTCOMES),
            (cell("handled", who),),
            "办理结果（一）到（六）各行相加，等于（七）总计",
        )
        yield Identity(
            "T03",
            (cell("received", who), cell("carried_over", who)),
            (cell("handled", who), cell("carried_forward", who)),
            "本年新收加上年结转，等于办理结果总计加结转下年度",
        )


# ---------------------------------------------------------------- 表四

_LITIGATION = "review_litigation"
_OUTCOME_COLUMNS = dict(
    zip(CASE_OUTCOMES, ("结果维持", "结果纠正", "其他结果", "尚未审结"), strict=True)
) | {"total": _TOTAL}
_CASE_BLOCKS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}


def _table_four() -> Table:
    outcome_heads = tuple(_OUTCOME_COLUMNS.values())
    first, *lawsuits = _CASE_BLOCKS.items()
    rows = (
        (Cell(Role.HEAD, first[1], colspan=5), Cell(Role.HEAD, "行政诉讼", colspan=10)),
        (
            *(Cell(Role.HEAD, text, rowspan=2) for text in outcome_heads),
            *(Cell(Role.HEAD, label, colspan=5) for _, label in lawsuits),
        ),
        tuple(Cell(Role.HEAD, text) for _ in lawsuits for text in outcome_heads),
        tuple(
            Cell(Role.VALUE, path=f"{_LITIGATION}.{block}.{name}")
            for block in _CASE_BLOCKS
            for name in _OUTCOME_COLUMNS
        ),
    )
    labels = {
        f"{_LITIGATION}.{block}.{name}": (label, column)
        for block, label in _CASE_BLOCKS.items()
        for name, column in _OUTCOME_COLUMNS.items()
    }
    identities = tuple(
        Identity(
            "T04",
            tuple(f"{_LITIGATION}.{block}.{name}" for name in CASE_OUTCOMES),
            (f"{_LITIGATION}.{block}.total",),
            "维持、纠正、其他、未审结四项相加，等于总计",
        )
        for block in _CASE_BLOCKS
    )
    return Table(_LITIGATION, "表四", 4, 15, 3, rows, labels, identities)


TABLES = (_table_two(), _table_three(), _table_four())
FOOTNOTE = "footnote"
"""The name of a table's note, below the table."""
TABLE_OF = {table.key: table for table in TABLES}
APPLICANT_LABELS: Mapping[str, str] = _APPLICANT_LABELS
"""Applicant field -> column label, in the order of the form; without the total."""
CASE_OUTCOME_LABELS: Mapping[str, str] = {
    name: label for name, label in _OUTCOME_COLUMNS.items() if name != "total"
}
CASE_BLOCK_LABELS: Mapping[str, str] = _CASE_BLOCKS
DOCUMENT_LABELS: Mapping[str, str] = _COUNT_COLUMNS
ROW_LABELS: tuple[Mapping[str, str], ...] = (
    APPLICANT_LABELS,
    CASE_OUTCOME_LABELS,
    DOCUMENT_LABELS,
)
"""The columns of the kinds of rows that are answered as a whole."""


def column_labels(columns: tuple[str, ...]) -> Mapping[str, str]:
    """Map the columns of a row to their labels."""
    return next(labels for labels in ROW_LABELS if tuple(labels) == columns)


REPEALED_LABELS = (
    "新制作数量",
    "新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "本年增/减",
    "政府集中采购",
    "采购项目数量",
    "采购总金额",
)
"""Labels by which table two of 2019 is known (国办公开办函〔2019〕60号, repealed)."""
OUTCOME_LABELS: Mapping[str, str] = {
    field: TABLE_OF[_APPLICATIONS].labels[f"{_APPLICATIONS}.{field}.total"][0] for field in OUTCOMES
}
"""Result row -> short label, 「不予公开：属于国家秘密」."""


def row_label(path: str) -> str | None:
    """Name the table row or single cell that `path` stands for; `None` if it is in no table."""
    for table in TABLES:
        for cell, (row, column) in table.labels.items():
            if cell == path:
                return f"{row}·{column}" if column else row
            if cell.startswith(f"{path}."):
                return row
    return None


def cell_values(report: AnnualReport) -> dict[str, Number | None]:
    """Return what stands in every cell of the three tables, totals computed."""
    return {path: _cell_value(report, path) for table in TABLES for path in table.paths}


def _cell_value(report: AnnualReport, path: str) -> Number | None:
    value: object = report
    for name in path.split("."):
        value = getattr(value, name)
    assert value is None or isinstance(value, (int, Decimal))
    return value
