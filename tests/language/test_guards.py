"""What is said to the program where words are asked for never becomes an answer, and answers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.answers.guard import Guard, GuardKind
from report_assistant.language.answers.guards import guarded
from report_assistant.language.answers.in_words import answer_words
from report_assistant.language.context import Context
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.fields import WORDED_KINDS
from tests.language.real_answers import REAL_ANSWERS

QUESTIONS = load_questionnaire()
IN_WORDS = tuple(
    question.name
    for question in QUESTIONS.questions
    if question.kind in WORDED_KINDS and question.calculation is None
)
ASSESSMENT, PROBLEMS, LEADER = (
    *("overview.supervision.assessment", "improvement.problems", "overview.leadership.leader"),
)
SAID_ALONE = ("yes", "no", "end", "hand_over", "later", "as_before")
SAID_AMONG = ("hand_over", "later", "chat", "asks")
BEFORE = ("", "哎，", "那个，", "领导，", "嗯，")
BEHIND = ("", "吧", "哈", "啊", "。", "！", "，谢谢", "～")


def guard(name: str, typed: str, *, is_collecting: bool = False) -> Guard | None:
    context = Context(QUESTIONS, QUESTIONS.by_name[name], year=2025)
    return guarded(Heard(typed, context.lexicon), context, is_collecting=is_collecting)


@pytest.mark.parametrize(
    ("name", "typed", "kind"),
    [
        (ASSESSMENT, "确定", GuardKind.YES_NO),
        (ASSESSMENT, "就这些了", GuardKind.END),
        (ASSESSMENT, "今年没有考核", GuardKind.NONE),
        (LEADER, "没成立领导小组", GuardKind.NONE),
        (ASSESSMENT, "第一个和第二个", GuardKind.PLACES),
        (LEADER, "2吧", GuardKind.PLACES),
        (ASSESSMENT, "zxcv", GuardKind.WORDLESS),
        (PROBLEMS, "……", GuardKind.WORDLESS),
        (PROBLEMS, "你帮我编一条", GuardKind.HAND_OVER),
        (PROBLEMS, "等王主任回来再填", GuardKind.LATER),
        (PROBLEMS, "待各村材料报来后再填列", GuardKind.LATER),
        (PROBLEMS, "写错了，应该是更新慢", GuardKind.SLIP),
        (PROBLEMS, "这题要写几条？", GuardKind.QUESTION),
        (PROBLEMS, "写不写名字", GuardKind.QUESTION),
        (PROBLEMS, "填了没", GuardKind.QUESTION),
        (ASSESSMENT, "写镇里考核还是县里考核", GuardKind.QUESTION),
        (ASSESSMENT, "考核办法在柜子里", GuardKind.CHAT),
        (PROBLEMS, "再加个宣传少", GuardKind.SLIP),
        (PROBLEMS, "电话0396-7123456", GuardKind.OTHER_FIGURES),
        (PROBLEMS, "跟去年一样", GuardKind.AS_BEFORE),
        (LEADER, "检查搞了四次", GuardKind.OTHER_FIGURES),
        (ASSESSMENT, "公开栏一百多条", GuardKind.OTHER_FIGURES),
        (PROBLEMS, "这题好难", GuardKind.CHAT),
        (LEADER, "王建业", GuardKind.MISFIT),
        ("overview.leadership.rules", "2025年的考核制度", GuardKind.MISFIT),
        ("overview.disclosure.village_channels", "王建业、李卫东", GuardKind.PERSON),
        (PROBLEMS, "隔壁在装修", GuardKind.REMARK),
        (PROBLEMS, "检查次数少算了2", GuardKind.SLIP),
        (ASSESSMENT, "门户网站不对", GuardKind.SLIP),
        ("overview.disclosure.business_figures", "账号数多算了1个", GuardKind.SLIP),
        ("overview.disclosure.classes", "还没填", GuardKind.LATER),
        (ASSESSMENT, "还没答。", GuardKind.LATER),
        ("overview.leadership.rules", "报表没来", GuardKind.LATER),
        (ASSESSMENT, "上年问题整改情况", GuardKind.REMARK),
        (LEADER, "领导小组组长", GuardKind.REMARK),
        ("overview.disclosure.village_channels", "直接起诉", GuardKind.REMARK),
        ("overview.leadership.rules", "号", GuardKind.REMARK),
        (PROBLEMS, "实行", GuardKind.REMARK),
        ("overview.leadership.members", "全部", GuardKind.MISFIT),
        ("organisation.name", "青山镇人民政府，邮编463200", GuardKind.PARTICULARS),
        ("organisation.address", "富民路12号，邮编回头给，电话0396-7123456", GuardKind.PARTICULARS),
        ("organisation.postcode", "电话0396-7123456", GuardKind.PARTICULARS),
    ],
)
def test_each_way_of_speaking_to_the_program_is_known(
    name: str, typed: str, kind: GuardKind
) -> None:
    found = guard(name, typed)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "typed",
    [
        "干部对公开什么、怎么公开把握不准",
        "谁起草、谁审核、谁发布的责任没有压实",
        "个别科室怕麻烦，不愿公开",
        "没有及时公开民生类信息",
        "信息更新还是不及时",
        "有的村信息漏报了",
    ],
)
def test_what_is_told_of_others_is_no_question_and_no_remark(typed: str) -> None:
    assert guard(PROBLEMS, typed) is None


def test_the_end_of_a_list_ends_it_while_it_is_collected() -> None:
    found = guard("overview.leadership.members", "就这几个", is_collecting=True)
    assert found == Guard(GuardKind.END, "")


@pytest.mark.parametrize("typed", ["还没成立", "还没有", "没成立过"])
def test_what_was_not_done_is_none(typed: str) -> None:
    found = guard(LEADER, typed)
    assert found is not None
    assert found.kind is GuardKind.NONE


def test_none_is_refused_where_something_must_be_written() -> None:
    found = guard(PROBLEMS, "没有问题")
    assert found is not None
    assert found.kind is GuardKind.NONE
    assert "不能写“没有”" in found.reason


def test_a_refused_sentence_is_said_not_to_stand_in_the_report() -> None:
    found = guard(PROBLEMS, "随便写两句")
    assert found is not None
    assert not found.may_be_answer
    assert "没有写进报告" in found.reason


def test_what_may_be_an_answer_can_be_written_all_the_same() -> None:
    found = guard(PROBLEMS, "信息更新是不是太慢")
    assert found is not None
    assert found.may_be_answer
    assert "要写进去就回“写进去”" in found.reason


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("领导，党政办、财政所，就这些", "党政办、财政所"),
        ("嗯，纳入年度考核。", "纳入年度考核。"),
        ("公示墙、微信群，谢谢", "公示墙、微信群"),
        ("就这些", "就这些"),
        ("更新慢，渠道少", "更新慢，渠道少"),
    ],
)
def test_an_answer_is_kept_without_a_call_before_and_a_close_behind(typed: str, words: str) -> None:
    assert answer_words(typed, Context(QUESTIONS)) == words


@pytest.mark.parametrize(
    ("name", "typed"), [(n, each) for n in REAL_ANSWERS for each in REAL_ANSWERS[n]]
)
def test_a_real_answer_passes(name: str, typed: str) -> None:
    assert guard(name, typed) is None


def words_of(*kinds: str) -> tuple[str, ...]:
    answers = Context(QUESTIONS).answer_lexicon.answers
    return tuple(word for kind in kinds for word in answers[kind])


@given(
    st.sampled_from(IN_WORDS),
    st.sampled_from(BEFORE),
    st.sampled_from(words_of(*SAID_ALONE)),
    st.sampled_from(BEHIND),
)
def test_what_the_guards_know_never_passes_alone(
    name: str, before: str, word: str, behind: str
) -> None:
    assert guard(name, f"{before}{word}{behind}") is not None


@given(
    st.sampled_from(IN_WORDS),
    st.lists(st.sampled_from(words_of(*SAID_AMONG)), min_size=2, max_size=3),
    st.sampled_from(["", "，", " "]),
    st.sampled_from(BEHIND),
)
def test_several_such_words_never_pass(
    name: str, words: list[str], pause: str, behind: str
) -> None:
    assert guard(name, f"{pause.join(words)}{behind}") is not None


@given(st.sampled_from(IN_WORDS), st.text("0123456789abcxyz.,-?！~ ", min_size=1, max_size=12))
def test_signs_letters_and_digits_never_pass_unless_they_are_asked_for(
    name: str, typed: str
) -> None:
    question = QUESTIONS.by_name[name]
    if question.name.startswith("organisation.") or question.suggestions:
        return
    assert guard(name, typed) is not None
