"""Materials dropped or pasted into the conversation: shown with their places, taken after a yes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from report_assistant.history.words import page
from report_assistant.interview.events import Event, FactsShown, Rejected, Said
from report_assistant.interview.log import Source
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.reading import pdf_blocks
from report_assistant.reading.blocks import TextBlock
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store

SUMMARY = """云岭镇2025年政务公开工作总结
全年在县政府网站公开信息203条。
行政许可12件，行政处罚5件。
"""
FIGURES = """云岭镇2025年政务公开数据
政府网站公开信息206条。
微信公众号推送信息114条。
"""
CHAT = """2025-12-29 09:08 李某：公众号114条
2025-12-29 09:40 李某：行政强制没有
"""


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    begun = Conversation(store, questionnaire, None, today=date(2026, 1, 10))
    begun.fill({"organisation.name": "松溪县云岭镇人民政府", "year": 2025})
    return begun


def _file(folder: Path, name: str, words: str) -> str:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return str(path)


def _shown(events: Sequence[Event]) -> FactsShown:
    return next(event for event in events if isinstance(event, FactsShown))


def _titles(shown: FactsShown) -> list[str]:
    return [f"{row.title} {row.shown}" for row in shown.rows if row.source]


def _value(conversation: Conversation, name: str) -> object:
    return conversation.interview.answers.state.values.get(name)


def test_a_dropped_summary_is_shown_and_taken_after_a_yes(
    conversation: Conversation, tmp_path: Path
) -> None:
    shown = _shown(conversation.say(_file(tmp_path, "总结.txt", SUMMARY)))
    assert _titles(shown) == ["政府网站公开条数 203 条", "行政许可 12 件", "行政处罚 5 件"]
    assert "第2段" in shown.rows[0].source
    assert _value(conversation, "overview.disclosure.website") is None
    conversation.say("确定")
    assert _value(conversation, "overview.disclosure.website") == 203


def test_rows_are_left_out_by_number(conversation: Conversation, tmp_path: Path) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    assert _titles(_shown(conversation.say("去掉 1、3"))) == ["行政许可 12 件"]
    conversation.say("确定")
    assert _value(conversation, "overview.disclosure.website") is None
    assert _value(conversation, "proactive_disclosure.licences") == 12


def test_a_no_takes_nothing(conversation: Conversation, tmp_path: Path) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    conversation.say("取消")
    assert _value(conversation, "proactive_disclosure.licences") is None


def test_sources_that_disagree_are_chosen_by_number(
    conversation: Conversation, tmp_path: Path
) -> None:
    files = [_file(tmp_path, "总 结.txt", SUMMARY), _file(tmp_path, "数据.txt", FIGURES)]
    shown = _shown(conversation.say(" ".join(f"'{file}'" for file in files)))
    assert [row.shown for row in shown.choices] == ["203 条", "206 条"]
    assert "政府网站公开条数" not in {row.title for row in shown.rows}
    chosen = _shown(conversation.say(str(len(shown.rows) + 2)))
    assert "政府网站公开条数 206 条" in _titles(chosen)
    conversation.say("确定")
    assert _value(conversation, "overview.disclosure.website") == 206


def test_sources_that_disagree_are_left_without_a_word(
    conversation: Conversation, tmp_path: Path
) -> None:
    files = [_file(tmp_path, "总结.txt", SUMMARY), _file(tmp_path, "数据.txt", FIGURES)]
    conversation.say("\n".join(files))
    conversation.say("确定")
    assert _value(conversation, "overview.disclosure.website") is None
    assert _value(conversation, "overview.disclosure.new_media") == 114


def test_an_answer_is_kept_unless_the_clerk_chooses(
    conversation: Conversation, tmp_path: Path
) -> None:
    conversation.fill({"proactive_disclosure.licences": 10, "proactive_disclosure.penalties": 5})
    shown = _shown(conversation.say(_file(tmp_path, "总结.txt", SUMMARY)))
    assert _titles(shown) == ["政府网站公开条数 203 条"]
    assert [(row.shown, row.before) for row in shown.choices] == [("12 件", "10 件")]
    conversation.say("确定")
    assert _value(conversation, "proactive_disclosure.licences") == 10


def test_a_pasted_chat_is_a_material(conversation: Conversation) -> None:
    shown = _shown(conversation.say(CHAT))
    assert _titles(shown) == ["政务新媒体公开条数 114 条", "行政强制 0 件"]
    assert "2025-12-29 09:08 李某" in shown.rows[0].source


def test_a_long_answer_in_words_is_no_material(conversation: Conversation) -> None:
    conversation.look_at("other_matters.items")
    words = "本机关没有收取信息处理费的情况，其他需要报告的事项说明如下。" * 12
    assert not any(isinstance(event, FactsShown) for event in conversation.say(words))


def test_where_nothing_is_read_it_says_so(conversation: Conversation, tmp_path: Path) -> None:
    [*_, last] = conversation.say(_file(tmp_path, "通知.txt", "关于开会的通知\n明天下午开会。\n"))
    assert isinstance(last, Rejected)
    assert "没有读到" in last.reason


def test_a_file_that_cannot_be_read_costs_only_itself(
    conversation: Conversation, tmp_path: Path
) -> None:
    good = _file(tmp_path, "总结.txt", SUMMARY)
    shown = _shown(conversation.say(f"'{good}' '{tmp_path / '没有.docx'}'"))
    assert _titles(shown)[0] == "政府网站公开条数 203 条"
    assert any("没有.docx" in note for note in shown.notes)


def test_the_record_says_where_it_stands(
    conversation: Conversation, tmp_path: Path, store: Store, questionnaire: Questionnaire
) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    conversation.say("确定")
    said = "来自材料“总结.txt”第3段：“行政许可12件，行政处罚5件。”"
    assert said in page(conversation.record())
    assert said in conversation.details("proactive_disclosure.penalties")
    again = Conversation(store, questionnaire, conversation.stored.number, today=date(2026, 1, 10))
    [entry] = [e for e in again.interview.answers.entries if e.name.endswith("penalties")]
    assert (entry.source, entry.origin) == (Source.MATERIAL, said)


def test_the_origin_of_a_cell_says_it_too(conversation: Conversation, tmp_path: Path) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    conversation.say("确定")
    found = conversation.sources().of_cell("proactive_disclosure.penalties")
    assert any("来自材料“总结.txt”" in line for line in found.remarks)


def test_all_of_it_is_taken_back_in_one_step(conversation: Conversation, tmp_path: Path) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    conversation.say("确定")
    conversation.say("撤销")
    assert _value(conversation, "proactive_disclosure.penalties") is None


def test_the_command_says_what_to_do(conversation: Conversation) -> None:
    [said] = [event for event in conversation.say("材料") if isinstance(event, Said)]
    assert "拖进窗口" in said.text


def test_last_year_s_report_among_them_is_read_as_that(
    conversation: Conversation, tmp_path: Path
) -> None:
    report = """云岭镇人民政府2024年政府信息公开工作年度报告
一、总体情况
全年在政府网站公开信息189条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
"""
    files = [_file(tmp_path, "年报.txt", report), _file(tmp_path, "总结.txt", SUMMARY)]
    events = conversation.say(" ".join(files))
    last = conversation.interview.answers.last
    assert last is not None and last.year == 2024
    assert "政府网站公开条数 203 条" in _titles(_shown(events))


def test_a_value_that_the_clerk_changed_is_the_clerks_own(
    conversation: Conversation, tmp_path: Path
) -> None:
    conversation.say(_file(tmp_path, "总结.txt", SUMMARY))
    shown = _shown(conversation.say("1 150"))
    assert shown.rows[0].shown == "150 条" and shown.rows[0].source == ""
    conversation.say("确定")
    lines = [line for line in page(conversation.record()).splitlines() if "150" in line]
    assert lines and not any("总结.txt" in line for line in lines)


def test_a_list_dropped_alone_is_read(conversation: Conversation, tmp_path: Path) -> None:
    words = "项目,单位,2025年\n政府网站公开信息,条,120\n"
    shown = _shown(conversation.say(_file(tmp_path, "统计.csv", words)))
    assert "政府网站公开条数 120 条" in _titles(shown)


def test_a_list_that_cannot_be_read_costs_only_itself(
    conversation: Conversation, tmp_path: Path
) -> None:
    files = [
        _file(tmp_path, "大.csv", "项目,数\n" + "字" * 140_000 + ",3\n"),
        _file(tmp_path, "总结.txt", SUMMARY),
    ]
    events = conversation.say(" ".join(files))
    assert "政府网站公开条数 203 条" in _titles(_shown(events))


@pytest.mark.parametrize("more", [(), ("总结.txt",)])
def test_a_material_is_opened_once(
    conversation: Conversation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
) -> None:
    opened: list[str] = []

    def blocks(_: bytes, name: str) -> list[TextBlock]:
        opened.append(name)
        return [TextBlock("云岭镇2025年政务公开工作总结"), TextBlock("行政许可12件。")]

    monkeypatch.setattr(pdf_blocks, "pdf_blocks", blocks)
    (tmp_path / "数据.pdf").write_bytes(b"%PDF-1.4\nx")
    files = [str(tmp_path / "数据.pdf"), *(_file(tmp_path, name, "全年。\n") for name in more)]
    assert _titles(_shown(conversation.say(" ".join(files)))) == ["行政许可 12 件"]
    assert opened == ["数据.pdf"]
