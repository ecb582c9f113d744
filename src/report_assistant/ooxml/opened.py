"""A .docx opened for changing: every part as bytes, the document itself as a tree."""

from dataclasses import dataclass

from lxml import etree

from report_assistant.ooxml.document import open_document
from report_assistant.ooxml.package import BadPackageError, read_package, write_package
from report_assistant.ooxml.problems import VersionError
from report_assistant.ooxml.text_xml import WORD_NAMESPACE
from report_assistant.ooxml.trees import document_name, parsed, serialized

W = f"{{{WORD_NAMESPACE}}}"
OLD, NEW = "旧的一份", "新的一份"
"""Names of the two versions in sentences."""


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
        except BadPackageError as error:
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
        name = document_name(parts)
        root = parsed(parts[name])
    except (BadPackageError, KeyError) as error:
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
