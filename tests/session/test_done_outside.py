"""Ticks of the steps outside the program."""

from pathlib import Path

import pytest

from report_assistant.session.done_outside import done_outside, tick


def test_ticks_belong_to_one_report(tmp_path: Path) -> None:
    assert done_outside(tmp_path, 1) == frozenset()
    assert tick(tmp_path, 1, frozenset({"盖章", "领导审核"}))
    assert tick(tmp_path, 2, frozenset({"盖章"}))
    assert done_outside(tmp_path, 1) == {"盖章", "领导审核"}
    assert tick(tmp_path, 1, frozenset())
    assert not done_outside(tmp_path, 1)
    assert done_outside(tmp_path, 2) == {"盖章"}


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"1": 3}', '{"1": null}', "\udcff"])
def test_a_spoiled_file_is_as_none(tmp_path: Path, stored: str) -> None:
    (tmp_path / "done_outside.json").write_bytes(stored.encode(errors="surrogateescape"))
    assert done_outside(tmp_path, 1) == frozenset()
    assert tick(tmp_path, 1, frozenset({"盖章"}))
    assert done_outside(tmp_path, 1) == {"盖章"}


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "家").write_text("")
    assert not tick(tmp_path / "家" / "里", 1, frozenset({"盖章"}))
