"""What was read becomes values: rows against their sums, parts against the whole, amounts in the unit.

A value that the clerk did not say (a sum, a difference) is a proposal of its own. Two different
numbers for one question are both quoted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from report_assistant.language.context import Context
from report_assistant.language.frame import ALL, TOTAL, Frame, Read
from report_assistant.language.lexicon import HANDLED
from report_assistant.questionnaire.question import Question
from report_assistant.report import tables
from report_assistant.report.fields import Kind
from report_assistant.report.values import Figure

GRANTED, RECEIVED = "applications.granted", "applications.received"
_DOCUMENTS = tuple(tables.DOCUMENT_LABELS)
_IN_FORCE = "in_force"
_YUAN = frozenset({"元", "块", "块钱", "圆", "元整"})
_TEN_THOUSANDS = frozenset({"万元"})
_SCALE = Decimal(10_000)
_WHOLE = "新媒体"
_HUGE = 1000
"""From here on a whole number without a unit is more likely of 元 than of 万元."""


@dataclass(frozen=True)
class Proposal:
    """A value that the clerk did not say but that follows from the words."""

    question: Question
    value: Any
    how: str
    """How it comes about, in words: 60、54 加起来是 114."""


@dataclass
class Settled:
    """The values of a message, and what is left over."""

    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    """Question -> the words that it was read from."""
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """Why something could not be taken, in sentences for the clerk."""


def settle(read: Read, context: Context) -> Settled:
    """Return the values that a message amounts to."""
    settled = Settled(aside=list(read.aside), unread=list(read.unread), remarks=list(read.remarks))
    grouped: dict[str, list[Frame]] = {}
    for frame in read.frames:
        if frame.question != HANDLED:
            grouped.setdefault(frame.question, []).append(frame)
    order = list(context.questionnaire.by_name)
    for name in sorted(grouped, key=order.index):
        if name != GRANTED:
            _settle_one(name, grouped[name], settled, context)
    if GRANTED in grouped:
        _settle_one(GRANTED, grouped[GRANTED], settled, context)
    asked = None if context.asked is None else context.asked.name
    for name in list(settled.values):
        is_as_before = context.values.get(name) == settled.values[name] and name in context.values
        if is_as_before and name != asked and len(settled.values) > 1:
            del settled.values[name]  # 网站342是对的，公众号改190
    settled.values = {name: settled.values[name] for name in order if name in settled.values}
    return settled


def _settle_one(name: str, frames: list[Frame], settled: Settled, context: Context) -> None:
    question = context.questionnaire.by_name[name]
    is_row = question.kind is Kind.COUNTS
    if not is_row and not all(frame.is_bare for frame in frames):  # a number with the name is surer
        settled.unread += [frame.words for frame in frames if frame.is_bare]
        frames = [frame for frame in frames if not frame.is_bare]
    if all(frame.value is None and not frame.column for frame in frames):
        _put(question, question.none_value(), frames, settled)
        return
    try:
        match question.kind:
            case Kind.COUNT | Kind.MONEY:
                _number(question, frames, settled, context)
            case Kind.COUNTS:
                _row(question, frames, settled, context)
            case Kind.FIGURES:
                _figures(question, frames, settled, context)
            case _:
                _words(question, frames, settled, context)
    except _NotSettled as problem:
        settled.unread += [frame.words for frame in frames if frame.words not in settled.unread]
        if str(problem):
            settled.reasons.append(str(problem))


class _NotSettled(ValueError):
    """The frames of a question do not make a value."""


def _put(question: Question, value: Any, frames: Iterable[Frame], settled: Settled) -> None:
    listed = list(frames)
    try:
        if question.field is not None:
            value = question.field.adapter.validate_python(value)
    except ValidationError as error:
        raise _NotSettled("") from error
    settled.values[question.name] = value
    settled.frames[question.name] = listed
    settled.words[question.name] = "，".join(dict.fromkeys(frame.words for frame in listed))


def _words(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    """Take choices, or words by the question's own reader."""
    chosen = [value for frame in frames if isinstance(frame.value, tuple) for value in frame.value]
    said = [frame.value for frame in frames if isinstance(frame.value, str)]
    if chosen and not said:
        several = list(dict.fromkeys(chosen))
        if question.kind is Kind.CHOICE and len(several) != 1:
            raise _NotSettled(f"“{question.title}”只能选一个。")
        _put(question, several[0] if question.kind is Kind.CHOICE else several, frames, settled)
    elif len(said) == 1 and not chosen:
        try:
            _put(question, context.understood(question, said[0]), frames, settled)
        except ValueError as problem:
            raise _NotSettled("") from problem
    else:
        raise _NotSettled("")


# ---------------------------------------------------------------- one number


def _number(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    whole = [frame for frame in frames if not frame.is_part]
    parts = [frame for frame in frames if frame.is_part]
    if not whole:
        _propose_sum(question, parts, settled)
        return
    if parts and not _covers(whole, parts):
        _propose_sum(question, [*whole, *parts], settled)
        return
    settled.aside += [frame.words for frame in parts]
    amounts = {_amount(question, frame) for frame in whole if frame.value is not None}
    nones = [frame for frame in whole if frame.value is None]
    if len(amounts) + bool(nones) != 1:
        if len(whole) > 1 and _are_addends(whole):
            _propose_sum(question, whole, settled)
            return
        raise _NotSettled(f"“{question.title}”看到不止一个数，不知道用哪一个。")
    if nones:
        _put(question, question.none_value(), whole, settled)
        return
    frame, amount = whole[-1], amounts.pop()
    if frame.is_sum:
        value = _typed(question, amount)
        settled.proposals.append(Proposal(question, value, f"{frame.words} 等于 {value}"))
        return
    if frame.change:
        _propose_change(question, frame, amount, settled, context)
        return
    _put(question, _typed(question, amount), whole, settled)


def _are_addends(frames: list[Frame]) -> bool:
    """Whether several numbers for one question may be parts of it: of the same unit, each with it."""
    units = {frame.unit for frame in frames}
    if any(frame.words == f"{frame.value}{frame.unit}" or not frame.words for frame in frames):
        return False
    return all(frame.is_bare or not frame.is_sure for frame in frames) and (
        len(units) == 1 and "" not in units
    )


def _covers(whole: list[Frame], parts: list[Frame]) -> bool:
    """Whether the number of the whole can hold its parts: 微信76条，抖音22条 are two parts."""
    said = sum((frame.value for frame in parts if isinstance(frame.value, Decimal)), Decimal(0))
    return (
        any(
            isinstance(frame.value, Decimal) and frame.value >= said and _WHOLE in frame.words
            for frame in whole
        )
        or not said
    )


def _typed(question: Question, amount: Decimal) -> Any:
    if question.kind is Kind.MONEY:
        return amount
    if amount != amount.to_integral_value():
        raise _NotSettled(f"这里要填整数，{amount:f} 带小数。")
    if question.name == "year" and amount < 100:
        amount += 2000
    return int(amount)


def _amount(question: Question, frame: Frame) -> Decimal:
    """Return the number in the question's unit; digits are kept as typed."""
    value = frame.value
    assert isinstance(value, Decimal)
    if question.kind is not Kind.MONEY:
        return value
    in_yuan = frame.unit in _YUAN or (not frame.unit and "万" in frame.words)
    is_large = value >= _HUGE or any(sign in frame.words for sign in "百千佰仟")
    if question.unit == "万元" and not frame.unit and not in_yuan:
        if is_large and value == value.to_integral_value():
            raise _NotSettled(
                f"这里的单位是万元。是 {value:f} 元就打“{value:f}元”，"
                f"是 {value:f} 万元就打“{value:f}万元”。"
            )
        return value
    said = "元" if in_yuan else frame.unit or question.unit
    if said == question.unit:
        return value
    return _shortest(value / _SCALE if question.unit == "万元" else value * _SCALE)


def _shortest(number: Decimal) -> Decimal:
    return Decimal(format(number.normalize(), "f"))


def _propose_sum(question: Question, parts: list[Frame], settled: Settled) -> None:
    """Offer what several parts come to; one part alone is not the whole."""
    amounts = [_amount(question, frame) for frame in parts if frame.value is not None]
    said = "、".join(f"{frame.value}" for frame in parts)
    if len(amounts) < 2:
        raise _NotSettled(f"“{parts[0].words}”只是“{question.title}”的一部分，请填合计。")
    total = _typed(question, sum(amounts, Decimal(0)))
    settled.unread += [frame.words for frame in parts]
    settled.proposals.append(Proposal(question, total, f"{said} 加起来是 {total}"))


def _propose_change(
    question: Question, frame: Frame, amount: Decimal, settled: Settled, context: Context
) -> None:
    known = context.values.get(question.name)
    if known is None:
        raise _NotSettled("")
    changed = known + amount if frame.change == "+" else known - amount
    if changed < 0:
        raise _NotSettled(f"“{question.title}”现在是 {known}，减不了 {amount:f}。")
    value = _typed(question, Decimal(changed))
    sign = "加" if frame.change == "+" else "减"
    settled.proposals.append(Proposal(question, value, f"{known} {sign} {amount:f} 是 {value}"))


# ---------------------------------------------------------------- a row


def _row(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    assert question.field is not None
    columns = question.field.columns
    known = context.values.get(question.name)
    before = {column: 0 if known is None else getattr(known, column) for column in columns}
    said: dict[str, int] = {}
    total: int | None = None
    for frame in frames:
        if frame.value == ALL:
            continue
        number = 0 if frame.value is None else _typed(question, Decimal(frame.value))
        place = frame.column or TOTAL
        if place == TOTAL:
            if total is not None and total != number:
                raise _NotSettled(f"“{question.title}”看到不止一个数，不知道用哪一个。")
            total = number if not frame.change else _moved(before, frame, number)
        elif frame.change:
            said[place] = before[place] + (number if frame.change == "+" else -number)
            if said[place] < 0:
                raise _NotSettled("")
        elif place in said and said[place] != number:
            said[place] += number
        else:
            said[place] = number
    changed = any(frame.change for frame in frames)
    for frame in frames:
        if frame.value == ALL:
            total = _all_of(frame, question, total, settled, context, said)
    if columns == _DOCUMENTS:
        row = _documents(said, total, before if known is not None else None)
    else:
        row = _columns(
            question, said, total, before if known is not None else None, settled, context
        )
    if changed:
        settled.proposals.append(
            Proposal(question, _validated(question, row), _sum_words(question, before, row))
        )
        return
    _put(question, row, frames, settled)


def _validated(question: Question, row: Mapping[str, int]) -> Any:
    assert question.field is not None
    return question.field.adapter.validate_python(dict(row))


def _sum_words(question: Question, before: Mapping[str, int], after: Mapping[str, int]) -> str:
    return f"原来合计 {sum(before.values())}，改后合计 {sum(after.values())}"


def _moved(before: Mapping[str, int], frame: Frame, number: int) -> int:
    return sum(before.values()) + (number if frame.change == "+" else -number)


def _all_of(
    frame: Frame,
    question: Question,
    total: int | None,
    settled: Settled,
    context: Context,
    said: dict[str, int],
) -> int | None:
    if frame.column and frame.column != TOTAL:
        if total is None:
            raise _NotSettled("")
        said[frame.column] = total
        return total
    received = settled.values.get(RECEIVED, context.values.get(RECEIVED))
    if received is None:
        raise _NotSettled("")
    for column in type(received).model_fields:
        said[column] = getattr(received, column)
    return None


def _documents(
    said: Mapping[str, int], total: int | None, before: Mapping[str, int] | None
) -> dict[str, int]:
    """Fill the row of documents; how many are in force must be known."""
    if total == 0 and not said:
        return dict.fromkeys(_DOCUMENTS, 0)
    if total is not None:
        raise _NotSettled("要分开写清楚：制发、废止、现行有效各几件，例如 2 0 5。")
    if before is not None:
        return {**before, **said}
    if _IN_FORCE not in said:
        raise _NotSettled("还少一个数：年底现行有效的几件？请连起来再说一次，例如 2 0 5。")
    return {column: said.get(column, 0) for column in _DOCUMENTS}


def _columns(
    question: Question,
    said: dict[str, int],
    total: int | None,
    before: Mapping[str, int] | None,
    settled: Settled,
    context: Context,
) -> dict[str, int]:
    assert question.field is not None
    columns = question.field.columns
    if total is None:
        if before is None:
            return {column: said.get(column, 0) for column in columns}
        return {**before, **said}
    rest = total - sum(said.values())
    if rest == 0:
        return {column: said.get(column, 0) for column in columns}
    if rest < 0 and said:
        raise _NotSettled(
            f"“{question.title}”分开写的加起来是 {sum(said.values())}，不是 {total}，请再说一次。"
        )
    column = _only(before) if before is not None and not said else None
    column = column or context.bare_column(question, settled.values)
    if column is None and columns == tuple(tables.APPLICANT_LABELS):
        column = _only_applicant(settled)
    if column is None or (said and column in said):
        raise _NotSettled(f"“{question.title}”要分开写清楚{_how(question)}")
    return {name: said.get(name, 0) + (rest if name == column else 0) for name in columns}


def _only(row: Mapping[str, int]) -> str | None:
    used = [column for column, number in row.items() if number]
    return used[0] if len(used) == 1 else None


def _only_applicant(settled: Settled) -> str | None:
    received = settled.values.get(RECEIVED)
    if received is None:
        return None
    return _only({column: getattr(received, column) for column in type(received).model_fields})


def _how(question: Question) -> str:
    if question.example:
        return f"，例如：{question.example}。"
    return "。"


# ---------------------------------------------------------------- figures of a list


def _figures(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    known = list(context.values.get(question.name) or ())
    changed = False
    for frame in frames:
        if not isinstance(frame.value, Decimal) or not frame.entry:
            raise _NotSettled("")
        place = _place_of(frame.entry, known)
        number = int(frame.value)
        if frame.change:
            if place is None:
                raise _NotSettled("")
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
    _put(question, known, frames, settled)


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
