"""What a Word file may hold besides the tables of the form."""

import pytest

from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.tables import TABLE_OF
from report_assistant.word.reader import read_report_bytes
from tests.reading.figures import invented
from tests.reading.grids import Drawn, drawn_rows
from tests.reading.word_layouts import package, paragraph, report_body, word_table

FIGURES = invented()["every"]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(body: str, **parts: str) -> PrintedReport:
    return read_report_bytes(package(body, **parts), "年报.docx")


def table(key: str) -> str:
    return word_table(drawn_rows(TABLE_OF[key], FIGURES))


def sections(printed: PrintedReport) -> list[tuple[int, str]]:
    return [(p.section, p.text) for p in printed.paragraphs if p.level is Level.SECTION]


def test_a_table_without_its_last_block_leaves_that_cell_unread() -> None:
    rows = drawn_rows(TABLE_OF["proactive_disclosure"], FIGURES)[:-3]
    printed = read(word_table(rows))
    assert "proactive_disclosure.fees" not in printed.cells
    assert "proactive_disclosure.coercion" in printed.cells
    assert "表二没有读到“行政事业性收费”一行。" in printed.unread
    assert "没有找到表三（收到和处理政府信息公开申请情况）。" in printed.unread


def test_tables_are_known_by_their_labels_in_any_order() -> None:
    printed = read(table("review_litigation") + "<w:p/>" + table("applications"))
    assert printed.found_tables == {"applications", "review_litigation"}
    assert len(printed.cells) == 190


def test_a_table_of_other_things_is_not_taken() -> None:
    own = [
        [Drawn(text, False, 1, 1, True, False) for text in row]
        for row in (("事项", "件数"), ("行政许可", "12"), ("公共服务", "8"))
    ]
    printed = read(word_table(own))
    assert not printed.cells
    assert not printed.found_tables


def test_a_row_that_is_not_of_the_form_is_named() -> None:
    rows = drawn_rows(TABLE_OF["applications"], FIGURES)
    extra = [Drawn("9.属于军事机密", False, 3, 1, True, False)]
    extra += [Drawn("1", True, 1, 1, True, False)] * 7
    printed = read(word_table([*rows, extra]))
    assert any("属于军事机密" in sentence for sentence in printed.unread)


def test_cells_that_do_not_fit_the_heads_are_not_guessed() -> None:
    rows = drawn_rows(TABLE_OF["applications"], FIGURES)
    received = next(row for row in rows if row[0].text.startswith("一、"))
    del received[3]
    headless = [row for row in rows if row[0].text[:2] in ("一、", "二、", "四、")]
    printed = read(word_table(headless))
    assert not any(path.startswith("applications.received.") for path in printed.cells)
    assert "applications.carried_over.total" in printed.cells
    assert any("本年新收" in sentence for sentence in printed.unread)


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    rows = drawn_rows(TABLE_OF["proactive_disclosure"], FIGURES)
    swapped = [[row[0], row[2], row[1], row[3]] if len(row) == 4 else row for row in rows]
    values = read(word_table(swapped)).values
    for name in ("issued", "repealed", "in_force"):
        path = f"proactive_disclosure.normative_documents.{name}"
        assert values[path] == int(FIGURES.text(path))


def test_a_mistyped_label_is_still_its_row() -> None:
    body = table("applications").replace("属于四类过程性信息", "属于四类过程信息")
    assert "applications.process_information.total" in read(body).cells


def test_the_same_cell_twice_is_reported() -> None:
    rows = drawn_rows(TABLE_OF["applications"], FIGURES)
    again = [row for row in rows if row[0].text.startswith("一、")]
    other = [[cell._replace(text="99") if cell.is_value else cell for cell in again[0]]]
    printed = read(word_table(rows) + "<w:p/>" + word_table(again) + word_table(other))
    path = "applications.received.natural_person"
    assert printed.cells[path].text == FIGURES.text(path)
    assert len([sentence for sentence in printed.unread if "出现两次" in sentence]) == 7


def test_the_form_of_2019_is_recognised_and_not_taken() -> None:
    rows = (
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规章", "1", "2", "3"),
        ("规范性文件", "4", "5", "6"),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政许可", "7", "8", "9"),
        ("信息内容", "采购项目数量", "采购总金额", ""),
        ("政府集中采购", "1", "2", ""),
    )
    own = [[Drawn(text, False, 1, 1, True, False) for text in row] for row in rows]
    printed = read(word_table(own))
    assert printed.old_form
    assert not printed.cells
    assert any("2019" in sentence for sentence in printed.unread)


def test_headings_without_their_numbers_are_headings() -> None:
    names = ("总体情况", "主动公开政府信息情况", "其他需要报告的事项")
    printed = read("".join(map(paragraph, names)))
    assert [section for section, _ in sections(printed)] == [1, 2, 6]


def test_numbers_that_word_adds_are_part_of_the_text() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="3">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>'
        '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )

    def numbered(level: int, text: str) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = numbered(0, "总体情况") + numbered(1, "主动公开") + numbered(1, "依申请公开")
    printed = read(body + numbered(0, "主动公开政府信息情况"), numbering=numbering)
    assert [(p.text, p.level) for p in printed.paragraphs] == [
        ("一、总体情况", Level.SECTION),
        ("（一）主动公开", Level.HEADING),
        ("（二）依申请公开", Level.HEADING),
        ("二、主动公开政府信息情况", Level.SECTION),
    ]


def test_a_numbered_line_may_stand_in_a_sections_place() -> None:
    names = [
        "一、总体情况",
        "二、主动公开情况",
        "三、收到和处理政府信息公开申请情况",
        "四、行政许可情况",
        "五、存在的主要问题及改进情况",
        "一、更新不及时",
        "六、其他需要报告的事项",
    ]
    printed = read("".join(map(paragraph, names)))
    assert [section for section, _ in sections(printed)] == [1, 2, 3, 4, 5, 6]
    assert "一、更新不及时" in [p.text for p in printed.paragraphs if p.level is Level.HEADING]


def test_a_table_of_contents_is_no_section() -> None:
    contents = "".join(map(paragraph, ("一、总体情况......1", "二、主动公开政府信息情况\t3")))
    printed = read(contents + paragraph("一、总体情况") + paragraph("全年正常。"))
    assert sections(printed) == [(1, "一、总体情况")]
    assert printed.text_of(1) == "全年正常。"


def test_a_heading_broken_off_within_its_paragraph() -> None:
    printed = read(
        paragraph("一、总体情况\n全年正常。") + paragraph("六、其他需要报告的事项：没有。")
    )
    assert sections(printed) == [(1, "一、总体情况"), (6, "六、其他需要报告的事项")]
    assert (printed.text_of(1), printed.text_of(6)) == ("全年正常。", "没有。")


@pytest.mark.parametrize(
    "lines",
    [
        ("云溪镇人民政府2024年政府信息公开工作年度报告",),
        ("云溪镇人民政府", "2024年政府信息公开工作年度报告"),
        ("云溪镇人民政府\n2024年政府信息公开工作年度报告",),
        ("云溪镇人民政府", "2024年度", "政府信息公开工作年度报告"),
        ("2024年云溪镇人民政府", "政府信息公开工作年度报告"),
        ("2024年云溪镇人民政府政府信息公开工作年度报告",),
        ("云溪镇人民政府２０２４年政府信息公开年度报告",),
        ("索引号：11410000", "云溪镇人民政府关于2024年度政府信息公开工作的年度报告"),
    ],
)
def test_the_title_says_who_and_when(lines: tuple[str, ...]) -> None:
    pieces = [*lines, "根据条例编制。", "一、总体情况"]
    printed = read("".join(map(paragraph, pieces)))
    assert (printed.organisation, printed.year) == ("云溪镇人民政府", 2024)
    assert [p.text for p in printed.paragraphs] == ["根据条例编制。", "一、总体情况"]


def test_a_note_under_a_table_belongs_to_it() -> None:
    body = report_body(FIGURES, lambda t: word_table(drawn_rows(t, FIGURES)))
    note = paragraph("注：行政处罚数量含简易程序。")
    begin = body.index("</w:tbl>") + len("</w:tbl>")
    printed = read(body[:begin] + note + body[begin:])
    assert printed.footnotes == {"proactive_disclosure": "注：行政处罚数量含简易程序。"}


def test_raised_note_marks_are_not_digits() -> None:
    path = "applications.received.natural_person"
    body = table("applications")
    marked = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>'
    number = f">{FIGURES.text(path)}</w:t></w:r>"
    begin = body.index(number, body.index("一、本年新收")) + len(number)
    printed = read(body[:begin] + marked + body[begin + len("</w:p>") :])
    assert printed.cells[path].value == int(FIGURES.text(path))
