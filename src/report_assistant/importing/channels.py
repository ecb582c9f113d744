"""What was published, through which channel: the website, new media, boards, all together.

A count is one channel's only where its clause names that channel and no other; what several channels
carried together is the total, and so is what is told without a channel.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from report_assistant.importing.narrative import ASIDE, NAMED, Count, Told
from report_assistant.importing.readings import Reading
from report_assistant.importing.register import (
    PUBLISHED,
    carrier_at,
    left_over,
    left_over_of_posts,
    without_body,
)

_DISCLOSURE = "overview.disclosure"
TOTAL = f"{_DISCLOSURE}.total"


class Channel(Enum):
    """A kind of place where information is published; the value is the question that counts it."""

    WEBSITE = f"{_DISCLOSURE}.website"
    NEW_MEDIA = f"{_DISCLOSURE}.new_media"
    BOARDS = f"{_DISCLOSURE}.boards"
    OTHER = ""


_NO_NAME = (
    f"{PUBLISHED}|通过|利用|依托|借助|运用|全年|年度|本年|今年|共|累计|主动|信息(?!公开(?:网|平台|专栏|栏|目录))"
    "|[、和及与等]|以及|在(?!线)|于|我|本|全(?=[县市区镇乡街])|栏目|板块|具体|其中|未|没|无|各(?!级)|其他|解读|动态|政策|分别"
)
_NAME = rf"(?:(?!{_NO_NAME})[\u4e00-\u9fffA-Za-z·—{NAMED}-]){{0,24}}?"
_NOUNS = (
    (
        Channel.NEW_MEDIA,
        "(?:政务|官方)?(?:新|自)媒体(?:平台|账号|矩阵)?|微信公众(?:号|平台|账号)|公众(?:号|微信号|平台)|官方微信|政务微信|微信订阅号|订阅号|官微"
        "|微博|抖音号?|视频号|头条号?|快手号?|小红书|今日头条|学习强国号|微信(?!群)",
    ),
    (
        Channel.BOARDS,
        "(?:政务|信息|村务|居务|党务|党务政务)?公开栏|公示(?:栏|牌)|公告(?:栏|牌)|宣传(?:栏|展板|版面|橱窗)|展板|橱窗|版面|黑板报",
    ),
    (
        Channel.WEBSITE,
        "(?:政府信息公开|信息公开|政务公开|政务)(?:专网|外网|网站|平台|网|专栏|专题)|门户网站?|官方网站|官网|政府网站?|网站"
        "|主页",
    ),
    (
        Channel.OTHER,
        "电视台?|广播|电台|报纸|报刊|日报|晚报|(?:电子|显示|LED|大)屏|显示屏|屏幕|微信群|QQ群|群|公报|宣传[单册页]|明白纸|手册|资料"
        "|客户端|APP|app|融媒体?中心|媒体|喇叭|发布会|云端|服务中心|大厅|窗口|专区|查阅点|公示板|12345|热线|档案馆|图书馆|简报|会议|短信"
        f"|{NAMED}+(?:平台|号|账号|频道|小程序)",
    ),
)
_OF_PRESS = (
    rf"{_NAME}(?:融媒体?(?:中心)?|日报|晚报|电视台|报社|新闻网?|主流媒体|上级|[省市县]级以上|以上)(?:媒体)?"
    "的?(?:官方)?(?:微信)?(?:公众号|微博|抖音号?|视频号|平台|客户端|网站|APP)"
)
"""The account of a newspaper or of another body: no channel of one's own."""
_CHANNEL = re.compile(
    "|".join(
        (
            f"(?P<OF_PRESS>{_OF_PRESS})",
            *(f"(?P<{kind.name}>{_NAME}(?:{nouns}))" for kind, nouns in _NOUNS),
        )
    )
)
_KINDS = {kind.name: kind for kind in Channel}
_OF_SITE = re.compile(
    "^(?:的)?(?:政府信息公开|信息公开|政务公开|法定主动公开)(?:专题|专区|页面)?(?:专栏|栏目|平台|目录|专区)"
    "|^[\u4e00-\u9fff]{0,8}?(?:子站|子网站|分站|站点)"
)
_BEHIND = {Channel.WEBSITE: _OF_SITE, Channel.NEW_MEDIA: re.compile(f"{NAMED}*")}
"""What may go on naming a channel behind its noun: its page for openness, its name."""
_MORE = re.compile(
    "等(?!(?:各类|相关|方面的?)?信息)|(?:多种|多个|各种|不同|其他)(?=渠道|方式|平台|形式|途径|载体|媒介|媒体)"
)
_NEW_MEDIA = "新媒体"
_PLATFORM, _SITE = re.compile("平台$"), re.compile("网")
_SPREAD = re.compile(f"{PUBLISHED}")
_BY = re.compile("(?:通过|利用|依托|借助|运用|以(?![来及下上外])|在)[^，；：]*$")
_DISCLOSED_ACTIVELY = re.compile("主动(?:地|依法|向社会|及时|全面|发布)*公开|主动发布|主动公布")
_ANNOUNCED = re.compile("(?P<words>[^，；：]+)：$")
_EACH = re.compile("分别|各")
_COUNTED = ("条", "条次")
_POSTED = ("条", "条次", "篇", "篇次")
_SHOWN = ("条", "块", "期", "版", "条次")
_UNITS = {Channel.WEBSITE: (*_COUNTED, "篇"), Channel.NEW_MEDIA: _POSTED, Channel.BOARDS: _SHOWN}
_TAIL = re.compile(
    f"(?:^{ASIDE}*的?(?:各类|各种|有关|相关|政府|政务|公开)*(?:信息|内容|文章|推文|稿件)?)$"
)


@dataclass(frozen=True)
class _Named:
    """The channels that words name."""

    kinds: tuple[Channel, ...]
    names: tuple[str, ...]
    rest: str
    """The words without them."""
    are_more: bool

    @property
    def are_several(self) -> bool:
        """Whether what is counted went out through several channels."""
        return self.one is None and (len(self.kinds) > 1 or bool(self.kinds and self.are_more))

    @property
    def one(self) -> Channel | None:
        """The channel, where all that are named are of that kind; `None` where it is not sure."""
        if len(set(self.kinds)) != 1:
            return None
        is_summed_up = len(self.kinds) > 1 and _NEW_MEDIA in self.names[-1]  # 公众号等新媒体平台
        return self.kinds[0] if is_summed_up or not self.are_more else None


def _named(words: str) -> _Named:
    kinds: list[Channel] = []
    names: list[str] = []
    rest, place = "", 0
    while place < len(words):
        found = _CHANNEL.match(words, place)
        if found is None:
            carrier = carrier_at(words, place)
            rest += carrier or words[place]
            place += len(carrier) or 1
            continue
        kinds.append(_KINDS.get(str(found.lastgroup), Channel.OTHER))
        names.append(found.group())
        rest, place = f"{rest}在", found.end()
        behind = _BEHIND.get(kinds[-1])
        called = behind.match(words[place:]) if behind else None
        place += called.end() if called else 0
    return _Named(tuple(kinds), tuple(names), rest, bool(_MORE.search(words)))


@dataclass(frozen=True)
class ChannelCount:
    """A count of what was published."""

    path: str
    number: int
    name: str
    """The words that name the channel."""
    reading: Reading


def published_in(told: Told, own: tuple[str, ...]) -> Iterator[ChannelCount]:
    """Yield what a sentence says was published."""
    if any(count.is_part and _is_own(count.lead, own) for count in told.counts):
        return  # of what others have published too, a part is ours
    shared = list(_shared(told, own))
    if shared:
        yield from shared
        return
    lead = ""
    main: Channel | None = None
    for place, count in enumerate(told.counts):
        again = place > 0 and not count.lead and told.counts[place - 1].unit != count.unit
        announced = _ANNOUNCED.search(count.earlier)
        lead = lead if again else count.lead or (announced["words"] if announced else "")
        said = replace(count, lead=lead)
        told_before = _BY.search(count.earlier.rstrip("，；："))
        if told_before and not _CHANNEL.search(lead):
            said = replace(said, lead=told_before.group() + lead)
        found = _published(said, told, own)
        if found is None:
            continue
        channel = next((kind for kind in Channel if kind.value == found.path), None)
        if count.is_part and not (count.opens and main and channel and channel is not main):
            continue
        main = channel if not count.is_part else main
        if channel is Channel.WEBSITE and _is_parted(found, told.counts[place + 1 :], own):
            continue
        if _goes_on_in_another_unit(told.counts, place):
            continue
        yield found
    yield from _parts(told, own)


def _is_own(words: str, own: tuple[str, ...]) -> bool:
    return bool(_WE.search(words)) or any(name in words for name in own if len(name) > 2)


def is_of_all(total: ChannelCount, published: Sequence[ChannelCount]) -> bool:
    """Return whether a total may be that of all channels that are counted in the same text.

    通过公开栏、广播等公开207条 beside 网站400条 is what these two carried, and no total.
    """
    channels = [count for count in published if count.path != TOTAL]
    named = {kind.value for kind in _named(total.name).kinds}
    are_named = not named or all(count.path in named for count in channels)
    return are_named and all(count.number <= total.number for count in channels)


def _is_parted(found: ChannelCount, after: Sequence[Count], own: tuple[str, ...]) -> bool:
    """Return whether a platform is more than the website, which is named apart as a part of it."""
    if not _PLATFORM.search(found.name):
        return False
    parts = (_named(without_body(count.lead, own)) for count in after if count.is_part)
    return any(part.one is Channel.WEBSITE and _SITE.search(part.names[0]) for part in parts)


def accounts_in(told: Told, own: tuple[str, ...]) -> Iterator[str]:
    """Yield the accounts of new media of which a sentence tells how much they posted, read or not."""
    for count in told.counts:
        named = _named(without_body(count.lead, own))
        if Channel.NEW_MEDIA in named.kinds and count.unit in _POSTED and not count.is_part:
            yield from (
                name
                for kind, name in zip(named.kinds, named.names, strict=True)
                if kind is Channel.NEW_MEDIA
            )


def _parts(told: Told, own: tuple[str, ...]) -> Iterator[ChannelCount]:
    """Yield the channels among the parts, where what was published is parted by channels."""
    parts = [replace(c, lead=_OF_LIST.sub("", c.lead)) for c in told.counts if c.is_part]
    found = [each for part in parts if (each := _published(part, told, own, _DYNAMIC))]
    channels = [each for each in found if each.path != TOTAL]
    if len({each.path for each in channels}) > 1:
        yield from channels


_OF_LIST = re.compile("^(?:其中|包括|包含|分别为|分别是|具体为|：)+")
_DYNAMIC = re.compile("工作动态|动态")
"""What the posts of a channel are often called where it is set beside others."""


def _goes_on_in_another_unit(counts: Sequence[Count], place: int) -> bool:
    """Return whether 期 or 次 only leads to 条: 189期，713条."""
    after = counts[place + 1] if place + 1 < len(counts) else None
    is_loose = counts[place].unit in ("期", "次", "期次")
    return bool(after and is_loose and not after.lead and after.unit in _COUNTED)


_NOTHING = re.compile("(?!)")


def _published(
    count: Count, told: Told, own: tuple[str, ...], also: re.Pattern[str] = _NOTHING
) -> ChannelCount | None:
    """Return what one count says; nothing where a word of its clause is not known.

    `also` is what may stand there besides.
    """
    words = also.sub("", without_body(count.lead, own))
    named = _named(words)
    if count.is_rough or not _TAIL.match(without_body(count.tail, own)):
        return None
    is_said = _SPREAD.search(named.rest + count.tail)
    channel = named.one
    if channel is not None and channel is not Channel.OTHER:
        is_posts = channel is Channel.NEW_MEDIA
        rest = left_over_of_posts(named.rest) if is_posts else left_over(named.rest)
        if rest or count.unit not in _UNITS[channel]:
            return None
        return _counted(channel.value, count, told, "、".join(named.names))
    if named.kinds and not named.are_several:
        return None
    rest = _LIST_OF_THINGS.sub("公开信息", named.rest) if _is_spread(count, named) else named.rest
    if left_over(rest) or count.unit not in _COUNTED or not is_said:
        return None
    return _counted(TOTAL, count, told, words) if _is_total(count, named, told) else None


def _is_spread(count: Count, named: _Named) -> bool:
    """Return whether several channels are said to carry what is counted."""
    return named.are_several or _named(count.earlier).are_several


_WE = re.compile("[我本](?:单位|[镇乡局委办县市区]|街道|苏木|部门)")
_LIST_OF_THINGS = re.compile(
    "主动(?:向社会)?公开(?:了)?[^，；：]{2,40}、[^，；：]{2,100}等(?:各类|各方面|方面的?|相关)?(?:政府|政务)?信息$"
)
_ONLY_MOVED = re.compile("更新|制作|编发|编辑|上传|刊发|刊登|刊载|登载|推送|推出|发出|张贴")


def _is_total(count: Count, named: _Named, told: Told) -> bool:
    """Return whether a count without one channel is of all that was published."""
    words = named.rest + count.tail
    before = _named(count.so_far[: len(count.so_far) - len(count.lead)])
    if _CHANNEL.search(told.heading) and "主动公开" not in told.heading:
        return False
    if named.kinds or before.are_several:
        return True
    if before.kinds or _ONLY_MOVED.search(words):
        return False
    if _DISCLOSED_ACTIVELY.search(words):
        return True
    is_summed_up = bool(_SUMMED_UP.search(count.so_far))
    return "主动公开" in told.heading and "信息" in words and is_summed_up


_SUMMED_UP = re.compile("共|总|合计|累计|全年|年度|20\\d\\d年|今年|年内|渠道|(?:^|[，；：])公开")


def _counted(path: str, count: Count, told: Told, words: str) -> ChannelCount:
    return ChannelCount(
        path, count.number, words, Reading(path, count.number, count.quoted, told.section)
    )


def _shared(told: Told, own: tuple[str, ...]) -> Iterator[ChannelCount]:
    """Yield 微博、公众号分别发布337条、757条: each number is of the account in its place."""
    counts = told.counts
    if len(counts) < 2 or not _EACH.search(counts[0].lead):
        return
    named = _named(without_body(counts[0].lead, own))
    run = [counts[0]]
    for count in counts[1:]:
        if count.lead or count.earlier.strip("、和及与") or count.unit != counts[0].unit:
            break
        run.append(count)
    is_plain = not left_over_of_posts(named.rest.replace("分别", ""))
    is_even = len(named.kinds) == len(run) > 1 and not named.are_more
    if not is_plain or not is_even or any(c.is_rough or c.is_part for c in run):
        return
    for place, (channel, count) in enumerate(zip(named.kinds, run, strict=True)):
        if channel is not Channel.OTHER and count.unit in _UNITS[channel]:
            said = replace(count, quoted=counts[0].quoted)
            yield _counted(channel.value, said, told, named.names[place])
