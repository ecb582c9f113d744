"""All checks of a release that was built, one line each."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from scripts.release import wheels
from scripts.release.commands import ReleaseError
from scripts.release.machines import AARCH64, X86_64
from scripts.release.parts import Parts
from scripts.release.trial import folder_checks, program_checks, roots, wine
from scripts.release.trial.program_checks import Expected
from scripts.release.trial.results import Results
from scripts.release.trial.roots import Root
from scripts.release.trial.wine import Wine


def tried(parts: Parts, dist: Path, systems: Sequence[str]) -> bool:
    """Make all checks for the systems; whether none failed."""
    results = Results(lambda line: print(line, flush=True))
    archives = {system: _archive(dist, system) for system in systems}
    folder_checks.check_sums(dist, results)
    folder_checks.check_wheelhouse(dist, results)
    wanted = program_checks.expected(wheels.version())
    for system, archive in archives.items():
        with tempfile.TemporaryDirectory(prefix="unpacked-") as temporary:
            unpacked = folder_checks.unpacked(archive, Path(temporary))
            folder_checks.check_names_no_place(unpacked, system, results)
            if system.startswith("linux"):
                folder_checks.check_glibc(unpacked, system, parts.glibc, results)
            with results.check(f"{system}: all of these"):
                _CHECKS[system](parts, unpacked, wanted, results)
    folder_checks.check_two_builds(parts, dist, tuple(systems), results)
    if results.failed:
        print(f"{len(results.failed)} failed: {'; '.join(results.failed)}")
    return not results.failed


def _archive(dist: Path, system: str) -> Path:
    found = list(dist.glob(f"*-{wheels.version()}-{system}.*"))
    if not found:
        raise ReleaseError(f"{dist} holds no {system} of this version; run make release first")
    return found[0]


def _on_windows(_: Parts, unpacked: Path, wanted: Expected, results: Results) -> None:
    with closing(Wine(unpacked)) as place:
        program_checks.check_program(place, wanted, results)
        program_checks.check_served(place, place.command(), results)
        terminal = place.command(launcher=wine.TERMINAL)
        folder_checks.check_carried(place, terminal, results)


def _on_x86_64(parts: Parts, unpacked: Path, wanted: Expected, results: Results) -> None:
    with closing(Root(X86_64, parts, unpacked)) as place:
        program_checks.check_program(place, wanted, results)
        program_checks.check_served(place, place.command(), results)
        folder_checks.check_untouched(place, unpacked, results)
        terminal = place.command(launcher=roots.TERMINAL)
        folder_checks.check_carried(place, terminal, results)


def _on_aarch64(parts: Parts, unpacked: Path, wanted: Expected, results: Results) -> None:
    with closing(Root(AARCH64, parts, unpacked)) as place:
        program_checks.check_program(place, wanted, results)
        folder_checks.check_untouched(place, unpacked, results)


_CHECKS: dict[str, Callable[[Parts, Path, Expected, Results], None]] = {
    "windows-x64": _on_windows,
    "linux-x86_64": _on_x86_64,
    "linux-aarch64": _on_aarch64,
}
