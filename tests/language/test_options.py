"""What a message chooses among the options of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.answers.options import Chosen, choose
from report_assistant.language.answers.suggested import pick
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire

QUESTIONS = load_questionnaire()
MORE, REVIEW, KIND = "filters.more", "overview.management.review", "organisation.kind"
CONTACT, PROBLEMS, ASSESSMENT = (
    *("filters.contact", "improvement.problems", "overview.supervision.assessment"),
)
ALL_MORE = tuple(option.value for option in QUESTIONS.by_name[MORE].options)


def chosen(name: str, typed: str, **values: object) -> Chosen | None:
    context = Context(QUESTIONS, QUESTIONS.by_name[name], values={**values})
    return choose(Heard(typed, context.lexicon), context)


@pytest.mark.parametrize(
    ("name", "typed", "values"),
    [
        (MORE, "2 4", ("channels", "business")),
        (MORE, "2，4；6", ("channels", "business", "catalogue")),
        (MORE, "第二个和第四个", ("channels", "business")),
        (MORE, "选5吧", ("villages",)),
        (MORE, "2到4", ("channels", "classes", "business")),
        (MORE, "二、四", ("channels", "business")),
        (MORE, "就写培训和村务公开这几个", ("training", "villages")),
        (MORE, "账号、清理都要写", ("platform",)),
        (MORE, "全都写", ALL_MORE),
        (MORE, "除了2都要", tuple(v for v in ALL_MORE if v != "channels")),
        (
            MORE,
            "村里、业务数据不写，其他都要",
            tuple(v for v in ALL_MORE if v not in ("villages", "business")),
        ),
        (MORE, "领导小组不写，培训要写", ("training",)),
        (MORE, "一个都不写", ()),
        (MORE, "都没有", ()),
        (REVIEW, "三审三校，再加上保密审查", ("three_reviews", "secrecy_review")),
        (REVIEW, "分管领导审签后才能上网", ("leader_approval",)),
        (REVIEW, "我们实行的是三审三校制度", ("three_reviews",)),
        (KIND, "我们是个街道", ("subdistrict",)),
        (KIND, "我们是柳溪县林业局", ("department",)),
        (KIND, "青山镇政府", ("town",)),
        (CONTACT, "不用写了", ()),
        (CONTACT, "写上吧", ("include",)),
        (CONTACT, "没有", ()),
        (CONTACT, "要落款", ("signature",)),
        (CONTACT, "只写落款", ("signature",)),
        (CONTACT, "联系方式不写，落款写", ("signature",)),
        (CONTACT, "联系方式和落款都写", ("include", "signature")),
        (CONTACT, "写联系方式，不要落款", ("include",)),
        ("overview.outline", "按国家格式来", ("five_aspects",)),
    ],
)
def test_options_named_in_any_way_are_taken(name: str, typed: str, values: tuple[str, ...]) -> None:
    assert chosen(name, typed) == Chosen(Step.TAKE, values)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (MORE, "2 12"),
        (MORE, "2或4"),
        (MORE, "不要培训"),
        (REVIEW, "三审三交"),
        (KIND, "1 2"),
        (KIND, "镇还是街道"),
        (KIND, "青山市林业局"),
    ],
)
def test_what_names_no_option_or_too_many_is_asked_back(name: str, typed: str) -> None:
    answer = chosen(name, typed)
    assert answer is not None
    assert answer.step is Step.ASK
    assert "请打前面的编号" in answer.reason


@pytest.mark.parametrize(
    ("name", "typed", "unread"),
    [
        (MORE, "培训3次", "3次"),
        (MORE, "培训、食堂", "食堂"),
        (REVIEW, "三审三校，会计签字", "会计签字"),
    ],
)
def test_what_stands_beside_an_option_is_quoted(name: str, typed: str, unread: str) -> None:
    answer = chosen(name, typed)
    assert answer is not None
    assert answer.step is Step.OFFER
    assert unread in answer.unread


@pytest.mark.parametrize("typed", ["网站203条", "你看着办", "等一下再说", "什么意思？"])
def test_words_that_choose_nothing_are_left_to_others(typed: str) -> None:
    assert chosen(MORE, typed) is None


def test_what_is_left_out_is_taken_from_what_was_chosen_before() -> None:
    answer = chosen(MORE, "不要培训", **{MORE: ["villages", "training"]})
    assert answer == Chosen(Step.OFFER, ("villages",))


@given(st.sets(st.integers(1, len(ALL_MORE)), min_size=1), st.sampled_from([" ", "、", "，", "和"]))
def test_numbers_mean_their_options_whatever_stands_between(places: set[int], sign: str) -> None:
    answer = chosen(MORE, sign.join(map(str, sorted(places))))
    assert answer == Chosen(Step.TAKE, tuple(ALL_MORE[place - 1] for place in sorted(places)))


@pytest.mark.parametrize(
    ("name", "typed", "places", "own"),
    [
        (PROBLEMS, "1 3", (0, 2), ()),
        (PROBLEMS, "第一个和第三个", (0, 2), ()),
        (PROBLEMS, "2吧", (1,), ()),
        (PROBLEMS, "2；还有公开栏太少", (1,), ("公开栏太少",)),
        (ASSESSMENT, "就用第2个", (1,), ()),
    ],
)
def test_numbers_of_suggestions_are_picked(
    name: str, typed: str, places: tuple[int, ...], own: tuple[str, ...]
) -> None:
    context = Context(QUESTIONS, QUESTIONS.by_name[name])
    picked = pick(Heard(typed, context.lexicon), context)
    assert picked is not None
    assert (picked.step, picked.places, picked.own) == (Step.TAKE, places, own)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (ASSESSMENT, "1和2"),
        (ASSESSMENT, "9"),
        (PROBLEMS, "1 30"),
        ("overview.leadership.leader", "2吧"),
    ],
)
def test_numbers_that_pick_no_suggestion_are_asked_back(name: str, typed: str) -> None:
    context = Context(QUESTIONS, QUESTIONS.by_name[name])
    picked = pick(Heard(typed, context.lexicon), context)
    assert picked is not None
    assert picked.step is Step.ASK


@pytest.mark.parametrize("typed", ["1.更新慢\n2.渠道少", "3个科室没有专人", "更新慢"])
def test_numbered_sentences_pick_no_suggestion(typed: str) -> None:
    context = Context(QUESTIONS, QUESTIONS.by_name[PROBLEMS])
    assert pick(Heard(typed, context.lexicon), context) is None
