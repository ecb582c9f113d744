"""A local deadline that is told in passing: 县里要求1月15日前交."""

import re

from report_assistant.report import text
from report_assistant.report.organisation import NAMED_DAY, day_in

_WHO = (
    "(?:我们?|咱们?|你们?)(?:这边|这里|这儿|这|县|镇|乡|局|单位)?|(?:[县市区旗州省镇乡]|街道)(?:里头?|上|级)?(?:政府)?(?:办公?室?|府办)?"
    "|上级|上面|上头|当地|本地|这边|主管部门|公开办|政府办|府办|领导|今年|本次|这次|的"
)
_SAYS = "通知|要求|规定|明确|文件|说|讲|让|叫|定在|定的?|催|给的?|改[成为到]|提前[到至]|推迟[到至]|延[长后期]?[到至]|把"
_LIMIT = "截止|期限|限期|时限|最晚|最迟|不晚于|不超过|限|之前|以前|前"
_HAND_IN = (
    "报送|上报|报上去|报上来|交上去|交上来|上交|提交|报告|年报|报表|报完|报出去|交稿|交齐|送|报|交"
)
_FILLER = "必须|务必|需要|应当|日期|时间|以内|之内|前完成|完成|就|要|得|是|为|在|于|到|至|都|全|了|去|来|[,:、 ]"
_ALL = re.compile(f"(?:{NAMED_DAY}|{_LIMIT}|{_HAND_IN}|{_SAYS}|{_WHO}|{_FILLER})++[。!了的]*")
_IS_TOLD = (re.compile(_LIMIT), re.compile(f"{_HAND_IN}|截止|期限|时限"))
_ASKS = re.compile("[吗呢?]$")
_LONGEST = 40


def told_deadline(typed: str) -> str:
    """Return the day that a message gives as the local deadline; empty for another message.

    Nothing else may stand in it, so that no sentence about something else is taken for one.
    """
    words = text.half_width(typed).strip()
    if len(words) > _LONGEST or not _ALL.fullmatch(words):
        return ""
    if not all(pattern.search(words) for pattern in _IS_TOLD):
        return ""
    return _day_in(words)


def day_answered(typed: str) -> str:
    """Return the day that answers when a report is due: 1月20号; empty for other words, and a question."""
    words = text.half_width(typed).strip()
    return "" if len(words) > _LONGEST or _ASKS.search(words) else _day_in(words)


def _day_in(words: str) -> str:
    try:
        return day_in(words)
    except ValueError:
        return ""
