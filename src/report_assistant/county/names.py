"""Whose report a file is: names of bodies, with and without the county's name and their endings.

A title says 安和县青石镇人民政府 and the roster 青石镇; a file is called 青石镇.docx. Names that are
one body's beyond doubt match; of others the bodies are told that they may mean, and a person decides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from report_assistant.checks.bodies import bare_name, may_be_named
from report_assistant.report.text import half_width

_COUNTY = re.compile("^(.{1,12}?(?:自治县|自治旗|[县区旗市]))(?=.{2,})")
_NATIONAL = re.compile("^(?:国家税务总局|中华人民共和国|国家统计局|中国气象局|国家)")
_ENDINGS = re.compile("(?:街道办事处|街道办|办事处|人民政府|政府|街道|管理委员会|委员会|管委会)$")
_UNIT = re.compile("[局委办中心]+$")
_SHORTEST = 2
_OFTEN = 3
"""So many bodies begin with the name of a county before it is taken for theirs."""
_SAID_OF_REPORTS = re.compile(
    r"\d{2,4}\s*年?度?|政府信息公开|信息公开|政务公开|工作|年度|报告|年报|定稿|最终|终稿|修改|副本|版|第.稿|关于|的|"
    r"新建|文档|[^\u4e00-\u9fff]"
)
_MOST_CANDIDATES = 5


@dataclass(frozen=True)
class Match:
    """What a name was found to mean."""

    name: str = ""
    """The one body; empty where it is not certain."""
    candidates: tuple[str, ...] = ()
    """The bodies that it may mean, where it is not."""


class NameBook:
    """The names of a county's bodies, to be looked up by other forms of them."""

    def __init__(self, names: Iterable[str], aliases: Iterable[tuple[str, str]] = ()) -> None:
        """Take the bodies' names, and pairs of another name and the body's."""
        self._names = tuple(dict.fromkeys(names))
        self.county = county_of(self._names)
        self._forms: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(3)]
        for other, name in (*((name, name) for name in self._names), *aliases):
            for form, known in zip(self._forms_of(other), self._forms, strict=True):
                if form:
                    known[form].add(name)

    def match(self, name: str) -> Match:
        """Return the body that a name means."""
        for form, known in zip(self._forms_of(name), self._forms, strict=True):
            found = known.get(form, ()) if form else ()
            if len(found) == 1:
                return Match(next(iter(found)))
            if found:
                return Match(candidates=tuple(sorted(found)))
        return Match(candidates=self._like(name))

    def match_file(self, file: str) -> Match:
        """Return the body that a file is named after."""
        for part in reversed(PurePath(file).parts):
            words = _SAID_OF_REPORTS.sub("", PurePath(part).stem if part == file else part)
            if len(words) >= _SHORTEST and (found := self.match(words)).name:
                return found
        return Match()

    def core(self, name: str) -> str:
        """Return a name without what the county's bodies have in common."""
        return self._forms_of(name)[1]

    def _forms_of(self, name: str) -> tuple[str, str, str]:
        """Return a name as it is, without the county and the ending, and without 局 and the like."""
        whole = half_width("".join(name.split()))
        core = bare_name(_NATIONAL.sub("", whole))
        if self.county:
            core = re.sub(f"^.{{0,12}}?{re.escape(self.county)}", "", core) or core
        shorter = _ENDINGS.sub("", core)
        core = shorter if len(shorter) >= _SHORTEST else core
        short = _UNIT.sub("", core)
        return whole, core, short if len(short) >= _SHORTEST else core

    def _like(self, name: str) -> tuple[str, ...]:
        core = self._forms_of(name)[1]
        found = (
            each
            for form, bodies in self._forms[1].items()
            if may_be_named(core, form) or may_be_named(form, core)
            for each in sorted(bodies)
        )
        return tuple(dict.fromkeys(found))[:_MOST_CANDIDATES] if len(core) >= _SHORTEST else ()


def county_of(names: Sequence[str]) -> str:
    """Return the county, district or city that most of the names begin with; empty if none do."""
    found = Counter(
        begin[1].rpartition("市")[2] or begin[1]
        for name in names
        if (begin := _COUNTY.match(half_width("".join(name.split()))))
    )
    for county, times in found.most_common(1):
        if times >= min(_OFTEN, len(names)) and len(county) > 1:
            return county
    return ""
