"""Numbers that the clerk wrote into a paragraph: which of them are answers, by name and value.

「行政处罚1204件」 is the answer to 行政处罚 where that is 1204. Precision before recall: the name must
stand in the number's own clause, its unit must fit, and no other answer may be meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF
from report_assistant.report.wording import linked_value

_CLAUSE_ENDS = "，,。；;、：:（）()\n"
_VAGUE = frozenset({"合计", "总数"})
"""Names that can be of anything."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class FigureName:
    """An answer that can be printed as a figure, and what it is called."""

    path: str
    unit: str
    names: tuple[str, ...]


def figure_names(questions: Iterable[Question]) -> tuple[FigureName, ...]:
    """Return the figures that the questions are about; for a row of a table its total."""
    return tuple(_figure_names(questions))


def _figure_names(questions: Iterable[Question]) -> Iterator[FigureName]:
    for question in questions:
        names = tuple(
            name
            for name in dict.fromkeys((*question.aliases, question.title))
            if len(name) > 1 and name not in _VAGUE
        )
        if question.kind in (Kind.COUNT, Kind.MONEY) and question.name != "year":
            yield FigureName(question.name, question.unit, names)
        elif (path := f"{question.name}.total") in _cells(question):
            yield FigureName(path, question.unit, names)


def _cells(question: Question) -> Mapping[str, tuple[str, str]]:
    table = TABLE_OF.get(question.name.partition(".")[0])
    return {} if table is None else table.labels


def named_figures(
    tokens: Sequence[str], figures: Sequence[FigureName], report: AnnualReport
) -> dict[int, str]:
    """Return place -> path for the numbers among the tokens of a paragraph that are answers."""
    found = {}
    for place, token in enumerate(tokens):
        if _NUMBER.fullmatch(token):
            clause = _clause(tokens, place)
            after = "".join(tokens[place + 1 : place + 3])
            meant = list(_meant(token, clause, after, figures, report))
            longest = max((length for length, _ in meant), default=0)
            paths = {path for length, path in meant if length == longest}
            if len(paths) == 1:
                found[place] = paths.pop()
    return found


def _clause(tokens: Sequence[str], place: int) -> str:
    """Return the words between the last stop or number and the number at `place`."""
    begin = place
    while begin and tokens[begin - 1] not in _CLAUSE_ENDS and not tokens[begin - 1][0].isdigit():
        begin -= 1
    return "".join(tokens[begin:place])


def _meant(
    number: str, clause: str, after: str, figures: Sequence[FigureName], report: AnnualReport
) -> Iterator[tuple[int, str]]:
    """Yield the answers that a number can be: how long the name is that names it, and its path."""
    for figure in figures:
        if not after.startswith(figure.unit):
            continue
        value = linked_value(report, figure.path)
        if value and str(value) == number:
            yield from ((len(name), figure.path) for name in figure.names if name in clause)
