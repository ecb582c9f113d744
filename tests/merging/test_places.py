"""Which paragraphs of the clerk's are which of ours: how much must be found again."""

import pytest
from docx.oxml import parse_xml

from report_assistant.merging.places import Matching, Place, are_alike, match
from report_assistant.ooxml.pieces import PARAGRAPH

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIRST = "一年来，青山镇高度重视政府信息公开工作。"
MOVED = "全年通过政务新媒体公开信息114条，在公开栏公开46期。"
LAST = "全年收到政府信息公开申请2件，均已按期答复。"


def place(text: str, *anchors: str) -> Place:
    node = parse_xml(f"<w:p {_W}><w:r><w:t>{text}</w:t></w:r></w:p>")
    return Place(node, PARAGRAPH, anchors)


def ours(*texts: str) -> list[Place]:
    return [place(text, f"block{number}") for number, text in enumerate(texts)]


def pairs(matching: Matching) -> dict[tuple[int, ...], tuple[int, ...]]:
    return {found.base: found.mine for found in matching.matches}


@pytest.mark.parametrize(
    ("edited", "is_ours"),
    [
        (MOVED, True),
        ("全年通过政务新媒体公开信息114条，另在公开栏张贴了46期公告。", True),
        ("全年利用政务新媒体累计公开信息114条，在宣传栏公开46期。", True),
        ("镇里的公开栏张贴了46期，政务新媒体公开信息114条，办理得都不错。", False),
        ("镇党政办设专人负责，按月检查，按季通报。", False),
    ],
)
def test_a_paragraph_that_was_moved_and_reworded_is_known_by_most_of_its_words(
    edited: str, *, is_ours: bool
) -> None:
    base = ours(MOVED, FIRST, LAST)
    mine = [place(FIRST, "block1"), place(LAST, "block2"), place("附：", "x"), place(edited)]
    found = pairs(match(base, mine))
    assert ((0,) in found and found[(0,)] == (3,)) is is_ours


@pytest.mark.parametrize(
    ("rest", "is_part"),
    [
        ("在公开栏公开46期。", True),
        ("另外，在公开栏公开了46期。", True),
        ("镇里设专人负责公开栏。", False),
    ],
)
def test_what_follows_a_paragraph_was_split_off_if_most_of_it_was_in_it(
    rest: str, *, is_part: bool
) -> None:
    base = ours(FIRST, MOVED, LAST)
    head = "全年通过政务新媒体公开信息114条。"
    mine = [place(FIRST, "block0"), place(head, "block1"), place(rest), place(LAST, "block2")]
    assert pairs(match(base, mine))[(1,)] == ((1, 2) if is_part else (1,))


def test_what_goes_on_where_a_paragraph_was_cut_off_is_its_rest_however_much_was_typed_in() -> None:
    base = ours(FIRST, MOVED, LAST)
    head, rest = MOVED[:20], f"{MOVED[20:26]}经会议研究由镇长签发的村务公开栏目共用"
    mine = [place(FIRST, "block0"), place(head, "block1"), place(rest), place(LAST, "block2")]
    assert pairs(match(base, mine))[(1,)] == (1, 2)
    mine = [place(FIRST, "block0"), place(rest), place(MOVED[26:], "block1"), place(LAST, "block2")]
    assert pairs(match(base, mine))[(1,)] == (2,), "it does not lead up to what is left"
    lead = f"经会议研究由镇长签发的村务公开栏目共用{MOVED[20:26]}"
    mine = [place(FIRST, "block0"), place(lead), place(MOVED[26:], "block1"), place(LAST, "block2")]
    assert pairs(match(base, mine))[(1,)] == (1, 2)


@pytest.mark.parametrize(
    ("joined", "is_part"),
    [
        (FIRST + MOVED, True),
        (FIRST + "全年政务新媒体公开信息114条，公开栏46期。", True),
        (FIRST + "镇里设专人负责公开栏。", False),
    ],
)
def test_a_paragraph_was_joined_to_the_one_before_if_most_of_it_is_there(
    joined: str, *, is_part: bool
) -> None:
    base = ours(FIRST, MOVED, LAST)
    mine = [place(joined, "block0"), place(LAST, "block2")]
    matching = match(base, mine)
    assert pairs(matching).get((0, 1) if is_part else (0,)) == (0,)
    assert matching.deleted == (() if is_part else (1,))


def test_a_text_is_another_reworded_if_a_quarter_of_it_is_the_same() -> None:
    assert are_alike(MOVED, "全年通过微信公众号公开信息160条，公告栏38期。")
    assert not are_alike(MOVED, LAST.replace("全年", "本年"))
