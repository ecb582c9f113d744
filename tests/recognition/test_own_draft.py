"""Our own wording read back: every answer that is printed, and nothing else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.drafting.assembly import assemble, shipped_templates
from report_assistant.drafting.draft import Draft, Paragraph
from report_assistant.recognition.lessons import lessons_of
from report_assistant.recognition.own_draft import Recognised, recognise
from report_assistant.report.choices import OrganisationKind, Outline, ReviewSystem
from report_assistant.report.fields import Field, Kind, all_paths, field_at, set_value, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import Figure, Measure
from tests.conftest import example

EXAMPLES = ("aigang-2021", "all-zero-2025", "busy-town-2025")
TABLES = ("proactive_disclosure", "applications", "review_litigation")

# Words without the signs that join words: "甲、乙" is two entries of a list to any reader.
WORDS = st.text("河山田林村政务服务公开检查培训财务党建", min_size=2, max_size=6)
COUNTS = st.one_of(st.just(0), st.just(1), st.integers(2, 9999))
FIGURES = st.builds(
    Figure,
    name=WORDS,
    number=st.integers(1, 9999),
    unit=st.sampled_from(["条", "件", "期", "人"]),
)
SENTENCES = st.lists(WORDS.map(lambda words: f"{words}。"), max_size=2).map("\n".join)


def _answers(field: Field) -> st.SearchStrategy[Any]:
    match field.kind:
        case Kind.COUNT:
            return COUNTS
        case Kind.MONEY:
            return st.integers(0, 900).map(lambda tens: Decimal(tens * 10))
        case Kind.LINE:
            return st.just("") | WORDS
        case Kind.PROSE:
            return SENTENCES
        case Kind.LINES:
            return st.lists(WORDS, max_size=6, unique=True)
        case Kind.FIGURES:
            return st.lists(FIGURES, max_size=5)
        case Kind.MEASURES:
            return st.lists(st.builds(Measure, heading=WORDS, text=SENTENCES), max_size=5)
        case Kind.CHOICES:
            return st.lists(st.sampled_from(list(ReviewSystem)), max_size=3, unique=True)
    raise AssertionError(field.kind)


@pytest.mark.parametrize("wording", [1, 2])
@pytest.mark.parametrize("last", [0, 1, 159, 160, 161, 9999])
def test_the_comparison_with_last_year_is_read_back(last: int, wording: int) -> None:
    report = example("aigang-2021").model_copy(deep=True)
    report.overview.disclosure.last_total = last
    report.phrasings = {"compared": wording}
    disclosure = read_back(report, assemble(report)).report.overview.disclosure
    assert disclosure.total == report.overview.disclosure.total
    assert (disclosure.last_total or 0) == last


@st.composite
def drafted_reports(draw: st.DrawFn) -> AnnualReport:
    """A report with every answer given, as a clerk could have given it."""
    report = AnnualReport(year=draw(st.integers(2021, 2030)))
    for path in all_paths():
        field = field_at(path)
        if path.startswith(TABLES) or path == "year" or field.kind is Kind.CHOICE:
            continue
        set_value(report, path, draw(_answers(field)))
    kind = draw(st.sampled_from(OrganisationKind))
    endings = {"town": "镇人民政府", "township": "乡人民政府", "subdistrict": "街道办事处"}
    report.organisation.name = f"{draw(WORDS)}{endings.get(kind, '局')}"
    report.organisation.kind = report.organisation.guessed_kind
    report.organisation.short_name = report.organisation.self_reference
    report.organisation.local_deadline = draw(st.sampled_from(["", "1月15日"]))
    report.organisation.postcode = draw(st.sampled_from(["", "453000"]))
    report.organisation.signed_on = draw(st.sampled_from(["", "2026年1月20日"]))
    report.overview.outline = draw(st.sampled_from(Outline))
    _fill_tables(draw, report)
    several = {name: n for name, n in shipped_templates().narrative.wordings.items() if n > 1}
    report.phrasings = {name: draw(st.integers(1, n)) for name, n in several.items()}
    return report


def _fill_tables(draw: st.DrawFn, report: AnnualReport) -> None:
    for field in map(field_at, all_paths()):
        if not field.path.startswith(TABLES):
            continue
        if field.kind is Kind.COUNTS:
            given_row = {name: draw(st.sampled_from([0, 0, 0, 2])) for name in field.columns}
            set_value(report, field.path, field.annotation(**given_row))
        elif field.kind is Kind.LINE:
            set_value(report, field.path, draw(st.just("") | WORDS))
        else:
            set_value(report, field.path, Decimal(3) if field.kind is Kind.MONEY else 4)


def read_back(report: AnnualReport, draft: Draft) -> Recognised:
    known = AnnualReport(year=report.year)
    known.organisation.name = report.organisation.name
    for part in TABLES:
        setattr(known, part, getattr(report, part))
    texts = {block.id: block.text for block in draft.blocks if isinstance(block, Paragraph)}
    return recognise(texts, known, shipped_templates())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_read_back(name: str) -> None:
    report = example(name)
    draft = assemble(report)
    recognised = read_back(report, draft)
    assert recognised.unread == ()
    assert assemble(recognised.report) == draft
    used = frozenset[str]().union(*(block.uses for block in draft.blocks))
    differing = {
        path
        for path in all_paths()
        if path in used and value_at(recognised.report, path) != value_at(report, path)
    }
    # The word 制度 and the last stop of a text are printed once, however they were typed.
    assert differing <= {"overview.leadership.rules", "improvement.measures", "other_matters.items"}


WORDINGS = [
    (name, number)
    for name, count in shipped_templates().narrative.wordings.items()
    for number in range(1, count + 1)
    if count > 1
]


@pytest.mark.parametrize("base", EXAMPLES)
@pytest.mark.parametrize(("name", "number"), WORDINGS)
def test_each_wording_is_read_back_with_its_number(name: str, number: int, base: str) -> None:
    report = example(base)
    report.phrasings = {name: number}
    draft = assemble(report)
    recognised = read_back(report, draft)
    assert recognised.unread == ()
    assert assemble(recognised.report) == draft
    narrative = shipped_templates().narrative
    text = narrative.render(name, report).text
    if not any(text in block.text for block in draft.blocks):
        return  # no entry of this outline prints it
    read = narrative.render(name, recognised.report).text
    assert read == text
    if read and narrative.phrasing(name, example(base)) != number:
        assert narrative.phrasing(name, recognised.report) == number


@pytest.mark.slow
@given(drafted_reports())
@settings(max_examples=20)
def test_every_draft_is_read_back(report: AnnualReport) -> None:
    draft = assemble(report)
    recognised = read_back(report, draft)
    assert recognised.unread == ()
    assert [block.text for block in assemble(recognised.report).blocks] == [
        block.text for block in draft.blocks
    ]


def test_what_was_learnt_from_other_reports_changes_nothing() -> None:
    cold = {}
    for name in EXAMPLES:
        lessons_of.cache_clear()
        cold[name] = read_back(example(name), assemble(example(name)))
    for name in reversed(EXAMPLES):
        assert read_back(example(name), assemble(example(name))) == cold[name]


def test_a_changed_figure_is_read_as_changed() -> None:
    report = example("aigang-2021")
    texts = {b.id: b.text for b in assemble(report).blocks if isinstance(b, Paragraph)}
    texts["s1_disclosure"] = texts["s1_disclosure"].replace("114", "120").replace("160", "166")
    recognised = recognise(texts, AnnualReport(year=2021), shipped_templates())
    assert recognised.report.overview.disclosure.new_media == 120
    assert recognised.report.overview.disclosure.total == 166


def test_a_reworded_paragraph_is_named_and_nothing_is_guessed() -> None:
    report = example("aigang-2021")
    texts = {b.id: b.text for b in assemble(report).blocks if isinstance(b, Paragraph)}
    texts["s1_disclosure"] = texts["s1_disclosure"].replace("政府信息", "各类消息")
    recognised = read_back(report, assemble(report))
    changed = recognise(texts, AnnualReport(year=2021), shipped_templates())
    assert "s1_disclosure" in changed.unread
    assert changed.report.overview.disclosure.new_media is None
    assert recognised.report.overview.leadership == changed.report.overview.leadership


def test_a_missing_answer_is_read_as_missing() -> None:
    report = example("busy-town-2025")
    report.overview.supervision.trainings = None
    report.overview.leadership.leader = None
    recognised = read_back(report, assemble(report))
    assert recognised.unread == ()
    assert recognised.report.overview.supervision.trainings is None
    assert recognised.report.overview.supervision.inspections == 4


def test_a_single_part_that_is_the_whole_is_read_back() -> None:
    report = example("busy-town-2025")
    disclosure = report.overview.disclosure
    disclosure.website = disclosure.new_media = disclosure.boards = 0
    disclosure.other_channels = [Figure(name="广播", number=12, unit="条")]
    disclosure.classes = [Figure(name="通知公告", number=12, unit="条")]
    disclosure.total = 12
    recognised = read_back(report, assemble(report))
    assert recognised.unread == ()
    assert recognised.report.overview.disclosure.other_channels == disclosure.other_channels
    assert recognised.report.overview.disclosure.classes == disclosure.classes
