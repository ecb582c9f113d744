"""What a figure of a document must be beyond its name to be offered: precision before recall.

The language room places a number at a question by its name and its unit. A document speaks of much
else in the same words (培训, 检查, 申请, 公开栏 of villages), so each group of questions has conditions.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report_assistant.language.figures.frame import ALL, Frame
from report_assistant.language.figures.naming import CHANNELS, TOTAL
from report_assistant.language.words.lexicon import NAME, PART
from report_assistant.language.words.tokens import Token
from report_assistant.materials.circumstances import Placed
from report_assistant.materials.material import Why

TOPIC = re.compile("政务公开|信息公开|依申请|主动公开|公开年报|公开申请|公开工作|公开栏|政府公开")
_OF_APPLICATIONS = re.compile("公开申请|依申请|申请公开|信息公开")
_OF_CASES = re.compile("信息公开|政务公开|依申请公开")
_VILLAGES = re.compile(
    "村级|村务|党务|财务公开|三务|各村|村[（(]|村公开栏|社区公开栏|社区自己|学校|医院|集市"
)
_NO_DECISION = re.compile(
    "立案|查处|受理|结案|评查|办件|备案|移送|线索|整改|警告|案卷|事项|公示|公开|发布|信息|申请|审核|法制|当场|简易|下放|听证|清单|目录"
)
_JOINED = re.compile("等(?:多种|各种|多个|各类)?(?:渠道|平台|方式|形式|载体|媒体)|多渠道|多种渠道")
_NEUTRAL_WORDS = (
    *(
        "政府信息",
        "政务信息",
        "公开信息",
        "政务公开信息",
        "信息",
        "内容",
        "文章",
        "稿件",
        "图文",
        "推文",
    ),
    *("共", "共计", "合计", "总计", "一共", "总共", "累计", "总量", "总数", "量", "数量", "条数"),
    *("全年", "全年共", "今年", "本年", "年度", "发布", "公开", "主动公开", "推送", "更新", "刊发"),
    *("张贴", "登载", "上传", "发送", "发了", "发", "推送了", "公开了", "发布了", "去重后", "自己"),
    *("对外", "及时", "版面", "更换", "我镇", "我乡", "我局", "通过", "利用", "单独", "期数"),
    *("更正为", "更正", "改为", "改成", "修改为", "应为", "应该是", "应是", "调整为"),
    *("了", "的", "为", "是", "达", "达到", "有", "在", "上", ":", "=", "|"),
)
_NEUTRAL = re.compile(
    rf"^(?:(?>{'|'.join(map(re.escape, sorted(_NEUTRAL_WORDS, key=len, reverse=True)))}|[0-9]{{4}}年(?:度)?|\s))*+$"
)
"""Between a channel and its number: nothing that makes it a part of what was published."""
_GIVEN_BY_OTHERS = re.compile(
    "参加|接受|迎接|配合|赴|外出|选派|上级|县级|市级|省级|县里|市里|来查|检查组"
)
_ONE_CHANNEL = re.compile("网站|新媒体|公众号|公开栏")
_OF_THE_PARTY = re.compile("三务|党务|村务|财务公开|厂务|校务")
_HAS_VILLAGES = re.compile(
    "(?:辖|(?:全|我|本)(?:镇|乡|街道))(?:现有|共有|共|有|现辖|下辖|辖|区)*(?:[0-9]+个(?:行政村|村|社区|居委会)[、,和]?)*$"
)
"""What may stand before how many there are: 全镇辖12个村、; not 走访12个村."""
_ADDED_UP = re.compile("(?:共|合计|总计|一共|共计|总共)[0-9]+\\D{0,2}$")
"""A sum behind its parts, which the language room found to add up."""
_UNSETTLED = re.compile(
    "待核|未核|暂定|暂报|初步|估计|不确定|再核|左右|大概|可能|[?？]|如果|假如|是否|多少|作废|核减|不算|不计入|不含|漏"
)
_SUPERVISION = frozenset(
    f"overview.supervision.{name}"
    for name in ("trainings", "trained", "meetings", "inspections", "accountability")
)
_DECISIONS = frozenset(
    f"proactive_disclosure.{name}" for name in ("licences", "penalties", "coercion")
)
_DECISIONS_NAMED = re.compile("行政(?:处罚|许可|强制)|(?:处罚|许可|强制措施?)决定")
"""处罚 alone may be of anything."""
_ROUND = re.compile("[万亿]")
_FEES = "proactive_disclosure.fees"
_PUBLISHED_UNITS = ("条", "篇", "")
"""24期 of a board are no items."""
_DECISION_UNITS = ("件", "宗", "起", "")
_VILLAGE_COUNTS = frozenset(
    f"overview.disclosure.{name}" for name in ("villages", "communities", "villages_together")
)
_OF_VILLAGES = ("个", "村", "社区")
"""Units of villages and communities themselves."""
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
    """What the figures of a sentence stand in."""

    sentence: str
    """The sentence, as it is read."""
    above: str
    """Headings and title, in one."""
    paragraph: str
    """What was said before in the paragraph."""
    is_short: bool
    """Whether it is a message or a row, where units are left out."""
    is_row: bool = False
    is_clean: bool = True
    """Whether nothing else of the sentence counts what nobody knows."""

    @property
    def nearest(self) -> str:
        """The sentence and the heading right above it."""
        return f"{self.sentence}{self.above.rpartition(chr(10))[2]}"

    @property
    def said(self) -> str:
        """All that tells what is spoken of."""
        return f"{self.sentence}{self.paragraph}{self.above}"


@dataclass(frozen=True)
class Figure:
    """A figure that the language room placed at a question."""

    frame: Frame
    placed: Placed | None
    """The number with its circumstances; `None` where none was said in digits: 没有."""
    setting: Setting

    @property
    def question(self) -> str:
        """The question's name."""
        return self.frame.question

    @property
    def clause(self) -> str:
        """The clause that it stands in."""
        return self.setting.sentence if self.placed is None else self.placed.clause.words

    @property
    def before(self) -> str:
        """The words of its clause before it."""
        return _text(() if self.placed is None else self.placed.before)

    @property
    def behind(self) -> str:
        """The words of its clause behind it."""
        return _text(() if self.placed is None else self.placed.after)

    @property
    def is_in_part(self) -> bool:
        """Whether it is told as a part: 其中."""
        return self.placed is not None and self.placed.state.part

    @property
    def is_in_brackets(self) -> bool:
        """Whether it stands in brackets behind another one."""
        return self.placed is not None and self.placed.clause.is_bracket

    @property
    def is_of_table(self) -> bool:
        """Whether it belongs into one of the statutory tables."""
        return self.question.startswith(("applications.", "review_litigation.", "proactive_"))


def why_left(figure: Figure) -> Why | None:
    """Return why a figure that was placed at a question is not offered; `None` where it is."""
    if is_unsure(figure.frame):
        return Why.UNSURE
    if figure.placed is not None and figure.placed.state.why is not None:
        return figure.placed.state.why
    if _is_doubtful(figure):
        return Why.UNSURE
    if _is_of_rest(figure):
        return Why.PART
    reasons = (reason(figure) for concerns, reason in _GUARDS if concerns(figure.question))
    return next((why for why in reasons if why is not None), None)


def is_unsure(frame: Frame) -> bool:
    """Return whether the language room itself would show a figure with a doubt."""
    has_words = isinstance(frame.value, str | tuple) and frame.value != ALL
    is_worked_out = bool(frame.change or frame.entry or frame.is_counted or frame.is_sum)
    is_named = not (frame.is_bare or frame.is_part or frame.is_sounded or frame.is_hedged)
    is_sure = frame.is_sure or _ADDED_UP.match(frame.words) is not None
    return has_words or is_worked_out or not is_named or not is_sure


def _is_doubtful(figure: Figure) -> bool:
    """Whether the sentence is not certain, the unit missing, or 没有 may mean something else."""
    if _UNSETTLED.search(figure.setting.sentence):
        return True
    if figure.frame.value is None:
        return figure.question not in _MEANT_AS_NONE
    is_money = figure.question == _FEES
    if figure.placed is not None and not is_money and _ROUND.search(figure.placed.token.text):
        return True
    is_cell = bool(figure.frame.column) and figure.is_in_brackets
    has_unit = bool(figure.frame.unit) or figure.setting.is_short or is_cell
    return figure.placed is not None and not has_unit


def _is_of_rest(figure: Figure) -> bool:
    """Whether it counts the others, or details in brackets: 其余3件, （图解4篇）."""
    if figure.placed is None:
        return False
    is_rest = any(token.has("rest") for token in figure.placed.before)
    return is_rest or (figure.is_in_brackets and not figure.is_of_table)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


# ---------------------------------------------------------------- what is published


def _channel(figure: Figure) -> Why | None:
    is_board = figure.question.endswith(".boards")
    if _VILLAGES.search(figure.setting.sentence if is_board else figure.clause):
        return Why.OTHER_BODY
    is_certain = figure.placed is not None and figure.frame.unit in _PUBLISHED_UNITS
    if not is_certain or _JOINED.search(figure.clause) or _channels_before(figure) > 1:
        return Why.UNSURE
    return None if _is_whole(figure) else Why.PART


def _channels_before(figure: Figure) -> int:
    """Return how many channels the words before a figure name."""
    tokens = () if figure.placed is None else figure.placed.before
    named = {
        name
        for token in tokens
        for name in (*token.kinds.get(NAME, ()), *token.kinds.get(PART, ()))
    }
    return len(named & CHANNELS)


def _is_whole(figure: Figure) -> bool:
    """Whether nothing beside the number makes it a part of what the channel published."""
    assert figure.placed is not None
    tokens = figure.placed.before
    named = [n for n, t in enumerate(tokens) if figure.question in t.kinds.get(NAME, ())]
    between = _text(tokens[named[-1] + 1 :] if named else tokens)
    return bool(_NEUTRAL.match(between) and _NEUTRAL.match(figure.behind))


def _total(figure: Figure) -> Why | None:
    if figure.placed is None:
        return Why.UNSURE
    before = figure.before
    if "公开" not in figure.clause and "发布" not in figure.clause:
        return Why.UNSURE  # a sum of anything
    is_below_channel = _ONE_CHANNEL.search(figure.setting.above.rpartition("\n")[2])
    if is_below_channel or _channels_before(figure) or _VILLAGES.search(before):
        return Why.PART
    tail = before[max(before.rfind("公开"), before.rfind("发布")) + 2 :]
    return None if _NEUTRAL.match(tail) else Why.PART


# ---------------------------------------------------------------- what is done


def _topic(figure: Figure) -> Why | None:
    return None if TOPIC.search(figure.setting.said) else Why.OTHER_TOPIC


def _supervision(figure: Figure) -> Why | None:
    if _GIVEN_BY_OTHERS.search(figure.clause):
        return Why.OTHER_BODY
    is_told = bool(TOPIC.search(figure.setting.sentence)) or figure.setting.is_clean
    is_of_party = _OF_THE_PARTY.search(figure.clause) is not None
    return Why.OTHER_TOPIC if is_of_party or not is_told else _topic(figure)


def _application(figure: Figure) -> Why | None:
    topic = TOPIC if figure.setting.is_row else _OF_APPLICATIONS
    return None if topic.search(figure.setting.said) else Why.OTHER_TOPIC


def _case(figure: Figure) -> Why | None:
    """Most reconsiderations are about other things: the sentence itself must say what about."""
    return None if _OF_CASES.search(figure.setting.sentence) else Why.OTHER_TOPIC


_NOT_MADE = re.compile(
    "(?:不予|未予|不准予?|不|未|撤销|注销|免予|撤回|减轻)(?:行政)?(?:许可|处罚|强制)"
)
"""A decision not made, or taken back, is none of those that the form counts."""


def _decision(figure: Figure) -> Why | None:
    if figure.placed is None:
        return None if figure.frame.value is None else Why.UNSURE
    if _NO_DECISION.search(figure.before + figure.behind) or _NOT_MADE.search(figure.clause):
        return Why.UNSURE
    is_named = figure.setting.is_short or _DECISIONS_NAMED.search(figure.setting.nearest)
    if figure.frame.unit not in _DECISION_UNITS or not is_named:
        return Why.UNSURE
    return _part(figure)


def _fees(figure: Figure) -> Why | None:
    """Other charges are called so too: 收费 of a car park."""
    is_none = figure.setting.is_short and not figure.frame.number
    return None if is_none or "事业性收费" in figure.setting.said else Why.UNSURE


def _villages(figure: Figure) -> Why | None:
    if figure.setting.is_row:  # a column 社区 counts what the communities did, unless it says 个
        is_told = figure.frame.unit in _OF_VILLAGES or "个数" in figure.clause
        return None if is_told else Why.UNSURE
    if figure.setting.is_short:
        return None
    if figure.placed is None:
        return Why.UNSURE
    before = figure.setting.sentence[: figure.placed.token.start]
    return None if _HAS_VILLAGES.search(before) else Why.UNSURE


def _part(figure: Figure) -> Why | None:
    return Why.PART if figure.is_in_part else None


Guard = tuple[Callable[[str], bool], Callable[[Figure], Why | None]]
"""Which questions it concerns, and why a figure of them is left."""


def _begins(*prefixes: str) -> Callable[[str], bool]:
    return lambda question: question.startswith(prefixes)


def _is_counted_alone(question: str) -> bool:
    """Whether it is neither of a table nor a channel: a part of it is not it."""
    return question.startswith("overview.") and question not in CHANNELS


_GUARDS: tuple[Guard, ...] = (
    (CHANNELS.__contains__, _channel),
    (TOTAL.__eq__, _total),
    (_SUPERVISION.__contains__, _supervision),
    (_begins("overview.management.", "overview.platform.", "overview.leadership."), _topic),
    (_begins("applications.", "other_matters."), _application),
    (_begins("review_litigation.", "filters.cases"), _case),
    (_DECISIONS.__contains__, _decision),
    (_VILLAGE_COUNTS.__contains__, _villages),
    (_FEES.__eq__, _fees),
    (_is_counted_alone, _part),
)
