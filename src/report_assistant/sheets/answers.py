"""A table that was filled in, as answers to the questions that its rows are.

Only rows that changed are answered. An empty cell of a row with numbers is 0. A row that was
emptied is open again. Where a multiple choice says which rows there are (the kinds of result), the
choice follows the rows: one that has numbers is chosen, one without is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report_assistant.interview.answers import Answers
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.state import ASKED, Status
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind, field_at
from report_assistant.report.tables import cell_values
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.grid import GridRow


@dataclass(frozen=True)
class TableAnswers:
    """The answers of a filled table, and the numbers that the report does not show."""

    values: Mapping[str, Any]
    """Question name -> typed value; `None` opens the question again."""
    told: tuple[str, ...]
    """Sentences about numbers that the report leaves out as the other answers stand."""


def table_answers(filled: FilledTable, answers: Answers) -> TableAnswers:
    """Return the answers that make the report's table like this one."""
    rows = list(_changed(filled, filled_from(filled.grid.table.key, answers.report)))
    values = _chosen(rows, filled, answers)
    for row in rows:
        question = answers.questionnaire.by_name.get(row.answer)
        if question is not None:
            values |= _answer(question, row, filled, answers)
    values = _without_idle_zeros(values, answers)
    return TableAnswers(values, tuple(_left_out(rows, values, filled, answers)))


def _changed(filled: FilledTable, before: FilledTable) -> Iterator[GridRow]:
    for row in filled.grid.rows:
        if not row.is_computed and _cells(row, filled) != _cells(row, before):
            yield row


def _cells(row: GridRow, filled: FilledTable) -> tuple[Any, ...] | None:
    """Return the row's numbers, empty ones as 0; `None` for an empty row."""
    if filled.is_empty(row):
        return None
    return tuple(filled.numbers.get(path, 0) for path in row.filled_in)


def _value(row: GridRow, filled: FilledTable) -> Any:
    cells = _cells(row, filled)
    if cells is None:
        return None
    field = field_at(row.answer)
    if field.kind is Kind.COUNTS:
        return field.load(dict(zip(field.columns, cells, strict=True)))
    return field.load(str(cells[0]) if field.kind is Kind.MONEY else cells[0])


def _answer(
    question: Question, row: GridRow, filled: FilledTable, answers: Answers
) -> dict[str, Any]:
    value = _value(row, filled)
    has_numbers = any(_cells(row, filled) or ())
    if value is None or (not has_numbers and _chooser(row, answers) is not None):
        return {question.name: None} if question.name in answers.state.values else {}
    return {question.name: value}


# ---------------------------------------------------------------- the choice of rows


def _chooser(row: GridRow, answers: Answers) -> Question | None:
    """Return the multiple choice that decides whether there is such a row."""
    name = row.answer.rpartition(".")[2]
    own = answers.questionnaire.by_name.get(row.answer)
    for question in answers.questionnaire.questions:
        if question.is_filter and question.kind is Kind.CHOICES and own is not None:
            options = [option.value for option in question.options]
            if question.section == own.section and name in options:
                return question
    return None


def _chosen(rows: list[GridRow], filled: FilledTable, answers: Answers) -> dict[str, Any]:
    """Return the choices that the changed rows change."""
    choices: dict[str, list[str]] = {}
    changed: dict[str, list[GridRow]] = {}
    for row in rows:
        chooser = _chooser(row, answers)
        if chooser is None:
            continue
        changed.setdefault(chooser.name, []).append(row)
        chosen = choices.setdefault(chooser.name, list(_stored(chooser, answers)))
        name = row.answer.rpartition(".")[2]
        if any(_cells(row, filled) or ()):
            chosen.extend([name] if name not in chosen else [])
        elif name in chosen:
            chosen.remove(name)
    return {
        name: _in_order(answers.questionnaire.by_name[name], chosen)
        for name, chosen in choices.items()
        if set(chosen) != set(_stored(answers.questionnaire.by_name[name], answers))
        or _says_none(name, changed[name], filled, answers)
    }


def _stored(chooser: Question, answers: Answers) -> list[str]:
    return answers.state.values.get(chooser.name) or []


def _in_order(chooser: Question, chosen: list[str]) -> list[str]:
    return [option.value for option in chooser.options if option.value in chosen]


def _says_none(name: str, rows: list[GridRow], filled: FilledTable, answers: Answers) -> bool:
    """Return whether every row of an unanswered choice was filled in with zeros."""
    chooser = answers.questionnaire.by_name[name]
    is_open = name not in answers.state.values
    return is_open and len(rows) == len(chooser.options) and not any(map(filled.is_empty, rows))


# ---------------------------------------------------------------- what counts


def _without_idle_zeros(values: dict[str, Any], answers: Answers) -> dict[str, Any]:
    """Leave out zeros and emptied rows of questions that are not asked: the report says none."""
    idle = {name for name, value in values.items() if _may_be_idle(name, value, answers)}
    others = {name: value for name, value in values.items() if name not in idle}
    status = answers.state_with(*entries_for(answers, others)).status
    return {name: v for name, v in values.items() if name not in idle or status[name] in ASKED}


def _may_be_idle(name: str, value: Any, answers: Answers) -> bool:
    """Return whether a value, or a row that was emptied, may be what the report says anyway."""
    question = answers.questionnaire.by_name[name]
    none = question.none_value() if question.otherwise_none else None
    known = answers.state.values.get(name) if value is None else value
    return none is not None and known == none


def _left_out(
    rows: list[GridRow], values: Mapping[str, Any], filled: FilledTable, answers: Answers
) -> Iterator[str]:
    """Yield a sentence for each row of numbers that the report would not show."""
    state = answers.state_with(*entries_for(answers, values))
    after = cell_values(state.report)
    for row in rows:
        cells = _cells(row, filled)
        if not any(cells or ()) or tuple(after[path] for path in row.filled_in) == cells:
            continue
        is_early = state.status.get(row.answer) is Status.NOT_YET
        why = _first_wanted(filled, answers) if is_early else "按前面的答案用不着这一行"
        yield f"“{row.label}”的数先收着，还没写进报告：{why}。"


def _first_wanted(filled: FilledTable, answers: Answers) -> str:
    """Return a sentence that names the rows to be filled in first."""
    by_name = answers.questionnaire.by_name
    wanted = [
        f"“{row.label}”"
        for row in filled.grid.rows
        if filled.is_empty(row)
        and (question := by_name.get(row.answer)) is not None
        and question.relevant is None
    ]
    rows = "、".join(wanted)
    return f"先填{rows}，没有就填 0" if rows else "前面还有题没答"
