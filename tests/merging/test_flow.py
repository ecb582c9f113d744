"""Text changed in place, however its runs are cut."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.flow import rewrite, text_of
from report_assistant.merging.three_way import Care, TextEdit
from tests.word.reading import WORD

_NAMESPACE = {"w": WORD.strip("{}")}
_WORDS = st.text(alphabet="甲乙12 \n\t", max_size=6)
_RUNS = st.lists(st.tuples(_WORDS, st.sampled_from(["", "b", "i"])), max_size=5)


def paragraph(runs: list[tuple[str, str]]) -> etree._Element:
    node = etree.Element(f"{WORD}p", nsmap=_NAMESPACE)
    for words, look in runs:
        run = etree.SubElement(node, f"{WORD}r")
        if look:
            etree.SubElement(etree.SubElement(run, f"{WORD}rPr"), f"{WORD}{look}")
        for mark in words:
            if mark in "\n\t":
                etree.SubElement(run, WORD + {"\n": "br", "\t": "tab"}[mark])
            else:
                etree.SubElement(run, f"{WORD}t").text = mark
    return node


def look_of(node: etree._Element, words: str) -> set[str]:
    """The properties of the runs that hold these words."""
    runs = [run for run in node.iter(f"{WORD}r") if words in "".join(map(str, run.itertext()))]
    return {str(look.tag) for run in runs for look in run.iterfind(f"{WORD}rPr/*")}


@given(st.lists(_RUNS, min_size=1, max_size=3), st.data())
def test_the_text_is_what_the_edits_say(
    runs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    nodes = [paragraph(each) for each in runs]
    text = text_of(nodes)
    assert text == PARAGRAPH_END.join("".join(words for words, _ in each) for each in runs)
    # Paragraphs are never joined: an edit lies within one of them.
    places = st.integers(0, len(text))
    cuts = sorted(data.draw(st.lists(places, max_size=6)))
    edits: list[TextEdit] = []
    for begin, end in zip(cuts[::2], cuts[1::2], strict=False):
        last = begin + len(text[begin:end].split(PARAGRAPH_END)[0])
        if not edits or begin > edits[-1].end:
            edits.append(TextEdit(begin, last, data.draw(_WORDS), Care.FAR))
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.begin] + edit.words + expected[edit.end :]
    rewrite(nodes, edits)
    assert text_of(nodes) == expected


def test_new_words_look_like_those_that_they_replace() -> None:
    node = paragraph([("发布信息", ""), ("114", "b"), ("条", "i")])
    rewrite([node], [TextEdit(4, 7, "120", Care.FAR)])
    assert look_of(node, "120") == {f"{WORD}b"}
    assert look_of(node, "条") == {f"{WORD}i"}


def test_a_missing_answer_is_highlighted_and_an_answer_no_longer() -> None:
    node = paragraph([("发布114条", "")])
    rewrite([node], [TextEdit(2, 5, "【待填：条数】", Care.FAR)])
    assert look_of(node, "【待填：条数】") == {f"{WORD}highlight"}
    assert look_of(node, "发布") == set()
    rewrite([node], [TextEdit(2, 9, "120", Care.FAR)])
    assert text_of([node]) == "发布120条"
    assert list(node.iter(f"{WORD}highlight")) == []


def test_the_clerks_own_highlight_stays() -> None:
    node = paragraph([("发布", ""), ("114", "")])
    look = etree.SubElement(node[1], f"{WORD}rPr")
    node[1].insert(0, look)
    etree.SubElement(look, f"{WORD}highlight", {f"{WORD}val": "yellow"})
    rewrite([node], [TextEdit(2, 5, "120", Care.FAR)])
    assert look_of(node, "120") == {f"{WORD}highlight"}


def test_a_number_put_in_is_not_torn_at_its_hyphen() -> None:
    node = paragraph([("电话：【待填：联系电话】。", "")])
    rewrite([node], [TextEdit(3, 12, "0373-5550126", Care.FAR)])
    assert text_of([node]) == "电话：0373-5550126。"
    assert len(list(node.iter(f"{WORD}noBreakHyphen"))) == 1
