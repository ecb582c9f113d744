"""Names in a row and numbers in a row, paired in order: 「甲、乙、丙分别为 a、b、c」「规范性文件 2 0 6」."""

from collections.abc import Sequence

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import columns_in, is_weak, names_in
from report_assistant.language.figures.number import Number
from report_assistant.language.figures.placing import place_number
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import COLUMN, NAME, PART, UNIT
from report_assistant.language.words.tokens import NUMBER, SHAPE, UNKNOWN, Token

_NO_LIST = ("neg", "noun", "question", "compare", "lastyear", "plan", "elsewhere", "part", "rate")
_MOST_LISTED = 60
"""How many clauses may hold the names, or the numbers; the form has fewer names."""
_BETWEEN_NUMBERS = " ,、|/\t和"
_BESIDE_NUMBERS = ("filler", UNIT, "total", "all", "op_lead", "op_set", "op_is")


def dealt(course: Course, clauses: Sequence[Clause], place: int) -> int:
    """Read names and as many numbers after them; return where that ends, or `place` for none."""
    found = _names(course, clauses, place)
    if found is None:
        return place
    labels, at = found
    first = clauses[at]
    head, rest = first.tokens[: first.numbers[0]], first.tokens[first.numbers[0] :]
    more = _labels(course, head)
    if more is None or not _only_numbers(rest):
        return place
    labels = [*labels, *more]
    if len(labels) < 2:
        return place
    numbers = [token for token in rest if token.kind == NUMBER]
    end = at + 1
    while end < len(clauses) and _goes_on(clauses[end]):
        if len(numbers) < len(labels) and _gives_total(clauses[end]):
            break  # 各一个，共2个
        if len(numbers) > len(labels):
            return place
        numbers += [token for token in clauses[end].tokens if token.kind == NUMBER]
        end += 1
    has_total = any(t.has("total") for clause in clauses[place:end] for t in clause.tokens)
    if _is_one(labels, numbers) and has_total:
        numbers, labels = numbers[:1], labels[:1]
    elif not _paired(labels, numbers, head):
        if not (has_total and len(numbers) == len(labels) + 1):
            return place
        numbers = numbers[:-1]
    elif len(numbers) == 1:
        numbers = numbers * len(labels)
    for label, number in zip(labels, numbers, strict=True):
        place_number(course, Number(number, (label,), (), is_behind=False))
    return end


def bare_row(course: Course, clauses: Sequence[Clause], place: int) -> int:
    """Read as many numbers as a row has columns; return where that ends, or `place` for none."""
    first = clauses[place]
    names = names_in(first.tokens)
    row, at = course.row, place
    if names:
        row = course.row_named(names[-1])
        at = place if first.numbers else place + 1
    elif row is None and place == 0 and not course.read.frames:
        row = course.asked_row
    if row is None or row.field is None:
        return place
    columns = row.field.columns
    numbers: list[Token] = []
    end = min(len(clauses), place + _MOST_LISTED)
    while at < end and (not numbers or clauses[at].pause in _BETWEEN_NUMBERS):
        tokens = [t for t in clauses[at].tokens if not (at == place and names_in((t,)))]
        if not all(t.kind == NUMBER or t.has(*_BESIDE_NUMBERS) for t in tokens):
            break
        numbers += [token for token in tokens if token.kind == NUMBER]
        if len(numbers) > len(columns) + 1:
            return place
        at += 1
    if _all_zero(clauses[place], numbers, len(columns)):
        numbers = numbers[-1:] * len(columns)  # 三个都是0
    values = [number.value for number in numbers if number.value is not None]
    if len(values) != len(numbers):
        return place
    if len(values) == len(columns) + 1 and sum(values[:-1]) == values[-1]:
        values = values[:-1]  # the printed total
    if len(values) != len(columns):
        return place
    course.row = row
    words = " ".join(number.text for number in numbers)
    for column, value in zip(columns, values, strict=True):
        course.add(Frame(row.name, value, words, column=column))
    return at


def _all_zero(clause: Clause, numbers: Sequence[Token], columns: int) -> bool:
    if [number.value for number in numbers] != [columns, 0]:
        return False
    return any(token.has("all") for token in clause.tokens)


def _names(course: Course, clauses: Sequence[Clause], place: int) -> tuple[list[Token], int] | None:
    """Return the names before the first clause with a number, and its place."""
    labels: list[Token] = []
    at = place
    if not any(clause.numbers for clause in clauses[place : place + _MOST_LISTED]):
        return None
    while not clauses[at].numbers:
        found = _labels(course, clauses[at].tokens)
        if not found and (at == place or not _only_total(clauses[at])):
            return None
        labels += found or []
        at += 1
    return labels, at


def _labels(course: Course, tokens: Sequence[Token]) -> list[Token] | None:
    """Return the names or columns among words that say nothing else; `None` for other words."""
    found: list[Token] = []
    for token in tokens:
        if token.kind in (UNKNOWN, SHAPE):
            return None
        is_name = token.has(NAME, PART) and not is_weak(token)
        if is_name or columns_in((token,), course.row_at_hand):
            found.append(token)
        elif token.has(*_NO_LIST):
            return None
    return found


def _only_total(clause: Clause) -> bool:
    return all(token.has("total", "filler") for token in clause.tokens)


def _gives_total(clause: Clause) -> bool:
    return any(token.has("total") for token in clause.tokens)


def _is_one(labels: Sequence[Token], numbers: Sequence[Token]) -> bool:
    """Whether several names are of one question: 公众号、视频号共114条."""
    questions = {name for t in labels for name in (*t.kinds.get(NAME, ()), *t.kinds.get(PART, ()))}
    return len(labels) > 1 and len(numbers) == 1 and len(questions) == 1


def _paired(labels: Sequence[Token], numbers: Sequence[Token], head: Sequence[Token]) -> bool:
    deals = any(token.has("each", "all") for token in head)
    return len(numbers) == len(labels) or (len(numbers) == 1 and deals)


def _only_numbers(tokens: Sequence[Token]) -> bool:
    return not any(
        token.kind in (UNKNOWN, SHAPE)
        or (token.kind != NUMBER and token.has(NAME, PART, COLUMN, "neg", "noun", "op_set"))
        for token in tokens
    )


def _goes_on(clause: Clause) -> bool:
    """Whether it is one more number of the row of numbers."""
    is_number = clause.pause in _BETWEEN_NUMBERS and len(clause.numbers) == 1
    return is_number and _only_numbers(clause.tokens)
