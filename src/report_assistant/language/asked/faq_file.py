"""Loading the FAQ from prompts/annual_report/faq.yaml.

An office may edit the file; whatever is wrong in it comes out as PromptsError, with file and line.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.yaml_lines import LocatedYaml, Where, YamlProblem, load_yaml
from report_assistant.language.asked.faq import PLACEHOLDER, PLACEHOLDERS, Entry, Faq
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.questionnaire.questionnaire import (
    FAQ_FILE,
    PromptsError,
    PromptsProblem,
    load_questionnaire,
    no_such,
)
from report_assistant.report import tables, text
from report_assistant.report.choices import OrganisationKind

_KEYS = frozenset({"ask", "fields", "answer", "answer_for", "source", "kinds"})
_LABELS = {
    **{row: label.rpartition("：")[2] for row, label in tables.OUTCOME_LABELS.items()},
    **{column: label for labels in tables.ROW_LABELS for column, label in labels.items()},
}
"""Row or column of a table -> its label; in the file it stands as {not_held}."""
_KNOWN = PLACEHOLDERS | _LABELS.keys()
_KINDS = frozenset(kind.value for kind in OrganisationKind)


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
    titles = {each.name: each.title for each in asked.questions}
    return Faq(entries, titles, frozenset(names))


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

    def _note(self, where: Where, message: str) -> None:
        self.problems.append(PromptsProblem(FAQ_FILE, self._source.line(where), message))

    def _check(self, where: Where, item: Any) -> None:
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

    def _check_ways(self, where: Where, ways: Any) -> None:
        if not isinstance(ways, list) or not ways:
            self._note((*where, "ask"), "ask: 要写成列表，例如 [转发算吗, 转载的算不算]")
            return
        for at, way in enumerate(ways):
            place = (*where, "ask", at)
            first = self._first_line.setdefault(str(way), self._source.line(place))
            if first != self._source.line(place) or ways.index(way) != at:
                self._note(place, f"“{way}”写了两次，第一次在第 {first} 行")

    def _check_named(self, where: Where, names: Any, known: Collection[str]) -> None:
        if not isinstance(names, list):
            self._note(where, f"{where[-1]}: 要写成列表")
            return
        for at, name in enumerate(names):
            if str(name) not in known:
                self._note((*where, at), no_such(str(name), known))

    def _check_answers(self, where: Where, item: Mapping[str, Any]) -> None:
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
            self._check_placeholders((*where, *place), str(answer))

    def _check_placeholders(self, where: Where, answer: str) -> None:
        for name in PLACEHOLDER.findall(answer):
            if name not in _KNOWN:
                self._note(where, no_such(name, _KNOWN))
        if not {"{", "}"}.isdisjoint(PLACEHOLDER.sub("", answer)):
            self._note(where, "花括号要成对，例如 {year}")

    def _made(self, item: Mapping[str, Any]) -> Entry:
        fields = tuple(item.get("fields", ()))
        by_name = self._questionnaire.by_name
        return Entry(
            ask=tuple(_labelled(str(way)) for way in item["ask"]),
            source=str(item["source"]).strip(),
            answer=_labelled(_one_line(item.get("answer"))),
            by_kind={
                kind: _labelled(_one_line(each))
                for kind, each in item.get("answer_for", {}).items()
            },
            fields=fields,
            kinds=tuple(item.get("kinds", ())),
            sections=frozenset(by_name[name].section for name in fields),
            names=" ".join(called for name in fields for called in _names_of(by_name[name])),
        )


def _labelled(words: str) -> str:
    """Return words with the labels of the tables in them; what the report fills in is left."""
    return PLACEHOLDER.sub(lambda found: _LABELS.get(found[1], found[0]), words)


def _one_line(answer: Any) -> str:
    return text.one_line(str(answer or ""))
