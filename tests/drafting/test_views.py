"""Views: what is recorded, what is missing, and that a missing answer can only be printed."""

from collections.abc import Callable
from typing import Any

import pytest

from report_assistant.drafting.absent import Absent, DraftView, missing_mark
from report_assistant.report.model import APPLICANTS, OUTCOMES, AnnualReport, Applications
from report_assistant.report.view import MissingAnswer, StrictView
from tests.conftest import example


def test_a_leaf_is_plain_and_recorded() -> None:
    view = StrictView(example("aigang-2021"))
    assert view.overview.disclosure.new_media == 114
    assert view.year == 2021
    assert view.answers_read == {"overview.disclosure.new_media", "year"}


def test_a_computed_property_records_the_leaves_it_read() -> None:
    view = StrictView(example("aigang-2021"))
    assert view.applications.received.total == 0
    assert view.answers_read == {f"applications.received.{who}" for who in APPLICANTS}
    assert view.applications.handled.natural_person == 0
    rows = ("received", *OUTCOMES)
    assert view.answers_read == {f"applications.{r}.{who}" for r in rows for who in APPLICANTS}


def test_a_missing_leaf_is_named() -> None:
    view = StrictView(AnnualReport())
    with pytest.raises(MissingAnswer) as missing:
        _ = view.overview.disclosure.website
    assert missing.value.path == "overview.disclosure.website"
    with pytest.raises(MissingAnswer) as missing:
        _ = view.review_litigation.litigation_total
    assert missing.value.path == "review_litigation.litigation_direct.upheld"
    assert "review_litigation.litigation_direct.upheld" in view.answers_read


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = StrictView(AnnualReport()).overview.disclosure.websites


OPERATIONS: list[Callable[[Any], Any]] = [
    bool,
    len,
    list,
    int,
    lambda a: a > 0,
    lambda a: a == 0,
    lambda a: a != 0,
    lambda a: a + 1,
    lambda a: 1 + a,
    lambda a: 2 * a,
    lambda a: a[0],
    lambda a: "x" in a,
    lambda a: {a},
]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_absent_answer_can_only_be_printed(operation: Callable[[Any], Any]) -> None:
    absent = DraftView(AnnualReport()).overview.disclosure.new_media
    assert isinstance(absent, Absent)
    assert str(absent) == f"{absent}" == "【待填：政务新媒体公开条数】"
    with pytest.raises(MissingAnswer):
        operation(absent)


def test_below_a_missing_row_everything_is_missing() -> None:
    view = DraftView(AnnualReport(applications=Applications()))
    assert str(view.applications.handled.total) == "【待填：予以公开】"
    assert str(view.applications.received.total) == "【待填：本年新收】"


def test_marks_name_fields_rows_and_cells() -> None:
    assert missing_mark("year") == "【待填：报告年度】"
    assert missing_mark("proactive_disclosure.licences") == "【待填：行政许可】"
    assert missing_mark("proactive_disclosure.regulations.issued") == "【待填：规章】"
    assert missing_mark("applications.applicant_meant") == "【待填】"
