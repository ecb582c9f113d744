"""A .docx opened for changing: every part as bytes, the document itself as a tree."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.package import BadPackageError, read_package, write_package
from report_assistant.ooxml.problems import VersionError
from report_assistant.ooxml.text_xml import WORD_NAMESPACE

W = f"{{{WORD_NAMESPACE}}}"
OLD, NEW = "旧的一份", "新的一份"
"""Names of the two versions in sentences."""
RELATIONS_OF_PACKAGE = "_rels/.rels"
_OFFICE_DOCUMENT = "/officeDocument"
_LARGEST_PART = 16 << 20
_USUAL_NAME = "word/document.xml"


@dataclass
class OpenedDocx:
    """A file that may be changed in place and written again."""

    parts: dict[str, bytes]
    called: str
    """The file's name in sentences."""
    name: str
    """Of the document part."""
    root: etree._Element

    @property
    def body(self) -> etree._Element:
        """The element that holds the paragraphs and tables."""
        body = self.root.find(f"{W}body")
        assert body is not None
        return body

    def part_beside(self, name: str) -> str:
        """Return the full name of a part in the document's own folder."""
        folder = self.name.rpartition("/")[0]
        return f"{folder}/{name}" if folder else name

    def tree(self, name: str) -> etree._Element:
        """Return another part as a tree. Raises VersionError."""
        try:
            return parsed(self.parts[name])
        except (BadPackageError, etree.XMLSyntaxError, ValueError) as error:
            raise unread(self.called, error) from error

    def written(self) -> bytes:
        """Return the file. Equal parts give equal bytes."""
        return write_package({**self.parts, self.name: serialized(self.root)})


def open_docx(data: bytes, called: str) -> OpenedDocx:
    """Open a file that the sentences call `called`. Raises VersionError."""
    try:
        open_document(data)  # refuses what is hostile, before anything large is unpacked
    except BadPackageError as error:
        raise unread(called, error) from error
    return open_own(data, called)


def open_own(data: bytes, called: str) -> OpenedDocx:
    """Open a file that this program wrote; macros and the like are not looked for.

    Raises VersionError where it is damaged.
    """
    try:
        parts = read_package(data)
        name = _document_name(parts)
        root = parsed(parts[name])
    except (BadPackageError, KeyError, etree.XMLSyntaxError, ValueError) as error:
        raise unread(called, error) from error
    if root.tag != f"{W}document" or root.find(f"{W}body") is None:
        raise VersionError(
            f"读不了{called}：它用的是“Strict Open XML”格式，请在 Word 中另存为普通的 .docx。"
        )
    return OpenedDocx(parts, called, name, root)


def unread(called: str, error: Exception) -> VersionError:
    """Return the sentence for a file that the sentences call `called`."""
    reason = error if isinstance(error, BadPackageError) else "文件已经损坏。"
    return VersionError(f"读不了{called}：{reason}")


def parsed(data: bytes) -> etree._Element:
    """Return a part as a tree, without comments; nothing outside of it is fetched."""
    if len(data) > _LARGEST_PART:
        raise BadPackageError("里面有一部分太大，不像是一份报告。")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadPackageError("里面有 Word 文档不该有的内容，没有打开它。")
    return root


def serialized(root: etree._Element) -> bytes:
    """Return a tree as the content of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def remove(node: etree._Element | None) -> None:
    """Take a node out of its tree."""
    parent = None if node is None else node.getparent()
    if node is not None and parent is not None:
        parent.remove(node)


def copy_of(node: etree._Element) -> etree._Element:
    """Return a copy that belongs to no tree."""
    copied = deepcopy(node)
    copied.tail = None
    return copied


def _document_name(parts: dict[str, bytes]) -> str:
    relations = parts.get(RELATIONS_OF_PACKAGE)
    for relation in () if relations is None else parsed(relations):
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            return str(relation.get("Target", "")).lstrip("/")
    return _USUAL_NAME
