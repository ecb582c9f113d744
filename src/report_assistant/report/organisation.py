"""Organisation: the body that reports. What its name tells is in bodies.py."""

import re
from calendar import monthrange
from typing import Annotated

from pydantic import AfterValidator, Field

from report_assistant.report.bodies import body_named
from report_assistant.report.chinese_numbers import NUMERALS, number_of
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.signature import STORED
from report_assistant.report.text import half_width
from report_assistant.report.values import Line, Part
from report_assistant.report.view import MissingAnswer

DAY = r"(\d{1,2})月(\d{1,2})日"
"""A day of the year as it is stored, month and day apart."""
_YEAR = re.compile(r"20\d\d ?[年./-]")
_N = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_MONTH_END = "底"
_BETWEEN = " ?(?:月 ?(?:份)?|[./-])"
NAMED_DAY = rf"(?:20\d\d ?[年./-])?{_N}{_BETWEEN}(?:{_N}|{_MONTH_END}) ?[日号]?"
"""What a day looks like in words, as a pattern without groups."""
_WRITTEN = re.compile(
    rf"(?<![\d{NUMERALS}.])({_N}){_BETWEEN}({_N}|{_MONTH_END})(?![\d{NUMERALS}.]) ?[日号]?"
)
_ANOTHER = re.compile(f"{_N} ?[日号]")
_LEAP = 2024


def day_in(words: str) -> str:
    """Return the one day that words name, as 1月15日; empty words name none.

    Raises ValueError for words with no day, several, or one that no calendar has.
    """
    if not words:
        return ""
    said = _YEAR.sub("", half_width(words))
    found = set(_WRITTEN.findall(said))
    if len(found) != 1 or _ANOTHER.search(_WRITTEN.sub("", said)):
        raise ValueError("not one day")
    month_words, day_words = found.pop()
    month = _number(month_words)
    last = monthrange(_LEAP, month)[1]
    day = last if day_words == _MONTH_END else _number(day_words)
    if not 1 <= day <= last:
        raise ValueError("no such day")
    return f"{month}月{day}日"


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else number_of(words)


Day = Annotated[Line, AfterValidator(day_in)]


class Organisation(Part):
    """The body that reports, and where it can be reached."""

    name: Line | None = Field(default=None, title="单位全称")
    short_name: Line | None = Field(default=None, title="单位自称")
    kind: OrganisationKind | None = Field(default=None, title="单位类型")
    scope: Scope | None = Field(default=None, title="数据范围")
    office: Line | None = Field(default=None, title="联系科室")
    address: Line | None = Field(default=None, title="联系地址")
    postcode: Line | None = Field(default=None, title="邮政编码", pattern=r"^(\d{6})?$")
    phone: Line | None = Field(default=None, title="联系电话")
    email: Line | None = Field(default=None, title="电子邮箱")
    website: Line | None = Field(default=None, title="电子版网址")
    signed_on: Line | None = Field(default=None, title="落款日期", pattern=STORED)
    """The day under the report, as printed; empty where no body and day are printed there."""
    local_deadline: Day | None = Field(default=None, title="当地报送期限")

    @property
    def guessed_kind(self) -> OrganisationKind | None:
        """The kind suggested by the name; offered to the clerk, never taken unasked."""
        return None if self.name is None else body_named(self.name).kind

    @property
    def self_reference(self) -> str | None:
        """What the body calls itself: by its name, as far as that agrees with the kind."""
        kind, name = self.kind, self.name
        if kind is None:
            return None
        told = body_named(name or "")
        is_told = name and told.kind.is_like(kind)
        return told.self_reference if is_told else kind.self_reference

    @property
    def counts_whole_area(self) -> bool:
        """Whether the figures are those of all bodies of its area."""
        try:
            return self.scope is Scope.WHOLE_AREA
        except MissingAnswer:  # the body is looked at through a view
            return False

    @property
    def counted(self) -> str | None:
        """Whose figures are given: 全县 where all are added up, else what the body calls itself."""
        if not self.counts_whole_area:
            return self.short_name
        own = self.self_reference
        return own and f"全{own.removeprefix('我')}"

    @property
    def may_issue_regulations(self) -> bool | None:
        """Whether 规章 are asked: by the kind, and by the name where it tells more."""
        kind, name = self.kind, self.name
        if kind is None:
            return None
        told = body_named(name or "")
        if name and told.is_certain and told.kind is kind:
            return told.may_issue_regulations
        return kind.may_issue_regulations
