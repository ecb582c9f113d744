"""Whatever an answer holds, the file is sound and says the same."""

import string
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.drafting.draft import (
    Block,
    Draft,
    Heading,
    Paragraph,
    TableBlock,
    TableNote,
    Title,
)
from report_assistant.ooxml.text_xml import printable
from report_assistant.report.tables import TABLE_OF
from report_assistant.word.writer import write_docx
from tests.word.reading import opened, paragraph_texts
from tests.word.sample_drafts import full_draft, one_paragraph
from tests.word.validity import validity_problems

HOSTILE = {
    "markup": """&<>"' </w:t></w:r></w:p> &amp; <!-- ]]> <![CDATA[ <?x?>""",
    "template": "{{ 7*7 }}{% for a in b %}{# #}${x}%s{0}",
    "beyond the basic plane": "😀👨‍👩‍👧𠮷𪚥\U0010ffff",
    "spaces": "  前  后　　  ",
    "marks": "【待填】【待填：【待填：一】【待填",
    "long": "政府信息公开" * 834,
    "directions": "甲\u202e乙\u200b丙\ufeff\u2028丁",
}
NEVER_IN_XML = "甲\x00乙\x1b丙\x0b丁\x08戊\ud800己\ufffe庚\uffff辛"

any_text = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("&<>\"'【】待填：\n\r\t" + string.printable),
    ),
    max_size=60,
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_printed_as_typed(text: str) -> None:
    data = write_docx(one_paragraph(text, lead=text))
    assert validity_problems(data) == []
    assert paragraph_texts(data)[1] == text + text


def test_characters_that_xml_forbids_are_left_out() -> None:
    data = write_docx(_encodable(one_paragraph(NEVER_IN_XML)))
    assert validity_problems(data) == []
    assert paragraph_texts(data)[1] == "甲乙丙丁戊己庚辛"


def test_line_ends_and_tabs_inside_a_paragraph_survive() -> None:
    data = write_docx(one_paragraph("甲\r\n乙\r丙\n丁\t戊"))
    assert validity_problems(data) == []
    assert paragraph_texts(data)[1] == "甲\n乙\n丙\n丁\t戊"


def test_hostile_text_in_every_cell() -> None:
    texts = chain.from_iterable(HOSTILE.values() for _ in range(100))
    paths = [path for table in TABLE_OF.values() for path in table.paths]
    assert validity_problems(write_docx(full_draft(dict(zip(paths, texts, strict=False))))) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(any_text, min_size=7, max_size=7))
def test_any_text_reads_back_the_same(texts: list[str]) -> None:
    organisation, first, second, heading, lead, body, note = texts
    cells = dict.fromkeys(TABLE_OF["review_litigation"].paths, note)
    blocks: tuple[Block, ...] = (
        Title("title", 0, (first, second)),
        Heading("heading", 1, heading),
        Paragraph("paragraph", 1, body, lead),
        TableBlock("table", 4, TABLE_OF["review_litigation"], cells),
        TableNote("note", 4, note),
    )
    data = write_docx(_encodable(Draft(organisation, 2023, blocks)))
    assert validity_problems(data) == []
    assert paragraph_texts(data) == [
        printable(f"{first}\n{second}"),
        printable(heading),
        printable(lead) + printable(body),
        printable(note),
    ]
    cell = opened(data).tables[0].rows[-1].cells[0]
    assert cell.text == printable(note)


def _encodable(draft: Draft) -> Draft:
    """A draft whose id can be computed even if a text holds half a character."""
    return _FixedId(draft.organisation, draft.year, draft.blocks)


class _FixedId(Draft):
    """A draft with lone surrogates in it: its digest would fail before the writer is asked."""

    @property
    def document_id(self) -> str:
        return "00000000-0000-0000-0000-000000000000"
