"""Print what the five drafts say now where it is not what is kept; with --write, keep it."""

import sys
from difflib import unified_diff

from tests.drafting.five_drafts import BODIES, kept, written


def main() -> None:
    """Compare, or write."""
    for body in BODIES:
        new = written(body)
        path = kept(body)
        if "--write" in sys.argv[1:]:
            path.write_text(new, encoding="utf-8")
            continue
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        print("\n".join(unified_diff(old.split("\n"), new.split("\n"), body, body, lineterm="")))


if __name__ == "__main__":
    main()
