"""The circumstances of each number in a passage: which year, what part of it, a plan, whose, a part.

What is said of the year or of a part of it holds through the paragraph until something else is
said; whose figures they are, and that they are parts, through the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import SELF
from report_assistant.language.words.numbers import value_of
from report_assistant.language.words.shapes import DATE, YEAR
from report_assistant.language.words.tokens import NUMBER, UNKNOWN, Token
from report_assistant.materials.material import Why

_YEAR_END = re.compile("(?:12|十二)月(?:份)?(?:底|末|(?:31|三十一)[日号]?)")
_RANGE_TO_END = re.compile(r"1月?[-~至到—–]+12月(?:份)?|1月1日.{0,3}12月31日")
_PLANS = re.compile(
    "(?<!现)将(?!军|(?:政务公开|政府信息|信息|公开(?:工作|信息|事项)|有关|相关|[各本其该]|全[部年镇乡县区市局]|[0-9]+[条件篇个项]|[《“]))|拟|力争|目标|不少于|不低于|至少|确保|下一步|下步|争取|预计|任务数|年初计划|应公开|规划"
)
"""将 with what is dealt with behind it is 把: 将政务公开纳入考核; with a verb it tells what is to come."""
_LATELY = re.compile("本月|当月|上月|本周|本季|当季|当天|当日|今天|昨天|近日|近期|日前|近来|最近")
_WISHES = frozenset({"要", "须", "应", "需", "需要", "应当", "必须"})
_DONE = frozenset({"实际", "实际上", "完成"})
_NOW = ("截至", "截止", "目前", "现在", "现")
_COMPARES = ("较", "比", "同", "与", "和", "跟", "由")
_OTHER_BODIES = re.compile(
    "(?:(?<![对给向到为督])各(?:村|社区|乡镇|镇|街道|单位|部门|站所|股室|科室|县|区)"
    "|(?:全|各)(?:县|市|省|区)(?!政府)"
    "|[^\\s，。、（）()：:]{1,10}(?:水利局|农业农村局|司法局|教育局|公安局|派出所|卫生院|学校|公司|合作社))"
)
_BODY_END = re.compile("(?:镇|乡|街道|县|市|局|厅|村|社区|公司|学校|医院|委员会|乡镇|办公室)$")
_NAME_OF_BODY = re.compile(
    "[\u4e00-\u9fff]{2,10}?(?:镇|乡|街道(?:办事处|办)?|县|区|局|委员会|管委会|村|社区|公司|学校)"
    "(?=$|[::]|在|共|全年|网站|公众号|公开|发布|收到|办理|通过|今年|主动|新媒体|未|的|[0-9])"
)
_PARTS = ("part", "inside")


@dataclass(frozen=True)
class State:
    """What holds at some place."""

    other_year: bool = False
    part_of_year: bool = False
    plan: bool = False
    other_body: bool = False
    part: bool = False
    is_foreign: bool = False
    """Whether another body speaks: its 我镇 is not ours."""

    def joined(self, other: "State") -> "State":
        """Return what holds where both do."""
        return State(
            *(getattr(self, each.name) or getattr(other, each.name) for each in fields(self))
        )

    @property
    def why(self) -> Why | None:
        """Why a number here is not the report's; parts are for whoever knows of what."""
        if self.other_year:
            return Why.OTHER_YEAR
        if self.plan:
            return Why.PLAN
        if self.part_of_year:
            return Why.PART_OF_YEAR
        return Why.OTHER_BODY if self.other_body else None


@dataclass(frozen=True)
class Placed:
    """A number of a sentence with what holds at its place."""

    token: Token
    clause: Clause
    state: State
    before: tuple[Token, ...]
    """The words of its clause before it, up to the number before."""
    after: tuple[Token, ...]
    """The words behind it, up to the next number of the clause."""


class Circumstances:
    """Follows a paragraph; one for each."""

    def __init__(self, year: int, start: State) -> None:
        self._year = year
        self._start = start
        self.now = start
        """What holds where the reader is."""
        self.clauses: list[tuple[str, State]] = []
        """The clauses of the last sentence, each with what holds at its end."""

    def of_sentence(self, heard: Heard) -> list[Placed]:
        """Return the numbers of the next sentence, each with its circumstances."""
        start = self._start
        self.now = replace(self.now, other_body=start.other_body, part=False, plan=start.plan)
        found: list[Placed] = []
        self.clauses = []
        dates = 0
        whole = self.now
        for clause in heard.clauses:
            before = self.now
            self.now = self._by_words(clause)
            dates += sum(token.has(DATE) for token in clause.tokens)
            found += self._numbers(clause, dates)
            self.clauses.append((clause.words, self.now))
            if clause.is_bracket:
                self.now = before
            whole = whole if self.now.part else self.now
        self.now = whole  # what is said of a part ends with it
        return found

    def state_at(self, words: str) -> State:
        """Return what holds in the clause of the last sentence that these words end in."""
        for said, state in self.clauses:
            if said and (said in words or words in said):
                return state
        return self.now

    def _numbers(self, clause: Clause, dates: int) -> Iterator[Placed]:
        last = 0
        compared = False
        for place, token in enumerate(clause.tokens):
            if token.kind != NUMBER:
                compared = self._follow(clause.tokens, place, dates) or compared
                continue
            state = replace(self.now, other_year=True) if compared else self.now
            end = next((n for n in clause.numbers if n > place), len(clause.tokens))
            yield Placed(
                token, clause, state, clause.tokens[last:place], clause.tokens[place + 1 : end]
            )
            last = place + 1
        # what was only compared with does not reach beyond its clause

    def _follow(self, tokens: Sequence[Token], place: int, dates: int) -> bool:
        """Follow one word; return whether it only compares with another year."""
        token, now = tokens[place], self.now
        before = tokens[place - 1] if place else None
        if token.has(YEAR):
            self.now = self._in_year(token.text)
        elif token.has("lastyear") and not token.has("compare"):
            if before is not None and before.text in _COMPARES:
                return True
            self.now = replace(now, other_year=True)
        elif token.has("thisyear") and token.text not in _NOW:
            self.now = self._as_begun()
        elif token.has("period"):
            self.now = replace(now, part_of_year=True)
        elif token.has(DATE) and not _YEAR_END.fullmatch(token.text):
            self.now = replace(now, part_of_year=not _RANGE_TO_END.match(token.text))
        elif token.has("each") and dates > 1:
            self.now = replace(now, part_of_year=False)
        elif token.has("plan") or _is_wish(tokens, place):
            self.now = replace(now, plan=token.text not in _DONE)
        elif token.has("cumul"):
            self.now = replace(now, other_year=True)
        elif token.has(SELF) or (token.has("ours") and not now.is_foreign):
            self.now = replace(now, other_body=False)
        elif token.has("elsewhere") or (token.kind == UNKNOWN and _BODY_END.search(token.text)):
            self.now = replace(now, other_body=True)
        elif token.has(*_PARTS):
            self.now = replace(now, part=True)
        return False

    def _in_year(self, words: str) -> State:
        year = value_of(words.rstrip("年度"))
        if year is None or year == self._year:
            return replace(self._as_begun(), other_year=False)
        is_later = year > self._year
        return replace(self._as_begun(), other_year=not is_later, plan=is_later)

    def _as_begun(self) -> State:
        """Return what holds where the year is spoken of again: what held of it at the beginning."""
        return replace(self._start, other_body=self.now.other_body)

    def _by_words(self, clause: Clause) -> State:
        """Return what holds after what the words of a clause say as a whole."""
        words, now = clause.words, self.now
        if _LATELY.search(words):
            now = replace(now, part_of_year=True)
        if _OTHER_BODIES.search(words) and not any(t.has("ours", SELF) for t in clause.tokens):
            now = replace(now, other_body=True)
        if _begins_with_another(clause):
            now = replace(now, other_body=True)
        if _PLANS.search(words):
            now = replace(now, plan=True)
        return now


def _begins_with_another(clause: Clause) -> bool:
    """Whether a clause begins with a body's name that nobody knows: 青石镇：…."""
    found = _NAME_OF_BODY.match(clause.words)
    if found is None or any(token.has("ours", SELF) for token in clause.tokens):
        return False
    begin = clause.tokens[0].start
    named = [t for t in clause.tokens if t.start - begin < found.end()]
    return any(token.kind == UNKNOWN for token in named)


def _is_wish(tokens: Sequence[Token], place: int) -> bool:
    """Whether something is to be done: 要组织培训4次."""
    if tokens[place].text not in _WISHES:
        return False
    return any(token.has("handle", "pub") for token in tokens[place + 1 : place + 3])
