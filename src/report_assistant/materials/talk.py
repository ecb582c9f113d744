"""What stands at the end of a talk: what is put right later is gone, whether or not it was understood.

A number that was said to be wrong is never offered. What a correction says instead is read as the
answer to the same question, where it is certain which one it is.
"""

import re

from report_assistant.materials.claims import Claim
from report_assistant.materials.passages import Passage
from report_assistant.materials.wording import said_wrong, sentences_in

_PUTS_RIGHT = re.compile(
    "不对|更正|改成|改为|应该是|应为|错了|有误|为准|最后|重新核|又核|再核|重核|最新|最终|纠正|修正|报错|漏了|少算|多算|不是"
)
_TAKES_BACK = re.compile(
    "去掉|删掉|删了|作废|撤回|不要报|别报|先不报|不填|不能算|不算的|不用报|不要写"
)
_SHORT = 8
_ASKS = re.compile("[?？]|还是|到底|究竟|核实|吗|对不")


class Standing:
    """The claims of a talk that stand so far, in the order in which they were said."""

    def __init__(self) -> None:
        self._said: list[tuple[str, list[Claim]]] = []
        """Who said what, a message each."""
        self.withdrawn: list[Claim] = []
        self._named_before = frozenset[str]()

    @property
    def claims(self) -> list[Claim]:
        """What stands."""
        return [claim for _, claims in self._said for claim in claims]

    def doubted_by(self, passage: Passage, named: frozenset[str]) -> frozenset[str]:
        """Return the questions whose answers so far a message puts right, or asks about.

        Those whose number it says is wrong; those that it names, or the message before; else
        what the same person said last.
        """
        named_before, self._named_before = self._named_before, named
        words = passage.text
        standing = frozenset(claim.question for claim in self.claims)
        if _TAKES_BACK.search(words):
            meant = named_before if len(words) <= _SHORT and not named else named
            return meant & standing
        if not any(map(str.isdigit, words)):
            return frozenset()
        if not _PUTS_RIGHT.search(words):
            return named & standing if _asks_about_a_number(words) else frozenset()
        if wrong := said_wrong(words):
            return frozenset(c.question for c in self.claims if str(c.value) in wrong)
        if named:
            return named & standing
        return named_before & standing or self._last_of(passage.who)

    def _last_of(self, who: str) -> frozenset[str]:
        """Return the questions that somebody answered last; where they did not, anybody."""
        told = [said for said in self._said if said[1]]
        own = [said for said in told if said[0] == who]
        return frozenset(claim.question for claim in (own or told or [("", [])])[-1][1])

    def hear(self, who: str, claims: list[Claim], wrong: frozenset[str]) -> None:
        """Take what a message says, and what it puts right back."""
        self.withdrawn += [claim for claim in self.claims if claim.question in wrong]
        kept = [
            (name, [claim for claim in said if claim.question not in wrong])
            for name, said in self._said
            if said
        ]
        self._said = [*kept, (who, claims)] if wrong else [*self._said, (who, claims)]


def _asks_about_a_number(words: str) -> bool:
    """Whether a sentence of a message asks, and says a number: 处罚到底是38还是36？"""
    pieces = (sentence.words for sentence in sentences_in(words))
    return any(_ASKS.search(piece) and any(map(str.isdigit, piece)) for piece in pieces)
