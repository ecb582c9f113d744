"""The parts of a package that are published: the document, the parts it is drawn with, its title.

Everything is left out that nothing published leads to: custom properties, thumbnails, comments,
data stores, printers' settings, signatures that no longer hold.
"""

import posixpath
from collections.abc import Iterator

from lxml import etree

from report_assistant.ooxml.opened import OpenedDocx
from report_assistant.ooxml.package import CONTENT_TYPES
from report_assistant.ooxml.properties import APP_NAME, CORE_NAME, app_properties, core_properties
from report_assistant.ooxml.trees import RELATIONS_OF_PACKAGE, remove, serialized

_SETTINGS = "/settings.xml.rels"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_OF_PACKAGE = ("/officeDocument", "/metadata/core-properties", "/extended-properties")
_NOT_PUBLISHED = (
    *("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people"),
    *(
        "/customXml",
        "/printerSettings",
        "/attachedTemplate",
        "/glossaryDocument",
        "/keyMapCustomizations",
    ),
    *("/mailMergeSource", "/mailMergeHeaderSource", "/mailMergeRecipientData", "/recipientData"),
    *("/attachedToolbars", "/webextension", "/classificationlabels", "/documenttasks"),
)
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def keep_published_parts(opened: OpenedDocx) -> None:
    """Drop relations and parts that are not published, and say nothing of who and when."""
    for name in [name for name in opened.parts if name.endswith(".rels")]:
        _drop_relations(opened, name)
    reached = set(_reached(opened))
    for name in opened.parts.keys() - reached:
        del opened.parts[name]
    _renew_properties(opened)
    types = opened.tree(CONTENT_TYPES)
    for override in list(types.iter(_OVERRIDE)):
        if override.get("PartName", "").lstrip("/") not in opened.parts:
            remove(override)
    opened.parts[CONTENT_TYPES] = serialized(types)


def _drop_relations(opened: OpenedDocx, name: str) -> None:
    relations = opened.tree(name)
    for relation in list(relations):
        kind = relation.get("Type", "")
        is_metadata = name == RELATIONS_OF_PACKAGE and not kind.endswith(_OF_PACKAGE)
        # Settings lead out of the file to templates and data on the office's own machines.
        is_outside = name.endswith(_SETTINGS) and relation.get("TargetMode") == "External"
        if is_metadata or is_outside or kind.endswith(_NOT_PUBLISHED):
            remove(relation)
    opened.parts[name] = serialized(relations)


def _reached(opened: OpenedDocx) -> Iterator[str]:
    """Yield the parts that can be reached from the package, with their relations."""
    yield CONTENT_TYPES
    seen = {""}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        folder, _, file_name = part.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file_name}.rels")
        if part:
            yield part
        if relations not in opened.parts:
            continue
        found = list(_targets(opened.tree(relations), folder))
        if found or part == "":
            yield relations
        for target in found:
            if target in opened.parts and target not in seen:
                seen.add(target)
                waiting.append(target)


def _targets(relations: etree._Element, folder: str) -> Iterator[str]:
    for relation in relations:
        target = posixpath.join("/", folder, relation.get("Target", ""))
        yield posixpath.normpath(target).lstrip("/")


def _renew_properties(opened: OpenedDocx) -> None:
    """Keep the title; leave out authors, companies, times, and the program's statistics."""
    if CORE_NAME in opened.parts:
        title = opened.tree(CORE_NAME).find(_TITLE)
        words = "" if title is None else title.text or ""
        opened.parts[CORE_NAME] = core_properties(words, "", None)
    if APP_NAME in opened.parts:
        opened.parts[APP_NAME] = app_properties()
