"""Loading the questionnaire from prompts/, with every mistake named by file and line.

An office may edit the prompts files; whatever is wrong in them comes out as PromptsError, a list of
sentences with file, line and the nearest right name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, Protocol

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.yaml_lines import LocatedYaml, YamlProblem, load_yaml
from report_assistant.questionnaire.expressions import Expression, ExpressionMistake
from report_assistant.questionnaire.names import LAST, LAST_YEAR_CHOICES, NameMistake, check_name
from report_assistant.questionnaire.question import (
    FILTERS,
    FollowUp,
    Option,
    Question,
    Questionnaire,
    Section,
    Suggestion,
)
from report_assistant.report import tables, text
from report_assistant.report.edition import section_title
from report_assistant.report.fields import Field, Kind, UnknownField, field_at
from report_assistant.report.labels import field_label

_REPEATS: dict[str, Mapping[str, str]] = {"outcomes": tables.OUTCOME_LABELS}
"""Names that `each:` and `choices:` may give instead of listing: field -> label."""
_CHOICE_SOURCES = _REPEATS | {"case_blocks": tables.CASE_BLOCK_LABELS} | LAST_YEAR_CHOICES
_EXPRESSIONS = (
    *("relevant", "constraint", "default", "calculation"),
    *("carry", "compare", "bare_number", "confirm_none"),
)
_FOLLOW_UP = ("label", "hint", "example", "enter")
_SUGGESTION = frozenset({"text", "relevant", "formerly", "reply"})
_TEXTS = ("hint", "guidance_hint", "article", "example", "unit", "constraint_message")
_KEYS = frozenset(
    {"name", "label", "title", "aliases", "parts", "required", "suggestions", "choices", "multiple"}
    | {
        "otherwise_none",
        "zero_together",
        "may_lack",
        "each",
        "hints",
        "enter_words",
        "follow_up",
        "one_for_each",
        "formerly",
        "common",
    }
    | {*_EXPRESSIONS, *_TEXTS}
)
_FILE_KEYS = frozenset({"section", "title", "questions"})
FAQ_FILE = "faq.yaml"
_OF_WORDS = frozenset({"lexicon.yaml", FAQ_FILE, "wishes.yaml"})
"""Files of the same folder that hold what clerks say, and no questions."""


@dataclass(frozen=True)
class PromptsProblem:
    """One mistake in a prompts file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file} 第 {self.line} 行：{self.message}"


class PromptsError(ClerkProblem):
    """The questionnaire cannot be used; `problems` says where and how to mend it."""

    def __init__(self, problems: Iterable[PromptsProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class PromptsDirectory(Protocol):
    """A folder of prompts files: a path, or a folder inside the installed package."""

    def iterdir(self) -> Iterator[Any]:
        """Return the files in it."""
        ...


def load_questionnaire(directory: PromptsDirectory | None = None) -> Questionnaire:
    """Return the questionnaire in `directory` (ours by default). Raises PromptsError."""
    return _ours() if directory is None else _loaded(directory)


@cache
def _ours() -> Questionnaire:
    """Return our own one, read once: it never changes, and the FAQ needs it too."""
    return _loaded(asset_dir("prompts") / "annual_report")


def _loaded(folder: PromptsDirectory) -> Questionnaire:
    files = sorted(
        (file for file in folder.iterdir() if _holds_questions(file.name)),
        key=lambda file: str(file.name),
    )
    problems: list[PromptsProblem] = []
    drafts: list[_FileDraft] = []
    for file in files:
        try:
            drafts.append(_FileDraft(file.name, load_yaml(file.read_text("utf-8"), file.name)))
        except YamlProblem as problem:
            problems.append(PromptsProblem(file.name, problem.line, problem.message))
    questionnaire = _build(drafts, problems)
    if problems:
        raise PromptsError(problems)
    return questionnaire


def _holds_questions(file: str) -> bool:
    return file.endswith(".yaml") and file not in _OF_WORDS


@dataclass(frozen=True)
class _FileDraft:
    """One file as it was read, not yet checked."""

    name: str
    source: LocatedYaml

    def problem(self, where: tuple[str | int, ...], message: str) -> PromptsProblem:
        return PromptsProblem(self.name, self.source.line(where), message)

    @cached_property
    def content(self) -> dict[str, Any]:
        return self.source.value if isinstance(self.source.value, dict) else {}


def _build(drafts: list[_FileDraft], problems: list[PromptsProblem]) -> Questionnaire:
    by_name: dict[str, Question] = {}
    sections: list[Section] = []
    for draft in drafts:
        problems.extend(_unknown_keys(draft, (), draft.content, _FILE_KEYS))
        number = draft.content.get("section")
        if not isinstance(number, int):
            problems.append(draft.problem((), "开头要写 section: 加部分的编号（0 到 6）"))
            continue
        questions: list[Question] = []
        for entry in _entries(draft, problems):
            question = entry.question(number, by_name, problems)
            if question is not None:
                by_name[question.name] = question
                questions.append(question)
        questions = [_with_named_options(question, by_name) for question in questions]
        by_name |= {question.name: question for question in questions}
        title = str(draft.content.get("title") or section_title(number))
        sections.append(Section(number, title, tuple(questions)))
    return Questionnaire(tuple(sections), by_name)


def _with_named_options(question: Question, by_name: Mapping[str, Question]) -> Question:
    """Return the question with choices for rows of table three named as those rows are."""
    rows = [by_name.get(f"applications.{option.value}") for option in question.options]
    options = tuple(
        option if row is None else replace(option, aliases=row.aliases)
        for option, row in zip(question.options, rows, strict=True)
    )
    return replace(question, options=options)


def _entries(draft: _FileDraft, problems: list[PromptsProblem]) -> Iterator["_Entry"]:
    listed = draft.content.get("questions")
    if not isinstance(listed, list) or not listed:
        problems.append(draft.problem((), "questions: 下面要列出问题"))
        return
    for position, item in enumerate(listed):
        where: tuple[str | int, ...] = ("questions", position)
        if not isinstance(item, dict):
            problems.append(draft.problem(where, "这里要写一个问题（name: 开头）"))
            continue
        source = item.get("each")
        if source is None:
            yield _Entry(draft, where, item)
        elif source in _REPEATS:
            problems += _unknown_rows(draft, where, item, _REPEATS[source])
            for field, label in _REPEATS[source].items():
                yield _Entry(draft, where, _filled(item, field, label))
        else:
            problems.append(draft.problem((*where, "each"), no_such(str(source), _REPEATS)))


def _unknown_rows(
    draft: _FileDraft,
    where: tuple[str | int, ...],
    item: Mapping[str, Any],
    rows: Mapping[str, str],
) -> Iterator[PromptsProblem]:
    """Yield the problems of texts given row by row that name an unknown row."""
    for key, value in item.items():
        for field in value if isinstance(value, dict) else ():
            if field not in rows:
                yield draft.problem((*where, key, field), no_such(str(field), rows))


def _filled(item: Mapping[str, Any], field: str, label: str) -> dict[str, Any]:
    """Return the entry for one row; a text may be given row by row, field -> text."""

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return fill(value.get(field, ""))
        if isinstance(value, str):
            return value.replace("{field}", field).replace("{label}", label)
        return [fill(each) for each in value] if isinstance(value, list) else value

    return {key: fill(value) for key, value in item.items()}


@dataclass(frozen=True)
class _Entry:
    """One entry of a file's `questions:`."""

    draft: _FileDraft
    where: tuple[str | int, ...]
    item: dict[str, Any]

    def question(
        self, section: int, earlier: Mapping[str, Question], problems: list[PromptsProblem]
    ) -> Question | None:
        """Return the checked question, or add to `problems`."""
        found = [
            *_unknown_keys(self.draft, self.where, self.item, _KEYS),
            *self._name_problems(earlier),
            *self._text_problems(),
            *self._list_problems(earlier),
        ]
        if not found:
            question = self._made(section, earlier)
            found = list(self._expression_problems(question, earlier))
            if not found:
                return question
        problems.extend(found)
        return None

    def _problem(self, key: str, message: str) -> PromptsProblem:
        return self.draft.problem((*self.where, key), message)

    def _name_problems(self, earlier: Mapping[str, Question]) -> Iterator[PromptsProblem]:
        name = self.item.get("name")
        if not isinstance(name, str):
            yield self._problem("name", "每个问题都要有 name:")
        elif name in earlier:
            yield self._problem("name", f"“{name}”前面已经问过了")
        elif name.startswith(f"{FILTERS}."):
            yield from self._filter_problems()
        else:
            try:
                field_at(name)
            except UnknownField as unknown:
                yield self._problem("name", _unknown_name(name, unknown.nearest))

    def _filter_problems(self) -> Iterator[PromptsProblem]:
        choices = self.item.get("choices")
        if isinstance(choices, str) and choices not in _CHOICE_SOURCES:
            yield self._problem("choices", no_such(choices, _CHOICE_SOURCES))
        elif not isinstance(choices, (str, dict)):
            yield self._problem("name", "filters 开头的问题要有 choices:")
        if not self.item.get("title"):
            yield self._problem("name", "filters 开头的问题要有 title:")

    def _text_problems(self) -> Iterator[PromptsProblem]:
        if not isinstance(self.item.get("label"), str):
            yield self._problem("name", "每个问题都要有 label:（问句）")
        for key in ("aliases", "parts", "enter_words", "suggestions", "hints", "common"):
            if not isinstance(self.item.get(key, []), list):
                yield self._problem(key, f"{key}: 要写成列表，例如 [新媒体, 公众号]")
        for key in ("required", "otherwise_none", "zero_together", "may_lack", "multiple"):
            if not isinstance(self.item.get(key, False), bool):
                yield self._problem(key, f"{key}: 只能写 true 或 false")

    def _list_problems(self, earlier: Mapping[str, Question]) -> Iterator[PromptsProblem]:
        """Yield the problems of what is said about the entries of a list."""
        listed = self.item.get("suggestions", [])
        for place, entry in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(entry, dict):
                where = (*self.where, "suggestions", place)
                yield from _unknown_keys(self.draft, where, entry, _SUGGESTION)
        follow_up = self.item.get("follow_up")
        if follow_up is not None and (
            not isinstance(follow_up, dict) or set(follow_up) != set(_FOLLOW_UP)
        ):
            yield self._problem("follow_up", f"follow_up: 下面要写 {'、'.join(_FOLLOW_UP)}")
        choices = self.item.get("choices")
        if isinstance(choices, str) and choices not in _CHOICE_SOURCES:
            return  # said already
        labels = self._labels(choices) if isinstance(choices, (str, dict)) else {}
        if unknown := [str(value) for value in self.item.get("common", []) if value not in labels]:
            yield self._problem("common", no_such(unknown[0], labels))
        choices = choices if isinstance(choices, dict) else {}
        for was, now in self.item.get("formerly", {}).items():
            if unknown := [str(value) for value in now if value not in choices]:
                yield self._problem("formerly", f"{was}: {no_such(unknown[0], choices)}")
        answered = self.item.get("one_for_each")
        if answered is not None and answered not in earlier:
            yield self._problem("one_for_each", no_such(str(answered), earlier))

    def _expression_problems(
        self, question: Question, earlier: Mapping[str, Question]
    ) -> Iterator[PromptsProblem]:
        for key in _EXPRESSIONS:
            expression = getattr(question, key)
            if expression is not None:
                yield from self._reading_problems(key, expression, question, earlier)
        conditions = [("suggestions", suggestion.relevant) for suggestion in question.suggestions]
        conditions += [("hints", hint.relevant) for hint in question.hints]
        conditions += [("choices", option.relevant) for option in question.options]
        for key, condition in conditions:
            if condition is not None:
                yield from self._reading_problems(key, condition, question, earlier)

    def _reading_problems(
        self,
        key: str,
        expression: Expression,
        question: Question,
        earlier: Mapping[str, Question],
    ) -> Iterator[PromptsProblem]:
        own = {"value"} if key == "constraint" else set()
        try:
            for name in sorted(expression.reads - own):
                check_name(name, question.name, earlier)
        except (ExpressionMistake, NameMistake) as mistake:
            yield self._problem(key, str(mistake))

    def _made(self, section: int, earlier: Mapping[str, Question]) -> Question:
        item = self.item
        answered = earlier.get(item.get("one_for_each", ""))
        name = str(item["name"])
        field = None if name.startswith(f"{FILTERS}.") else field_at(name)
        return Question(
            name=name,
            section=section,
            label=str(item["label"]),
            title=str(item.get("title") or field_label(name)),
            kind=self._filter_kind() if field is None else field.kind,
            field=field,
            aliases=tuple(str(alias) for alias in item.get("aliases", [])),
            parts=tuple(str(part) for part in item.get("parts", [])),
            enter_words=tuple(str(words) for words in item.get("enter_words", [])),
            required=bool(item.get("required", True)),
            otherwise_none=bool(item.get("otherwise_none", False)),
            zero_together=bool(item.get("zero_together", False)),
            may_lack=bool(item.get("may_lack", False)),
            hints=tuple(map(_suggestion, item.get("hints", []))),
            suggestions=(
                *map(_suggestion, item.get("suggestions", [])),
                *(_replies(answered) if answered is not None else ()),
            ),
            follow_up=None if "follow_up" not in item else FollowUp(**item["follow_up"]),
            one_for_each="" if answered is None else answered.name,
            options=tuple(self._options(field)),
            formerly=tuple((was, tuple(now)) for was, now in item.get("formerly", {}).items()),
            **self._texts_and_expressions(),
        )

    def _texts_and_expressions(self) -> dict[str, Any]:
        texts = {key: str(self.item.get(key, "")).strip() for key in _TEXTS}
        texts["example"] = text.phrase(texts["example"])  # quoted inside sentences
        expressions = {key: _expression(self.item.get(key)) for key in _EXPRESSIONS}
        if self.item.get("carry") is True:
            expressions["carry"] = Expression(f"{LAST}.{self.item['name']}")
        return texts | expressions

    def _filter_kind(self) -> Kind:
        return Kind.CHOICES if self.item.get("multiple") else Kind.CHOICE

    def _options(self, field: Field | None) -> Iterator[Option]:
        choices = self.item.get("choices")
        if field is not None:
            if field.kind in (Kind.CHOICE, Kind.CHOICES):
                yield from (Option(choice.value, choice.label) for choice in field.choices)
            return
        common = self.item.get("common", [])
        for value, given in self._labels(choices).items():
            yield replace(_option(str(value), given), is_common=value in common)

    @staticmethod
    def _labels(choices: Any) -> Mapping[str, Any]:
        labels: Mapping[str, Any] = (
            _CHOICE_SOURCES[choices] if isinstance(choices, str) else choices or {}
        )
        return labels


def _option(value: str, given: Any) -> Option:
    if isinstance(given, dict):
        return Option(
            value, str(given.get("label", "")), relevant=_expression(given.get("relevant"))
        )
    return Option(value, str(given))


def _suggestion(entry: Any) -> Suggestion:
    if not isinstance(entry, dict):
        return Suggestion(str(entry))
    return Suggestion(
        str(entry.get("text", "")),
        _expression(entry.get("relevant")),
        tuple(map(str, entry.get("formerly", []))),
        str(entry.get("reply", "")),
    )


def _replies(answered: Question) -> Iterator[Suggestion]:
    """Yield what replies to the suggestions of the list that a question answers."""
    for each in answered.suggestions:
        if each.reply:
            yield Suggestion(each.reply, each.relevant, to=each)


def _expression(source: Any) -> Expression | None:
    return None if source is None else Expression(str(source))


def _unknown_keys(
    draft: _FileDraft,
    where: tuple[str | int, ...],
    item: Mapping[str, Any],
    known: Iterable[str],
) -> Iterator[PromptsProblem]:
    for key in item:
        if key not in known:
            yield draft.problem((*where, key), no_such(str(key), known))


def no_such(word: str, known: Iterable[str]) -> str:
    """Return the sentence for a name that does not exist, with the nearest that does."""
    nearest = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return _unknown_name(word, nearest[0] if nearest else "")


def _unknown_name(name: str, nearest: str) -> str:
    return f"没有“{name}”这个名称" + (f"，是不是想写“{nearest}”" if nearest else "")
