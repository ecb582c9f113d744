"""A register of requests counted into table three: every row is certain, or nothing is taken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from report_assistant.interview.events import FactsShown, Rejected
from report_assistant.language.words.lexicon import lexicon_of
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.tables import TABLE_OF, cell_values
from report_assistant.session.conversation import Conversation
from report_assistant.sheets.ledger import is_ledger, read_ledger
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.interview.talking import only

LEXICON = lexicon_of(load_questionnaire())
HEADS = ("序号", "收到日期", "申请人", "申请人类型", "申请内容", "办理结果", "答复日期", "备注")
WHO = {
    "公民": "natural_person",
    "自然人": "natural_person",
    "个人（委托律师）": "natural_person",
    "松岭县宏达商贸有限公司": "business",
    "青河农民专业合作社": "business",
    "北川律师事务所": "legal_services",
    "江城农业大学": "research",
    "松岭县爱心协会": "public_welfare",
    "柳河村村民委员会": "other",
    "青石镇人民政府": "other",
}
CERTAIN = {
    "予以公开": "granted",
    "已主动公开，告知获取网址": "granted",
    "部分公开（隐去电话）": "partially_granted",
    "予以公开（部分）": "partially_granted",
    "不予公开（保护第三方合法权益）": "third_party_rights",
    "不予公开（涉及第三方）": "third_party_rights",
    "不予公开（属于国家秘密）": "state_secret",
    "属于过程性信息，不予公开": "process_information",
    "第三方不同意，涉及商业秘密，不予公开": "third_party_rights",
    "信息不存在": "not_held",
    "不属于本机关职责，告知向县住建局申请": "not_held",
    "无现成信息，需另行制作，不予提供": "needs_creation",
    "重复申请": "duplicate",
    "属信访事项，告知信访渠道": "petition",
    "逾期未补正，不再处理": "not_corrected",
    "申请人撤回": "other_handling",
}


def block(*rows: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    numbered = ((str(at), *row) for at, row in enumerate(rows, start=1))
    return (("某局申请登记台账",), HEADS, *numbered)


def case(
    came: str, who: str, result: str, answered: str = "2025-06-01"
) -> tuple[str, str, str, str, str, str, str]:
    return (came, "", who, "征地批文", result, answered, "")


cases = st.tuples(st.sampled_from([*WHO]), st.sampled_from([*CERTAIN]))


@given(st.lists(cases, min_size=1, max_size=30))
def test_every_row_is_counted_once(rows: list[tuple[str, str]]) -> None:
    made = block(*(case("2025.3.4", who, result) for who, result in rows))
    numbers = read_ledger(made, 2025, LEXICON).numbers
    for who in set(WHO.values()):
        of_kind = [result for each, result in rows if WHO[each] == who]
        assert numbers[f"applications.received.{who}"] == len(of_kind)
        for row in set(CERTAIN.values()):
            wanted = sum(CERTAIN[result] == row for result in of_kind)
            assert numbers[f"applications.{row}.{who}"] == wanted
    assert sum(n or 0 for p, n in numbers.items()) == 2 * len(rows)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (case("2025-12-20", "公民", "办理中", ""), {"received", "carried_forward"}),
        (case("2025-12-20", "公民", "", ""), {"received", "carried_forward"}),
        (case("2025-12-20", "公民", "予以公开", "2026-01-09"), {"received", "carried_forward"}),
        (case("2025年5月6日", "公民", "延期后予以公开"), {"received", "granted"}),
        (case("2025年5月6日", "公民", "经延期，予以公开", ""), {"received", "granted"}),
        (case("2025年5月6日", "公民", "征求第三方意见中", "/"), {"received", "carried_forward"}),
    ],
)
def test_the_dates_tell_the_year(row: tuple[str, ...], wanted: set[str]) -> None:
    numbers = read_ledger(block(row), 2025, LEXICON).numbers
    assert {path.split(".")[1] for path, number in numbers.items() if number} == wanted


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (case("2024-12-20", "公民", "予以公开", "2025-01-08"), {"carried_over", "granted"}),
        (case("2024-12-20", "公民", "延期，办理中", ""), {"carried_over", "carried_forward"}),
    ],
)
def test_what_came_before_the_year_was_carried_over(row: tuple[str, ...], wanted: set[str]) -> None:
    counted = block(row, case("2025.3.4", "青石镇人民政府", "重复申请"))
    numbers = read_ledger(counted, 2025, LEXICON).numbers
    of_people = {p.split(".")[1] for p, n in numbers.items() if n and p.endswith("natural_person")}
    assert of_people == wanted


@pytest.mark.parametrize(
    "row",
    [
        case("2024-03-20", "公民", "予以公开", "2024-04-08"),
        case("2026-01-05", "公民", "办理中", ""),
        case("2025-05-12", "公民", "作废", ""),
    ],
)
def test_rows_of_other_years_and_void_ones_are_left(row: tuple[str, ...]) -> None:
    counted = block(case("2025.3.4", "公民", "予以公开"), row)
    numbers = read_ledger(counted, 2025, LEXICON).numbers
    assert sum(number or 0 for number in numbers.values()) == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (case("三月四日", "公民", "予以公开"), "日期"),
        (case("2025.3.4", "公民", "已转科室"), "已转科室"),
        (case("2025.3.4", "法人或其他组织", "予以公开"), "法人或其他组织"),
        (case("2024.3.4", "公民", "予以公开", ""), "答复"),
        (case("2025.12.30", "公民", "予以公开", "2026.1"), "2026.1"),
        (case("2025.12.30", "公民", "予以公开", "1月5日"), "1月5日"),
        (case("2025.3.4", "公民", "未予公开"), "未予公开"),
        (case("2025.3.4", "公民", "信息不存在，另部分信息予以公开"), "信息不存在"),
        (case("2025.3.4", "公民", "予以公开，其中第三方信息不予公开"), "第三方"),
        (case("2025.3.4", "青河加油站", "予以公开"), "加油站"),
        (case("2025.3.4", "青河会计师事务所", "予以公开"), "会计师"),
    ],
)
def test_one_row_that_is_not_certain_stops_the_count(row: tuple[str, ...], words: str) -> None:
    pasted = read_ledger(block(case("2025.3.4", "公民", "予以公开"), row), 2025, LEXICON)
    assert not pasted.numbers
    assert "第 4 行" in pasted.told[0] and words in pasted.told[0]


@pytest.mark.parametrize(
    "heads",
    [("序号", "姓名", "电话", "地址"), ("日期", "培训内容", "人数"), ("项目", "上半年", "合计")],
)
def test_other_lists_are_no_register(heads: tuple[str, ...]) -> None:
    assert not is_ledger((heads, tuple("1" for _ in heads)))


def test_a_pasted_register_is_shown_and_taken(store: Store, questionnaire: Questionnaire) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    rows = block(
        case("2025.3.4", "公民", "予以公开"), case("2025.3.5", "北川律师事务所", "重复申请")
    )
    pasted = "\n".join("\t".join(row) for row in rows)
    (refused,) = only(talking.say(pasted), Rejected)
    assert "年份" in refused.reason
    talking.say("青石镇人民政府")
    talking.fill({"year": 2025})
    (shown,) = only(talking.say(pasted), FactsShown)
    assert "新收 2 件" in "".join(shown.notes)
    talking.say("确定")
    values = cell_values(talking.interview.answers.report)
    assert values["applications.received.natural_person"] == 1
    assert values["applications.duplicate.legal_services"] == 1
    assert all(p in values for p in TABLE_OF["applications"].paths)


def test_what_is_asked_for_makes_no_row_void() -> None:
    row = ("2025.3.4", "", "公民", "删除个人房产登记信息的依据", "予以公开", "2025.3.9", "")
    numbers = read_ledger(block(row), 2025, LEXICON).numbers
    assert numbers["applications.granted.natural_person"] == 1
    void = ("2025.3.4", "", "公民", "征地批文", "予以公开", "2025.3.9", "登记重复，不计")
    numbers = read_ledger(block(row, void), 2025, LEXICON).numbers
    assert numbers["applications.granted.natural_person"] == 1


def test_a_register_of_another_year_gives_nothing() -> None:
    pasted = read_ledger(block(case("2024.12.20", "公民", "予以公开", "2025.1.8")), 2025, LEXICON)
    assert not pasted.numbers and "2025 年收到的申请" in pasted.told[0]


def test_the_remark_tells_the_result_where_its_column_is_empty() -> None:
    row = ("2025.3.4", "", "公民", "征地批文", "", "", "申请人撤回")
    pasted = read_ledger(block(row), 2025, LEXICON)
    assert pasted.numbers["applications.other_handling.natural_person"] == 1
    open_row = ("2025.12.4", "", "公民", "征地批文", "", "", "")
    told = read_ledger(block(open_row), 2025, LEXICON).told
    assert "第 3 行" in told[0] and "结转下年度" in told[0]


def test_a_register_that_is_not_whole_is_not_counted(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    talking.fill({"organisation.name": "青石镇人民政府", "year": 2025})
    rows = block(*[case("2025.3.4", "公民", "予以公开")] * 600)
    book = Workbook()
    for row in rows[1:]:
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "台账.xlsx")
    for said in (str(tmp_path / "台账.xlsx"), "\n".join("\t".join(row) for row in rows)):
        (refused,) = only(talking.say(said), Rejected)
        assert "没有数全" in refused.reason


def test_a_register_in_a_list_is_counted(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    talking.fill({"organisation.name": "青石镇人民政府", "year": 2025})
    rows = block(*[case("2025.3.4", "公民", "予以公开")] * 3)[1:]
    file = tmp_path / "台账.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    (shown,) = only(talking.say(str(file)), FactsShown)
    assert "新收 3 件" in "".join(shown.notes)
