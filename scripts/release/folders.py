"""The folders that a clerk unpacks: an interpreter, the wheels, what is double-clicked, a page."""

import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.release.commands import ReleaseError
from scripts.release.launchers import for_linux, for_windows
from scripts.release.machines import AARCH64, X86_64, Machine
from scripts.release.parts import Parts
from scripts.release.wheels import LINUX_PYTHON, WINDOWS, WINDOWS_PYTHON, on_linux, wheels_for

NAME = "年报助手"
_PACKAGES_ON_LINUX = "lib/python3.13/site-packages"
_PACKAGES_ON_WINDOWS = "Lib/site-packages"
_PLACES = ("purelib", "platlib")
"""Folders of a wheel's data that belong beside its modules; scripts and headers are left out."""
_MACHINE_WORDS = {
    X86_64: "处理器是兆芯、海光、Intel 或 AMD 的",
    AARCH64: "处理器是飞腾、鲲鹏或别的 ARM64 的",
}


@dataclass(frozen=True)
class Folder:
    """A folder to be packed, and the kind of computer that it is for."""

    system: str
    """As in the archive's name."""
    wheels: tuple[Path, ...]
    """What was unpacked into it."""
    path: Path

    @property
    def is_for_windows(self) -> bool:
        """Whether it is packed as a .zip."""
        return self.system.startswith("windows")


def windows_folder(archive: Path, parts: Parts, ours: Path, version: str, target: Path) -> Folder:
    """Make the folder for Windows in `target`; `archive` holds its interpreter."""
    python = target / "python"
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.startswith(parts.windows.folder) and not name.endswith("/"):
                _write(python / name.removeprefix(parts.windows.folder), opened.read(name))
    paths = next(python.glob("python*._pth"))
    lines = [*paths.read_text(encoding="ascii").splitlines(), _PACKAGES_ON_WINDOWS]
    paths.write_text("\n".join(lines).replace("/", "\\") + "\n", encoding="ascii", newline="\r\n")
    wheels = (*wheels_for(WINDOWS, WINDOWS_PYTHON), ours)
    unpack(wheels, python / _PACKAGES_ON_WINDOWS)
    _write_all(target, for_windows(version))
    return Folder("windows-x64", wheels, target)


def linux_folder(machine: Machine, built: Path, ours: Path, version: str, target: Path) -> Folder:
    """Make the folder for one kind of Linux machine in `target`, around its interpreter."""
    python = target / "python"
    shutil.copytree(built, python, ignore=shutil.ignore_patterns("__pycache__"))
    wheels = (*wheels_for(on_linux(machine.name), LINUX_PYTHON), ours)
    unpack(wheels, python / _PACKAGES_ON_LINUX)
    _write_all(target, for_linux(version, machine.name, _MACHINE_WORDS[machine]))
    for launcher in (*target.glob("*.sh"), *target.glob("*.desktop")):
        launcher.chmod(0o755)
    return Folder(f"linux-{machine.name}", wheels, target)


def unpack(wheels: Iterable[Path], packages: Path) -> None:
    """Unpack wheels as pip would, without the scripts, which would name a folder."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for held in archive.infolist():
                place = _place_of(held.filename)
                if place is None or held.is_dir():
                    continue
                if (packages / place).exists() and not _is_shared(place):
                    raise ReleaseError(f"{wheel.name} writes over {place}")
                _write(packages / place, archive.read(held))


def _place_of(name: str) -> PurePosixPath | None:
    """Return where a file of a wheel belongs; `None` for what is left out."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts:
        raise ReleaseError(f"a wheel holds {name}")
    found = re.fullmatch(r"[^/]+\.data/([^/]+)/(.+)", name)
    if found is None:
        return PurePosixPath(name)
    return PurePosixPath(found[2]) if found[1] in _PLACES else None


def _is_shared(place: PurePosixPath) -> bool:
    """Whether several packages may hold it: the empty module of a folder."""
    return place.name == "__init__.py"


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
