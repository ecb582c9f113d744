"""YAML as people mean it: numbers as typed, lines known, nothing that unfolds."""

from decimal import Decimal

import pytest

from report_assistant.foundation.yaml_lines import YamlProblem, load_yaml


def test_values_are_what_people_mean() -> None:
    text = (
        "a: 18.8710\nb: 010\nc: 1:30\nd: yes\ne: 2021-01-01\nf: 1e5\ng: ~\nh: true\ni: 甲\nj: '5'\n"
    )
    assert load_yaml(text, "F").value == {
        "a": Decimal("18.8710"),
        "b": 10,
        "c": "1:30",
        "d": "yes",
        "e": "2021-01-01",
        "f": "1e5",
        "g": None,
        "h": True,
        "i": "甲",
        "j": "5",
    }
    assert str(load_yaml(text, "F").value["a"]) == "18.8710"
    assert load_yaml(text, "F").typed == {("a",): "18.8710", ("b",): "010", ("h",): "true"}


def test_every_place_has_a_line() -> None:
    located = load_yaml("# 注\na:\n  b:\n    - 1\n    - x: 2\n", "F")
    assert located.line(("a",)) == 2
    assert located.line(("a", "b", 1, "x")) == 5
    assert located.line(("a", "b", 7, "y")) == 3
    assert located.line(("z",)) == 1


def test_tags_make_nothing_but_text() -> None:
    assert load_yaml("!!python/object/apply:os.getcwd []", "F").value == []
    assert load_yaml("a: !!python/name:os.getcwd x", "F").value == {"a": "x"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2", 2),
        ("a: &x [1]\nb: [*x, *x]", 1),
        ("a: [\n", 2),
        ("a: 1\n---\nb: 2", 2),
        ("a:\n  - 1\n - 2", 3),
        ("? [1]\n: 2", 1),
        ("a: 1\nb: \x00", 2),
        ("- " * 60 + "x", 1),
    ],
)
def test_problems_name_the_line(text: str, line: int) -> None:
    with pytest.raises(YamlProblem) as raised:
        load_yaml(text, "F.yaml")
    assert raised.value.line == line
    assert str(raised.value).startswith(f"F.yaml 第 {line} 行：")
