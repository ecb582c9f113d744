"""Numbers in text that comes from outside, read within a limit.

Python refuses to turn more than some thousand digits into a number, and what it does turn may be
too long to print. No count or amount of a report comes near the limit here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

MOST_DIGITS = 30
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


def whole_number(words: str) -> int | None:
    """Return the number that digits write; `None` for other words, and for too many digits."""
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else None


def decimal_number(words: str) -> Decimal | None:
    """Return the number with its decimals; `None` for other words, and for too many digits."""
    from decimal import Decimal  # the command line reads whole numbers only

    return Decimal(words) if len(words) <= MOST_DIGITS and _DECIMAL.fullmatch(words) else None
