"""A message cut into clauses, and each clause into the numbers that stand in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report_assistant.language.mixed_numerals import MIXED, closed_up
from report_assistant.report import text

_SENTENCE_END = re.compile(r"[。；;！!\n]")
_UNITS = "万元|人次|元|[条块件篇次人个期起户场份封例笔则家名宗张回项]|处(?![罚理])|版(?!面)"
_ORDINAL = re.compile(
    r"[（(](?:[一二三四五六七八九十]+|\d{1,2})[)）]|^\s*(?:\d{1,2}[.．、](?=\D)|[一二三四五六七八九十]+(?:、|是)|第[一二三四五六七八九十]，)"
)
_ALL_ZERO = re.compile("[都均全][是为]?[0零][条件个起次]?(?=$|[，,、\\s])")
_BRACKETS = re.compile("[（(）)]")
_LEAD = re.compile("^(?P<lead>[^：:]{1,16})[：:](?P<words>.+)$")
_PARTICLES = re.compile("[哈啊呀呢嘛哦噢]+$")
_ELSEWHERE = re.compile("(?<![我本])[乡镇县村局区]$|街道$")
_OFFICE = re.compile("(?:[队所办站科室股院厅部委局]|中心)(?:回复|答复|回)?[您你]?[：:]\\s*$")
_PAUSE = re.compile(
    r"(?P<pause>[，、]|,(?!\d{3}(?!\d))|\s{2,}|(?<!^)(?<![，、,\s])(?=其中)|(?<=\d)\s+(?=\D)|(?<=[\d零一二两三四五六七八九十百千万亿][条块件篇次人个期起户元])\s+|(?<=人次)\s+)"
)
_NUMERALS = "零〇一二两三四五六七八九十百千万"
_MENTION = re.compile(
    rf"(?<!\d)(?!(?:19|20)\d\d年|\d{{1,2}}月(?!份))(?P<number>{MIXED}"
    # Begun within a run of numerals no second time: that would be quadratic, and nothing new.
    rf"|(?<![{_NUMERALS}]{{2}})[{_NUMERALS}]++(?=(?:{_UNITS})))"
    rf"\s*(?P<unit>{_UNITS})?"
)
_VAGUE_BEFORE = re.compile("(?:约|近|超|超过|多达|不少于|不到|至少|大概)$")
_LONGEST_VAGUE = 3
_VAGUE_AFTER = re.compile("[多余几来]|左右|上下|以上|以下")
_COMPARED = "比"


@dataclass(frozen=True)
class Mention:
    """A number with the words around it."""

    before: str
    """The words since the number before it."""
    number: str
    """As typed, with its scales: 1.2万, 1万2千."""
    unit: str
    after: str
    """The words up to the next number."""
    is_vague: bool

    @property
    def amount(self) -> str:
        """Number and unit."""
        return self.number + self.unit


@dataclass(frozen=True)
class Clause:
    """The words between two pauses."""

    words: str
    pause: str
    """The sign before it; empty at the head of a sentence."""

    def mentions(self) -> list[Mention]:
        """Return the numbers in it, in order."""
        found = list(_MENTION.finditer(self.words))
        compared = self.words.find(_COMPARED)
        ends = [0, *(each.end() for each in found)]
        begins = [*(each.start() for each in found), len(self.words)]
        return [
            Mention(
                self.words[ends[place] : begins[place]],
                each["number"],
                each["unit"] or "",
                self.words[each.end() : begins[place + 1]],
                0 <= compared < each.start() or self._is_vague(each),
            )
            for place, each in enumerate(found)
        ]

    def _is_vague(self, number: re.Match[str]) -> bool:
        before = self.words[max(0, number.start() - _LONGEST_VAGUE) : number.start()]
        return bool(
            _VAGUE_BEFORE.search(before)
            or _VAGUE_AFTER.match(self.words, number.end("number"))
            or _VAGUE_AFTER.match(self.words, number.end())
        )


def told_by_office(words: str, told: str) -> bool:
    """Return whether a clause was told by an office: 「城管队：12」 need not be of what is asked."""
    return _OFFICE.search(words.removesuffix(told)) is not None


def without_lead(words: str, is_name: Callable[[str], bool]) -> str:
    """Return a clause without who says it: 「小李：公众号114条」.

    A name of a question before the colon stays, and so does another office's.
    """
    found = _LEAD.match(words)
    while found is not None and not (
        is_name(found["lead"])
        or _ELSEWHERE.search(found["lead"])
        or any(map(str.isdigit, found["lead"]))
    ):
        words = found["words"].strip()
        found = _LEAD.match(words)
    return words


def sentences(typed: str) -> Iterator[list[Clause]]:
    """Yield the sentences of a message as clauses; a comma within a number parts nothing."""
    for numbered in _SENTENCE_END.split(closed_up(text.simplified(text.half_width_digits(typed)))):
        sentence = _BRACKETS.sub("，", _ORDINAL.sub("", numbered))
        sentence = _ALL_ZERO.sub("都没有", sentence)
        pieces = _PAUSE.split(sentence)
        clauses = [
            Clause(_PARTICLES.sub("", words.strip()), pause.strip())
            for pause, words in zip(
                ["", *(pause or "" for pause in pieces[1::2])], pieces[::2], strict=True
            )
            if words.strip()
        ]
        if clauses:
            yield clauses
