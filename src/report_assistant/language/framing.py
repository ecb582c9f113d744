"""What politeness puts around a message: a greeting before it, 请…一下 around a command."""

import re
from collections.abc import Iterator

GREETING = re.compile(
    "(?:[你您](?:们|老师)?好|大家好|(?:早上|早|上午|中午|下午|晚上)好|在吗|在不在|哈[喽啰]|嗨|hello|hi)[啊呀]?",
    re.IGNORECASE,
)
_AFTER_GREETING = re.compile("[,，!！。.~ 　]+")
_FRAME_LEAD = re.compile(
    "^(?:请|麻烦|帮我|给我|我要|我想|我也?|那就?|先|还|暂时|目前|现在|这一?题|这道题|本题|这个|[,， ])+"
)
_FRAME_END = re.compile(
    "(?:一下|下|一遍|吧|了|啊|哈|呀|呢|儿|嘛|咯|哦|填|有没有(?:问题|错误?)|这个|那个|刚才的?|刚刚的?"
    "|这一?题|这道题|本题|谢谢|[,， ])+$"
)
_LONGEST = 20
"""Nothing longer is a command in such a frame."""


def without_greeting(typed: str) -> str:
    """Return what follows 「您好，」; a greeting alone, and all else, stays as it is."""
    greeting = GREETING.match(typed)
    pause = _AFTER_GREETING.match(typed, greeting.end()) if greeting else None
    return (typed[pause.end() :] if pause else "") or typed


def framed(words: str) -> Iterator[str]:
    """Yield a message, then without what politeness puts around it: 帮我核对一下."""
    yield words
    if len(words) < _LONGEST:
        yield (begun := _FRAME_LEAD.sub("", words))
        yield _FRAME_END.sub("", begun)
