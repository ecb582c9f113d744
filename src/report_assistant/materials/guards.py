"""What a figure of a document must be beyond its name to be offered: precision before recall.

The language room places a number at a question by its name and its unit. A document speaks of much
else in the same words (培训, 检查, 申请, 公开栏 of villages), so each group of questions has conditions.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import CHANNELS, TOTAL
from report_assistant.materials.circumstances import Placed
from report_assistant.materials.material import Why

TOPIC = re.compile("政务公开|信息公开|依申请|主动公开|公开年报|公开申请|公开工作|公开栏|政府公开")
_OF_APPLICATIONS = re.compile("公开申请|依申请|申请公开|信息公开")
_OF_CASES = re.compile("信息公开|政务公开|依申请公开")
_VILLAGES = re.compile("村级|村务|党务|财务公开|三务|各村|村[（(]|村公开栏|社区公开栏|社区自己|学校|医院|集市")
_NO_DECISION = re.compile(
    "立案|查处|受理|结案|评查|办件|备案|移送|线索|整改|警告|案卷|事项|公示|公开|发布|信息|申请|审核|法制|当场|简易|下放|听证|清单|目录"
)
_JOINED = re.compile("等(?:多种|各种|多个|各类)?(?:渠道|平台|方式|形式|载体|媒体)|多渠道|多种渠道")
_NEUTRAL = re.compile(
    "^(?:政府信息|政务信息|公开信息|政务公开信息|信息|内容|共|共计|合计|总计|一共|总共|全年|全年共|今年|发布|公开|主动公开|推送|推文|更新|刊发|张贴|登载|上传"
    "|发送|累计|了|的|数量|条数|量|总量|总数|[:：=＝|\\s]|文章|稿件|图文|推文|为|是|达|达到|有|单独|发了|发|推送了|公开了|发布了|去重后|自己|对外|及时|期数|版面|更换|本年|年度|\\d{4}年(?:度)?|我[镇乡局]|通过|利用|在|上)+$"
)
_GIVEN_BY_OTHERS = re.compile("参加|接受|迎接|配合|赴|外出|选派|上级|县级|市级|省级|县里|市里|来查|检查组")
_OF_THE_PARTY = re.compile("三务|党务|村务|财务公开|厂务|校务")
_HAS_VILLAGES = re.compile(
    "(?:辖|(?:全|我|本)(?:镇|乡|街道))(?:现有|共有|共|有|现辖|下辖|辖|区)*(?:[0-9]+个(?:行政村|村|社区|居委会)[、,和]?)*$"
)
"""What may stand before how many there are: 全镇辖12个村、; not 走访12个村."""
_ADDED_UP = re.compile("(?:共|合计|总计|一共|共计|总共)[0-9]+\\D{0,2}$")
"""A sum behind its parts, which the language room found to add up."""
_UNSETTLED = re.compile("待核|未核|暂定|暂报|初步|估计|不确定|再核|左右|大概|可能|[?？]|如果|假如|是否|多少|作废|核减|不算|不计入|不含|漏")
_SUPERVISION = frozenset(
    f"overview.supervision.{name}" for name in ("trainings", "trained", "meetings", "inspections", "accountability")
)
_DECISIONS = frozenset(
    f"proactive_disclosure.{name}" for name in ("licences", "penalties", "coercion")
)
_PUBLISHED_UNITS = ("条", "篇", "")
"""24期 of a board are no items."""
_DECISION_UNITS = ("件", "宗", "起", "")
_VILLAGE_COUNTS = frozenset(
    f"overview.disclosure.{name}" for name in ("villages", "communities", "villages_together")
)
_MEANT_AS_NONE = frozenset(
    {
        *("applications.received", "applications.carried_over", "applications.carried_forward"),
        *("filters.cases", "overview.management.leaks", "overview.supervision.accountability"),
        *("other_matters.processing_fee", "proactive_disclosure.coercion"),
        *("proactive_disclosure.penalties", "proactive_disclosure.licences"),
        "proactive_disclosure.fees",
    }
)
"""Where 没有 in a document says that there was none; 没有网站 is no 0."""


@dataclass(frozen=True)
class Setting:
    """What a frame stands in."""

    sentence: str
    """The sentence, as it is read."""
    above: str
    """Headings and title, in one."""
    paragraph: str
    """What was said before in the paragraph."""
    is_short: bool
    """Whether it is a message or a row, where units are left out."""
    is_row: bool = False


def why_left(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    """Return why a figure that was placed at a question is not offered; `None` where it is."""
    if _is_unsure(frame):
        return Why.UNSURE
    if placed is not None and placed.state.why is not None:
        return placed.state.why
    if _UNSETTLED.search(setting.sentence):
        return Why.UNSURE
    if placed is not None and any(token.has("rest") for token in placed.before):
        return Why.PART  # 其余3件是处罚案子
    if placed is not None and placed.clause.is_bracket and not _is_of_table(frame.question):
        return Why.PART
    if frame.value is None and frame.question not in _MEANT_AS_NONE:
        return Why.UNSURE
    is_cell = bool(frame.column) and placed is not None and placed.clause.is_bracket
    if placed is not None and not frame.unit and not setting.is_short and not is_cell:
        return Why.UNSURE
    for concerns, reason in _GUARDS:
        if concerns(frame.question) and (why := reason(frame, placed, setting)) is not None:
            return why
    return None


def _is_of_table(question: str) -> bool:
    return question.startswith(("applications.", "review_litigation.", "proactive_disclosure."))


def _is_unsure(frame: Frame) -> bool:
    return (
        frame.is_bare
        or frame.is_part
        or frame.is_sounded
        or frame.is_hedged
        or not (frame.is_sure or _ADDED_UP.match(frame.words))
        or bool(frame.change or frame.entry or frame.is_counted or frame.is_sum)
        or isinstance(frame.value, str | tuple)
        and frame.value != "all"
    )


def _clause(placed: Placed | None, setting: Setting) -> str:
    return setting.sentence if placed is None else placed.clause.words


def _channel(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    words = _clause(placed, setting)
    if _VILLAGES.search(words):
        return Why.OTHER_BODY
    if _JOINED.search(words):
        return Why.UNSURE
    if placed is None or frame.unit not in _PUBLISHED_UNITS:
        return Why.UNSURE
    if _names_channels(placed.before) > 1:
        return Why.UNSURE
    if not _is_whole(frame, placed):
        return Why.PART
    return None


def _names_channels(tokens: Sequence[object]) -> int:
    named = {
        name
        for token in tokens
        for name in (*token.kinds.get("name", ()), *token.kinds.get("partname", ()))  # type: ignore[attr-defined]
        if name in CHANNELS
    }
    return len(named)


def _is_whole(frame: Frame, placed: Placed) -> bool:
    """Whether only words that restrict nothing stand between the channel and the number, and behind."""
    names = [n for n, token in enumerate(placed.before) if frame.question in token.kinds.get("name", ())]
    between = "".join(token.text for token in placed.before[names[-1] + 1 if names else 0 :])
    behind = "".join(token.text for token in placed.after)
    return (not between or bool(_NEUTRAL.match(between))) and (
        not behind or bool(_NEUTRAL.match(behind))
    )


def _total(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    if placed is None:
        return Why.UNSURE
    before = "".join(token.text for token in placed.before)
    if _names_channels(placed.before) or _VILLAGES.search(before):
        return Why.PART
    if re.search("网站|新媒体|公众号|公开栏", setting.above.rpartition("\n")[2]):
        return Why.PART
    tail = before[max(before.rfind("公开"), before.rfind("发布")) + 2 :]
    if tail and not _NEUTRAL.match(tail):
        return Why.PART
    return None


def _topic(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    said = f"{setting.sentence}{setting.paragraph}{setting.above}"
    return None if TOPIC.search(said) else Why.OTHER_TOPIC


def _supervision(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    words = _clause(placed, setting)
    if _GIVEN_BY_OTHERS.search(words):
        return Why.OTHER_BODY
    if _OF_THE_PARTY.search(words):
        return Why.OTHER_TOPIC
    return _topic(frame, placed, setting)


def _application(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    said = f"{setting.sentence}{setting.paragraph}{setting.above}"
    topic = TOPIC if setting.is_row else _OF_APPLICATIONS
    return None if topic.search(said) else Why.OTHER_TOPIC


def _case(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    said = setting.sentence if not setting.is_short else f"{setting.sentence}"
    return None if _OF_CASES.search(said) else Why.OTHER_TOPIC


def _decision(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    if placed is None:
        return None if frame.value is None else Why.UNSURE
    words = "".join(token.text for token in (*placed.before, *placed.after))
    if _NO_DECISION.search(words):
        return Why.UNSURE
    if frame.unit not in _DECISION_UNITS:
        return Why.UNSURE
    return Why.PART if placed.state.part else None


def _villages(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    if setting.is_short or placed is None:
        return None if setting.is_short else Why.UNSURE
    before = setting.sentence[: placed.token.start]
    return None if _HAS_VILLAGES.search(before) else Why.UNSURE


def _part(frame: Frame, placed: Placed | None, setting: Setting) -> Why | None:
    return Why.PART if placed is not None and placed.state.part else None


def _begins(*prefixes: str) -> Callable[[str], bool]:
    return lambda question: question.startswith(prefixes)


_GUARDS: tuple[
    tuple[Callable[[str], bool], Callable[[Frame, Placed | None, Setting], Why | None]], ...
] = (
    (CHANNELS.__contains__, _channel),
    (TOTAL.__eq__, _total),
    (_SUPERVISION.__contains__, _supervision),
    (_begins("overview.management.", "overview.platform.", "overview.leadership."), _topic),
    (_begins("applications.", "other_matters."), _application),
    (_begins("review_litigation.", "filters.cases"), _case),
    (_DECISIONS.__contains__, _decision),
    (_VILLAGE_COUNTS.__contains__, _villages),
    (
        lambda question: not _is_of_table(question) and question not in CHANNELS,
        _part,
    ),
)
