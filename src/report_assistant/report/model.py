"""AnnualReport: the content of a 政府信息公开工作年度报告 as data.

The field names are fixed; answers files, questions, templates and checks refer to them by dotted
path (`applications.received.natural_person`). Every field may be `None`: not answered yet. Totals
are properties, computed from the cells each time and never stored.

`title=` is the field's short Chinese name, used wherever one field must be named in a few words:
【待填：…】 in a draft, a line of the review. The labels of the statutory tables stand in tables.py.

Source of the layout: 国办公开办函〔2021〕30号, with 《政府信息公开条例》 art. 50.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field, model_validator

from report_assistant.report.choices import Choice, OrganisationKind, Outline, ReviewSystem, Scope
from report_assistant.report.earlier_answers import with_communities
from report_assistant.report.organisation import Organisation
from report_assistant.report.values import (
    Count,
    CountRow,
    DrawnFor,
    Figures,
    Line,
    Lines,
    Measures,
    Money,
    Note,
    Notes,
    Part,
    Phrasings,
    Prose,
    Wordings,
)
from report_assistant.report.view import MissingAnswer


def add(parts: Iterator[int | None]) -> int | None:
    """Sum counts; `None` as soon as one of them is not known."""
    total = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total


class Leadership(Part):
    """Leading group and rules."""

    leader: Line | None = Field(default=None, title="领导小组组长")
    members: Lines | None = Field(default=None, title="领导小组成员")
    rules: Lines | None = Field(default=None, title="建立的制度")
    staff: Count | None = Field(default=None, title="公开工作人员人数")


class Disclosure(Part):
    """Information published in the year, by channel and class (条例 art. 19-23)."""

    website: Count | None = Field(default=None, title="政府网站公开条数")
    new_media: Count | None = Field(default=None, title="政务新媒体公开条数")
    boards: Count | None = Field(default=None, title="版面公开条数")
    other_channels: Figures | None = Field(default=None, title="其他公开渠道")
    total: Count | None = Field(default=None, title="主动公开总条数")
    last_total: Count | None = Field(default=None, title="上年主动公开总条数")
    classes: Figures | None = Field(default=None, title="分类条数")
    interpretations: Count | None = Field(default=None, title="政策解读篇数")
    interpretation_forms: Figures | None = Field(default=None, title="政策解读形式")
    interaction: Figures | None = Field(default=None, title="互动回应情况")
    business_figures: Figures | None = Field(default=None, title="业务数据")
    villages_together: Count | None = Field(default=None, title="村和社区合计个数")
    villages: Count | None = Field(default=None, title="行政村个数")
    communities: Count | None = Field(default=None, title="社区个数")
    village_channels: Lines | None = Field(default=None, title="村级公开渠道")
    village_topics: Lines | None = Field(default=None, title="村级公开内容")
    village_affairs: Figures | None = Field(default=None, title="三务公开条数")

    @property
    def channel_sum(self) -> int | None:
        """The channels' counts added up. Not the total: one item may go out through several."""
        if self.other_channels is None:
            return None
        others = (figure.number for figure in self.other_channels if figure.unit == "条")
        known = add(iter((self.website, self.new_media, self.boards)))
        return None if known is None else known + sum(others)

    @property
    def village_count(self) -> int | None:
        """Villages and communities that publish, however they were counted."""
        return self.villages_together or add(iter((self.villages, self.communities)))


class Handling(Part):
    """How applications are received and handled, and what they are about."""

    channels: Lines | None = Field(default=None, title="申请受理方式")
    steps: Lines | None = Field(default=None, title="申请办理做法")
    subjects: Line | None = Field(default=None, title="申请主要内容")


class Management(Part):
    """Review before publication, and care of published information."""

    catalogues: Lines | None = Field(default=None, title="更新的目录和清单")
    review: list[ReviewSystem] | None = Field(default=None, title="发布审查办法")
    reviewers: Line | None = Field(default=None, title="审查分工")
    leaks: Count | None = Field(default=None, title="失泄密事件")
    cleaned: Count | None = Field(default=None, title="清理信息条数")
    cleaned_kinds: Figures | None = Field(default=None, title="清理信息分类条数")


class Platform(Part):
    """The places where information is published."""

    names: Lines | None = Field(default=None, title="公开平台名称")
    accounts: Count | None = Field(default=None, title="政务新媒体账号数")
    readership: Figures | None = Field(default=None, title="平台阅读和关注情况")
    places: Count | None = Field(default=None, title="公开专区（查阅点）个数")
    place_names: Lines | None = Field(default=None, title="公开专区（查阅点）所在地点")
    gazettes: Count | None = Field(default=None, title="政府公报期数")
    press_conferences: Count | None = Field(default=None, title="新闻发布会场数")


class Supervision(Part):
    """Training and inspection, and what art. 50(4) asks of a people's government."""

    trainings: Count | None = Field(default=None, title="培训次数")
    trained: Count | None = Field(default=None, title="培训人次")
    meetings: Count | None = Field(default=None, title="会议次数")
    inspections: Count | None = Field(default=None, title="检查次数")
    assessment: Line | None = Field(default=None, title="工作考核")
    social_evaluation: Line | None = Field(default=None, title="社会评议")
    accountability: Count | None = Field(default=None, title="责任追究人次")


class Overview(Part):
    """一、总体情况."""

    outline: Outline | None = Field(default=None, title="第一部分写法")
    headings: Lines | None = Field(default=None, title="小标题")
    lead: Prose | None = Field(default=None, title="开头语")
    news: Prose | None = Field(default=None, title="新做法和例子")
    leadership: Leadership = Field(default_factory=Leadership)
    disclosure: Disclosure = Field(default_factory=Disclosure)
    handling: Handling = Field(default_factory=Handling)
    management: Management = Field(default_factory=Management)
    platform: Platform = Field(default_factory=Platform)
    supervision: Supervision = Field(default_factory=Supervision)


class DocumentCounts(CountRow):
    """One row of documents in table two."""

    issued: Count | None = None
    repealed: Count | None = None
    in_force: Count | None = None


class ProactiveDisclosure(Part):
    """二、主动公开政府信息情况."""

    regulations: DocumentCounts = Field(default_factory=DocumentCounts)
    normative_documents: DocumentCounts = Field(default_factory=DocumentCounts)
    licences: Count | None = None
    penalties: Count | None = None
    coercion: Count | None = None
    fees: Money | None = None
    notes: Notes = Field(default_factory=dict)
    footnote: Note = ""


class ApplicantCounts(CountRow):
    """One row of table three: a count for each kind of applicant."""

    natural_person: Count | None = None
    business: Count | None = None
    research: Count | None = None
    public_welfare: Count | None = None
    legal_services: Count | None = None
    other: Count | None = None

    @property
    def total(self) -> int | None:
        """总计 of the row."""
        return add(getattr(self, name) for name in APPLICANTS)


APPLICANTS = tuple(ApplicantCounts.model_fields)


class Applications(Part):
    """三、收到和处理政府信息公开申请情况: 24 rows of counts, one computed row."""

    received: ApplicantCounts = Field(default_factory=ApplicantCounts)
    carried_over: ApplicantCounts = Field(default_factory=ApplicantCounts)
    granted: ApplicantCounts = Field(default_factory=ApplicantCounts)
    partially_granted: ApplicantCounts = Field(default_factory=ApplicantCounts)
    state_secret: ApplicantCounts = Field(default_factory=ApplicantCounts)
    prohibited_by_law: ApplicantCounts = Field(default_factory=ApplicantCounts)
    endangers_security: ApplicantCounts = Field(default_factory=ApplicantCounts)
    third_party_rights: ApplicantCounts = Field(default_factory=ApplicantCounts)
    internal_affairs: ApplicantCounts = Field(default_factory=ApplicantCounts)
    process_information: ApplicantCounts = Field(default_factory=ApplicantCounts)
    enforcement_files: ApplicantCounts = Field(default_factory=ApplicantCounts)
    administrative_query: ApplicantCounts = Field(default_factory=ApplicantCounts)
    not_held: ApplicantCounts = Field(default_factory=ApplicantCounts)
    needs_creation: ApplicantCounts = Field(default_factory=ApplicantCounts)
    still_unclear: ApplicantCounts = Field(default_factory=ApplicantCounts)
    petition: ApplicantCounts = Field(default_factory=ApplicantCounts)
    duplicate: ApplicantCounts = Field(default_factory=ApplicantCounts)
    publication: ApplicantCounts = Field(default_factory=ApplicantCounts)
    excessive: ApplicantCounts = Field(default_factory=ApplicantCounts)
    reconfirmation: ApplicantCounts = Field(default_factory=ApplicantCounts)
    not_corrected: ApplicantCounts = Field(default_factory=ApplicantCounts)
    fee_unpaid: ApplicantCounts = Field(default_factory=ApplicantCounts)
    other_handling: ApplicantCounts = Field(default_factory=ApplicantCounts)
    carried_forward: ApplicantCounts = Field(default_factory=ApplicantCounts)
    notes: Notes = Field(default_factory=dict)
    footnote: Note = ""

    @property
    def handled(self) -> ApplicantCounts:
        """（七）总计: the result rows added up, applicant by applicant."""
        rows = [getattr(self, name) for name in OUTCOMES]
        return _applicant_counts(add(getattr(row, who) for row in rows) for who in APPLICANTS)

    @property
    def applicant_meant(self) -> str | None:
        """The kind of applicant that a number without a name is of; `None` if it may be several.

        The only one that there was in the year, or the only one that is left for the last result.
        """
        for rows in ([self.received, self.carried_over], _for_last_result(self)):
            present = [who for who in APPLICANTS if any(getattr(row, who) for row in rows)]
            if len(present) == 1:
                return present[0]
        return None

    @property
    def open(self) -> ApplicantCounts:
        """Row 四 as 一 + 二 − 三（七）; `None` where not known or below zero."""
        return _left(self, self.handled)

    @property
    def last_result(self) -> ApplicantCounts | None:
        """What must stand in the only result row that is open, where nothing is carried forward."""
        rows = _for_last_result(self)
        return rows[0] if rows else None


def _left(applications: Applications, done: ApplicantCounts) -> ApplicantCounts:
    """Return what came in and is not among `done`; `None` where not known or below zero."""
    left: list[int | None] = []
    for who in APPLICANTS:
        rows = (applications.received, applications.carried_over)
        taken_in = add(getattr(row, who) for row in rows)
        handled = getattr(done, who)
        rest = None if taken_in is None or handled is None else taken_in - handled
        left.append(rest if rest is None or rest >= 0 else None)
    return _applicant_counts(left)


def _for_last_result(applications: Applications) -> list[ApplicantCounts]:
    """Return what is left for the only result row that is open; nothing where several are."""
    answered = [row for name in OUTCOMES if _is_known(row := getattr(applications, name))]
    if len(answered) != len(OUTCOMES) - 1:
        return []
    sums = (add(getattr(row, who) for row in answered) for who in APPLICANTS)
    left = _left(applications, _applicant_counts(sums))
    return [left] if left.total else []


def _is_known(row: ApplicantCounts) -> bool:
    try:
        return row.total is not None
    except MissingAnswer:  # the row is looked at through a view
        return False


def _applicant_counts(counts: Iterable[int | None]) -> ApplicantCounts:
    values: dict[str, Any] = dict(zip(APPLICANTS, counts, strict=True))
    return ApplicantCounts.model_construct(**values)


OUTCOMES = tuple(
    name
    for name, field in Applications.model_fields.items()
    if field.annotation is ApplicantCounts
    and name not in ("received", "carried_over", "carried_forward")
)
"""The result rows of table three, （一） to （六）3, in the order of the form."""


class CaseOutcomes(CountRow):
    """One block of table four: how cases ended."""

    upheld: Count | None = None
    corrected: Count | None = None
    other_outcome: Count | None = None
    pending: Count | None = None

    @property
    def total(self) -> int | None:
        """总计 of the block."""
        return add(getattr(self, name) for name in CASE_OUTCOMES)


CASE_OUTCOMES = tuple(CaseOutcomes.model_fields)


class ReviewLitigation(Part):
    """四、政府信息公开行政复议、行政诉讼情况."""

    reconsideration: CaseOutcomes = Field(default_factory=CaseOutcomes)
    litigation_direct: CaseOutcomes = Field(default_factory=CaseOutcomes)
    litigation_after_reconsideration: CaseOutcomes = Field(default_factory=CaseOutcomes)
    notes: Notes = Field(default_factory=dict)
    footnote: Note = ""

    @property
    def litigation_total(self) -> int | None:
        """Lawsuits of both kinds together."""
        direct, after = self.litigation_direct, self.litigation_after_reconsideration
        return add(iter((direct.total, after.total)))


class Improvement(Part):
    """五、存在的主要问题及改进情况."""

    previous: Prose | None = Field(default=None, title="上年问题整改情况")
    problems: Lines | None = Field(default=None, title="存在的主要问题")
    measures: Measures | None = Field(default=None, title="改进措施")


class OtherMatters(Part):
    """六、其他需要报告的事项."""

    processing_fee: Money | None = Field(default=None, title="信息处理费（元）")
    fee_notices: Count | None = Field(default=None, title="收费通知件数")
    items: Prose | None = Field(default=None, title="其他事项")


class AnnualReport(Part):
    """One organisation's report on one year."""

    _earlier = model_validator(mode="before")(with_communities)

    organisation: Organisation = Field(default_factory=Organisation)
    year: int | None = Field(default=None, title="报告年度", ge=2021, le=2100, strict=True)
    overview: Overview = Field(default_factory=Overview)
    proactive_disclosure: ProactiveDisclosure = Field(default_factory=ProactiveDisclosure)
    applications: Applications = Field(default_factory=Applications)
    review_litigation: ReviewLitigation = Field(default_factory=ReviewLitigation)
    improvement: Improvement = Field(default_factory=Improvement)
    other_matters: OtherMatters = Field(default_factory=OtherMatters)
    wording: Wordings = Field(default_factory=dict, title="改写的段落")
    phrasings: Phrasings = Field(default_factory=dict, title="各段的写法")
    drawn_for: DrawnFor = Field(default_factory=dict, title="写法按哪个单位、哪一年定的")


NOT_ANSWERED_BY_QUESTIONS = frozenset({"wording", "phrasings", "drawn_for"})
"""Parts of a report that choose its words; no question asks for them, no template reads them."""


__all__ = [
    "APPLICANTS",
    "CASE_OUTCOMES",
    "NOT_ANSWERED_BY_QUESTIONS",
    "OUTCOMES",
    "AnnualReport",
    "ApplicantCounts",
    "Applications",
    "CaseOutcomes",
    "Choice",
    "DocumentCounts",
    "Improvement",
    "Organisation",
    "OrganisationKind",
    "OtherMatters",
    "Outline",
    "Overview",
    "ProactiveDisclosure",
    "ReviewLitigation",
    "ReviewSystem",
    "Scope",
]
