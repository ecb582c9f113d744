"""The reply to several numbers where one is asked for: 「公众号213条，抖音12条」.

The program adds them up and asks; only the clerk knows whether the sum is the answer.
"""

import re
from collections.abc import Callable

from report_assistant.language.facts.clauses import sentences
from report_assistant.language.numerals import NotUnderstood, read_count
from report_assistant.report import text

_NO_SUM = re.compile("其中|去年|上年|今年|本年|[共总比到至改]|合计|不是|不对|[-~—.%]")
_MOST = 6


class SumAsked(NotUnderstood):
    """Several numbers where one is asked for, and what they come to."""

    def __init__(self, parts: str, total: int) -> None:
        self._parts = parts
        self.total = total
        super().__init__(self.asking(str(total)))

    def asking(self, answer: str) -> str:
        """Return the question whether the sum is meant; `answer` is what to type for it."""
        return f"这一题填一个合计。{self._parts} 加起来是 {self.total}，对就打“{answer}”。"


def sum_asked(typed: str, fits: Callable[[str], bool]) -> SumAsked | None:
    """Return the question whether the sum is meant; `None` where there is nothing to add up.

    `fits` says whether a measure word is one of the question's.
    """
    words = text.half_width(typed)
    mentions = [each for said in sentences(words) for clause in said for each in clause.mentions()]
    if not 1 < len(mentions) <= _MOST or _NO_SUM.search(words):
        return None
    if len({each.unit for each in mentions} - {""}) > 1:
        return None  # 培训3次，检查2个: of different things
    if any(each.is_vague or not fits(each.unit) for each in mentions):
        return None
    try:
        total = sum(read_count(each.number) for each in mentions)
    except NotUnderstood:
        return None
    return SumAsked("、".join(each.number for each in mentions), total)
