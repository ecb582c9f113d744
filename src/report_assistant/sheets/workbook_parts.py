"""The parts of an Excel file, looked at before openpyxl unfolds them.

openpyxl makes an object of every cell, and of every cell that a merged range or a link names, so a
small file could fill the memory. What is looked for here, no three tables need.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from report_assistant.ooxml.package import BadPackageError, read_zip

_MOST_UNPACKED = 20 << 20
_MOST_NODES = 500_000
_MOST_SHEETS = 100
_DEEPEST = 60
_MOST_IN_RANGES = 100_000
"""Cells that merged ranges and links name, all together."""
_ON_RANGES = ("mergeCell", "hyperlink")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_ONE_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}")
_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class TooMuchInsideError(BadPackageError):
    """A workbook unfolds to more than any table needs."""


def refuse_hostile(data: bytes) -> None:
    """Refuse what is damaged, or unfolds to more than tables need.

    Raises BadPackageError, and TooMuchInsideError for the second.
    """
    parts = read_zip(data)
    if sum(map(len, parts.values())) > _MOST_UNPACKED:
        raise TooMuchInsideError
    if sum("worksheets/" in name for name in parts) > _MOST_SHEETS:
        raise TooMuchInsideError
    look = _Look()
    for part in parts.values():
        if part.lstrip().startswith(_XML):
            look.at(part)


class _Look:
    """Counts what all parts hold together."""

    def __init__(self) -> None:
        self._nodes = 0
        self._in_ranges = 0
        self._depth = 0

    def at(self, part: bytes) -> None:
        """Go through a part. Raises BadPackageError."""
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise BadPackageError from error

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._nodes += 1
        self._depth += 1
        if name.rpartition(":")[2] in _ON_RANGES:
            self._in_ranges += _cells_in(attributes.get("ref", ""))
        if self._nodes > _MOST_NODES or self._in_ranges > _MOST_IN_RANGES:
            raise TooMuchInsideError
        if self._depth > _DEEPEST:
            raise BadPackageError

    def _end(self, _: str) -> None:
        self._depth -= 1


def _refuse(*_: object) -> None:
    raise BadPackageError


def _cells_in(reference: str) -> int:
    """Return how many cells a range names; too many for one that cannot be read."""
    if _ONE_CELL.fullmatch(reference) or not reference:
        return 1
    found = _RANGE.fullmatch(reference)
    if found is None:
        return _MOST_IN_RANGES + 1
    left, right = _column(found[1]), _column(found[3])
    return (abs(right - left) + 1) * (abs(int(found[4]) - int(found[2])) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
