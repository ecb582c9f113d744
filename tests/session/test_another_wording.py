"""换一种写法: another of the program's wordings for one paragraph."""

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.history.record import ChangeKind
from report_assistant.interview.events import ActionRequested, Event, Rejected, Said
from report_assistant.interview.log import EntryKind
from report_assistant.language.wishes.commands import Command
from report_assistant.session.conversation import Conversation
from report_assistant.store.answers_file import dump_answers, load_answers

LEAD = "s1_lead"


def said(events: list[Event]) -> str:
    told = [event.text for event in events if isinstance(event, Said)]
    return "\n".join(told + [event.reason for event in events if isinstance(event, Rejected)])


def lead(conversation: Conversation) -> str:
    blocks = assemble(conversation.interview.answers.report).blocks
    return next(block.text for block in blocks if block.id == LEAD)


def number_of(conversation: Conversation, block: str = LEAD) -> int:
    paragraphs = conversation.rewriting.paragraphs
    return next(n for n, each in enumerate(paragraphs, start=1) if each.block == block)


@pytest.mark.parametrize(
    "words",
    ["换一种写法 {}", "换个说法{}", "第{}段换个写法", "把第{}段换一种写法", "换种说法 第{}段"],
)
def test_a_paragraph_that_is_named_gets_another_wording(
    conversation: Conversation, words: str
) -> None:
    before = lead(conversation)
    told = said(conversation.say(words.format(number_of(conversation))))
    assert lead(conversation) != before
    assert lead(conversation) in told
    conversation.say("撤销")
    assert lead(conversation) == before
    conversation.say("重做")
    assert lead(conversation) in told


def test_going_on_comes_round(conversation: Conversation) -> None:
    seen = [lead(conversation)]
    for _ in range(5):
        conversation.say(f"换一种写法 {number_of(conversation)}")
        seen.append(lead(conversation))
    assert len(set(seen)) == 5
    assert seen[-1] == seen[0]


def test_without_a_paragraph_which_one_is_asked(conversation: Conversation) -> None:
    for words in ("换一种写法", "换个说法", "这段换个写法"):
        [asked] = [e for e in conversation.say(words) if isinstance(e, ActionRequested)]
        assert asked.command is Command.REPHRASE


def test_what_has_no_other_is_told_so(conversation: Conversation) -> None:
    number = number_of(conversation, "s5_measure_1")
    assert "这一段只有一种写法" in said(conversation.say(f"换一种写法 {number}"))
    assert "没有找到这一段" in said(conversation.say("换一种写法 99"))


def test_a_paragraph_in_own_words_is_left(conversation: Conversation) -> None:
    conversation.rewriting.take(LEAD, "这一段由我们自己写。")
    told = said(conversation.say(f"换一种写法 {number_of(conversation)}"))
    assert "是您自己写的" in told
    assert lead(conversation) == "这一段由我们自己写。"


def test_it_is_recorded_and_stands_in_the_answers_file(conversation: Conversation) -> None:
    conversation.say(f"换一种写法 {number_of(conversation)}")
    assert conversation.interview.answers.entries[-1].kind is EntryKind.PHRASING
    assert conversation.record().changes[-1].kind is ChangeKind.REPHRASED
    report = conversation.interview.answers.report
    again = load_answers(dump_answers(report), "答案.yaml")
    assert again.phrasings == report.phrasings
    assert assemble(again) == assemble(report)


def test_the_next_year_never_repeats_it(conversation: Conversation) -> None:
    conversation.say(f"换一种写法 {number_of(conversation)}")
    following = conversation.next_year()
    for typed in ("", "", ""):
        following.say(typed)
    this, following_report = (
        conversation.interview.answers.report,
        following.interview.answers.report,
    )
    before = {b.id: b.text for b in assemble(this).blocks}[LEAD]
    after = {b.id: b.text for b in assemble(following_report).blocks}[LEAD]
    assert after.replace(str(following_report.year), "") != before.replace(str(this.year), "")


def test_a_corrected_name_rewords_nothing(conversation: Conversation) -> None:
    before = [b.text for b in assemble(conversation.interview.answers.report).blocks]
    old = conversation.interview.answers.report.organisation.name or ""
    conversation.say("改单位全称 龙安镇人民政府")
    if conversation.is_confirming:
        conversation.say("确定")
    report = conversation.interview.answers.report
    assert report.organisation.name == "龙安镇人民政府"
    after = [b.text.replace("龙安镇人民政府", old) for b in assemble(report).blocks]
    assert after == before
    again = load_answers(dump_answers(report), "答案.yaml")
    assert assemble(again) == assemble(report)
    conversation.say("撤销")
    assert conversation.interview.answers.report.drawn_for == {}
