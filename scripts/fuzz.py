"""Search for new counterexamples to the property tests, for a limited time.

`make test` draws the same examples each time. This runs the property tests again and again with new
seeds and prints what it finds. Every find becomes a pinned `@example` of its test, with the fix.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

_FAILURE = re.compile(r"^_{3,} (?P<name>\S+) _{3,}$", re.MULTILINE)
_EXAMPLE = re.compile(
    r"^E +(?P<example>(?:Falsifying example|Failing test case|Explanation|You can reproduce).*?)"
    r"(?=^(?!E)|\Z)",
    re.MULTILINE | re.DOTALL,
)
_GRACE_SECONDS = 60
_NOTHING_COLLECTED = 5


def main() -> int:
    """Run rounds until the time is up. Return 1 if anything was found."""
    arguments = _arguments()
    ends = time.monotonic() + arguments.minutes * 60
    found: dict[str, str] = {}
    rounds = 0
    while (left := ends - time.monotonic()) > 1:
        seed = int.from_bytes(os.urandom(4), "big")
        output, code = _round(seed, left, arguments.tests)
        if code == _NOTHING_COLLECTED:
            print("no property test was collected")
            return 2
        rounds += 1
        new = {name: words for name, words in failures(output) if name not in found}
        for name, words in new.items():
            print(f"\n== {name} (seed {seed})\n{words}", flush=True)
        found.update(new)
        print(f"round {rounds}: seed {seed}, {len(new)} new, {len(found)} in all", flush=True)
    print(
        f"{rounds} rounds, {len(found)} tests with a counterexample: {', '.join(found) or 'none'}"
    )
    return 1 if found else 0


def failures(output: str) -> Iterator[tuple[str, str]]:
    """Yield each failed test of a pytest report, with its falsifying example where it has one."""
    places = [*_FAILURE.finditer(output)]
    ends = [*(place.start() for place in places[1:]), len(output)]
    for place, end in zip(places, ends, strict=False):
        report = output[place.end() : end]
        examples = "".join(found["example"] for found in _EXAMPLE.finditer(report))
        yield place["name"], re.sub(r"^E {0,3}", "", examples, flags=re.MULTILINE) or report.strip()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("tests", nargs="*", help="files, folders or tests; all of them by default")
    return parser.parse_args()


def _round(seed: int, seconds: float, tests: list[str]) -> tuple[str, int]:
    """Run every property test once. When the time is up, what was found so far is reported."""
    command = [sys.executable, "-m", "pytest", "--quiet", "-m", "hypothesis", "--timeout", "900"]
    command += ["--numprocesses", "2", f"--hypothesis-seed={seed}", *tests]
    process = subprocess.Popen(
        command,
        env=os.environ | {"HYPOTHESIS_PROFILE": "search"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        try:
            output, _ = process.communicate(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
    return output, process.returncode


if __name__ == "__main__":
    sys.exit(main())
