"""What stands at the end of a talk: what is put right later is gone, whether or not it was understood.

A number that was said to be wrong is never offered. What a correction says instead is read as the
answer to the same question, where it is certain which one it is.
"""

import re
from dataclasses import dataclass, field

from report_assistant.materials.claims import Claim
from report_assistant.materials.passages import Passage
from report_assistant.report import text

_PUTS_RIGHT = re.compile(
    "不对|更正|改成|改为|应该是|应为|错了|有误|为准|重新核|又核|再核|重核|最新|最终|纠正|修正|报错|漏了|少算|多算|不是"
)
_SAID_WRONG = re.compile(
    r"([0-9][0-9,]*)[条件次篇个期]?(?:是)?(?:不对|报错|错了|有误|写错|数错|不准)|不是([0-9][0-9,]*)"
)


@dataclass
class Standing:
    """The claims of a talk that stand so far, in the order in which they were said."""

    claims: list[Claim] = field(default_factory=list)
    withdrawn: list[Claim] = field(default_factory=list)

    def corrected_by(self, passage: Passage, named: frozenset[str]) -> frozenset[str]:
        """Return the questions whose answers so far a message puts right.

        Those that it names; else those whose number it says is wrong; else the one answered last.
        """
        if not _PUTS_RIGHT.search(passage.text):
            return frozenset()
        standing = {claim.question for claim in self.claims}
        if wrong := _said_wrong(passage.text):
            return frozenset(c.question for c in self.claims if str(c.value) in wrong)
        if named & standing:
            return named & standing
        has_number = any(map(str.isdigit, passage.text))
        return frozenset({self.claims[-1].question} if self.claims and has_number and not named else ())

    def withdraw(self, questions: frozenset[str]) -> None:
        """Take back what was said of these questions."""
        self.withdrawn += [claim for claim in self.claims if claim.question in questions]
        self.claims = [claim for claim in self.claims if claim.question not in questions]


def _said_wrong(words: str) -> frozenset[str]:
    """Return the numbers that are said to be wrong: 203不对."""
    found = _SAID_WRONG.findall(text.half_width_digits(words))
    return frozenset("".join(pair).replace(",", "") for pair in found)
