"""县本级.yaml: the county's own answers, the three tables summed, and whose figures make each sum.

It is an answers file like any other (`draft` takes it too), with one part more, which tells of each
cell the bodies that have something in it. The conversation opens it and asks the narrative.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from report_assistant.county.body_report import PATHS
from report_assistant.county.collecting import Collection
from report_assistant.county.result_names import ANSWERS
from report_assistant.county.sums import Sum, Sums, sums_in
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.yaml_lines import load_yaml
from report_assistant.importing.tables import fill_tables
from report_assistant.report.bodies import body_named
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedCell, PrintedReport
from report_assistant.report.tables import Number
from report_assistant.store.answers_file import COLLECTED, dump_answers, load_answers

FILE_NAME = ANSWERS
_MOST_BODIES = 100
"""Of each cell so many bodies are told, the largest figures first; the rest stand in the details."""
_HEAD = """\
# {county}{year}年度的答案：三张表是 {bodies} 家之和，算到 {day}。
# 在对话里打“汇总”打开它，回答其余的问题；改过的表要重新汇总，不要在这里改。
"""


@dataclass(frozen=True)
class CountyAnswers:
    """The county's answers as far as its bodies give them."""

    report: AnnualReport
    added: Sums

    @property
    def bodies(self) -> int:
        """How many bodies are added up."""
        return self.added.bodies

    @property
    def sums(self) -> Mapping[str, Sum]:
        """Cell path -> its sum; cells with nothing in them are left out."""
        return self.added.cells


def county_answers(collection: Collection) -> CountyAnswers:
    """Return the answers that the bodies' reports make."""
    report = AnnualReport(year=collection.year)
    if county := collection.roster.county:
        name = f"{county}人民政府"
        kind = body_named(name).kind
        report.organisation.name = name
        report.organisation.kind = kind if kind.may_count_its_area else OrganisationKind.COUNTY
        report.organisation.scope = Scope.WHOLE_AREA
    counted = collection.counted
    given = {path for path in PATHS if any(each.cell(path) is not None for each in counted)}
    totals = collection.sums()
    cells = {path: PrintedCell(str(totals[path]), totals[path]) for path in PATHS if path in given}
    list(fill_tables(report, PrintedReport("", cells=cells)))
    sums = {path: _sum(collection, path, totals[path]) for path in PATHS if totals[path]}
    return CountyAnswers(report, Sums(len(collection.counted), sums))


def dump_county_answers(answers: CountyAnswers, day: str) -> str:
    """Return 县本级.yaml; `day` is when it was added up. `load_county_answers` is its inverse."""
    report = answers.report
    county = (report.organisation.name or "").removesuffix("人民政府")
    head = _HEAD.format(county=county, year=report.year, bodies=answers.bodies, day=day)
    own = yaml.safe_dump(
        {COLLECTED: answers.added.plain}, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"{head}{dump_answers(report)}{own}"


def load_county_answers(text: str, name: str) -> CountyAnswers:
    """Return the answers in a 县本级.yaml. Raises ClerkProblem for another file."""
    report = load_answers(text, name)
    content = load_yaml(text, name).value
    collected = content.get(COLLECTED) if isinstance(content, dict) else None
    try:
        added = sums_in(collected)
        known = {path: each for path, each in added.cells.items() if path in PATHS}
        return CountyAnswers(report, Sums(added.bodies, known))
    except ValueError as error:
        raise ClerkProblem(
            f"“{name}”不是汇总出来的答案，请选“汇总”那个文件夹里的“{FILE_NAME}”。"
        ) from error


def _sum(collection: Collection, path: str, total: Number) -> Sum:
    parts = sorted(_parts(collection, path), key=lambda part: -part[1])
    return Sum(total, dict(parts[:_MOST_BODIES]))


def _parts(collection: Collection, path: str) -> Iterator[tuple[str, Number]]:
    for each in collection.counted:
        if value := each.cell(path):
            yield each.name, value
