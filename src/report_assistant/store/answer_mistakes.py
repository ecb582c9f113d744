"""Pydantic's errors as plain sentences that say what to do. Nobody is shown an English one."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from report_assistant.report.choices import Choice
from report_assistant.report.fields import Kind, UnknownField, field_at
from report_assistant.report.labels import field_label
from report_assistant.report.values import Figure, Measure
from report_assistant.store.answer_shapes import Mistake


def mistake_sentence(error: ErrorDetails) -> Mistake:
    """Return the place of an error and what to do about it."""
    where = tuple(error["loc"])
    say = _SENTENCES.get(error["type"], _whatever)
    sentence = say(error.get("ctx", {}))
    choices = _choices(where)
    if choices is not None:
        words = "、".join(f"{choice.value}（{choice.label}）" for choice in choices)
        sentence = f"要从这些里选：{words}"
    return Mistake(where, f"“{_label(where)}”{sentence}")


def _whole_number(_: Mapping[str, Any]) -> str:
    return "要填一个不小于 0 的整数，例如 114，不带单位和引号"


def _amount(_: Mapping[str, Any]) -> str:
    return "要填一个不小于 0 的数，例如 0.0350，不带单位和引号"


def _at_least(limits: Mapping[str, Any]) -> str:
    return f"不能小于 {limits.get('ge', 0)}"


def _at_most(limits: Mapping[str, Any]) -> str:
    return f"不能大于 {limits.get('le')}，请核对是不是多打了数字"


def _too_long(limits: Mapping[str, Any]) -> str:
    most = limits["max_length"]
    is_list = limits.get("field_type") == "List"
    return f"太多了，最多写 {most} 项" if is_list else f"太长了，最多写 {most} 个字"


def _whatever(_: Mapping[str, Any]) -> str:
    return "的写法不对，请对照示例文件修改"


_Say = Callable[[Mapping[str, Any]], str]
_SENTENCES: Mapping[str, _Say] = {
    "int_type": _whole_number,
    "int_parsing": _whole_number,
    "int_from_float": _whole_number,
    "value_error": _whole_number,
    "decimal_type": _amount,
    "decimal_parsing": _amount,
    "finite_number": _amount,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "decimal_max_places": lambda limits: f"最多写 {limits['decimal_places']} 位小数",
    "decimal_max_digits": lambda limits: f"最多写 {limits['max_digits']} 位数字",
    "decimal_whole_digits": lambda limits: f"小数点前最多写 {limits['whole_digits']} 位数字",
    "string_type": lambda _: '要写一行文字；没有就写两个引号 ""',
    "string_too_long": lambda limits: f"太长了，最多写 {limits['max_length']} 个字",
    "string_too_short": lambda _: "不能空着，请写上内容或者删掉这一项",
    "string_pattern_mismatch": lambda _: '要写 6 位数字，例如 "453000"；没有就写 ""',
    "list_type": lambda _: "要写成列表，例如 [甲, 乙]；没有就写 []",
    "too_long": _too_long,
    "dict_type": lambda _: "下面要缩进写“名称: 内容”，一行一个",
    "model_type": lambda _: "要写成 {名称: 内容} 的样子，请对照示例文件",
    "missing": lambda _: "没有写，请补上",
}


def _label(where: tuple[int | str, ...]) -> str:
    """Return the name of the nearest field around the place, with the position in a list."""
    names = [str(step) for step in where]
    for length in range(len(where), 0, -1):
        try:
            label = field_label(".".join(names[:length]))
        except UnknownField:
            continue
        return label + _inside(where[length:])
    return names[-1] if names else "文件"


def _inside(steps: tuple[int | str, ...]) -> str:
    position = "".join(f"第 {step + 1} 项" for step in steps if isinstance(step, int))
    titles = (
        item.model_fields[step].title or step
        for step in steps
        if isinstance(step, str)
        for item in (Figure, Measure)
        if step in item.model_fields
    )
    return position + next(titles, "")


def _choices(where: tuple[int | str, ...]) -> type[Choice] | None:
    names = [str(step) for step in where if isinstance(step, str)]
    try:
        field = field_at(".".join(names))
    except UnknownField:
        return None
    at_choice = field.kind is Kind.CHOICE or (
        field.kind is Kind.CHOICES and len(names) < len(where)
    )
    return field.choices if at_choice else None
