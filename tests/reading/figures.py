"""Figures of a report as plain data, for pouring into any layout."""

from dataclasses import dataclass, field
from pathlib import Path

from report_assistant.report.edition import section_heading
from report_assistant.report.tables import TABLES
from tests.published.cases import CASES, cell_texts, load


@dataclass(frozen=True)
class CaseFigures:
    """What a report prints. The input of every layout."""

    title: str
    cells: dict[str, str]
    """Cell path (report/tables.py), totals included -> printed text. Other cells are blank."""
    paragraphs: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Section (0 is the opening) -> its paragraphs."""
    footnotes: dict[str, str] = field(default_factory=dict)
    """Table key -> the note under it."""

    def text(self, path: str) -> str:
        return self.cells.get(path, "")

    def heading(self, section: int) -> str:
        return section_heading(section)


def case_figures(path: Path) -> CaseFigures:
    """The figures of a published report, with sentences of ours around them."""
    case = load(path)
    cells = {cell: text for cell, text in cell_texts(case).items() if text}
    sentence = "本节文字由测试写入，不含数字。"
    return CaseFigures(case["title"], cells, {1: (sentence,), 5: (sentence,), 6: (sentence,)})


def published_cases() -> list[Path]:
    """The published reports that have figures in their tables."""
    return [path for path in CASES if case_figures(path).cells]


def _sums(cells: dict[str, int]) -> dict[str, int]:
    """Cells with the totals that belong to them, as the form demands."""
    for table in TABLES:
        for _ in range(2):  # row totals first, then column totals of those
            for rule in table.identities:
                if len(rule.right) == 1:
                    cells[rule.right[0]] = sum(cells[path] for path in rule.left)
    return cells


def invented() -> dict[str, CaseFigures]:
    """Figures of our own: one of everything, all zeros, large and noted ones, and gaps."""
    paths = [path for table in TABLES for path in table.paths]
    counted = _sums({path: number % 17 for number, path in enumerate(paths)})
    numbers = {path: str(value) for path, value in counted.items()}
    prose = {
        0: ("根据条例和格式要求编制本报告。",),
        1: (
            "本镇全年按要求公开各类信息。",
            "（一）主动公开。网站公开信息128条，新媒体公开66条。",
            "（二）依申请公开。收到的申请都在规定时间内答复。",
        ),
        5: (
            "（一）存在的问题",
            "一是解读形式单一；二是更新不够及时。",
            "（二）改进情况",
            "已经制定计划。",
        ),
        6: ("全年没有收取信息处理费。",),
    }
    every = CaseFigures("云溪镇人民政府2024年政府信息公开工作年度报告", numbers, prose)
    zeros = CaseFigures(
        "2023年白沙县林业局政府信息公开工作年度报告", dict.fromkeys(paths, "0"), prose
    )
    noted = CaseFigures(
        every.title,
        numbers
        | {
            "proactive_disclosure.fees": "18.8710",
            "proactive_disclosure.normative_documents.in_force": "55（含自然失效29件）",
            "applications.received.natural_person": "11398889",
            "applications.received.total": "1,234",
        },
        prose,
        {"review_litigation": "注：本表数量含上年度结转数量。"},
    )
    gaps = {path: text for number, (path, text) in enumerate(numbers.items()) if number % 5}
    return {
        "every": every,
        "zeros": zeros,
        "noted": noted,
        "gaps": CaseFigures(every.title, gaps, prose),
    }
