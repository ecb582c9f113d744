"""A clause with numbers: on which side of each its name stands."""

from collections.abc import Sequence
from itertools import pairwise

from report_assistant.language.figures.course import Course, own_year_left_out, words_of
from report_assistant.language.figures.naming import has_unknown, names_in
from report_assistant.language.figures.nones import Nones
from report_assistant.language.figures.number import Number
from report_assistant.language.figures.placing import place_number
from report_assistant.language.figures.worded import course_takes
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import HANDLED, NAME
from report_assistant.language.words.tokens import Token

_NEAR = 4


def read_numbers(course: Course, nones: Nones, clause: Clause, following: Clause | None) -> None:
    """Read a clause with numbers; `following` may be brackets that name the last one."""
    tokens, numbers = clause.tokens, clause.numbers
    between = [
        own_year_left_out(tokens[start + 1 : end])
        for start, end in pairwise([-1, *numbers, len(tokens)])
    ]
    is_behind = _names_behind(course, between)
    turns = not is_behind and _turns_round(course, between)
    for nth, place in enumerate(numbers):
        is_behind = is_behind or (turns and nth > 0)
        is_last = nth == len(numbers) - 1
        left = () if is_behind and nth else between[nth]
        if not is_behind:
            left = _without_none(course, nones, left)
        right = between[nth + 1]
        if is_last and following is not None and _names_only(following):
            right = (*right, *following.tokens)
            course.used = following
        place_number(
            course, Number(tokens[place], left, right, is_behind=is_behind, has_next=not is_last)
        )
    if not is_behind:
        _tail(course, nones, clause, between[-1])


def _tail(course: Course, nones: Nones, clause: Clause, tail: Sequence[Token]) -> None:
    """Read what stands behind the last number: none of something else, or a remark."""
    names = [token for token in names_in(tail) if HANDLED not in token.kinds.get(NAME, ())]
    if names and any(token.has("neg") for token in tail):
        found = nones.read(tail, [], course)
        course_takes(course, found or [])
    elif has_unknown(tail) and not clause.is_bracket:
        course.read.remarks.append(words_of(tail))


def _without_none(course: Course, nones: Nones, left: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take what stands before a number but speaks of something that there is none of."""
    place = next((n for n, token in enumerate(left) if token.has("neg")), None)
    if place is None or not names_in(left[:place]) or not names_in(left[place + 1 :]):
        return left
    course_takes(course, nones.read(left[: place + 1], [], course) or [])
    return left[place + 1 :]


def _names_behind(course: Course, between: Sequence[tuple[Token, ...]]) -> bool:
    """Whether each number stands before its name: 「3次培训、4次检查」「2件公开了1件不掌握」."""
    first, *rest = between
    if course.has_label(first) or (course.carry is not None and len(rest) == 1):
        return False
    return all(course.has_label(words[:_NEAR]) for words in rest)


def _turns_round(course: Course, between: Sequence[tuple[Token, ...]]) -> bool:
    """Whether only the first number has its name before it: 「收到3个，2个给了1个不掌握」."""
    if len(between) < 3:
        return False
    first, second, *_, last = between
    if any(token.has("neg", "dunno", "defer") for token in last):
        return False
    if not any(map(course.is_telling, names_in(last[:_NEAR]))):
        return False
    names = [course.naming.named_by(words, "") for words in (first, second)]
    return names[1] is None or (names[0] is not None and names[0].question == names[1].question)


def _names_only(clause: Clause) -> bool:
    """Whether brackets hold only a name, as in 不予公开1件（商业秘密）."""
    if not clause.is_bracket or clause.numbers:
        return False
    return len(names_in(clause.tokens)) == 1 and not has_unknown(clause.tokens)
