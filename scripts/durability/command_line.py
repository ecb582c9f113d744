"""The command line that the proofs of durability share."""

import argparse


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser that knows which commands are to be tried."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("--only", default="", metavar="PATTERN", help="only commands named like that")
    return made
