"""「没开通」「一条也没发」「无人被追责」: there is none of what is asked.

What stands with the no must be the question's own name or a word for doing it; 「没统计」 and
「没有变化」 are no such words, so they are not a zero.
"""

import re
from functools import lru_cache

from report_assistant.language.numerals import is_none_word
from report_assistant.questionnaire.question import Question
from report_assistant.report import text

NO = "没有|没得|莫得|冇得|木有|么得|没|无|未|冇|不曾|从未|从来没有?|暂无"
_LEAD = (
    "(?:(?:我们?|本|俺们?|咱们?)(?:[乡镇街局]|单位|这里|这边|这儿)?|今年|本年度?|全年|目前|还|都|均|也"
    "|的确|确实|一(?:[件条个起次块篇份封例宗笔户期场回人]|分钱|毛钱)(?:也|都)?|没)*"
)
_DOING = (
    "过|了|的|有|人|被|再|运营|运行|开通|开设|开展|开|发布|发生|发现|发出|发|公开|制作|制发|制定|做|出|接到|办理|办|设立|设置|设|组织|举办|成立"
    "|建立|进行|出现|产生|作出|做出|收到|收取|收费|收|费|搞|弄|追究|追责|处理|处分|结转|受理|接到|实施|印发"
    "|信息|情况|情形|事件|事项|权限?|审批权限?|任何|单位|这方面|这类|相关|单独|其他|其它|需要|要|报告|人员|哈|啊|呢|哦|滴"
)
_REFUSED = re.compile("不(?:写|要|用|填|用写|用填|需要|写了|要了|设|收费|收)")
_SAID_OTHERWISE = re.compile(
    "免费|都不写|都不要|全不要|都不用|都没|都是零|全是零|都为零|都是0|全是0|都为0|(?:三个|全部?)(?:都|均)?[是为][0零]"
)
_ALL_DONE = re.compile("(?:去年|上年|以前)?的?(?:都|已经?|全部?|均)+(?:办完|办结|答复|处理完)了?")
_CARRIED_OVER, _OUTCOMES = "applications.carried_over", "filters.outcomes"
_LONGEST = 24
_EDGES = " 　。.!！,，、~～"


def says_none(question: Question, typed: str) -> bool:
    """Return whether an answer says that there is none."""
    words = text.half_width(typed).strip(_EDGES)
    if is_none_word(words):
        return True
    if len(words) > _LONGEST:
        return False
    if _REFUSED.fullmatch(words) or _SAID_OTHERWISE.fullmatch(words):
        return True
    if question.name == _CARRIED_OVER and _ALL_DONE.fullmatch(words):
        return True
    if not covers_parts(question, words):
        return False
    return _pattern(question.name, _names(question)).fullmatch(words) is not None


def covers_parts(question: Question, words: str) -> bool:
    """Return whether words that name a part of what is asked name all of it: 没有诉讼 is not 没有复议诉讼."""
    named = [part for part in question.parts if part in words]
    return not named or all(
        any(other in part or part in other for other in named) for part in question.parts
    )


def _names(question: Question) -> tuple[str, ...]:
    also = ("办完", "办结") if question.name == _OUTCOMES else ()
    labels = tuple(option.label for option in question.options)
    return (question.title, *question.aliases, *labels, *also)


@lru_cache(maxsize=256)
def _pattern(name: str, names: tuple[str, ...]) -> re.Pattern[str]:
    del name
    called = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    what = f"(?:{called}|{_DOING}|[和与、及或,，]|也(?:{NO}))*"
    return re.compile(rf"{_LEAD}(?:{called})?{_LEAD}(?:{NO}){what}")
