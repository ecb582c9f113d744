"""Claims of the text about applications, reviews and lawsuits: roles for its quantities.

A quantity becomes a claim only where its clause says plainly what is counted. Counts of last year,
of half a year, of another body, of letters and hotlines are no claims: a check that reads them for
the report's own would accuse a report that is right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from report_assistant.checks.bodies import without_own
from report_assistant.checks.reach import Reach, reach_of
from report_assistant.checks.roles import (
    OVER,
    Meaning,
    Role,
    application_meaning,
    case_meaning,
    is_carried_forward,
)
from report_assistant.checks.statements import Quantity, Sentence

_COUNTED = frozenset(["件", "份", "宗", "起", "例", "条", "项", "个", "次"])


class Topic(Enum):
    """The subject of a clause."""

    APPLICATIONS = "applications"
    REVIEW = "review"
    LITIGATION = "litigation"
    DISCLOSURE = "disclosure"
    DOCUMENTS = "documents"
    FEE = "fee"
    OTHER = "other"
    NONE = ""


@dataclass(frozen=True)
class Claim:
    """A number that the text gives for one thing that the tables count."""

    meaning: Meaning
    topic: Topic
    quantity: Quantity
    sentence: Sentence
    mother: "Claim | None" = None
    """The claim that it is a part of: 收到27件，其中…"""
    reach: Reach = Reach.AS_THE_REPORT
    """Whose count it says that it is: 县政府办代表县政府受理17件, 全县收到92件."""

    @property
    def role(self) -> Role:
        """The role of what is counted."""
        return self.meaning.role

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows, columns or blocks that it is the sum of."""
        return self.meaning.rows

    @property
    def quote(self) -> str:
        """The clause, as printed."""
        return self.sentence.quote(self.quantity)


_TOPICS = re.compile(
    r"(?P<litigation>(?:未经复议)?直接(?:提起)?(?:起诉|诉讼)|复议后(?:起诉|诉讼)|(?:行政)?(?:诉讼|应诉)(?:案件)?)"
    r"|(?P<review>(?:行政)?复议(?:申请|案件)?)"
    r"|(?P<fee>信息(?:公开)?处理费)"
    r"|(?P<documents>规范性文件|规章(?!制度))"
    r"|(?P<other>(?:许可|处罚|强制|补贴|低保|救助|住房|建房|用地|贷款|仲裁|调解|执行|社保|认定|审批|登记)的?申请|留言|来信|信件|来访|信箱|热线|咨询|投诉(?!类)|举报(?!投诉类)|建议|提案|议案|工单|培训|会议"
    r"|检查|意见|征集|回应|网民|问政|督办|舆情|诉求|案卷|行政(?:许可|处罚|强制)(?:的?申请)?|救助|低保|补贴"
    r"|办件|服务事项|证照|证明|政策|信用|信息公开(?:专栏|专区)|信访(?!举报投诉类)|矛盾|纠纷)"
    r"|(?P<applications>依申请公开|(?:信息)?公开的?申请|申请公开|申请)"
    r"|(?P<disclosure>主动公开|(?:公开|发布)(?:各类|政府|政务)*信息)"
)
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_OTHER_TIME = re.compile(
    r"去年|同期|较上|相比|比上|增长|增加了?$|下降|减少了?$|半年|季度|月份|\d月底?[,，至]?|以来|历年|至今|年前"
    r"|上一?年度?(?!度?(?:结转|转结|遗留|转入|延续|跨|未|申请))"
)
_CARRIED = re.compile("结转(?:自)?上一?年度?")
_PART_OF_YEAR = re.compile(r"\d月|半年|季度")
_WHOLE_YEAR = re.compile(r"1月1日.{0,12}12月31日")
_OTHER_BODY = re.compile(
    r"[全我][县区市省州旗]|[市县区州省](?:本级|级|直)|各部门|部门(?:收|受|办|共)|乡镇(?!人民政府)|镇街|村(?!务)"
    r"|\w(?:局|委员会|办公室|人民政府|[乡镇]|街道)(?:共|收|受|办|新|答|\d|$)"
)
_PARTLY = re.compile("^(?:其中|含|包括|包含)")
_FILLER = re.compile(
    "^(?:其中|共计?|合计|总计|分别|均|各|计|为|有|的|约|:|已|全年|年内|当年|本年度?)*$"
)


def read_claims(
    sentences: Sequence[Sentence], own: tuple[str, ...], year: int | None
) -> tuple[Claim, ...]:
    """Return the claims of the text; `own` are the body's names, `year` the report's year."""
    return tuple(_claims(sentences, own, year))


def _claims(
    sentences: Sequence[Sentence], own: tuple[str, ...], year: int | None
) -> Iterator[Claim]:
    topic, paragraph = Topic.NONE, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            topic, paragraph = topic_of(sentence.heading) or Topic.NONE, sentence.paragraph
        mother: Claim | None = None
        for quantity in sentence.quantities:
            topic = _topic_at(sentence, quantity) or topic
            if is_elsewhere(sentence, quantity, own, year):
                continue
            claim = _claim(sentence, quantity, topic, mother)
            if claim is not None:
                claim = replace(claim, reach=reach_of(sentence, quantity, own))
                yield claim
                mother = claim if claim.role in _MOTHERS else mother
        topic = topic_of(sentence.text) or topic


_MOTHERS = frozenset(
    {Role.NEW, Role.RECEIVED, Role.CARRIED_OVER, Role.HANDLED, Role.PROCESSED, Role.CASES}
)


def topic_of(words: str) -> Topic | None:
    """Return the last topic that the words name."""
    name = None
    for found in _TOPICS.finditer(words):
        name = found.lastgroup
    return Topic(name) if name else None


def _topic_at(sentence: Sentence, quantity: Quantity) -> Topic | None:
    """Return the topic of a quantity: the one its clause names, or else the one before it."""
    clause = topic_of(quantity.before)
    after = _TOPICS.match(re.sub("^的?(?:政府|关于)?", "", quantity.after))
    if clause is None and after is not None and after.lastgroup:
        return Topic(after.lastgroup)
    return clause or topic_of(sentence.text[: quantity.start])


def is_elsewhere(
    sentence: Sentence, quantity: Quantity, own: tuple[str, ...], year: int | None
) -> bool:
    """Return whether the number counts another year, a part of the year, or another body."""
    lead = sentence.text[: quantity.start]
    since = max(lead.rfind(stop) for stop in ";:") + 1
    clause_years = [int(found) for found in _YEAR.findall(quantity.before)]
    years = clause_years or [int(found) for found in _YEAR.findall(lead[since:])][-1:]
    carried = OVER.search(quantity.before) or is_carried_forward(quantity.before)
    if year and years and years[-1] != year and not carried:
        return True
    told_before = _WHOLE_YEAR.sub("", lead[since:])
    before = _CARRIED.sub("", quantity.before)
    if _OTHER_TIME.search(before) or _PART_OF_YEAR.search(told_before):
        return True
    bare = without_own(quantity.before, own)
    clause = without_own(_last_clause(lead), own)
    return bool(_OTHER_BODY.search(bare) or _OTHER_BODY.search(clause))


def _last_clause(lead: str) -> str:
    return re.split("[,，;:()]", lead)[-1]


def _claim(
    sentence: Sentence, quantity: Quantity, topic: Topic, mother: Claim | None
) -> Claim | None:
    if quantity.unit not in _COUNTED or quantity.is_rough or not isinstance(quantity.value, int):
        return None
    if topic is Topic.APPLICATIONS:
        return _application(sentence, quantity, mother)
    if topic in (Topic.REVIEW, Topic.LITIGATION):
        return _case(sentence, quantity, topic, mother)
    return None


def _application(sentence: Sentence, quantity: Quantity, mother: Claim | None) -> Claim | None:
    words = _words(sentence, quantity)
    meaning = application_meaning(words, quantity.after)
    if meaning is None:
        return None
    is_part = mother is not None and mother.role is Role.HANDLED and _PARTLY.match(words)
    if is_part and meaning.role in (Role.CARRIED_OVER, Role.NEW):
        meaning = replace(meaning, at_most=True)
    return Claim(meaning, Topic.APPLICATIONS, quantity, sentence, mother)


def _words(sentence: Sentence, quantity: Quantity) -> str:
    """Return the words that say what is counted; after a mere 共, the clause before it."""
    before = quantity.before
    if not _FILLER.match(before):
        return before
    earlier = re.split("[,，;:()]", sentence.text[: quantity.start])
    last = earlier[-2] if len(earlier) > 1 else ""
    return before if any(sign.isdigit() for sign in last) else last + before


_COURT = re.compile("一审|二审|再审|胜诉|出庭|应诉率|履行|代理")
_AS_AUTHORITY = re.compile("受理|审理|办理|收到|接收|承办|审结")


def _case(
    sentence: Sentence, quantity: Quantity, topic: Topic, mother: Claim | None
) -> Claim | None:
    words = _words(sentence, quantity)
    if _COURT.search(words) or _COURT.search(quantity.after[:4]):
        return None
    about = f"{sentence.heading}{sentence.text}"
    if _AS_AUTHORITY.search(words) and not re.search("信息公开|申请公开|依申请", about):
        return None
    meaning = case_meaning(words, quantity.after)
    return None if meaning is None else Claim(meaning, topic, quantity, sentence, mother)
