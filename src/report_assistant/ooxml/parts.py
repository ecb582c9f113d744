"""Adding a part to a package that somebody else's program wrote."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from report_assistant.ooxml.opened import OpenedDocx
from report_assistant.ooxml.package import CONTENT_TYPES
from report_assistant.ooxml.trees import parsed, serialized

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class PartKind:
    """The relation and content type of a part."""

    relation: str
    """The last word of the relation's type."""
    content_type: str
    family: str = _OFFICE
    """What the relation's type begins with."""

    @property
    def relation_type(self) -> str:
        """The relation's type."""
        return f"{self.family}/{self.relation}"


def relations_of_document(opened: OpenedDocx) -> str:
    """Return the name of the part that says what the document refers to."""
    folder, _, file_name = opened.name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file_name}.rels")


def related(opened: OpenedDocx, relations: str, kind: PartKind) -> Iterator[str]:
    """Yield the names of the parts of a kind that a list of relations leads to."""
    if relations not in opened.parts:
        return
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in opened.tree(relations):
        if relation.get("Type", "").endswith(f"/{kind.relation}"):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            yield posixpath.normpath(target).lstrip("/")


def add_part(opened: OpenedDocx, name: str, content: bytes, kind: PartKind, relations: str) -> None:
    """Put a part into the package, with the relation that leads to it."""
    opened.parts[name] = content
    listed = opened.tree(relations) if relations in opened.parts else parsed(_NO_RELATIONS)
    taken = {relation.get("Id") for relation in listed}
    free = next(name for name in (f"rId{n}" for n in range(1, 100_000)) if name not in taken)
    relation = etree.SubElement(listed, f"{{{_RELATIONS}}}Relationship", {"Id": free})
    relation.set("Type", kind.relation_type)
    relation.set("Target", f"/{name}")
    opened.parts[relations] = serialized(listed)
    types = opened.tree(CONTENT_TYPES)
    if all(node.get("PartName") != f"/{name}" for node in types):
        override = etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}"})
        override.set("ContentType", kind.content_type)
        opened.parts[CONTENT_TYPES] = serialized(types)
