"""Reports in a .zip: looked at where they lie, nothing is put on the disk.

A zip is also what .docx, .odt, .ofd and .xlsx are made of: which of them one is, its entries say.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from report_assistant.foundation.file_kinds import ARCHIVE, REPORTS
from report_assistant.foundation.file_names import is_file
from report_assistant.foundation.loading import ReadError
from report_assistant.foundation.zip_files import DAMAGED, ENCRYPTED, has_too_many_entries
from report_assistant.report import text

_LARGEST_INSIDE = 32 << 20
_MOST_UNPACKED = 512 << 20
"""All entries together, as the archive says; each is unpacked only when it is read."""
_MOST_REPORTS = 300
_IN_UNICODE = 0x800
_NOBODYS = re.compile(r"(?:^|/)(?:__MACOSX|\.|~\$)")
"""What systems and Word leave behind."""
_LISTED = 10


class ArchiveError(ReadError):
    """An archive holds not one report but several; the message lists them."""

    def __init__(self, message: str, reports: tuple[str, ...]) -> None:
        super().__init__(message)
        self.reports = reports
        """Their names, with the folders within the archive."""


@dataclass(frozen=True)
class Inside:
    """What an archive holds."""

    reports: tuple[str, ...]
    """The names of files that a report may be read from."""
    others: tuple[str, ...]


def parted(path: Path) -> tuple[Path, str]:
    """Return the file on the disk, and the name within it where it is an archive."""
    for above in path.parents:
        if above.suffix.lower() == ARCHIVE and is_file(above):
            return above, path.relative_to(above).as_posix()
    return path, ""


def looked_into(data: bytes, name: str) -> Inside:
    """Return the names in an archive called `name`. Raises ReadError."""
    reports: list[str] = []
    others: list[str] = []
    for inner, _ in _entries(data, name):
        is_report = PurePosixPath(inner).suffix.lower() in REPORTS
        (reports if is_report and len(reports) < _MOST_REPORTS else others).append(inner)
    return Inside(tuple(reports), tuple(others))


def only_report(data: bytes, name: str) -> str:
    """Return the name of the one report in an archive. Raises ReadError."""
    reports = looked_into(data, name).reports
    if not reports:
        raise ReadError(f"“{name}”里没有能读的年报（Word、PDF、网页或文本），请检查选的文件。")
    if len(reports) > 1:
        more = f"等 {len(reports)} 个" if len(reports) > _LISTED else ""
        raise ArchiveError(
            f"“{name}”里有 {len(reports)} 个文件，请解压以后选其中一份：{'、'.join(reports[:_LISTED])}{more}。",
            reports,
        )
    return reports[0]


def content_of(data: bytes, inner: str, name: str) -> bytes:
    """Return one file in an archive called `name`. Raises ReadError."""
    found = next((entry for each, entry in _entries(data, name) if each == inner), None)
    if found is None:
        raise ReadError(f"“{name}”里没有“{inner}”。")
    if found.flag_bits & ENCRYPTED:
        raise ReadError(f"“{name}”加了密码，请解压以后再选里面的年报。")
    if found.file_size > _LARGEST_INSIDE:
        raise ReadError(f"“{name}”里的“{inner}”太大，不像是一份报告。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(found) as part:
            return part.read(found.file_size)
    except (*DAMAGED, RuntimeError) as error:
        raise _damaged(name) from error


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of all entries as they stand; of what is no zip, none."""
    if has_too_many_entries(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except DAMAGED:
        return frozenset()


def _entries(data: bytes, name: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield every file with its name as a clerk sees it; of two with one name, the first."""
    if has_too_many_entries(data):
        raise ReadError(f"“{name}”里的文件太多，请解压以后再选里面的年报。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except DAMAGED as error:
        raise _damaged(name) from error
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise ReadError(f"“{name}”解压以后太大，请解压以后再选里面的年报。")
    seen: set[str] = set()
    for entry in entries:
        inner = _name(entry)
        if inner and inner not in seen and not _NOBODYS.search(inner):
            seen.add(inner)
            yield inner, entry


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name: Chinese systems write GBK without saying so; no step leads outside."""
    name = entry.filename
    if not entry.flag_bits & _IN_UNICODE:
        try:
            raw = name.encode("cp437")
            try:
                name = raw.decode("utf-8")
            except UnicodeDecodeError:
                name = raw.decode("gb18030")
        except UnicodeError:
            pass  # as it stands
    steps = [text.one_line(step) for step in re.split(r"[\\/]", name)]
    return "/".join(step for step in steps if step not in ("", ".", ".."))


def _damaged(name: str) -> ReadError:
    return ReadError(f"压缩包“{name}”损坏了，打不开，请重新拷一份。")
