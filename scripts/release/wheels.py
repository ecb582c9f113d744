"""The wheels: those of the pinned packages for each kind of machine, and our own."""

import os
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from scripts.release.commands import ReleaseError, run
from scripts.release.fetching import runtime_wheels
from scripts.release.parts import ROOT

LINUX_PYTHON, WINDOWS_PYTHON = "3.13", "3.11"
WINDOWS = ("win_amd64",)
_MANYLINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")


def on_linux(machine: str) -> tuple[str, ...]:
    """Return the platforms of wheels that run where the interpreter runs: since glibc 2.28."""
    return tuple(f"{kind}_{machine}" for kind in _MANYLINUX)


def wheels_for(platforms: tuple[str, ...], python: str) -> list[Path]:
    """Return the wheels of all pinned packages for these platforms and a Python version."""
    short = python.replace(".", "")
    options = [f"--python-version={short}", "--implementation=cp"]
    options += [f"--abi={abi}" for abi in (f"cp{short}", "abi3", "none")]
    options += [f"--platform={platform}" for platform in (*platforms, "any")]
    return runtime_wheels(f"cp{short}-{platforms[0]}", *options)


def version() -> str:
    """Return the version of the checkout."""
    text = (ROOT / "src/report_assistant/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise ReleaseError("the package names no version")
    return found[1]


def last_commit() -> int:
    """Return the time of the last commit: that of every file in the release."""
    return int(run("git", "log", "-1", "--format=%ct", folder=ROOT))


def is_changed() -> bool:
    """Whether the checkout holds changes that are not committed, which no release holds."""
    return bool(run("git", "status", "--porcelain", folder=ROOT).strip())


def our_wheel(folder: Path, moment: int) -> Path:
    """Build our wheel from what is committed into `folder`, the same bytes each time."""
    with tempfile.TemporaryDirectory() as temporary:
        tree, packed = Path(temporary) / "tree", Path(temporary) / "tree.tar"
        run("git", "archive", "--output", packed, "HEAD", folder=ROOT)
        with tarfile.open(packed) as archive:
            archive.extractall(tree, filter="data")
        options = ("--no-isolation", "--wheel", "--outdir", folder)
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(moment)}
        run(sys.executable, "-m", "build", *options, tree, environment=environment)
    return next(folder.glob("report_assistant-*.whl"))
