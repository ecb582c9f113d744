"""Is this .docx one that Word opens without offering to repair it?

Checks what the schemas say of the elements we write, and what they do not say but Word minds:
grids that add up, merges that begin, bookmarks in pairs, fields that end. It is a gate for files
that this project writes, not a validator for any file. "It opens in LibreOffice" proves little.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from report_assistant.ooxml.package import CONTENT_TYPES, BadPackageError, read_package
from report_assistant.ooxml.schema_order import CHILD_ORDER, REPEATABLE, REQUIRED_ATTRIBUTES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE_DOCUMENT = f"{_R[1:-1]}/officeDocument"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONGEST_BOOKMARK = 40

Tree = etree._Element
Trees = Mapping[str, Tree]


def validity_problems(docx: bytes) -> list[str]:
    """Return what is wrong with a .docx, one line each; an empty list means that it is sound."""
    try:
        parts = read_package(docx)
    except BadPackageError as error:
        return [f"package: {error}"]
    trees, broken = _parse(parts)
    if broken:
        return broken
    package = [*_content_types(parts, trees), *_relationships(parts, trees)]
    words = [
        f"{name}: {problem}"
        for name, tree in trees.items()
        if tree.tag.startswith(_W)
        for check in _PART_CHECKS
        for problem in check(tree)
    ]
    return [*package, *words, *_references(trees), *_core_dates(trees)]


def _parse(parts: Mapping[str, bytes]) -> tuple[dict[str, Tree], list[str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    trees: dict[str, Tree] = {}
    broken: list[str] = []
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            trees[name] = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            broken.append(f"{name}: not well-formed: {error}")
    return trees, broken


# ---------------------------------------------------------------- the package


def _content_types(parts: Mapping[str, bytes], trees: Trees) -> Iterator[str]:
    types = trees[CONTENT_TYPES]
    extensions = {node.get("Extension") for node in types.iter(f"{_TYPES}Default")}
    named = {
        node.get("PartName"): node.get("ContentType") for node in types.iter(f"{_TYPES}Override")
    }
    for name in parts.keys() - {CONTENT_TYPES}:
        if f"/{name}" not in named and name.rpartition(".")[2] not in extensions:
            yield f"{CONTENT_TYPES}: no content type for {name}"
    for missing in named.keys() - {f"/{name}" for name in parts}:
        yield f"{CONTENT_TYPES}: names {missing}, which is missing"
    if list(named.values()).count(_MAIN_TYPE) != 1:
        yield f"{CONTENT_TYPES}: there must be one main document"


def _relationships(parts: Mapping[str, bytes], trees: Trees) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        ids = [str(node.get("Id")) for node in tree]
        yield from (f"{name}: {doubled} stands twice" for doubled in _doubled(ids))
        for node in tree:
            target = _target(name, str(node.get("Target")))
            if node.get("TargetMode") != "External" and target not in parts:
                yield f"{name}: {target} is missing"
    package = trees.get("_rels/.rels")
    kinds = [] if package is None else [node.get("Type") for node in package]
    if kinds.count(_OFFICE_DOCUMENT) != 1:
        yield "_rels/.rels: there must be one relationship to the document"
    for name, tree in trees.items():
        known = _relation_ids(trees, name)
        for node in tree.iter(f"{_W}headerReference", f"{_W}footerReference", f"{_W}hyperlink"):
            reference = node.get(f"{_R}id")
            if reference is not None and reference not in known:
                yield f"{name}: {reference} leads nowhere"


def _target(rels_name: str, target: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(rels_name))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _relation_ids(trees: Trees, name: str) -> set[str]:
    folder, file = posixpath.split(name)
    rels = trees.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    return set() if rels is None else {str(node.get("Id")) for node in rels}


# ---------------------------------------------------------------- one part


def _order(tree: Tree) -> Iterator[str]:
    for name, order in CHILD_ORDER.items():
        for node in tree.iter(f"{_W}{name}"):
            children = [_name(child) for child in node.iterchildren(f"{_W}*")]
            unknown = [child for child in children if child not in order]
            if unknown:
                yield f"{name} may not hold {unknown[0]}"
                continue
            places = [order.index(_ANY_REFERENCE.get(child, child)) for child in children]
            if places != sorted(places):
                yield f"children of {name} are out of order: {' '.join(children)}"
            once = [child for child in children if child not in REPEATABLE]
            yield from (f"{name} holds {doubled} twice" for doubled in _doubled(once))


_ANY_REFERENCE = {"footerReference": "headerReference"}  # the two may stand in any order


def _attributes(tree: Tree) -> Iterator[str]:
    for name, required in REQUIRED_ATTRIBUTES.items():
        for node in tree.iter(f"{_W}{name}"):
            for attribute in required:
                if node.get(f"{_W}{attribute}") is None:
                    yield f"{name} without {attribute}"


def _tables(tree: Tree) -> Iterator[str]:
    for table in tree.iter(f"{_W}tbl"):
        widths = [_number(column, "w") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
        above: dict[int, int] = {}
        for number, row in enumerate(table.iterfind(f"{_W}tr"), start=1):
            cells = list(_cells(row))
            if sum(cell.span for cell in cells) != len(widths):
                yield f"row {number} does not fill the grid of {len(widths)} columns"
            for cell in cells:
                if cell.goes_on and above.get(cell.column) != cell.span:
                    yield f"row {number} goes on with a merge that never began"
                if cell.width != sum(widths[cell.column : cell.column + cell.span]):
                    yield f"row {number} has a cell of another width than its columns"
                if not cell.ends_in_paragraph:
                    yield f"row {number} has a cell that does not end in a paragraph"
            above = {cell.column: cell.span for cell in cells if cell.is_merged}


@dataclass(frozen=True)
class _Cell:
    column: int
    span: int
    width: int
    is_merged: bool
    goes_on: bool
    ends_in_paragraph: bool


def _cells(row: Tree) -> Iterator[_Cell]:
    column = 0
    for node in row.iterfind(f"{_W}tc"):
        properties = f"{_W}tcPr/{_W}"
        span, width = node.find(f"{properties}gridSpan"), node.find(f"{properties}tcW")
        merge = node.find(f"{properties}vMerge")
        columns = 1 if span is None else _number(span, "val")
        yield _Cell(
            column,
            columns,
            0 if width is None else _number(width, "w"),
            merge is not None,
            merge is not None and merge.get(f"{_W}val", "continue") == "continue",
            len(node) > 0 and node[-1].tag == f"{_W}p",
        )
        column += columns


def _bookmarks(tree: Tree) -> Iterator[str]:
    starts = [str(node.get(f"{_W}id")) for node in tree.iter(f"{_W}bookmarkStart")]
    ends = [str(node.get(f"{_W}id")) for node in tree.iter(f"{_W}bookmarkEnd")]
    names = [str(node.get(f"{_W}name")) for node in tree.iter(f"{_W}bookmarkStart")]
    yield from (f"bookmark id {doubled} stands twice" for doubled in _doubled(starts))
    yield from (f"bookmark {doubled} stands twice" for doubled in _doubled(names))
    if Counter(starts) != Counter(ends):
        yield "a bookmark has no end, or an end no beginning"
    for name in names:
        if len(name) > _LONGEST_BOOKMARK or not re.fullmatch(r"[^\W\d]\w*", name):
            yield f"{name!r} cannot be the name of a bookmark"


def _fields(tree: Tree) -> Iterator[str]:
    for paragraph in tree.iter(f"{_W}p"):
        found = [str(node.get(f"{_W}fldCharType")) for node in paragraph.iter(f"{_W}fldChar")]
        if found and found != ["begin", "separate", "end"] * (len(found) // 3):
            yield f"a field is not begun, separated and ended: {' '.join(found)}"


def _body(tree: Tree) -> Iterator[str]:
    body = tree.find(f"{_W}body")
    if body is None:
        return
    children = [_name(child) for child in body.iterchildren(f"{_W}*")]
    if not children or children[-1] != "sectPr" or children.count("sectPr") != 1:
        yield "the body must end in its page setup"
    elif len(children) > 1 and children[-2] != "p":
        yield "the last thing in the body must be a paragraph"


_PART_CHECKS = (_order, _attributes, _tables, _bookmarks, _fields, _body)


# ---------------------------------------------------------------- between the parts


def _references(trees: Trees) -> Iterator[str]:
    defined = {
        str(node.get(f"{_W}styleId")) for tree in trees.values() for node in tree.iter(f"{_W}style")
    }
    kinds = [f"{_W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn")]
    for name, tree in trees.items():
        used = {str(node.get(f"{_W}val")) for node in tree.iter(*kinds)}
        yield from (f"{name}: style {missing} is not defined" for missing in sorted(used - defined))


def _core_dates(trees: Trees) -> Iterator[str]:
    core = trees.get("docProps/core.xml")
    if core is None:
        return
    names = [_name(node) for node in core]
    yield from (f"docProps/core.xml: {doubled} stands twice" for doubled in _doubled(names))
    for node in core:
        if _name(node) in ("created", "modified") and not _DATE.fullmatch(node.text or ""):
            yield f"docProps/core.xml: {_name(node)} is not a date: {node.text}"


def _name(node: Tree) -> str:
    return etree.QName(node).localname


def _number(node: Tree, attribute: str) -> int:
    value = node.get(f"{_W}{attribute}", "")
    return int(value) if value.isdigit() else 0


def _doubled(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]
