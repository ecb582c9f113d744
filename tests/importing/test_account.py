"""What was read of a report, and what was not: nothing is missing unseen, nothing is told twice."""

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.importing.account import Account, account_of
from report_assistant.importing.imported import import_report
from report_assistant.importing.untaken import last_text
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.last_text import NO_TEXT
from report_assistant.word.reader import read_report_bytes, read_report_text
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.importing.test_import import OTHER

QUESTIONNAIRE = load_questionnaire()
MORE = OTHER.replace(
    "发布政策解读5篇。", "发布政策解读5篇。财政信息公开12条，电视台播出17条。"
).replace(
    "380元。",
    "380元。办理建议5件、提案8件，都按期公开。\n本镇还承办了县里的公开日活动，来了很多群众。",
)


def account(data: bytes, name: str) -> Account:
    printed = read_report_bytes(data, name)
    imported = import_report(printed, QUESTIONNAIRE)
    return account_of(imported.report, last_text(printed, imported), QUESTIONNAIRE)


def of_section(told: Account, number: int) -> dict[str, str]:
    section = next(each for each in told.sections if each.number == number)
    return {answer.title: answer.value for answer in section.answers}


@pytest.fixture(scope="module")
def other() -> Account:
    return account(MORE.encode(), "年报.txt")


def test_what_was_read_stands_by_section_with_the_words_that_say_it(other: Account) -> None:
    assert of_section(other, 0)["单位全称"] == "松岭镇"
    assert of_section(other, 1)["政府网站公开条数"] == "213 条"
    overview = next(each for each in other.sections if each.number == 1)
    quoted = {answer.title: answer.quoted for answer in overview.answers}
    assert "213" in quoted["政府网站公开条数"] or "２１３" in quoted["政府网站公开条数"]


def test_figures_that_no_answer_took_are_told_and_only_those(other: Account) -> None:
    unread = "".join(next(each.unread for each in other.sections if each.number == 1))
    assert "12条" in unread and "17条" in unread
    assert "213" not in unread and "2次" not in unread and "38期" not in unread


def test_what_an_answer_holds_in_words_is_read(other: Account) -> None:
    assert not next(each.unread for each in other.sections if each.number == 6)


def test_a_table_that_is_not_there_is_told_once(other: Account) -> None:
    assert sum("表二" in sentence for sentence in other.all_unread) == 1


@pytest.mark.parametrize("name", ["all-zero-2025", "busy-town-2025"])
def test_of_a_file_of_ours_all_is_read(name: str) -> None:
    told = account(write_docx(assemble(example(name))), "年报.docx")
    assert told.all_unread == ()
    tables = [words for section in told.sections for words in section.tables]
    assert len(tables) == 3 and all("都读到了" in words for words in tables)
    assert told.has_text and told.is_told


def test_without_its_text_nothing_is_said_to_be_read_whole() -> None:
    told = account_of(example("busy-town-2025"), NO_TEXT, QUESTIONNAIRE)
    assert told.answers_read > 20 and not told.is_told and not told.has_text


def test_a_text_of_thousands_of_sentences_is_looked_at_in_part() -> None:
    """What was not read is told up to a bound: each sentence is held against every quote."""
    lines = [f"第{n}件事项已经按要求办理完毕，收到申请{n}件。" for n in range(20_000)]
    text = "\n".join(["六、其他需要报告的事项", *lines])
    printed = read_report_text(text, "年报.txt")
    found = last_text(printed, import_report(printed, QUESTIONNAIRE))
    assert 0 < len(found.passages) <= 400
