"""Checksums: evidence that an entry is still as it was written.

SQLite notices when its pages no longer hang together, but not when a letter inside an answer has
changed on a failing disk. A seal is made from all columns of an entry.
"""

import hashlib
import json
from collections.abc import Iterable


def checksum_of(columns: Iterable[object]) -> str:
    """Return the seal of an entry's columns."""
    words = json.dumps(list(columns), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(words.encode("ascii")).hexdigest()[:16]
