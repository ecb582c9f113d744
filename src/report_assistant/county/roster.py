"""The roster: which bodies report, and who of them is added up. A guess at it where there is none.

Who is summed is the roster's word. A body inside another's report, one that reports upwards, the
county's own whole report: each is a row that says 否, with the reason beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from report_assistant.county.names import NameBook, county_of
from report_assistant.report.bodies import OtherRules, body_named
from report_assistant.report.choices import OrganisationKind, Scope


@dataclass(frozen=True)
class Member:
    """One row of the roster."""

    name: str
    kind: str = ""
    """The kind of body in words: 乡, 县直部门."""
    is_counted: bool = True
    parent: str = ""
    contact: str = ""
    phone: str = ""
    due: str = ""
    aliases: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class Roster:
    """The bodies that report, in the order of the list."""

    members: tuple[Member, ...]
    is_guessed: bool = False
    problems: tuple[str, ...] = field(default=())
    """What is doubtful about the list, as sentences: a name that is there twice."""
    area: str = ""
    """The county, where the names in the list do not say it but those of the reports do."""

    @cached_property
    def book(self) -> NameBook:
        """The names, to look others up by."""
        aliases = ((other, each.name) for each in self.members for other in each.aliases)
        return NameBook((each.name for each in self.members), aliases, self.area)

    def in_area_of(self, names: Sequence[str]) -> "Roster":
        """Return the roster as one of the county that the bodies' full names begin with."""
        return self if self.county else replace(self, area=county_of(names))

    @property
    def county(self) -> str:
        """The county whose bodies these are; empty if their names do not say."""
        return self.book.county

    @cached_property
    def by_name(self) -> dict[str, Member]:
        """The rows by the body's name."""
        return {each.name: each for each in self.members}


def guessed_roster(
    reports: Iterable[tuple[str, Scope | None]], earlier: Sequence[Member] = ()
) -> Roster:
    """Return the roster that reports suggest: the name and the scope of each.

    Of an earlier guess the bodies stay whose reports are not among these.
    """
    scopes = {name: scope for name, scope in reports if name}
    book = NameBook(scopes)
    seen: dict[str, str] = {}
    for name in sorted(scopes, key=len, reverse=True):  # the fullest name of each
        seen.setdefault(book.core(name), name)
    names = tuple(name for name in scopes if seen[book.core(name)] == name)
    members = [_guessed(name, scopes[name], frozenset(names)) for name in names]
    told = NameBook(names)
    members += (each for each in earlier if not told.match(each.name).name)
    order = list(OrganisationKind)
    members.sort(key=lambda each: (order.index(body_named(each.name).kind), each.name))
    return Roster(tuple(members), is_guessed=True)


_VERTICAL = re.compile("税务|气象|海关|国家统计局|调查队|烟草专卖|邮政管理|消防救援")
_UPWARDS = "垂直管理的单位向上级报送，一般不计入，请核对"
WHOLE = "这是全地区汇总的报告，不能再加一次"
_INSIDE = "名称像是{}的下属单位，可能已经算在它的报告里，请核对"
_OTHER_RULES = "{}按另外的规定公开，一般不计入，请核对"


def _guessed(name: str, scope: Scope | None, others: frozenset[str]) -> Member:
    told = body_named(name)
    begins = (name[:end] for end in range(len(name) - 1, 0, -1))
    above = next((begin for begin in begins if begin in others), "")
    remark = ""
    if told.kind.is_higher_government and scope is not Scope.OWN_BODY:
        remark = f"{WHOLE}，请核对"
    elif _VERTICAL.search(name):
        remark = _UPWARDS
    elif above:
        remark = _INSIDE.format(above)
    elif told.other_rules is OtherRules.PUBLIC_SERVICE:
        remark = _OTHER_RULES.format(told.other_rules.value)
    return Member(name, told.kind.label, is_counted=not remark, parent=above, remark=remark)
