"""Reports and the random changes that a clerk makes to their answers."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft
from report_assistant.report.choices import ReviewSystem
from report_assistant.report.fields import Field, Kind, all_paths, field_at, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import Figure, Measure
from tests.conftest import example

_EXAMPLES = ("busy-town-2025", "busy-town-2025", "aigang-2021", "all-zero-2025")
_WHOLE_REPORT = {"year", "organisation.name", "organisation.short_name", "overview.outline"}
"""Answers that change nearly every paragraph; they change rarely."""
_TABLES = ("applications.", "proactive_disclosure.", "review_litigation.")
_WORDS = (
    "规范答复文书",
    "加强政策解读",
    "补齐村级目录",
    "更新公开指南",
    "核对惠农清单",
    "定期清理栏目",
    "培训村级信息员",
    "公开办事流程",
    "整理档案资料",
    "统一发布口径",
)


def some_report(dice: Random) -> AnnualReport:
    """An example with some answers changed, now and then with some not given yet."""
    report = changed(example(dice.choice(_EXAMPLES)), dice, dice.randint(0, 6))
    if dice.random() < 0.3:
        for path in dice.sample(_LEFT_OUT, 3):
            set_value(report, path, None)
    return report


def changed(report: AnnualReport, dice: Random, times: int) -> AnnualReport:
    """A copy with other answers: figures, texts, entries of lists; what was zero, and back."""
    copy = report.model_copy(deep=True)
    for path in dice.choices(_PATHS, _WEIGHTS, k=times):
        field = field_at(path)
        value: Any = copy
        for name in path.split("."):
            value = getattr(value, name)
        set_value(copy, path, field.load(_dumped(_other(field, value, dice))))
    return AnnualReport.model_validate(copy.model_dump())


def drafts(dice: Random, count: int) -> Iterator[Draft]:
    """A report's drafts, one after the other, with one to five answers changed each time."""
    report = some_report(dice)
    for _ in range(count):
        yield assemble(report)
        report = changed(report, dice, dice.randint(1, 5))


def _weight(path: str) -> float:
    if path in _WHOLE_REPORT:
        return 0.1
    return 1 if path.startswith(_TABLES) else 3


_PATHS = all_paths()
_LEFT_OUT = sorted(
    path
    for path in set(_PATHS) - _WHOLE_REPORT
    if field_at(path).kind is not Kind.COUNTS and not path.endswith("footnote")
)
_WEIGHTS = [_weight(path) for path in _PATHS]


def _dumped(value: Any) -> Any:
    if isinstance(value, list):
        return [_dumped(item) for item in value]
    return value.model_dump() if isinstance(value, (Figure, Measure)) else value


def _count(value: Any, dice: Random) -> int:
    """Zero becomes something, something else becomes zero now and then."""
    if value and dice.random() < 0.3:
        return 0
    return dice.choice([dice.randint(1, 9), dice.randint(10, 999), dice.randint(1000, 60000)])


def _words(dice: Random) -> str:
    return f"{dice.choice(_WORDS)}{dice.randint(2, 99)}项"


def _sentences(dice: Random) -> str:
    return f"针对{_words(dice)}的要求，{_words(dice)}，全年{_words(dice)}"


def _other(field: Field, value: Any, dice: Random) -> Any:
    path, kind = field.path, field.kind
    if path == "year":
        return dice.randint(2021, 2026)
    if path == "organisation.postcode":
        return dice.choice(["", "010020", "453000"])
    if path == "organisation.signed_on":
        return dice.choice(["", "2026年1月20日", "2026年3月5日"])
    if path == "organisation.local_deadline":
        return dice.choice(["", "1月10日", "1月20日"])
    if path == "organisation.name":
        return dice.choice(["柳林镇人民政府", "白塔镇人民政府"])
    match kind:
        case Kind.COUNT:
            return _count(value, dice)
        case Kind.MONEY:
            return Decimal(_count(value, dice)) / dice.choice([1, 10, 100])
        case Kind.CHOICE:
            return dice.choice(list(field.choices))
        case Kind.CHOICES:
            return dice.sample(list(ReviewSystem), dice.randint(0, 3))
        case Kind.COUNTS:
            return _other_row(field, value, dice)
        case Kind.LINE | Kind.PROSE:
            return _other_text(kind, value or "", dice)
        case Kind.LINES | Kind.FIGURES | Kind.MEASURES:
            return _other_list(kind, list(value or ()), dice)
    raise AssertionError(kind)


def _other_row(field: Field, value: Any, dice: Random) -> dict[str, int]:
    row = {name: getattr(value, name) or 0 for name in field.columns}
    if any(row.values()) and dice.random() < 0.3:
        return dict.fromkeys(row, 0)
    for name in dice.sample(sorted(row), dice.randint(1, 2)):
        row[name] = _count(row[name], dice)
    return row


def _other_text(kind: Kind, value: str, dice: Random) -> str:
    if value and dice.random() < 0.25:
        return ""
    if value and dice.random() < 0.5:
        return f"{value.rstrip('。')}，并{_words(dice)}"
    extra = [_sentences(dice)] if kind is Kind.PROSE and dice.random() < 0.4 else []
    return "\n".join([_sentences(dice), *extra])


def _other_list(kind: Kind, items: list[Any], dice: Random) -> list[Any]:
    """An entry more, one less, or another one in the place of one."""
    what = dice.choice(["more", "less", "other"]) if items else "more"
    at = dice.randrange(len(items) + (what == "more"))
    if what != "more":
        old = items.pop(at)
        if what == "other" and isinstance(old, Figure):
            items.insert(at, old.model_copy(update={"number": _count(old.number, dice)}))
            return items
    if what != "less":
        items.insert(at, _entry(kind, dice))
    return items


def _entry(kind: Kind, dice: Random) -> Any:
    if kind is Kind.FIGURES:
        name, unit = dice.choice(_WORDS), dice.choice(["条", "件", "期"])
        return Figure(name=name, number=dice.randint(1, 999), unit=unit)
    if kind is Kind.MEASURES:
        return Measure(heading=dice.choice(_WORDS), text=_sentences(dice))
    return _words(dice)
