"""Log entries as they are stored, and back.

Where a value comes from a material, its origin stands behind the source, in the same column: a
store of an earlier version has none, and needs no other tables.
"""

from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.store.store import Row

_BEHIND = "\n"


def entry_of(row: Row) -> Entry:
    """Return the entry that a stored row holds."""
    source, _, origin = row.source.partition(_BEHIND)
    return Entry(EntryKind(row.kind), row.name, row.value, Source(source), row.joined, origin)


def row_of(entry: Entry) -> Row:
    """Return an entry as it is stored."""
    source = f"{entry.source.value}{_BEHIND}{entry.origin}" if entry.origin else entry.source.value
    return Row(entry.kind.value, entry.name, entry.value, source, entry.joined)
