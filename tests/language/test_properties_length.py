"""The work for a message grows with its length, whatever it is made of: counted in calls, not timed."""

import sys
from types import FrameType

import pytest

from report_assistant.language.figures.decision import decide
from report_assistant.language.words.heard import Heard
from tests.language.at_questions import context_at

_LENGTHS = (1_000, 2_000)
_MOST = 2.5


def calls_to_read(typed: str) -> int:
    """How many functions are called to read a message."""
    context = context_at("overview.disclosure.website")
    lexicon = context.lexicon
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        decide(Heard(typed, lexicon), context)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *("1", "，", "。", "一", "网站", "网站12条，", "培训3次、检查4次；"),
        *(
            "去年",
            "新收自然人1件企业2件，",
            "我们一直很重视这项工作，",
            "骆驼",
            "不是3是4，",
            "\n1. ",
        ),
        *("abc", "(", "：", "原来5现在8，"),
        # Not "12，", "没有处罚，" and "分别为1、2、3件，": clauses in a row of one number each, and
        # frames for each clause, are looked through once for every clause.
    ],
)
def test_twice_the_length_is_at_most_two_and_a_half_times_the_work(piece: str) -> None:
    half, whole = (calls_to_read((piece * length)[:length]) for length in _LENGTHS)
    assert whole < _MOST * half, (half, whole)
