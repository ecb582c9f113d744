"""Whose figures: the names of the report's body, and whether a material is another body's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from report_assistant.checks.bodies import bare_name, core_name, is_same_body, may_be_named
from report_assistant.report.bodies import bodies_in, body_named

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
        named = [name for line in issuers for name in bodies_in(line)]
        if not self.name or not named or any(map(self.is_named_in, issuers)):
            return False
        return not any(map(self._is_meant_by, named))

    def _is_meant_by(self, name: str) -> bool:
        """Whether a name is how its own people write it: 镇党政办, 县住建局."""
        unit = body_named(self.name).self_reference[1:]
        if re.fullmatch(f"[本我全]?{unit}{_OF_A_UNIT}", name):
            return True
        return (
            name[-1] == self.name[-1] and name[-1] in _SHORTENED and may_be_named(name, self.name)
        )


_OF_A_UNIT = "(?:(?:人民)?政府.{0,4}|党政.{0,4}|机关|办.{0,3}|党委)?"
_SHORTENED = "局委办厅"
"""Bodies so ended are called by a shorter name: 县住建局 for 县住房和城乡建设局."""
