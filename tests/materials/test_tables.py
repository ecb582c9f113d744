"""Tables of figures: the column of the year, the row of the body."""

import pytest

from report_assistant.materials.files import contents_of, contents_of_sheets
from report_assistant.materials.material import Material
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.sheets.workbook import Sheet
from tests.materials.readings import OWN, YEAR, facts

Rows = list[tuple[str, ...]]

QUARTERS: Rows = [
    ("云岭镇2025年政务公开统计表", "", "", "", "", "", "", ""),
    ("类别", "指标", "单位", "2024年全年", "一季度", "上半年小计", "四季度", "2025年合计"),
    ("渠道", "县政府网站", "条", "171", "38", "85", "52", "191"),
    ("", "“云岭发布”微信公众号", "条", "98", "31", "55", "33", "117"),
    ("依申请", "收到政府信息公开申请", "件", "1", "0", "1", "0", "2"),
    ("", "其中：自然人", "件", "1", "0", "1", "0", "1"),
    ("", "其中：企业（合作社）", "件", "0", "0", "0", "0", "1"),
    ("保障", "组织业务培训", "次", "1", "1", "1", "0", "2"),
    ("其他", "12345热线办件", "件", "306", "81", "173", "75", "336"),
]


def _read(rows: Rows, name: str = "表一") -> Material:
    contents = contents_of_sheets((Sheet(name, tuple(rows)),), "统计.xlsx")
    return read_material(contents, OWN, YEAR, load_questionnaire())


def test_the_year_s_column_is_taken() -> None:
    found = {fact.question: fact.value for fact in _read(QUARTERS).facts}
    assert found.pop("applications.received").total == 2
    assert found == {
        "overview.disclosure.website": 191,
        "overview.disclosure.new_media": 117,
        "overview.supervision.trainings": 2,
    }


def test_the_place_is_the_row_of_the_sheet() -> None:
    assert _read(QUARTERS).facts[0].origins[0].place == "工作表“表一”第3行"


def test_without_a_column_of_the_year_nothing_is_taken() -> None:
    assert not _read([row[:-1] for row in QUARTERS]).facts


BODIES: Rows = [
    ("松溪县2025年度乡镇政务公开情况", "", "", ""),
    ("乡镇", "网站", "公众号", "排名"),
    ("青石镇", "233", "190", "2"),
    ("云岭镇", "203", "114", "5"),
    ("合计", "436", "304", ""),
]


def test_of_a_row_for_each_body_the_own_is_taken() -> None:
    found = {fact.question: fact.value for fact in _read(BODIES).facts}
    assert found == {"overview.disclosure.website": 203, "overview.disclosure.new_media": 114}


def test_of_nine_months_nothing_is_taken() -> None:
    nine = [("松溪县2025年1—9月乡镇政务公开情况", "", "", ""), *BODIES[1:]]
    assert not _read(nine).facts


def test_a_table_of_text_kept_apart_by_blanks() -> None:
    words = """松溪县人民政府办公室关于2025年政务公开情况的通报
单位        网站     公众号    排名
青石镇      233      190       2
云岭镇      203      114       5
合    计    436      304       —
"""
    assert facts(words) == {"website": 203, "new_media": 114}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_of_a_spreadsheet(encoding: str) -> None:
    words = "项目,数量\n政府网站公开信息（条）,203\n微信公众号（条）,114\n".encode(encoding)
    read = read_material(contents_of(words, "云岭.csv"), OWN, YEAR, load_questionnaire())
    assert {fact.value for fact in read.facts} == {203, 114}


TRAININGS: Rows = [
    ("云岭镇2025年政务公开培训登记表", "", ""),
    ("日期", "内容", "人数"),
    ("2025-05-12", "条例学习", "34"),
    ("2025.10.9", "网站发布", "29"),
    ("2024-12-20", "上年补课", "10"),
    ("合计", "", "73"),
]


def test_a_list_of_trainings_is_counted() -> None:
    found = {fact.question: fact.value for fact in _read(TRAININGS, "培训").facts}
    assert found == {"overview.supervision.trainings": 2, "overview.supervision.trained": 63}


@pytest.mark.parametrize(
    "changed",
    [
        ("2025年5月", "条例学习", "34"),
        ("", "条例学习", "34"),
    ],
)
def test_a_list_with_a_row_that_is_not_clear_is_not_counted(changed: tuple[str, ...]) -> None:
    assert not _read([*TRAININGS[:2], changed, *TRAININGS[3:]], "培训").facts


def test_a_list_of_other_trainings_is_not_counted() -> None:
    rows = [("云岭镇2025年消防培训登记表", "", ""), *TRAININGS[1:]]
    assert not _read(rows, "培训").facts


def _months(total: str, count: int = 12) -> Rows:
    months = [(f"{month}月", "10", "5") for month in range(1, count + 1)]
    return [
        ("云岭镇2025年政务公开信息发布台账", "", ""),
        ("月份", "网站（条）", "微信公众号（条）"),
        *months,
        ("合计", total, str(5 * count)),
    ]


def test_of_a_row_for_each_month_the_sum_is_taken() -> None:
    found = {fact.question: fact.value for fact in _read(_months("120")).facts}
    assert found == {"overview.disclosure.website": 120, "overview.disclosure.new_media": 60}


def test_a_sum_that_the_months_do_not_come_to_is_left() -> None:
    found = {fact.question: fact.value for fact in _read(_months("118")).facts}
    assert found == {"overview.disclosure.new_media": 60}


def test_eleven_months_are_not_the_year() -> None:
    assert not _read(_months("110", count=11)).facts


def test_who_filled_a_table_in_tells_whose_it_is() -> None:
    rows: Rows = [("松溪县2025年政务公开统计表", ""), ("填报单位：云岭镇", ""), ("指标", "数量")]
    rows.append(("政府网站（条）", "203"))
    assert [fact.value for fact in _read(rows).facts] == [203]
    rows[1] = ("填报单位：青石镇", "")
    assert not _read(rows).facts


def test_a_column_of_the_communities_is_not_their_number() -> None:
    heads = ("项目", "数量")
    assert not _read([heads, ("社区", "55"), ("政务公开栏", "")]).facts
    found = _read([heads, ("社区（个）", "6"), ("政务公开栏", "")]).facts
    assert [fact.value for fact in found] == [6]
