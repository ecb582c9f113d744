"""What must be so of the archives themselves, and what the program leaves where."""

import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.release import commands
from scripts.release.archives import files_in
from scripts.release.building import HOUSE_PYTHONS, SUMS, build
from scripts.release.commands import ReleaseError, say
from scripts.release.fetching import cache
from scripts.release.parts import ROOT, Parts, digest_of
from scripts.release.trial.elf import elf_files, glibc_of
from scripts.release.trial.places import Place, give, run
from scripts.release.trial.results import NotPossibleError, Results, require

_LARGEST = 50 << 20
_HOME_OF_ANSWERS = ".local/share/report-assistant"


def check_sums(dist: Path, results: Results) -> None:
    """Hold every file against SHA256SUMS, and tell sizes."""
    with results.check("sums and sizes") as told:
        lines = (dist / SUMS).read_text(encoding="utf-8").splitlines()
        listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        there = {file.name: file for file in dist.iterdir() if file.name != SUMS}
        require(listed.keys() == there.keys(), "the sums list other files")
        for name, file in sorted(there.items()):
            require(digest_of(file) == listed[name], f"{name} has another digest")
            size = file.stat().st_size
            require(size <= _LARGEST or "wheelhouse" in name, f"{name} has {size} bytes")
            told.append(f"{name} {size / 2**20:.1f} MB")


def check_wheelhouse(dist: Path, results: Results) -> None:
    """Install from the wheelhouse into a fresh environment, as its page says."""
    with (
        results.check("wheelhouse: installed offline") as told,
        tempfile.TemporaryDirectory() as temporary,
    ):
        if f"{sys.version_info[0]}.{sys.version_info[1]}" not in HOUSE_PYTHONS:
            raise NotPossibleError(f"needs Python {' or '.join(HOUSE_PYTHONS)}")
        house, fresh = Path(temporary) / "house", Path(temporary) / "fresh"
        with zipfile.ZipFile(next(dist.glob("*-wheelhouse.zip"))) as archive:
            archive.extractall(house)
        venv.create(fresh, with_pip=True)
        wanted = ("--no-index", "--find-links", house, "report-assistant[serve,pdf]")
        commands.run(fresh / "bin" / "pip", "--isolated", "install", *wanted)
        told.append(commands.run(fresh / "bin" / "report-assistant", "--version").strip())


def check_two_builds(parts: Parts, dist: Path, systems: tuple[str, ...], results: Results) -> None:
    """Build again in other temporary folders; every file must be the same."""
    with (
        results.check("a second build is the same in every file") as told,
        tempfile.TemporaryDirectory(prefix="another build ") as temporary,
    ):
        again = Path(temporary) / "dist"
        try:
            build(parts, again, systems)
        except ReleaseError as error:
            require(False, str(error))
        names = [{file.name for file in folder.iterdir()} for folder in (dist, again)]
        require(names[0] == names[1], f"{names[0] ^ names[1]} is in one only")
        for name in sorted(names[0]):
            if digest_of(dist / name) != digest_of(again / name):
                differing = ", ".join(_differing(dist / name, again / name)) or "their order"
                require(False, f"{name} differs in {differing}")
        told.append(f"{len(names[0])} files")


def check_glibc(folder: Path, system: str, newest: str, results: Results) -> None:
    """Find the newest version of glibc that any program or library asks for."""
    with results.check(f"{system}: glibc") as told:
        found = {path: glibc_of(content) for path, content in elf_files(folder)}
        require(bool(found), "there is no program in it")
        highest = max(found.values())
        allowed = tuple(int(part) for part in newest.split("."))
        most = [path.name for path, version in found.items() if version == highest]
        require(highest <= allowed, f"{most} ask for {highest}")
        told.append(f"highest GLIBC_{highest[0]}.{highest[1]} of {len(found)} ELF files")


def check_names_no_place(folder: Path, system: str, results: Results) -> None:
    """Find no file that tells where on this machine it was made."""
    places = [str(place).encode() for place in (cache(), ROOT, Path(tempfile.gettempdir()))]
    places[-1] += b"/release-"
    with results.check(f"{system}: no folder of this machine is named") as told:
        files = files_in(folder)
        for file in files:
            content = file.read_bytes()
            named = [place.decode() for place in places if place in content]
            require(not named, f"{file.relative_to(folder)} names {named}")
        told.append(f"{len(files)} files")


def check_untouched(place: Place, unpacked: Path, results: Results) -> None:
    """Find what was written: in the user's data folder only, nothing in the program's own."""
    with results.check(f"{place.name}: nothing was written but answers") as told:
        before = {file.relative_to(unpacked) for file in files_in(unpacked)}
        after = {file.relative_to(place.folder) for file in files_in(place.folder)}
        require(not any(file.suffix == ".pyc" for file in before), "bytecode was shipped")
        require(before == after, f"{sorted(map(str, after - before))[:3]} in its own folder")
        left = [file.relative_to(place.home) for file in files_in(place.home)]
        wrong = [str(file) for file in left if not file.is_relative_to(_HOME_OF_ANSWERS)]
        require(not wrong, f"{wrong[:3]} in the user's home")
        told.append(f"{len(left)} files in {_HOME_OF_ANSWERS}")


def check_carried(place: Place, command: list[str], results: Results) -> None:
    """With 便携.txt: told what to do where nothing can be written, else beside the program."""
    with _writable(place.folder):
        (place.folder / "便携.txt").write_text("", encoding="utf-8")
    with results.check(f"{place.name}: carried, write-protected"):
        talkative = {"PYTHONVERBOSE": "1"}  # which the launcher does not hand on
        done = run(place, command, "青山镇人民政府\n", talkative)
        require("import " not in done.said, done.said[:200])
        require("写保护" in done.said and "复制到桌面" in done.said, done.said)
        require(done.code == 2 or place.name.startswith("Windows"), f"code {done.code}")
    with results.check(f"{place.name}: carried, answers beside the program") as told:
        data = place.folder / "数据"
        with _writable(place.folder):
            data.mkdir(mode=0o700)
        give(data)
        done = run(place, command, _BEGUN)
        if _OFFERED in done.said:  # what earlier trials left at home
            done = run(place, command, f"{_NOT_TAKEN}\n{_BEGUN}")
        stored = sorted(str(file.relative_to(data)) for file in files_in(data))
        require("reports.sqlite3" in stored, f"{stored}; {done.said}")
        require(any(name.startswith("年报/") for name in stored), f"{stored}; {done.said}")
        told.append(", ".join(stored))


_BEGUN = "青山镇人民政府\n生成\n今天到这\n"
_OFFERED, _NOT_TAKEN = "不拿", "2"


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Let whoever tries write into a folder for a moment, even without being root."""
    mode = folder.stat().st_mode
    folder.chmod(0o755)
    try:
        yield
    finally:
        folder.chmod(mode)


def unpacked(archive: Path, folder: Path) -> Path:
    """Unpack what a clerk unpacks; return the one folder in it."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    [inner] = folder.iterdir()
    say(f"unpacked {archive.name}")
    return inner


def _differing(one: Path, other: Path) -> Iterator[str]:
    held = [dict(_held(each)) for each in (one, other)]
    for name in sorted({*held[0], *held[1]}):
        if held[0].get(name) != held[1].get(name):
            yield name


def _held(archive: Path) -> Iterator[tuple[str, int | str]]:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            yield from ((each.filename, each.CRC) for each in opened.infolist())
    elif tarfile.is_tarfile(archive):
        with tarfile.open(archive) as packed:
            for member in packed:
                content = packed.extractfile(member)
                yield member.name, str(hash(content.read())) if content else ""
