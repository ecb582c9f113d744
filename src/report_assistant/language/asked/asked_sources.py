"""Questions about the draft: 「“……”是哪来的」「出处 第3段」, and about an answer: 「用在哪」「哪几家有」."""

import re
from dataclasses import dataclass

from report_assistant.language.words.framing import without_lead
from report_assistant.report import text

_QUOTED = "[“\"'「『](?P<quote>.+)[”\"'」』]"
_WHENCE = (
    "(?:这句话?|这段话?|这一?[句段])?(?:话)?(?:是|都)*(?:从|打|由)?"
    "(?:哪里?儿?来的?|怎么来的|什么来的|出自哪里?|哪个答案)"
)
_SOURCE = re.compile(
    rf"(?:出处|来源)[\s：:]*第(?P<number>\d{{1,3}})[段条]"
    rf"|第(?P<number2>\d{{1,3}})段{_WHENCE}"
    rf"|(?:出处|来源)[\s：:]*{_QUOTED}|出处[\s：:]+(?P<words>\S.*)"
    rf"|{_QUOTED.replace('quote', 'quote2')}{_WHENCE}"
    rf"|(?P<this>(?:这句话?|这一句|这个数|刚才那句){_WHENCE}|出处)"
)
_USE = re.compile(
    "(?P<name>.{0,20}?)(?:的答案|答案|这一?题|这个)?(?:都)?用(?:在|到)了?哪(?:里|儿|些地方|几处)?"
)
_BODIES = "(?:哪|那)(?:几|些)?(?:家|个?单位|个?乡镇|个?部门)"
_SUM = re.compile(
    "(?P<name>.{0,30}?)(?:这个数|的数|一共)?(?:是|都|各)*"
    f"(?:(?:怎么|怎样|咋个?|如何)(?:加|算|汇总|合计)(?:出来|起来|来|得?到)?的?|由?{_BODIES}(?:的|有|报了?的?|加的|加起来的|之和)?)"
)
_FIGURE = re.compile(rf"(?!这|[“\"'「『])(?P<name>.{{1,30}}?)(?:这个数|的数|一共)?{_WHENCE}")
_ENDS = "。？?!！ 　"


@dataclass(frozen=True)
class SourceAsked:
    """The question where words of the draft come from: quoted words, or a paragraph's number.

    Neither: what was written from the last answer.
    """

    words: str = ""
    paragraph: int = 0


@dataclass(frozen=True)
class UseAsked:
    """The question where an answer is used; `name` is empty for the current or last one."""

    name: str = ""


@dataclass(frozen=True)
class SumAsked:
    """The question whose figures a sum is; `name` is empty for the current or last answer."""

    name: str = ""


def sum_asked_in(typed: str) -> SumAsked | None:
    """Return what is asked of a sum; `None` for another message."""
    plain = text.half_width(typed).strip().strip(_ENDS).removeprefix("/")
    found = _SUM.fullmatch(without_lead(plain) or plain)
    return None if found is None else SumAsked(found["name"].strip("“”\"' "))


def figure_asked_in(typed: str) -> SumAsked | None:
    """Return of what figure it is asked whence it comes, 「行政处罚哪来的」; `None` for another message."""
    plain = text.half_width(typed).strip().strip(_ENDS).removeprefix("/")
    found = _FIGURE.fullmatch(without_lead(plain) or plain)
    return None if found is None else SumAsked(found["name"].strip())


def asked_in(typed: str) -> SourceAsked | UseAsked | None:
    """Return what is asked about the draft; `None` for another message."""
    plain = text.half_width(typed).strip().strip(_ENDS).removeprefix("/")
    # Quoted words are looked for as they were typed.
    words = typed.strip().strip(_ENDS).removeprefix("/")
    if (use := _USE.fullmatch(without_lead(plain) or plain)) is not None:
        return UseAsked(use["name"].strip("“”\"' "))
    found = _SOURCE.fullmatch(words) or _SOURCE.fullmatch(plain)
    if found is None:
        return None
    number = found["number"] or found["number2"] or "0"
    quoted = found["quote"] or found["quote2"] or found["words"] or ""
    return SourceAsked(quoted.strip(), int(number))
