"""A .docx as a zip of named parts: read with care, written so that equal parts give equal bytes."""

import io
import zipfile
from collections.abc import Callable, Mapping

from report_assistant.foundation.zip_files import DAMAGED, MOST_ENTRIES, has_too_many_entries

Parts = Mapping[str, bytes]
"""Part name without a leading slash -> content."""

CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels")
_MAX_UNPACKED = 128 << 20
# The earliest time that a zip can hold, and no operating system: the bytes say nothing of the
# machine on which they were made.
_TIME = (1980, 1, 1, 0, 0, 0)
_NO_SYSTEM = 0
_LEVEL = 6
_TOO_LARGE = "这个文件展开后太大，不像是一份报告。"


class BadPackageError(Exception):
    """The bytes are not a package that can be read; `str` is a Chinese sentence saying why."""


def write_package(parts: Parts, before: bytes = b"") -> bytes:
    """Return the zip of `parts`, the same bytes at any time and in any place.

    `before` is a package to which they are added; what it holds is not compressed again.
    """
    target = io.BytesIO(before)
    first = [name for name in _FIRST if name in parts]
    with zipfile.ZipFile(target, "a") as archive:
        for name in (*first, *sorted(parts.keys() - set(first))):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = _NO_SYSTEM
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def read_package(
    data: bytes, wanted: Callable[[str], bool] | None = None, largest: int = _MAX_UNPACKED
) -> dict[str, bytes]:
    """Return the parts of a .docx file, or those whose names are wanted; none is larger.

    Raises BadPackageError for anything else: old .doc files, encrypted, damaged or oversized ones.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadPackageError(
            "这是旧版 .doc 文件或加了密码的文件，请在 Word 或 WPS 中另存为 .docx。"
        )
    return _read(data, CONTENT_TYPES, wanted, largest)


def read_zip(data: bytes) -> dict[str, bytes]:
    """Return what a zip of any kind holds. Raises BadPackageError, whose words suit a .docx only."""
    return _read(data, "", None, _MAX_UNPACKED)


def _read(
    data: bytes, needed: str, wanted: Callable[[str], bool] | None, largest: int
) -> dict[str, bytes]:
    if has_too_many_entries(data):
        raise BadPackageError(_TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_entries(archive, needed, wanted, largest)
    except DAMAGED as error:
        raise BadPackageError("这不是 Word 文档（.docx），或者文件已经损坏。") from error
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise BadPackageError("这个文件加了密码，请去掉密码后再用。") from error


def _read_entries(
    archive: zipfile.ZipFile, needed: str, wanted: Callable[[str], bool] | None, largest: int
) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        raise BadPackageError(_TOO_LARGE)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise BadPackageError("文件里有重复的部分，可能已经损坏，请在 Word 中另存一份。")
    if needed and needed not in names:
        raise BadPackageError("这不是 Word 文档（.docx）。")
    read = [entry for entry in entries if wanted is None or wanted(entry.filename)]
    if any(entry.file_size > largest for entry in read):
        raise BadPackageError(_TOO_LARGE)
    return {entry.filename: _content(archive, entry) for entry in read}


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack no more than the entry says it holds: read() without a size unpacks everything."""
    with archive.open(entry) as part:
        return part.read(entry.file_size)
