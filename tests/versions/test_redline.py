"""A copy with tracked changes: rejected it is the old version, accepted the new one."""

import io
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble
from report_assistant.ooxml.problems import VersionError
from report_assistant.report.fields import set_value
from report_assistant.report.model import AnnualReport
from report_assistant.versions.redline import redline
from report_assistant.word.writer import write_docx
from tests.checks.reports import changes, reports
from tests.versions.editing import EDITS, Edit, add_a_row, bold_a_word, change_cells, edited, reword
from tests.versions.judging import accepted, change_count, rejected, texts
from tests.word.reading import DOCUMENT, WORD, opened, replaced, saved, tree, words
from tests.word.sample_drafts import full_draft, one_paragraph
from tests.word.soundness import unsound
from tests.word.validity import validity_problems

MOMENT = datetime(2022, 1, 10, 9, 30, tzinfo=UTC)


def assert_sound(data: bytes) -> None:
    assert unsound(data, thoroughly=True) == []


def assert_both_ways(old: bytes, new: bytes) -> bytes:
    data = redline(old, new, date=MOMENT)
    assert rejected(data) == texts(old)
    assert accepted(data) == texts(new)
    if not validity_problems(old) and not validity_problems(new):
        assert_sound(data)
    return data


def _written(text: str) -> bytes:
    return write_docx(one_paragraph(text))


def _shown(data: bytes) -> list[tuple[str, str]]:
    """What is marked, in order: + for inserted, - for deleted."""
    marks = tree(data).iter(f"{WORD}ins", f"{WORD}del")
    return [("+" if mark.tag == f"{WORD}ins" else "-", words(mark)) for mark in marks if len(mark)]


def test_a_number_changes_as_a_whole() -> None:
    data = assert_both_ways(_written("主动公开信息114条。"), _written("主动公开信息120条。"))
    assert _shown(data) == [("-", "114"), ("+", "120")]
    mark = next(tree(data).iter(f"{WORD}ins"))
    assert mark.get(f"{WORD}author") == "年报助手"
    assert mark.get(f"{WORD}date") == "2022-01-10T09:30:00Z"


def test_close_changes_are_shown_as_one() -> None:
    data = assert_both_ways(_written("全年共由三件增至五件。"), _written("全年共由四件减至两件。"))
    assert len(_shown(data)) <= 4


def test_what_did_not_change_is_not_marked() -> None:
    data = write_docx(full_draft())
    assert change_count(redline(data, data, date=MOMENT)) == 0


def test_the_same_files_give_the_same_bytes() -> None:
    old, new = write_docx(full_draft()), _written("另一份。")
    first = redline(old, new, date=MOMENT)
    assert redline(old, new, date=MOMENT) == first
    there = MOMENT.astimezone(timezone(timedelta(hours=8)))
    assert redline(old, new, date=there) == first


# ---------------------------------------------------------------- edits in Word


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_shown_both_ways(edit: Edit) -> None:
    old = write_docx(full_draft())
    new = edited(old, edit)
    assert change_count(assert_both_ways(old, new)) > 0
    assert change_count(assert_both_ways(new, old)) > 0


def test_the_looks_of_the_new_version_are_kept() -> None:
    old = write_docx(full_draft())
    new = edited(old, bold_a_word, change_cells)
    paragraph = opened(redline(old, new, date=MOMENT)).paragraphs[1]
    assert paragraph.style is not None and paragraph.style.name == "公文正文"
    assert paragraph.runs[0].bold
    assert paragraph.runs[0].text == opened(new).paragraphs[1].runs[0].text


def _anchors(data: bytes) -> list[str | None]:
    return [mark.get(f"{WORD}name") for mark in tree(data).iter(f"{WORD}bookmarkStart")]


def test_anchors_and_the_author_stay() -> None:
    old = write_docx(full_draft())
    new = edited(old, reword)
    data = redline(old, new, date=MOMENT)
    assert _anchors(data) == _anchors(new)
    assert b"removePersonalInformation" in opened(new).settings.element.xml.encode()
    assert b"removePersonalInformation" not in opened(data).settings.element.xml.encode()


def test_changes_that_were_tracked_before_count_as_accepted() -> None:
    old = _written("主动公开114条。")
    mark = 'w:id="900" w:author="某某" w:date="2021-12-01T00:00:00Z"'
    run = '<w:r><w:t xml:space="preserve">主动公开114条。</w:t></w:r>'
    tracked = (
        f"<w:r><w:t>主动公开</w:t></w:r><w:del {mark}><w:r><w:delText>114</w:delText></w:r></w:del>"
        f"<w:ins {mark}><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>条。</w:t></w:r>"
    )
    new = replaced(old, DOCUMENT, run, tracked)
    data = redline(old, new, date=MOMENT)
    assert _shown(data) == [("-", "114"), ("+", "120")]
    assert {mark.get(f"{WORD}author") for mark in tree(data).iter(f"{WORD}ins")} == {"年报助手"}
    assert rejected(data) == texts(old)


# ---------------------------------------------------------------- random reports and edits


@pytest.mark.slow
@given(reports(), reports())
def test_any_two_reports(one: AnnualReport, two: AnnualReport) -> None:
    assert_both_ways(write_docx(assemble(one)), write_docx(assemble(two)))


@pytest.mark.slow
@given(reports(gaps=False), st.lists(changes(), min_size=1, max_size=4))
def test_a_few_changed_answers(report: AnnualReport, changed: list[tuple[str, object]]) -> None:
    old = write_docx(assemble(report))
    for path, value in changed:
        set_value(report, path, value)
    assert_both_ways(old, write_docx(assemble(report)))


@pytest.mark.slow
@given(st.lists(st.sampled_from(EDITS), max_size=5, unique=True))
def test_edits_together(chosen: list[Edit]) -> None:
    old = write_docx(full_draft())
    begin, end = chosen[: len(chosen) // 2], chosen[len(chosen) // 2 :]
    try:
        one, two = edited(old, *begin), edited(old, *end)
    except (IndexError, AttributeError):
        return  # an edit took away what the next would have edited
    assert_both_ways(one, two)


_LINES = st.lists(st.text("甲乙1，。", max_size=6), min_size=1, max_size=8)


@pytest.mark.slow
@settings(max_examples=200)
@given(_LINES, _LINES)
def test_any_two_texts(one: list[str], two: list[str]) -> None:
    assert_both_ways(_of_paragraphs(one), _of_paragraphs(two))


def _of_paragraphs(lines: list[str]) -> bytes:
    document = opened(_written("开头。"))
    body = document.element.body
    for node in [child for child in body if not child.tag.endswith("}sectPr")]:
        body.remove(node)
    for line in lines:
        if line.startswith("甲甲"):
            document.add_table(1, 1).cell(0, 0).text = line
        document.add_paragraph(line)
    return saved(document)


# ---------------------------------------------------------------- what cannot be compared


@pytest.mark.parametrize("bad", [b"", b"text", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_document_is_one_sentence(bad: bytes) -> None:
    good = _written("一段。")
    with pytest.raises(VersionError, match="读不了旧的一份：") as failed:
        redline(bad, good, date=MOMENT)
    assert str(failed.value).count("。") == 1
    with pytest.raises(VersionError, match="读不了新的一份："):
        redline(good, bad, date=MOMENT)


def test_a_paragraph_beyond_all_measure_takes_no_long() -> None:
    old, new = _written("公开" * 400_000), _written("公闭" * 400_000 + "。")
    assert accepted(redline(old, new, date=MOMENT)) == texts(new)


def test_the_document_opens_in_python_docx() -> None:
    old, new = write_docx(full_draft()), edited(write_docx(full_draft()), add_a_row)
    assert docx.Document(io.BytesIO(redline(old, new, date=MOMENT))).tables
