"""Names of bodies and of their offices in what a clerk says: how they end, what they are in full."""

import re
from collections.abc import Collection

from report_assistant.language.words.lexicon import NAME, Lexicon
from report_assistant.language.words.tokens import tokens_of
from report_assistant.report import text
from report_assistant.report.bodies import full_name
from report_assistant.report.contact import OFFICE

_HAN = re.compile("[\u4e00-\u9fff]+")
_SPEAKS = re.compile("(?:[是叫在]|[我咱俺你您他这那哪某]|一个)")
"""No name begins so: 是个乡."""
_SHORTEST = 4
_LONGEST_END = 24
"""No word is longer; a message may be, and is asked about at each of its blanks."""
_EDGES = " 　,，.。;；:：!！~～"


def ends_as_body(words: str, lexicon: Lexicon) -> bool:
    """Return whether words end as the full name of a body does."""
    return len(words) >= _SHORTEST and words.endswith(lexicon.answers["body_end"])


def ends_as_office(words: str, lexicon: Lexicon) -> bool:
    """Return whether words end as the name of an office does, and not as another word: 全部, 车站."""
    unlike = words.endswith(lexicon.answers["office_unlike"])
    ends = words.endswith(lexicon.answers["office_end"]) and not unlike
    return ends and not ends_in_another(words, (OFFICE,), lexicon)


def ends_in_another(words: str, questions: Collection[str], lexicon: Lexicon) -> bool:
    """Return whether words end with what no such question is about: 县政府网站 ends as a 站 does."""
    last = tokens_of(words[-_LONGEST_END:], lexicon)[-1:]
    named = {name for token in last for name in token.kinds.get(NAME, ())}
    return bool(named) and named.isdisjoint(questions)


def in_full(words: str) -> str:
    """Return a name with its ending in full: 清河镇 -> 清河镇人民政府; nothing where that is not known."""
    if not _HAN.fullmatch(words) or len(words) <= 2 or _SPEAKS.match(words):
        return ""
    return full_name(words)


def body_in(typed: str, lexicon: Lexicon) -> str:
    """Return the body that a message says it comes from: 「我们是县水利局」; nothing for other words."""
    words = trimmed(text.half_width(typed), lexicon)
    if not _HAN.fullmatch(words) or lexicon.kinds_of(words):
        return ""
    return words if in_full(words) or ends_as_body(words, lexicon) else ""


def trimmed(words: str, lexicon: Lexicon) -> str:
    """Return words without who speaks before them and particles behind: 我们是…哈."""
    words = words.strip(_EDGES)
    we = max(
        (each for each in lexicon.answers["we"] if words.startswith(each)), key=len, default=""
    )
    lead = max(
        (each for each in lexicon.answers["lead"] if words.startswith(we + each)),
        key=len,
        default="",
    )
    if lead and (we or lead in ("就是", "是")):
        words = words.removeprefix(we + lead).strip(_EDGES)
    return without_trail(words, lexicon)


def without_trail(words: str, lexicon: Lexicon) -> str:
    """Return words without the particles behind them."""
    while True:
        end = max(
            (each for each in lexicon.answers["trail"] if words.endswith(each)), key=len, default=""
        )
        if not end or end == words:
            return words
        words = words.removesuffix(end).strip(_EDGES)
