"""Names that an expression may read: earlier answers, computed values, filters, today's date."""

from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import BaseModel

from report_assistant.questionnaire.question import FILTERS, Question
from report_assistant.report.fields import nearest_path, part_at
from report_assistant.report.model import AnnualReport

TODAY = "today"
CLOCK_IS_RIGHT = "clock_is_right"
"""Whether that may be today's date."""
LAST = "last"
"""Last year's report, where it is known."""
HAS_LAST = "has_last"
"""Whether it is known."""
CHANGED = "filters.changed"
"""The question that lists what stays, and takes what does not."""
NOT_ZERO = "filters.not_zero"
"""The question that lists last year's zeros, and takes those that are none this year."""
LAST_YEAR_CHOICES: dict[str, Mapping[str, str]] = {"last_staying": {}, "last_zeros": {}}
"""The names for `choices:` of two questions that are filled when a report has been read in."""


class NameMistake(ValueError):
    """An expression reads something that it cannot read; the message says what, in Chinese."""


def check_name(name: str, reader: str, earlier: Mapping[str, Question]) -> None:
    """Raise NameMistake unless `name` can be read while question `reader` is considered."""
    root, _, rest = name.partition(".")
    if root in (TODAY, CLOCK_IS_RIGHT, HAS_LAST):
        return
    if root == LAST:
        _check_path(rest)
        return
    if root == FILTERS:
        _check_filter(f"{FILTERS}.{rest.partition('.')[0]}", earlier)
        return
    if root not in AnnualReport.model_fields:
        raise NameMistake(_unknown(name, nearest_path(name)))
    _check_path(name)
    _check_order(name, reader, earlier)


def _check_filter(name: str, earlier: Mapping[str, Question]) -> None:
    if name not in earlier:
        filters = [known for known in earlier if known.startswith(f"{FILTERS}.")]
        nearest = get_close_matches(name, filters, n=1, cutoff=0.4)
        raise NameMistake(_unknown(name, nearest[0] if nearest else ""))


def _check_path(name: str) -> None:
    names = name.split(".")
    for position in range(len(names)):
        part = part_at(names[:position])
        if part is None:
            return  # below a leaf: attributes of a choice, of text, of a list
        if names[position] not in part.model_fields and not _is_property(part, names[position]):
            raise NameMistake(_unknown(name, nearest_path(name)))


def _check_order(name: str, reader: str, earlier: Mapping[str, Question]) -> None:
    """Refuse a question that depends on later ones: one pass in order has to settle them all."""
    leaf = _leaf(name)
    if leaf is None:
        return
    if leaf == reader or leaf.startswith(f"{reader}."):
        raise NameMistake(f"“{reader}”不能用到它自己")
    names = leaf.split(".")
    prefixes = {".".join(names[:length]) for length in range(1, len(names) + 1)}
    if prefixes.isdisjoint(earlier):
        raise NameMistake(f"“{leaf}”在这个问题前面还没有问到")


def _leaf(name: str) -> str | None:
    """Return the field that `name` reads; `None` if it goes through a computed property."""
    names = name.split(".")
    for position in range(len(names)):
        part = part_at(names[:position])
        if part is None:
            return ".".join(names[:position])
        if _is_property(part, names[position]):
            return None
    return name


def _is_property(part: type[BaseModel], name: str) -> bool:
    return isinstance(getattr(part, name, None), property)


def _unknown(name: str, nearest: str) -> str:
    return f"没有“{name}”这个名称" + (f"，是不是想写“{nearest}”" if nearest else "")
