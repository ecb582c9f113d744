"""The sums that stand in a report's log, and what is told of a cell that is one."""

from report_assistant.county.sums import Sums, sums_in
from report_assistant.interview.answers import Answers
from report_assistant.report.tables import cell_values

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
