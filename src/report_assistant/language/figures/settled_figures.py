"""Figures said for the entries of a list become the list with them in it."""

from decimal import Decimal
from typing import Any

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.settled import NotSettled, Proposal, Settled
from report_assistant.questionnaire.question import Question
from report_assistant.report.values import Figure


def settle_figures(
    question: Question, frames: list[Frame], settled: Settled, context: Context
) -> None:
    """Keep, or propose, a list of figures with what the frames say of its entries."""
    known = list(context.values.get(question.name) or ())
    changed = False
    for frame in frames:
        if not isinstance(frame.value, Decimal) or not frame.entry:
            raise NotSettled("")
        place = _place_of(frame.entry, known)
        number = int(frame.value)
        if frame.change:
            if place is None:
                raise NotSettled("")
            number = known[place].number + (number if frame.change == "+" else -number)
            changed = True
        unit = frame.unit or (question.unit if place is None else known[place].unit)
        if place is None:
            known.append(Figure(name=frame.entry, number=number, unit=unit or "件"))
        else:
            known[place] = known[place].model_copy(update={"number": number})
    if changed:
        settled.proposals.append(Proposal(question, known, "按您说的加减以后"))
        return
    settled.put(question, known, frames)


def _place_of(entry: str, known: list[Any]) -> int | None:
    """Return the place of the entry that words name: 电子屏 is 电子显示屏 where it is the only one."""
    same = [n for n, figure in enumerate(known) if figure.name == entry]
    if same:
        return same[0]
    near = [n for n, figure in enumerate(known) if _is_in(entry, figure.name)]
    return near[0] if len(near) == 1 else None


def _is_in(short: str, name: str) -> bool:
    signs = iter(name)
    return all(sign in signs for sign in short)
