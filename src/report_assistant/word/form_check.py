"""The form check: tells an office in plain words what it broke in the Word form, and the cure.

To add a check, write a function that yields problems and list it in CHECKS.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part
from lxml import etree

from report_assistant.checks import Severity
from report_assistant.ooxml.package import BadPackageError, read_package
from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.ooxml.trees import parsed
from report_assistant.word.form_layout import MARKER, StyleRole, find_style, marker_paragraphs
from report_assistant.word.problems import FormError

_A4_TWIPS = (11906, 16838)
_ROUNDING = 30
_NARROWEST_TEXT = 5000
_SAVE_AS = "请在 Word 或 WPS 里打开它，另存为 .docx 再用。"
_PAGE_FIELD = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange")
_STORIES = (RELATION.HEADER, RELATION.FOOTER)


@dataclass(frozen=True)
class FormProblem:
    """One thing that is wrong with a form; an error keeps the form from being used."""

    severity: Severity
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.message}{self.remedy}"


def check_form(data: bytes) -> list[FormProblem]:
    """Return what is wrong with a form, errors first; an empty list means that it is fine."""
    opened = opened_form(data)
    if isinstance(opened, FormProblem):
        return [opened]
    found = [problem for check in CHECKS for problem in check(opened)]
    return sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)


def open_usable(data: bytes) -> Document:
    """Open a form. Raises FormError, with every error in its message, if it cannot be used."""
    errors = [str(found) for found in check_form(data) if found.severity is Severity.ERROR]
    if errors:
        raise FormError("Word 模板不能用。\n" + "\n".join(errors))
    return docx.Document(io.BytesIO(data))


def opened_form(data: bytes) -> Document | FormProblem:
    """Open a form of any kind; what is no form is told."""
    try:
        parts = read_package(data)
    except BadPackageError as error:
        return _error(str(error), "")
    macro_types = b"macroEnabled" in parts["[Content_Types].xml"]
    if macro_types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        return _error("模板里有宏。", "请另存为不含宏的 .docx 再用。")
    try:
        document = docx.Document(io.BytesIO(data))
        prefix = document.element.nsmap.get("w")
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError):
        return _error("这个文件不是普通的 Word 文档，打不开。", _SAVE_AS)
    if prefix != WORD_NAMESPACE:
        return _error("这个文件的格式比较特别，不能当模板。", _SAVE_AS)
    return document


# ---------------------------------------------------------------- what must be there


def _marker(document: Document) -> Iterator[FormProblem]:
    found = marker_paragraphs(document)
    if not found:
        yield _error(
            f"模板里少了“{MARKER}”这一行。",
            "请在报告应当开始的地方单独写一行这几个字（不要放在表格或文本框里）。",
        )
    elif len(found) > 1:
        yield _error(f"“{MARKER}”这一行有 {len(found)} 处。", "请只留一处。")
    elif found[0].xpath("w:pPr/w:sectPr"):
        yield _error(f"“{MARKER}”这一行后面插了分节符。", "请删掉这个分节符，或者把它移到上一段。")


def _styles(document: Document) -> Iterator[FormProblem]:
    yield from missing_styles(document, StyleRole)


def missing_styles(document: Document, roles: Iterable[StyleRole]) -> Iterator[FormProblem]:
    """Yield which of the styles that a form needs are not there."""
    for role in roles:
        style = role.value
        if find_style(document, role) is None:
            yield _error(
                f"模板里少了样式“{style.shown}”（用来排{style.prints}），或者它的类型变了。",
                "请从原来的模板里把这个样式复制回来。",
            )


def _page(document: Document) -> Iterator[FormProblem]:
    if not len(document.sections):
        yield _error("模板里没有页面设置。", "请在“布局”里设好纸张和页边距，再保存一次。")
        return
    section = document.sections[-1]
    sizes = [length.twips for length in (section.page_width, section.page_height) if length]
    if len(sizes) < 2 or any(
        abs(size - a4) > _ROUNDING for size, a4 in zip(sorted(sizes), _A4_TWIPS, strict=True)
    ):
        yield _error("模板的纸张不是 A4。", "请在“布局—纸张大小”里选 A4。")
    elif sizes[0] > sizes[1]:
        yield _warning("模板的纸张是横放的。", "报告一般竖放；确实要横放就不用改。")
    margins = [length.twips for length in (section.left_margin, section.right_margin) if length]
    if sizes and sizes[0] - sum(margins) < _NARROWEST_TEXT:
        yield _error("模板的左右页边距太大，表三排不下。", "请在“布局—页边距”里改小。")


def _page_number(document: Document) -> Iterator[FormProblem]:
    instructions = [
        words
        for part in _headers_and_footers(document)
        for words in _words(part, "//w:instrText/text() | //w:fldSimple/@w:instr")
    ]
    if not any(_PAGE_FIELD.match(words) for words in instructions):
        yield _warning("页眉页脚里没有页码。", "请在页脚里插入页码，单页居右、双页居左。")


# ---------------------------------------------------------------- what must not be there


def _tracked_changes(document: Document) -> Iterator[FormProblem]:
    marks = " | ".join(f"//w:{name}" for name in _TRACKED)
    for part in (document.part, *_headers_and_footers(document)):
        if _words(part, marks):
            yield _error("模板里还有没处理的修订。", "请在“审阅”里接受或者拒绝所有修订，再保存。")
            return


def _comments(document: Document) -> Iterator[FormProblem]:
    if document.element.xpath("//w:commentReference"):
        yield _error("模板里还有批注，会印进每一份报告。", "请在“审阅”里删除所有批注。")


def _linked_pictures(document: Document) -> Iterator[FormProblem]:
    for part in (document.part, *_headers_and_footers(document)):
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATION.HYPERLINK:
                yield _error(
                    "模板里有链接到别处的图片或文件，换一台电脑就看不到。",
                    "请删掉它，用“插入—图片”把图片放进来。",
                )
                return


def _person(document: Document) -> Iterator[FormProblem]:
    package = document.part.package
    parts = [] if package is None else package.parts
    core = [part for part in parts if part.content_type == CONTENT_TYPE.OPC_CORE_PROPERTIES]
    who = "//*[local-name() = 'creator' or local-name() = 'lastModifiedBy']/text()"
    if any(name.strip() for part in core for name in _words(part, who)):
        yield _warning(
            "模板的文件属性里留有人名。",
            "报告里不会带上它；要清掉，请用“文件—信息—检查文档”。",
        )


FormCheck = Callable[[Document], Iterator[FormProblem]]
OF_ANY_FORM: tuple[FormCheck, ...] = (_tracked_changes, _comments, _linked_pictures)
"""What no form may hold, whatever is printed over it."""
CHECKS: tuple[FormCheck, ...] = (
    _marker,
    _styles,
    _page,
    _page_number,
    *OF_ANY_FORM,
    _person,
)


def _headers_and_footers(document: Document) -> list[Part]:
    relations = document.part.rels.values()
    return [
        relation.target_part
        for relation in relations
        if not relation.is_external and relation.reltype in _STORIES
    ]


def _words(part: Part, path: str) -> list[str]:
    found = parsed(part.blob).xpath(path, namespaces={"w": WORD_NAMESPACE})
    assert isinstance(found, list)
    return [str(item) for item in found]


def _error(message: str, remedy: str) -> FormProblem:
    return FormProblem(Severity.ERROR, message, remedy)


def _warning(message: str, remedy: str) -> FormProblem:
    return FormProblem(Severity.WARNING, message, remedy)
