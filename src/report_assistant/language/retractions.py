"""Changing answers by a word, 「改新媒体 120」, and taking back what was just said.

「不对，是46」「打错了 46」「网站改成129」「把128改成129」.
"""

import re
from dataclasses import dataclass

_SORRY = "(?:哦|噢|啊|哎呀?|呃|额|等等|等一下|不好意思|抱歉|对不起)?[,，。 ]*"
_BEFORE = "(?:我|刚才|刚刚|上一题|上题|上一个|前一题|前面|上面|这个|那个|的|数)*"
_WRONG = (
    "(?:(?:不对[,，]?)+|更正一下|纠正一下|错了|(?:打|写|填|输|搞|弄|说|报|记|看|手)(?:错|滑|误)了?)"
)
_RIGHT = "(?:应该是?|应当是|正确的是|实际是?|改成|改为|更正为|是|为|要)*"
_OFF = "(?:[多少漏](?:写|打|填|报|算|数)|(?:写|打|填|报|算|数)[多少漏反串])了?"
_AGAIN = "(?:要|得)?(?:重新?[填写]|再[填写]一[次遍]|再看看|再看一下)"
_JUST_WRONG = re.compile(
    rf"{_SORRY}(?P<name>.{{0,12}}?)(?:那个|那里|那题|的|数字?)*{_BEFORE}"
    rf"(?:{_WRONG}|{_OFF}|{_AGAIN})(?:[,，]?{_AGAIN})?[,，。;；：: 了啦]*"
)
_WRONG_THEN = re.compile(
    rf"{_SORRY}{_BEFORE}(?P<name>.{{0,12}}?)(?:那个|那里|的|数)*{_WRONG}[,，。;；：: 了啦]+{_RIGHT}(?P<value>.+)"
)
_OFF_THEN = re.compile(
    rf"{_SORRY}{_BEFORE}(?P<name>.{{0,12}}?)(?:那个|那里|的|数字?)*{_OFF}[,，。;；：: ]+"
    "(?:应该是?|应当是|正确的是|实际是?|改成|改为|更正为|是)(?P<value>[0-9].*)"
)
_IS_RIGHT = re.compile(
    rf"{_SORRY}(?P<name>[^,，。;；\\d]{{0,12}}?)(?:应该|要|得)?是?(?P<value>[0-9][0-9,.]*[条件块次个]?)才(?:对|是对的|正确)"
)
_NOT_BUT = re.compile(
    r"(?P<name>.{0,12}?)不是(?P<before>[^,，。]{1,12}?)[,，。 ]*(?:而是|应该是|是)(?P<value>.+)"
)
_THAT_TO = re.compile(rf"{_SORRY}{_BEFORE}(?:改成|改为|更正为|更正[：:]|改[：:])(?P<value>.+)")
_NAMED_TO = re.compile(
    "(?P<name>[^,，。;；\\d]{1,14}?)(?:条数|件数)?(?:改成|改为|改到|更正为|更正成|修改为|应该是|应为|改一下|改)(?P<value>[^改]{1,60})"
)
_VALUE_TO = re.compile(
    "(?:把|将)?(?P<name>[^0-9,，。;；]{0,12}?)(?:从|由|的)?"
    "(?P<before>[0-9][0-9,.]*)[条件块次个]?(?:改成|改为|换成|更正为)(?P<value>[0-9].*)"
)

_PATTERNS = (
    (_VALUE_TO, False),
    (_WRONG_THEN, True),
    (_OFF_THEN, True),
    (_IS_RIGHT, False),
    (_THAT_TO, False),
    (_NOT_BUT, False),
    (_NAMED_TO, False),
    (_JUST_WRONG, True),
)
_CORRECTION = re.compile("(?:我要|我想|请|帮我|麻烦)?(?:修改|更正|改|把)(?:一下(?:子)?)?")
_LONGEST = 80
_STOPS = re.compile("[,，。;；：:. ]$|(?:应该|应当|实际|正确的)是?$")


@dataclass(frozen=True)
class Correction:
    """改 followed by something: a question's name, and perhaps the new value."""

    rest: str


@dataclass(frozen=True)
class Retraction:
    """A correction of an earlier answer; without a name, of the one given last."""

    name: str = ""
    before: str = ""
    """The value that is wrong, where it was said."""
    value: str = ""
    """The right one; empty if it was not said."""
    is_cry: bool = False
    """Whether it says that something was wrong, so that it is no answer in words.

    What goes on without a stop is a sentence: 打错了字的及时更正.
    """


def correction_in(typed: str) -> Correction | None:
    """Return what follows 改 in a message that begins with it."""
    words = typed.strip().removeprefix("/")
    lead = _CORRECTION.match(words)
    if lead is None or lead.end() == len(words):
        return None
    return Correction(words[lead.end() :].lstrip(" 　：:"))


def retraction_in(typed: str) -> Retraction | None:
    """Return what a message takes back; `None` for another message."""
    words = typed.strip().rstrip("。!！")
    if "\n" in words or len(words) > _LONGEST:
        return None
    for pattern, is_cry in _PATTERNS:
        if found := pattern.fullmatch(words):
            said = found.groupdict(default="")
            value = said.get("value", "")
            return Retraction(
                _trimmed(said.get("name", "")),
                said.get("before", ""),
                value,
                is_cry and (not value or value[0].isdigit() or _stops_before(value, words)),
            )
    return None


def _stops_before(value: str, words: str) -> bool:
    return _STOPS.search(words.removesuffix(value)) is not None


def _trimmed(name: str) -> str:
    return re.sub(
        "^(?:把|将|前面|上面|刚才|那个|我们?|的)+|(?:那个|那里|这个|的|数|那题)+$", "", name.strip()
    )
