"""Which chips stand under the box, for the question that is being asked."""

from collections.abc import Iterator

from report_assistant.interview.commands import Command
from report_assistant.interview.interview import Interview
from report_assistant.report.fields import Kind
from report_assistant.tui.widgets.chips import ChipWords

_LONGEST_OFFER = 12
_NONE_KINDS = frozenset(Kind) - {Kind.CHOICE}


def chips_for(interview: Interview) -> tuple[ChipWords, ...]:
    """Return the chips for the moment, the likeliest first."""
    if interview.is_confirming:
        return (ChipWords("确定", "确定"), ChipWords("取消", "取消"))
    return tuple(_chips(interview))


def _chips(interview: Interview) -> Iterator[ChipWords]:
    question = interview.current
    if question is None:
        yield from map(_command, (Command.DRAFT, Command.REVIEW, Command.UNDO, Command.LEAVE))
        return
    offer = interview.offer(question)
    if offer.words and len(offer.words) <= _LONGEST_OFFER and not offer.suggestions:
        yield ChipWords(f"用 {offer.words}", "")
    if question.kind in _NONE_KINDS and (question.kind is Kind.COUNT or not question.required):
        yield ChipWords("没有", "没有")
    commands = (Command.PENDING, Command.SKIP, Command.WHY, Command.BACK, Command.UNDO)
    yield from map(_command, commands)


def _command(command: Command) -> ChipWords:
    return ChipWords(command.value, command.value)
