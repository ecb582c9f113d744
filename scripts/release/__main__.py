"""Make the release, or try the one that was made.

python -m scripts.release build [--afresh] [--only SYSTEM ...] [--dist FOLDER]
python -m scripts.release test [--only SYSTEM ...] [--dist FOLDER]
"""

import argparse
import sys
from pathlib import Path

from scripts.release.building import SYSTEMS, build
from scripts.release.commands import ReleaseError, say
from scripts.release.parts import ROOT, load_parts


def main() -> int:
    """Build or test, and return 1 where that failed."""
    arguments = _arguments()
    systems = arguments.only or SYSTEMS
    try:
        if arguments.task == "build":
            build(load_parts(), arguments.dist, systems, arguments.afresh)
            return 0
        from scripts.release.trial.all_checks import tried

        return 0 if tried(load_parts(), arguments.dist, systems) else 1
    except ReleaseError as error:
        say(str(error))
        return 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=("build", "test"))
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the release is")
    parser.add_argument("--only", nargs="+", choices=SYSTEMS, help="not all three systems")
    parser.add_argument("--afresh", action="store_true", help="build the interpreters anew, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
