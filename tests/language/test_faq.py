"""The FAQ: what is wrong in its file, what is found in it, what is told."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.faq_figures import trials

from report_assistant.language.asked.asked_words import folded
from report_assistant.language.asked.faq import Entry, Faq, told
from report_assistant.language.asked.faq_file import load_faq
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import PromptsError, load_questionnaire

WEBSITE = "overview.disclosure.website"
FACTS = {
    "year": "2025",
    "due": "2026 年 1 月 31 日前",
    "left": "12",
    "example": "制度不够完善",
    "last": "128 条",
    "why": "网站是第一渠道。",
    "sum": "160",
}
QUESTIONNAIRE = load_questionnaire()
FAQ = load_faq(QUESTIONNAIRE)
ONE = "- ask: [转发的算吗, 转载的算不算]\n  fields: [overview.disclosure.website]\n"


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return QUESTIONNAIRE


@pytest.fixture(scope="module")
def faq() -> Faq:
    return FAQ


@pytest.fixture
def first_way(faq: Faq) -> Callable[..., str]:
    """What the best entry for a message is asked as first; empty where nothing is found."""

    def find(words: str, question: str | None = None) -> str:
        section = QUESTIONNAIRE.by_name[question].section if question else None
        hits = faq.found(words, question, section)
        return hits[0].entry.ask[0] if hits else ""

    return find


# --- the data -----------------------------------------------------------------------------------


def test_there_are_answers_enough_and_several_ways_to_ask_for_each(faq: Faq) -> None:
    assert len(faq.entries) >= 150
    assert all(len(entry.ask) >= 3 for entry in faq.entries)


def test_every_question_of_the_questionnaire_has_an_entry(
    faq: Faq, questionnaire: Questionnaire
) -> None:
    covered = {name for entry in faq.entries for name in entry.fields}
    left_out = {"filters.changed", "filters.not_zero"}  # lists of last year's answers
    assert set(questionnaire.by_name) - covered <= left_out


def test_answers_are_short_sentences_of_prose(faq: Faq) -> None:
    for entry in faq.entries:
        for answer in (entry.answer, *entry.by_kind.values()):
            assert answer.endswith(("。", "}")), answer
            assert len(answer) <= 160, answer
            assert not {",", "?", ":", ";", "!"} & set(answer), answer


def test_a_way_of_asking_that_reads_alike_stands_with_one_entry_only(faq: Faq) -> None:
    entry_of: dict[str, Entry] = {}
    for entry in faq.entries:
        for way in entry.ask:
            same = entry_of.setdefault(folded(way), entry)
            assert same is entry, f"{way}: {same.ask[0]}, {entry.ask[0]}"


@pytest.mark.parametrize("at", range(len(FAQ.entries)), ids=lambda at: FAQ.entries[at].ask[0])
def test_every_way_of_asking_finds_its_entry(at: int) -> None:
    entry = FAQ.entries[at]
    question = entry.fields[0] if entry.fields else None
    section = QUESTIONNAIRE.by_name[question].section if question else None
    kind = entry.kinds[0] if entry.kinds else None
    for way in entry.ask:
        hits = FAQ.found(way, question, section, kind)
        assert hits and hits[0].entry is entry, way


def test_most_entries_are_found_by_a_way_of_asking_that_they_do_not_list(
    faq: Faq, questionnaire: Questionnaire
) -> None:
    made = list(trials(faq, questionnaire, knows_question=True))
    assert sum(trial.is_shown for trial in made) / len(made) >= 0.65
    assert sum(bool(trial.hits) and not trial.is_shown for trial in made) / len(made) <= 0.2


# --- mistakes in the file -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("entries: 1\n", 1, "列出问答"),
        ("- 转发算吗\n", 1, "ask:"),
        (ONE + "  answer: 不算。\n", 1, "source:"),
        (ONE + "  source: 程序\n", 1, "answer:"),
        (ONE + "  answer: 不算。\n  source: ''\n", 1, "source:"),
        (ONE + "  anser: 不算。\n  answer: 不算。\n  source: 程序\n", 3, "“answer”"),
        ("- ask: 转发算吗\n  answer: 不算。\n  source: 程序\n", 1, "列表"),
        ("- ask: []\n  answer: 不算。\n  source: 程序\n", 1, "列表"),
        (ONE + "  answer: 到 {duo}。\n  source: 程序\n", 3, "“due”"),
        (ONE + "  answer: 到 {due。\n  source: 程序\n", 3, "成对"),
        (ONE + "  answer: 不算。\n  source: 程序\n  kinds: [contry]\n", 5, "“county”"),
        (ONE + "  answer: 不算。\n  source: 程序\n  kinds: county\n", 5, "列表"),
        (ONE + "  source: 程序\n  answer_for: {towm: 不算。}\n", 4, "“town”"),
        (ONE + "  source: 程序\n  answer_for:\n    town: 到{x}。\n", 5, "“x”"),
        (ONE + "  source: 程序\n  answer_for: 不算。\n", 4, "answer_for"),
        (
            "- ask: [转发算吗]\n  fields: [overview.disclosure.websit]\n  answer: 不。\n  source: 程序\n",
            2,
            f"“{WEBSITE}”",
        ),
        (
            "- ask: [转发算吗]\n  answer: 不。\n  source: 程序\n"
            "- ask:\n  - 转发算吗\n  answer: 算。\n  source: 程序\n",
            5,
            "第 1 行",
        ),
        ("- ask: [转发算吗, 转发算吗]\n  answer: 不。\n  source: 程序\n", 1, "写了两次"),
        ("- ask: [转发\n", 2, "格式"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(content: str, line: int, words: str) -> None:
    with pytest.raises(PromptsError) as caught:
        load_faq(QUESTIONNAIRE, content)
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == ("faq.yaml", line)
    assert words in problem.message


def test_all_mistakes_are_reported_at_once() -> None:
    with pytest.raises(PromptsError) as caught:
        load_faq(QUESTIONNAIRE, ONE + "- ask: [别的]\n  anser: 不。\n")
    assert len(caught.value.problems) == 5


# --- what is found ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("您好，请问一下转发上级的算不算呀？🤔", "转发的算吗"),
        ("我担心写错，三审三校到底是么子东西？", "三审三校是什么"),
        ("啥子叫规范性文件哦", "什么是规范性文件"),
        ("因为上面催得紧，这个报告啥时候交，麻烦您看看", "什么时候交"),
        ("简称行不行", "全称怎么写"),
        ("领导问起来了，抖音算新媒体不？", "抖音算新媒体吗"),
    ],
)
def test_what_stands_around_a_question_does_not_hide_it(
    first_way: Callable[..., str], words: str, expected: str
) -> None:
    assert first_way(words) == expected


def test_the_question_that_is_up_decides_between_equals(first_way: Callable[..., str]) -> None:
    assert first_way("条数在哪查", WEBSITE) == "网站条数在哪里查"
    assert first_way("条数在哪查", "overview.disclosure.boards") == "版面的数在哪查"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (WEBSITE, "网站条数在哪里查"),
        ("overview.disclosure.new_media", "公众号条数哪里查"),
        ("overview.disclosure.boards", "版面的数在哪查"),
        ("proactive_disclosure.fees", "收费问谁要数"),
        ("filters.cases", "复议诉讼的数问谁"),
    ],
)
def test_a_question_that_names_nothing_asks_about_what_is_up(
    first_way: Callable[..., str], question: str, expected: str
) -> None:
    assert first_way("这个去哪儿能查到呀？", question) == expected
    assert first_way("这个去哪儿能查到呀？") == ""


@pytest.mark.parametrize(
    "words",
    [
        "",
        "？",
        "算吗",
        "填哪个",
        "今天吃什么",
        "帮我写一首诗",
        "打印机坏了",
        "股票涨了吗",
        "a" * 9000,
    ],
)
def test_what_is_no_question_about_the_report_finds_nothing(faq: Faq, words: str) -> None:
    assert faq.found(words, WEBSITE, 1) == ()


SMALL_WORDS = (
    *(
        "请问",
        "您好",
        "这个",
        "那个",
        "就是",
        "我们",
        "您看",
        "麻烦",
        "一下",
        "吧",
        "呀",
        "哈",
        "的",
    ),
    *("了", "在", "和", "跟", "也", "都", "还", "有", "是", "吗", "呢", "，", "？", "。", " "),
)
PEOPLE_AND_PLACES = ("张建国", "李秀英", "王海燕", "青山镇", "柳河乡", "云溪县")
NAMES = tuple(name for each in QUESTIONNAIRE.questions for name in (each.title, *each.aliases))


@given(st.lists(st.sampled_from((*SMALL_WORDS, *PEOPLE_AND_PLACES)), max_size=12))
def test_small_words_and_names_of_people_find_nothing(words: list[str]) -> None:
    assert FAQ.found("".join(words), WEBSITE, 1) == ()


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(("这个", "那个", "的", "，", "您看"))))
def test_the_name_of_a_question_alone_asks_nothing(name: str, around: list[str]) -> None:
    hits = FAQ.found("".join((*around, name)), WEBSITE, 1)
    assert all(name in hit.entry.ask for hit in hits)


@given(st.text(max_size=300))
def test_any_text_can_be_looked_up(words: str) -> None:
    hits = FAQ.found(words, WEBSITE, 1)
    assert len(hits) <= 2
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_an_entry_for_other_kinds_of_body_is_not_found(faq: Faq) -> None:
    words = "县政府要不要汇总乡镇的"
    assert faq.found(words, None, None, "county")[0].entry.kinds
    assert not any(hit.entry.kinds for hit in faq.found(words, None, None, "town"))
    assert faq.found(words)[0].entry.kinds


# --- what is told -------------------------------------------------------------------------------


def test_the_answer_is_the_one_for_the_kind_of_body(faq: Faq) -> None:
    entry = faq.found("没有考核怎么写")[0].entry
    assert "必须写工作考核" in entry.answer_for("town")
    assert "部门可以写可以不写" in entry.answer_for("department")
    assert entry.answer_for(None) == entry.answer


def test_facts_are_filled_in() -> None:
    assert told("在 {due}公布。", FACTS) == "在 2026 年 1 月 31 日前公布。"


def test_a_sentence_that_needs_an_unknown_fact_is_left_out() -> None:
    answer = "打“同去年”。去年是 {last}。还有 {left} 题。"
    assert told(answer, {"left": "3", "last": ""}) == "打“同去年”。还有 3 题。"
    assert told("{why}", {}) == ""


def test_with_all_facts_no_answer_keeps_a_placeholder(faq: Faq) -> None:
    for entry in faq.entries:
        for answer in (entry.answer, *entry.by_kind.values()):
            assert not {"{", "}"} & set(told(answer, FACTS))
