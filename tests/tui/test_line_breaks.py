"""Lines of Chinese: full, never too wide, no sign where it may not stand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.line_breaks import breaks, broken

_SIGNS = "，。、；：？！）》”（《“"
TEXTS = st.text(
    st.sampled_from("年报助手乡镇公开条例１ab12.%- 　" + _SIGNS + "—…𠮷é"), max_size=120
)


def lines_of(text: str, width: int) -> list[str]:
    return broken(Content(text), width).plain.split("\n")


@example("1\u3000", 2)
@given(TEXTS, st.integers(2, 60))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(12, 60))
def test_signs_stay_with_their_words(text: str, width: int) -> None:
    offsets = breaks(text, width)
    for offset, begin in zip(offsets, (0, *offsets), strict=False):
        could_break_elsewhere = any(
            text[place] not in "，。、；：？！）》”.%-—… 　" and text[place - 1] not in "（《“"
            for place in range(begin + 1, offset)
        )
        if could_break_elsewhere and not text[begin:offset].isascii():
            assert text[offset] not in "，。、；：？！）》”", (text[begin:offset], text[offset:])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Word 里改过的文件，再打", 10, ["Word 里改", "过的文件，", "再打"]),
        ("共128条，其中动态", 5, ["共128", "条，", "其中", "动态"]),
        ("要求，编制", 6, ["要求，", "编制"]),
        ("按要求，编制", 6, ["按要", "求，编", "制"]),
        ("说“好”了", 4, ["说", "“好”", "了"]),
        ("一\n\n二", 4, ["一", "", "二"]),
        ("www.example.gov.cn", 8, ["www.exam", "ple.gov.", "cn"]),
        ("", 4, [""]),
    ],
)
def test_where_lines_are_broken(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


def test_styles_stay_on_their_words() -> None:
    content = broken(Content.assemble("全年主动公开", ("【待填】", "bold"), "条"), 16)
    bold = [content.plain[span.start : span.end] for span in content.spans]
    assert "".join("".join(bold).split()) == "【待填】"
