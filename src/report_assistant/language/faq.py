"""The FAQ: what clerks ask about the report, answered from prompts/annual_report/faq.yaml.

An office may edit the file; whatever is wrong in it comes out as PromptsError, with file and line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.yaml_lines import LocatedYaml, YamlProblem, load_yaml
from report_assistant.language.asked_words import INTERROGATIVES, LIGHT, SIGNS, wordings
from report_assistant.language.faq_index import Asked, FaqIndex
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.questionnaire.questionnaire import (
    FAQ_FILE,
    PromptsError,
    PromptsProblem,
    load_questionnaire,
    no_such,
)
from report_assistant.report import text
from report_assistant.report.choices import OrganisationKind

PLACEHOLDERS = frozenset({"year", "due", "left", "example", "last", "why", "sum"})
"""What an answer may leave to be filled in from the report that is being written."""
_KEYS = frozenset({"ask", "fields", "answer", "answer_for", "source", "kinds"})
_KINDS = frozenset(kind.value for kind in OrganisationKind)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_NEAR_ENOUGH = 0.42
_ALSO_NEAR = 0.75
"""How near the second entry must come to the first."""
_UP, _SECTION_UP = 0.12, 0.06
_LEAST = 0.3
"""An entry farther than this is not brought nearer by the question that is up."""
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
            for at, score in self._scores(words[:_LONGEST]).items()
            if score >= _LEAST and (entry := self.entries[at]).holds_for(kind)
        ]
        near = sorted(
            (hit for hit in hits if hit.score >= _NEAR_ENOUGH), key=lambda hit: -hit.score
        )
        return tuple(hit for hit in near[:2] if hit.score >= _ALSO_NEAR * near[0].score)

    def _scores(self, words: str) -> dict[int, float]:
        """Return how near each entry comes to a message, or to a few clauses of it."""
        best: dict[int, float] = {}
        all_said = 0.0
        is_way = words.strip() in self._ways
        for said in wordings(words):
            if not is_way and not self._asks_something(said.folded):
                continue
            part_said = self._index.says(said)
            all_said = max(all_said, part_said)
            certain = 1.0 if is_way else self._certainty(part_said, all_said)
            for at, score in self._index.scores(said).items():
                best[at] = max(best.get(at, 0.0), score * certain)
        return best

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
        return frozenset(way for entry in self.entries for way in entry.ask)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

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


def told(answer: str, facts: Mapping[str, str]) -> str:
    """Return an answer with its placeholders filled in from `facts`.

    A sentence that needs a fact that is not known, or is empty, is left out.
    """
    sentences = (found[0] for found in _SENTENCE.finditer(answer))
    return "".join(
        _PLACEHOLDER.sub(lambda found: facts[found[1]], sentence)
        for sentence in sentences
        if all(facts.get(name) for name in _PLACEHOLDER.findall(sentence))
    )


def load_faq(questionnaire: Questionnaire | None = None, content: str | None = None) -> Faq:
    """Return the FAQ in prompts/ (or in `content`, the text of such a file). Raises PromptsError."""
    asked = questionnaire or load_questionnaire()
    if content is None:
        content = (asset_dir("prompts") / "annual_report" / FAQ_FILE).read_text("utf-8")
    try:
        source = load_yaml(content, FAQ_FILE)
    except YamlProblem as problem:
        raise PromptsError([PromptsProblem(FAQ_FILE, problem.line, problem.message)]) from problem
    reading = _Reading(source, asked)
    entries = tuple(reading.entries())
    if reading.problems:
        raise PromptsError(reading.problems)
    names = (name for each in asked.questions for name in (*_names_of(each), *each.parts))
    return Faq(entries, frozenset(names))


def _names_of(question: Question) -> tuple[str, ...]:
    return (question.title, *question.aliases)


class _Reading:
    """Turns the file into entries, noting what is wrong."""

    def __init__(self, source: LocatedYaml, questionnaire: Questionnaire) -> None:
        self.problems: list[PromptsProblem] = []
        self._source = source
        self._questionnaire = questionnaire
        self._first_line: dict[str, int] = {}

    def entries(self) -> Iterator[Entry]:
        listed = self._source.value
        if not isinstance(listed, list) or not listed:
            self._note((), "这里要列出问答，一条以 - ask: 开头")
            return
        for at, item in enumerate(listed):
            before = len(self.problems)
            self._check((at,), item)
            if len(self.problems) == before:
                yield self._made(item)

    def _note(self, where: tuple[str | int, ...], message: str) -> None:
        self.problems.append(PromptsProblem(FAQ_FILE, self._source.line(where), message))

    def _check(self, where: tuple[int], item: Any) -> None:
        if not isinstance(item, dict):
            self._note(where, "这里要写一条问答（ask: 开头）")
            return
        for key in item:
            if key not in _KEYS:
                self._note((*where, key), no_such(str(key), _KEYS))
        self._check_ways(where, item.get("ask"))
        self._check_named((*where, "fields"), item.get("fields", []), self._questionnaire.by_name)
        self._check_named((*where, "kinds"), item.get("kinds", []), _KINDS)
        self._check_answers(where, item)
        if not str(item.get("source") or "").strip():
            self._note(
                where, "每条问答都要有 source:（依据，例如《条例》第四十九条；程序的事写“程序”）"
            )

    def _check_ways(self, where: tuple[int], ways: Any) -> None:
        if not isinstance(ways, list) or not ways:
            self._note((*where, "ask"), "ask: 要写成列表，例如 [转发算吗, 转载的算不算]")
            return
        for at, way in enumerate(ways):
            place = (*where, "ask", at)
            first = self._first_line.setdefault(str(way), self._source.line(place))
            if first != self._source.line(place) or ways.index(way) != at:
                self._note(place, f"“{way}”写了两次，第一次在第 {first} 行")

    def _check_named(self, where: tuple[str | int, ...], names: Any, known: Any) -> None:
        if not isinstance(names, list):
            self._note(where, f"{where[-1]}: 要写成列表")
            return
        for at, name in enumerate(names):
            if name not in known:
                self._note((*where, at), no_such(str(name), known))

    def _check_answers(self, where: tuple[int], item: Mapping[str, Any]) -> None:
        by_kind = item.get("answer_for", {})
        if not isinstance(by_kind, dict):
            self._note((*where, "answer_for"), "answer_for: 下面要按单位类别写，例如 county: ……")
            return
        self._check_named((*where, "answer_for"), list(by_kind), _KINDS)
        answers: dict[tuple[str, ...], Any] = {("answer",): item.get("answer", "")}
        answers |= {("answer_for", kind): answer for kind, answer in by_kind.items()}
        if not any(answers.values()):
            self._note(where, "每条问答都要有 answer:（回答）")
        for place, answer in answers.items():
            for name in _PLACEHOLDER.findall(str(answer)):
                if name not in PLACEHOLDERS:
                    self._note((*where, *place), no_such(name, PLACEHOLDERS))

    def _made(self, item: Mapping[str, Any]) -> Entry:
        fields = tuple(item.get("fields", ()))
        by_name = self._questionnaire.by_name
        return Entry(
            ask=tuple(str(way) for way in item["ask"]),
            source=str(item["source"]).strip(),
            answer=_one_line(item.get("answer")),
            by_kind={kind: _one_line(each) for kind, each in item.get("answer_for", {}).items()},
            fields=fields,
            kinds=tuple(item.get("kinds", ())),
            sections=frozenset(by_name[name].section for name in fields),
            names=" ".join(called for name in fields for called in _names_of(by_name[name])),
        )


def _one_line(answer: Any) -> str:
    return text.one_line(str(answer or ""))
