"""Answers files: a report as YAML whose keys are the model's field names.

`load_answers` says in plain sentences, with lines, what has to be mended; `dump_answers` is its
exact inverse. Answers that have not been given are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.yaml_lines import LocatedYaml, load_yaml
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import CountRow
from report_assistant.store.answer_mistakes import mistake_sentence
from report_assistant.store.answer_shapes import (
    ALL_ZERO,
    ZERO_TABLES,
    Mistake,
    Shaping,
    rows_of,
)

COLLECTED = "collected"
"""The part of an answers file that tells whose figures were added up; it is none of the report's."""
_MAX_SENTENCES = 20
_MORE_MISTAKES = "还有 {} 处，先改好上面这些再看"


class AnswersFileError(ClerkProblem):
    """An answers file cannot be used; `problems` says what to mend, one sentence for each place."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load_answers(text: str, name: str) -> AnnualReport:
    """Read an answers file; `name` is the file's name, for messages.

    Raises YamlProblem for text that is no YAML, AnswersFileError for answers that do not fit.
    """
    located = load_yaml(text, name)
    report, mistakes = _read(located)
    if not mistakes:
        return report
    mistakes.sort(key=lambda mistake: located.line(mistake.where))
    sentences = [f"{name} 第 {located.line(m.where)} 行：{m.sentence}" for m in mistakes]
    raise AnswersFileError(shortened(sentences, _MAX_SENTENCES, _MORE_MISTAKES))


def answers_in(content: Mapping[str, Any]) -> AnnualReport:
    """Return the report that an answers file with this content makes. Raises AnswersFileError."""
    report, mistakes = _read(LocatedYaml(content, {}))
    if mistakes:
        raise AnswersFileError(shortened([m.sentence for m in mistakes], _MAX_SENTENCES))
    return report


def dump_answers(report: AnnualReport) -> str:
    """Return the report's answers file; loading it gives an equal report."""
    return yaml.dump(
        _plain(report) or {},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )


def _read(located: LocatedYaml) -> tuple[AnnualReport, list[Mistake]]:
    """Return the report, and what has to be mended; the report is empty then."""
    if isinstance(located.value, dict) and COLLECTED in located.value:
        own = {name: part for name, part in located.value.items() if name != COLLECTED}
        located = replace(located, value=own)
    shaping = Shaping(located)
    data = shaping.shaped()
    mistakes = list(shaping.mistakes)
    try:
        return AnnualReport.model_validate(data), mistakes
    except ValidationError as error:
        return AnnualReport(), [*mistakes, *map(mistake_sentence, error.errors())]


class _Dumper(yaml.SafeDumper):
    """Money as typed, several paragraphs as a block, no aliases."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _decimal_node(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    digits = format(value, "f")
    tag = "float" if "." in digits else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", digits)


def _text_node(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(Decimal, _decimal_node)
_Dumper.add_representer(str, _text_node)


def _plain(part: BaseModel) -> Any:
    """Return a part as plain data without unanswered fields; `None` when nothing is left."""
    if isinstance(part, CountRow) and all(value == 0 for _, value in part):
        return ALL_ZERO
    found: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        plain = _plain(value) if isinstance(value, BaseModel) else _plain_leaf(value)
        if plain is not None and plain != field.get_default(call_default_factory=True):
            found[name] = plain
    if "villages" in found and "communities" not in found:
        found["communities"] = None  # lacking, it would be read as in a file of an earlier version
    if isinstance(part, ZERO_TABLES) and found == dict.fromkeys(rows_of(type(part)), ALL_ZERO):
        return ALL_ZERO
    return found or None


def _plain_leaf(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain_item(item) for item in value]
    if isinstance(value, dict):
        return dict(value)
    return _plain_item(value)


def _plain_item(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain_item(item) for name, item in value}
    return str(value) if isinstance(value, str) else value
