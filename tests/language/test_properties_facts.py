"""Facts in any order, beside harmless clauses, behind strange nouns: the same value or none."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.figures.decision import Decision, Step, decide
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import lexicon_of
from report_assistant.questionnaire.question import Question
from tests.language.at_questions import COUNTED, QUESTIONS, context_at, names_of, stored

Fact = tuple[Question, str, int]
NAMED = [
    (question, name)
    for question in COUNTED
    for name in names_of(question)
    if "total" not in lexicon_of(QUESTIONS).kinds_of(name)
]
"""Not 总数, which alone is also the sum of what is asked."""
_FACTS = st.tuples(st.sampled_from(NAMED), st.integers(1, 999)).map(
    lambda drawn: (drawn[0][0], drawn[0][1], drawn[1])
)
PLACES = st.sampled_from([question.name for question in COUNTED] + ["applications.received"])
FRAMES = st.sampled_from(["{}{}{}", "{}是{}{}", "{} {}{}", "{}：{}{}", "{}一共{}{}"])
BEFORE = [
    *("我看看哦，", "嗯，", "领导说了，", "查了台账，", "刚才问过了，", "好的，", "稍等我翻一下，"),
    *("各位老师好，", "不好意思，", "按您的要求，", "这个我知道，", "翻了翻记录，"),
]
BEHIND = [
    *("，谢谢", "，麻烦了", "，对吧", "，就这些", "，您看行不行", "，没别的了", "，辛苦了"),
    *("，都核对过了", "，以台账为准", "。", "！", "哈", "，应该没错", "，您记一下"),
]


def decided(at: str, typed: str) -> Decision:
    context = context_at(at)
    return decide(Heard(typed, context.lexicon), context)


def said(fact: Fact, frame: str = "{}{}{}") -> str:
    question, name, number = fact
    return frame.format(name, number, question.unit)


@given(
    st.lists(_FACTS, min_size=2, max_size=4, unique_by=lambda fact: fact[0].name),
    FRAMES,
    st.sampled_from(["，", "；", "、", "\n", "，还有"]),
    PLACES,
)
def test_facts_in_any_order_are_read_the_same_or_not_at_all(
    facts: list[Fact], frame: str, pause: str, at: str
) -> None:
    meant = {question.name: number for question, _, number in facts}
    for order in permutations(facts):
        values = decided(at, pause.join(said(fact, frame) for fact in order)).values
        assert values.items() <= meant.items(), order


@given(_FACTS, FRAMES, st.sampled_from(BEFORE), st.sampled_from(BEHIND), PLACES)
def test_a_harmless_clause_makes_no_other_value(
    fact: Fact, frame: str, before: str, behind: str, at: str
) -> None:
    question, _, number = fact
    meant = {question.name: number}
    words = said(fact, frame)
    assert decided(at, words).values.items() <= meant.items()
    for typed in (before + words, words + behind, before + words + behind):
        for place in (at, question.name):
            assert decided(place, typed).values.items() <= meant.items(), typed
            assert stored(place, typed).items() <= meant.items(), typed


@given(
    st.sampled_from(COUNTED),
    st.integers(1, 999),
    st.sampled_from(BEFORE),
    st.sampled_from(BEHIND),
)
def test_a_harmless_clause_beside_a_bare_number_stores_nothing_else(
    asked: Question, number: int, before: str, behind: str
) -> None:
    words = f"{number}{asked.unit}"
    for typed in (before + words, words + behind, before + words + behind):
        assert stored(asked.name, typed).items() <= {asked.name: number}.items(), typed


STRANGE = ("骆驼", "锅炉", "葡萄", "钢琴", "鹦鹉", "瓷砖", "轮胎", "豆腐")


def test_the_strange_nouns_are_unknown() -> None:
    lexicon = context_at("overview.lead").lexicon
    assert not [noun for noun in STRANGE if lexicon.kinds_of(noun)]


@given(_FACTS, FRAMES, st.sampled_from(STRANGE), st.sampled_from(["", "的"]), PLACES)
def test_a_name_behind_an_unknown_noun_is_never_taken_at_once(
    fact: Fact, frame: str, noun: str, of: str, at: str
) -> None:
    question, _, _ = fact
    typed = f"{noun}{of}{said(fact, frame)}"
    for place in (at, question.name):
        decision = decided(place, typed)
        is_taken = decision.step in (Step.TAKE, Step.CORRECT)
        assert not (is_taken and question.name in decision.values), typed
        assert stored(place, typed) == {}, typed


def test_a_fact_alone_is_read() -> None:
    read = [
        decided("applications.received", said((question, question.title, 7))).values
        == {question.name: 7}
        for question in COUNTED
    ]
    assert all(read)
