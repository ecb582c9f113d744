"""Checksums: evidence that an entry is still as it was written.

SQLite notices a damaged page, but not a letter that changed inside an answer on a failing disk. A
checksum is made from all columns of an entry.
"""

import hashlib
import json
from collections.abc import Iterable


def checksum_of(columns: Iterable[object]) -> str:
    """Return the checksum of an entry's columns."""
    words = json.dumps(list(columns), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(words.encode("ascii")).hexdigest()[:16]
