"""The page's HTML and its parts, and the draft as HTML."""

import re

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from lxml import html

from report_assistant.drafting.assembly import assemble
from report_assistant.report.model import AnnualReport
from report_assistant.tui.palette import PALETTES
from report_assistant.tui.presenting.blocks import Asking
from report_assistant.web.draft_html import page_blocks
from report_assistant.web.page import page_html, page_part
from tests.conftest import example

PAGE = "x" * 22


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("", "16"),
        ("24", "24"),
        ("1", "12"),
        ("999", "40"),
        ("9999", "16"),
        ("-5", "16"),
        ("１８", "16"),
    ],
)
def test_letters_are_neither_tiny_nor_huge(asked: str, size: str) -> None:
    page = html.fromstring(page_html("/s", PAGE, "ws://h/s/ws/x", asked))
    assert page.xpath("//@data-font-size") == [size]


def test_what_is_filled_in_is_escaped() -> None:
    text = page_html('/"><script>', PAGE, "ws://h", "")
    assert "<script>" not in text.replace('<script src="', "")


def test_the_page_names_every_part_that_there_is() -> None:
    text = page_html("/s", PAGE, "ws://h", "")
    parts = re.findall(r"/s/page/([\w.]+)", text)
    assert len(parts) == 5
    assert all(page_part(part) is not None for part in parts)
    assert page_part("server.py") is None
    assert page_part("../web/page.css") is None


def test_styles_name_only_colours_of_the_palette() -> None:
    styles, colours = page_part("page.css"), page_part("colours.css")
    assert styles is not None and colours is not None
    assert set(re.findall(r"var\(--([\w-]+)\)", styles[0])) <= set(PALETTES["light"])
    assert PALETTES["dark"]["side"] in colours[0]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", styles[0])


def test_the_draft_is_escaped_and_marked() -> None:
    report = example("aigang-2021")
    report.organisation.name = "青<b>山镇"
    blocks = {block.id: block for block in page_blocks(assemble(report), None)}
    text = "".join(block.html for block in blocks.values())
    assert "青&lt;b&gt;山镇" in text and "青<b>山镇" not in text
    assert not any(block.is_current for block in blocks.values())
    empty = "".join(block.html for block in page_blocks(assemble(AnnualReport()), Asking()))
    assert "<mark>【待填】</mark>" in empty


def test_tables_have_every_cell(aigang: AnnualReport) -> None:
    text = "".join(block.html for block in page_blocks(assemble(aigang), None))
    tables = html.fromstring(f"<div>{text}</div>").findall(".//table")
    assert [len(table.findall("tr")) for table in tables] == [14, 28, 4]
    values = tables[1].findall('.//td[@class="value"]')
    assert len(values) == 25 * 7
