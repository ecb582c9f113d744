"""Questions of the clerk's: 「这个去哪查？」「去年多少？」「还有几题？」. Asking changes nothing."""

import re
from enum import Enum, auto

from report_assistant.language.framing import GREETING
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS


class Asking(Enum):
    """The subject of a question of the clerk's."""

    GUIDANCE = auto()
    """The question that is up: where to look, what counts, whether it must be answered."""
    LAST_YEAR = auto()
    PROGRESS = auto()
    SAVING = auto()
    GREETING = auto()
    """A greeting, which is no question but gets a reply."""


_LAST_YEAR = re.compile(
    "(?:我们)?(?:去年|上年|上一年|前一年)(?:的|这项|这个|这里)?(?:数据?|数字)?(?:是|有|填|写|报|公开|发)?(?:的|了)?(?:是)?"
    "(?:多少|好多|几|什么|啥|怎么[填写]的?|数据?|数字)(?:[条件块次个起人元万篇]|来着|呢|啊|的)*"
)
_PROGRESS = re.compile(
    "(?:(?:我?(?:看看|看一?下|问一?下)|请问))?(?:还|一?共|总共|后面)*(?:有|要|剩|差)*(?:多少|几|好多)(?:道|个)?(?:题|问题)(?:没[答填])?|还(?:要|需要)?(?:多久|多长时间)|(?:填|答)到哪了"
)
_SAVING = re.compile("保存|存一?下|存盘|怎么保存|(?:会)?自动保存吗?|存了吗|保存了吗")
_ASKS = re.compile(
    "哪[里儿个些查找看有]?|什么|啥|怎么|咋|如何|为何|为什么|谁|算不算|算吗|行不行|可不可以|可以吗|可以不|能不能|是不是要|要不要|需不需要"
    "|行吗|吗|举个?例|举例|依据|[按是].+还是.+|解释|说明|不懂|不明白"
)
_SHORT = re.compile(
    "(?:这个?|这题|这数|数据?|数字|那|它|请问)*(?:去|到|在|从|上)?(?:哪|啥|什么|怎么|咋|为什么|为啥|为何|谁|如何).{0,8}"
)
_LONGEST, _DIGIT = 25, re.compile("[0-9]")
_PARTICLES = "?？。!！ 　"


def question_in(typed: str, question: Question | None) -> Asking | None:
    """Return what the clerk asks; `None` where the message may be an answer."""
    words = text.half_width(typed).strip().strip(_PARTICLES)
    plain = re.sub("[啊呀呢哈嘛哦]+$", "", words)
    for pattern, asking in (
        (_LAST_YEAR, Asking.LAST_YEAR),
        (_PROGRESS, Asking.PROGRESS),
        (_SAVING, Asking.SAVING),
        (GREETING, Asking.GREETING),
    ):
        if pattern.fullmatch(plain):
            return asking
    if not plain or len(plain) > _LONGEST or _DIGIT.search(plain):
        return None
    asks = _ASKS.search(plain) is not None
    if question is not None and question.kind in TEXT_KINDS | LIST_KINDS:
        asks = asks and (_SHORT.fullmatch(plain) is not None or typed.rstrip()[-1] in "?？")
    return Asking.GUIDANCE if asks else None
