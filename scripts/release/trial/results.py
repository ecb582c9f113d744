"""What came of each check, one line each."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class CheckFailedError(Exception):
    """A check found something wrong; the message says what."""


class NotPossibleError(Exception):
    """A check cannot be made on this machine; the message says why."""


@dataclass
class Results:
    """All checks so far, told as they come."""

    tell: Callable[[str], None]
    failed: list[str] = field(default_factory=list)

    @contextmanager
    def check(self, name: str) -> Iterator[list[str]]:
        """Make one check in the body; what is added to the list is told behind its name."""
        found: list[str] = []
        began = time.monotonic()
        try:
            yield found
        except NotPossibleError as error:
            self.tell(f"skip  {name}: {error}")
        except Exception as error:  # whatever it is, the other checks are still to be made
            self.failed.append(name)
            words = str(error) if isinstance(error, CheckFailedError) else repr(error)
            self.tell(f"FAIL  {name}: {words}")
        else:
            seconds = time.monotonic() - began
            self.tell(f"ok    {name}{': ' if found else ''}{'; '.join(found)} ({seconds:.1f} s)")


def require(is_right: bool, words: str) -> None:
    """Fail the check unless it is so."""
    if not is_right:
        raise CheckFailedError(words)
