"""What is asked, as the question card shows it: made from the events that ask something."""

from collections.abc import Iterator, Sequence

from report_assistant.interview.events import (
    AllAsked,
    Asked,
    ConfirmationAsked,
    Event,
    FactRow,
    FactsShown,
    Offered,
)
from report_assistant.interview.interview import Interview
from report_assistant.interview.progress import position_of
from report_assistant.questionnaire.names import CHANGED, NOT_ZERO
from report_assistant.questionnaire.question import Question
from report_assistant.session.file_events import CollectingBegun
from report_assistant.shells import phrases
from report_assistant.tui.shown import ShownAsk, ShownChoice, ShownFact

_HERE = "在这里打字"
_NONE_ON_ENTER = "没有就直接回车，有就在这里打字"
_LONGEST_LAST = 24
"""A longer answer of last year's stands with the hint instead of at the edge of the card."""
_LONGEST_SAID = 60
_LISTS_OF_LAST = frozenset({CHANGED, NOT_ZERO})
"""What stays of last year's report but for what the clerk names."""
_COMMON = "常见"
_GROUPED = "："
"""What stands between the group of a choice and its own words: 不予公开：属于国家秘密."""


def ask_for(events: Sequence[Event], interview: Interview, typed: str) -> ShownAsk | None:
    """Return what the last of the events asks; `None` if none of them asks anything."""
    found = None
    for event in events:
        match event:
            case Asked():
                found = _question(event, interview)
            case ConfirmationAsked():
                found = _confirmation(event)
            case FactsShown():
                found = _facts(event, typed)
            case Offered():
                found = _offer(event)
            case CollectingBegun(offered=offered):
                found = _offer(offered)
            case AllAsked():
                found = _all_asked(event)
    return found


def _question(asked: Asked, interview: Interview) -> ShownAsk:
    question = asked.question
    number, count = position_of(interview.questionnaire, interview.answers.state, question)
    tag = phrases.short_section_name(question.section).replace(" ", "、")
    is_short = len(asked.last) <= _LONGEST_LAST
    choices = _choices(question, asked.suggestions)
    return ShownAsk(
        question.label,
        tag=f"{tag}　这部分第 {number} 题，共 {count} 题",
        last=f"去年 {asked.last}" if asked.last and is_short else "",
        hint="\n".join(_hints(asked, is_short)),
        choices=tuple(choices),
        chosen=frozenset(
            n for n, option in enumerate(question.options, start=1) if option.label == asked.current
        ),
        enter=_what_enter_does(asked, bool(choices)),
        is_agreed_to=question.name in _LISTS_OF_LAST or bool(question.one_for_each and asked.offer),
    )


def _hints(asked: Asked, last_is_short: bool) -> Iterator[str]:
    if asked.question.hint:
        yield asked.question.hint
    if asked.last and not last_is_short:
        yield f"去年：{asked.last}"
    if asked.so_far:
        yield f"已记 {asked.so_far} 项。"
    if asked.current:
        yield f"现在的答案：{asked.current}"


def _what_enter_does(asked: Asked, has_choices: bool) -> str:
    if asked.so_far:
        return "还有就接着打，没有了直接回车"
    if asked.current:
        return "不改就直接回车，要改就在这里打字"
    if asked.offer:
        if phrases.says_none(asked.offer):
            return f"直接回车就{'' if asked.offer.startswith('都') else '是'}{asked.offer}，要填就在这里打字"
        return f"直接回车就用 {asked.offer}，要改就在这里打字"
    if asked.none_on_enter:
        return _NONE_ON_ENTER
    return "打编号，或者在这里打字" if has_choices else _HERE


def _choices(question: Question, suggestions: Sequence[str]) -> list[ShownChoice]:
    """Return the numbered choices: what most clerks mean first, the others in their groups.

    Labels that share what stands before a colon are one group.
    """
    if not question.options:
        return [ShownChoice(number, words) for number, words in enumerate(suggestions, start=1)]
    groups = [option.label.partition(_GROUPED)[0] for option in question.options]
    grouped = {group for group in groups if groups.count(group) > 1}
    common, others = list[ShownChoice](), list[ShownChoice]()
    for number, (option, group) in enumerate(zip(question.options, groups, strict=True), start=1):
        words = (
            option.label.removeprefix(f"{group}{_GROUPED}") if group in grouped else option.label
        )
        if option.is_common:
            common.append(ShownChoice(number, words, _COMMON))
        else:
            others.append(ShownChoice(number, words, group if group in grouped else ""))
    return common + others


def _confirmation(event: ConfirmationAsked) -> ShownAsk:
    return ShownAsk(
        f"把“{event.question.title}”改成“{event.after}”，确定吗？",
        tag="改之前先看一下",
        hint=f"原来是 {event.before or '没填'}。改了以后，{event.follows}。",
        enter="直接回车就改，不改打“取消”",
    )


def _facts(event: FactsShown, typed: str) -> ShownAsk:
    said = " ".join(typed.split())
    shown = said if len(said) <= _LONGEST_SAID else f"{said[:_LONGEST_SAID]}.."
    lines = [f"您说的是：{shown}"] if said else []
    lines += [f"没看懂，没有记：“{words}”" for words in event.unread]
    lines += [f"没有记（去年的、增减数等）：“{words}”" for words in event.aside]
    if event.read_in:
        lines = []  # what was dropped or pasted is no sentence to show again
    tag = phrases.facts_lead(event) if event.read_in else f"从您打的字里读到 {len(event.rows)} 项"
    return ShownAsk(
        "这样记，对吗？" if event.rows else "要用哪一个？",
        tag=tag,
        hint="\n".join([*lines, *event.notes]),
        facts=(
            *(_fact(row) for row in event.rows),
            *(_fact(row, is_choice=True) for row in event.choices),
        ),
        enter=_what_enter_takes(event),
        is_agreed_to=bool(event.rows),
    )


def _what_enter_takes(event: FactsShown) -> str:
    if not event.rows:
        return "打编号，都不要打“取消”"
    if event.choices:
        return f"回车记下前 {len(event.rows)} 行；后面的要哪行打哪行的编号"
    return "直接回车就都记下；要改打行号和数，例如 1 5"


def _fact(row: FactRow, *, is_choice: bool = False) -> ShownFact:
    before = row.before if row.before != row.shown else ""
    source = phrases.source_line(row.source) if row.source else ""
    return ShownFact(row.title, row.shown, before, source, is_choice)


def _offer(event: Offered) -> ShownAsk:
    first, _, rest = event.text.partition("\n")
    return ShownAsk(
        first,
        tag="请您定一下",
        hint=rest,
        choices=tuple(ShownChoice(n, each) for n, each in enumerate(event.choices, start=1)),
        enter=event.enter or "打编号，按回车",
    )


def _all_asked(event: AllAsked) -> ShownAsk:
    first, _, rest = phrases.all_asked_text(event).partition("\n")
    return ShownAsk(first, hint=rest, enter="要改哪一项就在这里说，例如：网站改成 166")
