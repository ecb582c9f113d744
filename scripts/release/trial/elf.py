"""Which version of glibc the programs and libraries of a folder ask for."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.release.archives import files_in

_SYMBOL_VERSION = re.compile(rb"GLIBC_(\d+)\.(\d+)")
_ELF = b"\x7fELF"


def elf_files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every program and library below a folder, with its content."""
    for file in files_in(folder):
        with file.open("rb") as opened:
            if opened.read(len(_ELF)) == _ELF:
                yield file, file.read_bytes()


def glibc_of(content: bytes) -> tuple[int, int]:
    """Return the newest version that is named; (0, 0) where none is.

    The names stand in the table of strings; a name elsewhere would only make it stricter.
    """
    versions = ((int(major), int(minor)) for major, minor in _SYMBOL_VERSION.findall(content))
    return max(versions, default=(0, 0))
