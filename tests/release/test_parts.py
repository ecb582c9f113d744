"""The pins of a release: complete, as constraints.txt has them, and without any host."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement as Named
from packaging.utils import canonicalize_name
from scripts.release import fetching
from scripts.release.commands import ReleaseError
from scripts.release.fetching import _keep
from scripts.release.parts import FOLDER, REQUIREMENTS, File, Requirement, load_parts
from scripts.release.trial.program_checks import EXAMPLES

from tests.conftest import ROOT

PYTHONS = (("3.11", "win32"), ("3.13", "linux"))


def pins(file: Path) -> dict[str, str]:
    """Name -> the whole pin with its hashes, without the condition."""
    texts = re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip())
    return {
        canonicalize_name(text.partition("==")[0]): re.sub(r" ; .*?(?= \\)", "", text)
        for text in texts
    }


def needed(named: Named, python: str, system: str) -> Iterator[str]:
    """Every package that a requirement brings with it."""
    waiting, seen = [(named.name, extra) for extra in ("", *named.extras)], set()
    while waiting:
        package, extra = waiting.pop()
        if (package, extra) in seen:
            continue
        seen.add((package, extra))
        yield canonicalize_name(package)
        for line in requires(package) or ():
            inner = Named(line)
            told = {"extra": extra, "python_version": python, "sys_platform": system}
            told |= {"python_full_version": f"{python}.0", "os_name": "nt"}
            if inner.marker is None or inner.marker.evaluate(told):
                waiting += [(inner.name, each) for each in ("", *inner.extras)]


@pytest.mark.parametrize(("python", "system"), PYTHONS)
def test_all_that_the_program_needs_is_pinned_with_both_extras(python: str, system: str) -> None:
    pytest.importorskip("textual_serve")
    pytest.importorskip("pdfplumber")
    wanted = set(needed(Named("report-assistant[serve,pdf]"), python, system))
    assert wanted - {"report-assistant"} == set(pins(REQUIREMENTS))


def test_the_pins_are_those_of_the_constraints() -> None:
    release, tested = pins(REQUIREMENTS), pins(ROOT / "constraints-dev.txt")
    assert {name: tested.get(name) for name in release} == release
    assert set(pins(ROOT / "constraints.txt")) <= set(release)


def test_every_part_has_a_digest() -> None:
    parts = load_parts()
    digests = [
        parts.windows.sha256,
        parts.windows.sdist.sha256,
        parts.compiler.sha256,
        *(file.sha256 for source in parts.sources for file in source.files),
        *(file.sha256 for file in parts.trial_packages),
    ]
    assert len(set(digests)) == len(digests)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)
    assert all("--hash=sha256:" in pin for pin in pins(REQUIREMENTS).values())


def test_no_pin_says_where_it_comes_from() -> None:
    for file in FOLDER.rglob("*"):
        if file.is_file():
            assert not re.search(r"://|^--", file.read_text(encoding="utf-8"), re.MULTILINE), file


def test_the_interpreter_is_the_version_that_is_named() -> None:
    parts = load_parts()
    python = parts.source("python3.13")
    assert python.upstream == parts.linux_python
    assert python.patches, "it is built with Debian's patches"
    versions = {source.name: source.upstream for source in parts.sources}
    assert versions["zlib"] == "1.3.1"
    assert versions["sqlite3"] == "3.46.1"
    assert dataclasses.replace(python, version="3.14.0-1").upstream == "3.14.0"


def test_a_file_with_another_digest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(b"something else")
    with pytest.raises(ReleaseError, match=r"a\.tar\.gz is not the file that is pinned"):
        _keep(tmp_path / "a.tar.gz", File("a.tar.gz", "0" * 64))
    with pytest.raises(ReleaseError, match=r"b\.tar\.gz was not among"):
        _keep(tmp_path / "b.tar.gz", File("b.tar.gz", "0" * 64))


def test_the_release_is_tried_with_examples_that_are_there() -> None:
    for example in EXAMPLES:
        assert (ROOT / "examples" / f"{example}.yaml").is_file()


@pytest.mark.parametrize("damage", ["changed", "lacking", "unlisted"])
def test_what_is_kept_is_held_against_the_pins_each_time(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"a wheel"
    fetched: list[int] = []

    def download(*command: object, **_: object) -> str:
        got = Path(str(command[command.index("--dest") + 1]))
        got.mkdir()
        (got / "one-1-py3-none-any.whl").write_bytes(content)
        fetched.append(1)
        return ""

    monkeypatch.setenv("RELEASE_CACHE", str(tmp_path))
    monkeypatch.setattr(fetching, "run", download)
    requirement = Requirement("one==1", hashlib.sha256(content).hexdigest())
    kept = fetching.wheel(requirement)
    assert fetching.wheel(requirement) == kept and len(fetched) == 1
    if damage == "changed":
        kept.write_bytes(b"another")
    elif damage == "lacking":
        kept.unlink()
    else:
        (kept.parent / fetching._LIST).unlink()
    assert fetching.wheel(requirement).read_bytes() == content and len(fetched) == 2
    content = b"not what is pinned"
    kept.unlink()
    with pytest.raises(ReleaseError, match="not what is pinned"):
        fetching.wheel(requirement)
