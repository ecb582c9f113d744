"""What politeness puts around a message: a greeting before it, 请…一下 around a command.

Both the conversation and the interview look at a message through this, so that what is a command
without 您好 is one behind it.
"""

import re
from collections.abc import Iterator

GREETING = re.compile(
    "(?:[你您](?:们|老师)?好|大家好|(?:早上|早|上午|中午|下午|晚上)好|在吗|在不在|哈[喽啰]|嗨|hello|hi)[啊呀]?",
    re.IGNORECASE,
)
_AFTER_GREETING = re.compile("[,，!！。.~ 　]+")
_TO_SOMEBODY = ("您好", "你好")
"""A greeting that no name and no sentence of a report begins with."""
_FRAME_LEAD = re.compile(
    rf"^(?:{GREETING.pattern}[,，!！。.~ 　]*|请问|请|麻烦|帮我|给我|我要|我想|我也?|那么|那就?|先|还"
    "|暂时|目前|现在|这一?题|这道题|本题|这个|[,， ])+",
    re.IGNORECASE,
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
    if greeting is None:
        return typed
    pause = _AFTER_GREETING.match(typed, greeting.end())
    if pause is None and not typed.startswith(_TO_SOMEBODY):
        return typed
    rest = typed[greeting.end() if pause is None else pause.end() :]
    return rest if rest.strip() else typed


def without_lead(words: str) -> str:
    """Return what follows 请, 麻烦, 帮我 …"""
    return _FRAME_LEAD.sub("", words)


def framed(words: str) -> Iterator[str]:
    """Yield a message, then without what politeness puts around it: 帮我核对一下."""
    yield words
    begun = without_lead(words)
    if begun != words:
        yield begun
    if len(words) < _LONGEST:
        yield _FRAME_END.sub("", begun)
