"""Zip files opened with care: what wrong ones meet, and how many entries are looked at."""

import struct
import zipfile
import zlib

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, ValueError, OverflowError, KeyError),
)
"""What zipfile lets through when offsets, sizes or names in an archive are wrong."""
MOST_ENTRIES = 5_000
ENCRYPTED = 1
"""The bit in `ZipInfo.flag_bits`."""
_LISTED = b"PK\x01\x02"


def has_too_many_entries(data: bytes) -> bool:
    """Return whether an archive lists more entries than any report has.

    zipfile makes an object of each before anybody can count them.
    """
    return data.count(_LISTED) > MOST_ENTRIES
