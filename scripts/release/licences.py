"""The licences of everything that is shipped, as their authors wrote them."""

import re
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from scripts.release.commands import ReleaseError
from scripts.release.fetching import kept
from scripts.release.parts import Parts, Source

FOLDER = "许可证"
_NAMED_SO = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_HEADERS = ("Name", "Version", "License-Expression", "License", "Author", "Home-page")


def of_windows_interpreter(archive: Path, parts: Parts) -> dict[str, bytes]:
    """Return the licences of the interpreter for Windows, with the libraries in it."""
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(f"{parts.windows.folder}LICENSE.txt")
    return {f"Python-{parts.windows.version}/LICENSE.txt": text}


def of_linux_interpreter(parts: Parts, compiler: Path) -> dict[str, bytes]:
    """Return the licences of the interpreter for Linux, and of what is built into it."""
    found = {
        f"{source.name}-{source.upstream}/{PurePosixPath(source.licence).name}": _licence_of(source)
        for source in parts.sources
    }
    with zipfile.ZipFile(compiler) as opened:  # a little of its run time is in what it builds
        found["zig/LICENSE"] = opened.read("ziglang/LICENSE")
    return found


def of_wheels(wheels: Iterable[Path]) -> dict[str, bytes]:
    """Return the licences of wheels; where one holds none, what its metadata says of it."""
    return {name: text for wheel in wheels for name, text in _licences_in(wheel)}


def written(licences: Mapping[str, bytes], folder: Path) -> None:
    """Write licences into a folder."""
    for name, text in sorted(licences.items()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


def _licences_in(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        folder = PurePosixPath(metadata).parent
        package = folder.name.removesuffix(".dist-info")
        found = [name for name in names if _is_licence(PurePosixPath(name), folder)]
        for name in found:
            path = PurePosixPath(name)
            inner = path.relative_to(folder) if path.is_relative_to(folder) else path
            yield f"{package}/{str(inner).removeprefix('licenses/')}", archive.read(name)
        if not found:
            yield f"{package}/METADATA.txt", _told(archive.read(metadata).decode("utf-8"))


def _is_licence(path: PurePosixPath, metadata: PurePosixPath) -> bool:
    """Whether its name says so, or that of its folder beside the metadata."""
    told = path.relative_to(metadata) if path.is_relative_to(metadata) else path.name
    return path.suffix != ".py" and bool(_NAMED_SO.search(str(told)))


def _told(metadata: str) -> bytes:
    headers = HeaderParser().parsestr(metadata)
    lines = [f"{name}: {headers[name]}" for name in _HEADERS if headers[name]]
    kinds = headers.get_all("Classifier") or []
    lines += [kind for kind in kinds if kind.startswith("License ::")]
    if not any("icense" in line for line in lines):
        raise ReleaseError(f"{headers['Name']} names no licence")
    return ("\n".join(lines) + "\n").encode()


def _licence_of(source: Source) -> bytes:
    archive = kept(source.archive)
    assert archive is not None
    with tarfile.open(archive) as opened:
        for member in opened:
            if PurePosixPath(member.name).parts[1:] == (source.licence,):
                file = opened.extractfile(member)
                assert file is not None
                return file.read()
    raise ReleaseError(f"{source.archive.name} holds no {source.licence}")
