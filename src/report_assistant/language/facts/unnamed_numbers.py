"""Numbers that stand without a name of their own: 「46块。对了，培训2次」「一共242条」「今年114条」.

What such a number is of follows from what stands around it. A part (视频号 20 条) is never taken for
the whole, and beside a doubt nothing is taken.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report_assistant.language.facts.clauses import Clause, Mention
from report_assistant.language.facts.names import Named, is_harmless
from report_assistant.language.numerals import NotUnderstood, read_count
from report_assistant.language.units import fits
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_CHANNELS = tuple(f"overview.disclosure.{name}" for name in ("website", "new_media", "boards"))
_NUMBERED = (Kind.COUNT, Kind.MONEY, Kind.COUNTS)
_IN_ALL = re.compile("(?:.*(?:总共|一共|共计?|合计|总计|加起来|统共))(?:是|有|发了?|公开)*")
_HERE = re.compile(
    "(?:我们?[乡镇街局]?|今年|本年度?|实际|现在|目前|后来|核实后?|后来核实|全年)+(?:是|为|有|共|一共|完成了?|做了?|发了?|到|的)*"
)
_BARE_LEAD = re.compile(
    "(?:后台|系统|平台|便民(?:服务)?(?:大厅|中心)|显示|统计|查到|导出|俺们|阿拉|咱们|就|里|上)+"
)
_REMARK = re.compile(
    "(?:.{0,8}(?:后台|系统|平台|登记本)?.{0,4}(?:查|统计|导出?|核对|核实|问|看|数|算)(?:过|出来|到)?.{0,8}(?:的|了|过)"
    "|(?:已经?|[均都]已?|全部)*(?:按[期时]|依法)?(?:办结|答复|办理完毕|办完)了?|都是.{1,12}|对了|下一题|继续|谢谢.*|其中.*)"
)
_ANOTHER = re.compile("其中|去年|上年|比|较|同比|(?:20\\d\\d年)")
_DOUBT = re.compile("没|不|未|可能|好像|估计|大概|差不多|[吧?？]|跳过")


class UnnamedNumbers:
    """The things mentioned so far, and the meaning of a number without a name after them."""

    def __init__(self, asked: Question | None) -> None:
        self.asked = asked if asked is not None and asked.kind in _NUMBERED else None
        self._topic: Question | None = None
        self._said: dict[str, list[int]] = defaultdict(list)
        self._in_parts: set[str] = set()
        self._wholes: set[str] = set()
        self._answers_asked = False
        self._in_all = False

    def begin_sentence(self) -> None:
        """Drop the subject of the last sentence."""
        self._topic = None

    def mentioned(self, named: Named | None) -> None:
        """Remember what a number was said to be of."""
        self._topic = self._topic if named is None else named.question

    def is_part(self, named: Named, mention: Mention) -> bool:
        """Return whether a number is that of a part of what is asked: 视频号 20 条."""
        question = named.question
        if not question.parts:
            return False
        is_part = named.name in question.parts
        if is_part and _IN_ALL.search(mention.before):
            self._wholes.add(question.name)
            return False
        self._said[question.name].append(_count(mention))
        if is_part:
            self._in_parts.add(question.name)
        return is_part

    def meant(
        self, mention: Mention, after: str, counts: Mapping[str, Any], total: Question | None
    ) -> Question | None:
        """Return the question that a number without a name answers."""
        before = mention.before.strip()
        if not is_harmless(after) and not _adds_nothing(after):
            return None
        summed = _IN_ALL.fullmatch(before) and self._summed(_count(mention), counts, total)
        if summed:
            return summed
        if self._topic is not None and before and _HERE.fullmatch(before):
            return self._topic if fits(self._topic, mention.unit) else None
        return self._asked_for(before, mention.unit)

    def _asked_for(self, before: str, unit: str) -> Question | None:
        """Return the question that is up, if the words before the number speak of nothing else."""
        of_another = self._topic is not None and self._topic is not self.asked
        if self.asked is None or of_another or not fits(self.asked, unit):
            return None
        if not is_harmless(_BARE_LEAD.sub("", before)) or "办结" in before:
            return None
        self._answers_asked = True
        self._in_all = self._in_all or _IN_ALL.fullmatch(before) is not None
        return self.asked

    def is_remark(self, words: str) -> bool:
        """Return whether words beside an answer add nothing to it: 「后台查的」."""
        return self._answers_asked and _adds_nothing(words)

    def is_whole(self, question: Question) -> bool:
        """Return whether all parts of what is asked were said, and what they come to."""
        return question.name in self._wholes

    def doubtful(self, unread: Sequence[str]) -> Iterator[str]:
        """Yield questions of which only a part was said, and the current one if it is in doubt."""
        yield from self._in_parts - self._wholes
        if self.asked is not None and self._answers_asked:
            asides = [words for words in unread if not (self._in_all and words.startswith("每"))]
            if any(not _leaves_as_it_is(words, self.asked) for words in asides):
                yield self.asked.name

    def _summed(
        self, number: int, counts: Mapping[str, Any], total: Question | None
    ) -> Question | None:
        """Return the question whose parts come to the number."""
        asked = self.asked
        parts = [] if asked is None else self._said[asked.name]
        if asked is not None and len(parts) > 1 and sum(parts) == number:
            self._wholes.add(asked.name)
            return asked
        channels = [counts[name] for name in _CHANNELS if name in counts]
        return total if len(channels) > 1 and sum(channels) == number else None


def _leaves_as_it_is(words: str, asked: Question) -> bool:
    """Return whether what was not read leaves the answer alone: a remark, another unit."""
    mentions = Clause(words, "").mentions()
    if not mentions:
        return _adds_nothing(words)
    if _ANOTHER.match(words):
        return True
    return all(each.unit and not fits(asked, each.unit) for each in mentions)


def _adds_nothing(words: str) -> bool:
    return _REMARK.fullmatch(words) is not None and not _DOUBT.search(words)


def _count(mention: Mention) -> int:
    try:
        return read_count(mention.number)
    except NotUnderstood:
        return 0
