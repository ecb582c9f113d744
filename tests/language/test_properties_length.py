"""The work for a message grows with its length, whatever it is made of: counted in calls, not timed."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from report_assistant.language.figures.decision import decide
from report_assistant.language.words.heard import Heard
from tests.language.at_questions import QUESTIONS, context_at, stored

_LENGTHS = (1_000, 2_000)
_MOST = 2.5
_ASKED = (
    *("overview.disclosure.website", "proactive_disclosure.fees", "applications.received"),
    *("filters.contact", "overview.management.review", "organisation.name", "organisation.phone"),
    *("overview.lead", "overview.disclosure.other_channels", "improvement.problems"),
    *("improvement.measures", "year"),
)
"""A question of each kind, and those whose answers have a shape."""


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called to do something."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def calls_to_read(typed: str) -> int:
    """How many functions are called to read the figures of a message."""
    context = context_at("overview.disclosure.website")
    lexicon = context.lexicon
    return calls_of(lambda: decide(Heard(typed, lexicon), context))


def calls_to_reply(name: str, typed: str) -> int:
    """How many functions are called to reply to a message at a question."""
    for first in ("嗯嗯嗯", "转发的算不算？"):  # loads what is loaded once
        stored(name, first)
        stored(_ASKED[0], first)
    return calls_of(lambda: stored(name, typed))


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
        *("abc", "(", "：", "原来5现在8，", "12，", "没有处罚，", "分别为1、2、3件，"),
        *("网站→", "共5条，", "网站1条，共5条，", "收费0，", "嗯，", "视频号1条，网站2条，"),
    ],
)
def test_twice_the_length_is_at_most_two_and_a_half_times_the_work(piece: str) -> None:
    half, whole = (calls_to_read(piece * (length // len(piece))) for length in _LENGTHS)
    assert whole < _MOST * half, (half, whole)


@pytest.mark.slow
@pytest.mark.parametrize("name", _ASKED)
@pytest.mark.parametrize(
    "piece",
    [
        *("坚持以公开为常态，", "（1）", "网站 12\n", "12，", "1/", "1+2=", "1", "党政办、"),
        *("分别为1、2、3件，", "没有处罚，", "组长是镇长，", "都公开了，", "三审三校，"),
    ],
)
def test_so_it_is_at_each_kind_of_question(name: str, piece: str) -> None:
    # Each question gets a length of its own: what was read of a message is kept for a while.
    length = _LENGTHS[0] // 2 + 8 * list(QUESTIONS.by_name).index(name)
    # Whole pieces, so that both end alike: a piece that is cut may be read another way.
    pieces = length // len(piece)
    half, whole = (calls_to_reply(name, piece * each) for each in (pieces, 2 * pieces))
    assert whole < _MOST * half, (half, whole)
