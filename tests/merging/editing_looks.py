"""Edits that change no words: looks, breaks, headers and footers."""

from docx.oxml import parse_xml

from tests.merging.claims import Claim
from tests.merging.claims_of_looks import Looks, ParagraphLooks
from tests.merging.claims_of_things import AddedFurniture, AddedPageBreak, AddedSection
from tests.merging.page import (
    NAMESPACES,
    Page,
    runs_of,
    set_look,
    set_paragraph_look,
    typed_text,
)
from tests.merging.rendered import W, anchors_of, text_of

_LOOKS = (("b", ""), ("color", "FF0000"), ("sz", "28"), ("highlight", "green"), ("u", "single"))


def change_looks(page: Page) -> Claim | None:
    """Some words bold, coloured, larger, highlighted or underlined."""
    paragraph = page.some_prose()
    if paragraph is None:
        return None
    begin, end = page.span(paragraph, 4, 12)
    words = typed_text(paragraph)[begin:end]
    if not page.is_alone(words):
        return None
    look, value = page.dice.choice(_LOOKS)
    for run in runs_of(paragraph, begin, end):
        set_look(run, look, value)
    return Looks(f"looks: {look}", words, look, value)


def change_alignment(page: Page) -> Claim | None:
    """A paragraph set in the middle or to the right."""
    paragraph = page.some_anchored()
    if paragraph is None:
        return None
    value = page.dice.choice(["center", "right"])
    set_paragraph_look(paragraph, "jc", value)
    block = page.block_of(paragraph)
    return ParagraphLooks("alignment", block, text_of(paragraph), "jc", value)


def change_style(page: Page) -> Claim | None:
    """A paragraph in another of the document's styles."""
    paragraph = page.some_anchored()
    if paragraph is None:
        return None
    mark = paragraph.find(f"{W}pPr/{W}pStyle")
    used = {str(node.get(f"{W}val")) for node in page.body.iter(f"{W}pStyle")}
    others = sorted(used - {"" if mark is None else str(mark.get(f"{W}val"))})
    value = page.dice.choice(others)
    set_paragraph_look(paragraph, "pStyle", value)
    block = page.block_of(paragraph)
    return ParagraphLooks("style", block, text_of(paragraph), "pStyle", value)


def add_furniture(page: Page) -> Claim | None:
    """Words in the header or the footer."""
    section = page.document.sections[0]
    place = page.dice.choice([section.header, section.footer])
    mark = page.mark()
    if place.is_linked_to_previous:
        place.is_linked_to_previous = False
    place.add_paragraph(mark)
    return AddedFurniture("header or footer", mark)


def add_page_break(page: Page) -> Claim | None:
    """A new page before a heading."""
    headings = [node for node in page.paragraphs if "_heading" in "".join(anchors_of(node))]
    if not headings:
        return None
    heading = page.dice.choice(headings)
    heading.addprevious(
        parse_xml(f"<w:p {NAMESPACES}><w:r><w:br w:type='page'/></w:r></w:p>"),
    )
    return AddedPageBreak("page break", anchors_of(heading)[0])


def add_section(page: Page) -> Claim | None:
    """A section that ends here: what stands above is printed on a page of another width."""
    place = page.dice.choice(page.paragraphs)
    width = str(11000 + page.number() % 5000)
    section = f"<w:sectPr><w:pgSz w:w='{width}' w:h='16838'/></w:sectPr>"
    place.addnext(parse_xml(f"<w:p {NAMESPACES}><w:pPr>{section}</w:pPr></w:p>"))
    return AddedSection("section break", width)
