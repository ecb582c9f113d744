"""One request for information as a register lists it: who asked, and what became of it.

A register says in each row what a clerk says in a sentence, in the same words; so both are read by
the lexicon. What fits several results, or none, is nothing.
"""

import re
from collections.abc import Iterator

from report_assistant.language.figures.described import results_described
from report_assistant.language.figures.naming import GRANTED, NO_RESULTS
from report_assistant.language.words.lexicon import COLUMN, NAME, Lexicon
from report_assistant.language.words.person_names import is_person
from report_assistant.report import text

PENDING = "applications.carried_forward"
"""Stands for a request that was not answered yet."""
_APPLICATIONS = "applications."
_PARTIAL = "applications.partially_granted"
_OPEN = re.compile(
    "办理中|处理中|在办|正在|未到期|未答复|未办结|征求.{0,8}(?:意见)?中|待.{0,6}(?:答复|办|定)"
)
_PERHAPS_OPEN = re.compile("结转|延期")
"""Said of requests that are open, and of those that were answered late."""
_VOID = re.compile(
    "(?:已)?(?:作废|登重|重登|重复登记|登记重复?|误登|不计|删除)(?:了|的)?(?:[，,。（(].*)?"
)
_REFUSED = re.compile(
    "(?:不予|未予|不同意|不宜|不能|不再|不得|不便|不|未)(?:重复)?(?:公开|提供|处理)"
)
_IN_PART = re.compile("部分(?!别)")
_REMARK = re.compile(r"[（(][^（）()]*[)）]")
_MOST = 200
_BODY = re.compile(
    ".*(?:委员会|居委会|村委会|政府|局|办公室|办事处|派出所|司法所|医院|学校|中学|小学|幼儿园|商会|工会)"
)
"""A body that is in no other column; a 中心 or a 站 may as well be a firm."""
_BUSINESS = re.compile(
    ".*(?:公司|集团|企业|厂|合作社|商店|商行|经营部|个体工商户|银行|支行|分行|酒店|超市|农场)"
)
_ANY_BODY = re.compile("法人(?:或者?|和|及)?(?:其他)?(?:组织)?|组织|单位|机构")
"""The form's name for all that is no natural person: it tells no column."""
_NATURAL, _OTHER, _FIRM = "natural_person", "other", "business"


def is_void(words: str) -> bool:
    """Return whether a cell of a register says that its row does not count."""
    return bool(_VOID.fullmatch(words.strip()))


def result_so_far(words: str, lexicon: Lexicon) -> str:
    """Return the row of a request without a day of answer: pending, or as `result_of` has it."""
    plain = _plain(words)
    if not plain or _OPEN.search(plain):
        return PENDING
    return result_of(words, lexicon) or (PENDING if _PERHAPS_OPEN.search(plain) else "")


def result_of(words: str, lexicon: Lexicon) -> str:
    """Return the row of table three that a result belongs to; empty where it is not certain.

    What was given only in part is a row of its own, whatever the reason for the rest. Otherwise
    something given beside a reason to refuse is not certain.
    """
    plain = _plain(words)
    if plain and _REFUSED.fullmatch(plain):
        plain = _with_remarks(words)  # 不予公开（保护第三方合法权益）
    named = set(_results_named(plain, lexicon))
    reasons = (named | results_described(plain)) - {GRANTED, _PARTIAL}
    is_given = GRANTED in named or _PARTIAL in named
    if is_given and (_PARTIAL in named or _IN_PART.search(text.half_width(words))):
        return _PARTIAL if GRANTED not in named or not reasons else ""
    if len(reasons) > 1:
        reasons &= named
    if reasons:
        is_certain = len(reasons) == 1 and not is_given
        return reasons.pop() if is_certain else ""
    return GRANTED if is_given and not _REFUSED.search(plain) else ""


def applicant_of(words: str, lexicon: Lexicon) -> str:
    """Return the column of table three that an applicant belongs to; empty where not certain."""
    plain = _plain(words)
    if _ANY_BODY.fullmatch(plain):
        return ""
    found = set(_columns_at_the_end(plain, lexicon)) or set(_by_kind_of_body(plain))
    found = found or set(_columns_in(plain, lexicon)) - {_NATURAL}
    if not found and plain and (is_person(plain) or is_person(plain.replace("某", "明"))):
        return _NATURAL
    return found.pop() if len(found) == 1 else ""


def _by_kind_of_body(words: str) -> Iterator[str]:
    if _BODY.fullmatch(words):
        yield _OTHER
    elif _BUSINESS.fullmatch(words):
        yield _FIRM


def _plain(words: str) -> str:
    return "".join(_REMARK.sub("", _narrow(words)).split())


def _with_remarks(words: str) -> str:
    return "".join(_narrow(words).replace("(", "，").replace(")", "").split())


def _narrow(words: str) -> str:
    return text.half_width(text.one_line(words))[:_MOST]


def _results_named(words: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the results whose names occur, the longest at each place; what is refused left out."""
    rest = _REFUSED.sub("。", words)
    at = 0
    while at < len(rest):
        end = at + 1
        for stop, kinds in lexicon.words_at(rest, at):
            found = [name for name in kinds.get(NAME, ()) if _is_result(str(name))]
            if found:
                yield from map(str, found)
                end = stop
                break
        at = end


def _is_result(name: str) -> bool:
    return name.startswith(_APPLICATIONS) and name not in NO_RESULTS


def _columns_at_the_end(words: str, lexicon: Lexicon) -> Iterator[str]:
    for start in range(len(words)):
        kinds = lexicon.kinds_of(words[start:]).get(COLUMN, ())
        if kinds:
            yield from map(str, kinds)
            return


def _columns_in(words: str, lexicon: Lexicon) -> Iterator[str]:
    for start in range(len(words)):
        for _, kinds in lexicon.words_at(words, start):
            yield from map(str, kinds.get(COLUMN, ()))
