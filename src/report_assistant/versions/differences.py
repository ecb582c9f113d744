"""differences: the changes between two reports, as a short list of plain sentences.

Paragraphs are found again by their anchors and by their words, then compared sentence by sentence;
statutory tables are compared cell by cell under the names that clerks use. It works on any two
.docx reports, edited by hand or not.
"""

from report_assistant.ooxml.opened import NEW, OLD
from report_assistant.versions.difference import Difference, Kind
from report_assistant.versions.passages import read_version
from report_assistant.versions.table_differences import table_differences
from report_assistant.versions.text_differences import text_differences

__all__ = ["Difference", "Kind", "differences"]


def differences(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Return what changed from `old` to `new`, section by section. Raises VersionError."""
    before, after = read_version(old, OLD), read_version(new, NEW)
    found = [
        *text_differences(before.passages, after.passages),
        *table_differences(before, after),
    ]
    return tuple(sorted(found, key=lambda difference: difference.section))
