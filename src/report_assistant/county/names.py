"""Whose report a file is: names of bodies, with and without the county's name and their endings.

A title says 安和县青石镇人民政府 and the roster 青石镇; a file is called 青石镇.docx. Names that are
one body's beyond doubt match; of others the bodies are told that they may mean, and a person decides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from report_assistant.county.like_names import SHORTEST, LikeNames
from report_assistant.report.text import half_width

_AREA = re.compile("^.{1,12}?(?:自治[县旗区]|[县区旗市])(?=.{2,})")
_ABOVE = "(?:[\u4e00-\u9fff]{1,10}?(?:省|自治区|自治州|[市州盟]|地区))*?"
"""The areas that a county's name may be written behind."""
_NATIONAL = re.compile("^(?:国家税务总局|中华人民共和国|国家统计局|中国气象局)")
_LEVELS = "县区旗"
"""How a county is called without its name where that is not known: 县教育局."""
_ENDINGS = (
    (re.compile("^人民政府(?=.{2,}(?:局|委|委员会|中心)$)"), ""),
    (re.compile("街道(?:办事处|办)$"), "街道"),
    (re.compile("(?<=区)(?:管理委员会|管委会)$"), ""),
    (re.compile("(?<!监督)管理委员会$"), "管委会"),
    (re.compile("(?<!管)委员会$"), "委"),
    (re.compile("^(?:人民)?政?府办(?:公室)?$"), "政府办"),
    (re.compile("办公室$"), "办"),
    (re.compile("(?<=[乡镇])(?:人民)?政府$|(?<=苏木)(?:人民)?政府$"), ""),
    (re.compile("^(?:人民)?政府$"), "政府"),
)
"""What is written in full or not, as it is compared."""
_OFTEN = 3
"""So many bodies begin with the name of a county before it is taken for theirs,"""
_ONE_OF = 3
"""and one of so many: a county has three 城市… bureaus, too."""
_SAID_OF_REPORTS = re.compile(
    r"\d{2,4}\s*年?度?|政府信息公开|信息公开|政务公开|工作|年度|报告|年报|定稿|最终|终稿|修改|副本|版|第.稿|关于|的|"
    r"新建|文档|附件|上报|报送|盖章|扫描件|[^\u4e00-\u9fff]"
)
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
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

    def __init__(
        self, names: Iterable[str], aliases: Iterable[tuple[str, str]] = (), county: str = ""
    ) -> None:
        """Take the bodies' names, and pairs of another name and the body's.

        `county` is whose they are where their names do not say it.
        """
        names = tuple(dict.fromkeys(names))
        self.county = county_of(names) or county
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._core: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[str, set[str]] = defaultdict(set)
        self._in_files: dict[str, set[str]] = defaultdict(set)
        for other, name in (*((name, name) for name in names), *aliases):
            self._whole[_one_word(other)].add(name)
            self._core[self.core(other)].add(name)
            self._bare[self._without_level(self.core(other))].add(name)
            for form in (_one_word(other), self.core(other)):
                self._in_files[_SAID_OF_REPORTS.sub("", form)].add(name)

    def match(self, name: str) -> Match:
        """Return the body that a name means."""
        found = self._meant_by(name)
        if len(found) == 1:
            return Match(next(iter(found)))
        return Match(candidates=tuple(sorted(found)) or self._like(name))

    def match_file(self, file: str) -> Match:
        """Return the body that a file is named after."""
        for part in reversed(PurePath(file).parts):
            words = _SAID_OF_REPORTS.sub("", PurePath(part).stem)
            found = self._meant_by(words) or self._in_files.get(words, frozenset())
            if len(words) >= SHORTEST and len(found) == 1:
                return Match(next(iter(found)))
        return Match()

    def mistakable(self, name: str) -> tuple[str, ...]:
        """Return the other bodies that a title may mean as well as this one."""
        return tuple(sorted(self._core[self.core(name)] - {name}))

    def core(self, name: str) -> str:
        """Return a name without what the county's bodies have in common."""
        whole = _one_word(name)
        core = _NATIONAL.sub("", _ASIDE.sub("", whole) or whole)
        if self.county:
            area = f"{_ABOVE}{re.escape(self.county)}"
            is_county = re.fullmatch(area, core) is not None
            core = "政府" if is_county else re.sub(f"^{area}(?=.)", "", core)
        return _shortened(core)

    @cached_property
    def _cores(self) -> LikeNames:
        return LikeNames(self._core)

    def _meant_by(self, name: str) -> set[str] | frozenset[str]:
        """Return the bodies that a name stands for, or can stand for as well as for each other."""
        core = self.core(name)
        return (
            self._whole.get(_one_word(name))
            or self._core.get(core)
            or self._bare.get(self._without_level(core))
            or frozenset()
        )

    def _without_level(self, core: str) -> str:
        """Return 教育局 of 县教育局; that of the city above a county stays 市教育局."""
        levels = ("自治县", "自治旗", *(self.county[-1:] or _LEVELS))
        level = next((each for each in levels if core.startswith(each)), "")
        bare = core.removeprefix(level)
        return _shortened(bare) if len(bare) >= SHORTEST else core

    def _like(self, name: str) -> tuple[str, ...]:
        """Return the bodies whose names have something of a name, the likest first."""
        core = self.core(name)
        like = self._cores.like(core)
        nearest = sorted(like, key=lambda form: (abs(len(form) - len(core)), form))
        found = (each for form in nearest for each in sorted(self._core[form]))
        return tuple(dict.fromkeys(found))[:_MOST_CANDIDATES]


def county_of(names: Sequence[str]) -> str:
    """Return the county, district or city that most of the names begin with; empty if none do."""
    found = Counter(area for name in names for area in _areas(_one_word(name)))
    least = max(min(_OFTEN, len(names)), -(-len(names) // _ONE_OF))
    often = [area for area, times in found.items() if times >= least]
    most = max((found[area] for area in often), default=0)
    # 江城市 is before every name of its district 江城市城北区, too.
    inner = [area for area in often if found[area] * 2 > most]
    whole = max(inner, key=lambda area: (len(area), found[area]), default="")
    above = max((area for area in found if area != whole and whole.startswith(area)), default="")
    return whole.removeprefix(above)


def _areas(name: str) -> Iterator[str]:
    """Yield the areas that a name begins with: 江城市, 江城市城北区."""
    end = 0
    while found := _AREA.match(name[end:]):
        end += found.end()
        yield name[:end]


def _one_word(name: str) -> str:
    return half_width("".join(name.split()))


def _shortened(core: str) -> str:
    for ending, short in _ENDINGS:
        shorter = ending.sub(short, core)
        core = shorter if len(shorter) >= SHORTEST else core
    return core
