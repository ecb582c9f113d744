"""Files that were damaged or made to do harm: one sentence, in little time and memory."""

import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.merging.merge import merge
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.versions.differences import differences
from report_assistant.versions.final import final
from report_assistant.versions.redline import redline
from report_assistant.word.writer import write_docx
from tests.versions.judging import accepted, rejected, texts
from tests.versions.test_redline import MOMENT
from tests.word.reading import DOCUMENT
from tests.word.sample_drafts import full_draft, one_paragraph

GOOD = write_docx(one_paragraph("主动公开114条。"))
PARTS = read_package(GOOD)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WAYS: tuple[Callable[[bytes], object], ...] = (
    lambda data: differences(GOOD, data),
    lambda data: differences(data, GOOD),
    lambda data: redline(GOOD, data, date=MOMENT),
    lambda data: redline(data, GOOD, date=MOMENT),
    final,
    lambda data: merge(data, GOOD, one_paragraph("主动公开120条。")),
    lambda data: merge(GOOD, data, one_paragraph("主动公开120条。")),
)


def _with(name: str, content: bytes) -> bytes:
    return write_package({**PARTS, name: content})


def _refused_or_done(data: bytes) -> None:
    for way in WAYS:
        try:
            way(data)
        except ClerkProblem as problem:
            assert len(str(problem)) < 200
            assert str(problem).endswith("。")


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_a_damaged_part(name: str, data: st.DataObject) -> None:
    content = PARTS[name]
    begin = data.draw(st.integers(0, len(content)))
    end = min(len(content), begin + data.draw(st.integers(0, 40)))
    other = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"<w:tbl/>", b"<", b"</w:p>", b"-1"])
    )
    _refused_or_done(_with(name, content[:begin] + other + content[end:]))


@given(st.sampled_from(sorted(PARTS)))
def test_a_missing_part(name: str) -> None:
    _refused_or_done(write_package({part: PARTS[part] for part in PARTS if part != name}))


def _around(found: tuple[str, list[str]]) -> str:
    opening, inside = found
    names = opening.replace(">", "").split("<")
    closing = "".join(f"</{name}>" for name in reversed(names))
    return f"<{opening}>{''.join(inside)}{closing}"


_PIECES = st.recursive(
    st.sampled_from(
        [
            "<w:p/>",
            "<w:p><w:r><w:t>甲</w:t></w:r></w:p>",
            '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
            "<w:p><w:ins><w:r><w:t>乙</w:t></w:r></w:ins></w:p>",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
            "<w:p><w:hyperlink><w:r><w:t>丙</w:t><w:br/></w:r></w:hyperlink></w:p>",
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl>',
            "<w:bookmarkEnd/>",
            "<w:r><w:t>丁</w:t></w:r>",
        ]
    ),
    lambda inner: st.tuples(
        st.sampled_from(["w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:p", "w:ins", "w:del"]),
        st.lists(inner, max_size=4),
    ).map(_around),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=5), st.lists(_PIECES, max_size=5))
def test_markup_that_no_program_writes(one: list[str], two: list[str]) -> None:
    old, new = (
        _with(DOCUMENT, f"<w:document {_W}><w:body>{''.join(x)}</w:body></w:document>".encode())
        for x in (one, two)
    )
    for file in (old, new):
        _refused_or_done(file)
    redline(old, new, date=MOMENT)


@pytest.mark.slow
@pytest.mark.parametrize("name", [DOCUMENT, "word/styles.xml", "word/media/image1.png"])
@pytest.mark.parametrize("way", WAYS)
def test_a_bomb_costs_nothing(name: str, way: Callable[[bytes], object]) -> None:
    bomb = _with(name, b"<a>" + b" " * (200 << 20) + b"</a>")
    tracemalloc.start()
    with pytest.raises(ClerkProblem, match="太大"):
        way(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 << 20


def test_entities_are_refused_wherever_they_are() -> None:
    for name in (DOCUMENT, "word/styles.xml", "docProps/core.xml"):
        start = PARTS[name].index(b"<", PARTS[name].index(b"?>"))
        root = PARTS[name][start:]
        entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        with pytest.raises(ClerkProblem, match="不该有"):
            final(_with(name, entity + root))


@pytest.mark.slow
def test_many_paragraphs_alike_are_compared_in_a_moment() -> None:
    def long(words: str, times: int) -> bytes:
        text = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" * times
        return _with(DOCUMENT, f"<w:document {_W}><w:body>{text}</w:body></w:document>".encode())

    old, new = long("甲", 5_000), long("乙", 5_000)
    data = redline(old, new, date=MOMENT)
    assert (rejected(data), accepted(data)) == (texts(old), texts(new))
    assert differences(old, new)


def test_a_whole_report_against_nothing() -> None:
    old = write_docx(full_draft())
    assert rejected(redline(old, GOOD, date=MOMENT)) == texts(old)
