"""What is said to the program where words are asked for, and must not become a sentence of the report.

At such a question every message would be an answer. So each reader here knows one way of speaking
to the program; the first that recognises its own decides. What no reader recognises must still
speak of what reports speak of. Where a sentence may be either, the clerk is asked once.
"""

import re
from collections.abc import Callable

from report_assistant.language.answers.agreement import WRITE_IT
from report_assistant.language.answers.fitting import has_shape
from report_assistant.language.answers.guard import (
    MAY_BE_EITHER,
    NOT_WRITTEN,
    SHORT,
    Guard,
    GuardKind,
    or_later,
    perhaps,
    to_write,
)
from report_assistant.language.answers.guards_of_others import (
    numbers_of_others,
    of_another,
    other_figures,
    title_alone,
)
from report_assistant.language.answers.in_words import EDGES, SPEECH, InWords, in_words
from report_assistant.language.answers.particulars import PARTICULARS, SIGNED_ON
from report_assistant.language.answers.report_speech import (
    names_people,
    other_particulars,
    speaks_as_reports_do,
)
from report_assistant.language.answers.suggested import Picked, pick
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import COLUMN, NAME, OPTION, PART, UNIT
from report_assistant.language.words.tokens import NUMBER, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.contact import SHAPES
from report_assistant.report.fields import WORDED_KINDS, Kind

_Reader = Callable[[InWords], Guard | None]
_QUESTION_END = re.compile(r"(?:[?？]|[吗么不没呢][!！。.~～\s]*)$")
_DONE_OR_NOT = re.compile("[了过好完]没$")
_A_NOT_A = re.compile("([\u4e00-\u9fff]{1,2})[不没]\\1(?!时)")
_ONE_OR_OTHER = re.compile(
    "[要是用写按算由选填][^,，。;；]{0,8}还是(?![不没有很])|([\u4e00-\u9fff])[^,，。;；]{0,2}还是[^,，。;；]{0,8}\\1"
)
_NOT_ASKING = re.compile("时不时|动不动|巴不得")
_LATER = re.compile(
    "(?:待|等)[^,，。;；]{0,14}(?:再|后[填报补写列定给]|后再|了再|以后)"
    "|^(?:待|等)(?![遇级于候额])[^,，。;；]{2,10}$"
)
_NOT_YET = re.compile(
    "还[没未]$|[没未](?:填|写|答(?!复)|报|来|到|核|交|齐|统|定|整理|弄[完好]|出来)|[没无]得?有?(?:数|材料)"
)
"""Something is not there yet, beside words that say no more: 数还没到."""
_WHO_DOES = re.compile("谁[^,，。、]{1,6}[,，、]?谁")
_LONGEST_QUESTION = 45
_LONGEST_SPEECH = 80
"""A longer message is a text that was pasted or dictated, whatever particles it holds."""
_LONGEST_NONE = 24
_BESIDE_END = ("trail", "filler", "total", "thisyear", "ours", "lead", "neg", "all")
_NOT_NONE = ("dunno", "later", "lastyear", "plan", "asks", "wonders", "as_before", "hand_over")
_NAMED = (NAME, PART, OPTION)
_IN_DIGITS = frozenset((*PARTICULARS, SIGNED_ON, "organisation.local_deadline"))
"""Questions that digits alone may answer."""
_WRONG = ("op_wrong", "op_more", "op_less", "repair")
_OPERATES = ("op_set", "op_inc", "op_dec", "op_add", "op_drop")


def guarded(heard: Heard, context: Context, *, is_collecting: bool) -> Guard | None:
    """Return why a message is said to the program at a question in words; `None` for an answer."""
    question = context.asked
    if question is None or question.kind not in WORDED_KINDS | {Kind.FIGURES}:
        return None
    said = in_words(heard, context, question)
    for read in READERS_OF_SHAPES if has_shape(question) else READERS:
        guard = read(said)
        if guard is not None:
            return Guard(guard.kind, "") if is_collecting and guard.kind is GuardKind.END else guard
        if read is _numbers and (picked := _picked(said)) is not None:
            if not picked.own:
                return None
            said = in_words(context.heard("；".join(picked.own)), context, question)
    return None


# ---------------------------------------------------------------- yes, end, none


def _yes_or_no(said: InWords) -> Guard | None:
    """Recognise a yes or no alone, which answers something that is shown."""
    known = {*said.lexicon.answers["yes"], *said.lexicon.answers["no"]}
    is_known = bool({said.plain, said.words.strip(EDGES).lower()} & known)
    return Guard(GuardKind.YES_NO, to_write(said)) if is_known else None


def _end(said: InWords) -> Guard | None:
    """Recognise the end of a list: 就这些 没有了 over."""
    bare = {said.plain, said.words.strip(EDGES).lower()}
    is_exact = bool(bare & set(said.lexicon.answers["end"]))
    goes_on = any(token.has("neg") and not token.has("end") for token in said.tokens)
    is_made_up = said.first("end") is not None and said.all_are("end", *_BESIDE_END) and not goes_on
    return Guard(GuardKind.END, to_write(said)) if is_exact or is_made_up else None


def _none(said: InWords) -> Guard | None:
    """Recognise none of what is asked, in words: 今年没有开展社会评议."""
    if not said.question.takes_none and said.question.is_list and _all_solved(said):
        return Guard(GuardKind.NONE, _no_none(said.question))
    if said.first("neg") is None or said.han > _LONGEST_NONE or said.first(*_NOT_NONE) is not None:
        return None
    if said.han > 1 and _DONE_OR_NOT.search(said.words):
        return None
    others = [token for token in said.tokens if not token.has("neg", "unit", "doing", *SPEECH)]
    if not all(_is_own(token, said.question) for token in others):
        return None
    if _NOT_YET.search(said.words):
        return Guard(GuardKind.LATER, _how_later())
    return Guard(GuardKind.NONE, "" if said.question.takes_none else _no_none(said.question))


def _all_solved(said: InWords) -> bool:
    """Whether what is asked for is said to be done away with: 都解决了."""
    return said.first("solved") is not None and said.all_are("solved", "all", *SPEECH)


def _is_own(token: Token, question: Question) -> bool:
    return question.name in token.kinds.get(NAME, ()) or token.text in question.title


def _no_none(question: Question) -> str:
    if question.constraint_message and question.is_list:
        return question.constraint_message
    return f"这里要填内容，例如 {question.example.rstrip('。')}；还不清楚就回“待定”。"


# ---------------------------------------------------------------- numbers and signs


def _numbers(said: InWords) -> Guard | None:
    """Recognise numbers of suggestions that cannot be taken: 2吧, 第一个和第三个."""
    picked = _picked(said)
    if picked is None or picked.step is not Step.ASK:
        return None
    return Guard(GuardKind.PLACES, f"{picked.reason}{NOT_WRITTEN}。")


def _picked(said: InWords) -> Picked | None:
    if said.question.kind is Kind.FIGURES or said.question.name in _IN_DIGITS:
        return None
    return said.context.read(pick, said.heard.typed)


def _wordless(said: InWords) -> Guard | None:
    """Recognise letters, digits or signs where only Chinese words can be meant."""
    by_number = said.question.kind is Kind.FIGURES and said.question.suggestions
    if said.han or by_number or said.question.name in _IN_DIGITS:
        return None
    return Guard(GuardKind.WORDLESS, f"{NOT_WRITTEN}：{to_write(said)}")


# ---------------------------------------------------------------- what is said to the program


def _particulars(said: InWords) -> Guard | None:
    """Recognise several particulars of the office in one message, or another than the one asked for."""
    titles = other_particulars(said)
    if not titles or said.question.name not in PARTICULARS:
        return None
    return Guard(GuardKind.PARTICULARS, f"{NOT_WRITTEN}：里面有“{titles}”，请一项一项填。")


def _hand_over(said: InWords) -> Guard | None:
    """Recognise that the words are left to the program: 你看着写."""
    if said.first("hand_over", "delegate") is None or said.han > _LONGEST_QUESTION:
        return None
    numbers = "打编号就能用写好的，例如 1；" if said.question.suggestions else ""
    how = f"{NOT_WRITTEN}：内容要由您定。{numbers}{or_later(said.question)}。"
    return perhaps(GuardKind.HAND_OVER, how, said)


def _later(said: InWords) -> Guard | None:
    """Recognise that it is put off: 等领导回来再填, 待各科室报来后再填列."""
    if said.han > _LONGEST_QUESTION:
        return None
    if numbers_of_others(said):
        return None
    if said.first("later") is None and _LATER.search(said.words) is None and not _is_deferred(said):
        return None
    return perhaps(GuardKind.LATER, _how_later(), said)


def _how_later() -> str:
    return f"{NOT_WRITTEN}。现在填不了就回“待定”或“跳过”，以后再补。"


def _is_deferred(said: InWords) -> bool:
    """Whether words of putting off make up the message."""
    return said.first("defer") is not None and said.all_are("defer", "dunno", "elsewhere", *SPEECH)


def _slip(said: InWords) -> Guard | None:
    """Recognise that something written before is wrong: 写错了，应该是…"""
    place = said.first("slip", *_WRONG)
    if place is None:
        return None
    before = said.tokens[:place]
    is_first = all(token.has(*SPEECH, "recent") for token in before)
    if _corrects_by_name(said):
        return perhaps(GuardKind.SLIP, _how_to_correct(said), said)
    is_strong = any(token.has("slip") for token in said.tokens)
    if said.han > _LONGEST_QUESTION or not is_strong or not (is_first or said.han <= SHORT):
        return None
    return perhaps(GuardKind.SLIP, _how_to_correct(said), said)


def _corrects_by_name(said: InWords) -> bool:
    """Whether a name, that it is wrong, and at most a number are all that is said: 检查次数少算了2."""
    acts = any(token.has("actor") and not token.has(*_NAMED) for token in said.tokens)
    if said.first(*_NAMED) is None or acts:
        return False  # 有的村信息漏报了
    known = (*_NAMED, COLUMN, UNIT, "slip", *_WRONG, *_OPERATES, *SPEECH)
    return all(token.kind == NUMBER or token.has(*known) for token in said.tokens)


def _how_to_correct(said: InWords) -> str:
    return (
        f"{NOT_WRITTEN}。要改前面的答案，打“改”加名称，例如：改{said.question.title}；"
        "只撤掉上一步，打“撤销”。"
    )


def _question(said: InWords) -> Guard | None:
    """Recognise a question: 这题怎么写？要不要写名字"""
    if said.han > _LONGEST_QUESTION:
        return None
    is_marked = _QUESTION_END.search(said.words.rstrip("。.!！~～ ")) is not None
    if not is_marked and not _asks(said):
        return None
    how = f"{NOT_WRITTEN}。要看这一题怎么填，打“为什么问”或“举例”。"
    return perhaps(GuardKind.QUESTION, how, said)


def _asks(said: InWords) -> bool:
    """Whether words that ask stand where nobody else's not knowing is told."""
    asked = [token.text for token in said.tokens if token.has("question")]
    if _WHO_DOES.search(said.words) and all("谁" in words for words in asked):
        return False  # 谁主管谁负责
    plain = _NOT_ASKING.sub("", said.words)
    place = said.first("asks", "wonders", "question", "dunno")
    if place is None:
        return any(pattern.search(plain) for pattern in (_A_NOT_A, _ONE_OR_OTHER))
    return not any(token.has("actor") for token in said.tokens[:place])


def _as_before(said: InWords) -> Guard | None:
    """Recognise that it is as it was: 跟去年一样."""
    if said.first("as_before") is None or (said.speaks_of_work and said.han > SHORT):
        return None
    how = f"{NOT_WRITTEN}。和去年一样的，打“沿用”；不一样就直接写。"
    return perhaps(GuardKind.AS_BEFORE, how, said)


def _chat(said: InWords) -> Guard | None:
    """Recognise a remark beside the answer: 这题真难, 我不会."""
    place = said.first("chat")
    if said.han > _LONGEST_SPEECH or place is None or _is_of_others(said, place):
        return None
    if said.question.kind is Kind.FIGURES and any(token.kind == NUMBER for token in said.tokens):
        return None
    return perhaps(GuardKind.CHAT, f"{NOT_WRITTEN}。{to_write(said)}", said)


def _is_of_others(said: InWords, place: int) -> bool:
    """Whether a word of talk is said of somebody else: 个别科室怕麻烦，不愿公开."""
    is_own = any(token.has("chat") and not token.has("filler") for token in said.tokens)
    has_actor = any(token.has("actor") for token in said.tokens[:place])
    return has_actor and said.speaks_of_work and not is_own


# ---------------------------------------------------------------- what an answer looks like


def _misfit(said: InWords) -> Guard | None:
    """Recognise what cannot be the answer by its look: no post, no telephone, digits."""
    if not said.misfit:
        return None
    if said.question.name in SHAPES:
        return Guard(GuardKind.MISFIT, f"{said.misfit}{NOT_WRITTEN}。")
    how = f"{said.misfit}{NOT_WRITTEN}；确实要这样写，就回“{WRITE_IT}”。"
    return Guard(GuardKind.MISFIT, how, True)


def _person(said: InWords) -> Guard | None:
    """Recognise somebody's name where a sentence or things are asked for."""
    if not names_people(said):
        return None
    return Guard(GuardKind.PERSON, f"这里不写姓名。{NOT_WRITTEN}。{to_write(said)}", True)


def _remark(said: InWords) -> Guard | None:
    """Recognise what speaks of nothing that reports speak of: 去年没写, 都挺忙."""
    if speaks_as_reports_do(said):
        return None
    return Guard(GuardKind.REMARK, f"{MAY_BE_EITHER}{to_write(said)}", True)


_SAID_TO_PROGRAM: tuple[_Reader, ...] = (
    *(
        _end,
        _yes_or_no,
        _numbers,
        of_another,
        _none,
        _wordless,
        _hand_over,
        _later,
        _slip,
        _question,
    ),
    *(_as_before, other_figures, title_alone),
)
READERS_OF_SHAPES: tuple[_Reader, ...] = (_particulars, *_SAID_TO_PROGRAM, _misfit)
"""Where an answer is known by its look. In this order; the first that recognises a message decides."""
READERS: tuple[_Reader, ...] = (*_SAID_TO_PROGRAM, _chat, _misfit, _person, _remark)
"""Where an answer may be any words."""
