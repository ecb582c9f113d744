"""What is said to the program at a question in words is never stored as its answer.

The words are those of the lexicon, the wishes, the commands and the questions themselves, with
frames around them, so that a new word is tried without a test of its own. Words that choose among
suggestions (第一条, 都要), or leave a question out (不用写), are answers and are left out here.
"""

from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.context import Context
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.wish_words import load_wish_words
from report_assistant.language.wishes.wishes import load_wishes
from report_assistant.report.fields import Kind
from tests.language.at_questions import COUNTED, IN_WORDS, QUESTIONS, names_of, stored

ANSWERS = Context(QUESTIONS).answer_lexicon.answers
_LEFT_OUT = {*ANSWERS["leave_out"], *ANSWERS["everything"], "没啥", "第一条", "第二条", "第三条"}
_KINDS = ("yes", "no", "end", "hand_over", "as_before", "later", "chat", "slip", "asks", "wonders")
WORDS = [word for kind in _KINDS for word in ANSWERS[kind] if word not in _LEFT_OUT]
NAMES = [name for question in QUESTIONS.questions for name in names_of(question)]
IN_SENTENCES = [
    name
    for name in IN_WORDS
    if QUESTIONS.by_name[name].kind in (Kind.PROSE, Kind.MEASURES)
    or QUESTIONS.by_name[name].suggestions
]
NOT_FIGURES = [name for name in IN_WORDS if QUESTIONS.by_name[name].kind is not Kind.FIGURES]
"""Where figures are listed, those of other questions have the look of an answer (培训3次)."""
WISHES = [
    word
    for words in load_wish_words().concepts.values()
    for word in words
    if (wish := load_wishes().found(word)) is not None and wish.is_sure
]
COMMANDS = [command.word for command in Command]
_AT = st.sampled_from(IN_WORDS)
_OF = st.sampled_from(NAMES)
_WHOM = st.sampled_from(["主任", "领导", "财政所", "各村", "李会计", "县里"])


@given(_AT, st.sampled_from(WORDS), st.sampled_from(["", "。", "！", "哈", "～"]))
def test_no_word_of_a_class_is_stored(at: str, word: str, behind: str) -> None:
    assert stored(at, word + behind) == {}


@given(
    _AT,
    _OF,
    st.sampled_from(
        [
            *("{}怎么填？", "{}是什么意思", "请问{}算不算", "{}要不要写", "为什么要问{}"),
            *("{}包括哪些", "{}在哪看", "{}写多少字合适", "{}不填行不行"),
        ]
    ),
)
def test_no_question_is_stored(at: str, name: str, frame: str) -> None:
    assert stored(at, frame.format(name)) == {}


@given(
    st.sampled_from(IN_WORDS),
    _OF,
    st.sampled_from(
        ["{}错了", "{}不对", "{}写错了", "{}多算了1个", "{}少算了2", "改{}", "把{}改一下"]
    ),
)
def test_no_correction_is_stored(at: str, name: str, frame: str) -> None:
    assert stored(at, frame.format(name)) == {}


@given(
    _AT,
    _WHOM,
    st.sampled_from(["等{}再填", "等{}回来再说", "问问{}再写", "{}还没报来", "{}还没定", "等{}定"]),
)
def test_nothing_that_is_put_off_is_stored(at: str, whom: str, frame: str) -> None:
    assert stored(at, frame.format(whom)) == {}


@given(st.sampled_from(IN_SENTENCES), _OF)
def test_no_name_of_a_question_is_stored_as_a_sentence(at: str, name: str) -> None:
    assert stored(at, name).keys() - {at} == set()
    if name not in names_of(QUESTIONS.by_name[at]):
        assert stored(at, name) == {}


@given(
    st.sampled_from(NOT_FIGURES),
    st.sampled_from(COUNTED),
    st.integers(1, 999),
    st.sampled_from(["{}{}{}", "{}搞了{}{}", "今年{}{}{}", "{}是{}{}"]),
    st.data(),
)
def test_no_figure_of_another_question_is_stored_as_words(
    at: str, question: object, number: int, frame: str, data: st.DataObject
) -> None:
    other = next(each for each in COUNTED if each is question)
    name = data.draw(st.sampled_from(names_of(other)))
    assert at not in stored(at, frame.format(name, number, other.unit))


@given(
    st.sampled_from(IN_WORDS),
    st.integers(0, 99_999),
    st.sampled_from(["{}", "{}条", "共{}件", "{}次吧", "第{}题"]),
)
def test_no_figure_without_words_is_stored(at: str, number: int, frame: str) -> None:
    if QUESTIONS.by_name[at].suggestions or at.startswith("organisation."):
        return  # the number of a suggestion, a postcode, a telephone
    if frame == "第{}题" and at not in NOT_FIGURES:
        return  # read as a figure that is called 第
    assert stored(at, frame.format(number)) == {}


@given(_AT, st.sampled_from(WISHES), st.sampled_from(["", "吧", "。"]))
def test_no_wish_is_stored(at: str, wish: str, behind: str) -> None:
    if wish not in _LEFT_OUT:
        assert stored(at, wish + behind) == {}


@given(_AT, st.sampled_from(COMMANDS))
def test_no_command_is_stored(at: str, word: str) -> None:
    assert stored(at, word) == {}
