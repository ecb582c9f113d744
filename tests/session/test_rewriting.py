"""Paragraphs in the clerk's own words: kept letter for letter, linked figures kept up to date."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble, generated
from report_assistant.drafting.own_wording import text_of
from report_assistant.history.words import page
from report_assistant.interview.events import ActionRequested, Corrected, Rejected, Said
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.wording import linked_value, pieces_of, written
from report_assistant.session.conversation import Conversation
from report_assistant.session.named_figures import figure_names
from report_assistant.session.own_paragraphs import own_paragraphs, reworded
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.answers_file import dump_answers, load_answers
from report_assistant.store.store import Store
from tests.conftest import ROOT, TODAY, example, in_first_wording
from tests.drafting.random_reports import reports
from tests.interview.talking import only

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
CHANNELS = "s1_disclosure"
NEW_MEDIA = "overview.disclosure.new_media"


def body(report: AnnualReport, block: str = CHANNELS) -> str:
    return next(each.text for each in own_paragraphs(report, None) if each.block == block)


def drafted(report: AnnualReport) -> list[str]:
    return [block.text for block in assemble(report).blocks]


# ---------------------------------------------------------------- wordings


@given(st.text(st.sampled_from("年公开{}.a_1条"), max_size=40))
def test_a_wording_is_written_as_it_was_read(text: str) -> None:
    assert "".join(
        str(getattr(p, "text", "")) for p in pieces_of(written(pieces_of(text)))
    ) == "".join(str(getattr(p, "text", "")) for p in pieces_of(text))


@given(st.text(max_size=40))
def test_braces_of_the_clerk_stay(text: str) -> None:
    assume("\r" not in text)
    report = example("aigang-2021")
    escaped = text.replace("{", "{{").replace("}", "}}")
    assert text_of(escaped, report) == text


@pytest.mark.slow
@given(reports())
def test_generated_wordings_print_as_the_draft(report: AnnualReport) -> None:
    draft = {block.id: getattr(block, "body", "") for block in assemble(report).blocks}
    for block, wording in generated(report).items():
        assert text_of(wording, report) == draft[block]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_count_of_the_main_paragraph_is_linked(name: str) -> None:
    report = example(name)
    wording = generated(report)[CHANNELS]
    own = "".join(getattr(piece, "text", "") for piece in pieces_of(wording))
    assert not re.search(r"\d", own.replace("只计1条", "")), own


# ---------------------------------------------------------------- edits


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """The text with a few places replaced by other words."""
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, min(len(text), begin + 12)))
        new = draw(st.text(st.sampled_from("我乡公开了，。条年1234{}"), max_size=8))
        text = text[:begin] + new + text[end:]
    return text


@pytest.mark.slow
@given(st.data(), st.sampled_from(EXAMPLES))
def test_what_the_clerk_wrote_is_printed_letter_for_letter(data: st.DataObject, name: str) -> None:
    report = example(name)
    paragraph = data.draw(st.sampled_from(own_paragraphs(report, None)))
    edited = data.draw(edits(paragraph.text)).strip(" 　")
    assume(edited)
    wording = reworded(paragraph, edited, report)
    assert (paragraph.text if wording is None else text_of(wording, report)) == edited
    if wording is not None:
        changed = report.model_copy(update={"wording": {paragraph.block: wording}})
        assert edited in body(changed, paragraph.block)


@pytest.mark.parametrize("name", EXAMPLES)
def test_opening_the_editor_and_leaving_it_changes_nothing(name: str) -> None:
    report = example(name)
    for paragraph in own_paragraphs(report, None):
        assert reworded(paragraph, paragraph.text, report) is None


def test_linked_figures_follow_and_others_stay() -> None:
    report = in_first_wording(example("aigang-2021")).model_copy(deep=True)
    paragraph = next(p for p in own_paragraphs(report, None) if p.block == CHANNELS)
    edited = paragraph.text.replace("其中政务新媒体", "主要是政务新媒体").replace(
        "46条", "四十多条"
    )
    report.wording[CHANNELS] = reworded(paragraph, edited, report) or ""
    set_value(report, NEW_MEDIA, 120)
    set_value(report, "overview.disclosure.boards", 50)
    assert "主要是政务新媒体120条" in body(report)
    assert "四十多条" in body(report) and "50条" not in body(report)


def test_a_figure_that_is_not_known_is_marked() -> None:
    report = example("aigang-2021").model_copy(deep=True)
    report.wording[CHANNELS] = f"新媒体{{{NEW_MEDIA}}}条，{{no.such.answer}}条。"
    set_value(report, NEW_MEDIA, None)
    assert "新媒体【待填：政务新媒体公开条数】条，【待填】条。" in body(report)
    assert linked_value(report, "__class__") is None


def test_several_lines_are_several_paragraphs() -> None:
    report = example("aigang-2021").model_copy(deep=True)
    paragraph = next(p for p in own_paragraphs(report, None) if p.block == CHANNELS)
    report.wording[CHANNELS] = reworded(paragraph, "第一段。\n\n  第二段。", report) or ""
    texts = drafted(report)
    place = next(n for n, text in enumerate(texts) if text.endswith("第一段。"))
    assert texts[place + 1] == "第二段。"
    again = next(p for p in own_paragraphs(report, report) if p.block == CHANNELS)
    assert again.text == "第一段。\n第二段。" and again.last == again.text


def test_answers_files_carry_the_wording() -> None:
    report = example("aigang-2021").model_copy(deep=True)
    report.wording[CHANNELS] = f"全年{{{NEW_MEDIA}}}条，{{{{不是答案}}}}。\n第二段。"
    again = load_answers(dump_answers(report), "a.yaml")
    assert again.wording == report.wording
    assert drafted(again) == drafted(report)


# ---------------------------------------------------------------- the conversation


def test_rewording_is_a_step_like_others(conversation: Conversation) -> None:
    before = body(conversation.interview.answers.report)
    [requested] = conversation.say("改写主动公开")
    assert requested == ActionRequested(Command.REWRITE, CHANNELS)
    conversation.rewriting.take(CHANNELS, before.replace("主动公开", "依法主动公开"))
    assert "依法主动公开" in body(conversation.interview.answers.report)
    assert "改写" in page(conversation.record())
    conversation.say("撤销")
    assert body(conversation.interview.answers.report) == before
    conversation.say("重做")
    assert "依法主动公开" in body(conversation.interview.answers.report)
    conversation.say("恢复原文")
    assert body(conversation.interview.answers.report) == before
    assert isinstance(conversation.say("恢复原文")[0], Said)


def test_the_wording_survives_a_restart_and_is_last_years_next_year(
    store: Store, questionnaire: Questionnaire, conversation: Conversation
) -> None:
    conversation.rewriting.take(CHANNELS, "今年的公开工作稳步推进。")
    again = Conversation(store, questionnaire, conversation.stored.number, today=TODAY)
    assert body(again.interview.answers.report) == "今年的公开工作稳步推进。"
    following = again.next_year()
    paragraph = next(p for p in following.rewriting.paragraphs if p.block == CHANNELS)
    assert paragraph.last == "今年的公开工作稳步推进。" and not paragraph.is_reworded


@pytest.mark.parametrize("typed", ["改写 99", "改写没有这段", "恢复原文 没有"])
def test_what_names_no_paragraph_is_told(conversation: Conversation, typed: str) -> None:
    [event] = conversation.say(typed)
    assert isinstance(event, Rejected) and "改写" in event.reason


@pytest.mark.slow
def test_line_by_line(conversation: Conversation, tmp_path: Path) -> None:
    output = io.StringIO()
    before = body(conversation.interview.answers.report)
    lines = ["改写", "改写主动公开", "算了", "改写主动公开", "第一行。", "第二行。", "完", "预览"]
    PlainConsole(conversation, tmp_path, output).run(lines)
    printed = output.getvalue()
    assert "改写哪一段" in printed and "这一段没有改" in printed and before in printed
    assert body(conversation.interview.answers.report) == "第一行。\n第二行。"


# ---------------------------------------------------------------- numbers that are answers


def test_a_number_that_is_an_answer_is_linked_told_and_follows(
    conversation: Conversation,
) -> None:
    conversation.stored.fill(
        {"proactive_disclosure.penalties": 33, "proactive_disclosure.licences": 302}
    )
    paragraph = next(p for p in conversation.rewriting.paragraphs if p.block == "s1_management")
    words = f"{paragraph.text}行政处罚33件全部公示，行政许可302件。"
    events = conversation.rewriting.take(paragraph.block, words)
    told = "".join(event.text for event in only(events, Said))
    assert "以后会跟着答案变：33（表二“行政处罚”），302（表二“行政许可”）。" in told
    changed = conversation.say("改行政处罚 41")
    assert any(
        "表二" in event.follows and "2 处" in event.follows for event in only(changed, Corrected)
    )
    assert "行政处罚41件全部公示" in body(conversation.interview.answers.report, paragraph.block)


@pytest.mark.parametrize(
    "words",
    [
        "行政处罚34件。",  # another number
        "村民议事33次。",  # another thing
        "行政处罚33起。",  # another unit
        "行政处罚与上年持平，热线33件。",  # named in another clause
    ],
)
def test_a_number_that_only_looks_like_an_answer_is_not_linked(words: str) -> None:
    report = example("busy-town-2025")
    figures = figure_names(load_questionnaire().questions)
    paragraph = next(p for p in own_paragraphs(report, None) if p.block == "s1_management")
    wording = reworded(paragraph, paragraph.text + words, report, figures)
    assert wording is not None and wording.endswith(words)
