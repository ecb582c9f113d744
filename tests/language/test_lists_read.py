"""Lists are read in every shape in which clerks write them: ordinals, announcements, courtesy."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.answers.labelled import labelled_answers
from report_assistant.language.answers.lists import read_lines, read_measures, read_sentences
from report_assistant.language.answers.understanding import understand
from report_assistant.language.context import Context
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire

SENTENCES = ["栏目更新拖得久", "来查的群众不多", "专职人手不足"]
HAN = "一二三四五六七八九"


@pytest.mark.parametrize(
    "typed",
    [
        "其一，栏目更新拖得久；其二，来查的群众不多；其三，专职人手不足。",
        "存在的主要问题有三：其一栏目更新拖得久，其二来查的群众不多，其三专职人手不足。",
        "首先栏目更新拖得久，其次来查的群众不多，最后专职人手不足",
        "首先，栏目更新拖得久；再次，来查的群众不多；此外，专职人手不足",
        "一是栏目更新拖得久，二是来查的群众不多；三是专职人手不足。",
        "（1）栏目更新拖得久（2）来查的群众不多（3）专职人手不足",
        "（一）栏目更新拖得久；（二）来查的群众不多；（三）专职人手不足",
        "①栏目更新拖得久 ②来查的群众不多 ③专职人手不足",
        "第一，栏目更新拖得久，第二，来查的群众不多，第三，专职人手不足",
        "1.栏目更新拖得久2.来查的群众不多3.专职人手不足",
        "1、栏目更新拖得久\n2、来查的群众不多\n3、专职人手不足",
        "我想了三条，不知行不行：栏目更新拖得久；来查的群众不多；专职人手不足",
        "主要有栏目更新拖得久、来查的群众不多、专职人手不足",
        "栏目更新拖得久；来查的群众不多；专职人手不足，您看行不",
        "问题如下：栏目更新拖得久；来查的群众不多；专职人手不足",
        "栏目更新拖得久；来查的群众不多；专职人手不足。就这些，谢谢",
    ],
)
def test_items_are_told_apart_whatever_counts_them(typed: str) -> None:
    assert read_sentences(typed) == SENTENCES


@pytest.mark.parametrize(
    "typed",
    [
        "其一直没有专人负责这项工作",
        "栏目更新拖得久，一是人手少，来不及",
        "公开第一，保密第二的认识有偏差",
    ],
)
def test_a_numeral_that_begins_no_row_is_part_of_the_words(typed: str) -> None:
    assert "".join(read_sentences(typed)).replace("，", "") == typed.replace("，", "")


def test_what_is_explained_by_ordinals_stays() -> None:
    assert read_sentences("栏目更新拖得久：一是人手少，二是设备旧")[0] == "栏目更新拖得久："


def test_a_list_of_names_takes_ordinals_too() -> None:
    for typed in (
        "一是党政办，二是农业站",
        "①党政办②农业站",
        "主要有党政办、农业站",
        "1.党政办 2.农业站",
    ):
        assert read_lines(typed) == ["党政办", "农业站"]


@pytest.mark.parametrize(
    ("typed", "headings"),
    [
        ("加强培训；拓宽渠道；规范流程", ["加强培训", "拓宽渠道", "规范流程"]),
        ("下一步打算：一、加强培训；二、拓宽渠道", ["加强培训", "拓宽渠道"]),
        ("加强培训：每季度学一次；拓宽渠道：办好简报", ["加强培训", "拓宽渠道"]),
        ("规范流程：当天登记；办完归档", ["规范流程"]),
        ("加强培训。每季度学一次。", ["加强培训"]),
        (
            "加强业务培训，每季度学一次。拓宽公开渠道，办好简报。",
            ["加强业务培训，每季度学一次", "拓宽公开渠道，办好简报"],
        ),
    ],
)
def test_measures_are_told_apart(typed: str, headings: list[str]) -> None:
    assert [measure.heading for measure in read_measures(typed)] == headings


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3, unique=True),
    st.sampled_from(
        ["{n}.", "（{n}）", "{han}是", "第{han}，", "其{han}，", "（{han}）", "{n}、", "{circled}"]
    ),
    st.sampled_from(["；", "，", "\n", " ；"]),
    st.sampled_from(["", "主要问题有：", "我想了几条："]),
)
def test_every_style_gives_the_items_back(
    items: list[str], style: str, between: str, before: str
) -> None:
    marked = [
        style.format(n=number, han=HAN[number - 1], circled="①②③"[number - 1]) + item
        for number, item in enumerate(items, start=1)
    ]
    assert read_sentences(before + between.join(marked)) == items


@pytest.mark.parametrize(
    "typed",
    [
        "问题：栏目更新拖得久；来查的群众不多。下一步：加强培训；拓宽渠道",
        "存在的问题：一是栏目更新拖得久，二是来查的群众不多。下一步打算：一是加强培训，二是拓宽渠道。",
        "主要问题是栏目更新拖得久、来查的群众不多，下一步打算：加强培训；拓宽渠道",
    ],
)
def test_problems_and_measures_of_one_message_are_parted(typed: str) -> None:
    bare = Context(load_questionnaire())
    context = replace(bare, understood=lambda asked, words: understand(asked, words, bare))
    values = labelled_answers(Heard(typed, context.lexicon), context)
    assert values is not None
    assert values["improvement.problems"] == SENTENCES[:2]
    assert [each.heading for each in values["improvement.measures"]] == ["加强培训", "拓宽渠道"]


def test_one_name_before_an_answer_parts_nothing() -> None:
    context = Context(load_questionnaire())
    for typed in ("问题：更新慢，措施不多", "规范流程：当天登记。加强培训：每季度学一次"):
        assert labelled_answers(Heard(typed, context.lexicon), context) is None
