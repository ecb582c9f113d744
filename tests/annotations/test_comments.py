"""Comments: read in threads, marked as resolved, with or without the parts that Word adds."""

from io import BytesIO

import docx
import pytest
from lxml import etree

from report_assistant.annotations.found import Comment, Verdict
from report_assistant.annotations.reading import MOST_LISTED, read_annotations
from report_assistant.annotations.settling import settle
from report_assistant.ooxml.marks import AUTHOR
from report_assistant.ooxml.opened import open_docx
from report_assistant.ooxml.problems import VersionError
from tests.annotations.making import (
    DEPUTY,
    LEADER,
    Said,
    about,
    added,
    comment_parts,
    deleted,
    package,
    paragraph,
    run,
)

FILE = "这个文件"
BODY = paragraph(run("全年公开"), about(0, run("1280条")), run("信息。另办理3件。")) + paragraph(
    about(1, run("第二段。"))
)


def comments_in(data: bytes) -> list[Comment]:
    return [each for each in read_annotations(data, FILE).listed if isinstance(each, Comment)]


def resolved(data: bytes, *keys: str) -> bytes:
    document = open_docx(data, FILE)
    settle(document, dict.fromkeys(keys, Verdict.RESOLVED))
    return document.written()


@pytest.mark.parametrize("as_word", [True, False])
def test_a_comment_is_told_with_its_sentence(as_word: bool) -> None:
    said = [Said(0, "这个数核一下"), Said(1, "写短些\n再通顺些", DEPUTY)]
    first, second = comments_in(package(BODY, **comment_parts(said, as_word=as_word)))
    assert (first.author, first.date, first.words) == (LEADER, "2026-01-12", "这个数核一下")
    assert (first.commented, first.where.now) == ("1280条", "全年公开1280条信息。")
    assert (second.author, second.words, second.commented) == (
        DEPUTY,
        "写短些\n再通顺些",
        "第二段。",
    )


@pytest.mark.parametrize("as_word", [True, False])
def test_what_is_resolved_is_not_told_again(as_word: bool) -> None:
    said = [Said(0, "核一下"), Said(1, "写短些")]
    data = package(BODY, **comment_parts(said, as_word=as_word))
    first, second = comments_in(data)
    after = resolved(data, first.key)
    assert comments_in(after) == [second]
    assert comments_in(resolved(after, second.key)) == []
    document = docx.Document(BytesIO(after))
    assert [comment.text for comment in document.comments] == ["核一下", "写短些"]


def test_replies_stand_below_what_they_reply_to() -> None:
    said = [
        Said(0, "核一下"),
        Said(2, "核过了，没错", "张三", above=0),
        Said(3, "再核", LEADER, above=2),
        Said(1, "写短些", is_done=True),
    ]
    data = package(BODY, **comment_parts(said))
    (comment,) = comments_in(data)
    assert [(reply.author, reply.words) for reply in comment.replies] == [
        ("张三", "核过了，没错"),
        (LEADER, "再核"),
    ]
    entries = open_docx(resolved(data, comment.key), FILE).parts["word/commentsExtended.xml"]
    assert entries.count(b'done="1"') == 4


def test_a_reply_makes_it_another_comment() -> None:
    alone = comments_in(package(BODY, **comment_parts([Said(0, "核一下")])))
    replied = package(BODY, **comment_parts([Said(0, "核一下"), Said(2, "好", DEPUTY, above=0)]))
    assert comments_in(resolved(replied, alone[0].key)) == comments_in(replied)


def test_our_own_comments_are_left_out_until_somebody_replies() -> None:
    ours = Said(0, "按新的答案，这里是：……", AUTHOR)
    assert comments_in(package(BODY, **comment_parts([ours]))) == []
    (comment,) = comments_in(
        package(BODY, **comment_parts([ours, Said(2, "用新的", LEADER, above=0)]))
    )
    assert (comment.author, comment.words) == (LEADER, "用新的")
    assert [reply.author for reply in comment.replies] == [AUTHOR]


def test_a_comment_stays_when_the_words_at_it_are_rejected() -> None:
    body = paragraph(run("全年"), about(0, added("新的话")), deleted("旧的话"), run("。"))
    data = package(body, **comment_parts([Said(0, "这里再想想")]))
    keys = {each.key: Verdict.REJECTED for each in read_annotations(data, FILE).listed[1:]}
    document = open_docx(data, FILE)
    settle(document, keys)
    (comment,) = comments_in(document.written())
    assert (comment.words, comment.where.now) == ("这里再想想", "全年旧的话。")


def test_places_that_are_odd_do_no_harm() -> None:
    body = (
        '<w:commentRangeStart w:id="0"/>'
        + paragraph(run("第一段。"))
        + '<w:commentRangeEnd w:id="0"/>'
        + paragraph('<w:r><w:commentReference w:id="0"/></w:r>', run("第二段。"))
        + paragraph('<w:commentRangeEnd w:id="1"/><w:commentRangeStart w:id="1"/>', run("三。"))
    )
    said = [Said(0, "跨段"), Said(1, "倒着"), Said(2, "不在正文里")]
    found = comments_in(package(body, **comment_parts(said)))
    assert [(comment.words, comment.where.now) for comment in found] == [
        ("跨段", "第二段。"),
        ("倒着", ""),
        ("不在正文里", ""),
    ]


def test_equal_decisions_give_equal_bytes() -> None:
    data = package(BODY, **comment_parts([Said(0, "核一下"), Said(1, "短些")], as_word=False))
    keys = [comment.key for comment in comments_in(data)]
    assert resolved(data, *keys) == resolved(data, *keys)


def test_a_part_that_is_damaged_is_refused_in_a_sentence() -> None:
    data = package(BODY, comments="<w:comments")
    with pytest.raises(VersionError, match="读不了这个文件"):
        read_annotations(data, FILE)


def test_more_than_anybody_works_through_is_counted() -> None:
    body = "".join(paragraph(run("一"), added(str(n)), run("。")) for n in range(MOST_LISTED + 7))
    found = read_annotations(package(body), FILE)
    assert (len(found.listed), found.unlisted) == (MOST_LISTED, 7)


def test_changes_of_looks_are_counted_only() -> None:
    look = '<w:rPr><w:b/><w:rPrChange w:id="3" w:author="王建国"><w:rPr/></w:rPrChange></w:rPr>'
    found = read_annotations(package(paragraph(f"<w:r>{look}<w:t>粗</w:t></w:r>")), FILE)
    assert (found.listed, found.unlisted) == ((), 1)


def test_numbers_are_declared_where_old_programs_look() -> None:
    bare = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    comment = '<w:comment w:id="0" w:author="王建国"><w:p/><w:p><w:r><w:t>核</w:t></w:r></w:p>'
    data = package(BODY, comments=f"{bare}{comment}</w:comment></w:comments>")
    after = open_docx(resolved(data, comments_in(data)[0].key), FILE)
    root = etree.fromstring(after.parts["word/comments.xml"])
    assert (
        root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14"
    )
    assert root.nsmap["w14"] == "http://schemas.microsoft.com/office/word/2010/wordml"
    assert comments_in(after.written()) == []


def test_replies_to_replies_are_one_thread_in_any_order() -> None:
    said = [Said(n, f"第{n}句", above=n - 1 if n else None) for n in (3, 1, 2, 0, 4)]
    data = package(BODY, **comment_parts(said))
    (comment,) = comments_in(data)
    assert comment.words == "第0句"
    assert sorted(reply.words for reply in comment.replies) == ["第1句", "第2句", "第3句", "第4句"]


def test_replies_in_a_circle_are_read() -> None:
    said = [Said(0, "甲", above=2), Said(2, "乙", above=0)]
    assert comments_in(package(BODY, **comment_parts(said)))
