"""The script that measures how the package is built, on a small package and on this one."""

from pathlib import Path

import pytest
from scripts.room_graph import circles, longest_chain
from scripts.structure import Source, measured, seen_words, table

from tests.conftest import ROOT

MODULES = {
    "__init__.py": "",
    "cli.py": "from small.talk import hear\n\n\ndef main():\n    def inner():\n        pass\n",
    "talk/__init__.py": "",
    "talk/hear.py": "import small.words.split\nfrom ..words import join\n",
    "talk/echo.py": "def echo():\n    from small.cli import main\n\n    return main\n",
    "words/__init__.py": "",
    "words/split.py": "import re\n",
    "words/join.py": "from . import split\n",
}
LAYERS = """
[[tool.importlinter.contracts]]
type = "layers"
layers = ["small.cli", "small.talk | small.words"]
"""


@pytest.fixture
def small(tmp_path: Path) -> Source:
    for name, text in MODULES.items():
        file = tmp_path / "src" / "small" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(LAYERS, encoding="utf-8")
    return Source(tmp_path, "small")


def test_rooms_and_arrows_are_read_from_the_text(small: Source) -> None:
    assert small.rooms == {"cli", "talk", "words"}
    assert small.arrows == {("cli", "talk"), ("talk", "cli"), ("talk", "words")}
    assert small.arrows_up == {("talk", "cli")}


def test_the_rows_of_a_small_package(small: Source) -> None:
    rows = measured(small)
    assert rows["modules"] == "8"
    assert rows["lines"] == "14"
    assert rows["modules in the root"] == "1"
    assert rows["folders"] == "2"
    assert rows["largest folder"] == "2 (talk)"
    assert rows["longest module"] == "6 (cli.py)"
    assert rows["functions"] == "3"
    assert rows["longest function"] == "4 (talk/echo.py: echo)"
    assert rows["longest chain of rooms"] == "3 (cli > talk > words)"
    assert rows["arrows going up"] == "1 (talk -> cli)"
    assert rows["circles of rooms"] == "1 (cli talk)"


def test_a_chain_passes_through_circles() -> None:
    arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("a", "d")]
    assert longest_chain({*"abcd"}, arrows) == ["a", "b", "c", "d"]
    assert circles({*"abcd"}, arrows) == [frozenset("bc")]


def test_columns_stand_side_by_side() -> None:
    lines = table({"before": {"modules": "3"}, "now": {"modules": "2"}}).splitlines()
    assert lines == ["|  | before | now |", "|---|---|---|", "| modules | 3 | 2 |"]


@pytest.mark.slow
def test_the_words_of_one_answer_are_followed_in_this_package() -> None:
    rows = seen_words(ROOT)
    assert int(rows["functions that see the words of one answer"]) > 1
