"""Two versions of a report side by side, a copy with tracked changes, the copy for publication."""
