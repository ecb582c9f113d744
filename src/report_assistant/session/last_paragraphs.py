"""Last year's own paragraphs for a place of this year's draft: the same heading, or the same aspect.

Nothing is made up: what no heading and no first words tell is left out, and nothing stands beside the draft.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.last_text import LastText
from report_assistant.report.places import OPENING
from report_assistant.report.printed import Level, PrintedParagraph
from report_assistant.report.text import ABOUT_LAST_REPORT, LAST_YEAR

_OVERVIEW, _IMPROVEMENT, _OTHER = 1, 5, 6
_PREVIOUS, _PROBLEMS, _PLAN, _MEASURE = "s5_previous", "s5_problems", "s5_plan", "s5_measure"
_FEE, _CONTACT = "s6_fee", "contact"
_ASPECTS = {
    "s1_disclosure": re.compile("主动公开|信息发布|公开内容|政策解读|解读回应|回应关切"),
    "s1_applications": re.compile("依申请|申请公开"),
    "s1_management": re.compile("信息管理|规范管理|公开管理|规范性文件|信息资源|制度建设|保密审查"),
    "s1_platform": re.compile("平台|载体|网站|新媒体|渠道|阵地"),
    "s1_supervision": re.compile("监督|保障|考核|培训|队伍建设"),
    "s1_leadership": re.compile("组织领导|加强领导|工作机制|组织机构"),
}
"""Place of section one, by its block -> the words of a heading, or of a first clause, that name it."""
_ABOUT_PLANS = re.compile("改进(?!情况)|措施|下一步|下步|今后|打算")
_ABOUT_PROBLEMS = re.compile("问题|不足|短板|薄弱|差距")
_REMEDIED = re.compile(f"{LAST_YEAR.pattern}|已|整改")
"""What tells problems that were dealt with from those of a year that is named."""
_ABOUT_FEE = re.compile("处理费|收费|费用")
_ABOUT_CONTACT = re.compile("联系|电话|地址|邮编|下载|网址")
_REST = {OPENING: "opening", _OVERVIEW: "s1_lead", _OTHER: "s6_items"}
"""The place of what a section holds besides the places that have a name; of section one, before them."""
_ORDER = (_PREVIOUS, _PROBLEMS, _PLAN)
"""Section five goes through its places in this order, never back."""

_NUMBERING = re.compile(
    rf"\s*(?:(?P<brackets>[（(]\s*[{NUMERALS}百\d]{{1,4}}\s*[)）])|(?P<point>[{NUMERALS}\d]{{1,2}}\s*[、.．](?!\d))"
    rf"|(?P<is>[{NUMERALS}]是)|(?P<ring>[①-⑳]))\s*"
)
_RUN_IN = re.compile(r"(?P<head>[^。：:\n]{2,40})[。：:](?P<body>.+)", re.DOTALL)
_FIRST_CLAUSE = re.compile("[，,。；;：:]")
_SENTENCES = re.compile("(?<=。)")
_NO_LETTER = re.compile(r"[\W_]+")
_FURTHER = re.compile(r"_w\d+$")


@dataclass(frozen=True)
class _Passage:
    """A paragraph or a part of one, and what it is about."""

    paragraph: int
    head: str
    """The heading that it stands under, without its number; empty if none."""
    place: frozenset[str]
    text: str
    """Its words, without the heading."""


def last_paragraphs(block: str, section: int, lead: str, last: LastText) -> str:
    """Return last year's paragraphs for a block, a line each; empty where nothing is the same place.

    `lead` is the block's run-in heading, its number included. Headings of last year's are not among the lines.
    """
    own = [each for each in last.paragraphs if _FURTHER.sub("", each.anchor) == block]
    if own:
        return "\n".join(_parted(each.text)[2] for each in own)
    passages = list(_passages(last.paragraphs, section))
    same = [each for each in passages if lead and each.head and _bare(each.head) == _bare(lead)]
    place = _PLAN if block.startswith(_MEASURE) else block
    return _joined(same or [each for each in passages if place in each.place])


def _bare(head: str) -> str:
    """Return a heading without its number and its signs."""
    return _NO_LETTER.sub("", _NUMBERING.sub("", head, count=1)).removesuffix("情况")


def _joined(passages: Sequence[_Passage]) -> str:
    lines: dict[int, str] = {}
    for each in passages:
        lines[each.paragraph] = lines.get(each.paragraph, "") + each.text
    return "\n".join(lines.values())


def _passages(paragraphs: Sequence[PrintedParagraph], section: int) -> Iterator[_Passage]:
    under = _Under()
    for number, each in enumerate(paragraphs):
        if each.section != section or each.level is Level.SECTION:
            continue
        style, head, body = _parted(each.text)
        if each.level is Level.HEADING:
            under = under.headed(style, head or body, section)
            continue
        if head:
            under = under.headed(style, head, section)
        for piece in _pieces(body, section):
            under = under.reading(piece, section)
            yield _Passage(number, under.head, under.place, piece)


def _parted(text: str) -> tuple[str, str, str]:
    """Return how a paragraph is numbered, its run-in heading, and the rest; both may be empty."""
    numbered = _NUMBERING.match(text)
    if numbered is None:
        return "", "", text
    rest = text[numbered.end() :]
    run_in = _RUN_IN.fullmatch(rest)
    style = numbered.lastgroup or ""
    return (style, run_in["head"], run_in["body"].strip()) if run_in else (style, "", rest)


def _pieces(body: str, section: int) -> list[str]:
    """Return the parts of a paragraph that may be about different things."""
    if section == _OVERVIEW:
        return [body]
    return [piece for piece in _SENTENCES.split(body) if piece.strip()]


@dataclass(frozen=True)
class _Under:
    """Where in a section a paragraph stands."""

    head: str = ""
    style: str = ""
    """How the heading is numbered that told the place."""
    place: frozenset[str] = frozenset()
    is_named: bool = False
    """Whether a heading, or an earlier paragraph, told a place."""

    def headed(self, style: str, head: str, section: int) -> "_Under":
        """Return the place under a heading; one that is numbered in another way goes into detail."""
        place = _named_in(head, section, self.place)
        if not place and style != self.style:
            return replace(self, head=head)
        return _Under(head, style, place, is_named=True)

    def reading(self, words: str, section: int) -> "_Under":
        """Return the place of words that stand here."""
        if section == _OVERVIEW:
            if self.head:
                return self
            place = _named_in(_FIRST_CLAUSE.split(words)[0], section, self.place)
            if place or self.is_named:
                return _Under(place=place, is_named=True)
            return replace(self, place=frozenset({_REST[section]}))
        place = _named_in(words, section, self.place)
        return replace(self, place=place or self._unnamed(words, section))

    def _unnamed(self, words: str, section: int) -> frozenset[str]:
        if section not in _REST:
            return self.place
        return frozenset({_REST[section]} if words.endswith("。") else ())


def _named_in(words: str, section: int, now: frozenset[str]) -> frozenset[str]:
    """Return the places of a section that words name; in section five none before the one `now`."""
    if section == _OVERVIEW:
        return frozenset(block for block, about in _ASPECTS.items() if about.search(words))
    if section == _IMPROVEMENT:
        place = _of_improvement(words)
        reached = max((_ORDER.index(each) for each in now), default=0)
        return frozenset({place} if place and _ORDER.index(place) >= reached else ())
    if section == _OTHER:
        return frozenset({_FEE} if _ABOUT_FEE.search(words) else ())
    return frozenset({_CONTACT} if _ABOUT_CONTACT.search(words) else ())


def _of_improvement(words: str) -> str:
    if ABOUT_LAST_REPORT.match(words) and _REMEDIED.search(words):
        return _PREVIOUS
    if _ABOUT_PLANS.search(words):
        return _PLAN
    return _PROBLEMS if _ABOUT_PROBLEMS.search(words) else ""
