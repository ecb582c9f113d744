"""Facts of several materials brought together: the same is one with both places, others stand apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from report_assistant.materials.material import MOST_FACTS, Fact, Material


@dataclass(frozen=True)
class Merged:
    """What several materials come to beside the answers that there are."""

    new: tuple[Fact, ...] = ()
    """Facts of questions that have no answer."""
    disputed: tuple[Fact, ...] = ()
    """Of questions for which the materials disagree, each value with its place."""
    differing: tuple[Fact, ...] = ()
    """Facts that say something else than the answer that was given."""
    known: int = 0
    """How many say what was answered already."""
    too_many: int = 0
    """How many more there are than are offered at once."""


def merged(
    materials: Iterable[Material], answers: Mapping[str, Any], order: Sequence[str]
) -> Merged:
    """Return the facts of materials in the order of the questions; `answers` are by question."""
    by_question: dict[str, list[Fact]] = {}
    for material in materials:
        for fact in (*material.facts, *material.disputed):
            _add(by_question.setdefault(fact.question, []), fact)
    new, disputed, differing = list[Fact](), list[Fact](), list[Fact]()
    known = 0
    for name in sorted(by_question, key=order.index):
        facts = by_question[name]
        if name in answers:
            other = [fact for fact in facts if fact.value != answers[name]]
            differing += other
            known += len(facts) > len(other)
        elif len(facts) > 1 or facts[0].is_doubtful:
            disputed += facts
        else:
            new += facts
    too_many = len(new) + len(disputed) + len(differing) - MOST_FACTS
    room = max(0, MOST_FACTS - len(new))
    behind = (disputed + differing)[:room]
    return Merged(
        tuple(new[:MOST_FACTS]),
        tuple(fact for fact in behind if fact in disputed),
        tuple(fact for fact in behind if fact not in disputed),
        known,
        max(0, too_many),
    )


def _add(facts: list[Fact], fact: Fact) -> None:
    """Add a fact, or its place to the one with the same value."""
    for place, other in enumerate(facts):
        if other.value == fact.value:
            is_doubtful = other.is_doubtful and fact.is_doubtful
            origins = (*other.origins, *fact.origins)
            facts[place] = replace(other, origins=origins, is_doubtful=is_doubtful)
            return
    facts.append(fact)
