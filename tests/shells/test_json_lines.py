"""The conversation for programs: a list of requests in, a list of replies out."""

import json
from pathlib import Path
from typing import Any

import pytest

from report_assistant.language.wishes.commands import Command
from tests.scripts import SEED
from tests.shells.json_talk import BASICS, NAME, Talk, stored

PROTOCOL_NAMES = """
preview review generate final pdf help commands quit save import versions history handover next_year
new_report sample table export_table import_table appearance rewrite skip pending undo redo back
same_as_last last_year progress example materials backup open_file open_folder restart
rest_zero go_to_section go_to_question annotations read collect
"""
_HAVE_NO_NAME = {Command.WHY, Command.NEXT}
"""They are carried out, and a program sees by the text or the question what came of it."""


# ------------------------------------------------------------ saying


def test_an_answer_is_told_with_its_name_and_value(talk: Talk) -> None:
    assert talk.say(NAME) == {
        "text": f"记下了：单位全称：{NAME}\n\n基本信息\n\n这份报告写的是哪一年的工作？\n"
        "每年 1 月写上一年的报告，统计 1 月 1 日到 12 月 31 日。\n回车用：2021 年",
        "question": "year",
        "confirming": False,
        "offered": False,
        "changed": {"organisation.name": NAME},
        "commands": [],
        "unread": [],
    }


def test_a_whole_report_by_what_is_typed(talk: Talk) -> None:
    replies = [talk.say(typed) for typed in SEED]
    assert replies[-1]["question"] is None
    values = talk(values=True)["values"]
    told: dict[str, Any] = {}
    for reply in replies:
        told |= reply["changed"]
    assert told.items() <= values.items()
    assert values["overview.disclosure.new_media"] == 114
    assert values["applications.received"]["natural_person"] == 0


def test_a_list_counts_with_its_entries_so_far(talk: Talk) -> None:
    talk(fill={**BASICS, "filters.more": ["channels"]})
    talk(look_at="overview.disclosure.other_channels")
    assert talk.say("大喇叭3条")["changed"] == {
        "overview.disclosure.other_channels": [{"name": "大喇叭", "number": 3, "unit": "条"}]
    }


def test_what_only_follows_does_not_count_as_changed(talk: Talk) -> None:
    talk(
        fill={
            **BASICS,
            "filters.more": [],
            "overview.disclosure.website": 3,
            "overview.disclosure.new_media": 4,
            "overview.disclosure.boards": 5,
        }
    )
    talk(look_at="overview.disclosure.total")
    assert talk.say("")["changed"] == {"overview.disclosure.total": 12}
    reply = talk.say("改网站 10")
    if reply["confirming"]:
        reply = talk.say("确定")
    assert reply["changed"] == {"overview.disclosure.website": 10}
    assert talk(values=True)["values"]["overview.disclosure.total"] == 19


def test_several_facts_wait_for_a_yes_and_quote_what_was_not_read(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="overview.disclosure.website")
    shown = talk.say("新媒体114条，版面46块，邻居家7只羊")
    assert (shown["confirming"], shown["changed"]) == (True, {})
    assert shown["unread"], "the sheep are nobody's"
    assert talk.say("确定")["changed"] == {
        "overview.disclosure.new_media": 114,
        "overview.disclosure.boards": 46,
    }


@pytest.mark.parametrize("agreed", ["", "上一提"])
def test_what_is_offered_for_a_slip_is_accepted_by_enter(talk: Talk, agreed: str) -> None:
    talk(fill=BASICS)
    assert talk.say("上一提")["offered"] is True
    reply = talk.say(agreed)
    assert reply["offered"] is False
    assert reply["commands"] == ["back", "goto:organisation.kind"]


def test_words_that_were_doubted_are_taken_when_said_again(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="improvement.problems")
    doubted = "打错了字的及时更正"
    assert talk.say(doubted)["changed"] == {}
    assert talk.say(doubted)["changed"] == {"improvement.problems": [doubted]}


# ------------------------------------------------------------ commands


def test_undo_and_redo_are_named_and_the_values_tell_what_came_of_them(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(fill={"year": 2021})
    undone, redone = talk.say("撤销"), talk.say("重做")
    assert (undone["commands"], undone["changed"]) == (["undo"], {})
    assert (redone["commands"], redone["changed"]) == (["redo"], {})
    assert talk(values=True)["values"]["year"] == 2021
    talk.say("撤销")
    talk.say("撤销")
    assert not BASICS.keys() & talk(values=True)["values"].keys()
    assert talk.say("撤销")["commands"] == [], "there is nothing to take back"


def test_an_answer_left_open_is_null(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="year")
    pending = talk.say("待定")
    assert (pending["commands"], pending["changed"]) == (["pending"], {"year": None})
    assert talk.say("跳过")["commands"] == ["skip"]


def test_going_elsewhere_names_the_question_that_came_up(talk: Talk) -> None:
    talk(fill=BASICS)
    assert talk(look_at="year")["commands"] == ["goto:year"]
    assert talk(look_at="year")["commands"] == []
    assert talk.say("上一题")["commands"] == ["back", "goto:organisation.name"]
    assert talk.say("下一题")["commands"] == ["goto:filters.contact"]
    assert talk.say("上一题")["changed"] == {}


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("预览", "preview", NAME),
        ("核对", "review", "单位全称"),
        ("版本", "versions", "还没有生成过"),
        ("记录", "history", "单位全称"),
        ("帮助", "help", "左边是您想做的"),
        ("生成", "generate", ""),
        ("定稿", "final", ""),
        ("导出PDF", "pdf", ""),
        ("导出表格", "export_table", ""),
        ("交接", "handover", ""),
        ("深色", "appearance", ""),
        ("今天到这", "quit", ""),
        ("改写", "rewrite", "改写哪一段"),
        ("读到的", "read", "还没有读进去年的年报"),
        ("表二", "table", ""),
    ],
)
def test_what_a_shell_is_asked_for_is_named(
    talk: Talk, typed: str, name: str, words: str, tmp_path: Path
) -> None:
    talk(fill=BASICS)
    before = {*tmp_path.iterdir()}
    reply = talk.say(typed)
    assert reply["commands"] == [name]
    assert words in reply["text"]
    assert bool(reply["text"]) == bool(words), "what is not told is not carried out"
    assert {*tmp_path.iterdir()} == before


@pytest.mark.parametrize("command", [each for each in Command if each not in _HAVE_NO_NAME])
def test_every_command_has_a_name_of_the_protocol(command: Command) -> None:
    assert command.protocol_name in PROTOCOL_NAMES.split()


# ------------------------------------------------------------ values and last year


def test_values_go_in_as_they_come_out(talk: Talk) -> None:
    given = {
        **BASICS,
        "filters.more": ["leadership", "business"],
        "overview.leadership.leader": "镇长",
        "overview.leadership.members": ["党政办", "财政所"],
        "overview.disclosure.business_figures": [
            {"name": "社保卡办理", "number": 560, "unit": "件"}
        ],
        "proactive_disclosure.fees": "18.8710",
        "applications.received": {"natural_person": 3},
        "improvement.problems": ["公开渠道狭窄"],
        "improvement.measures": [{"heading": "拓宽渠道", "text": "增设公开栏。"}],
    }
    changed = talk(fill=given)["changed"]
    row = changed.pop("applications.received")
    assert {name: count for name, count in row.items() if count} == {"natural_person": 3}
    assert changed == {name: value for name, value in given.items() if name in changed}
    values = talk(values=True)["values"]
    talk(new=True)
    talk(fill=values)
    assert talk(values=True)["values"] == values


def test_money_keeps_the_digits_of_a_number(talk: Talk) -> None:
    [line] = talk.lines('{"fill": {"proactive_disclosure.fees": 18.8710}}')
    assert json.loads(line)["changed"] == {"proactive_disclosure.fees": "18.8710"}


def test_the_answer_to_a_question_that_does_not_count_is_kept(talk: Talk) -> None:
    talk(fill=BASICS)
    rules = {"proactive_disclosure.regulations": {"issued": 1, "repealed": 0, "in_force": 3}}
    assert talk(fill=rules)["changed"] == {}, "a town makes no regulations"
    talk(fill={"organisation.kind": "province"})
    assert talk(values=True)["values"].items() >= rules.items()


def test_null_opens_a_question_again(talk: Talk) -> None:
    talk(fill=BASICS)
    assert talk(fill={"year": None})["changed"] == {"year": None}
    assert "year" not in talk(values=True)["values"]


def test_a_fill_gives_up_what_waited_for_a_yes(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="overview.disclosure.website")
    assert talk.say("新媒体114条，版面46块")["confirming"]
    assert not talk(fill={"overview.disclosure.website": 3})["confirming"]


def test_last_year_is_taken_as_unchanged(talk: Talk) -> None:
    last = {
        "organisation": {"name": NAME, "kind": "town"},
        "year": 2021,
        "overview": {"disclosure": {"website": 120, "boards": 0}},
    }
    reply = talk(last_year=last)
    assert reply["commands"] == ["last_year"]
    assert reply["changed"] == {"filters.changed": [], "filters.not_zero": []}
    assert reply["question"] == "year"
    assert talk(values=True)["values"]["organisation.name"] == NAME
    talk(look_at="overview.disclosure.website")
    same = talk.say("同去年")
    assert same["commands"] == ["same_as_last"]
    assert same["changed"] == {"overview.disclosure.website": 120}


def test_last_year_gives_up_what_waited_for_a_yes(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="overview.disclosure.website")
    assert talk.say("新媒体114条，版面46块")["confirming"]
    assert not talk(last_year={"year": 2021})["confirming"]


def test_a_report_is_stored_with_its_first_answer(talk: Talk, home: Path) -> None:
    talk(new=True)
    assert stored(home) == []
    talk.say(NAME)
    assert len(stored(home)) == 1
    assert talk(new=True)["question"] == "organisation.name"
    assert len(stored(home)) == 1
    talk.say("青河镇人民政府")
    assert len(stored(home)) == 2
