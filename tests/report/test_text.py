"""Foreign text at the edges: nothing in it can command a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.report.text import one_line, prose, shown
from tests.hostile import commands_terminal

COMMANDS = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u061c"]
HIDDEN = [
    chr(each)
    for each in (
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        0xFEFF,
        0xAD,
        0x180E,
        0xFFF9,
        0xE0001,
    )
]
HIDDEN += [chr(each) for each in range(0x2060, 0x2070)]
NO_CHARACTERS = ["\ufffe", "\uffff", "\ud800", "\udc9b", "\udfff"]


@pytest.mark.parametrize("sign", [*COMMANDS, *HIDDEN, *NO_CHARACTERS], ids=ascii)
def test_no_control_character_goes_to_a_terminal(sign: str) -> None:
    told = shown(f"年{sign}报")
    assert told in ("年报", f"年{sign}报" if sign in "\t\n" else "年\ufffd报")
    assert sign in "\t\n " or sign not in told


@pytest.mark.parametrize("sign", [*COMMANDS, *HIDDEN, *NO_CHARACTERS], ids=ascii)
def test_no_control_character_is_stored(sign: str) -> None:
    assert one_line(f"年{sign}报") in ("年报", "年 报")
    assert sign == "\n" or sign not in prose(f"年{sign}报").replace(" ", "")


@given(st.text())
def test_whatever_is_shown_has_no_control_character(words: str) -> None:
    told = shown(words)
    assert not commands_terminal(told)
    assert shown(told) == told
    assert words.isprintable() <= (told == words)


def test_a_hyphen_of_a_word_processor_is_a_hyphen() -> None:
    assert one_line("电话：0373\u20115550126") == "电话：0373-5550126"
