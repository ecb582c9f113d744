"""The rules of an update, one by one, each with a real file."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from report_assistant.drafting.draft import Block, Draft, Paragraph
from report_assistant.merging.merge import merge
from report_assistant.merging.merged import Merged, Outcome, Side, Terms
from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.package import read_package
from report_assistant.ooxml.problems import VersionError
from report_assistant.word.writer import write_docx
from tests.word.reading import opened, paragraph_texts, saved
from tests.word.sample_drafts import full_draft
from tests.word.validity import validity_problems

Edit = Callable[[Document], None]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "全年发布信息114条，其中版面46块。收到申请2件。"
CELL = "applications.received.natural_person"
PLACE = "表三“本年新收·自然人”"


def draft(text: str = TEXT, cells: Mapping[str, str] | None = None, *, extra: str = "") -> Draft:
    """A report whose paragraph `problems` reads `text`; `extra` is one more paragraph after it."""
    whole = full_draft(cells)
    blocks: list[Block] = []
    for block in whole.blocks:
        if isinstance(block, Paragraph) and block.id == "problems":
            blocks.append(replace(block, body=text))
            blocks += [Paragraph("problems_2", 5, extra)] if extra else []
        else:
            blocks.append(block)
    return replace(whole, blocks=tuple(blocks))


def edited(before: Draft, *edits: Edit) -> bytes:
    document = opened(write_docx(before))
    for edit in edits:
        edit(document)
    return saved(document)


def updated(before: Draft, after: Draft, *edits: Edit, side: Side | None = None) -> Merged:
    mine, base = edited(before, *edits), write_docx(before)
    merged = merge(mine, base, after)
    if side is not None:
        merged = merge(mine, base, after, terms=Terms(dict.fromkeys(_keys(merged), side)))
    assert validity_problems(merged.data) == []
    again = merge(merged.data, write_docx(after), after)
    assert again.data == merged.data
    assert again.done == ()
    return merged


def _keys(merged: Merged) -> list[str]:
    return [conflict.key for conflict in merged.conflicts]


def the_paragraph(document: Document, start: str = "全年发布") -> WordParagraph:
    return next(each for each in document.paragraphs if each.text.startswith(start))


def drop(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def retype(words: str) -> Edit:
    """Type over a paragraph, as Word does: its bookmark goes with the text."""

    def edit(document: Document) -> None:
        paragraph = the_paragraph(document)
        for node in [node for node in paragraph._p if not node.tag.endswith("}pPr")]:
            paragraph._p.remove(node)
        paragraph.add_run(words)

    return edit


def reword(old: str, new: str) -> Edit:
    def edit(document: Document) -> None:
        run = the_paragraph(document).runs[0]
        run.text = run.text.replace(old, new)

    return edit


def delete(document: Document) -> None:
    drop(the_paragraph(document)._p)


def fill_cell(text: str) -> Edit:
    def edit(document: Document) -> None:
        document.tables[1].cell(3, 3).paragraphs[0].runs[0].text = text

    return edit


def texts(merged: Merged) -> list[str]:
    return paragraph_texts(merged.data)


def cell(merged: Merged) -> str:
    return opened(merged.data).tables[1].cell(3, 3).text


def comments(merged: Merged) -> list[tuple[str, str]]:
    return [(each.author, each.text) for each in opened(merged.data).comments]


NEW = TEXT.replace("114", "120")


def test_an_unedited_file_becomes_what_would_be_written() -> None:
    merged = updated(draft(), draft(NEW))
    assert texts(merged) == paragraph_texts(write_docx(draft(NEW)))
    as_it_was = merge(write_docx(draft()), write_docx(draft()), draft(NEW))
    assert as_it_was.data == write_docx(draft(NEW))
    assert [change.outcome for change in as_it_was.done] == [Outcome.REPLACED]


def test_without_new_answers_not_a_byte_changes() -> None:
    mine = edited(draft(), reword("全年", "全年共"))
    merged = merge(mine, write_docx(draft()), draft())
    assert merged.data == mine
    assert (merged.done, merged.conflicts) == ((), ())


def test_an_untouched_block_is_replaced_beside_an_edited_one() -> None:
    def edit(document: Document) -> None:
        document.paragraphs[1].runs[0].text = "我镇按条例编制本报告。"

    merged = updated(draft(), draft(NEW), edit)
    assert NEW in texts(merged)
    assert "我镇按条例编制本报告。" in texts(merged)
    assert [(change.outcome, change.key) for change in merged.done] == [
        (Outcome.REPLACED, "problems")
    ]
    assert merged.done[0].sentence.startswith("第五部分：“")


def test_looks_stay_where_words_change() -> None:
    def edit(document: Document) -> None:
        paragraph = the_paragraph(document)
        text = paragraph.runs[0].text
        paragraph.runs[0].text = "全年发布信息"
        figure = paragraph.add_run("114")
        figure.font.color.rgb = RGBColor(255, 0, 0)
        figure.bold = True
        paragraph.add_run(text.removeprefix("全年发布信息114"))

    merged = updated(draft(), draft(NEW), edit)
    paragraph = the_paragraph(opened(merged.data))
    assert paragraph.text == NEW
    assert [run.text for run in paragraph.runs if run.bold] == ["120"]


def test_a_number_goes_into_the_clerks_own_sentence() -> None:
    mine = "我镇一年里公布各类消息，共计114条，占46块版面。收到申请2件。"
    merged = updated(draft(), draft(NEW), retype(mine))
    assert mine.replace("114", "120") in texts(merged)
    assert NEW not in texts(merged)
    assert [change.outcome for change in merged.done] in (
        [Outcome.COMBINED],
        [Outcome.FIGURES_UPDATED],
    )


def test_words_that_both_changed_stay_and_the_new_ones_stand_in_a_comment() -> None:
    merged = updated(draft(), draft(NEW), reword("114", "115"))
    assert TEXT.replace("114", "115") in texts(merged)
    [conflict] = merged.conflicts
    assert (conflict.place, conflict.mine) == ("第五部分", "全年发布信息115条，其中版面46块。")
    assert conflict.new == "全年发布信息120条，其中版面46块。"
    [(author, words)] = comments(merged)
    assert author == "年报助手"
    assert conflict.new in words


@pytest.mark.parametrize("side", [None, Side.MINE])
def test_other_numbers_of_a_sentence_that_is_asked_about_are_updated(side: Side | None) -> None:
    new = draft(NEW.replace("46", "50"))
    merged = updated(draft(), new, reword("114", "115"), side=side)
    assert "全年发布信息115条，其中版面50块。收到申请2件。" in texts(merged)


@pytest.mark.parametrize(("side", "number"), [(Side.MINE, "115"), (Side.NEW, "120")])
def test_a_decided_conflict_needs_no_comment(side: Side, number: str) -> None:
    merged = updated(draft(), draft(NEW), reword("114", "115"), side=side)
    assert TEXT.replace("114", number) in texts(merged)
    assert comments(merged) == []


def test_a_later_update_replaces_the_comment() -> None:
    first = updated(draft(), draft(NEW), reword("114", "115"))
    later = draft(TEXT.replace("114", "130"))
    second = merge(first.data, write_docx(draft(NEW)), later)
    [(_, words)] = comments(second)
    assert "130" in words
    terms = Terms({second.conflicts[0].key: Side.NEW})
    settled = merge(first.data, write_docx(draft(NEW)), later, terms=terms)
    assert TEXT.replace("114", "130") in texts(settled)
    assert comments(settled) == []


def test_a_retyped_paragraph_is_not_doubled() -> None:
    mine = "这一段是重新写的，和原来的话没有相同的地方。"
    before = draft()
    merged = updated(before, draft(NEW), retype(mine))
    assert texts(merged).count(mine) == 1
    assert len(texts(merged)) == len(paragraph_texts(write_docx(before)))
    assert [conflict.new for conflict in merged.conflicts]


def test_a_deleted_paragraph_stays_deleted_and_is_told() -> None:
    merged = updated(draft(), draft(NEW), delete)
    assert not any(text.startswith("全年发布") for text in texts(merged))
    assert [change.outcome for change in merged.done] == [Outcome.STAYS_DELETED]
    assert "120" in merged.done[0].sentence


def test_a_new_block_comes_behind_the_one_before_it() -> None:
    def edit(document: Document) -> None:
        the_paragraph(document).insert_paragraph_before("我自己加的一段。")

    merged = updated(draft(), draft(extra="另有一项新问题。"), edit)
    place = texts(merged).index("另有一项新问题。")
    assert texts(merged)[place - 2 : place] == ["我自己加的一段。", TEXT]
    paragraph = opened(merged.data).paragraphs[place]
    assert paragraph.style is not None
    assert paragraph.style.name == the_paragraph(opened(merged.data)).style.name  # type: ignore[union-attr]


def test_a_block_that_is_no_longer_needed_goes_if_nobody_touched_it() -> None:
    merged = updated(draft(extra="另有一项新问题。"), draft(), reword("全年", "全年共"))
    assert "另有一项新问题。" not in texts(merged)
    assert [change.outcome for change in merged.done] == [Outcome.REMOVED]


def test_an_edited_block_that_is_no_longer_needed_stays() -> None:
    def edit(document: Document) -> None:
        the_paragraph(document, "另有").runs[0].text = "另有一项新问题，正在解决。"

    merged = updated(draft(extra="另有一项新问题。"), draft(), edit)
    assert "另有一项新问题，正在解决。" in texts(merged)
    assert [change.outcome for change in merged.done] == [Outcome.STAYS]
    assert len(comments(merged)) == 1


def test_an_edited_entry_of_a_list_follows_its_entry() -> None:
    """The first of three is dropped; the clerk had edited the second."""
    three = ("规范申请办理，统一答复文书。", "丰富解读形式，配发图解。", "加强培训，每季度一次。")

    def listed(*words: str) -> Draft:
        whole = full_draft()
        entries = [Paragraph(f"measure_{n}", 5, text) for n, text in enumerate(words, start=1)]
        at = [block.id for block in whole.blocks].index("measures")
        blocks = (*whole.blocks[:at], *entries, *whole.blocks[at + 1 :])
        return replace(whole, blocks=blocks)

    def edit(document: Document) -> None:
        run = the_paragraph(document, "丰富").runs[0]
        run.text = run.text.replace("图解", "图解或短视频")

    merged = updated(listed(*three), listed(*three[1:]), edit)
    assert three[0] not in texts(merged)
    place = texts(merged).index("丰富解读形式，配发图解或短视频。")
    assert texts(merged)[place + 1] == three[2]
    assert three[1] not in texts(merged)
    assert texts(merged).count(three[2]) == 1


def test_a_moved_paragraph_is_updated_where_it_is_now() -> None:
    def edit(document: Document) -> None:
        document.paragraphs[1]._p.addprevious(the_paragraph(document)._p)

    merged = updated(draft(), draft(NEW), edit)
    assert texts(merged)[1] == NEW
    assert texts(merged).count(NEW) == 1


def test_a_split_paragraph_is_updated_in_both_parts() -> None:
    def edit(document: Document) -> None:
        paragraph = the_paragraph(document)
        paragraph.runs[0].text = "全年发布信息114条，其中版面46块。"
        after = document.add_paragraph("收到申请2件。", style=paragraph.style)
        paragraph._p.addnext(after._p)

    merged = updated(draft(), draft(NEW.replace("2件", "3件")), edit)
    place = texts(merged).index("全年发布信息120条，其中版面46块。")
    assert texts(merged)[place + 1] == "收到申请3件。"


def test_joined_paragraphs_are_updated_in_the_one() -> None:
    before = draft(extra="此外收到意见5条，都已回复。")

    def edit(document: Document) -> None:
        first, second = the_paragraph(document), the_paragraph(document, "此外")
        for node in list(second._p)[1:]:
            first._p.append(node)
        drop(second._p)

    after = draft(NEW, extra="此外收到意见6条，都已回复。")
    merged = updated(before, after, edit)
    assert f"{NEW}此外收到意见6条，都已回复。" in texts(merged)


_OWN_MARKS = {
    "a tracked insertion": f'<w:ins {_W} w:id="900" w:author="王芳"><w:r><w:t>（初稿）</w:t></w:r></w:ins>',
    "a field": f'<w:fldSimple {_W} w:instr=" DATE "><w:r><w:t>1月8日</w:t></w:r></w:fldSimple>',
    "a link": f'<w:hyperlink {_W} w:anchor="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>',
}


@pytest.mark.parametrize("markup", _OWN_MARKS.values(), ids=_OWN_MARKS.keys())
def test_a_paragraph_with_the_clerks_own_marks_gets_a_comment(markup: str) -> None:
    def edit(document: Document) -> None:
        the_paragraph(document)._p.append(parse_xml(markup))

    merged = updated(draft(), draft(NEW), edit)
    assert any(text.startswith("全年发布信息114条") for text in texts(merged))
    assert [change.outcome for change in merged.done] == [Outcome.COMMENTED]
    [(author, words)] = comments(merged)
    assert (author, NEW in words) == ("年报助手", True)


def test_the_clerks_own_comment_is_kept() -> None:
    def edit(document: Document) -> None:
        document.add_comment(
            the_paragraph(document).runs, "这里再核对", author="王芳", initials="王"
        )

    merged = updated(draft(), draft(NEW), edit)
    assert [author for author, _ in comments(merged)] == ["王芳", "年报助手"]


# ---------------------------------------------------------------- tables


def test_an_untouched_cell_is_replaced() -> None:
    merged = updated(draft(), draft(cells={CELL: "3"}), reword("全年", "全年共"))
    assert cell(merged) == "3"
    assert [change.key for change in merged.done] == [CELL]


def test_a_cell_that_the_clerk_changed_stays_and_is_offered_as_an_answer() -> None:
    merged = updated(draft(cells={CELL: "2"}), draft(NEW, cells={CELL: "2"}), fill_cell("３"))
    assert cell(merged) == "３"
    assert merged.conflicts == ()
    [figure] = merged.figures
    assert (figure.path, figure.place, figure.before, figure.now) == (CELL, PLACE, "2", "3")


def test_a_cell_that_both_changed_is_asked_about() -> None:
    merged = updated(draft(cells={CELL: "2"}), draft(cells={CELL: "4"}), fill_cell("3"))
    assert cell(merged) == "3"
    [conflict] = merged.conflicts
    assert (conflict.place, conflict.mine, conflict.new) == (PLACE, "3", "4")


@pytest.mark.parametrize(("side", "number"), [(Side.MINE, "3"), (Side.NEW, "4")])
def test_a_decided_cell(side: Side, number: str) -> None:
    merged = updated(draft(cells={CELL: "2"}), draft(cells={CELL: "4"}), fill_cell("3"), side=side)
    assert cell(merged) == number
    assert comments(merged) == []
    assert bool(merged.figures) is (side is Side.MINE)


def test_a_row_that_the_clerk_put_in_moves_nothing() -> None:
    def edit(document: Document) -> None:
        rows = document.tables[1].rows
        rows[3]._tr.addnext(parse_xml(rows[3]._tr.xml.replace("一、本年新收", "其中：网上")))

    before, after = draft(cells={CELL: "2"}), draft(cells={CELL: "4"})
    merged = updated(before, after, edit)
    assert opened(merged.data).tables[1].cell(3, 3).text == "4"
    assert opened(merged.data).tables[1].cell(4, 3).text == "2"


def test_a_deleted_row_stays_deleted_and_is_told() -> None:
    def edit(document: Document) -> None:
        drop(document.tables[1].rows[3]._tr)

    merged = updated(draft(cells={CELL: "2"}), draft(cells={CELL: "4"}), edit)
    assert [(change.outcome, change.key) for change in merged.done] == [
        (Outcome.STAYS_DELETED, CELL)
    ]


# ---------------------------------------------------------------- the file


def test_the_file_says_which_draft_it_follows_and_carries_its_anchors() -> None:
    merged = updated(draft(), draft(NEW, extra="新的。"), retype("全部重写。"))
    document = open_document(merged.data)
    assert document.document_id == draft(NEW, extra="新的。").document_id
    names = {node.get(node.tag.replace("bookmarkStart", "name")) for node in document.body.iter()}
    for block in draft(NEW, extra="新的。").blocks:
        assert f"_ra_{block.id}" in names


def test_what_is_not_ours_stays_byte_for_byte() -> None:
    def edit(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].add_run("内部稿")
        picture = document.add_paragraph().add_run()
        picture.add_picture(io.BytesIO(_png()))

    mine = read_package(edited(draft(), edit))
    theirs = read_package(updated(draft(), draft(NEW), edit).data)
    changed = {name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)}
    assert changed == {"word/document.xml", "docProps/custom.xml"}


def _png() -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("data", [b"", b"no file", b"PK\x03\x04 half a zip"])
def test_a_file_that_cannot_be_read_gives_a_sentence(data: bytes) -> None:
    with pytest.raises(VersionError, match="您改过的文件"):
        merge(data, write_docx(draft()), draft(NEW))
