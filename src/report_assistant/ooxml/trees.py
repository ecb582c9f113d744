"""Parts of a package as trees: parsed by the one parser that trusts nothing, changed, serialized."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from report_assistant.ooxml.package import BadPackageError

RELATIONS_OF_PACKAGE = "_rels/.rels"
LARGEST_PART = 16 << 20
"""A long report's document part is a few hundred kilobytes; its tree takes ten times as much."""
_OFFICE_DOCUMENT = "/officeDocument"
_USUAL_NAME = "word/document.xml"


def parsed(data: bytes) -> etree._Element:
    """Return a part as a tree, without comments; nothing outside of it is fetched.

    Raises BadPackageError.
    """
    if len(data) > LARGEST_PART:
        raise BadPackageError("里面有一部分太大，不像是一份报告。")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadPackageError("文件内部已经损坏，请在 Word 中打开并另存一份。") from error
    # Office programs never write a document type; entities are the way of the files that do harm.
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadPackageError("文件里有 Word 文档不该有的内容，没有打开它。")
    return root


def serialized(root: etree._Element) -> bytes:
    """Return a tree as the content of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def document_name(parts: Mapping[str, bytes]) -> str:
    """Return the name of the document part; the usual one where the package does not say."""
    try:
        relations = parsed(parts[RELATIONS_OF_PACKAGE])
    except (KeyError, BadPackageError):
        return _USUAL_NAME
    for relation in relations:
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            return str(relation.get("Target", "")).lstrip("/")
    return _USUAL_NAME


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
