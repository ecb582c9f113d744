"""Whose a material is: told by names that end as bodies' do, not by any sign in a title."""

import pytest

from report_assistant.materials.whose import Own
from report_assistant.report.bodies import bodies_in, ends_as_body
from tests.materials.readings import OWN, facts

NO_BODIES = [
    "2025年政府信息公开工作总结",
    "2025年政府信息公开情况统计表",
    "政务公开专区建设情况",
    "城市管理政务公开工作总结",
    "推进乡村振兴情况",
    "市场监管情况",
    "各乡镇政务公开情况",
    "政务公开进社区活动",
    "办事大厅公开情况",
    "政务公开工作领导小组办公室",
]
NAMES = {
    "青石镇2025年政务公开工作总结": "青石镇",
    "青石镇人民政府关于2025年政府信息公开工作的报告": "青石镇人民政府",
    "填报单位：青石镇": "青石镇",
    "松溪县数据局2025年数据": "松溪县数据局",
    "全县政务公开情况统计表": "全县",
    "县政府信息公开工作总结": "县",
    "县残联政务公开总结": "县残联",
}


@pytest.mark.parametrize("title", NO_BODIES)
def test_a_title_that_names_no_body(title: str) -> None:
    assert not list(bodies_in(title))


@pytest.mark.parametrize("title", NAMES)
def test_the_body_that_a_title_names(title: str) -> None:
    assert list(bodies_in(title)) == [NAMES[title]]


@pytest.mark.parametrize("words", ["政务公开专区", "统筹城乡", "便民大厅", "政府网站"])
def test_ordinary_words_do_not_end_as_bodies(words: str) -> None:
    assert not ends_as_body(words)


@pytest.mark.parametrize("title", NO_BODIES)
def test_figures_below_such_a_title_are_our_own(title: str) -> None:
    assert facts(f"{title}\n全年组织政务公开培训2次。\n") == {"trainings": 2}


@pytest.mark.parametrize(
    "title",
    ["青石镇2025年政务公开工作总结", "全县政务公开情况统计表", "县政府2025年政务公开工作总结"],
)
def test_figures_below_another_s_title_are_left(title: str) -> None:
    assert not facts(f"{title}\n全年组织政务公开培训2次。\n")


@pytest.mark.parametrize(
    ("own", "line", "is_other"),
    [
        (OWN, "镇党政办总结", False),
        (OWN, "全镇政务公开统计", False),
        (OWN, "松溪县总结", True),
        (OWN, "镇江市总结", True),
        ("松溪县住房和城乡建设局", "松溪县住建局总结", False),
        ("松溪县农业农村局", "松溪县总结", True),
        ("松溪县人民政府", "全县政务公开统计", False),
    ],
)
def test_how_its_own_people_write_a_name(own: str, line: str, is_other: bool) -> None:
    assert Own(own).is_of_another([line]) is is_other


def test_the_name_of_a_chat_s_group_is_no_issuer() -> None:
    chat = """县政务公开工作群
2025-12-30 14:05 云岭镇小王：政务公开全年网站公开信息203条
2025-12-30 14:06 李四：好
"""
    assert facts(chat) == {"website": 203}
