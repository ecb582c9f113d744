"""Log entries as they are stored, and back."""

from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.store.store import Row


def entry_of(row: Row) -> Entry:
    """Return the entry that a stored row holds."""
    return Entry(EntryKind(row.kind), row.name, row.value, Source(row.source), row.joined)


def row_of(entry: Entry) -> Row:
    """Return an entry as it is stored."""
    return Row(entry.kind.value, entry.name, entry.value, entry.source.value, entry.joined)
