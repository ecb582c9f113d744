"""What is said of other questions where one is answered in words: their figures, their names."""

from report_assistant.language.answers.guard import (
    MAY_BE_EITHER,
    NOT_WRITTEN,
    SHORT,
    Guard,
    GuardKind,
    perhaps,
    to_write,
)
from report_assistant.language.answers.in_words import SPEECH, InWords
from report_assistant.language.answers.particulars import PARTICULARS
from report_assistant.language.answers.report_speech import (
    is_bare_figure,
    particulars_only,
    tells_of_problem,
)
from report_assistant.language.figures.decision import decide
from report_assistant.language.figures.naming import NUMBERED
from report_assistant.language.words.lexicon import NAME, PART
from report_assistant.report import text
from report_assistant.report.fields import LIST_KINDS, WORDED_KINDS, Kind

_LONGEST_CRY = 3
_LONGEST_FIGURES = 40
_STATES = frozenset(
    {"是", "是有", "是有的", "有", "没", "没有", "没搞", "没做", "其实", "也有", "都有", "嘛", "呢"}
)
"""Behind the name of a question, say whether there is any of it."""


def other_figures(said: InWords) -> Guard | None:
    """Recognise figures that other questions ask for: 培训搞了两次."""
    asked = said.question
    is_sentence = asked.kind in (Kind.PROSE, Kind.MEASURES) or asked.suggests_sentences
    is_list = asked.kind in LIST_KINDS and asked.kind is not Kind.MEASURES
    longest = _LONGEST_FIGURES if is_list or not is_sentence else SHORT
    if said.han > longest or asked.name in PARTICULARS:
        return None
    if asked.kind is Kind.FIGURES:
        return _other_figure(said)
    if particulars := particulars_only(said):
        return perhaps(GuardKind.OTHER_FIGURES, f"{NOT_WRITTEN}：这像是“{particulars}”。", said)
    settled = said.context.read(decide, said.heard.typed).settled
    by_name = said.context.questionnaire.by_name
    others = _figures_of_others(said)
    beside_names = any(token.has("matter") and not token.has(NAME, PART) for token in said.tokens)
    speaks = beside_names or tells_of_problem(said)
    if not others and is_bare_figure(said) and not speaks:
        return perhaps(GuardKind.OTHER_FIGURES, f"{NOT_WRITTEN}。{to_write(said)}", said)
    remarks = [words for words in settled.remarks if len(words) > _LONGEST_CRY]  # 慢着，…
    tells_more = speaks or remarks or settled.left
    if not others or (is_sentence and tells_more):
        return None
    titles = "、".join(by_name[name].title for name in others)
    how = f"{NOT_WRITTEN}：这像是“{titles}”的数。要改那一项，打“改”加名称和数。"
    return perhaps(GuardKind.OTHER_FIGURES, how, said)


def _figures_of_others(said: InWords) -> list[str]:
    """Return the other questions whose figures are said."""
    by_name = said.context.questionnaire.by_name
    return [
        name
        for name in said.context.read(decide, said.heard.typed).values
        if name != said.question.name and by_name[name].kind in NUMBERED
    ]


def numbers_of_others(said: InWords) -> bool:
    """Whether a number of another question is said: 等等，网站是166; not 各村还没报来."""
    frames = said.context.read(decide, said.heard.typed).settled.frames
    return any(
        frame.number is not None for name in _figures_of_others(said) for frame in frames[name]
    )


def _other_figure(said: InWords) -> Guard | None:
    """Recognise the one figure of another question where a list of figures is asked for: 培训12次."""
    settled = said.context.read(decide, said.heard.typed).settled
    named = [frames[0] for frames in settled.frames.values() if len(frames) == 1]
    if len(settled.values) != 1 or len(named) != 1 or settled.left or not named[0].is_sure:
        return None
    question = said.context.questionnaire.by_name[named[0].question]
    if question == said.question or question.kind not in NUMBERED or not named[0].unit:
        return None
    how = f"{NOT_WRITTEN}：这像是“{question.title}”的数。"
    return Guard(GuardKind.OTHER_FIGURES, f"{MAY_BE_EITHER}{how}", True)


def title_alone(said: InWords) -> Guard | None:
    """Recognise the name of a question alone: 行政处罚, 领导小组成员.

    In a list of things, and where an answer has a look, what else a question is called may be an
    answer, unless it is a row of a table.
    """
    known = said.lexicon.kinds_of(said.plain).get(NAME, ())
    by_name = said.context.questionnaire.by_name
    named = [by_name[name] for name in known if name in by_name]
    is_title = any(text.half_width(each.title).lower() == said.plain for each in named)
    is_row = all(each.kind is Kind.COUNTS for each in named)
    is_sentence = said.question.suggests_sentences or said.question.kind in (
        Kind.PROSE,
        Kind.MEASURES,
    )
    if not named or not (is_sentence or is_title or is_row):
        return None
    how = f"{NOT_WRITTEN}：“{said.plain}”是一题的名称。{to_write(said)}"
    return perhaps(GuardKind.REMARK, how, said)


def of_another(said: InWords) -> Guard | None:
    """Recognise what is said of another question in words: 其实考核是有的, 评议其实没搞."""
    told = [token for token in said.tokens if token.has(NAME) or not token.has(*SPEECH, "repair")]
    if said.han > SHORT or len(told) < 1 or not told[0].has(NAME):
        return None
    by_name = said.context.questionnaire.by_name
    named = [by_name[name] for name in told[0].kinds[NAME] if name in by_name]
    worded = [each for each in named if each.kind in WORDED_KINDS and each.section > 0]
    place = said.tokens.index(told[0]) + 1
    states = place < len(said.tokens) and said.tokens[place].text in _STATES
    if not worded or said.question in named or not states:
        return None
    how = f"{NOT_WRITTEN}：这像是“{worded[0].title}”的内容。要改那一项，打“改{worded[0].title}”。"
    return perhaps(GuardKind.REMARK, how, said)
