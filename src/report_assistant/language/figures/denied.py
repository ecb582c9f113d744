"""One and a no: 「一件也没有」「强制一项全年无」 is none of it."""

from collections.abc import Sequence

from report_assistant.language.figures.course import Course, words_of
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import GRANTED, NUMBERED, Named, columns_in
from report_assistant.language.figures.number import Number
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.tokens import Token
from report_assistant.report.fields import Kind

_STILL = frozenset({"还", "尚", "仍", "还是", "仍然", "至今"})
_SPARE = ("filler", "all", "thisyear", "ours", "hedge")


def denied(course: Course, number: Number, named: Named | None) -> bool:
    """Read 「一件也没有」「强制一项全年无」: none of it."""
    if number.token.value != 1 or not _is_denied(number.right):
        return False
    told = named or course.carry
    name = told.question if told is not None else course.asked.name if course.asked else ""
    if not name:
        return False
    row = course.naming.question(name)
    words = words_of((*number.left, number.token, *number.right))
    is_one = name == GRANTED and number.right[0].has("neg")  # 1件没给, but 一件也没给 is none
    if row is None or row.kind not in NUMBERED or is_one:
        course.read.unread.append(words)  # 1件没答应, where the results are asked
        return True
    if row.kind is Kind.COUNTS and row.bare_number is None:
        columns = {column for _, column in columns_in((*number.left, *number.right), row)}
        if len(columns) == 1:
            course.add(Frame(name, None, words, column=columns.pop()))
        else:
            course.read.unread.append(number.words)  # of which column
        return True
    course.add(Frame(name, None, words, is_bare=told is None))
    course.carry = None
    return True


def _is_denied(right: Sequence[Token]) -> bool:
    for place, token in enumerate(right):
        if token.has("neg"):
            return not (place and right[place - 1].text in _STILL)  # 收到1件还没答复
        if not token.has(*_SPARE, NAME):
            return False
    return False
