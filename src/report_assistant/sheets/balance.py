"""Whether a column of table three adds up: what came in, against what became of it.

A column in which nothing was filled in has no balance to speak of, and one whose last row is still
empty is not wrong but unfinished.
"""

from dataclasses import dataclass
from enum import Enum

from report_assistant.report.tables import Identity, Number, Table
from report_assistant.sheets.filled import FilledTable

_OF_COLUMNS = "T03"
_TERMS = {
    "received": "新收",
    "carried_over": "结转",
    "handled": "办理",
    "carried_forward": "结转下年",
}
RULE_IN_SHORT = ("新收＋结转＝办理＋下年", "收办是否平")
"""What the balances are about, from the longest to the shortest."""
LEFT_OPEN = "carried_forward"
"""The row that follows from all others."""


class BalanceState(Enum):
    """The state of a column."""

    UNTOUCHED = "untouched"
    EVEN = "even"
    UNFINISHED = "unfinished"
    """Fewer became something than came in, and the last row is still empty."""
    OFF = "off"


@dataclass(frozen=True)
class Term:
    """One number of a sum, and its name in short."""

    name: str
    number: Number

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


@dataclass(frozen=True)
class Balance:
    """One column: both sums, and how it stands."""

    column: str
    taken_in: tuple[Term, ...]
    became: tuple[Term, ...]
    state: BalanceState

    @property
    def over(self) -> Number:
        """How many more became something than came in; below zero if fewer did."""
        return _sum(self.became) - _sum(self.taken_in)

    @property
    def mark(self) -> str:
        """The state in a word: 平, 多 1, 少 1; nothing for a column without numbers."""
        if self.state is BalanceState.UNTOUCHED:
            return ""
        if self.state is BalanceState.EVEN:
            return "平"
        return f"多 {self.over}" if self.over > 0 else f"少 {-self.over}"

    @property
    def sums(self) -> str:
        """Both sums in figures: 商业企业：新收 1＋结转 0 ＝ 办理 1＋结转下年 0."""
        sign = " ＝ " if self.state is BalanceState.EVEN else "，"
        left, right = "＋".join(map(str, self.taken_in)), "＋".join(map(str, self.became))
        return f"{self.column}：{left}{sign}{right}"

    @property
    def verdict(self) -> str:
        """What the sums come to."""
        if self.state is BalanceState.EVEN:
            return "对得上"
        if self.state is BalanceState.UNFINISHED:
            return f"还差 {-self.over}"
        return f"不平，{self.mark}"


def balances_of(filled: FilledTable) -> dict[str, Balance]:
    """Return the balance of each column of a table, by its head; none for tables without such a rule."""
    table = filled.grid.table
    rules = [each for each in table.identities if each.code == _OF_COLUMNS]
    counted = filled.counted if rules else {}
    found: dict[str, Balance] = {}
    for rule in rules:
        column = table.labels[rule.left[0]][1]
        left, right = (_terms(side, counted) for side in (rule.left, rule.right))
        found[column] = Balance(column, left, right, _state(rule, filled, left, right))
    return found


def has_balances(table: Table) -> bool:
    """Return whether the columns of a table must add up."""
    return any(each.code == _OF_COLUMNS for each in table.identities)


def left_over(filled: FilledTable, path: str) -> int | None:
    """Return what follows for an empty cell of the last row; `None` if nothing does."""
    part, _, rest = path.partition(".")
    row, _, who = rest.partition(".")
    if row != LEFT_OPEN or path in filled.numbers or path not in filled.grid.filled_in:
        return None
    left: int | None = getattr(getattr(filled.alone, part).open, who)
    return left or None


def _terms(side: tuple[str, ...], counted: dict[str, Number | None]) -> tuple[Term, ...]:
    return tuple(Term(_TERMS[path.split(".")[1]], counted[path] or 0) for path in side)


def _sum(terms: tuple[Term, ...]) -> Number:
    return sum((term.number for term in terms), 0)


def _state(
    rule: Identity, filled: FilledTable, left: tuple[Term, ...], right: tuple[Term, ...]
) -> BalanceState:
    who = rule.left[0].rpartition(".")[2]
    cells = [path for path in filled.grid.filled_in if who in ("total", path.rpartition(".")[2])]
    if not any(path in filled.numbers for path in cells):
        return BalanceState.UNTOUCHED
    over = _sum(right) - _sum(left)
    if over == 0:
        return BalanceState.EVEN
    is_open = any(f".{LEFT_OPEN}." in path and path not in filled.numbers for path in cells)
    return BalanceState.UNFINISHED if over < 0 and is_open else BalanceState.OFF
