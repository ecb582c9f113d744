"""Organisation: the body that reports. What its name tells is in bodies.py."""

from pydantic import Field

from report_assistant.report.bodies import body_named
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.signature import STORED
from report_assistant.report.values import Line, Part
from report_assistant.report.view import MissingAnswer


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
