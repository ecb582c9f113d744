"""What a cell of the county's tables adds up, and whose figures: as values, as plain data, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from report_assistant.checks.bodies import core_name
from report_assistant.county.result_names import DETAILS
from report_assistant.foundation.lists import shortened
from report_assistant.report.tables import Number

_NOTHING = "各单位都是 0"
_REST = f"还有 {{}} 家见“{DETAILS}”"


@dataclass(frozen=True)
class Sum:
    """What one cell of the county's tables adds up."""

    total: Number
    parts: Mapping[str, Number]
    """Body -> its figure, the largest first; of many bodies, the first."""

    @property
    def rest(self) -> Number:
        """The figures of all bodies that are not named."""
        return self.total - sum(self.parts.values())

    def words(self, most: int) -> str:
        """Return whose figures they are, so many bodies named: 青石镇 12、红岩乡 3."""
        told = [f"{core_name(name)} {value}" for name, value in self.parts.items()]
        named = "、".join(shortened(told, most, _REST)) or _NOTHING
        return f"{named}，其余见“{DETAILS}”" if self.rest and len(told) <= most else named

    def moved(self, later: "Sum", most: int) -> str:
        """Return whose figures differ in a later sum: 青石镇 12 → 15."""
        bodies = dict.fromkeys((*later.parts, *self.parts))
        told = [
            f"{core_name(body)} {was} → {now}"
            for body in bodies
            if (was := self.parts.get(body, 0)) != (now := later.parts.get(body, 0))
        ]
        return "、".join(shortened(told, most, _REST))


NOTHING = Sum(0, {})


@dataclass(frozen=True)
class Sums:
    """The sums of all cells that have anything in them."""

    bodies: int
    """How many bodies are added up."""
    cells: Mapping[str, Sum] = field(default_factory=dict)
    """Cell path -> its sum."""

    @property
    def origin(self) -> str:
        """Whose figures they are, in words."""
        return f"{self.bodies} 家之和"

    def of(self, path: str) -> Sum:
        """Return the sum of a cell."""
        return self.cells.get(path, NOTHING)

    @property
    def plain(self) -> dict[str, Any]:
        """The sums as plain data; `sums_in` reads them back."""
        return {"bodies": self.bodies, "sums": dict(self._plain_cells())}

    def _plain_cells(self) -> Iterator[tuple[str, Any]]:
        for path, each in self.cells.items():
            parts = {name: _plain_number(value) for name, value in each.parts.items()}
            yield path, {"total": _plain_number(each.total), "parts": parts}


def sums_in(plain: Any) -> Sums:
    """Return the sums that plain data tells. Raises ValueError for what is none."""
    try:
        cells = {
            str(path): Sum(
                _number_in(each["total"]),
                {str(name): _number_in(value) for name, value in each["parts"].items()},
            )
            for path, each in plain["sums"].items()
        }
        return Sums(int(plain["bodies"]), cells)
    except (AttributeError, LookupError, TypeError, ArithmeticError) as error:
        raise ValueError("no sums") from error


def _plain_number(value: Number) -> int | str:
    return str(value) if isinstance(value, Decimal) else value


def _number_in(plain: Any) -> Number:
    return Decimal(plain) if isinstance(plain, str) else int(plain)
