"""How sentences name a part of the report: 第三部分, 开头."""

import re

from report_assistant.report.chinese_numbers import numeral

OPENING = 0
"""The number of what is printed before section one."""
_OPENING_NAME = "开头"
_BLOCK = re.compile(r"s([1-6])_")


def part_name(section: int) -> str:
    """Name a section in a sentence: 第一部分; 开头 for what is printed before it."""
    return _OPENING_NAME if section == OPENING else f"第{numeral(section)}部分"


def section_of_block(block: str) -> int | None:
    """Return the section that a block's id names: s1_disclosure -> 1; `None` for another id."""
    found = _BLOCK.match(block)
    return int(found[1]) if found else None
