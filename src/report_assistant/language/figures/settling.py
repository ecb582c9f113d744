"""What was read becomes values: rows against their sums, parts against the whole, amounts in the unit.

A value that the clerk did not say (a sum, a difference) is a proposal of its own. Two different
numbers for one question are both quoted.
"""

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.frames_read import Read
from report_assistant.language.figures.settled import NotSettled, Settled
from report_assistant.language.figures.settled_figures import settle_figures
from report_assistant.language.figures.settled_numbers import said_in_all, settle_number
from report_assistant.language.figures.settled_rows import GRANTED, settle_row
from report_assistant.language.words.lexicon import HANDLED
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind


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
    is_named = not all(frame.is_bare for frame in frames)
    if not is_row and is_named and not said_in_all(frames):  # a number with the name is surer
        settled.unread += [frame.words for frame in frames if frame.is_bare]
        frames = [frame for frame in frames if not frame.is_bare]
    is_none = all(frame.value is None and not frame.column for frame in frames)
    try:
        match question.kind:
            case _ if is_none:
                settled.put_none(question, frames)
            case Kind.COUNT | Kind.MONEY:
                settle_number(question, frames, settled, context)
            case Kind.COUNTS:
                settle_row(question, frames, settled, context)
            case Kind.FIGURES:
                settle_figures(question, frames, settled, context)
            case _:
                _words(question, frames, settled, context)
    except NotSettled as problem:
        words = settled.refused if str(problem) else settled.unread
        known = set(words)
        words += [frame.words for frame in frames if frame.words not in known]
        if str(problem):
            settled.reasons.append(str(problem))


def _words(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    """Take choices, or words by the question's own reader."""
    chosen = [value for frame in frames if isinstance(frame.value, tuple) for value in frame.value]
    said = [frame.value for frame in frames if isinstance(frame.value, str)]
    if chosen and not said:
        several = list(dict.fromkeys(chosen))
        if question.kind is Kind.CHOICE and len(several) != 1:
            raise NotSettled(f"“{question.title}”只能选一个。")
        settled.put(question, several[0] if question.kind is Kind.CHOICE else several, frames)
    elif len(said) == 1 and not chosen:
        try:
            settled.put(question, context.understood(question, said[0]), frames)
        except ValueError as problem:
            raise NotSettled("") from problem
    else:
        raise NotSettled("")
