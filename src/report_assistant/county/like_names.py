"""Names that another name may mean: those of which one has the other's signs in order.

Two such names share every sign of the shorter, its rarest one too. Only names that share that sign are
compared, so that a list of strangers is not compared with every body of a county.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from report_assistant.checks.bodies import LEVELS, may_be_named

_UNIT = re.compile("(?:局|委|办|中心|管委会|街道|[乡镇]|苏木)$")
SHORTEST = 2
"""Less than this is no name."""


class LikeNames:
    """Names to be found by others that are like them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._signs = {name: frozenset(name) for name in names}
        self._with: dict[str, list[str]] = defaultdict(list)
        """Sign -> the names that have it."""
        for name, signs in self._signs.items():
            for sign in signs:
                self._with[sign].append(name)
        self._by_rarest: dict[str, list[str]] = defaultdict(list)
        for name in self._signs:
            self._by_rarest[self._rarest(name)].append(name)

    def like(self, name: str) -> Iterator[str]:
        """Yield the names that a name may mean, or that may mean it."""
        if len(name) < SHORTEST:
            return
        signs, own = frozenset(name), frozenset(_bare(name))
        near = dict.fromkeys(self._with.get(self._rarest(name), ()))
        for sign in signs:
            near.update(dict.fromkeys(self._by_rarest.get(sign, ())))
        for each in near:
            others = self._signs[each]
            if (own <= others or signs.issuperset(_bare(each))) and _are_like(name, each):
                yield each

    def _rarest(self, name: str) -> str:
        return min(_bare(name), key=lambda sign: (len(self._with.get(sign, ())), sign), default="")


def _bare(name: str) -> str:
    """Return what any likeness of a name rests on; of one that is nothing else, its ending."""
    own = name.lstrip(LEVELS)
    return _UNIT.sub("", own) or own


def _are_like(core: str, form: str) -> bool:
    if may_be_named(core, form) or may_be_named(form, core):
        return True
    one, other = _UNIT.sub("", core), _UNIT.sub("", form)
    if min(len(one), len(other)) < SHORTEST:
        return False
    return may_be_named(one, other) or may_be_named(other, one)
