"""The Word form of what is sent back to a body: read once, then filled as text.

An office may change anything in it: styles, letterhead, sentences, where what stands. The program puts
words into its places, 〔单位〕 and so on, and leaves the rest as it is. What follows the line 〔以下不印〕
explains the form to whoever opens it, and is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.ooxml.package import write_package
from report_assistant.ooxml.properties import (
    APP_NAME,
    CORE_NAME,
    app_properties,
    core_properties,
)
from report_assistant.ooxml.text_xml import WORD_NAMESPACE, escaped
from report_assistant.ooxml.trees import remove

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

    from report_assistant.word.form_check import FormProblem

FILE_NAME = "退回意见样式.docx"
"""The office's own form, beside the results."""
END = "〔以下不印〕"
"""The line from which on the form is not printed."""
_FORM_PATH = ("county", "退回意见.docx")
_W = f"{{{WORD_NAMESPACE}}}"
_PLACE = re.compile("〔[^〔〕]+〕")
_LINE = "line that may go"
_OPTIONAL = re.compile(f"<!--{_LINE}-->(.*?)<!--/{_LINE}-->", re.DOTALL)


class Place(Enum):
    """A place in the form, as it is written there."""

    BODY = "〔单位〕"
    YEAR = "〔年度〕"
    WHICH = "〔第几次〕"
    OPENING = "〔开头〕"
    FINDINGS = "〔意见〕"
    CLOSING = "〔报送要求〕"
    CONTACT = "〔联系方式〕"
    OFFICE = "〔落款〕"
    DAY = "〔日期〕"


_NEEDED = (Place.BODY, Place.FINDINGS)
_MAY_GO = {place.value for place in (Place.CLOSING, Place.CONTACT, Place.OFFICE, Place.DAY)}
"""A line of the form is left out where nothing is known of these and nothing else stands in it."""


@dataclass(frozen=True)
class MemoForm:
    """A form that is ready to be filled."""

    package: bytes
    document_name: str
    document: str
    heading: str
    """The ids of the styles that the numbered part is printed in."""
    body: str
    lead: str

    def filled(self, words: Mapping[Place, str], findings: str) -> bytes:
        """Return the file with words in the places; `findings` is WordprocessingML."""
        known = {place.value: escaped(said) for place, said in words.items()}

        def line(found: re.Match[str]) -> str:
            places = [each for each in _PLACE.findall(found[1]) if each in known]
            return found[1] if any(known[each] for each in places) else ""

        def place(found: re.Match[str]) -> str:
            if found[0] == Place.FINDINGS.value:
                return findings
            return known.get(found[0], found[0])

        document = _PLACE.sub(place, _OPTIONAL.sub(line, self.document))
        title = f"{words[Place.BODY]}{words[Place.WHICH]}退回意见"
        year = words[Place.YEAR].removesuffix("年")
        own = {
            CORE_NAME: core_properties(
                title, words[Place.OFFICE], int(year) if year.isdecimal() else None
            ),
            APP_NAME: app_properties(),
            self.document_name: document.encode(),
        }
        return write_package(own, self.package)


@lru_cache(maxsize=1)
def shipped_memo_form() -> bytes:
    """Return the form that belongs to this installation."""
    folder, name = _FORM_PATH
    return (asset_dir("templates") / folder / name).read_bytes()


def check_memo_form(data: bytes, name: str = FILE_NAME) -> None:
    """Raise ClerkProblem, which says what to mend, where a form cannot be used."""
    open_memo_form(data, name)


@lru_cache(maxsize=2)
def open_memo_form(data: bytes, name: str = FILE_NAME) -> MemoForm:
    """Open a form. Raises ClerkProblem."""
    from report_assistant.word.form import bare_form
    from report_assistant.word.form_check import FormProblem, opened_form
    from report_assistant.word.form_layout import StyleRole, style_ids

    opened = opened_form(data)
    found = opened if isinstance(opened, FormProblem) else next(_problems(opened), None)
    if found is not None:
        raise ClerkProblem(f"“{name}”不能用：{found}删掉它，就用自带的样式。")
    assert not isinstance(opened, FormProblem)
    _make_ready(opened)
    bare = bare_form(opened, (CORE_NAME, APP_NAME))
    document = bare.document.replace(f"<!--{Place.FINDINGS.value}-->", Place.FINDINGS.value)
    ids = {role: escaped(style) for role, style in style_ids(opened).items()}
    return MemoForm(
        bare.package,
        bare.document_name,
        document,
        ids[StyleRole.HEADING],
        ids[StyleRole.BODY],
        ids[StyleRole.LEAD],
    )


# ---------------------------------------------------------------- what is wrong with a form


def _problems(document: "Document") -> "Iterator[FormProblem]":
    from report_assistant.word.form_check import OF_ANY_FORM, missing_styles
    from report_assistant.word.form_layout import StyleRole

    yield from missing_styles(document, (StyleRole.HEADING, StyleRole.BODY, StyleRole.LEAD))
    yield from _wrong_places(document)
    for check in OF_ANY_FORM:
        yield from check(document)


def _wrong_places(document: "Document") -> "Iterator[FormProblem]":
    from report_assistant.checks import Severity
    from report_assistant.word.form_check import FormProblem

    def error(message: str, remedy: str) -> FormProblem:
        return FormProblem(Severity.ERROR, message, remedy)

    lines = [_text(each) for each in _printed(document)]
    found = [place for line in lines for place in _PLACE.findall(line)]
    for place in _NEEDED:
        if place.value not in found:
            yield error(f"里面少了“{place.value}”。", "请在要印它的地方写上这几个字。")
    own_lines = [line for line in lines if line.strip() == Place.FINDINGS.value]
    if found.count(Place.FINDINGS.value) != len(own_lines) or len(own_lines) > 1:
        yield error(f"“{Place.FINDINGS.value}”要单独写一行，只能有一处。", "请改好再用。")
    known = {place.value for place in Place}
    for unknown in found:
        if unknown not in known and not re.search(r"\d", unknown):  # 〔2026〕 is a number's year
            yield error(
                f"不认识里面的“{unknown}”。",
                f"能用的是{'、'.join(place.value for place in Place)}。",
            )


# ---------------------------------------------------------------- made ready


def _make_ready(document: "Document") -> None:
    """Take out what is not printed; bring each place into one piece; mark the lines that may go."""
    from lxml import etree

    etree.strip_tags(document.element, etree.Comment)
    printed = _printed(document)
    for node in _below_the_end(document):
        if node.tag == f"{_W}p" and _is_below_a_table(node):  # no file ends with a table
            etree.strip_elements(node, f"{_W}r")
        else:
            remove(node)
    for paragraph in printed:
        _join_places(paragraph)
        places = set(_PLACE.findall(_text(paragraph)))
        if Place.FINDINGS.value in places:
            paragraph.addprevious(etree.Comment(Place.FINDINGS.value))
            remove(paragraph)
        elif places and places <= _MAY_GO and _may_go(paragraph):
            paragraph.addprevious(etree.Comment(_LINE))
            paragraph.addnext(etree.Comment(f"/{_LINE}"))


def _printed(document: "Document") -> "list[etree._Element]":
    """Return the paragraphs above the end, those in tables and text boxes too."""
    below = {each for node in _below_the_end(document) for each in node.iter(f"{_W}p")}
    return [each for each in document.element.iter(f"{_W}p") if each not in below]


def _below_the_end(document: "Document") -> "list[etree._Element]":
    children = [each for each in document.element.body if each.tag != f"{_W}sectPr"]
    ends = [
        number
        for number, each in enumerate(children)
        if each.tag == f"{_W}p" and _text(each).strip() == END
    ]
    return children[ends[0] :] if ends else []


def _text(paragraph: "etree._Element") -> str:
    return "".join(each.text or "" for each in _pieces(paragraph))


def _pieces(paragraph: "etree._Element") -> "list[etree._Element]":
    """Return the pieces of a paragraph's own text; a text box in it has paragraphs of its own."""
    return [
        each
        for each in paragraph.iter(f"{_W}t")
        if next(each.iterancestors(f"{_W}p"), None) is paragraph
    ]


def _join_places(paragraph: "etree._Element") -> None:
    """Put each place into the piece that it begins in: Word cuts text wherever somebody stopped."""
    pieces = _pieces(paragraph)
    for found in reversed([*_PLACE.finditer(_text(paragraph))]):
        begin = 0
        for piece in pieces:
            text = piece.text or ""
            first, last = (min(max(at - begin, 0), len(text)) for at in found.span())
            is_start = begin <= found.start() < begin + len(text)
            begin += len(text)
            piece.text = f"{text[:first]}{found[0] if is_start else ''}{text[last:]}"
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _may_go(paragraph: "etree._Element") -> bool:
    """Return whether a file stays whole without a paragraph: no cell's only one, no section's last."""
    if _is_below_a_table(paragraph):
        return False
    parent = paragraph.getparent()
    in_body = parent is not None and parent.tag == f"{_W}body"
    return in_body and paragraph.find(f"{_W}pPr/{_W}sectPr") is None


def _is_below_a_table(paragraph: "etree._Element") -> bool:
    before = paragraph.getprevious()
    return before is not None and before.tag == f"{_W}tbl"
