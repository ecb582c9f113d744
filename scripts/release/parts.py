"""The pinned parts of a release: release/parts.yaml and release/requirements.txt, read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "release"
REQUIREMENTS = FOLDER / "requirements.txt"
_PARTS = FOLDER / "parts.yaml"


@dataclass(frozen=True)
class File:
    """A file as it was published."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Requirement:
    """A release of a Python package, and its one file."""

    pin: str
    sha256: str

    @property
    def name(self) -> str:
        """The package's name."""
        return self.pin.partition("==")[0]

    @property
    def line(self) -> str:
        """The line of a requirements file."""
        return f"{self.pin} --hash=sha256:{self.sha256}\n"


@dataclass(frozen=True)
class Source:
    """A source package of Debian's, and which of its patches are applied."""

    name: str
    version: str
    archive: File
    licence: str
    debian: File | None = None
    patches: str = ""

    @property
    def files(self) -> tuple[File, ...]:
        """The files that are needed of it."""
        return (self.archive,) if self.debian is None else (self.archive, self.debian)

    @property
    def upstream(self) -> str:
        """The version, as those who wrote it number it."""
        plain = self.version.rpartition(":")[2].rpartition("-")[0]
        return plain.rpartition("really")[2]


@dataclass(frozen=True)
class WindowsPython:
    """The signed interpreter for Windows: `folder` of `archive` in an sdist."""

    version: str
    sdist: Requirement
    archive: str
    sha256: str
    folder: str


@dataclass(frozen=True)
class Parts:
    """Everything that is fetched, besides the packages of requirements.txt."""

    windows: WindowsPython
    linux_python: str
    glibc: str
    suite: str
    sources: tuple[Source, ...]
    compiler: Requirement
    trial_suite: str
    trial_packages: tuple[File, ...]

    def source(self, name: str) -> Source:
        """Return one of the sources."""
        return next(source for source in self.sources if source.name == name)


def load_parts(path: Path = _PARTS) -> Parts:
    """Read the file of pins."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    windows, linux, trial = read["windows"], read["linux"], read["trial"]
    return Parts(
        windows=WindowsPython(
            version=windows["python"],
            sdist=Requirement(windows["sdist"], windows["sdist_sha256"]),
            archive=windows["archive"],
            sha256=windows["sha256"],
            folder=windows["folder"],
        ),
        linux_python=linux["python"],
        glibc=linux["glibc"],
        suite=linux["suite"],
        sources=tuple(_source(name, each) for name, each in linux["sources"].items()),
        compiler=Requirement(read["compiler"], read["compiler_sha256"]),
        trial_suite=trial["suite"],
        trial_packages=tuple(File(name, sha256) for name, sha256 in trial["packages"].items()),
    )


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _source(name: str, read: Mapping[str, Any]) -> Source:
    return Source(
        name=name,
        version=read["version"],
        archive=File(read["source"], read["sha256"]),
        licence=read["licence"],
        debian=File(read["debian"], read["debian_sha256"]) if "debian" in read else None,
        patches=read.get("patches", ""),
    )
