"""The conversation for programs: whatever comes in, one line is one reply."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from report_assistant.cli import main
from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.session.conversation import Conversation
from report_assistant.shells.json_lines import JsonLines
from report_assistant.store.store import Store, StoreError
from tests.conftest import ROOT
from tests.hostile import CONTROLS, commands_terminal
from tests.shells.json_talk import BASICS, NAME, Talk, stored

NOTHING_DONE: dict[str, Any] = {"text": "", "changed": {}, "commands": [], "unread": []}


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
    words = "共享\u3000文档"
    line = json.dumps({"say": words}, ensure_ascii=False)
    *_, said = talk.lines(line, line)  # what may be talk is taken when it is said again
    assert words in json.loads(said)["changed"]["other_matters.items"]


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
