"""The first question is read by a shortcut: it says what the questionnaire says."""

from report_assistant.questionnaire import first_question
from report_assistant.questionnaire.question import Questionnaire

PLAIN = """section: 0
questions:
  - name: filters.x
    label: 只在有去年的时候问
    relevant: has_last
  - name: organisation.name
    label: 名称是什么？
    hint: 写全称。
"""


def test_the_words_are_those_of_the_first_question(questionnaire: Questionnaire) -> None:
    question = questionnaire.by_name["organisation.name"]
    assert first_question.first_question() == f"{question.label}\n{question.hint}"


def test_plain_words_are_taken_as_yaml_takes_them() -> None:
    words = first_question._plain_words(PLAIN)
    assert words == first_question._read_whole(PLAIN, "a.yaml") == "名称是什么？\n写全称。"


def test_what_is_not_plain_is_left_to_yaml() -> None:
    for label in ('"名称：是什么？"', "|\n      名称是什么？", "名称 # 见说明"):
        content = PLAIN.replace("名称是什么？", label)
        assert not first_question._plain_words(content)
        assert first_question._read_whole(content, "a.yaml").startswith("名称")
