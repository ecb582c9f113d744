"""Random reports, whole and with gaps, for property tests."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from report_assistant.report.choices import OrganisationKind, Outline, ReviewSystem
from report_assistant.report.fields import Field, Kind, all_paths, field_at, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import Figure, Measure

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")),
    min_size=1,
    max_size=12,
)
COUNTS = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 999_999_999))
MONEY = st.decimals(0, 99999, places=4)


_CHOSEN: dict[str, list[Any]] = {
    "year": list(range(2021, 2031)),
    "organisation.postcode": ["", "453000"],
    "organisation.signed_on": ["", "2026年1月20日"],
    "organisation.local_deadline": ["", "1月15日", "12月25日", "2月10日"],
}


def _values(field: Field) -> st.SearchStrategy[Any]:
    if field.path in _CHOSEN:
        return st.sampled_from(_CHOSEN[field.path])
    match field.kind:
        case Kind.COUNT:
            return COUNTS
        case Kind.MONEY:
            return st.one_of(st.just(Decimal(0)), MONEY)
        case Kind.LINE:
            return st.one_of(st.just(""), WORDS)
        case Kind.PROSE:
            return st.lists(WORDS, max_size=3).map("\n".join)
        case Kind.LINES:
            return st.lists(WORDS, max_size=4)
        case Kind.FIGURES:
            return st.lists(st.builds(Figure, name=WORDS, number=COUNTS, unit=WORDS), max_size=3)
        case Kind.MEASURES:
            return st.lists(st.builds(Measure, heading=WORDS, text=WORDS | st.just("")), max_size=4)
        case Kind.CHOICE:
            return st.sampled_from(list(field.choices))
        case Kind.CHOICES:
            return st.lists(st.sampled_from(list(ReviewSystem)), max_size=3, unique=True)
        case Kind.COUNTS:
            row: type[BaseModel] = field.annotation
            return st.builds(row, **{name: COUNTS for name in field.columns})
    raise AssertionError(field.kind)


FIELDS = tuple(field_at(path) for path in all_paths())


@st.composite
def reports(draw: st.DrawFn, *, gaps: bool = True) -> AnnualReport:
    """A report with random answers; with gaps, some of them are not given."""
    report = AnnualReport()
    for field in FIELDS:
        if not gaps or draw(st.integers(0, 9)):
            set_value(report, field.path, draw(_values(field)))
    return report


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, Any]:
    """A path and a new value for it."""
    field = draw(st.sampled_from(FIELDS))
    return field.path, draw(_values(field))


__all__ = ["OrganisationKind", "Outline", "changes", "reports"]
