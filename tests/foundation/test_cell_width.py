"""How many cells a text takes: the same as the screen counts."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from report_assistant.foundation.cell_width import cells, in_cells

_RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA1, 0xAC),  # Latin-1 signs
    (0xAE, 0xFF),
    (0x2010, 0x2027),  # dashes, quotation marks, the ellipsis
    (0x2030, 0x203B),
    (0x2160, 0x217F),  # Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2460, 0x24FF),  # numbers in circles
    (0x2500, 0x25FC),  # boxes
    (0x3000, 0x302D),  # Chinese punctuation
    (0x3030, 0x303E),
    (0x3105, 0x312F),  # Bopomofo
    (0x3400, 0x4DB5),  # Han
    (0x4E00, 0x9FFC),
    (0xF900, 0xFA6D),
    (0xFF01, 0xFF60),  # full width
    (0xFFE0, 0xFFE6),
    (0x20000, 0x2A6DD),  # Han in rare names
    (0x2A700, 0x2EBE0),
    (0x30000, 0x3134A),
)
_OFFICE_TEXT = st.text(
    st.one_of(*(st.characters(min_codepoint=begin, max_codepoint=end) for begin, end in _RANGES))
)


def test_every_character_of_an_office_is_as_wide_as_on_the_screen() -> None:
    signs = (chr(code) for begin, end in _RANGES for code in range(begin, end + 1))
    assert [sign for sign in signs if cells(sign) != cell_len(sign)] == []


@given(_OFFICE_TEXT)
def test_a_text_is_as_wide_as_on_the_screen(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_what_is_not_drawn_takes_no_cell() -> None:
    for sign in ("\x1b", "\u200b", "\u0301", "\u202e"):
        assert cells(f"青{sign}山") == cell_len(f"青{sign}山") == 4


@given(_OFFICE_TEXT, st.integers(min_value=0, max_value=40))
def test_a_text_is_brought_to_exactly_a_width(text: str, width: int) -> None:
    brought = in_cells(text, width)
    assert cells(brought) == width
    kept = brought.rstrip(" ")
    assert text.startswith(kept)
    if cells(text) <= width:
        assert brought == text + " " * (width - cells(text))
