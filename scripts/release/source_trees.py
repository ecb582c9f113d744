"""Source archives, unpacked and patched."""

import fnmatch
import tarfile
import tempfile
from pathlib import Path

from scripts.release.commands import ReleaseError, run


def unpacked(archive: Path, folder: Path, debian: Path | None, patches: str) -> Path:
    """Unpack a source archive as `folder`, with those of Debian's patches that match `patches`."""
    folder.mkdir(parents=True)
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="tar")
    [tree] = folder.iterdir()
    if debian is not None:
        _patch(tree, debian, patches)
    return tree


def _patch(tree: Path, debian: Path, wanted: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        with tarfile.open(debian) as opened:
            opened.extractall(temporary, filter="data")
        folder = Path(temporary) / "debian" / "patches"
        series = (folder / "series").read_text(encoding="utf-8").split("\n")
        names = fnmatch.filter((line.strip() for line in series), wanted)
        if not names:
            raise ReleaseError(f"{debian.name} holds no patch {wanted}")
        for name in names:
            run("patch", "-p1", "--forward", "--input", folder / name, folder=tree)
