"""Reports made at random, with answers of every kind, missing ones and hostile ones."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from report_assistant.report.choices import Choice
from report_assistant.report.fields import Field, Kind, all_paths, field_at, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLE_OF

HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{# 注 #}",
    "（见附件）；",
    "通知&<公告>\"'",
    "一、二和三。",
    "𠮷野家🎉",
    "- 123",
    "yes",
    "0755",
    "~",
    "# 号",
    "a: b",
    "{1}",
)
_WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=12), st.text("甲乙丙，。", max_size=5)
)
_FULL_WORDS = st.one_of(st.sampled_from(HOSTILE), st.text("甲乙丙丁", min_size=1, max_size=5))
_COUNTS = st.one_of(st.integers(0, 3), st.integers(0, 999_999_999))
_MONEY = st.decimals(0, 10**8, allow_nan=False, allow_infinity=False, places=None).map(
    lambda amount: Decimal(format(amount, ".4f"))
) | st.sampled_from([Decimal("0"), Decimal("18.8710"), Decimal("2181.669177"), Decimal("0.00")])
_FIGURES = st.fixed_dictionaries(
    {"name": _FULL_WORDS, "number": _COUNTS, "unit": st.sampled_from(["条", "件", "人", "期"])}
)
_MEASURES = st.fixed_dictionaries({"heading": _FULL_WORDS, "text": _WORDS})


def _choice(choices: type[Choice]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(choices))


def answers(field: Field) -> st.SearchStrategy[Any]:
    """Values for one field, as the model holds them."""
    made: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.COUNT: _COUNTS,
        Kind.MONEY: _MONEY,
        Kind.LINE: _WORDS,
        Kind.PROSE: st.lists(_WORDS, max_size=3).map("\n".join),
        Kind.LINES: st.lists(_WORDS, max_size=4),
        Kind.FIGURES: st.lists(_FIGURES, max_size=4),
        Kind.MEASURES: st.lists(_MEASURES, max_size=13),
    }
    if field.path == "year":
        return st.integers(2021, 2100)
    if field.path == "organisation.postcode":
        return st.sampled_from(["", "010020", "453000"])
    if field.path == "organisation.signed_on":
        return st.sampled_from(["", "2026年1月20日", "2024年12月3日"])
    if field.path == "organisation.local_deadline":
        return st.sampled_from(["", "1月15日", "12月25日", "2月10日"])
    if field.kind is Kind.CHOICE:
        return _choice(field.choices)
    if field.kind is Kind.CHOICES:
        return st.lists(_choice(field.choices), max_size=3)
    if field.kind is Kind.COUNTS:
        counts = st.dictionaries(st.sampled_from(field.columns), _COUNTS)
        zero = st.just(dict.fromkeys(field.columns, 0))
        return zero | st.fixed_dictionaries(dict.fromkeys(field.columns, _COUNTS)) | counts
    return made[field.kind]


def typed_answers(path: str) -> st.SearchStrategy[Any]:
    """Values for the field at `path`, validated."""
    field = field_at(path)
    return answers(field).map(field.load)


@st.composite
def reports(draw: st.DrawFn, *, missing: bool = True) -> AnnualReport:
    """A report; some answers missing unless told otherwise."""
    report = AnnualReport()
    left_out = draw(st.sets(st.sampled_from(all_paths()))) if missing else set()
    for path in all_paths():
        if path not in left_out:
            set_value(report, path, draw(typed_answers(path)))
    for key, table in TABLE_OF.items():
        cells = [cell.removeprefix(f"{key}.") for cell in table.paths]
        notes = draw(st.dictionaries(st.sampled_from(cells), _FULL_WORDS, max_size=2))
        set_value(report, f"{key}.notes", notes)
    return AnnualReport.model_validate(report.model_dump())
