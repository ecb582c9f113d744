"""县本级.yaml: the county's own answers, the three tables summed, and whose figures make each sum.

It is an answers file like any other (`draft` takes it too), with one part more, which tells of each
cell the bodies that have something in it. The conversation opens it and asks the narrative.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from report_assistant.county.body_report import PATHS
from report_assistant.county.collecting import Collection
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.yaml_lines import load_yaml
from report_assistant.importing.tables import fill_tables
from report_assistant.report.bodies import body_named
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedCell, PrintedReport
from report_assistant.report.tables import Number
from report_assistant.store.answers_file import COLLECTED, dump_answers, load_answers

FILE_NAME = "县本级.yaml"
DETAILS = "明细.csv"
"""The file that has every figure of every body."""
_MOST_BODIES = 100
"""Of each cell so many bodies are told, the largest figures first; the rest stand in the details."""
_HEAD = """\
# {county}{year}年度的答案：三张表是 {bodies} 家之和，算到 {day}。
# 在对话里打“汇总”打开它，回答其余的问题；改过的表要重新汇总，不要在这里改。
"""


@dataclass(frozen=True)
class Sum:
    """What one cell of the county's tables adds up."""

    total: Number
    parts: Mapping[str, Number]
    """Body -> its figure, the largest first; of many bodies, the first."""

    @property
    def rest(self) -> Number:
        """The figures of all bodies that are not named."""
        return self.total - sum(self.parts.values())


@dataclass(frozen=True)
class CountyAnswers:
    """The county's answers as far as its bodies give them."""

    report: AnnualReport
    bodies: int
    """How many bodies are added up."""
    sums: Mapping[str, Sum] = field(default_factory=dict)
    """Cell path -> its sum; cells with nothing in them are left out."""


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
    return CountyAnswers(report, len(collection.counted), sums)


def dump_county_answers(answers: CountyAnswers, day: str) -> str:
    """Return 县本级.yaml; `day` is when it was added up. `load_county_answers` is its inverse."""
    report = answers.report
    county = (report.organisation.name or "").removesuffix("人民政府")
    head = _HEAD.format(county=county, year=report.year, bodies=answers.bodies, day=day)
    collected = {
        "bodies": answers.bodies,
        "sums": {path: _plain(each) for path, each in answers.sums.items()},
    }
    own = yaml.safe_dump(
        {COLLECTED: collected}, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"{head}{dump_answers(report)}{own}"


def load_county_answers(text: str, name: str) -> CountyAnswers:
    """Return the answers in a 县本级.yaml. Raises ClerkProblem for another file."""
    report = load_answers(text, name)
    content = load_yaml(text, name).value
    collected = content.get(COLLECTED) if isinstance(content, dict) else None
    try:
        assert isinstance(collected, dict)
        sums = {path: _sum_in(each) for path, each in collected["sums"].items() if path in PATHS}
        return CountyAnswers(report, int(collected["bodies"]), sums)
    except (AssertionError, LookupError, TypeError, ValueError, ArithmeticError) as error:
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


def _plain(found: Sum) -> dict[str, Any]:
    return {
        "total": _plain_number(found.total),
        "parts": {name: _plain_number(value) for name, value in found.parts.items()},
    }


def _sum_in(plain: Mapping[str, Any]) -> Sum:
    return Sum(
        _number_in(plain["total"]),
        {str(name): _number_in(value) for name, value in plain["parts"].items()},
    )


def _plain_number(value: Number) -> int | str:
    return str(value) if isinstance(value, Decimal) else value


def _number_in(plain: Any) -> Number:
    return Decimal(plain) if isinstance(plain, str) else int(plain)
