"""The place of one number: which question and column it is of, by the words around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.denied import denied
from report_assistant.language.figures.frame import ALL, TOTAL, Frame
from report_assistant.language.figures.frames_read import FramesRead
from report_assistant.language.figures.naming import (
    CHANNELS,
    Named,
    columns_in,
    has_unknown,
    is_result,
    is_weak,
    names_in,
    results_named,
)
from report_assistant.language.figures.naming import TOTAL as CHANNEL_TOTAL
from report_assistant.language.figures.nones import CASE_ROWS, RECONSIDERATION, Nones
from report_assistant.language.figures.number import Number
from report_assistant.language.figures.scope import is_old, is_repair, relative, scoped
from report_assistant.language.words.lexicon import COLUMN, HANDLED, NAME, PART
from report_assistant.language.words.shapes import DATE
from report_assistant.language.words.tokens import UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_NO_TOKEN = Token(UNKNOWN, "", 0, 0)
_PUBLISHED = "条"
"""The unit of what is published; nothing that is counted otherwise is of it."""
_COURT = re.compile("告|诉|法院|官司")
_LEFT = ("剩", "余")
_OTHERS = ("其他", "其它")
_ORDINAL = re.compile("第")
_LOOSE = {"收费": "处理费"}
_NEAR = 4
_ALSO = frozenset({"也", "也有", "又", "还", "还有", "另", "另外", "另有", "加上"})
"""Before a number of what was counted before: 大厅有一个，图书室也有一个."""


def place_number(course: Course, number: Number) -> None:
    """Say what a number is, or quote it."""
    course.scope.hear(number.left)
    course.dates += sum(token.has(DATE) for token in number.left)
    course.is_repaired = course.is_repaired or is_repair(number.left)
    named = _named(course, number)
    if denied(course, number, named):
        return
    if number.token.value is None:
        course.carry = None
        course.read.unread.append(number.words)
        return
    if is_old(number.left, number.right, number.has_next):
        course.carry = named or course.carry
        course.old = number.token.value
        return
    kind = scoped(course.scope, number.left, number.right, bool(course.row_at_hand))
    if kind is not None:
        course.carry = named or course.carry
        if not _missing_part(course, number):
            (course.read.aside if kind.is_known else course.read.unread).append(number.words)
        return
    if _is_part_of_result(course, number, named):
        return
    is_refused = named is None and _is_refused(number)
    if is_refused or _next_to_noun(number, named) or _is_loose(course, named):
        course.read.unread.append(number.words)
        return
    _place(course, number, named)


# ---------------------------------------------------------------- the name


def _named(course: Course, number: Number) -> Named | None:
    unit, beside = number.token.unit, number.beside
    named = course.naming.named_by(beside, unit)
    if named is None and not number.is_behind and not names_in(beside):
        near = [t for t in number.right[:3] if names_in((t,)) and course.is_telling(t)]
        named = course.naming.named_by(near[:1], unit)
    if named is not None and named.question == HANDLED and not number.left:
        named = None  # 3件全部办结
    if named is not None and _only_says_what_remains(course, named):
        named = course.carry  # 村子不是17，撤了两个剩15个
    if named is not None and (named.token.has("rest") or named.token.text.startswith(_LEFT)):
        named = _result_behind(course, number) or named  # 剩下3件公开了
    if named is None and not names_in(t for t in beside if not is_weak(t)):
        named = course.carry if course.fits(course.carry, unit) else None
    return named


def _only_says_what_remains(course: Course, named: Named) -> bool:
    """Whether 剩 is said of what was named before, not of requests."""
    is_of_requests = course.naming.is_about_applications
    return named.token.text[0] == "剩" and course.carry is not None and not is_of_requests


def _result_behind(course: Course, number: Number) -> Named | None:
    """Return the result that is told right behind a number of the others."""
    if any(token.has("neg") for token in number.near):
        return None
    told = [token for token in number.near[:_NEAR] if results_named(token)]
    return course.naming.named_by(told[:1], number.token.unit)


def _missing_part(course: Course, number: Number) -> bool:
    """Read 「公众号64（不含视频号的18条）」: what was said before is not the whole."""
    last = course.last
    if last is None or not any(token.has("part_out") for token in number.left):
        return False
    if last.question not in {n for token in number.left for n in token.kinds.get(PART, ())}:
        return False
    course.read.frames.pop()
    course.read.unread += [last.words, number.words]
    return True


def _is_part_of_result(course: Course, number: Number, named: Named | None) -> bool:
    """Read 「公开3件，其中1件只给了一部分」: one request has one result, so neither number is sure."""
    last = course.last
    if named is None or last is None or not any(token.has("part") for token in number.left):
        return False
    is_other = named.question != last.question and bool(results_named(named.token))
    if not is_other or not is_result(last.question):
        return False
    course.read.frames.pop()
    course.read.unread += [last.words, number.words]
    return True


def _is_refused(number: Number) -> bool:
    """Whether it is said that so many were not given out, but not why: 不予公开1件."""
    return any(token.has("refusal") for token in (*number.left, *number.near))


def _next_to_noun(number: Number, named: Named | None) -> bool:
    """Whether the number is of a thing that is not ours: 阅读量2.3万, 4.1万亩."""
    is_cleaned = named is not None and named.question.endswith(".cleaned")
    is_before = named is None or named.token in number.left
    for token in reversed(number.left if is_before else ()):
        if token.has("cleanable") and not is_cleaned:
            return True
        if token.has(NAME, PART, COLUMN):
            break
        if token.has("noun"):
            return True
    return bool(number.right) and number.right[0].has("noun") and named is None


def _is_loose(course: Course, named: Named | None) -> bool:
    """Whether a name may be said of something that was spoken of before: 处理费没收，收费0."""
    if named is None or named.token.text not in _LOOSE:
        return False
    return course.read.frames.hold(_LOOSE[named.token.text])


# ---------------------------------------------------------------- the place


def _place(course: Course, number: Number, named: Named | None) -> None:
    base = _base(course, number, named)
    question = None if named is None else course.naming.question(named.question)
    is_other = (
        _is_of_court(course, number)
        if named is None
        else _is_modified(number.left, named, question)
    )
    if is_other:
        course.read.unread.append(number.words)
        course.carry = None
        return
    if named is not None:
        course.hear_names([named.token])
    if question is not None and question.kind is Kind.COUNTS:
        course.row = question
    is_none = base.value == 0 and not columns_in(number.left, course.row_at_hand)
    if named is not None and named.question in CASE_ROWS and is_none:
        for frame in Nones(course).of_names([named.token], number.words):
            course.add(frame)
        course.carry = None
        return
    if _is_amount(number, question):
        course.read.aside.append(number.words)
        return
    is_row = named is None or (question is not None and question.kind is Kind.COUNTS)
    if is_row and _in_row(course, base, number, named):
        return
    if named is not None:
        if named.question != HANDLED:
            course.add(_of(base, named))
        course.carry = None
    elif course.naming.is_ambiguous(number.left, number.token.unit):
        course.read.unread.append(number.words)
    elif any(not is_weak(token) for token in names_in(number.beside)):
        _labelled(course, base)
    else:
        _bare(course, base, number)


def _is_amount(number: Number, question: Question | None) -> bool:
    """Whether a count would be 3.2万: money, not cases."""
    is_count = question is not None and question.kind is not Kind.MONEY
    return is_count and "." in number.token.text and "万" in number.token.text


def _of(base: Frame, named: Named) -> Frame:
    return replace(
        base,
        question=named.question,
        is_part=named.is_part,
        entry=named.entry,
        is_sounded=named.token.is_sounded,
    )


def _base(course: Course, number: Number, named: Named | None) -> Frame:
    """Return the frame without its question."""
    value = number.token.value
    assert value is not None
    old, course.old = course.old, None
    dates, course.dates = course.dates, 0
    if dates > 1 and any(token.has("each") for token in number.left):
        value *= dates  # 5月、10月各一次
    around = (*number.left, *number.near)
    return Frame(
        "",
        value,
        number.words,
        number.token.unit,
        change=relative(number.left) or ("" if named else _further(course, number)),
        is_counted=bool(_ORDINAL.match(number.token.text)),
        old=old,
        is_sure=not _unknown_between(number.left, named),
        is_hedged=any(token.has("hedge") for token in around),
        is_total=bool(number.left) and number.left[0].has("total"),
        is_published=any(token.has("pub") for token in number.left),
        is_set=old is not None
        or course.is_repaired
        or any(token.has("op_set") for token in number.left),
    )


def _further(course: Course, number: Number) -> str:
    """Return `+` for a number said in addition to the one before, in its unit: 38条，还有两条没登记."""
    last = course.last
    if last is None or last.number is None or last.change or last.column or last.entry:
        return ""
    is_further = any(token.text in _ALSO for token in number.left)
    return "+" if is_further and number.token.unit == last.unit != "" else ""


def _in_row(course: Course, base: Frame, number: Number, named: Named | None) -> bool:
    row = course.row_at_hand
    if row is None or row.kind is not Kind.COUNTS:
        return False
    base = replace(base, is_sounded=named is not None and named.token.is_sounded)
    columns = [] if number.is_behind else columns_in(number.left, row)
    if _result_behind(course, number) is not None:
        columns = [each for each in columns if each[0].text not in _OTHERS]  # 其他3件给了
    if columns:
        course.add(replace(base, question=row.name, column=columns[-1][1]))
        return True
    behind = columns_in((number.token,), row) or columns_in(number.near[:_NEAR], row)
    is_all = any(token.has("all") for token in number.near)
    if behind and not (named is not None and is_all):
        course.add(replace(base, question=row.name, column=behind[0][1]))
        return True
    waiting, course.column = course.column, ""
    if waiting and named is None and not number.left:
        course.add(replace(base, question=row.name, column=waiting))
        return True
    if named is None:
        return False
    words = base.words if named.token in number.left else f"{base.words}{named.token.text}"
    is_sounded = named.token.is_sounded
    course.add(replace(base, question=row.name, column=TOTAL, words=words, is_sounded=is_sounded))
    if len(behind) == 1:
        course.add(Frame(row.name, ALL, base.words, column=behind[0][1]))
    return True


def _is_of_court(course: Course, number: Number) -> bool:
    """Whether a court is spoken of where reconsiderations were: 告到县里的1件没判."""
    row = course.row_at_hand
    return row is not None and row.name == RECONSIDERATION and bool(_COURT.search(number.words))


def _labelled(course: Course, base: Frame) -> None:
    """Read 「一个公众号」 where accounts are asked for: a part, or the whole, of what is asked."""
    asked = course.asked
    if (
        asked is not None
        and asked.kind is Kind.COUNT
        and asked.unit != _PUBLISHED
        and base.unit
        and course.context.lexicon.counts_in(asked, base.unit)
    ):
        last = course.last
        is_next = last is not None and last.question == asked.name and not last.is_sure
        if last is not None and is_next:  # 一个微信一个抖音
            course.read.frames.put(len(course.read.frames) - 1, replace(last, is_part=True))
        course.add(replace(base, question=asked.name, is_sure=False, is_part=is_next))
    else:
        course.read.unread.append(base.words)


def _bare(course: Course, base: Frame, number: Number) -> None:
    """Read a number without a name: it replaces the last one, or answers what is asked."""
    last = course.last
    is_final = last is not None and bool(last.change) and not base.change
    replaces = course.is_repaired or base.is_set or is_final
    if last is None and base.is_set:
        _of_last_taken(course, base, number)
    elif last is not None and last.value and replaces:
        said = replace(last, value=base.value, words=base.words, is_set=True, change=base.change)
        course.read.frames.put(len(course.read.frames) - 1, said)
    elif last is not None and any(token.has("total") for token in number.left):
        _sum(course, base)
    elif last is not None and not last.is_bare and _further(course, number):
        course.add(replace(base, question=last.question))
    else:
        _answer(course, base, number)


def _answer(course: Course, base: Frame, number: Number) -> None:
    """Read a number as the answer to what is asked; only the first of a message can be."""
    asked = course.asked
    if asked is None or not _may_answer(course, asked, base, number):
        course.read.unread.append(base.words)
    else:
        is_ours = any(token.has("ours") for token in number.left) and bool(course.read.unread)
        column = TOTAL if asked.kind is Kind.COUNTS else ""
        course.add(
            replace(
                base,
                question=asked.name,
                column=column,
                is_bare=not is_ours,
                is_sure=base.is_sure and not is_ours,
            )
        )


def _may_answer(course: Course, asked: Question, base: Frame, number: Number) -> bool:
    if asked.kind not in (Kind.COUNT, Kind.MONEY, Kind.COUNTS):
        return False
    if not course.context.lexicon.counts_in(asked, base.unit):
        return False
    frames = course.read.frames
    is_further = bool(base.unit) and any(token.text in _ALSO for token in number.left)
    return not frames or (frames.are_bare_or_parts and (is_further or not has_unknown(number.left)))


def _sum(course: Course, base: Frame) -> None:
    """Read 「共计289条」 after its parts: the total of the channels, or of what is asked."""
    frames = course.read.frames
    questions = frames.questions
    row: Question | None = course.naming.question(frames[-1].question)
    if row is not None and row.kind is Kind.COUNTS:
        if frames[-1].column != TOTAL:
            course.add(replace(base, question=row.name, column=TOTAL))
    elif len(questions & CHANNELS) > 1:
        course.add(replace(base, question=CHANNEL_TOTAL))
    elif (
        len(questions) == 1 and (frames[0].is_part or frames.sum == base.value) and len(frames) > 1
    ):
        whole = replace(base, question=frames[0].question, is_bare=False)
        course.read.frames = FramesRead((whole,))
    elif len(questions) == 1 and frames.sum + course.read.said_in_unread() == base.value:
        course.read.come_to(replace(base, question=frames[0].question, is_sure=False))
    else:
        course.read.aside.append(base.words)


def _of_last_taken(course: Course, base: Frame, number: Number) -> None:
    """Read a correction without a name: of the answer that was given last."""
    taken = course.context.just_taken
    question = course.naming.question(taken[0]) if len(taken) == 1 else None
    is_known = question is not None and course.fits(Named(question.name, _NO_TOKEN), base.unit)
    if question is None or not is_known or has_unknown(number.left):
        course.read.unread.append(base.words)
        return
    column = TOTAL if question.kind is Kind.COUNTS else ""
    course.add(replace(base, question=question.name, column=column))


def _unknown_between(left: Sequence[Token], named: Named | None) -> bool:
    if named is None or named.token not in left:
        return has_unknown(left)
    return has_unknown(left[list(left).index(named.token) + 1 :])


def _is_modified(left: Sequence[Token], named: Named, question: Question | None) -> bool:
    """Whether what stands before a name makes it another thing: 学校培训, 综合执法队罚了.

    A column of its own does not: 制发行政规范性文件1件.
    """
    if named.token not in left:
        return False
    place = list(left).index(named.token)
    if has_unknown(left[:place]):
        return True
    before = left[place - 1] if place else None
    is_own = before is not None and bool(columns_in((before,), question))
    if (
        before is not None
        and not is_own
        and before.end == named.token.start
        and before.has("noun", COLUMN)
    ):
        return not before.has("handle", "filler")
    after = left[place + 1] if place + 1 < len(left) else None
    is_glued = after is not None and after.start == named.token.end
    return is_glued and after is not None and after.kind == UNKNOWN and len(after.text) == 1
