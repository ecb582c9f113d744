"""The whole release, from the pinned parts to dist/."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.release import licences, wheels
from scripts.release.archives import tar_folder, zip_folder
from scripts.release.commands import ReleaseError, say
from scripts.release.fetching import sources, wheel, windows_interpreter
from scripts.release.folders import NAME, Folder, linux_folder, windows_folder
from scripts.release.interpreter import interpreter
from scripts.release.machines import AARCH64, X86_64
from scripts.release.parts import Parts, digest_of

SYSTEMS = ("windows-x64", "linux-x86_64", "linux-aarch64")
SUMS = "SHA256SUMS"
HOUSE_PYTHONS = ("3.11", "3.13")
"""The versions of Python that the wheelhouse is for."""
_MACHINES = {f"linux-{machine.name}": machine for machine in (X86_64, AARCH64)}
_FOR_STAFF = """\
Offline installation of report-assistant {version} with Python {pythons}, on Windows (x64) or Linux
(x86_64, aarch64; glibc 2.28 or newer). In the folder of this file:

    python -m venv report-assistant
    report-assistant/bin/pip install --no-index --find-links . "report-assistant[serve,pdf]"
    report-assistant/bin/report-assistant serve

On Windows the programs are in report-assistant\\Scripts instead of report-assistant/bin.
离线安装：在本文件夹里依次运行上面三条命令；答案存在每个用户自己的数据文件夹里。
"""


class Release:
    """What is made in one run, of one version and one time."""

    def __init__(self, parts: Parts, work: Path, afresh: bool = False) -> None:
        """Build our wheel in `work`; with `afresh` the interpreters are built anew, too."""
        self.version, self.moment = wheels.version(), wheels.last_commit()
        self.wheel = wheels.our_wheel(work / "wheel", self.moment)
        self._parts, self._work, self._afresh = parts, work, afresh

    def folder(self, system: str) -> Folder:
        """Make the folder for one of the systems, with its licences."""
        say(f"putting together {system}")
        target = self._work / system
        if system in _MACHINES:
            machine = _MACHINES[system]
            built = interpreter(machine, self._parts, self._afresh)
            folder = linux_folder(machine, built, self.wheel, self.version, target)
        else:
            archive = windows_interpreter(self._parts.windows)
            folder = windows_folder(archive, self._parts, self.wheel, self.version, target)
        licences.written(self._licences(folder), target / licences.FOLDER)
        return folder

    def packed(self, folder: Folder, dist: Path) -> Path:
        """Pack a folder into dist/."""
        name = f"{NAME}-{self.version}"
        ending, pack = (".zip", zip_folder) if folder.is_for_windows else (".tar.gz", tar_folder)
        target = dist / f"{name}-{folder.system}{ending}"
        pack(folder.path, target, self.moment, name)
        return target

    def wheelhouse(self, dist: Path) -> Path:
        """Pack the wheels for computers that have a Python, with a page of three commands."""
        house = self._work / "wheelhouse"
        house.mkdir()
        for file in (self.wheel, *_all_wheels()):
            shutil.copyfile(file, house / file.name)
        pythons = " or ".join(HOUSE_PYTHONS)
        page = _FOR_STAFF.format(version=self.version, pythons=pythons)
        (house / "README.txt").write_text(page, encoding="utf-8", newline="\n")
        target = dist / f"report-assistant-{self.version}-wheelhouse.zip"
        zip_folder(house, target, self.moment)
        return target

    def all_licences(self, folders: Sequence[Folder], dist: Path) -> Path:
        """Pack the licences of all folders."""
        together = self._work / "licences"
        for folder in folders:
            licences.written(self._licences(folder), together)
        target = dist / f"report-assistant-{self.version}-licences.zip"
        zip_folder(together, target, self.moment)
        return target

    def _licences(self, folder: Folder) -> dict[str, bytes]:
        if folder.is_for_windows:
            archive = windows_interpreter(self._parts.windows)
            found = licences.of_windows_interpreter(archive, self._parts)
        else:
            sources(self._parts.sources, self._parts.suite)
            found = licences.of_linux_interpreter(self._parts, wheel(self._parts.compiler))
        return found | licences.of_wheels(folder.wheels)


def build(parts: Parts, dist: Path, systems: Sequence[str] = SYSTEMS, afresh: bool = False) -> None:
    """Build the release into dist/, which is emptied first."""
    if wheels.is_changed():
        say("this checkout holds changes; our wheel is built from what is committed")
    if dist.exists() and any(dist.iterdir()) and not (dist / SUMS).exists():
        raise ReleaseError(f"{dist} holds something that is no release; name another folder")
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="release-") as temporary:
        release = Release(parts, Path(temporary), afresh)
        shutil.copy(release.wheel, dist)
        folders = [release.folder(system) for system in systems]
        for folder in folders:
            _tell(release.packed(folder, dist))
        _tell(release.wheelhouse(dist))
        _tell(release.all_licences(folders, dist))
    (dist / SUMS).write_text("".join(_sums(dist)), encoding="utf-8")
    say(f"dist/ holds version {release.version}")


def _all_wheels() -> set[Path]:
    kinds = (wheels.WINDOWS, *(wheels.on_linux(machine.name) for machine in (X86_64, AARCH64)))
    found = {
        file.name: file
        for kind in kinds
        for python in HOUSE_PYTHONS
        for file in wheels.wheels_for(kind, python)
    }
    return set(found.values())


def _sums(dist: Path) -> Iterator[str]:
    for file in sorted(dist.iterdir()):
        if file.name != SUMS:
            yield f"{digest_of(file)}  {file.name}\n"


def _tell(file: Path) -> None:
    say(f"{file.stat().st_size / 2**20:6.1f} MB  {file.name}")
