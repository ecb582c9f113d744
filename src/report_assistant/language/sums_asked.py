"""The reply to several numbers where one is asked for: 「公众号213条，抖音12条」.

The program adds them up and asks; only the clerk knows whether the sum is the answer.
"""

import re
from collections.abc import Callable

from report_assistant.language.fact_clauses import sentences
from report_assistant.language.numerals import NotUnderstood, read_count
from report_assistant.report import text

_NO_SUM = re.compile("其中|去年|上年|今年|本年|[共总比到至改]|合计|不是|不对|[-~—.%]")
_MOST = 6


def sum_asked(typed: str, fits: Callable[[str], bool]) -> str:
    """Return the question whether the sum is meant; empty where there is nothing to add up.

    `fits` says whether a measure word is one of the question's.
    """
    words = text.half_width(typed)
    mentions = [each for said in sentences(words) for clause in said for each in clause.mentions()]
    if not 1 < len(mentions) <= _MOST or _NO_SUM.search(words):
        return ""
    if any(each.is_vague or not fits(each.unit) for each in mentions):
        return ""
    try:
        total = sum(read_count(each.number) for each in mentions)
    except NotUnderstood:
        return ""
    parts = "、".join(each.number for each in mentions)
    return f"这一题填一个合计。{parts} 加起来是 {total}，对就打“{total}”。"
