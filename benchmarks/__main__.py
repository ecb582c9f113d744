"""Run all benchmarks and print their figures.

python -m benchmarks [drafting | start | answers]
"""

import sys

from benchmarks import answers, drafting, start

BENCHMARKS = {"drafting": drafting.run, "start": start.run, "answers": answers.run}


def main() -> None:
    """Run the named benchmarks, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


main()
