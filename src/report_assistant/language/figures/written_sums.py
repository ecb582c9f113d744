"""Sums that are written out: 「合计=203+87-12=278」「1次+2次=3次」. The result counts, never a part."""

from collections.abc import Sequence
from decimal import Decimal

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.frame import Frame
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.tokens import NUMBER, Token
from report_assistant.report.fields import Kind

EQUALS, PLUS, MINUS = "=", "+", "−"


def added_up(course: Course, clause: Clause) -> bool:
    """Read a clause that is a sum; False for another one."""
    signs = [token.text for token in clause.tokens if token.text in (EQUALS, PLUS, MINUS)]
    numbers = [token for token in clause.tokens if token.kind == NUMBER]
    if not signs or any(number.value is None for number in numbers):
        return False
    total, said = sum_of(clause.tokens)
    if total is None:
        return False
    left = clause.tokens[: clause.tokens.index(numbers[0])]
    unit = numbers[-1].unit
    named = course.naming.named_by(left, unit) or course.carry
    asked = course.asked
    name = named.question if named is not None else asked.name if asked is not None else ""
    question = course.naming.question(name)
    if question is None or question.kind not in (Kind.COUNT, Kind.MONEY):
        return False
    if said is not None and said != total:
        course.read.unread.append(clause.words)
        return True
    is_sum = said is None
    course.add(Frame(name, total, clause.words, unit, is_sure=False, is_sum=is_sum))
    return True


def sum_of(tokens: Sequence[Token]) -> tuple[Decimal | None, Decimal | None]:
    """Return what numbers joined by signs come to, and the result that was said for it.

    `None` for the first where it is no sum: two numbers without a sign between them.
    """
    sides: list[list[Decimal]] = [[]]
    sign = PLUS
    for token in tokens:
        if token.text == EQUALS:
            sides.append([])
            sign = PLUS
        elif token.text in (PLUS, MINUS):
            sign = token.text
        elif token.kind == NUMBER and token.value is not None:
            if not sign:
                return None, None
            sides[-1].append(token.value if sign == PLUS else -token.value)
            sign = ""
    sums = [side for side in sides if len(side) > 1]
    alone = {side[0] for side in sides if len(side) == 1}
    if len(sums) != 1 or len(alone) > 1:
        return None, None
    return sum(sums[0], Decimal(0)), next(iter(alone), None)
