"""The FAQ: what clerks ask about the report, and the answers.

It tells which answers fit a message that asks something. Whether a message does ask is not decided
here: 「新媒体114条」 comes near the entries about 新媒体, too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from report_assistant.language.asked.asked_words import (
    ASKED_OF_WHAT_IS_UP,
    INTERROGATIVES,
    LIGHT,
    SIGNS,
    Wording,
    folded,
    wording,
    wordings,
)
from report_assistant.language.asked.faq_index import Asked, FaqIndex

PLACEHOLDERS = frozenset(
    {
        *("year", "due", "left", "example", "last", "why", "sum"),
        *("carried", "at_home", "folder"),
    }
)
"""What an answer may leave to be filled in: from the report that is being written, and the folders
of the answers (beside a program that is carried about, or else at home) and of the Word files.
"""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_NEAR_ENOUGH = 0.42
_ALSO_NEAR = 0.7
"""How near the second entry must come to the first."""
_UP, _SECTION_UP = 0.18, 0.08
_LEAST = 0.3
"""An entry farther than this is not brought nearer by the question that is up."""
_EDGES = " 　？?。.！!"
"""What may stand round a way of asking: 去年是多少？"""
_LONGEST = 200
_FEWEST_CHARACTERS = 2
_ENOUGH_SAID = 7.0
"""What words say, in the index's measure, that tell what is asked about."""
_PART_ONLY = 0.25
"""How much less is believed of a clause that leaves out the rest of the message."""


@dataclass(frozen=True)
class Entry:
    """One question of the FAQ, as clerks put it, with its answer."""

    ask: tuple[str, ...]
    source: str
    """The rule that the answer rests on; 程序 for what the program does."""
    answer: str = ""
    by_kind: Mapping[str, str] = field(default_factory=dict)
    """Answers for some kinds of body, where theirs is another."""
    fields: tuple[str, ...] = ()
    """The questions at which it is likely to be asked."""
    kinds: tuple[str, ...] = ()
    """The kinds of body that it holds for; empty for all."""
    sections: frozenset[int] = frozenset()
    names: str = ""
    """What those questions are called."""

    def answer_for(self, kind: str | None) -> str:
        """Return the answer for a body of this kind, its placeholders still open."""
        return self.by_kind.get(kind or "", self.answer)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The ways of asking that occur."""
        return SIGNS & frozenset("".join(map(folded, self.ask)))

    def holds_for(self, kind: str | None) -> bool:
        """Return whether there is an answer for a body of this kind; `None` is not known yet."""
        if kind is None or not self.kinds:
            return bool(self.answer_for(kind))
        return kind in self.kinds


@dataclass(frozen=True)
class Hit:
    """An entry that fits a message, and how well (more than 1 where the question is up)."""

    entry: Entry
    score: float


@dataclass(frozen=True)
class Faq:
    """All entries."""

    entries: tuple[Entry, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """Question -> its title."""
    names: frozenset[str] = frozenset()
    """What questions are called; a message that says nothing else asks nothing."""

    def found(
        self,
        words: str,
        question: str | None = None,
        section: int | None = None,
        kind: str | None = None,
    ) -> tuple[Hit, ...]:
        """Return the one or two entries that a message asks for, best first; none if none is near.

        `question` and `section` are those that are up, `kind` is the body's.
        """
        hits = [
            Hit(entry, score + self._bonus(entry, question, section))
            for at, score in self._scores(words[:_LONGEST], question).items()
            if score >= _LEAST and (entry := self.entries[at]).holds_for(kind)
        ]
        near = sorted(
            (hit for hit in hits if hit.score >= _NEAR_ENOUGH), key=lambda hit: -hit.score
        )
        return tuple(hit for hit in near[:2] if hit.score >= _ALSO_NEAR * near[0].score)

    def _scores(self, words: str, question: str | None) -> dict[int, float]:
        """Return how near each entry comes to a message, or to a few clauses of it."""
        best: dict[int, float] = {}
        all_said = 0.0
        is_way = words.strip(_EDGES) in self._ways
        for said in wordings(words):
            if not is_way and _without_light(said.folded) in self._bare_names:
                continue
            _keep_best(best, self._scores_of(question, said))
            if is_way or self._asks_something(said.folded):
                part_said = self._index.says(said)
                all_said = max(all_said, part_said)
                certain = 1.0 if is_way else self._certainty(part_said, all_said)
                found = self._index.scores(said)
                _keep_best(best, {at: score * certain for at, score in found.items()})
        return best

    def _scores_of(self, question: str | None, said: Wording) -> dict[int, float]:
        """Return how near the entries of a question come to what is asked of it: 去哪查？"""
        asked = said.grams & ASKED_OF_WHAT_IS_UP
        title = self.titles.get(question or "")
        if title is None or not asked or not self._index.knows_all(said):
            return {}
        scores = self._index.scores(wording(title + said.folded))
        return {
            at: score
            for at, score in scores.items()
            if question in (entry := self.entries[at]).fields and entry.signs & asked
        }

    @staticmethod
    def _certainty(said: float, all_said: float) -> float:
        """Return how far words are to be trusted that say little, or little of the message."""
        if not said:
            return 0.0
        return min(1.0, said / _ENOUGH_SAID) * (1 - _PART_ONLY * (1 - said / all_said))

    @cached_property
    def _index(self) -> FaqIndex:
        return FaqIndex(
            [
                Asked(each.ask, each.names, each.answer + "".join(each.by_kind.values()))
                for each in self.entries
            ]
        )

    @cached_property
    def _ways(self) -> frozenset[str]:
        return frozenset(way.strip(_EDGES) for entry in self.entries for way in entry.ask)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        made = {folded(part) for name in self.names for part in (name, *name.split("：")) if part}
        plain = (name for name in made if name and SIGNS.isdisjoint(name))
        longest_first = sorted(plain, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    @cached_property
    def _bare_names(self) -> frozenset[str]:
        """The names alone, those too that look like a way of asking: 写法."""
        return frozenset(_without_light(folded(name)) for name in self.names)

    def _asks_something(self, part: str) -> bool:
        """Return whether a message says more than names and small words."""
        rest = self._names.sub("", part)
        if not INTERROGATIVES.isdisjoint(rest):
            return len(rest) >= _FEWEST_CHARACTERS
        said = [character for character in rest if character not in LIGHT]
        return len(said) >= _FEWEST_CHARACTERS or not SIGNS.isdisjoint(said)

    @staticmethod
    def _bonus(entry: Entry, question: str | None, section: int | None) -> float:
        if question in entry.fields:
            return _UP
        return _SECTION_UP if section in entry.sections else 0.0


def _without_light(words: str) -> str:
    return "".join(character for character in words if character not in LIGHT)


def _keep_best(best: dict[int, float], found: Mapping[int, float]) -> None:
    for at, score in found.items():
        best[at] = max(best.get(at, 0.0), score)


def told(answer: str, facts: Mapping[str, str]) -> str:
    """Return an answer with its placeholders filled in from `facts`.

    A sentence that needs a fact that is not known, or is empty, is left out.
    """
    sentences = (found[0] for found in _SENTENCE.finditer(answer))
    return "".join(
        PLACEHOLDER.sub(lambda found: facts[found[1]], sentence)
        for sentence in sentences
        if all(facts.get(name) for name in PLACEHOLDER.findall(sentence))
    )
