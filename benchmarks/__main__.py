"""Run all benchmarks and print their figures.

python -m benchmarks [drafting | updating | start | answers | typing | reading]
"""

import sys

from benchmarks import answers, drafting, reading, start, typing, updating

BENCHMARKS = {
    "drafting": drafting.run,
    "updating": updating.run,
    "start": start.run,
    "answers": answers.run,
    "typing": typing.run,
    "reading": reading.run,
}


def main() -> None:
    """Run the named benchmarks, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
