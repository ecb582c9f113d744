"""「收到申请哪几家有」: whose figures a sum is, told for the cells that were asked about."""

from collections.abc import Sequence

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.interview import Interview
from report_assistant.language.asked.asked_sources import SumAsked
from report_assistant.language.asked.named_question import question_named
from report_assistant.report.tables import cell_values
from report_assistant.session.collected.standing_sums import (
    cells_of,
    column,
    place,
    sum_line,
    told_cells,
)
from report_assistant.session.provenance_text import question_up

_NAME_ONE = "没找到“{}”这个数。请打它在表里的名称，例如：收到申请哪几家有。"
_NAME_FIRST = "请说是哪个数，例如：收到申请哪几家有。"
_NO_SUM = "这个数不是各单位加出来的，是您填的。"


def told_sum(asked: SumAsked, interview: Interview) -> str:
    """Answer the question whose figures a sum is. Raises ClerkProblem where none is named."""
    cells = _cells_of(asked, interview)
    if not cells:
        raise ClerkProblem(_NAME_ONE.format(asked.name) if asked.name else _NAME_FIRST)
    return "\n".join(_lines(cells, interview)) or _NO_SUM


def told_whence(asked: SumAsked, interview: Interview) -> str | None:
    """Answer whence a figure comes; `None` where no sum is meant, as others may know."""
    return "\n".join(_lines(_cells_of(asked, interview), interview)) or None


def _cells_of(asked: SumAsked, interview: Interview) -> Sequence[str]:
    """Return the cells that are asked about."""
    answers = interview.answers
    named = question_named(answers.questionnaire, answers.is_asked, asked.name)
    question = named.question if named else None if asked.name else question_up(interview)
    cells = cells_of(question) if question else ()
    rest = named.rest if named else ""
    wanted = [path for path in cells if (words := column(path)) and words in rest]
    return wanted or (told_cells(cells) if cells else ())


def _lines(cells: Sequence[str], interview: Interview) -> list[str]:
    answers = interview.answers
    return [
        f"{place(path)} {cell_values(answers.report)[path]}：{line}"
        for path in cells
        if (line := sum_line(path, answers, whole=True))
    ]
