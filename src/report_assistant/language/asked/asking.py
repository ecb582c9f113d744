"""Whether a message asks something: 「转发的算吗」「填城关镇还是城关街道」「哪三个数」."""

import re
from enum import IntEnum

from report_assistant.language.figures.decision import SUPPOSES
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.heard import Heard

_LONGEST = 90
_A_NOT_A = re.compile("([\u4e00-\u9fff]{1,2})[不没]\\1")
_OR = re.compile("[^\\d\\s]还是(?![0-9零一二两三四五六七八九十百千是])")
_COUNT = "[0-9几零一二两三四五六七八九十百]{1,4}[条件个次篇份块期起]?"
_ONE_COUNT_OR_OTHER = re.compile(f"[算填写报按计记][^,，。;；0-9]{{0,4}}{_COUNT}还是{_COUNT}")
_ENDS = re.compile(
    "(?:吗|么|(?<!着)呢|[了过]没有?|不|否|行不行|好不好|啥|咋样|咋办)[啊呀哦哈嘛的了]*$"
    "|(?:有|是|填|写|算|要|共|总|^)几[个条件次块篇起期份题家]?[啊呀呢了]*$"
)
_STATEMENT_END = re.compile("(?:都|也|还|又|从|并|才)不$")
_MARK = re.compile(r"\?[\s!?。~^]*$")


class Asks(IntEnum):
    """How certainly a message asks something."""

    NOTHING = 0
    SOMEWHERE = 1
    """It holds words that ask, but what it ends with does not."""
    PLAINLY = 2


def asks(heard: Heard) -> Asks:
    """Return how certainly a message asks something."""
    words = heard.words.strip()
    if not words or len(words) > _LONGEST:
        return Asks.NOTHING
    clauses = heard.clauses
    if not clauses:
        return Asks.NOTHING
    if _MARK.search(words):
        return Asks.PLAINLY
    if _clause_asks(clauses[-1]):
        return Asks.SOMEWHERE if _is_rhetorical(clauses[-1]) else Asks.PLAINLY
    if len(clauses) > 1 and _clause_asks(clauses[-2]) and not clauses[-1].numbers:
        is_order = any(token.has("op_set", "op_drop", "op_add") for token in clauses[-1].tokens)
        return Asks.SOMEWHERE if is_order else Asks.PLAINLY
    return Asks.SOMEWHERE if any(map(_clause_asks, clauses)) else Asks.NOTHING


def _is_rhetorical(clause: Clause) -> bool:
    """Whether a figure, or a no, is said with a word that asks: 哪个有权罚嘛."""
    words = clause.words.strip()
    says = clause.numbers or any(token.has("neg") for token in clause.tokens[:-1])
    plain = (_A_NOT_A, _OR, _ONE_COUNT_OR_OTHER, _ENDS, SUPPOSES)
    return bool(says) and not any(pattern.search(words) for pattern in plain)


def _clause_asks(clause: Clause) -> bool:
    words = clause.words.strip()
    if any(token.has("question") for token in clause.tokens) or _A_NOT_A.search(words):
        return True
    if _OR.search(words) or _ONE_COUNT_OR_OTHER.search(words):
        return True
    if all(token.has("neg", "filler", "all") for token in clause.tokens):
        return False  # 没有的
    return bool(_ENDS.search(words)) and not _STATEMENT_END.search(words)
