"""Names of files: in full, fit for every system, free ones like a wanted one; what has a name."""

import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|【】\s\x00-\x1f\x7f]')
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names of devices on Windows, whatever follows a point."""
# Windows allows 260 characters for a whole path and Linux 255 bytes for a name: 80 Chinese
# characters are 240 bytes, and ".docx" fits after them.
_LONGEST_STEM = 80
_MOST_BYTES = 240


def full_path(path: Path | str) -> Path:
    """Return a path from the root on, `~` resolved. Links stay as they are."""
    return Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - never raise


def exists(path: Path) -> bool:
    """Return whether something is there. pathlib raises for a name that is too long: that is no."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Return whether an ordinary file is there; a name that is too long means no."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Return whether a folder is there; a name that is too long means no."""
    return os.path.isdir(path)  # noqa: PTH112


def safe_stem(words: str) -> str:
    """Return words as a file's name that every system accepts; empty if nothing is left."""
    stem = _cut(_NOT_IN_NAMES.sub("", words)[:_LONGEST_STEM], _MOST_BYTES).strip(".")
    return f"{stem}_" if _DEVICE.fullmatch(stem.partition(".")[0]) else stem


def with_remark(target: Path, remark: str) -> Path:
    """Return the name of a file with a remark at its end; a long name gives way."""
    room = _MOST_BYTES - len(remark.encode())
    return target.with_name(f"{_cut(target.stem, room)}{remark}{target.suffix}")


def names_like(wanted: Path) -> Iterator[Path]:
    """Yield the wanted name, then the same with （2）, （3） and so on."""
    yield wanted
    for number in count(2):
        yield wanted.with_name(f"{wanted.stem}（{number}）{wanted.suffix}")


def _cut(name: str, most: int) -> str:
    return name.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
