"""Mutated files give a report or one sentence: no traceback, no hang, no flood of memory."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytest.importorskip("resource", reason="limits are set the POSIX way")


@pytest.mark.slow
def test_mutated_files_are_read_or_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading.fuzzing", "150"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
