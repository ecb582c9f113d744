"""What a text calls a body."""

import pytest

from report_assistant.checks.bodies import core_name


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("滨海县临港镇人民政府", "临港镇"),
        ("安和县教育局", "教育局"),
        ("江城市城北区教育局", "教育局"),
        ("安和县城东开发区管理委员会", "城东开发区管理委员会"),
        ("安和县高新区管委会", "高新区管委会"),
        ("安和县翠湖景区服务中心", "翠湖景区服务中心"),
    ],
)
def test_a_name_is_cut_to_what_tells_the_body_from_others(name: str, core: str) -> None:
    assert core_name(name) == core
