"""The sums that stand in a report's log, and what is told of a cell that is one."""

from collections.abc import Iterator, Sequence

from report_assistant.county.sums import Sums, sums_in
from report_assistant.interview.answers import Answers
from report_assistant.questionnaire.question import Question
from report_assistant.report.tables import TABLES, cell_values

_FEW, _MANY = 6, 40
"""So many bodies are named where a sum is told beside other things, and where it is asked for."""


def sums_standing(answers: Answers) -> Sums | None:
    """Return the sums that were filled in last; `None` where none were."""
    plain = answers.standing.collected
    if plain is None:
        return None
    try:
        return sums_in(plain)
    except ValueError:  # a later version keeps them in another way
        return None


def sum_line(path: str, answers: Answers, *, whole: bool = False) -> str:
    """Return whose figures a cell adds up; empty where it is no sum of bodies.

    `whole` names all the bodies that are known.
    """
    sums = sums_standing(answers)
    value = cell_values(answers.report).get(path)
    if sums is None or value is None:
        return ""
    found = sums.of(path)
    told = f"{sums.origin}：{found.words(_MANY if whole else _FEW)}"
    return told if value == found.total else f"填进来时是 {found.total}，{told}；后来改成了 {value}"


def question_lines(question: Question, answers: Answers) -> Iterator[str]:
    """Yield whose figures an answer is: of a row with a total that, else of each cell with something."""
    for path in told_cells(cells_of(question)):
        if line := sum_line(path, answers):
            yield f"{place(path)}：{line}"


def cells_of(question: Question) -> tuple[str, ...]:
    """Return the cells of the row that a question answers, its total last."""
    paths = (path for table in TABLES for path in table.paths)
    own = question.name
    return tuple(path for path in paths if path == own or path.rpartition(".")[0] == own)


def told_cells(cells: Sequence[str]) -> Sequence[str]:
    """Return the total of a row; all of it where it has none."""
    totals = [path for path in cells if path.endswith(_TOTAL)]
    return totals or cells


def place(path: str) -> str:
    """Name a cell in words: 表三“本年新收·自然人”."""
    return next(table for table in TABLES if path in table.paths).place(path)


def column(path: str) -> str:
    """Return the column of a cell in words; empty for a cell without one."""
    table = next(table for table in TABLES if path in table.paths)
    return table.labels[path][1]


_TOTAL = ".total"
