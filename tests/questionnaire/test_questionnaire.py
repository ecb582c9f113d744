"""The prompts files: ours are right, and whatever is wrong in one is named by line."""

from pathlib import Path

import pytest

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import PromptsError, load_questionnaire
from report_assistant.report.fields import all_paths

BEGINNING = """\
section: 0
title: 基本信息
questions:
  - name: organisation.name
    label: 全称？
"""


def problem(tmp_path: Path, text: str) -> str:
    (tmp_path / "0-basics.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PromptsError) as caught:
        load_questionnaire(tmp_path)
    return str(caught.value)


def test_ours_loads_and_asks_for_every_field(questionnaire: Questionnaire) -> None:
    never_asked = {path for path in all_paths() if questionnaire.covering(path) is None}
    assert never_asked == {
        f"{table}.footnote"
        for table in ("proactive_disclosure", "applications", "review_litigation")
    }


def test_every_question_explains_itself(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        for text in (question.label, question.title, question.hint, question.guidance_hint):
            assert text, question.name
        assert question.example and question.aliases, question.name


def test_every_alias_names_one_question(questionnaire: Questionnaire) -> None:
    seen: dict[str, str] = {}
    for question in questionnaire.questions:
        for alias in question.aliases:
            assert seen.setdefault(alias, question.name) == question.name, alias


@pytest.mark.parametrize(
    ("addition", "line", "words"),
    [
        ("    lable: x\n", 6, "是不是想写“label”"),
        (
            "  - name: overview.disclosure.newmedia\n    label: x\n",
            6,
            "overview.disclosure.new_media",
        ),
        ("  - name: organisation.name\n    label: x\n", 6, "前面已经问过了"),
        ("  - label: x\n", 6, "都要有 name"),
        ("  - name: year\n", 6, "都要有 label"),
        ("  - name: year\n    label: x\n    relevant: organisation.nmae\n", 8, "organisation.name"),
        ("  - name: year\n    label: x\n    relevant: (1 +\n", 8, "括号"),
        ("  - name: year\n    label: x\n    relevant: overview.lead\n", 8, "还没有问到"),
        ("  - name: year\n    label: x\n    relevant: year > 1\n", 8, "它自己"),
        ("  - name: year\n    label: x\n    relevant: filters.more\n", 8, "filters.more"),
        ("  - name: year\n    label: x\n    aliases: 新\n", 8, "列表"),
        ("  - name: year\n    label: x\n    required: 也许\n", 8, "true 或 false"),
        ("  - name: filters.x\n    label: x\n    title: x\n", 6, "choices"),
        ("  - name: filters.x\n    label: x\n    title: x\n    choices: outcome\n", 9, "outcomes"),
        ("  - each: outcome\n    name: x\n    label: x\n", 6, "outcomes"),
        ("   - 缩进不对\n", 6, "缩进"),
        ("    label: 又一次\n", 6, "写了两次"),
        ("    hint: *别名\n", 6, "格式|引用"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_nearest_name(
    tmp_path: Path, addition: str, line: int, words: str
) -> None:
    import re

    message = problem(tmp_path, BEGINNING + addition)
    assert re.search(words, message), message
    assert f"0-basics.yaml 第 {line} 行" in message, message


def test_several_mistakes_are_all_reported(tmp_path: Path) -> None:
    message = problem(tmp_path, BEGINNING + "    a: 1\n    b: 2\n")
    assert len(message.splitlines()) == 2


@pytest.mark.parametrize("text", ["", "[]", "section: x\n", "section: 1\nquestions: 3\n"])
def test_files_that_are_no_questionnaire(tmp_path: Path, text: str) -> None:
    assert "0-basics.yaml 第 " in problem(tmp_path, text)
