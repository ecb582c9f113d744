"""Reports in a .zip: looked at where they lie, nothing is put on the disk.

A zip is also what .docx, .odt, .ofd and .xlsx are made of: which of them one is, its entries say.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path, PurePosixPath

from report_assistant.foundation.file_kinds import ARCHIVE, REPORTS
from report_assistant.foundation.file_names import full_path, is_file
from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.foundation.zip_files import DAMAGED, ENCRYPTED, has_too_many_entries
from report_assistant.report import text

_LARGEST_INSIDE = 32 << 20
_MOST_UNPACKED = 512 << 20
"""All entries together, as the archive says; each is unpacked only when it is read."""
_IN_UNICODE = 0x800
_NOBODYS = re.compile(r"(?:^|/)(?:__MACOSX|\.|~\$)")
"""What systems and Word leave behind."""
_LISTED = 10


class ArchiveError(ReadError):
    """An archive holds not one report but several; the message lists them."""

    def __init__(self, message: str, archive: Archive) -> None:
        super().__init__(message)
        self.archive = archive
        """The archive, to read one of them from."""

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the reports, with the folders within the archive."""
        return self.archive.reports


class Archive:
    """A .zip that was opened."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the content of a file called `name`. Raises ReadError."""
        self.name = name
        if has_too_many_entries(data):
            raise ReadError(f"“{name}”里的文件太多，请解压以后再选里面的年报。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise self._damaged() from error
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
            raise ReadError(f"“{name}”解压以后太大，请解压以后再选里面的年报。")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            inner = _name(entry)
            if inner and not _NOBODYS.search(inner):
                self._entries.setdefault(inner, entry)

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of files that a report may be read from, with their folders."""
        return tuple(
            each for each in self._entries if PurePosixPath(each).suffix.lower() in REPORTS
        )

    @property
    def others(self) -> tuple[str, ...]:
        """The names of all other files."""
        reports = set(self.reports)
        return tuple(each for each in self._entries if each not in reports)

    def only_report(self) -> str:
        """Return the name of the one report. Raises ReadError."""
        reports = self.reports
        if not reports:
            raise ReadError(
                f"“{self.name}”里没有能读的年报（Word、PDF、网页或文本），请检查选的文件。"
            )
        if len(reports) > 1:
            more = f"等 {len(reports)} 个" if len(reports) > _LISTED else ""
            raise ArchiveError(
                f"“{self.name}”里有 {len(reports)} 个文件，"
                f"请解压以后选其中一份：{'、'.join(reports[:_LISTED])}{more}。",
                self,
            )
        return reports[0]

    def content(self, inner: str) -> bytes:
        """Return one of the files. Raises ReadError."""
        found = self._entries.get(inner)
        if found is None:
            raise ReadError(f"“{self.name}”里没有“{inner}”。")
        if found.flag_bits & ENCRYPTED:
            raise ReadError(f"“{self.name}”加了密码，请解压以后再选里面的年报。")
        if found.file_size > _LARGEST_INSIDE:
            raise ReadError(f"“{self.name}”里的“{inner}”太大，不像是一份报告。")
        try:
            with self._zip.open(found) as part:
                return part.read(found.file_size)
        except (*DAMAGED, RuntimeError) as error:
            raise self._damaged() from error

    def _damaged(self) -> ReadError:
        return ReadError(f"压缩包“{self.name}”损坏了，打不开，请重新拷一份。")


def archive_at(path: Path) -> Archive:
    """Return the archive in a file; one that many are read from in turn is opened once.

    Raises ReadError.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return Archive(read_file(path), path.name)  # which says why
    return _opened(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _opened(path: Path, *_: int) -> Archive:
    return Archive(read_file(path), path.name)


def parted(path: Path) -> tuple[Path, str]:
    """Return the file on the disk, and the name within it where it is an archive."""
    for above in path.parents:
        if above.suffix.lower() == ARCHIVE and is_file(full_path(above)):
            return above, path.relative_to(above).as_posix()
    return path, ""


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of all entries as they stand; of what is no zip, none."""
    if has_too_many_entries(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except DAMAGED:
        return frozenset()


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name: Chinese systems write GBK without saying so; no step leads outside."""
    name = entry.filename
    if not entry.flag_bits & _IN_UNICODE:
        name = _as_chinese(name)
    steps = [text.one_line(step) for step in re.split(r"[\\/]", name)]
    return "/".join(step for step in steps if step not in ("", ".", ".."))


def _as_chinese(name: str) -> str:
    """Return what zipfile took for the signs of an American code page."""
    try:
        raw = name.encode("cp437")
    except UnicodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeError:
            continue
    return name
