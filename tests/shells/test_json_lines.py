"""The conversation for programs: a list of requests in, a list of replies out."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from report_assistant.cli import main
from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.language.commands import Command
from report_assistant.session.conversation import Conversation
from report_assistant.session.workspace import Workspace
from report_assistant.shells.json_lines import JsonLines
from report_assistant.store.store import Store, StoreError
from tests.conftest import ROOT, TODAY
from tests.hostile import CONTROLS, commands_terminal
from tests.scripts import SEED

NAME = "青山镇人民政府"
BASICS = {"organisation.name": NAME, "year": 2022, "organisation.kind": "town"}
NOTHING_DONE: dict[str, Any] = {"text": "", "changed": {}, "commands": [], "unread": []}
PROTOCOL_NAMES = """
preview review generate final pdf help commands quit save import versions history handover next_year
new_report sample table export_table import_table appearance rewrite skip pending undo redo back
same_as_last last_year progress example backup open_file open_folder restart
"""
_HAVE_NO_NAME = {Command.WHY, Command.NEXT}
"""They are carried out, and a program sees by the text or the question what came of it."""


class Talk:
    """A program that holds the conversation."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._output = io.StringIO()
        self._lines = JsonLines(workspace, None, folder, self._output)

    def lines(self, *lines: str) -> list[str]:
        """Send lines; return what is printed, cut at line feeds."""
        self._output.seek(0)
        self._output.truncate()
        self._lines.run(lines)
        printed = self._output.getvalue()
        assert printed.endswith("\n") or not lines
        return printed.split("\n")[:-1]

    def __call__(self, **request: Any) -> dict[str, Any]:
        [line] = self.lines(json.dumps(request))
        reply: dict[str, Any] = json.loads(line)
        return reply

    def say(self, typed: str) -> dict[str, Any]:
        return self(say=typed)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "数据"
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(place))
    return place


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace(TODAY, home) as opened:
        yield opened


@pytest.fixture
def talk(workspace: Workspace, tmp_path: Path) -> Talk:
    return Talk(workspace, tmp_path)


def stored(home: Path) -> list[int]:
    with Store(home) as store:
        return list(store.reports())


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


def test_words_that_were_doubted_are_offered_too(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(look_at="improvement.problems")
    assert talk.say("新媒体114条")["offered"] is True
    assert talk.say("")["changed"] == {"improvement.problems": ["新媒体114条"]}


# ------------------------------------------------------------ commands


def test_undo_and_redo_tell_what_they_changed(talk: Talk) -> None:
    talk(fill=BASICS)
    talk(fill={"year": 2021})
    undone, redone = talk.say("撤销"), talk.say("重做")
    assert (undone["commands"], undone["changed"]) == (["undo"], {"year": 2022})
    assert (redone["commands"], redone["changed"]) == (["redo"], {"year": 2021})
    talk.say("撤销")
    assert talk.say("撤销")["changed"] == dict.fromkeys(BASICS)
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


# ------------------------------------------------------------ errors


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "不是 JSON"),
        ("114", "没有这样的请求"),
        ("青山镇", "不是 JSON"),
        ('{"say": "114"', "不是 JSON"),
        ('{"fill": {"year": NaN}}', "不是 JSON"),
        ('{"fill": {"year": 1' + "0" * 5000 + "}}", "不是 JSON"),
        ('{"fill": {"proactive_disclosure.fees": 1e99999999999999999999}}', "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("{}", "没有这样的请求"),
        ('{"tell": "114"}', "没有这样的请求"),
        ('{"say": 114}', "没有这样的请求"),
        ('{"new": 1}', "没有这样的请求"),
        ('{"say": "114", "values": true}', "没有这样的请求"),
        ('{"look_at": "yaer"}', "没有叫“yaer”的题，是不是“year”"),
        ('{"look_at": "filters.x"}', "没有叫“filters.x”的题"),
        ('{"fill": {"year": 2021, "yaer": 2020}}', "没有叫“yaer”的题"),
        ('{"fill": {"year": "去年"}}', "“报告年度”要填"),
        ('{"fill": {"year": true}}', "“报告年度”要填"),
        ('{"fill": {"organisation.name": "镇"}}', "请写单位的全称"),
        ('{"fill": {"organisation.kind": "parish"}}', "要从这些里选"),
        ('{"fill": {"filters.more": ["gossip"]}}', "要从这些里选"),
        ('{"fill": {"filters.more": [{}]}}', "要从这些里选"),
        ('{"fill": {"filters.contact": null, "applications.received": {"nobody": 1}}}', "nobody"),
        ('{"fill": {"applications.received": 3}}', "缩进写"),
        ('{"last_year": {"yaer": 2020}}', "不认识“yaer”"),
        ('{"last_year": {"year": -1}}', "“报告年度”"),
    ],
)
def test_a_request_that_is_off_is_one_sentence_and_changes_nothing(
    talk: Talk, line: str, words: str, home: Path
) -> None:
    talk(fill=BASICS)
    before = talk(values=True)
    [printed] = talk.lines(line)
    reply = json.loads(printed)
    assert words in reply["error"]
    assert "\n" not in reply["error"]
    assert reply.items() >= NOTHING_DONE.items()
    assert talk(values=True) == before
    assert talk.say("不写")["question"] != "filters.contact", "the conversation goes on"
    assert not (home / FILE_NAME).exists()


def test_an_unexpected_fault_is_logged_and_the_conversation_goes_on(
    talk: Talk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(Conversation, "say", lambda *_: 1 / 0)
        assert "程序出了差错" in talk.say(NAME)["error"]
    assert (home / FILE_NAME).exists()
    assert talk.say(NAME)["changed"] == {"organisation.name": NAME}


def test_what_was_done_is_told_though_its_text_cannot_be(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(JsonLines, "_texts", lambda *_: 1 / 0)
        reply = talk.say(NAME)
    assert "程序出了差错" in reply["text"]
    assert reply["changed"] == {"organisation.name": NAME}
    assert "error" not in reply


def test_what_cannot_be_stored_is_an_error(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("磁盘满了")

    with monkeypatch.context() as failing:
        failing.setattr(Store, "begin_report", full)
        reply = talk.say(NAME)
    assert "磁盘满了" in reply["error"]
    assert reply["question"] == "organisation.name"
    assert talk.say(NAME)["question"] == "year"


# ------------------------------------------------------------ lines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.text(), max_size=4), st.booleans())
@example([*CONTROLS], True)
@example([*CONTROLS], False)
@example(["生成\u2028预览", "\x85"], True)
def test_one_line_in_is_one_line_out(talk: Talk, texts: list[str], is_said: bool) -> None:
    lines = [json.dumps({"say": each}) for each in texts] if is_said else texts
    printed = talk.lines(*lines)
    assert len(printed) == len(lines)
    for line in printed:
        assert line.splitlines() == [line]
        assert not commands_terminal(line)
        reply = json.loads(line)
        assert reply.keys() - {"error"} >= {*NOTHING_DONE, "question", "confirming", "offered"}
        assert "程序出了差错" not in line


def test_what_was_typed_comes_back_sign_by_sign(talk: Talk) -> None:
    talk(look_at="other_matters.items")
    words = "共享\u3000文档😀"
    [line] = talk.lines(json.dumps({"say": words}, ensure_ascii=False))
    assert words in json.loads(line)["changed"]["other_matters.items"]


def test_a_program_talks_through_a_pipe(tmp_path: Path) -> None:
    requests = (
        b'{"say": "' + NAME.encode() + b'"}\n',
        b'\xef\xbb\xbf{"say": \r "2021"}\r\n',
        b"\xff\n",
        b"\n",
        b'{"values": true}',
    )
    done = subprocess.run(
        [sys.executable, "-m", "report_assistant", "chat", "--json"],
        input=b"".join(requests),
        env=os.environ | {"REPORT_ASSISTANT_HOME": str(tmp_path / "数据")},
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert done.stderr == b""
    replies = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(replies) == len(requests)
    assert ["error" in reply for reply in replies] == [False, False, True, True, False]
    assert replies[-1]["values"] == {"organisation.name": NAME, "year": 2021}
    assert len(stored(tmp_path / "数据")) == 1


def test_a_named_report_is_gone_on_with(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, typed in ([], {"say": NAME}), (["--report", "1"], {"values": True}):
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(typed)))
        assert main(["chat", "--json", *arguments]) == 0
    values = json.loads(capsys.readouterr().out.splitlines()[-1])["values"]
    assert values == {"organisation.name": NAME}
    assert main(["chat", "--json", "--report", "9"]) == 2
    assert stored(home) == [1]


def test_plain_and_json_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["chat", "--plain", "--json"])
    assert "没看懂" in capsys.readouterr().err
