"""Answered questions in rows: the answer at the right edge, nothing lost at any width."""

from hypothesis import given
from hypothesis import strategies as st

from report_assistant.foundation.cell_width import cells
from report_assistant.tui.lines.transcript_look import Look, rows_of
from report_assistant.tui.shown import TranscriptEntry, Voice

_HAN = st.text(alphabet="政府信息公开网站条例年报（），0123", min_size=1, max_size=60)


def _turn(answer: str, asked: str = "政府网站公开了多少条？", remark: str = "") -> TranscriptEntry:
    return TranscriptEntry(Voice.CLERK, answer, "name", asked, remark)


def _plain(entry: TranscriptEntry, look: Look, is_chosen: bool = False) -> list[str]:
    return [row.plain for row in rows_of(entry, look, is_chosen)]


def test_an_answer_stands_in_one_row_at_the_right_edge() -> None:
    [row] = _plain(_turn("156 条", remark="比去年多 21 条"), Look(60))
    assert row.startswith("政府网站公开了多少条？ ")
    assert row.endswith("比去年多 21 条   156 条 ")
    assert cells(row) == 60


def test_a_remark_without_room_stands_in_its_own_row() -> None:
    first, second = _plain(_turn("156 条", remark="比去年多 21 条，请再看一眼"), Look(50))
    assert first.endswith(" 156 条 ")
    assert second.strip() == "比去年多 21 条，请再看一眼"


@given(
    st.builds(_turn, _HAN, _HAN, _HAN),
    st.builds(Look, st.integers(20, 120), st.booleans()),
    st.booleans(),
)
def test_every_word_is_shown_within_the_width(
    entry: TranscriptEntry, look: Look, chosen: bool
) -> None:
    rows = _plain(entry, look, chosen)
    answer, asked, remark, width = entry.text, entry.asked, entry.remark, look.width
    assert all(cells(row) <= width for row in rows)
    shown = "".join(rows).replace(" ", "").replace("[", "").replace("]", "")
    assert asked in shown
    assert sorted(answer) == sorted(c for c in answer if c in shown)
    if not chosen:
        assert sum(map(shown.count, set(remark))) >= len(remark)


def test_a_chosen_answer_says_what_enter_does() -> None:
    assert "回车改" in _plain(_turn("156 条"), Look(60), is_chosen=True)[0]


def test_without_colour_answers_stand_in_brackets() -> None:
    assert _plain(_turn("156 条"), Look(60, is_plain=True))[0].endswith("[ 156 条 ]")


@given(_HAN, st.sampled_from(Voice), st.integers(20, 90))
def test_no_sign_of_doubtful_width_is_drawn(words: str, voice: Voice, width: int) -> None:
    rows = _plain(TranscriptEntry(voice, f"“{words}”——……"), Look(width))
    assert not set("“”—…") & set("".join(rows))
