"""Plain text, Markdown and web pages: what they lose, and what they are written in."""

import pytest

from report_assistant.reading.printed_report import read_blocks
from report_assistant.reading.text_blocks import text_blocks
from report_assistant.report.printed import Level
from report_assistant.report.tables import TABLES
from report_assistant.word.reader import read_report, read_report_bytes, read_report_text
from tests.published.cases import DAMAGED
from tests.reading.figures import invented
from tests.reading.layouts import LAYOUTS

ZEROS = "\t".join("0" * 7)
SEVEN = "1\t2\t3\t4\t5\t6\t21"


def test_a_damaged_report_is_read_and_its_lost_cells_are_named() -> None:
    printed = read_report(DAMAGED)
    assert printed.found_tables == {table.key for table in TABLES}
    assert {cell.value for cell in printed.cells.values()} == {0}
    assert len(printed.cells) == 164
    lost = [sentence for sentence in printed.unread if "没有读到" in sentence]
    assert len(lost) == 6
    assert sum(sentence.count("、") + 1 for sentence in lost) == 36
    assert (printed.organisation[-4:], printed.year) == ("人民政府", 2021)
    sections = [p.section for p in printed.paragraphs if p.level is Level.SECTION]
    assert sections == [1, 2, 3, 4, 5, 6]
    assert len(printed.text_of(1).split("\n")) == 4


def test_a_lost_cell_is_placed_by_what_full_rows_show() -> None:
    rows = f"一、本年新收政府信息公开申请数量\t{SEVEN}\t\t\n二、上年结转政府信息公开申请数量\t{ZEROS}\t\t\n"
    printed = read_report_text(
        rows + "三、本年度办理结果\t（一）予以公开" + "\t" * 7 + "9\t", "年报.txt"
    )
    assert printed.cells["applications.granted.total"].value == 9
    assert "applications.granted.natural_person" not in printed.cells
    assert "applications.granted.other" not in printed.cells


def test_without_full_rows_a_lost_cell_is_not_placed() -> None:
    rows = "二、上年结转政府信息公开申请数量" + "\t" * 7 + "9\t\n（一）予以公开" + "\t" * 8 + "4"
    printed = read_report_text(rows, "年报.txt")
    assert not printed.cells
    assert any("上年结转" in sentence for sentence in printed.unread)


def test_numbers_behind_a_label_with_blanks_between() -> None:
    text = "（三）不予公开 1.属于国家秘密 1 0 0 0 0 0 1\n2.重复申请 3 0 0 0 0 0 3\n"
    values = read_report_text(text, "年报.txt").values
    assert values["applications.state_secret.total"] == 1
    assert values["applications.duplicate.natural_person"] == 3


def test_tabs_in_text_make_no_table() -> None:
    printed = read_report_text(
        "一、总体情况\n联系电话：\t0123\n二、主动公开政府信息情况", "年报.txt"
    )
    assert printed.text_of(1) == "联系电话： 0123"


def test_a_web_table_in_markdown() -> None:
    page = LAYOUTS["web_plain.html"](invented()["every"]).decode()
    table = page[page.index("<table") : page.index("</table>") + len("</table>")]
    padding = "全年工作正常。\n" * 400
    printed = read_report_text(f"# 报告\n\n{padding}\n\n{table}\n", "年报.md")
    assert len(printed.cells) == 10
    assert len(printed.paragraphs) == 401


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    words = "云溪镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n工作正常，𠮷。\n"
    data = words.encode(encoding)
    printed = read_report_bytes(data, "年报.txt")
    assert printed.year == 2024
    assert printed.text_of(1) == "工作正常，𠮷。"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030"])
def test_a_page_in_its_declared_encoding(charset: str) -> None:
    page = LAYOUTS["web_from_word.html"](invented()["every"]).decode("gb18030")
    data = page.replace("charset=gb2312", f"charset={charset}").encode("gb18030")
    assert len(read_report_bytes(data, "post_123.html").cells) == 200


def test_a_page_whose_declared_encoding_is_wrong() -> None:
    page = LAYOUTS["web_from_word.html"](invented()["every"]).decode("gb18030")
    assert len(read_report_bytes(page.encode("utf-8"), "post_123.html").cells) == 200


def test_a_page_is_known_by_its_content() -> None:
    data = LAYOUTS["web_plain.html"](invented()["every"])
    assert len(read_report_bytes(data, "年报").cells) == 200


def test_hidden_text_and_the_pages_own_lines_are_left_out() -> None:
    page = (
        "<html><body><p>首页</p><h1>云溪镇人民政府2024年政府信息公开工作年度报告</h1>"
        "<p style='DISPLAY: none'>一、旧文</p><p>一、总体情况</p><p>工作<b>正</b>常。</p>"
        "<table><tr><td>一、本年新收政府信息公开申请数量</td>" + "<td>1</td>" * 7 + "</tr>"
        "<tr><td>二、上年结转政府信息公开申请数量</td>" + "<td>0</td>" * 7 + "</tr></table>"
        "<p>六、其他需要报告的事项</p><p>没有。</p><p>版权所有：某某</p><p>电话</p></body></html>"
    )
    printed = read_report_bytes(page.encode(), "a.html")
    assert printed.text_of(1) == "工作正常。"
    assert printed.text_of(6) == "没有。"
    assert printed.values["applications.received.total"] == 1


def test_note_marks_in_a_web_cell_are_not_digits() -> None:
    rows = (
        "<tr><td>一、本年新收政府信息公开申请数量<td>1<sup>2</sup>" + "<td>0" * 6 + "</tr>"
        "<tr><td>二、上年结转政府信息公开申请数量" + "<td>0" * 7 + "</tr>"
    )
    printed = read_report_bytes(f"<table>{rows}</table>".encode(), "a.html")
    assert printed.values["applications.received.natural_person"] == 1


def test_rows_with_a_stroke_behind_only_are_rows() -> None:
    text = "规章 | 0 | 0 | 0 |\n行政规范性文件 | 1 | 0 | 4 |\n"
    cells = read_blocks(text_blocks(text), "年报.txt").cells
    assert cells["proactive_disclosure.normative_documents.in_force"].value == 4


@pytest.mark.parametrize("behind", ["", " |"])
def test_the_form_of_2019_is_known_by_its_heads_one_cell_a_line(behind: str) -> None:
    heads = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可", "0", "0", "0")
    printed = read_blocks(text_blocks("\n".join(head + behind for head in heads)), "年报.txt")
    assert printed.old_form


@pytest.mark.parametrize(
    "byline",
    [
        "来源：县林业局 发布时间：2025-01-18 12:06 字体：[ 大 中 小 ]",
        "发布日期: 2025-01-18 浏览次数: 37",
        "【打印】 【关闭】",
    ],
)
def test_what_a_website_puts_under_the_title_is_no_text(byline: str) -> None:
    text = f"云岭县林业局2024年政府信息公开工作年度报告\n{byline}\n本报告依据条例编制。\n"
    printed = read_blocks(text_blocks(text), "年报.txt")
    assert [paragraph.text for paragraph in printed.paragraphs] == ["本报告依据条例编制。"]


def test_a_sentence_about_where_news_comes_from_is_text() -> None:
    text = "一、总体情况\n来源：各村上报；发布时间：每月5日前，由党政办审核。\n"
    printed = read_blocks(text_blocks(text), "年报.txt")
    assert len(printed.paragraphs) == 2
