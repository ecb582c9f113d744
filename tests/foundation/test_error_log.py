"""The log of unexpected errors: where they were, and no word of what was typed."""

from pathlib import Path

import pytest

from report_assistant.foundation import error_log
from report_assistant.foundation.error_log import FILE_NAME, report_unexpected


def failing(secret: str) -> None:
    try:
        int(secret)
    except ValueError as error:
        raise KeyError(secret) from error


def caught(secret: str) -> Exception:
    try:
        failing(secret)
    except KeyError as error:
        return error
    raise AssertionError


def test_kinds_and_places_are_logged_and_no_words(tmp_path: Path) -> None:
    told = report_unexpected(caught("青山镇人民政府"), tmp_path / "数据")
    log = tmp_path / "数据" / FILE_NAME
    assert str(log) in told and "青山镇" not in told
    words = log.read_text()
    assert "builtins.KeyError" in words and "builtins.ValueError" in words
    assert f"  {__name__}:" in words
    assert "青山镇" not in words and str(tmp_path) not in words
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_recursion_without_end_is_short(tmp_path: Path) -> None:
    def deeper() -> None:
        deeper()

    try:
        deeper()
    except RecursionError as error:
        report_unexpected(error, tmp_path)
    assert len((tmp_path / FILE_NAME).read_text().splitlines()) < 60


def test_the_log_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_log, "_LARGEST", 2000)
    for _ in range(60):
        report_unexpected(caught("x"), tmp_path)
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 2 and sum(sizes) < 6000


def test_where_nothing_can_be_written_the_clerk_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    told = report_unexpected(caught("x"), tmp_path / "文件")
    assert told.startswith("程序出了差错") and FILE_NAME not in told
