"""Cold start to the first question, against a bare Textual app with one Input."""

import compileall
import statistics
import tempfile
from pathlib import Path

from benchmarks.terminal import Screenful, environment

ROUNDS = 11
_SOURCE = Path(__file__).resolve().parents[1] / "src"
BARE = """
from textual.app import App
from textual.widgets import Input, Static

class Bare(App):
    def compose(self):
        yield Static("BARE-APP-READY")
        yield Input()

Bare().run()
"""
_OURS = "import sys; from report_assistant.cli import main; sys.exit(main())"


def run() -> None:
    """Print both medians and their ratio."""
    compileall.compile_dir(_SOURCE, quiet=2)
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS + 1):
            home = Path(folder) / str(number)
            bare.append(_first_screen(BARE, "BARE-APP-READY", home))
            ours.append(_first_screen(_OURS, "请问贵单位的全称是什么", home))
    print("\nCold start to the first screen (process start to text on the terminal)")
    for name, times in (("bare Textual app, one Input", bare), ("first question", ours)):
        print(f"  {name:<44} {statistics.median(times[1:]):8.0f} ms")
    ratios = [mine / other for mine, other in zip(ours[1:], bare[1:], strict=True)]
    print(f"  ratio, median of {ROUNDS} pairs: {statistics.median(ratios):.2f} (goal: at most 1.4)")


def _first_screen(program: str, text: str, home: Path) -> float:
    screenful = Screenful(["-c", program], environment(home))
    elapsed = screenful.wait_for(text, screenful.began)
    screenful.kill()
    return elapsed
