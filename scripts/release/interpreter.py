"""The interpreters for Linux, kept in the cache until a pin or the recipe changes."""

import hashlib
import shutil
from pathlib import Path

from scripts.release.commands import ReleaseError, missing, say
from scripts.release.fetching import cache, sources
from scripts.release.machines import X86_64, Machine
from scripts.release.parts import Parts, digest_of
from scripts.release.python_build import PythonBuild

_NEEDED_PROGRAMS = ("cc", "make", "patch", "tclsh", "autoreconf", "libtoolize")
_RECIPE = ("python_build.py", "source_trees.py", "machines.py")


def interpreter(machine: Machine, parts: Parts, afresh: bool = False) -> Path:
    """Return the folder of the built interpreter; it is built if there is none of these pins."""
    made = cache() / "interpreters" / f"{machine.name}-{_recipe(parts)}"
    if made.exists() and not afresh:
        return made
    if lacking := missing(_NEEDED_PROGRAMS):
        raise ReleaseError(f"the interpreter cannot be built without {', '.join(lacking)}")
    build_python = None if machine.is_ours else interpreter(X86_64, parts)
    sources(parts.sources, parts.suite)
    work = cache() / "work" / machine.name
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    say(f"building CPython {parts.linux_python} for {machine.name}: some minutes; {work}/log")
    built = PythonBuild(machine, parts, work).made(build_python)
    shutil.rmtree(made, ignore_errors=True)
    made.parent.mkdir(exist_ok=True)
    built.rename(made)
    shutil.rmtree(work)
    return made


def _recipe(parts: Parts) -> str:
    """Return a digest of everything that the built files depend on."""
    told = repr((parts.sources, parts.compiler, parts.glibc)).encode()
    for name in _RECIPE:
        told += digest_of(Path(__file__).with_name(name)).encode()
    return hashlib.sha256(told).hexdigest()[:12]
