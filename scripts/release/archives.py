"""Archives that are the same bytes for the same files: sorted, with fixed times and modes."""

import gzip
import tarfile
import time
import zipfile
from pathlib import Path

_PLAIN, _PROGRAM = 0o644, 0o755
_REGULAR = 0o100000
_FIRST_DAY_OF_ZIP = 315532800  # 1980


def files_in(folder: Path) -> list[Path]:
    """Return all files below a folder, in the order of their names on any system."""
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def zip_folder(folder: Path, target: Path, moment: int, name: str = "") -> None:
    """Write the files of a folder into a .zip, below a folder called `name` if one is given."""
    date = time.gmtime(max(moment, _FIRST_DAY_OF_ZIP))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files_in(folder):
            held = zipfile.ZipInfo(_held(file, folder, name), date)
            packed_already = file.suffix == ".whl"
            held.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
            held.create_system = 3  # else the system that packs would show
            held.external_attr = (_REGULAR | _mode(file)) << 16
            archive.writestr(held, file.read_bytes())


def tar_folder(folder: Path, target: Path, moment: int, name: str) -> None:
    """Write the files of a folder into a .tar.gz, below a folder called `name`."""
    with (
        target.open("wb") as opened,
        gzip.GzipFile("", "wb", compresslevel=9, fileobj=opened, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for file in files_in(folder):
            held = tarfile.TarInfo(_held(file, folder, name))
            held.size, held.mtime, held.mode = file.stat().st_size, moment, _mode(file)
            with file.open("rb") as content:
                archive.addfile(held, content)


def _held(file: Path, folder: Path, name: str) -> str:
    path = file.relative_to(folder).as_posix()
    return f"{name}/{path}" if name else path


def _mode(file: Path) -> int:
    return _PROGRAM if file.stat().st_mode & 0o100 else _PLAIN
