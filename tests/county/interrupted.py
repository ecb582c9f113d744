"""A collection that is stopped half-way, as Ctrl+C stops it: `python -m tests.county.interrupted`.

The whole group of processes gets the signal, as a terminal gives it.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path

from report_assistant.county.collecting import Wanted, collect
from report_assistant.county.kept import kept_in
from report_assistant.county.receiving import Receiving
from report_assistant.county.work import ThisMachine

STOPPED = 42


def main(folder: Path, out: Path, at: int, how: signal.Signals) -> int:
    """Collect, and stop when so many files are read."""

    def progress(done: int, _of: int) -> None:
        if done == at:
            os.killpg(os.getpgrp(), how)

    try:
        with kept_in(out) as kept:
            collect(Wanted(folder), Receiving(kept, ThisMachine(2), progress), date(2026, 1, 20))
    except KeyboardInterrupt:
        return STOPPED
    return 0


if __name__ == "__main__":
    # A shell that begins something in the background has it ignore Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    given, results, number, *kind = sys.argv[1:]
    how = signal.SIGKILL if kind else signal.SIGINT
    sys.exit(main(Path(given), Path(results), int(number), how))
