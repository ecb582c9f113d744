"""The question named by the words beside a number, and whether nothing else is said there.

Precision before recall: words that are neither a name nor known to be harmless (去年, 比, 其中, the
name of another place) keep a number from being taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from report_assistant.language.sounds import sound_of
from report_assistant.language.understanding import COLUMN_ALIASES, column_labels
from report_assistant.language.units import fits_named
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind

_HARMLESS = re.compile(
    r"(?:我们?[乡镇街局]?|本[乡镇街局县]|全[乡镇街]|[这那][边里]|今年|全年|本年度?|年内|(?:19|20)\d\d年度?|现在|目前"
    r"|一?共计?|总共|累计|合计|全部|其中|下辖|辖区?|县里?"
    r"|通过|在|利用|依托|上面?|里面?|中|平台|渠道|方面|等|也|还|另外?|同时"
    r"|主动|公开|发布|发文|发|推送|推文|更新|制作|刊登|公示|张贴|印发|做出|做|设"
    r"|政府|政务|信息|消息|文章|内容|情况|工作|栏|收到|新?收|受理|办理|作出|开展|举办|组织|召开|进行|完成"
    r"|处理|决定|案件|事项|改成|改为|更正为|数量?|条数|条信息|件数|次数|篇数|块数"
    r"|块展板|展板|总数|数字|了|的|有|是|为|对|类|各|哈|呢|吧|啊|[\s：:（(）)“”])*+"
)
"""Alternatives with the same beginning stand longest first: nothing is tried twice."""
_PROPER = re.compile('[“"《「][^“”"《》「」]{1,12}[”"》」]|专栏|栏目')
"""Words for a channel beside its name: “青河发布”微信公众号."""
_LOOSE = {"收费": "处理费"}
"""A name that also tells of another question once that was spoken of, and of which."""
TOTAL = "overview.disclosure.total"
_PASSIVE = re.compile("因|被|引起|情形|情况|人|任何|相关")
"""Other words in 「无人因公开工作被追究责任」."""
_NUMBERED = (Kind.COUNT, Kind.MONEY, Kind.COUNTS)
_IN_WORDS = (Kind.LINE, Kind.LINES)
_SHORTEST_TAIL = 4
_APART = " 　：:是为有由"
"""The separator between a name and its words."""


@dataclass(frozen=True)
class Named:
    """A question that words name, and what else they say."""

    question: Question
    name: str
    rest: str


def is_harmless(words: str) -> bool:
    """Return whether words add nothing to the number that they stand with."""
    return _HARMLESS.fullmatch(words) is not None


def adds_nothing(words: str) -> bool:
    """Return the same for words that stand with a number and the name of its question."""
    return is_harmless(_PROPER.sub("", words))


def is_loose(named: Named, before: str) -> bool:
    """Return whether a name may be said of something that was spoken of before."""
    other = _LOOSE.get(named.name)
    return other is not None and other in before


class Names:
    """The names of all questions."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._beside: dict[tuple[str, str], Named | None] = {}
        self._numbered = [
            (question, [(name, sound_of(name)) for name in (*_names(question), *question.parts)])
            for question in questionnaire.questions
            if question.kind in _NUMBERED
        ]
        every = [
            (name, question) for question in questionnaire.questions for name in _names(question)
        ]
        self._long = [(name, question) for name, question in every if len(name) > 1]
        self._worded = [(name, question) for name, question in every if question.kind in _IN_WORDS]

    def beside(self, words: str, unit: str) -> Named | None:
        """Return the question that the words before (or after) a number name.

        The longest name counts, of equal ones the nearest to the number; one that could belong to
        two questions counts for neither.
        """
        if (words, unit) not in self._beside:
            self._beside[words, unit] = self._nearest(words, unit)
        return self._beside[words, unit]

    def _nearest(self, words: str, unit: str) -> Named | None:
        best = self._found(words, words, unit, 0) or self._found(words, sound_of(words), unit, 1)
        # 「通过网站主动公开政府信息342条」 is of the one channel, not of all.
        best = [each for each in best if each[2].question.name != TOTAL] or best
        if not best:
            return None
        *_, named = max(best, key=lambda each: each[:2])
        length, place, _ = max(best, key=lambda each: each[:2])
        rivals = {each.question.name for size, at, each in best if (size, at) == (length, place)}
        return named if len(rivals) == 1 else None

    def _found(
        self, words: str, heard: str, unit: str, spelling: int
    ) -> list[tuple[int, int, Named]]:
        """Return the positions of names in the words: as they are written, or as they sound."""
        best: list[tuple[int, int, Named]] = []
        for question, names in self._numbered:
            if not fits_named(question, unit):
                continue
            for spellings in names:
                name = spellings[spelling]
                place = heard.rfind(name)
                if place >= 0 and (len(name) > 1 or heard.strip() == name):
                    rest = words[:place] + " " + words[place + len(name) :]
                    best.append((len(name), place, Named(question, spellings[0], rest)))
        return best

    def holds_name(self, words: str) -> bool:
        """Return whether a question's name stands in the words."""
        return any(name in words for name, _ in self._long)

    def called(self, words: str) -> Question | None:
        """Return the question that is named by the words and nothing else."""
        plain = words.strip()
        found = [
            (len(name), question)
            for name, question in self._long
            if name in plain and is_harmless(_PASSIVE.sub("", plain.replace(name, " ", 1)))
        ]
        return max(found, key=lambda each: each[0])[1] if found else None

    @cached_property
    def _run(self) -> re.Pattern[str]:
        names = sorted({re.escape(name) for name, _ in self._long}, key=len, reverse=True)
        return re.compile("|".join(names))

    def all_called(self, words: str) -> list[Question | None]:
        """Return the question that the words name, or each of those named one after another."""
        whole = self.called(words)
        found = list(self._run.finditer(words)) if whole is None else []
        if not found or not is_harmless(self._run.sub("", words)):
            return [whole]
        return [self.called(each[0]) for each in found]

    def opening(self, words: str) -> Named | None:
        """Return the question in words that a clause begins with: 「组长：乡长」「电话 0455-1234567」."""
        best: Named | None = None
        for name, question in self._worded:
            if not words.startswith(name) or (best and len(name) <= len(best.name)):
                continue
            rest = words.removeprefix(name)
            value = rest.lstrip(_APART).removesuffix("担任").removesuffix("任")
            is_number = question.kind is Kind.LINE and value[:1].isascii()
            if value and (rest[0] in _APART or is_number):
                best = Named(question, name, value)
        return best


def column_of(question: Question, words: str) -> str:
    """Return the label of the column that the words name, in a question that is a row."""
    for label, names in _columns(question):
        for name in sorted(names, key=len, reverse=True):
            if name in words and is_harmless(
                words.replace(name, " ", 1).replace("其中", "").replace("都", "").replace("均", "")
            ):
                return label
    return ""


def _columns(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    if question.kind is Kind.COUNTS and question.field is not None:
        for column, label in column_labels(question.field).items():
            yield label, (label, *COLUMN_ALIASES.get(column, ()))


def _names(question: Question) -> Iterator[str]:
    """Yield its title, also without 行政 before it, and its other names."""
    short = question.title.removeprefix("行政")
    for name in dict.fromkeys((question.title, short, *question.aliases)):
        yield name
        _, colon, tail = name.partition("：")
        if colon and len(tail) >= _SHORTEST_TAIL:
            yield tail
