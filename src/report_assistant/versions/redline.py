"""redline: the new version with what changed since the old one as tracked changes.

Rejecting all changes in Word gives the old text, accepting them the new one. The looks are those of
the new version. What is compared is the text of the document itself, its tables included; headers,
footers, notes and pictures are those of the new version. Changes that were tracked in either file
already count as accepted.
"""

from datetime import datetime

from report_assistant.ooxml.marks import Marks, first_free_number
from report_assistant.ooxml.opened import NEW, OLD, OpenedDocx, W, open_docx
from report_assistant.ooxml.trees import remove, serialized
from report_assistant.versions.redline_flow import RedlineFlow
from report_assistant.versions.redline_text import Guests
from report_assistant.versions.tracked import accept

_ANONYMOUS = (f"{W}removePersonalInformation", f"{W}removeDateAndTime")


def redline(old: bytes, new: bytes, *, date: datetime) -> bytes:
    """Return `new` with what changed since `old` tracked, as of `date`. Raises VersionError.

    The same files and date give the same bytes.
    """
    before, after = open_docx(old, OLD), open_docx(new, NEW)
    accept(before.root)
    accept(after.root)
    marks = Marks(date, first_free_number(after.root))
    RedlineFlow(marks, _guests(before, after)).compare(before.body, after.body)
    _keep_author(after)
    return after.written()


def _guests(before: OpenedDocx, after: OpenedDocx) -> Guests:
    name = after.part_beside("styles.xml")
    found = after.tree(name).iter(f"{W}style") if name in after.parts else ()
    numbering = [
        opened.parts.get(opened.part_beside("numbering.xml")) for opened in (before, after)
    ]
    return Guests(
        frozenset(style.get(f"{W}styleId", "") for style in found), numbering[0] == numbering[1]
    )


def _keep_author(opened: OpenedDocx) -> None:
    """Keep Word from making the changes anonymous when it saves the file."""
    name = opened.part_beside("settings.xml")
    if name not in opened.parts:
        return
    settings = opened.tree(name)
    found = list(settings.iter(*_ANONYMOUS))
    for node in found:
        remove(node)
    if found:
        opened.parts[name] = serialized(settings)
