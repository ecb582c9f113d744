"""Invented printed reports for the checks: a right one, and ways to change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from report_assistant.checks import Facts, Finding, check_facts
from report_assistant.report.edition import section_heading
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedCell, PrintedParagraph, PrintedReport
from report_assistant.report.tables import TABLE_OF, Number, cell_values
from tests.conftest import example

NAME = "柳桥镇人民政府"
YEAR = 2024
OPENING = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室"
    "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求编制本报告。"
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六部分组成，数据统计期限为2024年1月1日至2024年12月31日。"
    "如有疑问，请与柳桥镇党政办公室联系（电话：0000-5550100）。"
)
FIVE = (
    "（一）主动公开情况。我镇围绕茶产业和库区移民安置公开政府信息310条，公开栏每月更换一次。",
    "（二）依申请公开情况。申请由司法所统一登记，逐件会商后答复。",
    "（三）政府信息管理情况。信息发布前逐条进行保密审查，清理失效信息9条。",
    "（四）政府信息公开平台建设情况。在便民大厅设查阅点1个，村级公开栏14块。",
    "（五）监督保障情况。公开工作纳入年度考核；社会评议由县里组织，满意率较好；未发生责任追究的情形。",
)
PROBLEMS = (
    "我镇的公开工作还有不足：一是茶农关心的价格信息更新慢；二是库区三个村的公开栏陈旧。",
    "针对以上不足，将采取以下措施：一是每周更新茶叶价格；二是年内更换库区公开栏。",
)
OTHER = ("2024年我镇未收取信息处理费，没有其他需要报告的事项。",)


@cache
def town_values() -> Mapping[str, Number | None]:
    """Cells that balance: 27 applications, one carried over, one forward, two reviews and suits."""
    return cell_values(example("busy-town-2025"))


@dataclass(frozen=True)
class Sample:
    """A printed report of our own invention."""

    name: str = NAME
    year: int = YEAR
    title: str = ""
    sections: Mapping[int, tuple[str, ...]] = field(
        default_factory=lambda: {0: (OPENING,), 1: FIVE, 5: PROBLEMS, 6: OTHER}
    )
    headings: tuple[str, ...] = tuple(section_heading(number) for number in range(1, 7))
    cells: Mapping[str, Number | str | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)
    old_form: bool = False
    found_tables: frozenset[str] = frozenset(TABLE_OF)
    last: "Sample | None" = None

    def saying(self, words: str, section: int = 1) -> "Sample":
        """The report with one more sentence: among the applications in section one."""
        paragraphs = list(self.sections.get(section, ()))
        if section == 1:
            paragraphs[1] += words
        else:
            paragraphs.append(words)
        return replace(self, sections={**self.sections, section: tuple(paragraphs)})

    def with_section(self, section: int, *paragraphs: str) -> "Sample":
        """The report with another text in one section."""
        return replace(self, sections={**self.sections, section: paragraphs})

    def with_cells(self, cells: Mapping[str, Number | str | None]) -> "Sample":
        """The report with other values in some cells; a text is printed as it is."""
        return replace(self, cells={**self.cells, **cells})

    @property
    def printed(self) -> PrintedReport:
        """The report as a reader would give it."""
        values: dict[str, Number | str | None] = {**town_values(), **self.cells}
        return PrintedReport(
            source="样稿.docx",
            title=self.title or f"{self.name}{self.year}年政府信息公开工作年度报告",
            paragraphs=tuple(self._paragraphs()),
            cells={path: _cell(value, self.notes.get(path, "")) for path, value in values.items()},
            footnotes=self.footnotes,
            found_tables=self.found_tables,
            old_form=self.old_form,
        )

    def _paragraphs(self) -> list[PrintedParagraph]:
        made = [PrintedParagraph(text, 0) for text in self.sections.get(0, ())]
        for number, heading in enumerate(self.headings, start=1):
            if heading:
                made.append(PrintedParagraph(heading, number, Level.SECTION))
            made += [PrintedParagraph(text, number) for text in self.sections.get(number, ())]
        return made

    @property
    def facts(self) -> Facts:
        """What the checks look at."""
        printed = self.printed
        last = None if self.last is None else self.last.facts
        return Facts(AnnualReport(), printed.values, printed, last)

    def findings(self) -> list[Finding]:
        """What the checks say."""
        return check_facts(self.facts)


def _cell(value: Number | str | None, note: str) -> PrintedCell:
    if value is None or isinstance(value, str):
        return PrintedCell(value or "")
    words = format(value, "f") if isinstance(value, Decimal) else str(value)
    return PrintedCell(f"{words}（{note}）" if note else words, value, note)
