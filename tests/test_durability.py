"""Killed in the middle, saved meanwhile, on a full disk: a few points of the scripts that try all."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.store.faults import needs_mounts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks into /proc"),
]


def outcome_of(script: str, *options: str) -> tuple[int, str]:
    """Run one of the scripts in a process of its own, since it forks; its exit code and words."""
    command = [sys.executable, "-X", "utf8", "-m", f"scripts.{script}", *options]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_a_killed_command_leaves_nothing_half_lost_or_orphaned() -> None:
    commands = "^(draft, over|draft --update|form --use|answers)"
    code, said = outcome_of("kill_points", "--points", "32", "--only", commands)
    assert code == 0, said


@pytest.mark.slow
def test_what_is_saved_while_the_program_writes_is_kept() -> None:
    code, said = outcome_of("saves_meanwhile", "--only", "^draft --update")
    assert code == 0, said


@pytest.mark.slow
@needs_mounts
def test_on_a_full_disk_what_was_there_stays_whole() -> None:
    code, said = outcome_of("full_disk", "--only", "^(tables, new|backup, new|form --use|draft --)")
    assert code == 0, said
