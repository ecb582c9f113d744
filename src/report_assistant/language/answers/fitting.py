"""Whether words can be the answer to a question in words: how a name, a post, a telephone looks."""

import re
from collections.abc import Callable, Mapping
from datetime import MINYEAR

from report_assistant.language.answers.particulars import (
    LEADER,
    NAME_OF_BODY,
    SIGNED_ON,
    is_address,
)
from report_assistant.language.words.bodies import ends_as_body, ends_as_office, in_full
from report_assistant.language.words.lexicon import Lexicon
from report_assistant.language.words.person_names import is_person
from report_assistant.language.words.tokens import tokens_of
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.contact import ADDRESS, EMAIL, OFFICE, PHONE, POSTCODE, SHAPES, WEBSITE
from report_assistant.report.organisation import day_in
from report_assistant.report.signature import date_in

MEMBERS = "overview.leadership.members"
_NO_DIGITS = frozenset(
    {
        *(LEADER, MEMBERS, OFFICE, "overview.leadership.rules", "overview.headings"),
        *("overview.disclosure.village_channels", "overview.disclosure.village_topics"),
    }
)
_SENTENCES = ("overview.supervision.assessment", "overview.supervision.social_evaluation")
_DIGIT = re.compile("[0-9]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LOCAL_NUMBER = re.compile(r"[2-9]\d{2,3}[- ]?\d{4}")
_TALK = ("chat", "later", "hand_over", "asks", "as_before", "dunno")
_SPOKEN = (*_TALK, "slip", "op_set", "op_drop", "op_wrong", "recent", "neg", "hedge", "lastyear")
_ITEMS = re.compile("[、,，;；。\n]|以及|和|及")
_LIES_IN = re.compile("(?<=.)在(?![线建编])")
"""Something is somewhere: 材料堆在办公室."""
_OWN_NAME = re.compile("[我本][\u4e00-\u9fff]{1,5}")
_BRACKETS = re.compile(r"\(.{0,200}?\)|（.{0,200}?）")
_LONGEST_POST, _LONGEST_OFFICE = 24, 24
_EDGES = " 　,，.。;；:：!！~～、\n"
_SHORTEST_SENTENCE = 4
_SHORTEST_OFFICE = 2


def fits(question: Question, words: str, lexicon: Lexicon) -> str:
    """Return why words, trimmed, cannot be the answer; nothing where they may be."""
    said = words.strip(_EDGES)
    if question.name in _NO_DIGITS and _DIGIT.search(text.half_width(said)):
        return f"“{question.title}”不写数字，例如 {_example(question)}。"
    shape = _SHAPES_OF.get(question.name)
    return "" if shape is None else shape(question, said, lexicon)


def has_shape(question: Question) -> bool:
    """Return whether the answer to a question is known by its look, so that nothing else need be."""
    return question.name in _SHAPES_OF and question.name not in _SENTENCES


def in_full_for(question: Question, words: str) -> str:
    """Return the full name to propose for a short one: 清河镇 -> 清河镇人民政府; else nothing."""
    if question.name != NAME_OF_BODY:
        return ""
    full = in_full(words.strip(_EDGES))
    return "" if full == words.strip(_EDGES) else full


def _example(question: Question) -> str:
    return question.example.rstrip("。")


def _name(question: Question, words: str, lexicon: Lexicon) -> str:
    full = in_full_for(question, words)
    if full:
        return f"要写公章上的全称，是“{full}”就请打全。"
    is_long = len(_HAN.findall(words)) >= _SHORTEST_SENTENCE
    if ends_as_body(words, lexicon) and is_long and not _is_talk(words, lexicon):
        return ""
    return f"这里要写单位的全称，和公章上一样，例如 {_example(question)}。"


def _own_name(question: Question, words: str, _: Lexicon) -> str:
    return "" if _OWN_NAME.fullmatch(words) else f"请写正文里的自称，例如 {_example(question)}。"


def _office(question: Question, words: str, lexicon: Lexicon) -> str:
    is_office = ends_as_office(words, lexicon) and len(words) <= _LONGEST_OFFICE
    is_office = is_office and not _is_spoken(words, lexicon)
    return "" if is_office else f"请写科室的名称，例如 {_example(question)}。"


def _address(question: Question, words: str, lexicon: Lexicon) -> str:
    said = text.half_width(words)
    is_elsewhere = any(token.has("elsewhere") for token in tokens_of(said, lexicon))
    if is_address(said, lexicon) and not is_elsewhere and not _is_talk(said, lexicon):
        return ""
    return f"请写办公地址，写到路名和门牌号，例如 {_example(question)}。"


def _shaped(reason: str) -> Callable[[Question, str, Lexicon], str]:
    def check(question: Question, words: str, _: Lexicon) -> str:
        said = text.half_width(words)
        is_shaped = SHAPES[question.name].fullmatch(said) is not None
        if question.name == PHONE:
            is_shaped = is_shaped or _LOCAL_NUMBER.fullmatch(said) is not None
        return "" if is_shaped else f"{reason}，例如 {_example(question)}。"

    return check


def _day(question: Question, words: str, _: Lexicon) -> str:
    try:
        day_in(words)
    except ValueError:
        return f"请写几月几日，例如 {_example(question)}；没有就回“没有”。"
    return ""


def _date(question: Question, words: str, _: Lexicon) -> str:
    is_date = date_in(words, MINYEAR) is not None
    return "" if is_date else f"请写年、月、日，例如 {_example(question)}。"


def _post(question: Question, words: str, lexicon: Lexicon) -> str:
    bare = _BRACKETS.sub("", words)
    ends = bare.endswith(lexicon.answers["post_end"]) and len(bare) <= _LONGEST_POST
    ends = ends and not _is_spoken(bare, lexicon)
    if names_person(bare, lexicon):
        return "这里写职务，不写姓名，例如 " + _example(question) + "。"
    return "" if ends else f"请写组长的职务，例如 {_example(question)}；没有就回“没有”。"


def _members(question: Question, words: str, lexicon: Lexicon) -> str:
    items = [item.strip() for item in _ITEMS.split(_BRACKETS.sub("", words)) if item.strip()]
    ends = (
        *lexicon.answers["office_end"],
        *lexicon.answers["post_end"],
        *lexicon.answers["member_end"],
    )
    if any(names_person(item, lexicon) for item in items):
        return f"这里写科室或岗位，不写姓名，例如 {_example(question)}。"
    fitting = [item for item in items if item.removesuffix("等").endswith(ends)]
    fitting = [item for item in fitting if "everything" not in lexicon.kinds_of(item)]  # 全部
    if items and len(fitting) * 2 >= len(items) and not _is_spoken(words, lexicon):
        return ""
    return f"请写成员的科室或岗位，例如 {_example(question)}；没有就回“没有”。"


def _sentence(question: Question, words: str, _: Lexicon) -> str:
    numbers = "，或者打前面的编号，例如 1" if question.suggestions else ""
    if len(_HAN.findall(words)) >= _SHORTEST_SENTENCE:
        return ""
    return f"请写一句话{numbers}；没有就回“没有”。"


def _is_talk(words: str, lexicon: Lexicon) -> bool:
    """Return whether somebody speaks, rather than a name begins like a verb: 我问下信息中心, 叫河镇."""
    return bool(_LIES_IN.search(words)) or any(t.has(*_TALK) for t in tokens_of(words, lexicon))


def _is_spoken(words: str, lexicon: Lexicon) -> bool:
    """Return whether words do something, as no name of an office or post does: 问下信息中心."""
    return bool(_LIES_IN.search(words)) or any(t.has(*_SPOKEN) for t in tokens_of(words, lexicon))


def names_person(words: str, lexicon: Lexicon) -> bool:
    """Return whether words are a person's name, or a post with one before or behind it."""
    if not words or lexicon.kinds_of(words):
        return False
    if len(words) > _SHORTEST_OFFICE and ends_as_office(words, lexicon):
        return False
    if is_person(words) and not any(
        kinds for kinds in [lexicon.kinds_of(words[-2:])] if "matter" in kinds
    ):
        return True
    posts = [end for end in lexicon.answers["post_end"] if len(end) > 1]
    for post in posts:
        before, found, after = words.partition(post)
        if found and not before and is_person(after):
            return True
    return False


_SHAPES_OF: Mapping[str, Callable[[Question, str, Lexicon], str]] = {
    NAME_OF_BODY: _name,
    "organisation.short_name": _own_name,
    OFFICE: _office,
    ADDRESS: _address,
    POSTCODE: _shaped("邮政编码是六位数字"),
    PHONE: _shaped("请写带区号的办公电话"),
    EMAIL: _shaped("请写电子邮箱的地址"),
    WEBSITE: _shaped("请写能查到报告的网址"),
    SIGNED_ON: _date,
    "organisation.local_deadline": _day,
    LEADER: _post,
    MEMBERS: _members,
    **dict.fromkeys(_SENTENCES, _sentence),
}
