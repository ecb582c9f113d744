"""The numbers said for one question become its amount: in its unit, the whole against its parts."""

from decimal import Decimal

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.settled import NotSettled, Proposal, Settled, typed
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.typed_numbers import amount_in
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_WHOLE = "新媒体"


def settle_number(
    question: Question, frames: list[Frame], settled: Settled, context: Context
) -> None:
    """Keep, or propose, the one number that the frames of a question come to."""
    whole = [frame for frame in frames if not frame.is_part]
    parts = [frame for frame in frames if frame.is_part]
    if totals := said_in_all(frames):
        settled.aside += [frame.words for frame in frames if frame not in totals]
        whole, parts = totals, []
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
        raise NotSettled(f"“{question.title}”看到不止一个数，不知道用哪一个。")
    if nones:
        settled.put_none(question, whole)
        return
    frame, amount = whole[-1], amounts.pop()
    if frame.is_sum:
        value = typed(question, amount)
        settled.proposals.append(Proposal(question, value, f"{frame.words} 等于 {value}"))
        return
    if frame.change:
        _propose_change(question, frame, amount, settled, context)
        return
    settled.put(question, typed(question, amount), whole)


def said_in_all(frames: list[Frame]) -> list[Frame]:
    """Return the frame with what all others come to, as it was said: 一共两个，…; else nothing."""
    totals = [frame for frame in frames if frame.is_total]
    others = [frame for frame in frames if frame not in totals]
    come_to = sum(frame.number or 0 for frame in others)
    return totals if len(totals) == 1 and totals[0].number == come_to else []


def _are_addends(frames: list[Frame]) -> bool:
    """Whether several numbers for one question may be parts of it: of the same unit, each with it."""
    if not frames[0].change and all(frame.change == "+" for frame in frames[1:]):
        return True
    units = {frame.unit for frame in frames}
    names = {frame.words.replace(f"{frame.value}", "") for frame in frames}
    is_said_anew = any(frame.is_bare or frame.is_set or frame.old for frame in frames)
    if any(frame.is_published for frame in frames[1:]):
        return False  # 302件许可决定，网上公示了280件
    if len(names) == len(frames) and not is_said_anew:
        return len(units) == 1 or units <= {"", "个"}  # 14个村2个社区
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
            isinstance(frame.value, Decimal)
            and (frame.value == said or (frame.value > said and _WHOLE in frame.words))
            for frame in whole
        )
        or not said
    )


def _amount(question: Question, frame: Frame) -> Decimal:
    """Return the number in the question's unit."""
    assert isinstance(frame.value, Decimal)
    if question.kind is not Kind.MONEY:
        return frame.value
    try:
        return amount_in(question.unit, frame.value, frame.unit, frame.words)
    except NotUnderstood as problem:
        raise NotSettled(str(problem)) from problem


def _propose_sum(question: Question, parts: list[Frame], settled: Settled) -> None:
    """Offer what several parts come to; one part alone is not the whole."""
    amounts = [_amount(question, frame) for frame in parts if frame.value is not None]
    said = "、".join(f"{frame.value}" for frame in parts)
    if len(amounts) < 2:
        raise NotSettled(f"“{parts[0].words}”只是“{question.title}”的一部分，请填合计。")
    total = typed(question, sum(amounts, Decimal(0)))
    settled.unread += [frame.words for frame in parts]
    settled.proposals.append(Proposal(question, total, f"{said} 加起来是 {total}"))


def _propose_change(
    question: Question, frame: Frame, amount: Decimal, settled: Settled, context: Context
) -> None:
    known = context.values.get(question.name)
    if known is None:
        raise NotSettled("")
    changed = known + amount if frame.change == "+" else known - amount
    if changed < 0:
        raise NotSettled(f"“{question.title}”现在是 {known}，减不了 {amount:f}。")
    value = typed(question, Decimal(changed))
    sign = "加" if frame.change == "+" else "减"
    settled.proposals.append(Proposal(question, value, f"{known} {sign} {amount:f} 是 {value}"))
