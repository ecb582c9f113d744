"""Two checkouts side by side, as whole processes: this one against an earlier one.

python -m benchmarks commits OTHER_CHECKOUT

The two take turns, so that a noisy moment hits both; the ratio is the median of the pairs.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.answers import OURS
from benchmarks.start import BARE
from benchmarks.terminal import Screenful, environment

ROUNDS = 9
_HERE = Path(__file__).resolve().parents[1]
_EXAMPLE = _HERE / "examples" / "busy-town-2025.yaml"
_FILES = 40
_FIRST_QUESTION = "请问贵单位的全称是什么"
_TYPED = (
    *("青河镇人民政府", "", "", "", "", "128", "114", "46", "", "", "1", "", "1", "1", "1"),
    *("不对，是115", "上一题", "撤销", "重做", "网站改成129", "新媒体114条，网站128条", "确定"),
    *["为什么问"] * 10,
)
Milliseconds = Callable[[Path, Path], float]
"""Measures one run of the program in a checkout, with a home of its own."""


def run(other: Path) -> None:
    """Print the medians of both checkouts and their ratio, task by task."""
    checkouts = {"now": _HERE, "before": other.resolve()}
    for checkout in checkouts.values():
        compileall.compile_dir(checkout / "src", quiet=2)
    print(f"\n{'this checkout against another':<40} {'now':>9} {'before':>9}   ratio")
    with tempfile.TemporaryDirectory() as folder:
        files = _prepared(Path(folder))
        for name, measure in _tasks(files).items():
            _compare(name, measure, checkouts, Path(folder))


def _compare(name: str, measure: Milliseconds, checkouts: Mapping[str, Path], folder: Path) -> None:
    times: dict[str, list[float]] = {version: [] for version in checkouts}
    for number in range(ROUNDS + 1):
        for version, checkout in checkouts.items():
            home = folder / f"{name} {version} {number}"
            home.mkdir()
            times[version].append(measure(checkout, home))
    now, before = times["now"][1:], times["before"][1:]
    ratio = statistics.median(mine / theirs for mine, theirs in zip(now, before, strict=True))
    medians = [f"{statistics.median(each):6.0f} ms" for each in (now, before)]
    print(f"  {name:<38} {' '.join(medians)}   {ratio:.2f}", flush=True)


def _tasks(files: Path) -> dict[str, Milliseconds]:
    draft = str(next(files.glob("*.docx")))
    return {
        "a bare Textual app (noise: 1.00)": lambda _, home: _bare(home),
        "start to the first question": _first_question,
        "an answer to the next question": _answer,
        "draft": lambda at, home: _command(
            at, home, "draft", str(_EXAMPLE), "-o", f"{home}/a.docx"
        ),
        "import a .docx": lambda at, home: _command(at, home, "import", draft),
        "check one .docx": lambda at, home: _command(at, home, "check", draft),
        f"check {_FILES} .docx": lambda at, home: _command(at, home, "check", str(files)),
        f"chat --plain, {len(_TYPED)} messages": lambda at, home: _command(
            at, home, "chat", "--plain", typed="\n".join(_TYPED)
        ),
    }


def _prepared(folder: Path) -> Path:
    files = folder / "files"
    files.mkdir()
    first = files / "0.docx"
    _command(_HERE, folder, "draft", str(_EXAMPLE), "-o", str(first))
    for number in range(1, _FILES):
        (files / f"{number}.docx").write_bytes(first.read_bytes())
    return files


def _environment(checkout: Path, home: Path) -> dict[str, str]:
    return environment(home) | {"PYTHONPATH": str(checkout / "src"), "HOME": str(home)}


def _command(checkout: Path, home: Path, *arguments: str, typed: str = "") -> float:
    """Return the processor time of one command, children included."""
    began = os.times()
    subprocess.run(
        [sys.executable, "-c", OURS, *arguments],
        env=_environment(checkout, home),
        input=typed.encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    ended = os.times()
    return 1000 * (
        ended.children_user + ended.children_system - began.children_user - began.children_system
    )


def _bare(home: Path) -> float:
    return _shown(BARE, "BARE-APP-READY", environment(home))


def _first_question(checkout: Path, home: Path) -> float:
    return _shown(OURS, _FIRST_QUESTION, _environment(checkout, home))


def _shown(program: str, text: str, variables: Mapping[str, str]) -> float:
    screenful = Screenful(["-c", program], variables)
    elapsed = screenful.wait_for(text, screenful.began)
    screenful.kill()
    return elapsed


def _answer(checkout: Path, home: Path) -> float:
    """Return the median time from Enter to the next question, over the first few questions."""
    screenful = Screenful(["-c", OURS], _environment(checkout, home))
    screenful.wait_for(_FIRST_QUESTION, screenful.began)
    screenful.settle()
    times = []
    for typed, question in (
        ("青河镇人民政府", "写的是哪一年"),
        ("", "属于哪一类"),
        ("", "联系地址和电话"),
        ("", "第一部分您打算怎么写"),
    ):
        screenful.type(typed)
        screenful.settle()
        began = time.perf_counter()
        screenful.type("\r")
        times.append(screenful.wait_for(question, began))
        screenful.settle()
    screenful.kill()
    return statistics.median(times)
