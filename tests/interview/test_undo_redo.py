"""Undo and redo over the whole history, as in an editor; what was one step stays one."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.interview.events import Answered, Asked, Found, Rejected, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind, one_step, standing
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Row, Store
from tests.conftest import TODAY
from tests.interview.talking import asked, only, tell

START = ("艾岗乡人民政府", "2021")
UNDO, REDO = Entry(EntryKind.UNDO), Entry(EntryKind.REDO)
MOVES = st.lists(
    st.one_of(st.sampled_from(["undo", "redo"]), st.integers(1, 3)),
    max_size=40,
)


def _entries(moves: list[str | int]) -> Iterator[Entry]:
    """The moves as a log; a number is a step of so many entries."""
    for place, move in enumerate(moves):
        if isinstance(move, int):
            names = [f"{place}.{part}" for part in range(move)]
            yield from one_step(Entry(EntryKind.ANSWER, name, place) for name in names)
        else:
            yield UNDO if move == "undo" else REDO


def _as_in_an_editor(moves: list[str | int]) -> tuple[list[int], int]:
    """Places of the moves that stand, and how many can be redone: a list and a place in it."""
    line: list[int] = []
    here = 0
    for place, move in enumerate(moves):
        if move == "undo":
            here = max(0, here - 1)
        elif move == "redo":
            here = min(len(line), here + 1)
        else:
            line[here:] = [place]
            here += 1
    return line[:here], len(line) - here


@given(moves=MOVES)
def test_any_undos_and_redos_are_those_of_an_editor(moves: list[str | int]) -> None:
    after = standing(_entries(moves))
    stands, redoable = _as_in_an_editor(moves)
    assert [step[0].value for step in after.steps] == stands
    assert [len(step) for step in after.steps] == [moves[place] for place in stands]
    assert len(after.undone) == redoable


@pytest.mark.slow
@given(moves=st.lists(st.sampled_from(["撤销", "重做", "7", "8", "9"]), max_size=14))
def test_after_a_restart_the_answers_are_the_same(
    questionnaire: Questionnaire,
    tmp_path_factory: pytest.TempPathFactory,
    moves: list[str],
) -> None:
    with Store(tmp_path_factory.mktemp("store")) as store:
        talking = Conversation(store, questionnaire, None, today=TODAY)
        for typed in (*START, "1", "2", *moves):
            talking.say(typed)
            assert talking.stored.number is not None
            again = Conversation(store, questionnaire, talking.stored.number, today=TODAY)
            assert again.interview.answers.standing == talking.interview.answers.standing
            assert again.interview.answers.report == talking.interview.answers.report


def test_undo_says_what_changes_and_redo_brings_it_back(interview: Interview) -> None:
    tell(interview, START)
    (undone,) = only(interview.say("撤销"), Said)
    assert "已撤销：“" in undone.text and "2021 年 → 没填" in undone.text
    assert "重做" in undone.text
    assert asked(interview) == "year"
    redone = interview.say("重做")
    assert "没填 → 2021 年" in only(redone, Said)[0].text
    assert only(redone, Asked)
    assert interview.answers.report.year == 2021


def test_a_new_answer_ends_what_could_be_redone(interview: Interview) -> None:
    tell(interview, (*START, "撤销", "2022"))
    (said,) = only(interview.say("重做"), Said)
    assert "没有可以重做的" in said.text
    assert interview.answers.report.year == 2022


def test_with_nothing_left_undo_says_so_and_everything_can_be_redone(interview: Interview) -> None:
    tell(interview, START)
    for _ in START:
        interview.say("撤销")
    before = interview.answers.entries
    assert only(interview.say("撤销"), Said)[0].text == "没有可以撤销的了。"
    assert interview.answers.entries == before
    tell(interview, ("重做", "恢复"))
    assert interview.answers.report.organisation.name == START[0]
    assert interview.answers.report.year == 2021


def test_several_answers_taken_together_are_one_step(
    questionnaire: Questionnaire, store: Store
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    for typed in START:
        talking.say(typed)
    before = talking.interview.answers.report.model_copy(deep=True)
    events = talking.stored.fill(
        {"overview.disclosure.boards": 46, "overview.disclosure.new_media": 114}
    )
    assert len(only(events, Answered)) == 2
    after = talking.interview.answers.report
    resumed = Conversation(store, questionnaire, talking.stored.number, today=TODAY)
    (said,) = only(resumed.say("撤销"), Said)
    assert "；" in said.text
    assert resumed.interview.answers.report == before
    resumed.say("重做")
    assert resumed.interview.answers.report == after
    assert len(resumed.interview.answers.standing.steps) == 3


def test_a_reason_that_is_undone_lets_the_finding_come_back(interview: Interview) -> None:
    tell(interview, ("青河镇人民政府", "2021", "", ""))
    interview.look_at("proactive_disclosure.normative_documents")
    (found,) = only(interview.say("0 0 60"), Found)
    interview.say("保留 已核对")
    assert found.finding not in interview.answers.findings()
    undone = interview.say("撤销")
    assert "保留提醒的理由" in only(undone, Said)[0].text
    assert found in only(undone, Found)


def test_undo_of_what_waits_for_a_yes_leaves_everything_as_it_is(interview: Interview) -> None:
    tell(interview, (*START, "", "", ""))
    before = interview.answers.entries
    tell(interview, ("网站3条，新媒体126条，版面18块",))
    assert interview.is_confirming
    tell(interview, ("撤销",))
    assert not interview.is_confirming
    assert interview.answers.entries == before


def test_redo_is_not_taken_for_an_answer(interview: Interview) -> None:
    assert not only(interview.say("重做"), Rejected)
    assert asked(interview) == "organisation.name"


def test_answers_stored_by_an_older_version_are_still_read(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    """Version 2 knew neither steps nor clerks: every entry is a step of its own."""
    _write_version_two(tmp_path / "reports.sqlite3")
    with Store(tmp_path) as store:
        assert [(row.joined, row.who) for row in store.rows(1)] == [(False, "")] * 4
        resumed = Conversation(store, questionnaire, 1, today=date(2022, 1, 10))
        assert resumed.interview.answers.report.organisation.name == START[0]
        assert resumed.interview.answers.report.year is None
        resumed.say("重做")
        assert resumed.interview.answers.report.year == 2021
        store.append(1, Row("undo", "", None, "typed"))
    with Store(tmp_path) as store:
        assert [row.kind for row in store.rows(1)] == [
            *("answer", "answer", "answer", "undo", "redo", "undo"),
        ]
        assert store.drafts(1)[0].path == "甲.docx"


def _write_version_two(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(
        """
        CREATE TABLE report (id INTEGER PRIMARY KEY, created TEXT NOT NULL);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(id),
            at TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            source TEXT NOT NULL);
        CREATE INDEX entry_of_report ON entry(report, id);
        CREATE TABLE draft (id INTEGER PRIMARY KEY, report INTEGER REFERENCES report(id),
            at TEXT NOT NULL, path TEXT NOT NULL, document TEXT NOT NULL, digest TEXT NOT NULL,
            entries INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE INDEX draft_of_document ON draft(document, id);
        CREATE INDEX draft_of_digest ON draft(digest);
        INSERT INTO report VALUES (1, '2022-01-10T01:00:00+00:00');
        INSERT INTO draft VALUES (1, 1, '2022-01-10T01:00:00+00:00', '甲.docx', 'd',
            '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 1, x'00');
        PRAGMA user_version = 2;
        """
    )
    rows = [
        ("answer", "organisation.name", '"艾岗乡人民政府"'),
        ("answer", "organisation.kind", '"township"'),
        ("answer", "year", "2021"),
        ("undo", "", "null"),
    ]
    for kind, name, value in rows:
        connection.execute(
            "INSERT INTO entry (report, at, kind, name, value, source)"
            " VALUES (1, '2022-01-10T01:02:03+00:00', ?, ?, ?, 'typed')",
            (kind, name, value),
        )
    connection.commit()
    connection.close()
