"""Whose figures: the names of the report's body, and whether a material is another body's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from report_assistant.checks.bodies import bare_name, core_name, is_same_body

_AREAS = "省市县区旗州"


@dataclass(frozen=True)
class Own:
    """The body whose report it is."""

    name: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What others may call it, longest first; nothing where it is not known yet."""
        if not self.name:
            return ()
        core = core_name(bare_name(self.name))
        found = {self.name, bare_name(self.name), core}
        if self.name != core and core.endswith(("局", "委", "办", "中心", "委员会", "办公室")):
            found |= {f"{area}{core}" for area in _AREAS if area in self.name}
        return tuple(sorted(found, key=len, reverse=True))

    def is_named_in(self, words: str) -> bool:
        """Return whether words name it."""
        return any(name in words for name in self.names if len(name) > 1)

    def is_called(self, cell: str) -> bool:
        """Return whether a cell that names a body names this one."""
        return (
            bool(self.name)
            and len(cell) > 1
            and (cell in self.names or is_same_body(cell, self.name))
        )

    def is_of_another(self, issuers: Sequence[str]) -> bool:
        """Return whether lines that name whose a document is name others only."""
        named = [line for line in issuers if names_a_body(line)]
        return bool(self.name and named) and not any(map(self.is_named_in, issuers))


_ENDS = ("政府", "局", "委员会", "办公室", "街道", "办事处", "镇", "乡", "厅", "管委会")
_BODIES_IN = ("镇", "乡", "街道", "局", "县", "政府", "委员会", "办公室", "市", "区", "厅")


def names_a_body(line: str) -> bool:
    """Return whether a line names some body."""
    return any(sign in line for sign in _BODIES_IN)
