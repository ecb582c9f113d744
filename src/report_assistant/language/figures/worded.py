"""A clause without a number: none of it, all of it, a name that waits for its number, a remark."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from report_assistant.language.figures.course import Course, own_year_left_out, words_of
from report_assistant.language.figures.frame import ALL, Frame
from report_assistant.language.figures.naming import (
    CARRIED_OVER,
    GRANTED,
    LITIGATION_AFTER,
    LITIGATION_DIRECT,
    Named,
    columns_in,
    has_unknown,
    is_result,
    is_weak,
    names_in,
    says_refused,
)
from report_assistant.language.figures.nones import Nones
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.numbers import value_of
from report_assistant.language.words.shapes import DATE, YEAR
from report_assistant.language.words.tokens import Token

_YEAR = "year"
_ONE = "一起"
_CHANGES = {"+": ("op_inc", "op_add"), "-": ("op_dec", "op_drop")}
_CHANGING = tuple(kind for kinds in _CHANGES.values() for kind in kinds)


def read_words(course: Course, nones: Nones, clause: Clause) -> None:
    """Read a clause without a number."""
    tokens = own_year_left_out(clause.tokens)
    course.scope.hear(tokens)
    course.dates += sum(token.has(DATE) for token in tokens)
    if _is_of_lawsuit(course, clause) or _explains(course, tokens):
        return
    if (
        _takes_back(course, clause)
        or _changes_last(course, tokens)
        or _none(course, nones, clause, tokens)
    ):
        return
    course.is_after_none = False
    if _all_done(course, tokens) or _as_number(course, tokens):
        return
    if _year(course, tokens) or _whole(course, tokens) or _lone_column(course, tokens):
        return
    if any(token.has("dunno", "defer") for token in tokens):
        course.read.aside.append(clause.words)
        course.carry = None
        return
    _named(course, clause, tokens)


def _explains(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「没公开」 behind a result that says so already."""
    last = course.last
    if last is None or not is_result(last.question) or last.question == GRANTED:
        return False
    return says_refused(tokens) and not has_unknown(tokens)


def _takes_back(course: Course, clause: Clause) -> bool:
    """Read 「不计入我镇」: what was said last does not count."""
    if not any(token.has("not_ours") for token in clause.tokens) or not course.read.frames:
        return False
    course.read.unread.append(f"{course.read.frames.pop().words}，{clause.words}")
    return True


def _changes_last(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「…，减掉」「…，添上去」: the number said last is to be taken away, or added."""
    last = course.last
    if last is None or last.number is None or last.change or course.read.aside:
        return False
    signs = {sign for sign, kinds in _CHANGES.items() if any(t.has(*kinds) for t in tokens)}
    if len(signs) != 1 or not all(t.has(*_CHANGING, "filler", "op_lead", "op_end") for t in tokens):
        return False
    place = len(course.read.frames) - 1
    course.read.frames.put(place, replace(last, change=signs.pop(), is_set=False))
    return True


def _none(course: Course, nones: Nones, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Read what there is none of; a list may go on after it."""
    strong = [token for token in names_in(tokens) if not is_weak(token)]
    has_no = any(token.has("neg") for token in tokens)
    if not has_no and not (course.is_after_none and clause.pause == "、" and strong):
        return False
    if course.scope.is_other or (not has_no and has_unknown(tokens)):
        return False
    if not has_no:
        return course_takes(course, nones.of_names(strong, words_of(tokens)))
    pending = course.pending if _is_of_list(clause) else []
    found = nones.read(tokens, pending, course)
    if found is None:
        return False
    course.pending = []
    course.is_after_none = True
    return course_takes(course, found)


def course_takes(course: Course, frames: list[Frame]) -> bool:
    """Add frames of what there is none of."""
    for frame in frames:
        course.add(frame)
    course.carry = None
    return True


def _is_of_list(clause: Clause) -> bool:
    """Whether a clause speaks of the names listed before it: 许可、处罚、强制都没有."""
    return clause.pause == "、" or any(token.has("all") for token in clause.tokens)


def _year(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「写2025年的」「去年的」 where the year is asked for."""
    asked, year = course.asked, course.context.year
    said = [token for token in tokens if token.has(YEAR)]
    if asked is None or asked.section != 0 or has_unknown(tokens) or names_in(tokens):
        return False
    if said:
        course.add(Frame(_YEAR, value_of(said[0].text.rstrip("年度")), said[0].text))
        return True
    is_last = asked.name == _YEAR and any(token.has("lastyear") for token in tokens)
    if not is_last or year is None:
        return False
    course.add(Frame(_YEAR, Decimal(year), words_of(tokens)))
    return True


def _all_done(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「去年都办完了」 where it is asked what was left over: nothing."""
    asked = course.asked
    if asked is None or asked.name != CARRIED_OVER or course.read.frames:
        return False
    is_done = all(token.has("all", "lastyear", "filler", "handle") for token in tokens)
    if not is_done or not all(any(t.has(kind) for t in tokens) for kind in ("all", "handle")):
        return False
    course.add(Frame(asked.name, None, words_of(tokens), is_bare=True))
    return True


def _as_number(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「一起」 where cases are counted in 起, and it does not mean together."""
    asked = course.asked
    if asked is None or asked.unit != _ONE[1] or [token.text for token in tokens] != [_ONE]:
        return False
    course.add(Frame(asked.name, Decimal(1), _ONE, asked.unit, is_bare=True))
    return True


def _whole(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「都公开了」「全给了」: as many as were received."""
    granted = [token for token in tokens if GRANTED in token.kinds.get(NAME, ())]
    if not granted or not course.naming.is_about_applications or has_unknown(tokens):
        return False
    if any(token.has("rest") for token in tokens):
        course.read.unread.append(words_of(tokens))  # 其余都公开了
        return True
    if not any(token.has("all") for token in tokens) and granted[0].text[0] not in "都全":
        return False
    course.add(Frame(GRANTED, ALL, words_of(tokens)))
    return True


def _lone_column(course: Course, tokens: Sequence[Token]) -> bool:
    """Read 「复议1件，维持了」「3件，都是个人的」: the column of the sum before."""
    if has_unknown(tokens):
        return False
    if any(token.has("neg", "reason", "refusal") for token in tokens) and columns_in(
        tokens, course.row_at_hand
    ):
        course.read.unread.append(words_of(tokens))  # 企业那个因为涉及第三方没给
        return True
    last = course.read.frames.last_total
    if last is None:
        return False
    columns = columns_in(tokens, course.naming.question(last.question))
    if len(columns) != 1:
        return False
    frame = Frame(last.question, ALL, last.words, column=columns[0][1], is_bare=last.is_bare)
    course.add(frame)
    return True


def _is_of_lawsuit(course: Course, clause: Clause) -> bool:
    """Read 「诉讼（复议后）」: the brackets say of which lawsuits the row is."""
    is_suit = course.row is not None and course.row.name == LITIGATION_DIRECT
    if (
        not is_suit
        or not clause.is_bracket
        or not clause.words.startswith(("复议后", "经复议", "先复议"))
    ):
        return False
    course.row = course.naming.question(LITIGATION_AFTER)
    course.carry = None
    return True


def _named(course: Course, clause: Clause, tokens: Sequence[Token]) -> None:
    """Note a name that waits for its number; what is not known is a remark."""
    strong = [token for token in names_in(tokens) if not is_weak(token)]
    columns = columns_in(tokens, course.row_at_hand)
    course.column = columns[0][1] if len(columns) == 1 and not strong else ""
    if strong:
        goes_on = clause.pause == "、"
        if not goes_on:
            course.pending = []
        course.pending += strong
        course.carry = course.naming.named_by(strong[-1:], "") or course.carry
        course.row = course.row_named(strong[-1]) or course.row
        course.hear_names(strong)
    elif any(token.has("recent") for token in tokens) and course.is_repaired:
        taken = course.context.just_taken
        course.carry = Named(taken[-1], tokens[0]) if len(taken) == 1 else course.carry
    else:
        course.pending = []
    is_said_of_part = any(token.has("part") for token in tokens) and not strong
    if (has_unknown(tokens) and not clause.is_bracket) or is_said_of_part:
        course.read.remarks.append(clause.words)
