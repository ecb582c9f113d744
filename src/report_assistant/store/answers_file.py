"""Answers files: a report as YAML whose keys are the model's field names, nested as in the model.

`dump_answers` and `load_answers` are exact inverses. Where a file that somebody wrote by hand is
wrong, every mistake is named with its line and the nearest right name. A row of a table may be
written as `0` when all its cells are zero, and so may a whole table.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from report_assistant.problems import ClerkProblem
from report_assistant.report.fields import UnknownField, field_at, part_at
from report_assistant.report.labels import field_label
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import CountRow
from report_assistant.yaml_lines import LocatedYaml, Where, load_yaml

_COUNT_TABLES = ("applications", "review_litigation")


class AnswersFileError(ClerkProblem):
    """The file does not hold a report; `problems` has one sentence for each mistake."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load_answers(text: str, name: str) -> AnnualReport:
    """Read an answers file; `name` is used in messages. Raises AnswersFileError or YamlProblem."""
    located = load_yaml(text, name)
    if not isinstance(located.value, dict):
        raise AnswersFileError([f"{name}：这不是答案文件，答案文件要写成“名称: 内容”。"])
    problems = [*_unknown_names(located, name)]
    if problems:
        raise AnswersFileError(problems)
    try:
        return AnnualReport.model_validate(_zeros_unfolded(located.value))
    except ValidationError as error:
        raise AnswersFileError([*_sentences(error, located, name)]) from error


def dump_answers(report: AnnualReport) -> str:
    """Write a report as an answers file; what is not answered is left out."""
    return yaml.dump(
        _without_blanks(report.model_dump()),
        Dumper=_AnswersDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
    )


# ---------------------------------------------------------------- writing


class _AnswersDumper(yaml.SafeDumper):
    """Writes money with its digits as typed, choices as their values."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: an answers file has no references."""
        return True


def _money(dumper: yaml.SafeDumper, amount: Decimal) -> yaml.Node:
    digits = format(amount, "f")
    kind = "float" if "." in digits else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", digits)


_AnswersDumper.add_representer(Decimal, _money)
_AnswersDumper.add_multi_representer(
    str, lambda dumper, text: dumper.represent_str(str.__str__(text))
)


def _without_blanks(value: Any) -> Any:
    """Leave out what is not answered, and parts in which nothing is."""
    if not isinstance(value, dict):
        return value
    kept = {key: _without_blanks(inner) for key, inner in value.items() if inner is not None}
    return {key: inner for key, inner in kept.items() if inner != {} and not _is_blank(key, inner)}


def _is_blank(key: str, value: Any) -> bool:
    return key == "footnote" and value == ""


# ---------------------------------------------------------------- reading


def _zeros_unfolded(value: dict[str, Any]) -> dict[str, Any]:
    """Write out rows and tables that are given as 0."""
    found = dict(value)
    for table in _COUNT_TABLES:
        rows = _rows_of(table)
        if found.get(table) == 0:
            found[table] = dict.fromkeys(rows, 0)
    for table in (*_COUNT_TABLES, "proactive_disclosure"):
        if isinstance(found.get(table), dict):
            found[table] = {
                key: dict.fromkeys(_rows_of(table)[key], 0)
                if inner == 0 and key in _rows_of(table)
                else inner
                for key, inner in found[table].items()
            }
    return found


def _rows_of(table: str) -> Mapping[str, tuple[str, ...]]:
    """The rows of counts in a table's part of the model, with their columns."""
    part = part_at([table])
    assert part is not None
    rows = {name: part_at([table, name]) for name in part.model_fields}
    return {
        name: tuple(row.model_fields)
        for name, row in rows.items()
        if row is not None and issubclass(row, CountRow)
    }


def _unknown_names(located: LocatedYaml, name: str) -> Iterator[str]:
    for where in located.lines:
        if not where or not all(isinstance(step, str) for step in where):
            continue
        *parents, key = [str(step) for step in where]
        part = part_at(parents)
        if part is None or key in part.model_fields:
            continue
        yield f"{name} 第 {located.line(where)} 行：{_unknown(part, key)}"


def _unknown(part: type[BaseModel], key: str) -> str:
    if isinstance(getattr(part, key, None), property):
        return f"“{key}”由程序自动算出，请把这一行删掉。"
    nearest = get_close_matches(key, list(part.model_fields), n=1, cutoff=0.5)
    hint = f"，是不是想写“{nearest[0]}”" if nearest else ""
    return f"没有“{key}”这个名称{hint}。"


def _sentences(error: ValidationError, located: LocatedYaml, name: str) -> Iterator[str]:
    for complaint in error.errors():
        where: Where = tuple(complaint["loc"])
        yield f"{name} 第 {located.line(where)} 行：{_label(where)}{_what_to_do(complaint)}"


def _label(where: Where) -> str:
    names = [str(step) for step in where if isinstance(step, str)]
    while names:
        path = ".".join(names)
        try:
            field_at(path)
        except UnknownField:
            names.pop()
            continue
        return f"“{field_label(path)}”"
    return "这里"


def _what_to_do(complaint: Mapping[str, Any]) -> str:
    limits = complaint.get("ctx", {})
    match complaint["type"]:
        case "greater_than_equal":
            return f"要填不小于 {limits['ge']} 的数。"
        case "less_than_equal":
            return f"要填不大于 {limits['le']} 的数。"
        case "int_type" | "int_from_float" | "int_parsing":
            return "要填整数，例如 114。"
        case "decimal_type" | "decimal_parsing" | "decimal_max_places" | "decimal_max_digits":
            return "要填金额，小数最多 6 位，例如 0.035。"
        case "string_type":
            return "要填文字；全是数字的内容请加上引号。"
        case "string_too_long" | "too_long":
            return f"太长了，最多 {limits['max_length']} 个字（项）。"
        case "string_pattern_mismatch":
            return "格式不对，请照样子填，例如邮政编码是六位数字。"
        case "enum":
            return f"要从这几个里选一个：{limits.get('expected', '')}。"
        case "list_type":
            return "要写成列表，一行一项，前面加“- ”。"
        case "missing":
            return "少了必须填的一项。"
        case _:
            return "没看懂，请对照 examples 里的例子。"


__all__ = ["AnswersFileError", "dump_answers", "load_answers"]
