"""Replies where something waits: yes and no, and the words that the program teaches for the rest."""

import re

from report_assistant.report import text

AGAIN = "再试"
"""What could not be stored is stored once more."""
DONE, NOT_NOW = "完", "算了"
"""End a paragraph that is being reworded: it is taken, or left as it was."""
NO_FILE = "先不生成"
"""No Word file is written."""

_YES = frozenset(
    [
        "是",
        "确定",
        "对",
        "好",
        "可以",
        "嗯",
        "行",
        "中",
        "成",
        "可",
        "准",
        "妥",
        "没错",
        "没有错",
        "确认",
        "没问题",
        "没毛病",
        "无误",
        "正确",
        "同意",
        "认可",
        "就这样",
        "就这么",
        "就这么办",
        "就这么写",
        "照这样",
        "照此",
        "记",
        "记上",
        "记下",
        "记下来",
        "记一下",
        "都对",
        "全对",
        "都是",
        "都没错",
        "对头",
        "对劲",
        "要得",
        "得行",
        "晓得",
        "收到",
        "明白",
        "是这样",
        "是这么回事",
        "就是这样",
        "对着",
        "存",
        "填上",
        "写上",
        "并进去",
        "y",
        "yes",
        "ok",
        "okay",
        "yep",
    ]
)
_NO = frozenset(
    [
        "不",
        "否",
        "不是",
        "不改",
        "取消",
        "算了",
        "不对",
        "不行",
        "别",
        "别记",
        "别改",
        "不要",
        "都不要",
        "不用",
        "不用了",
        "不记",
        "错",
        "错了",
        "都错",
        "有误",
        "不正确",
        "不同意",
        "先不",
        "先别",
        "等等",
        "等一下",
        "不成",
        "不中",
        "莫",
        "莫改",
        "重来",
        "n",
        "no",
    ]
)
WRITE_IT = "写进去"
"""Writes what was doubted into the report."""
_TO_WRITE = frozenset(
    [
        WRITE_IT,
        *("写", "写进", "写进年报", "写进报告", "写到年报里", "写到报告里", "写入", "写入年报"),
        *("要写", "要写进去", "要写进年报", "是写进年报", "要写的", "就写", "就写这句", "就写这个"),
        *(
            "就这么写",
            "就这样写",
            "照这样写",
            "照写",
            "是我要写的",
            "是要写的",
            "我要写的",
            "我要写",
        ),
        *("写进年报里", "写进报告里", "写报告里", "写年报里", "写上", "写上去", "写下来"),
    ]
)
_PARTICLES = re.compile("[啊呀吧哈哦嘛咯呢了的哒噢喽呗诶啦滴撒噻]+$")
_REPEATED = re.compile(r"^(.{1,2}?)\1+$")
_EDGES = " 　。.!！,，~～、;；?？…"
_LONGEST = 12

SAID_YES = frozenset({*_YES, "好的", ""})
SAID_NO = frozenset({*_NO, NOT_NOW})
YES_WORDS, NO_WORDS = SAID_YES | {"1"}, SAID_NO | {"2", "0"}
"""With the numbers that stand for yes and no where nothing else is numbered."""
AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
"""What agrees to something shown; never an answer in words."""
LEFT_AS_IT_WAS = frozenset({"取消", NOT_NOW, "不改", "不改了"})
"""What ends looking at an earlier answer, without a change."""
WITHDRAWAL = LEFT_AS_IT_WAS | {"不是", "不对", "都不要", "不要了", NO_FILE, AGAIN, DONE}
"""What the program teaches to say where something waits; never an answer in words either."""


def says_yes(typed: str) -> bool:
    """Return whether a message agrees, in any of the common words; Enter alone does too."""
    return not typed.strip() or _is_among(typed, _YES)


def says_to_write(typed: str) -> bool:
    """Return whether a message says to write what was doubted."""
    return _is_among(typed, _TO_WRITE)


def says_no(typed: str) -> bool:
    """Return whether a message declines."""
    return _is_among(typed, _NO)


def _is_among(typed: str, known: frozenset[str]) -> bool:
    if len(typed) > _LONGEST:
        return False
    words = text.half_width(typed).strip(_EDGES).lower()
    bare = _PARTICLES.sub("", words)
    pieces = re.split(r"[\s,，、。!！]+", words)
    return (
        bool(words) and (words in known or bare in known or _REPEATED.sub(r"\1", bare) in known)
    ) or (len(pieces) > 1 and all(_is_among(piece, known) for piece in pieces))
