"""Run all benchmarks and print their figures.

python -m benchmarks [drafting | updating | start | answers | messages | typing | reading | collecting]
python -m benchmarks commits OTHER_CHECKOUT
"""

import sys
from pathlib import Path

from benchmarks import (
    answers,
    collecting,
    commits,
    drafting,
    messages,
    reading,
    start,
    typing,
    updating,
)

BENCHMARKS = {
    "drafting": drafting.run,
    "updating": updating.run,
    "start": start.run,
    "answers": answers.run,
    "messages": messages.run,
    "typing": typing.run,
    "reading": reading.run,
    "collecting": collecting.run,
}


def main() -> None:
    """Run the named benchmarks, or all of this checkout."""
    if sys.argv[1:2] == ["commits"]:
        commits.run(Path(sys.argv[2]))
        return
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
