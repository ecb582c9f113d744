"""The closed choices of the report, each value with the words that a clerk sees."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A value with a Chinese label; `Choice.label` is what screens and documents print."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member out of the stored value and the label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def unsaid(cls) -> Self | None:
        """Return the value that a report means which says nothing of it; `None` if there is none."""
        return None


class OrganisationKind(Choice):
    """The kind of body that reports; it decides which questions are asked and how it calls itself."""

    TOWNSHIP = "township", "乡"
    TOWN = "town", "镇"
    SUBDISTRICT = "subdistrict", "街道"
    DEPARTMENT = "department", "县直部门"
    CITY_DEPARTMENT = "city_department", "市级以上部门"
    COUNTY = "county", "县（市、区）"
    CITY = "city", "设区的市（自治州、盟）"
    PROVINCE = "province", "省（自治区、直辖市）"

    @property
    def is_government(self) -> bool:
        """Whether art. 50(4) of the Regulation applies (各级人民政府). A 街道办事处 is none."""
        return self in _GOVERNMENTS

    @property
    def is_higher_government(self) -> bool:
        """Whether it is a county's, city's or province's own report, due later (条例 art. 49)."""
        return self in _HIGHER_GOVERNMENTS

    @property
    def may_issue_regulations(self) -> bool:
        """Whether a government of this kind can issue 规章; a name may tell more: `report.bodies`."""
        return self in _RULE_MAKERS

    @property
    def is_department(self) -> bool:
        """Whether it is a department or an office of a government, of whatever rank."""
        return self in _DEPARTMENTS

    @property
    def may_count_its_area(self) -> bool:
        """Whether its report may add up the figures of all bodies of its area."""
        return self in _COUNTING_AREAS

    def is_like(self, other: "OrganisationKind") -> bool:
        """Whether two kinds are the same but for their rank, which a name may leave open."""
        alike = (_DEPARTMENTS, _HIGHER_GOVERNMENTS)
        return self is other or any({self, other} <= kinds for kinds in alike)

    @property
    def is_local(self) -> bool:
        """Whether villages or communities report through this body."""
        return self in _LOCAL

    @property
    def has_villages(self) -> bool:
        """Whether there are villages and communities below it: below governments, of whatever rank."""
        return not self.is_department

    @property
    def self_reference(self) -> str:
        """What such a body mostly calls itself; a name may tell more: `report.bodies`."""
        return _SELF_REFERENCES[self]


_HIGHER_GOVERNMENTS = frozenset(
    {OrganisationKind.COUNTY, OrganisationKind.CITY, OrganisationKind.PROVINCE}
)
_COUNTING_AREAS = frozenset({OrganisationKind.COUNTY, OrganisationKind.CITY})
_DEPARTMENTS = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.CITY_DEPARTMENT})
_GOVERNMENTS = _HIGHER_GOVERNMENTS | {OrganisationKind.TOWNSHIP, OrganisationKind.TOWN}
_RULE_MAKERS = frozenset({OrganisationKind.CITY, OrganisationKind.PROVINCE})
_LOCAL = frozenset({OrganisationKind.TOWNSHIP, OrganisationKind.TOWN, OrganisationKind.SUBDISTRICT})
_SELF_REFERENCES = {
    OrganisationKind.TOWNSHIP: "我乡",
    OrganisationKind.TOWN: "我镇",
    OrganisationKind.SUBDISTRICT: "我街道",
    OrganisationKind.DEPARTMENT: "我局",
    OrganisationKind.CITY_DEPARTMENT: "我局",
    OrganisationKind.COUNTY: "我县",
    OrganisationKind.CITY: "我市",
    OrganisationKind.PROVINCE: "我省",
}


class Scope(Choice):
    """Whose figures a county's or city's report gives; every other body gives its own."""

    WHOLE_AREA = "whole_area", "全地区汇总数"
    OWN_BODY = "own_body", "只算本级政府"

    @classmethod
    def unsaid(cls) -> "Scope":
        """Return the body's own: what reports said before they were asked."""
        return cls.OWN_BODY


class Outline(Choice):
    """The two conventional outlines of section one (`Choice.label` as offered to the clerk)."""

    FIVE_ASPECTS = "five_aspects", "按国家格式的五个方面写"
    OWN_HEADINGS = "own_headings", "用本单位自己的小标题写"


class ReviewSystem(Choice):
    """A kind of review before information is published (条例 art. 17)."""

    THREE_REVIEWS = "three_reviews", "三审三校"
    SECRECY_REVIEW = "secrecy_review", "保密审查"
    LEADER_APPROVAL = "leader_approval", "分管领导审签"
    SOURCE_LABELLING = "source_labelling", "公文公开属性源头认定"
