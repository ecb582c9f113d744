"""Edits of words: what a clerk types, deletes and moves. Each gives its claim, or None if it can not be."""

from docx.oxml import parse_xml

from tests.merging.claims import (
    ChangedFigure,
    Claim,
    CutSentence,
    Deleted,
    Joined,
    Moved,
    Retyped,
    Split,
    Wrote,
    WroteParagraph,
)
from tests.merging.page import (
    NAMESPACES,
    Page,
    cut,
    new_paragraph,
    remove,
    take_out,
    type_in,
    typed_text,
)
from tests.merging.rendered import Node, W, anchors_of, text_of


def insert_words(page: Page) -> Claim | None:
    """Words typed somewhere, at the head and at the end as well."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    length = len(typed_text(paragraph))
    mark = page.mark()
    type_in(paragraph, page.dice.choice([0, length, page.dice.randint(0, length)]), mark)
    return Wrote("insert words", mark)


def replace_words(page: Page) -> Claim | None:
    """Some words typed over."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    begin, end = page.span(paragraph)
    old = typed_text(paragraph)[begin:end]
    mark = page.mark()
    type_in(paragraph, begin, mark)
    take_out(paragraph, begin + len(mark), end + len(mark))
    return Wrote("replace words", mark, old)


def add_sentence(page: Page) -> Claim | None:
    """A sentence of the clerk's own behind another one."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    words = typed_text(paragraph)
    ends = [at + 1 for at, sign in enumerate(words) if sign == "。"] or [len(words)]
    sentence = f"{page.mark()}，镇里另行组织了一次自查，情况属实。"
    type_in(paragraph, page.dice.choice(ends), sentence)
    return Wrote("add a sentence", sentence)


def cut_sentence(page: Page) -> Claim | None:
    """A whole sentence taken out of a paragraph that has several."""
    found = [(node, sentence) for node in page.anchored for sentence in _sentences(node)]
    alone = [(node, sentence) for node, sentence in found if page.is_alone(sentence)]
    if not alone:
        return None
    paragraph, sentence = page.dice.choice(alone)
    begin = typed_text(paragraph).find(sentence)
    take_out(paragraph, begin, begin + len(sentence))
    return CutSentence("cut a sentence", page.block_of(paragraph), sentence)


def _sentences(paragraph: Node) -> list[str]:
    """The sentences of a paragraph behind the first one."""
    pieces = typed_text(paragraph).split("。")[1:-1]
    return [f"{piece}。" for piece in pieces if len(piece) >= 8]


def retype(page: Page) -> Claim | None:
    """A paragraph marked and typed over: Word takes the bookmark away with the old words."""
    paragraph = page.some_anchored()
    if paragraph is None:
        return None
    block, old = page.block_of(paragraph), text_of(paragraph)
    kept = page.dice.choice([0, len(old) // 3, 2 * len(old) // 3])
    mark = page.mark()
    words = f"{old[:kept]}{mark}，本段由党政办重新撰写，其余内容与上年相同。"
    paragraph.addnext(new_paragraph(paragraph, words))
    remove(paragraph)
    return Retyped("retype a paragraph", words[kept:], block, old)


def insert_paragraph(page: Page) -> Claim | None:
    """A paragraph of the clerk's own, below another or above it."""
    place = page.dice.choice(page.paragraphs)
    words = f"{page.mark()}，我镇还开展了政务公开宣传月活动。"
    made = new_paragraph(place, words)
    if page.dice.random() < 0.7:
        place.addnext(made)
    else:
        place.addprevious(made)
    return WroteParagraph("insert a paragraph", words, *page.around(made))


def delete_paragraph(page: Page) -> Claim | None:
    """A paragraph deleted. Word may leave its bookmark behind, at the head of the next one."""
    paragraph = page.some_anchored()
    if paragraph is None or not page.is_alone(text_of(paragraph)):
        return None
    claim = Deleted("delete a paragraph", page.block_of(paragraph), text_of(paragraph))
    below = paragraph.getnext()
    if below is not None and below.tag == f"{W}p" and page.dice.random() < 0.3:
        at = 0 if below.find(f"{W}pPr") is None else 1
        for offset, mark in enumerate(_bookmarks(paragraph)):
            below.insert(at + offset, mark)
    remove(paragraph)
    return claim


def _bookmarks(paragraph: Node) -> list[Node]:
    return [child for child in paragraph if "bookmark" in str(child.tag)]


def move_paragraph(page: Page) -> Claim | None:
    """A paragraph cut and pasted elsewhere, with its bookmark or without."""
    paragraph = page.some_anchored()
    if paragraph is None or not page.is_alone(text_of(paragraph)):
        return None
    text, block = text_of(paragraph), page.block_of(paragraph)
    others = [node for node in page.paragraphs if node is not paragraph and anchors_of(node)]
    near = {paragraph.getprevious(), paragraph.getnext()}
    far = [node for node in others if not near & {node, node.getnext()}]
    if not far:
        return None
    page.dice.choice(far).addnext(paragraph)
    if page.dice.random() < 0.4:
        for mark in _bookmarks(paragraph):
            remove(mark)
    return Moved("move a paragraph", block, text, *page.around(paragraph))


def split_paragraph(page: Page) -> Claim | None:
    """Enter typed within a paragraph."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    words = typed_text(paragraph)
    if words != text_of(paragraph) or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return None
    offset = page.dice.randint(6, len(words) - 6)
    head, tail = words[offset - 4 : offset], words[offset : offset + 4]
    if not page.is_alone(head + tail) or "\n" in head + tail:
        return None
    at = cut(paragraph, offset)
    rest = parse_xml(f"<w:p {NAMESPACES}/>")
    rest.extend(new_paragraph(paragraph, "").findall(f"{W}pPr"))
    rest.extend(list(paragraph)[at:])
    paragraph.addnext(rest)
    return Split("split a paragraph", head, tail)


def join_paragraphs(page: Page) -> Claim | None:
    """The end of a paragraph deleted; the next one is set behind it."""
    pairs = [
        (node, below)
        for node in page.anchored
        if (below := node.getnext()) is not None and below in page.anchored
    ]
    if not pairs:
        return None
    paragraph, below = page.dice.choice(pairs)
    head, tail = text_of(paragraph)[-8:], text_of(below)[:8]
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return None
    for child in list(below):
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    remove(below)
    return Joined("join two paragraphs", head, tail)


def change_figure(page: Page) -> Claim | None:
    """A figure in a sentence typed over with another one."""
    figures = page.figures()
    busy = [found for found in figures if page.busy & set(anchors_of(found[0]))]
    picked = page.preferring(busy, figures)
    if picked is None:
        return None
    paragraph, begin, end = picked
    number = str(page.number())
    type_in(paragraph, begin, number)
    take_out(paragraph, begin + len(number), end + len(number))
    return ChangedFigure("change a figure", number)
