"""Checksums: evidence that an entry is still as it was written.

SQLite notices a damaged page, but not a letter that changed inside an answer on a failing disk. A
checksum is made from all columns of an entry.
"""

import hashlib
import json
from collections.abc import Iterable


def checksum_of(columns: Iterable[object]) -> str:
    """Return the checksum of an entry's columns. Raises ValueError for bytes instead of text."""
    words = json.dumps(list(columns), ensure_ascii=True, separators=(",", ":"), default=_refuse)
    return hashlib.sha256(words.encode("ascii")).hexdigest()[:16]


def _refuse(value: object) -> None:
    raise ValueError(f"no words: {value!r}")
